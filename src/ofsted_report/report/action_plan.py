"""The action plan: what Ofsted asks for, the council's action, who leads, the deadline, and the progress.

It starts from the letter's lists. A council fills it in as CSV (Excel) or TOML and gives it back; its quotations are then
compared with the letter.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ofsted_report import outside, toml_slips
from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.files import harmless
from ofsted_report.findings.matching import nearest, same
from ofsted_report.letter.action_lists import listed
from ofsted_report.letter.model import LISTS, Letter
from ofsted_report.report.clean import clean

_LARGEST = 5_000_000
"""Bytes; no plan is larger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One row. Empty texts are still to be filled in."""

    ofsted: str = ""
    """Ofsted's words, as printed; empty for an action of the council's own."""
    action: str = ""
    lead: str = ""
    by: str = ""
    progress: str = ""
    """In words: 'Green: on track'."""


COLUMNS: Mapping[str, str] = {
    "ofsted": "What Ofsted says",
    "action": "Our action",
    "lead": "Lead",
    "by": "By when",
    "progress": "Progress",
}
"""The columns of a CSV file, by the key of a TOML file. A file may have them in any order."""


def started(*letters: Letter) -> tuple[Action, ...]:
    """A plan to fill in: of each letter a row for each area for priority action, then for each thing that needs to
    improve."""
    found = (item for letter in letters for name in LISTS for item in listed(letter, name).items)
    return tuple(Action(ofsted=item.text, lead=item.responsible or "") for item in found)


def completed(actions: Iterable[Action], *letters: Letter) -> tuple[Action, ...]:
    """The plan, with a row to fill in for everything of the letters' lists that it leaves out."""
    given = tuple(actions)
    missing = (row for row in started(*letters) if not any(same(each.ofsted, row.ofsted) for each in given))
    return (*given, *missing)


def as_csv(actions: Iterable[Action]) -> bytes:
    """The plan as CSV: UTF-8 with a byte order mark, so that Excel reads accents right; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS.values())
    writer.writerows([harmless(getattr(each, name)) for name in COLUMNS] for each in actions)
    return out.getvalue().encode("utf-8-sig")


def as_toml(actions: Iterable[Action]) -> bytes:
    """The plan as TOML: an [[action]] for each row."""
    rows = (
        "\n".join(("[[action]]", *(f"{name} = {toml_slips.quoted(getattr(row, name))}" for name in COLUMNS)))
        for row in actions
    )
    return ("\n\n".join(rows) + "\n").encode()


def read_actions(path: Path, *letters: Letter) -> tuple[Action, ...]:
    """The plan from a CSV or TOML file, completed with what it leaves out of the letters' lists.

    Raises:
        SettingsError: it cannot be read, has a column that is not known, or quotes what the letter's lists do not say.
    """
    text = _text(path)
    rows = list(_from_toml(text, path) if path.suffix.lower() == ".toml" else _from_csv(text, path))
    ours = started(*letters)
    held = tuple(_held_to_the_letter(row, ours, f"{path}, {place}") for place, row in rows)
    return completed(held, *letters)


def _held_to_the_letter(row: Action, ours: tuple[Action, ...], place: str) -> Action:
    """The row with Ofsted's words as the letter prints them."""
    if not row.ofsted:
        return row
    texts = [each.ofsted for each in ours]
    meant = next((text for text in texts if same(row.ofsted, text)), None)
    if meant is not None:
        return replace(row, ofsted=meant)
    near = nearest(row.ofsted, texts)
    remedy = f"The nearest it says is: {texts[near[0]]}" if near else "Leave the cell empty for an action of your own."
    raise SettingsError(f"{place}: the letter’s lists do not say “{_short(row.ofsted).rstrip('.')}”.", remedy)


def _text(path: Path) -> str:
    remedy = "`ofsted-report action-plan LETTER` starts one, in CSV or TOML."
    data = outside.content(path, SettingsError, remedy, most=_LARGEST, called="The action plan ")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # Excel's "CSV (comma delimited)" on Windows


def _rows(text: str, path: Path, delimiter: str) -> Iterator[tuple[int, dict[Any, Any]]]:
    """Yield each row by the names of its columns, with its last line; the first row has the names."""
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    try:
        yield 1, dict.fromkeys(reader.fieldnames or ())
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:  # a cell of more characters than any has
        remedy = "Save it from Excel as CSV UTF-8; a quotation mark within a text is written twice."
        raise SettingsError(
            f"{path}, line {reader.line_num}: it is unclear what separates the cells.", remedy
        ) from error


def _from_csv(text: str, path: Path) -> Iterator[tuple[str, Action]]:
    head = text.partition("\n")[0]
    table = _rows(text, path, max((",", ";", "\t"), key=head.count))
    columns = {column: _column(column, path) for column in next(table)[1]}
    for name in ("ofsted", "action"):
        if name not in columns.values():
            raise SettingsError(
                f"{path} has no column called {COLUMNS[name]}.", f"Its columns are: {', '.join(COLUMNS.values())}."
            )
    for line, row in table:
        if None in row:
            raise SettingsError(
                f"{path}, line {line}: there are more cells than columns.",
                "Put texts with commas into quotes.",
            )
        cells = {columns[column]: _cell(cell or "") for column, cell in row.items()}
        if any(cells.values()):
            yield f"line {line}", Action(**cells)


def _cell(text: str) -> str:
    """The cell as it was before `harmless`, on one line."""
    text = text.strip()
    return clean(text[1:] if text[:1] == "'" and harmless(text[1:]) != text[1:] else text)


def _column(column: str, path: Path) -> str:
    known = {"".join(name.lower().split()): key for key, words in COLUMNS.items() for name in (key, words)}
    folded = "".join(column.lower().split())
    if folded not in known:
        raise SettingsError(f"{path}: the column {column} is not known.", did_you_mean(column, COLUMNS.values()))
    return known[folded]


def _from_toml(text: str, path: Path) -> Iterator[tuple[str, Action]]:
    told = toml_slips.read(text, path, SettingsError)
    rows = told.get("action", ())
    if set(told) - {"action"} or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"{path} is not an action plan.", "It has an [[action]] for each row and nothing else.")
    for number, row in enumerate(rows, start=1):
        for name in row:
            if name not in COLUMNS:
                raise SettingsError(f"{path}, action {number}: {name} is not known.", did_you_mean(name, COLUMNS))
        yield f"action {number}", Action(**{name: clean(str(value)).strip() for name, value in row.items()})


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79].rstrip()}…"
