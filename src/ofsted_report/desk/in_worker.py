"""Code that runs in a worker process, separate from the desk: everything that opens a file from outside."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.letter.model import Letter
from ofsted_report.settings.model import Settings

if TYPE_CHECKING:  # what only a worker uses does not keep the desk from starting
    from collections.abc import Sequence
    from pathlib import Path

    from ofsted_report.checking.model import Comparison, Problem
    from ofsted_report.rendering.docx import Rendered
    from ofsted_report.rendering.sentence_boxes import Box
    from ofsted_report.report.model import Report


class Reading(NamedTuple):
    """A letter as it was read, and the width and height of its pages in points; none where its form has no pages."""

    letter: Letter
    pages: tuple[tuple[float, float], ...]


def read(path: Path, ocr: str = "never") -> Reading:
    """Read a letter with its corrections; a scan is refused unless `ocr` allows it, since to recognise its text takes long."""
    from ofsted_report.letter.corrections import corrections_beside
    from ofsted_report.letter.parse import parse_whole
    from ofsted_report.reading.read import read_document

    document = read_document(path, ocr=ocr)
    letter = parse_whole(document, corrections=corrections_beside(path)).letter
    pages = tuple((page.width, page.height) for page in document.pages) if document.paged else ()
    return Reading(letter, pages)


def places(path: Path, letter: Letter) -> dict[tuple[str, int], tuple[Box, ...]]:
    """Return where the letter's sentences are printed; not for a scan, whose text would have to be recognised once more."""
    if letter.source.reader == "ocr":
        return {}
    from ofsted_report.rendering.letter_pages import sentence_places

    return sentence_places(path, letter)


def check(report: Path, letters: Sequence[Letter], settings: Settings | None) -> tuple[tuple[Problem, ...], Comparison]:
    """Compare a report with its letters, and with what the council requires of every report."""
    from ofsted_report.checking.check import check_report, compare_report
    from ofsted_report.checking.report_file import open_report

    opened = open_report(report)
    letter, *others = letters
    comparison = compare_report(opened, letter, others=others)
    return check_report(opened, letter, comparison=comparison, settings=settings, others=others), comparison


def render(report: Report, form: str, template: str, comments: bool) -> Rendered:
    """A report in one of its forms; a council's own template is opened here."""
    from ofsted_report.rendering.render import render as rendered

    return rendered(report, form, template, comments=comments)  # type: ignore[arg-type]


def mistakes(template: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return the problems of a template: level, place, what, remedy."""
    from ofsted_report.checking.templates import check_template

    return tuple((each.level, each.place, each.what, each.remedy) for each in check_template(template))
