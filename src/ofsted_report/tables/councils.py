"""The authority as printed → one name over the years: the same council in other spellings, or under a name it had before."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from pathlib import Path

from ofsted_report import outside
from ofsted_report.errors import SettingsError
from ofsted_report.letter.place_names import plain


def one_name(printed: str, renamed: Mapping[str, str]) -> str:
    """The name to file a document under: that of the council's list of renamed authorities, else as printed, tidied."""
    tidy = " ".join(printed.replace("’", "'").replace("&", "and").split())
    return renamed.get(plain(printed), tidy)


def read_renamed(path: Path) -> dict[str, str]:
    """The names of a CSV file with the columns 'printed' and 'council', keyed by the plain form of 'printed'.

    Raises:
        SettingsError: the file cannot be read, or has other columns.
    """
    text = outside.text(path, SettingsError, "Save it from Excel as CSV UTF-8.")
    try:
        rows = csv.DictReader(io.StringIO(text), strict=True)
        if {"printed", "council"} - set(rows.fieldnames or ()):
            raise SettingsError(
                f"{path} has no columns “printed” and “council”.", "Give it these two in its first line."
            )
        return {plain(row["printed"]): row["council"].strip() for row in rows if row["printed"] and row["council"]}
    except csv.Error as error:
        raise SettingsError(f"{path} is not a CSV table: {error}.", "Save it from Excel as CSV UTF-8.") from error
