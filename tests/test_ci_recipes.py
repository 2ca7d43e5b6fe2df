"""The recipes of docs/problems.md work as they are written, in a small git repository."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ofsted_report import build_report, choose_findings, read_letter, render

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
PAGE = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
RECIPES = PAGE[PAGE.index("## In CI") : PAGE.index("## A report and its letter")]
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", RECIPES, re.M | re.S) for line in block.strip().splitlines()
]
HOOKS = next(block for block in re.findall(r"^```yaml\n(.*?)^```", RECIPES, re.M | re.S) if "repo: local" in block)


def ran(command: str, repository: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A line of a recipe, with the program under test first on the path."""
    path = f"{repository / 'bin'}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, **more}
    return subprocess.run(
        ["bash", "-c", command], cwd=repository, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    """A git repository with a letter, its record, and its report with every field filled or open as `build` leaves it."""
    folder = tmp_path_factory.mktemp("repository")
    for name in ("bin", "letters/expected", "reports"):
        (folder / name).mkdir(parents=True)
    program = folder / "bin" / "ofsted-report"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ofsted_report "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    shutil.copy(SAMPLES / "northmere-focused-visit.pdf", folder / "letters" / "visit.pdf")
    letter = read_letter(folder / "letters" / "visit.pdf")
    content = render(build_report(letter, choose_findings(letter)), "md").content.decode()
    closed = re.sub(r"\\?\[([A-Z][\w ,’'-]{2,40})\\?\]", r"\1", content)  # filled with their own names
    closed = closed.replace("to be confirmed", "agreed")
    (folder / "reports" / "visit-report.md").write_text(closed, encoding="utf-8")
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    assert ran("ofsted-report record letters -o letters/expected", folder).returncode == 0
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_passes_where_all_is_well(repository, command):
    done = ran(command, repository)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_hooks_run_when_a_report_or_a_letter_changes(repository):
    """As pre-commit runs them: entries whose pattern fits a changed file."""
    yaml = pytest.importorskip("yaml")
    for hook in yaml.safe_load(HOOKS)["repos"][0]["hooks"]:
        changed = ["reports/visit-report.md", "letters/visit.pdf"]
        fitting = [path for path in changed if re.search(hook["files"], path)]
        assert "letters/visit.pdf" in fitting
        arguments = "" if hook.get("pass_filenames") is False else " ".join(fitting)
        done = ran(f"{hook['entry']} {arguments}", repository)
        assert done.returncode == 0, done.stdout + done.stderr


def test_annotations_have_paths_from_the_repositorys_top(repository):
    """Wherever the command is called."""
    report = repository / "reports" / "visit-report.md"
    before = report.read_text(encoding="utf-8")
    report.write_text(
        before.replace("Plans for children to return home are not yet", "Plans are now"), encoding="utf-8"
    )
    try:
        done = ran("cd reports && ofsted-report check . --letters ../letters --format github", repository)
    finally:
        report.write_text(before, encoding="utf-8")
    assert done.returncode == 1
    assert "::error file=reports/visit-report.md,line=" in done.stdout
