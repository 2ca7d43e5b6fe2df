"""The authority as printed → one name over the years: the same council in other spellings, or under a name it had before."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from ofsted_report.errors import SettingsError
from ofsted_report.letter.place_names import plain
from ofsted_report.tables.table_rows import Row, read_rows


def one_name(printed: str, renamed: Mapping[str, str]) -> str:
    """The name to file a document under: that of the council's list of renamed authorities, else as printed, tidied."""
    tidy = " ".join(printed.replace("’", "'").replace("&", "and").split())
    return renamed.get(plain(printed), tidy)


def read_renamed(path: Path) -> dict[str, str]:
    """Return the names of a CSV file with the columns 'printed' and 'council', keyed by the plain form of 'printed'.

    Raises:
        SettingsError: the file cannot be read, or has other columns.
    """
    head, *rows = [*read_rows(path)] or [Row(1, ())]
    names = [cell.casefold() for cell in head.cells]
    if {"printed", "council"} - set(names):
        raise SettingsError(
            f"{path} has no columns “printed” and “council”.", "Put these two names into the first row of the table."
        )
    printed, council = names.index("printed"), names.index("council")
    pairs = ((row.cells[printed], row.cells[council]) for row in rows if len(row.cells) > max(printed, council))
    return {plain(old): new for old, new in pairs if old and new}


def unused(renamed: Mapping[str, str], database: sqlite3.Connection) -> list[str]:
    """Return the names of the list, in plain form, that no document of the archive prints: perhaps they are misspelt."""
    printed = {plain(authority) for (authority,) in database.execute("SELECT DISTINCT authority FROM documents")}
    return [name for name in renamed if name not in printed]
