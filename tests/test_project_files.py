"""Files about the project itself: the lock, the workflow, the issue form."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCK = (ROOT / "requirements" / "all.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def locked() -> dict[str, str]:
    """Each locked package with its version."""
    return {match[1].lower(): match[2] for match in re.finditer(r"^([\w.-]+)==([^\s;\\]+)", LOCK, re.MULTILINE)}


def test_the_lock_names_no_index_and_no_local_path():
    """It must work wherever it is used, and give away nothing of where it was made."""
    assert not re.search(r"https?:|file:|index-url|find-links|trusted-host|(?:^|\s)[./]+/", LOCK)


def test_every_locked_package_has_hashes():
    packages = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert len(packages) > 30
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


def test_the_lock_has_every_dependency_that_the_project_names():
    """`docs/releasing.md` has the command that brings it up to date."""
    named = [*PROJECT["dependencies"], *(line for extra in PROJECT["optional-dependencies"].values() for line in extra)]
    names = {re.match(r"[\w.-]+", line)[0].lower().replace("_", "-") for line in named}  # type: ignore[index]
    assert names - {"ofsted-report"} - set(locked()) == set()


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-workflows", ".github/workflows/ci.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/ci.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/document-read-wrong.yml"),
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_what_a_host_reads_has_the_form_it_expects(schema, path):
    """The workflow cannot run here; its form can be checked."""
    main = pytest.importorskip("check_jsonschema").main
    with pytest.raises(SystemExit) as done:
        main(["--builtin-schema", schema, str(ROOT / path)])
    assert done.value.code in (0, None)
