"""The house's floors (docs/architecture.md): nothing imports upward, nor a neighbour's private names."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "ofsted_report"
FLOORS = (
    "word",
    "reading",
    "letter",
    "findings",
    "settings",
    "report",
    "rendering",
    "checking",
    "comparing",
    "tables",
    "pack",
    "batch",
    "desk",
    "cli",
)
"""From the bottom up; errors, files and a stage's own model may be used from everywhere above."""
MODULES = sorted(path for path in PACKAGE.glob("*/**/*.py"))
HEAVY = {"docx", "docxtpl", "jinja2", "pdfplumber", "rapidfuzz", "holidays", "rich", "pypdfium2", "pikepdf", "msgspec",
         "starlette", "uvicorn", "tomlkit"}  # fmt: skip


@cache
def imports(path: Path) -> list[tuple[str, str]]:
    """What a module imports, wherever in it: (module, name)."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [(node.module, alias.name) for alias in node.names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, "") for alias in node.names]
    return found


def room(path: Path) -> str:
    """The stage that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0]


def test_every_room_has_its_floor() -> None:
    """A new folder must say where it stands."""
    assert {room(path) for path in MODULES} <= set(FLOORS)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_imports_upward_or_sideways(path: Path) -> None:
    """A stage knows the data it takes and gives, never who calls it."""
    floor = FLOORS.index(room(path))
    for module, name in imports(path):
        parts = module.split(".")
        if parts[0] != "ofsted_report" or len(parts) == 1:
            continue
        if parts[1] in FLOORS:
            assert FLOORS.index(parts[1]) <= floor, f"{path.name} imports {module} from above"
            if parts[1] != room(path):
                assert not name.startswith("_"), f"{path.name} imports the private {name} of {module}"


def test_importing_the_package_and_its_commands_imports_nothing_heavy() -> None:
    """`--help` must not wait for Word, PDF or tables."""
    import subprocess
    import sys

    code = "import sys, ofsted_report.cli.app; print(*sorted({name.split('.')[0] for name in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also not inside a function or for types alone: whoever reads one of them would have to read all."""
    names = {f"ofsted_report.{'.'.join(path.relative_to(PACKAGE).with_suffix('').parts)}": path for path in MODULES}
    needs = {
        name: tuple(full for module, part in imports(path) for full in (f"{module}.{part}", module) if full in names)
        for name, path in names.items()
    }
    try:
        list(graphlib.TopologicalSorter(needs).static_order())
    except graphlib.CycleError as circle:
        pytest.fail(f"these modules import each other: {' → '.join(circle.args[1])}")


def test_a_docstring_is_below_what_it_describes() -> None:
    """One whose constant went would be read as that of the line above it."""
    assert not [f"{path.relative_to(PACKAGE)}:{line}" for path in MODULES for line in lone_docstrings(path)]


def lone_docstrings(path: Path) -> Iterator[int]:
    """The lines of strings that stand by themselves and below no assignment."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        body = getattr(node, "body", None)
        for before, each in pairwise(body) if isinstance(body, list) else ():
            is_string = (
                isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) and each.value.value is not ...
            )
            if is_string and not isinstance(before, ast.Assign | ast.AnnAssign):
                yield each.lineno
