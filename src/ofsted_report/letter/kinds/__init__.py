"""The kinds of Ofsted document that are known: one small table each, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Mapping

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

KNOWN: tuple[KindTable, ...] = (
    monitoring_visit.TABLE,
    focused_visit.TABLE,
    jtai.TABLE,
    area_send_inspection.TABLE,
    single_inspection.TABLE,
    ilacs_inspection.TABLE,
)
OTHER: KindTable = other.TABLE
TABLES: Mapping[str, KindTable] = {table.kind: table for table in (*KNOWN, OTHER)}
"""By the name of the kind."""
GRADED = tuple(table.kind for table in KNOWN if table.graded)
"""The kinds in which each area has a grade."""


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


def name_of(kind: str) -> str:
    """The name of a kind for a table's column; what is no kind, as it is."""
    return TABLES[kind].name if kind in TABLES else kind


def named(kind: str | None) -> KindTable | None:
    """The table of a kind that a person has named; None where nobody has.

    Raises:
        UsageError: there is no such kind.
    """
    if kind is None:
        return None
    if kind not in TABLES:
        raise UsageError(f"There is no kind called {kind}.", f"Choose one of {', '.join(TABLES)}.")
    return TABLES[kind]


__all__ = ["GRADED", "KNOWN", "OTHER", "TABLES", "KindTable", "is_title", "name_of", "named", "recognise"]
