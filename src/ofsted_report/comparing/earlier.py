"""A comparison as the report has it: judgements then and now, and what needed to improve then and is not named now."""

from __future__ import annotations

from ofsted_report.comparing.model import Comparison, Document, GradeRow
from ofsted_report.letter import format_dates
from ofsted_report.report.earlier import Earlier, JudgedTwice


def earlier_of(comparison: Comparison) -> Earlier:
    """The earlier document beside the later one, for `build_report`."""
    return Earlier(
        dates=_dates(comparison.earlier),
        judged=tuple(_judged(row) for row in comparison.grades),
        gone=tuple(item.text for item in comparison.only_earlier),
    )


def _judged(row: GradeRow) -> JudgedTwice:
    named = row.later or row.earlier
    return JudgedTwice(
        area=named.area if named else "; ".join(row.families),
        then=row.earlier.grade if row.earlier else None,
        now=row.later.grade if row.later else None,
    )


def _dates(document: Document) -> str:
    """'4 to 8 March 2019'; of a document without days of a visit, its own date or its title."""
    if document.start is not None:
        return format_dates.on_days(document.start, document.end).removeprefix("on ").removeprefix("from ")
    return format_dates.day(document.letter_date) if document.letter_date else document.title
