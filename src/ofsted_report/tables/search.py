"""Full-text search over the sentences of an archive."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

from ofsted_report.errors import UsageError
from ofsted_report.letter.model import ROLES
from ofsted_report.letter.place_names import plain
from ofsted_report.pattern import Pattern
from ofsted_report.tables.sentence_ids import document_in, role_in

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
        """In words: 'anyshire-2025, page 3, Findings'."""
        page = f"page {self.page}" if self.page is not None else None
        return ", ".join(filter(None, (self.document, page, self.section)))


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
    database.create_function("plain", 1, plain, deterministic=True)
    ranked = _matches(database, query, filters)
    more = len(ranked) > RANKED
    wanted = [number for _, number in (ranked if more else sorted(ranked))[:limit]]
    marks = ", ".join("?" * len(wanted))
    rows = database.execute(f"{_HITS} WHERE s.id IN ({marks})", wanted)
    hits = {number: _hit(dict(zip(_COLUMNS, cells, strict=True))) for number, *cells in rows}
    return Found(hits=tuple(hits[number] for number in wanted), total=min(len(ranked), RANKED), more=more)


_COLUMNS = ("document", "council", "kind", "date", "section", "role", "page", "block", "sentence", "text", "chosen")
_HITS = (
    "SELECT s.id, d.document, d.council, d.kind, d.date, s.section, s.role, s.page, s.block, s.sentence, s.text, s.chosen "
    "FROM sentences s JOIN documents d USING (document)"
)


def _matches(database: sqlite3.Connection, query: str, filters: Filters) -> list[tuple[float, int]]:
    """Return rank (less is better) and id of each sentence that matches, in the archive's order; at most RANKED + 1."""
    condition, values = _condition(filters)
    where = " AND ".join(filter(None, ("sentences_fts MATCH ?", condition)))
    return database.execute(
        f"SELECT rank, rowid FROM sentences_fts WHERE {where} LIMIT {RANKED + 1}",  # noqa: S608
        (query, *values),
    ).fetchall()


def match_expression(words: str) -> str:
    """The words as an FTS5 query: each a string, so that no character in them is an operator."""
    printable = "".join(character if character.isprintable() else " " for character in words)
    terms = [quoted or word for quoted, word in _QUOTED.findall(printable)]
    strings = ['"' + term.replace('"', '""') + '"' for term in terms if re.search(r"\w", term)]
    return " ".join(strings)


def unmet(database: sqlite3.Connection, filters: Filters) -> list[str]:
    """Return a sentence for each filter that no document of the archive meets."""
    database.create_function("plain", 1, plain, deterministic=True)
    said = {
        "kind": f"of the kind {filters.kind}",
        "council": f"about {filters.council}",
        "year": f"of {filters.year}",
        "grade": f"with the grade “{filters.grade}”",
    }
    found: list[str] = []
    for name, words in said.items():
        conditions, values = _of_documents(Filters(**{name: getattr(filters, name)}))
        where = " AND ".join(conditions)
        if where and not database.execute(f"SELECT 1 FROM documents WHERE {where} LIMIT 1", values).fetchone():  # noqa: S608
            found.append(f"The archive has no document {words}.")
    return found


def _condition(filters: Filters) -> tuple[str, list[str | int]]:
    """What a sentence's id must fulfil, with the values."""
    of_documents, values = _of_documents(filters)
    conditions = []
    if of_documents:
        documents = f"SELECT id FROM documents WHERE {' AND '.join(of_documents)}"  # noqa: S608
        conditions.append(f"{document_in('rowid')} IN ({documents})")
    if filters.role is not None:
        conditions.append(f"{role_in('rowid')} = ?")
        values.append(ROLES.index(filters.role))
    return " AND ".join(conditions), values


def _of_documents(filters: Filters) -> tuple[list[str], list[str | int]]:
    """What a document must fulfil, with the values."""
    conditions: list[str] = []
    values: list[str | int] = []
    for column, value in (("kind", filters.kind), ("year", filters.year)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    if filters.council is not None:
        conditions.append("(plain(council) = ? OR plain(authority) = ?)")
        values += [plain(filters.council)] * 2
    if filters.grade is not None:
        conditions.append(
            "document IN (SELECT document FROM judgements WHERE lower(coalesce(grade_name, grade)) = lower(?))"
        )
        values.append(filters.grade)
    return conditions, values


def _hit(cells: dict[str, object]) -> Hit:
    chosen = cells.pop("chosen")
    return Hit(**cells, chosen=None if chosen is None else bool(chosen))  # type: ignore[arg-type]
