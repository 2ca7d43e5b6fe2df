"""A release is refused while anything is unfinished, and prepared whole otherwise."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from fixtures.scripts import as_module

ROOT = Path(__file__).resolve().parents[2]
release = as_module(ROOT / "scripts" / "release.py")


@pytest.fixture
def project(tmp_path):
    """A small project in git, with one unreleased change."""
    package = tmp_path / "src" / "ofsted_report"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('"""A package."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- A change.\n", encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def test_a_finished_project_gets_its_version_and_a_dated_changelog(project):
    assert list(release.unfinished(project, "0.2.0")) == []
    release.prepare(project, "0.2.0", date(2027, 1, 14))
    assert release.current_version(project) == "0.2.0"
    changelog = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.split("\n\n") == ["# Changelog", "## Unreleased", "## 0.2.0 – 2027-01-14", "- A change.\n"]


@pytest.mark.parametrize(
    ("changelog", "version", "told"),
    [
        ("## Unreleased\n\n", "0.2.0", "no entries"),
        ("## Unreleased\n\n- TODO\n", "0.2.0", "placeholder “TODO”"),
        ("## Unreleased\n\n- A change.\n\n## 0.2.0 – 2026-01-01\n", "0.2.0", "already has a section"),
        ("## Unreleased\n\n- A change.\n", "0.0.9", "not newer"),
        ("## Unreleased\n\n- A change.\n", "next", "not a version"),
    ],
)
def test_what_is_unfinished_is_told_and_nothing_is_written(project, capsys, changelog, version, told):
    (project / "CHANGELOG.md").write_text(changelog, encoding="utf-8")
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qam", "y"], cwd=project, check=True
    )
    assert release.main([version], root=project) == 1
    assert told in capsys.readouterr().err
    assert release.current_version(project) == "0.1.0"


def test_changes_that_are_not_committed_are_told(project):
    (project / "new.txt").write_text("x", encoding="utf-8")
    assert any("not committed" in problem for problem in release.unfinished(project, "0.2.0"))


def test_a_candidate_comes_before_its_release():
    assert release._order("1.0.0rc1") < release._order("1.0.0") < release._order("1.0.1")
