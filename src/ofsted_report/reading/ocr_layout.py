"""Recognised words → lines as the readers of PDFs give them: bold, with bullets and numbers, and tags where there are none.

In steps: words are put into lines, what is no text is set aside, marks are told, cells are put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ofsted_report.reading.ocr_cells import with_cells
from ofsted_report.reading.ocr_lines import ReadLine, read_lines, with_bold
from ofsted_report.reading.ocr_marks import with_bullets, with_numbers
from ofsted_report.reading.ocr_pictures import without_pictures
from ofsted_report.reading.ocr_words import RecognisedPage

if TYPE_CHECKING:
    from PIL.Image import Image


def lines_of(pages: Sequence[RecognisedPage], pictures: Iterable[Image | None]) -> list[list[ReadLine]]:
    """Each page's lines, from top to bottom and from left to right, in tables cell by cell.

    `pictures`: the pages as Tesseract saw them, in grey; without one nothing is bold.
    """
    found, usual = read_lines(pages, pictures)
    found = with_bold(without_pictures(found, usual))
    return with_cells(with_bullets(with_numbers(found)), usual)
