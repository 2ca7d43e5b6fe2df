"""Write docs/commands.md and docs/tables.md, and fill the tables of docs/templates.md and docs/settings.md.

The prose is in docs/source/; `python scripts/make_docs.py` writes docs/. A test holds them together.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ofsted_report.rendering.sandbox import FILTERS
from ofsted_report.rendering.template_variables import all_variables
from ofsted_report.report.parts import PARTS
from ofsted_report.report.variables import Variable
from ofsted_report.settings.schema import json_schema
from ofsted_report.settings.wording import FIELDS, load_wording
from ofsted_report.tables.schema import TABLES

DOCS = Path(__file__).resolve().parents[1] / "docs"
_TABLES = ("headings", "labels", "open_fields", "sentences", "exempt_reasons")


_TABLES_INTRODUCTION = """# Tables of years of letters

`ofsted-report batch` writes tables beside its manifest, in `tables/`: `archive.db` and a CSV file for each table.
`ofsted-report tables FOLDER -o OUT` writes them again, from a finished batch or from a folder of JSON files written by `extract`:
into one SQLite database (`-o archive.db`), an Excel workbook (`-o tables.xlsx`) or a folder of CSV files.

- **SQLite** opens in Datasette, DB Browser and every SQLite library. An existing database is updated: only new and changed
  letters are read. `ofsted-report search archive.db "words"` searches the sentences.
- **XLSX** has a sheet for each table, with a fixed header row and filters. A table that is longer than a sheet (1,048,576 rows)
  is written as CSV beside the workbook, and a message says so.
- **CSV** is UTF-8 with a byte order mark, so that Excel reads it correctly. No cell is a formula: a text that would be one gets
  an apostrophe before it.

Two runs over the same letters give the same rows. A file that is in the folder under two names is counted once; `batch` and
`tables` name it, and the column `copies` lists the other names. FOLDER may be the URL of a batch on a cluster.

## A council's grades over the years

The view `grades` shows them in one query, whatever the areas were called at the time:

```sql
SELECT year, area_name, grade_name FROM grades WHERE council = 'Anyshire' ORDER BY area_name, date;
```

A joint judgement ("children in care and care leavers") has a row for each area. A grade that is on no known scale, or an
outcome in place of grades, is kept as printed, without `grade_name` and `grade_step`.

## Councils that were renamed or merged

`council` is the authority as printed, with "and" for "&" and straight apostrophes. For councils that had another name, give
`--councils` a CSV file with the columns `printed` and `council` and a line for each former name. Names that no document prints
are listed.
"""


def tables_page() -> str:
    """docs/tables.md: what each column of each table holds."""
    parts = [_TABLES_INTRODUCTION]
    for table in TABLES:
        rows = [_row("column", "type", "what it holds"), _row("---", "---", "---")]
        rows += [_row(f"`{column.name}`", column.type, column.meaning) for column in table.columns]
        key = ", ".join(f"`{name}`" for name in table.key)
        parts.append(f"## `{table.name}`\n\n{table.meaning[0].upper()}{table.meaning[1:]}. Key: {key}.\n")
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def tag_tables() -> dict[str, str]:
    """The tables of docs/templates.md."""
    texts = [_row(f"`{{{{ {t.name} }}}}`", t.meaning, t.example) for t in all_variables() if not t.members]
    lists = [_row(f"`{t.name}`", t.meaning, _members(t)) for t in all_variables() if t.many]
    groups = [
        _row(", ".join(f"`{{{{ {t.name}.{m.name} }}}}`" for m in t.members), t.members[0].example)
        for t in all_variables()
        if t.members and not t.many
    ]
    filters = ", ".join(f"`{name}`" for name in FILTERS)
    return {"texts": "\n".join(texts), "lists": "\n".join(lists), "groups": "\n".join(groups), "filters": filters}


def _members(variable: Variable) -> str:
    """What each row has; of what is explained by itself the names alone."""
    own = ", ".join(_member(each) for each in variable.members if not each.again)
    again = ", ".join(f"`{each.name}`" for each in variable.members if each.again)
    return f"{own}; and as they are by themselves {again}" if again else own


def _member(variable: Variable) -> str:
    """A member of a row; of a list, what each of its own rows has."""
    inner = f"; each has {', '.join(f'`{each.name}`' for each in variable.members)}" if variable.members else ""
    return f"`{variable.name}` ({variable.meaning}{inner})"


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
        if isinstance(named := part.get("additionalProperties"), dict):
            yield from _parts(named)
        if "items" in part:
            yield part["items"]


def part_table() -> dict[str, str]:
    """The table of docs/parts.md."""
    headings = load_wording().words("headings")
    rows = (_row(headings[entry.key], entry.holds, entry.when) for entry in PARTS)
    return {"parts": "\n".join(rows)}


_TABLES_OF = {"templates.md": tag_tables, "settings.md": setting_tables, "parts.md": part_table}


def made(name: str) -> str:
    """A page with its tables filled."""
    text = (DOCS / "source" / name).read_text(encoding="utf-8")
    for key, table in _TABLES_OF[name]().items():
        text = text.replace(f"{{{key}}}\n", f"{table}\n") if "\n" in table else text.replace(f"{{{key}}}", table)
    return text


PAGES = ("templates.md", "settings.md", "parts.md")


def commands() -> str:
    """docs/commands.md: the help of every command, as a terminal of 100 columns without colours shows it."""
    from typer.main import get_command

    from ofsted_report.cli.app import program
    from ofsted_report.cli.values import say_in_words

    parts = [_COMMANDS_INTRODUCTION]
    with patch.dict(os.environ, COLUMNS="100", TERMINAL_WIDTH="100", NO_COLOR="1", TERM="dumb"):
        command = say_in_words(get_command(program()))
        for names in _command_names(command):
            line = " ".join(("ofsted-report", *names))
            parts.append(f"## {line}\n\n```text\n{_help(command, names)}\n```\n")
    return "\n".join(parts)


_COMMANDS_INTRODUCTION = """# Commands

The help of every command, as `ofsted-report COMMAND --help` prints it. `python scripts/make_docs.py` writes this page.
"""


def _command_names(command: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield before
    for name, inner in sorted(getattr(command, "commands", {}).items()):
        yield from _command_names(inner, (*before, name))


def _help(command: Any, names: tuple[str, ...]) -> str:
    said = io.StringIO()
    with redirect_stdout(said):
        command.main([*names, "--help"], prog_name="ofsted-report", standalone_mode=False)
    return "\n".join(line.rstrip() for line in said.getvalue().strip("\n").splitlines())


def main() -> None:
    """Write the pages."""
    (DOCS / "commands.md").write_text(commands(), encoding="utf-8")
    (DOCS / "tables.md").write_text(tables_page(), encoding="utf-8")
    for name in PAGES:
        (DOCS / name).write_text(made(name), encoding="utf-8")


if __name__ == "__main__":
    main()
