"""A copy of a Word report with the problems that a check found as comments at their places."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from ofsted_report.checking.model import Problem

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

_BY_QUOTATION = ("quotation-edited", "quotation-not-in-letter")
"""Problems whose words in the report are those of a quotation."""
_AUTHOR, _INITIALS = "ofsted-report check", "OR"


def commented_copy(report: Path, problems: Sequence[Problem], found: Sequence[str]) -> bytes:
    """The report's bytes with a comment for each problem; `found`: for each the words of the report that it is about.

    A problem whose words are not found in the text, or that has none, is a comment on the first paragraph.

    Raises:
        NotReadableError: the report is not a Word document that can be read.
    """
    from ofsted_report.reading.read import load
    from ofsted_report.word.editing import open_to_edit
    from ofsted_report.word.package import damage_as_error
    from ofsted_report.word.paragraph import bare

    document = open_to_edit(load(report), report.name)
    with damage_as_error(report.name):
        paragraphs = [(paragraph, bare(paragraph.text)) for paragraph in _paragraphs(document)]
        paragraphs = [(paragraph, text) for paragraph, text in paragraphs if text and paragraph.runs]
        for problem, words in zip(problems, found, strict=True):
            wanted = bare(words)
            place = next((p for p, text in paragraphs if wanted and wanted in text), None)
            if place is None and paragraphs:
                place = paragraphs[0][0]
            if place is not None:
                detail = f" {problem.detail}" if problem.detail and problem.detail != words else ""
                document.add_comment(place.runs, text=f"{problem.message}{detail}", author=_AUTHOR, initials=_INITIALS)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def with_comments(report: Path, problems: Sequence[Problem], quoted: Mapping[str, str]) -> bytes:
    """The report's bytes with a comment for each problem that is more than advice.

    `quoted`: the text of each quotation of the report by its place.

    Raises:
        NotReadableError: the report is not a Word document that can be read.
    """
    counted = [problem for problem in problems if problem.level == "problem"]
    words = [quoted.get(each.place, each.detail) if each.code in _BY_QUOTATION else each.detail for each in counted]
    return commented_copy(report, counted, words)


def _paragraphs(document: Document) -> Iterator[Any]:
    """Every paragraph of the text, those of tables among them."""
    from docx.text.paragraph import Paragraph

    from ofsted_report.word.editing import body_of
    from ofsted_report.word.xml import W

    for element in body_of(document).iter(f"{W}p"):
        yield Paragraph(cast("CT_P", element), document)
