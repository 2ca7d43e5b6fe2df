"""Write docs/commands.md, and fill the tables of docs/templates.md and docs/settings.md, from the program itself.

The prose stands in docs/source/; `python scripts/make_docs.py` writes docs/. A test holds them together.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ofsted_report.rendering.sandbox import FILTERS
from ofsted_report.rendering.template_variables import all_variables
from ofsted_report.settings.schema import json_schema
from ofsted_report.settings.wording import FIELDS, load_wording

DOCS = Path(__file__).resolve().parents[1] / "docs"
_TABLES = ("headings", "labels", "open_fields", "sentences")


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def tag_tables() -> dict[str, str]:
    """The tables of docs/templates.md."""
    texts = [_row(f"`{{{{ {t.name} }}}}`", t.meaning, t.example) for t in all_variables() if not t.members]
    lists = [
        _row(f"`{t.name}`", t.meaning, ", ".join(f"`{m.name}` ({m.meaning})" for m in t.members))
        for t in all_variables()
        if t.many
    ]
    groups = [
        _row(", ".join(f"`{{{{ {t.name}.{m.name} }}}}`" for m in t.members), t.members[0].example)
        for t in all_variables()
        if t.members and not t.many
    ]
    filters = ", ".join(f"`{name}`" for name in FILTERS)
    return {"texts": "\n".join(texts), "lists": "\n".join(lists), "groups": "\n".join(groups), "filters": filters}


def setting_tables() -> dict[str, str]:
    """The tables of docs/settings.md."""
    fields = [_row(f"`{{{name}}}`", meaning) for name, meaning in FIELDS.items()]
    sentences = ", ".join(f"`{key}`" for key in load_wording().entries if key not in _TABLES)
    tables = ", ".join(f"`wording.{name}`" for name in _TABLES)
    return {
        "council": "\n".join(_keys("council")),
        "meeting": "\n".join(_keys("meeting")),
        "sentences": f"{sentences}; and the tables {tables}",
        "fields": "\n".join(fields),
    }


def _keys(name: str) -> Iterator[str]:
    schema = json_schema(name)
    shapes: dict[str, Any] = schema["$defs"]

    def walk(shape: dict[str, Any], prefix: str) -> Iterator[str]:
        for key, value in shape["properties"].items():
            if name == "council" and prefix + key == "meeting":
                yield _row("`meeting`", "any key of meeting.toml, for what is the same every time")
                continue
            inner = next((part["$ref"] for part in _parts(value) if "$ref" in part), None)
            yield _row(f"`{prefix}{key}`", value.get("description", ""))
            if inner is not None:
                yield from walk(shapes[inner.rpartition("/")[2]], f"{prefix}{key}.")

    yield from walk(shapes[schema["$ref"].rpartition("/")[2]], "")


def _parts(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for part in (value, *value.get("anyOf", ())):
        yield part
        if "items" in part:
            yield part["items"]


def made(name: str) -> str:
    """A page with its tables filled."""
    text = (DOCS / "source" / name).read_text(encoding="utf-8")
    for key, table in (tag_tables() if name == "templates.md" else setting_tables()).items():
        text = text.replace(f"{{{key}}}\n", f"{table}\n") if "\n" in table else text.replace(f"{{{key}}}", table)
    return text


PAGES = ("templates.md", "settings.md")


def commands() -> str:
    """docs/commands.md: the help of every command, as a terminal of 100 columns without colours shows it."""
    from typer.main import get_command

    from ofsted_report.cli.app import app

    parts = [_COMMANDS_INTRODUCTION]
    for names in _command_names(get_command(app)):
        line = " ".join(("ofsted-report", *names))
        parts.append(f"## {line}\n\n```text\n{_help(names)}\n```\n")
    return "\n".join(parts)


_COMMANDS_INTRODUCTION = """# Commands

The help of every command, as `ofsted-report COMMAND --help` prints it. `python scripts/make_docs.py` writes this page.
"""


def _command_names(command: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _command_names(inner, (*before, name))


def _help(names: tuple[str, ...]) -> str:
    environment = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1", "TERM": "dumb"}
    environment.pop("FORCE_COLOR", None)
    command = [sys.executable, "-m", "ofsted_report", *names, "--help"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    return "\n".join(line.rstrip() for line in done.stdout.strip("\n").splitlines())


def main() -> None:
    """Write the pages."""
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    for name in PAGES:
        (DOCS / name).write_text(made(name), encoding="utf-8")


if __name__ == "__main__":
    main()
