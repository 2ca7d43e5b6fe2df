"""The meetings table: a CSV with a row for each letter, saved from Excel, that says when it goes to which committee."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ofsted_report import outside
from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.settings.load import load
from ofsted_report.settings.model import KNOWN_IMPLICATIONS, Meeting, Shape, keys_of

KEY = "letter"
_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0")
COLUMNS: Mapping[str, tuple[str, Shape]] = {
    **{each.name: (f"meeting.{each.name}", each.shape) for each in keys_of(Meeting) if each.table is None},
    "recommendations": ("meeting.recommendations", "texts"),
    **{f"{name}_implications": (f"meeting.implications.{name}", "text") for name in KNOWN_IMPLICATIONS},
}
"""Column to settings key and what a cell holds; of several texts, with semicolons between them. Columns may be written
with spaces and capitals: 'Committee date'."""


class Meetings:
    """Rows by letter; each gives one meeting."""

    def __init__(self, rows: Mapping[str, Meeting]) -> None:
        self._rows = dict(rows)
        self._unused = set(self._rows)

    def of(self, relative: str) -> Meeting | None:
        """The meeting of the letter at this relative path; by path, by name, or by name without ending."""
        path = PurePosixPath(relative)
        for name in (relative, path.name, path.stem):
            if (meeting := self._rows.get(name.casefold())) is not None:
                self._unused.discard(name.casefold())
                return meeting
        return None

    @property
    def unused(self) -> tuple[str, ...]:
        """Letters of the table that no letter was found for."""
        return tuple(sorted(self._unused))


def read_meetings(
    path: Path,
    *,
    council_file: Path | None = None,
    meeting_file: Path | None = None,
    options: Mapping[str, Any] | None = None,
) -> Meetings:
    """Read the table. A cell left empty takes what `options`, the meeting file or council.toml say.

    Raises:
        SettingsError: it cannot be read, has no column `letter`, a column or value that is not known, or a letter twice.
    """
    rows: dict[str, Meeting] = {}
    reader = csv.DictReader(io.StringIO(_text(path)), delimiter=_delimiter(_text(path)))
    columns = {column: _column(column, path) for column in reader.fieldnames or ()}
    if KEY not in columns.values():
        raise SettingsError(
            f"{path} has no column called letter.", "Give the letters' file names in a column `letter`."
        )
    for row in reader:
        place = f"{path}, line {reader.line_num}"
        if None in row:
            raise SettingsError(f"{place}: there are more cells than columns.", "Put texts with commas into quotes.")
        cells = {columns[column]: (cell or "").strip() for column, cell in row.items()}
        letter = cells.pop(KEY).replace("\\", "/")
        if not letter and not any(cells.values()):
            continue
        if not letter:
            raise SettingsError(f"{place}: the column letter is empty.", "Name the letter's file there.")
        if letter.casefold() in rows:
            raise SettingsError(f"{place}: the letter {letter} stands there twice.", "Delete one of the two rows.")
        told = {COLUMNS[column][0]: _value(column, cell, place) for column, cell in cells.items() if cell}
        try:
            rows[letter.casefold()] = load(
                council_file=council_file, meeting_file=meeting_file, options={**(options or {}), **told}
            ).meeting
        except SettingsError as error:
            raise SettingsError(f"{place}: {error.what}", error.remedy) from error
    return Meetings(rows)


def _text(path: Path) -> str:
    data = outside.content(path, SettingsError, "Give the table as Excel saves it: CSV.", most=outside.LARGEST_TEXT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # Excel's "CSV (comma delimited)" on Windows


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return max((",", ";", "\t"), key=head.count)


def _column(column: str, path: Path) -> str:
    name = "_".join(column.strip().lower().replace("-", " ").replace("_", " ").split())
    if name == KEY or name in COLUMNS:
        return name
    known = [each.replace("_", " ") for each in (KEY, *COLUMNS)]
    raise SettingsError(f"{path}: the column {column} is not known.", did_you_mean(name.replace("_", " "), known))


def _value(column: str, cell: str, place: str) -> object:
    shape = COLUMNS[column][1]
    if shape == "texts":
        return [part.strip() for part in cell.split(";") if part.strip()]
    if shape == "numbers":
        if not all(part.strip().isdecimal() for part in cell.split(";")):
            raise SettingsError(f"{place}: {column} is no list of numbers: {cell}.", "Write 3, or 1; 2 for several.")
        return [int(part) for part in cell.split(";")]
    if shape == "yes or no":
        if cell.lower() not in (*_YES, *_NO):
            raise SettingsError(f"{place}: {column} is neither yes nor no: {cell}.", "Write yes or no.")
        return cell.lower() in _YES
    return cell
