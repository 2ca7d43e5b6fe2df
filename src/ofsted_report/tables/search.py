"""Full-text search over the sentences of an archive."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from ofsted_report.errors import UsageError
from ofsted_report.letter.place_names import plain
from ofsted_report.pattern import Pattern

RANKED = 20_000
"""Up to so many matches are sorted by relevance; more come in the archive's order, so that an answer takes no longer."""
_QUOTED = Pattern(r'"([^"]*)"|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the sentences found must belong to; None: anything."""

    kind: str | None = None
    council: str | None = None
    year: int | None = None
    grade: str | None = None
    """A grade that the document gave to any area: 'inadequate'."""
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence that was found, and where it is printed."""

    document: str
    council: str
    kind: str
    date: str | None
    section: str | None
    role: str
    page: int | None
    block: str
    sentence: int
    text: str
    chosen: bool | None

    def place(self) -> str:
        """In words: 'anyshire-2025, page 3, Findings, block s3.b2, sentence 1'."""
        page = f"page {self.page}" if self.page is not None else None
        parts = (self.document, page, self.section, f"block {self.block}, sentence {self.sentence}")
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The hits shown, and how many there are: at most RANKED are counted."""

    hits: tuple[Hit, ...]
    total: int
    more: bool
    """Whether there are more than RANKED, which are then neither counted nor sorted by relevance."""


def search(database: sqlite3.Connection, words: str, filters: Filters, *, limit: int = 20) -> Found:
    """The sentences that hold all the words (in any form: 'visit' finds 'visiting'), best first.

    Words in double quotes must follow each other. A filter's council is found in any spelling.

    Raises:
        UsageError: there is nothing to search for.
    """
    query = match_expression(words)
    if not query:
        raise UsageError(f"There is nothing to search for in “{words}”.", "Give one word or more.")
    conditions, values = _conditions(filters)
    where = " AND ".join(("sentences_fts MATCH ?", *conditions))
    joined = (
        "FROM sentences_fts JOIN sentences s ON s.id = sentences_fts.rowid JOIN documents d USING (document) "
        f"WHERE {where}"
    )
    database.create_function("plain", 1, plain, deterministic=True)
    counted = f"SELECT count(*) FROM (SELECT 1 {joined} LIMIT {RANKED + 1})"  # noqa: S608
    total = database.execute(counted, (query, *values)).fetchone()[0]
    order = "rank, s.id" if total <= RANKED else "s.id"
    columns = "d.document, d.council, d.kind, d.date, s.section, s.role, s.page, s.block, s.sentence, s.text, s.chosen"
    found = database.execute(f"SELECT {columns} {joined} ORDER BY {order} LIMIT ?", (query, *values, limit))
    names = ("document", "council", "kind", "date", "section", "role", "page", "block", "sentence", "text", "chosen")
    hits = tuple(_hit(dict(zip(names, row, strict=True))) for row in found)
    return Found(hits=hits, total=min(total, RANKED), more=total > RANKED)


def match_expression(words: str) -> str:
    """The words as an FTS5 query: each a string, so that no character in them is an operator."""
    printable = "".join(character if character.isprintable() else " " for character in words)
    terms = [quoted or word for quoted, word in _QUOTED.findall(printable)]
    strings = ['"' + term.replace('"', '""') + '"' for term in terms if re.search(r"\w", term)]
    return " ".join(strings)


def _conditions(filters: Filters) -> tuple[list[str], list[str | int]]:
    conditions: list[str] = []
    values: list[str | int] = []
    for column, value in (("d.kind", filters.kind), ("d.year", filters.year), ("s.role", filters.role)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    if filters.council is not None:
        conditions.append("(plain(d.council) = ? OR plain(d.authority) = ?)")
        values += [plain(filters.council)] * 2
    if filters.grade is not None:
        conditions.append(
            "d.document IN (SELECT document FROM judgements WHERE lower(coalesce(grade_name, grade)) = lower(?))"
        )
        values.append(filters.grade)
    return conditions, values


def _hit(cells: dict[str, object]) -> Hit:
    chosen = cells.pop("chosen")
    return Hit(**cells, chosen=None if chosen is None else bool(chosen))  # type: ignore[arg-type]
