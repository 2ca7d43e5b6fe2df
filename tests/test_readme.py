"""The README is what people go by: what it says of commands and exit codes must be so."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import pytest

from ofsted_report.errors import ExitCode

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table(header: str) -> list[list[str]]:
    """The rows of the table whose header row begins with `header`."""
    lines = README[README.index(f"\n| {header} |") :].strip().splitlines()
    rows = list(takewhile(lambda line: line.startswith("|"), lines))
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows[2:]]


def test_the_table_of_exit_codes_is_the_programs_own() -> None:
    """Scripts are written from this table."""
    assert [(int(code), name) for code, name, _ in table("code")] == [(code.value, code.name) for code in ExitCode]


def test_the_table_of_commands_names_them_all() -> None:
    """A command that is not listed is not found; one that is listed must be there."""
    from typer.main import get_command

    from ofsted_report.cli.app import program

    listed = {match[1] for row in table("command") if (match := re.match(r"`([\w-]+)", row[0]))}
    assert listed == set(get_command(program()).commands)  # type: ignore[attr-defined]


def test_the_first_two_fenced_blocks_are_the_two_commands() -> None:
    """CI takes the commands from here, word for word: the first builds a sample's report, the second runs the tests."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, flags=re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    assert "ofsted-report build samples/" in blocks[0]
    assert "pytest" in blocks[1]
    assert all(block.count("\n") == 1 for block in blocks), "one line each, to be copied in one go"


PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "samples/README.md", ROOT / "benchmarks/README.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_of_a_page_are_there(page: Path) -> None:
    """A link to a page or a heading that was moved helps nobody."""
    for target in re.findall(r"\]\((?!http)([^)]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = target.partition("#")
        linked = page.parent / name if name else page
        assert linked.exists(), target
        assert not heading or heading in headings(linked), target


def headings(page: Path) -> set[str]:
    """The headings of a Markdown page, as links name them: "What you need" is `what-you-need`."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", line).strip().lower().replace(" ", "-") for line in lines}


PACKAGE = ROOT / "src" / "ofsted_report"
MAP = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MAP = MAP[MAP.index("## Modules") : MAP.index("**Layers**")]


def test_the_map_of_the_modules_names_only_what_is_there() -> None:
    """A newcomer who goes by docs/architecture.md must find every module it names, and every folder of the package."""
    there = {path.name for path in ROOT.rglob("*.py") if ".venv" not in path.parts}
    assert set(re.findall(r"\b\w+\.py\b", MAP)) <= there
    folders = set(re.findall(r"^ +([a-z_]+)/ ", MAP, flags=re.MULTILINE))
    assert {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()} <= folders


@pytest.mark.parametrize("folder", sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py")))
def test_the_map_of_the_modules_names_every_module_under_its_folder(folder: str) -> None:
    """A new module gets its words on the map. A module for each command or kind of document is on it as one line."""
    part = re.split(r"^ {4,6}[a-z_]+/ ", MAP[MAP.index(f"\n      {folder}/ ") + 1 :], flags=re.MULTILINE)[1]
    named = set(re.findall(r"\b\w+\.py\b", part)) | {"__init__.py"}
    modules = {path for path in (PACKAGE / folder).rglob("*.py") if path.parent.name != "kinds"}
    if folder == "cli":
        modules = {path for path in modules if "import typer" not in path.read_text(encoding="utf-8")}
    assert {path.name for path in modules} <= named
