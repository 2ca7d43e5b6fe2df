"""The kinds of Ofsted document that are known: one small table each, in the order in which they are tried."""

from __future__ import annotations

from ofsted_report.errors import UsageError
from ofsted_report.letter.kinds import (
    area_send_inspection,
    focused_visit,
    ilacs_inspection,
    jtai,
    monitoring_visit,
    other,
    single_inspection,
)
from ofsted_report.letter.kinds.table import KindTable
from ofsted_report.letter.model import Kind

KNOWN: tuple[KindTable, ...] = (
    monitoring_visit.TABLE,
    focused_visit.TABLE,
    jtai.TABLE,
    area_send_inspection.TABLE,
    single_inspection.TABLE,
    ilacs_inspection.TABLE,
)
OTHER: KindTable = other.TABLE
_TABLES: dict[str, KindTable] = {table.kind: table for table in (*KNOWN, OTHER)}


def recognise(title: str, opening: str) -> KindTable:
    """The kind of a document, by its title first, by its opening words where the title does not say.

    `opening`: the first page or so of the body's text.
    """
    for text in (title, opening):
        for table in KNOWN:
            if table.title.search(text):
                return table
    return OTHER


_LONGEST_TITLE = 45
"""Words."""


def is_title(text: str) -> bool:
    """Whether a line, with straight quotes, is the title of a document of a known kind, and not a sentence that names it."""
    short = len(text.split()) <= _LONGEST_TITLE and not text.startswith("This ")
    return short and any(table.title.search(text) for table in KNOWN)


def table_of(kind: Kind) -> KindTable:
    """The table of a kind."""
    return _TABLES[kind]


def named(kind: str | None) -> KindTable | None:
    """The table of a kind that a person has named; None where nobody has.

    Raises:
        UsageError: there is no such kind.
    """
    if kind is None:
        return None
    if kind not in _TABLES:
        raise UsageError(f"There is no kind called {kind}.", f"Choose one of {', '.join(_TABLES)}.")
    return _TABLES[kind]


__all__ = ["KNOWN", "OTHER", "KindTable", "is_title", "named", "recognise", "table_of"]
