"""The tables of an archive: their columns, types and meaning. docs/tables.md is written from this module."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ColumnType = Literal["text", "integer", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and what its cells hold."""

    name: str
    type: ColumnType
    meaning: str
    required: bool = field(default=False, kw_only=True)
    """Whether every row has a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row per thing; `key` names the columns that identify a row."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(column.name for column in self.columns)


_DOCUMENT = Column("document", "text", "the document, as in `documents`", required=True)
_NUMBER = Column("number", "integer", "its position in the document, from 1", required=True)
_ITEM = Column("text", "text", "the item as printed", required=True)


def _numbered(name: str, meaning: str, *columns: Column) -> Table:
    """A table whose rows are numbered within each document."""
    return Table(name=name, meaning=meaning, key=("document", "number"), columns=(_DOCUMENT, _NUMBER, *columns))


TABLES: tuple[Table, ...] = (
    Table(
        name="documents",
        meaning="one row for each document of Ofsted's",
        key=("document",),
        columns=(
            Column(
                "document",
                "text",
                "the document's name in the archive: its file's name without the ending",
                required=True,
            ),
            Column("kind", "text", "the kind of document: `focused_visit`, `ilacs_inspection` …", required=True),
            Column("council", "text", "the authority under one name over the years", required=True),
            Column("authority", "text", "the authority as the document prints it", required=True),
            Column("title", "text", "the title as printed", required=True),
            Column("date", "date", "the letter's date; where none is printed, the last day of the visit"),
            Column("year", "integer", "the year of `date`"),
            Column("letter_date", "date", "the date printed on the letter, or the date of publication"),
            Column("visit_start", "date", "the first day of the visit or inspection"),
            Column("visit_end", "date", "the last day"),
            Column("visit_number", "integer", "2 for a second monitoring visit"),
            Column("overall_judgement", "text", "the judgement on the whole where it is printed as a sentence"),
            Column("findings", "integer", "how many key findings were chosen; empty where nothing was chosen"),
            Column("pages", "integer", "the document's pages"),
            Column("source", "text", "the file it was read from", required=True),
            Column("sha256", "text", "the SHA-256 of that file", required=True),
            Column("copies", "text", "other names of the same file in the archive, separated by semicolons"),
        ),
    ),
    Table(
        name="judgements",
        meaning="one row for each judgement; a judgement on two areas has a row for each, with the same number",
        key=("document", "number", "area_name"),
        columns=(
            _DOCUMENT,
            _NUMBER,
            Column("area", "text", "the area as printed", required=True),
            Column("area_name", "text", "the area under one name over the years: `Children in care`", required=True),
            Column("grade", "text", "the grade as printed", required=True),
            Column(
                "grade_name", "text", "the grade under one name: `Requires improvement`; empty for what is no grade"
            ),
            Column("grade_step", "integer", "1 inadequate, 2 requires improvement, 3 good, 4 outstanding; else empty"),
            Column("page", "integer", "the page it is printed on"),
        ),
    ),
    _numbered("areas_covered", "one row for each area that a visit covered", _ITEM),
    _numbered("improvements", "one row for each area that needs to improve", _ITEM),
    _numbered("priority_actions", "one row for each area for priority action", _ITEM),
    _numbered(
        "inspectors",
        "one row for each inspector whom the document names",
        Column("name", "text", "the name", required=True),
        Column("role", "text", "the post"),
    ),
    _numbered(
        "sentences",
        "one row for each sentence of the document's text; footnotes are left out",
        Column("section", "text", "the heading above it"),
        Column("role", "text", "what that section is: `findings`, `overview`, `improvements` …", required=True),
        Column("block", "text", "the block's id in the document's JSON", required=True),
        Column("sentence", "integer", "its number in the block, from 1", required=True),
        Column("page", "integer", "the page its paragraph begins on"),
        Column("text", "text", "the sentence", required=True),
        Column("chosen", "boolean", "whether it was chosen as a key finding; empty where nothing was chosen"),
    ),
    _numbered(
        "warnings",
        "one row for each warning about how a document was read",
        Column("code", "text", "the warning's code, see docs/problems.md", required=True),
        Column("message", "text", "the warning in a sentence", required=True),
        Column("page", "integer", "the page to look at"),
    ),
)
VERSION = 3
"""Version of the archive; increased when a column is added, ids change (`sentence_ids`, and so the order of `ROLES`) or the
index is filled otherwise, so that archives of earlier versions are rebuilt."""
