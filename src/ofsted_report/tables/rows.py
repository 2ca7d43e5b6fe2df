"""A letter and what was chosen of it → the rows of each table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ofsted_report.comparing.judged_areas import families_of
from ofsted_report.findings.model import Findings
from ofsted_report.letter.grades import grade_of
from ofsted_report.letter.model import Letter
from ofsted_report.tables.councils import one_name
from ofsted_report.tables.schema import TABLES

Cell = str | int | date | bool | None
Row = tuple[Cell, ...]
Stored = tuple[str | int | bool | None, ...]
"""A row as it is given to the archive: dates are text, '2024-05-03'."""
Rows = dict[str, list[Stored]]
"""By table, in the order of the table's columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A letter as it goes into an archive."""

    name: str
    letter: Letter
    source: str
    """The file it was read from, as a person would name it."""
    chosen: Mapping[str, Sequence[int]] | None = None
    """The numbers of the chosen sentences by block id; None where nothing was chosen."""
    findings: int | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)
    """Names of councils over the years, as `councils.read_renamed` gives them."""


def chosen_in(findings: Findings) -> dict[str, tuple[int, ...]]:
    """The numbers of the chosen sentences by block id."""
    chosen: dict[str, tuple[int, ...]] = {}
    for finding in findings:
        source = finding.source
        chosen[source.block] = tuple(sorted({*chosen.get(source.block, ()), *source.sentences}))
    return chosen


def renamed_in(rows: Rows, renamed: Mapping[str, str]) -> Rows:
    """The rows of a document with its council under the name that it has in this list, or has without any."""
    [row] = rows["documents"]
    at, printed = _COUNCIL, str(row[_AUTHORITY])
    return {**rows, "documents": [(*row[:at], one_name(printed, renamed), *row[at + 1 :])]}


_DOCUMENTS = next(table for table in TABLES if table.name == "documents")
_COUNCIL, _AUTHORITY = map(_DOCUMENTS.names.index, ("council", "authority"))


def rows_of(document: Document) -> Rows:
    """The document's rows."""
    letter, name = document.letter, document.name
    return {
        "documents": [_document(document)],
        "judgements": list(_judgements(document)),
        "areas_covered": [(name, at, text) for at, text in enumerate(letter.areas_covered, 1)],
        "improvements": [(name, at, text) for at, text in enumerate(letter.improvements, 1)],
        "priority_actions": [(name, at, text) for at, text in enumerate(letter.priority_actions, 1)],
        "inspectors": [(name, at, each.name, each.role) for at, each in enumerate(letter.inspectors, 1)],
        "sentences": [(name, at, *cells) for at, cells in enumerate(_sentences(document), 1)],
        "warnings": [(name, at, w.code, w.message, w.page) for at, w in enumerate(letter.warnings, 1)],
    }


def _document(document: Document) -> Stored:
    letter, visit = document.letter, document.letter.visit
    when = letter.letter_date or visit.end or visit.start
    return (
        document.name,
        letter.kind,
        one_name(letter.authority, document.renamed),
        letter.authority,
        letter.title,
        _day(when),
        when.year if when else None,
        _day(letter.letter_date),
        _day(visit.start),
        _day(visit.end),
        visit.ordinal,
        letter.overall_judgement,
        document.findings,
        letter.source.pages,
        document.source,
        letter.source.sha256,
        None,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _judgements(document: Document) -> Iterator[Stored]:
    for number, judgement in enumerate(document.letter.judgements, 1):
        grade, step = grade_of(judgement.grade) or (None, None)
        page = judgement.place.page if judgement.place else None
        for area_name in families_of(judgement.area):
            yield document.name, number, judgement.area, area_name, judgement.grade, grade, step, page


def _sentences(document: Document) -> Iterator[Stored]:
    for section in document.letter.sections:
        for block in section.paragraphs:
            chosen = None if document.chosen is None else document.chosen.get(block.id, ())
            for number, text in enumerate(block.sentence_texts, 1):
                marked = None if chosen is None else number in chosen
                yield section.heading, section.role, block.id, number, block.page, text, marked
