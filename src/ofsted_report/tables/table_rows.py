"""The rows of a table that was saved from Excel: CSV in each of the forms that Excel for Windows and for Mac has."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import NamedTuple

from ofsted_report import outside
from ofsted_report.errors import SettingsError
from ofsted_report.pattern import Pattern
from ofsted_report.word.other_forms import other_form

SAVE_AS_CSV = "Open it in Excel, choose File, Save As, CSV UTF-8 (Comma delimited), and give that file."
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""First bytes of .xlsx and .xls."""
_DELIMITERS = (",", ";", "\t")
_SAID = Pattern(r"sep=(.)\n")
"""The first line with which a file may tell Excel its delimiter."""
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Row(NamedTuple):
    """A row that has something in it."""

    line: int
    """The line in the file, from 1; for a row of several lines, the last."""
    cells: tuple[str, ...]
    """Without spaces around."""


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a table, empty ones left out.

    Raises:
        SettingsError: it cannot be read, or is no CSV.
    """
    data = outside.content(path, SettingsError, "Give the table as Excel saves it: CSV.", most=outside.LARGEST_TEXT)
    if data.startswith(_WORKBOOKS):
        raise SettingsError(f"{path} is an Excel workbook, not a CSV table.", SAVE_AS_CSV)
    if (form := other_form(data)) is not None:
        raise SettingsError(f"{path} {form.what}.", SAVE_AS_CSV)
    text = _decoded(data).replace("\r\n", "\n").replace("\r", "\n")  # Excel for Mac ends lines with the latter
    if "\x00" in text:
        raise SettingsError(f"{path} is not a table.", SAVE_AS_CSV)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(_SAID.sub("\n", text, count=1) if _SAID.match(text) else text), delimiter=delimiter)
    rows = []
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            if any(stripped):
                rows.append(Row(reader.line_num, stripped))
    except csv.Error as error:
        raise SettingsError(
            f"{path}, line {reader.line_num}: it is unclear what separates the cells.", SAVE_AS_CSV
        ) from error
    return tuple(rows)


def _decoded(data: bytes) -> str:
    """The text, in whichever of Excel's ways it was saved."""
    if data[:2] in _MARKS:  # "Unicode Text"
        return data.decode(_MARKS[data[:2]], errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        of_mac = b"\r" in data and b"\n" not in data
        return data.decode("mac_roman" if of_mac else "cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Return the delimiter: the one that the file declares, else the most frequent one of the first line with content."""
    if said := _SAID.match(text):
        return said[1]
    head = next((line for line in text.split("\n") if line.strip(" ,;\t")), "")
    return max(_DELIMITERS, key=head.count)
