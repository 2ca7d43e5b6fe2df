"""The tables of an archive: their columns, types and meaning. docs/tables.md is written from this module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["text", "integer", "date", "boolean"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, its type, and what its cells hold."""

    name: str
    type: ColumnType
    meaning: str
    required: bool = False
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


def _column(name: str, type: ColumnType, meaning: str, *, required: bool = False) -> Column:
    return Column(name=name, type=type, meaning=meaning, required=required)


_DOCUMENT = _column("document", "text", "the document, as in `documents`", required=True)
_NUMBER = _column("number", "integer", "its position in the document, from 1", required=True)

DOCUMENTS = Table(
    name="documents",
    meaning="one row for each document of Ofsted's",
    key=("document",),
    columns=(
        _column(
            "document", "text", "the document's name in the archive: its file's name without the ending", required=True
        ),
        _column("kind", "text", "the kind of document: `focused_visit`, `ilacs_inspection` …", required=True),
        _column("council", "text", "the authority under one name over the years", required=True),
        _column("authority", "text", "the authority as the document prints it", required=True),
        _column("title", "text", "the title as printed", required=True),
        _column("date", "date", "the letter's date; where none is printed, the last day of the visit"),
        _column("year", "integer", "the year of `date`"),
        _column("letter_date", "date", "the date printed on the letter, or the date of publication"),
        _column("visit_start", "date", "the first day of the visit or inspection"),
        _column("visit_end", "date", "the last day"),
        _column("visit_number", "integer", "2 for a second monitoring visit"),
        _column("overall_judgement", "text", "the judgement on the whole where it is printed as a sentence"),
        _column("findings", "integer", "how many key findings were chosen; empty where nothing was chosen"),
        _column("pages", "integer", "the document's pages"),
        _column("source", "text", "the file it was read from", required=True),
        _column("sha256", "text", "the SHA-256 of that file", required=True),
        _column("copies", "text", "other names of the same file in the archive, separated by semicolons"),
    ),
)
JUDGEMENTS = Table(
    name="judgements",
    meaning="one row for each judgement; a judgement on two areas has a row for each, with the same number",
    key=("document", "number", "area_name"),
    columns=(
        _DOCUMENT,
        _NUMBER,
        _column("area", "text", "the area as printed", required=True),
        _column("area_name", "text", "the area under one name over the years: `Children in care`", required=True),
        _column("grade", "text", "the grade as printed", required=True),
        _column("grade_name", "text", "the grade under one name: `Requires improvement`; empty for what is no grade"),
        _column("grade_step", "integer", "1 inadequate, 2 requires improvement, 3 good, 4 outstanding; else empty"),
        _column("page", "integer", "the page it is printed on"),
    ),
)


def _items(name: str, meaning: str, *more: Column) -> Table:
    text = _column("text", "text", "the item as printed", required=True)
    return Table(name=name, meaning=meaning, key=("document", "number"), columns=(_DOCUMENT, _NUMBER, text, *more))


AREAS_COVERED = _items("areas_covered", "one row for each area that a visit covered")
IMPROVEMENTS = _items("improvements", "one row for each area that needs to improve")
PRIORITY_ACTIONS = _items("priority_actions", "one row for each area for priority action")
INSPECTORS = Table(
    name="inspectors",
    meaning="one row for each inspector whom the document names",
    key=("document", "number"),
    columns=(
        _DOCUMENT,
        _NUMBER,
        _column("name", "text", "the name", required=True),
        _column("role", "text", "the post"),
    ),
)
SENTENCES = Table(
    name="sentences",
    meaning="one row for each sentence of the document's text; footnotes are left out",
    key=("document", "number"),
    columns=(
        _DOCUMENT,
        _NUMBER,
        _column("section", "text", "the heading above it"),
        _column("role", "text", "what that section is: `findings`, `overview`, `improvements` …", required=True),
        _column("block", "text", "the block's id in the document's JSON", required=True),
        _column("sentence", "integer", "its number in the block, from 1", required=True),
        _column("page", "integer", "the page its paragraph begins on"),
        _column("text", "text", "the sentence", required=True),
        _column("chosen", "boolean", "whether it was chosen as a key finding; empty where nothing was chosen"),
    ),
)
WARNINGS = Table(
    name="warnings",
    meaning="one row for each warning about how a document was read",
    key=("document", "number"),
    columns=(
        _DOCUMENT,
        _NUMBER,
        _column("code", "text", "the warning's code, see docs/problems.md", required=True),
        _column("message", "text", "the warning in a sentence", required=True),
        _column("page", "integer", "the page to look at"),
    ),
)
TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    JUDGEMENTS,
    AREAS_COVERED,
    IMPROVEMENTS,
    PRIORITY_ACTIONS,
    INSPECTORS,
    SENTENCES,
    WARNINGS,
)
VERSION = 1
"""Version of the tables; increased when a column is added, so that archives of earlier versions are rebuilt."""
