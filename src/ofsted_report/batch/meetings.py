"""The meetings table: a CSV with a row for each letter, saved from Excel, that says when it goes to which committee."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.settings.load import load
from ofsted_report.settings.model import KNOWN_IMPLICATIONS, Meeting, Shape, keys_of
from ofsted_report.tables.table_rows import Row, read_rows

KEY = "letter"
_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0")
COLUMNS: Mapping[str, tuple[str, Shape]] = {
    **{
        each.name: (f"meeting.{each.name}", each.shape)
        for each in keys_of(Meeting)
        if each.table is None and each.name != "further_letters"  # a batch makes a report for each letter
    },
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
    table = read_rows(path)
    columns = _columns(table[0], path) if table else {}
    if KEY not in columns.values():
        raise SettingsError(
            f"{path} has no column called letter.", "Give the letters' file names in a column `letter`."
        )
    for row in table[1:]:
        place = f"{path}, line {row.line}"
        if any(cell for at, cell in enumerate(row.cells) if at not in columns):
            raise SettingsError(
                f"{place}: there is a cell in a column without a name.",
                "Name the column in the first row, or put texts with commas in quotes.",
            )
        cells = {name: row.cells[at] if at < len(row.cells) else "" for at, name in columns.items()}
        letter = cells.pop(KEY).replace("\\", "/")
        if not letter:
            raise SettingsError(f"{place}: the column letter is empty.", "Name the letter's file there.")
        if letter.casefold() in rows:
            raise SettingsError(f"{place}: the letter {letter} is listed twice.", "Delete one of the two rows.")
        told = {COLUMNS[column][0]: _value(column, cell, place) for column, cell in cells.items() if cell}
        try:
            rows[letter.casefold()] = load(
                council_file=council_file, meeting_file=meeting_file, options={**(options or {}), **told}
            ).meeting
        except SettingsError as error:
            raise SettingsError(f"{place}: {error.what}", error.remedy) from error
    return Meetings(rows)


def _columns(head: Row, path: Path) -> dict[int, str]:
    """The columns' names by their places; columns without a name, which Excel often saves, are passed over."""
    columns = {at: _column(cell, path) for at, cell in enumerate(head.cells) if cell}
    for name in columns.values():
        if list(columns.values()).count(name) > 1:
            raise SettingsError(f"{path}: the column {name} is there twice.", "Delete one of the two.")
    return columns


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
            raise SettingsError(f"{place}: {column} is not a list of numbers: {cell}.", "Write 3, or 1; 2 for several.")
        return [int(part) for part in cell.split(";")]
    if shape == "yes or no":
        if cell.lower() not in (*_YES, *_NO):
            raise SettingsError(f"{place}: {column} is neither yes nor no: {cell}.", "Write yes or no.")
        return cell.lower() in _YES
    return cell
