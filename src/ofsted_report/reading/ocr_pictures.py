"""What is read of pictures on a scanned page and is no text: logos in its margins, signatures. It is set aside.

A page's logos are read otherwise on each page, so neither their words nor their likeness alone tells them: their type, their
place and how sure Tesseract is of them do.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace

from ofsted_report.reading import furniture
from ofsted_report.reading.ocr_lines import LONGEST_MARK, ReadLine
from ofsted_report.reading.tags import ARTIFACT

_NO_TEXT, _HARDLY_TEXT = 60, 80
"""Confidence in a line, in per cent, below which it is no text where logos are; the second for a line in other type."""
_SMALL = 0.7
"""Times the usual type's size: smaller type is not what the text begins with, at a page's head."""
_LOW = 0.55
"""Times the usual type's size: words that are no higher are smaller type, whatever size Tesseract takes it for. Without high
letters a word of the text is 0.6 high."""
_GIANT = 2.2
"""Times the usual type's size: a single word so large at a page's head is a name in a logo."""
_HUGE = 2.5
"""The same, anywhere on a page."""
_TALL = 1.6
"""Times the size that Tesseract gives for a line: words are no taller, unless they are read of a picture beside it."""
_WRITTEN, _LARGE = 65, 1.2
"""Confidence, in per cent, below which a line in larger type than the text is no text anywhere; and that size, as a factor."""
_SCRAWLED, _LONGEST_SIGNATURE = 45, 4
"""Confidence, in per cent, below which so few words are no text, in whatever size they seem to be."""
_LINE_SPACING = 1.6
"""Times the usual type's size: lines of a paragraph are no further apart."""
_SAME_PLACE = 6.0
"""Points by which a scanner may move what is printed at the same place of every page."""
_ALIKE = 70.0
"""Likeness, in per cent, of what is read of the same logo on two pages."""
_LONGEST_NUMBER, _FEWEST_NUMBERS = 3, 2
"""Characters that a page's number is read as at most; and pages with their numbers at one place, for these to tell it."""
_HALF = 0.5
"""Share of the pages that show a running header."""


def without_pictures(pages: Sequence[Sequence[ReadLine]], usual: float) -> list[list[ReadLine]]:
    """Each page's lines, those that are no text tagged as furniture. `usual`: the size of the text's type."""
    return [list(_parted(lines, pages, usual, is_first=at == 0)) for at, lines in enumerate(pages)]


def _parted(
    lines: Sequence[ReadLine], pages: Sequence[Sequence[ReadLine]], usual: float, *, is_first: bool
) -> list[ReadLine]:
    logos = [
        each
        for each in lines
        if each.in_margin and (_is_logo(each, lines, usual) or _runs(each, pages) or _is_number(each, pages))
    ]
    # Hardly any text is beside a logo or above it; on the first page the address is.
    end = 0.0 if is_first else max((each.line.bottom for each in logos if _is_at_head(each, lines)), default=0.0)

    def is_text(each: ReadLine) -> bool:
        beside = (each.line.top + each.line.bottom) / 2 <= end and not _begins_a_page(each, lines, usual)
        written = _is_written(each, usual) and not _ends_a_paragraph(each, lines, usual)
        return each.cell is not None or not (each in logos or beside or written)

    return [each if is_text(each) else each._replace(line=replace(each.line, tag=ARTIFACT)) for each in lines]


def _is_at_head(each: ReadLine, lines: Sequence[ReadLine]) -> bool:
    """Whether a line in the margin is at the page's head."""
    return each.line.top < max(other.line.bottom for other in lines) / 2


def _is_logo(each: ReadLine, lines: Sequence[ReadLine], usual: float) -> bool:
    """Whether a line in the margin is read of a logo, by its type and by how sure Tesseract is of it."""
    if not _is_at_head(each, lines):
        return len(each.words) <= _LONGEST_SIGNATURE and each.confidence < _NO_TEXT
    size = each.line.size
    sure = _NO_TEXT if size == usual else _HARDLY_TEXT
    is_small = size < _SMALL * usual or max(word.bottom - word.top for word in each.words) < _LOW * usual
    is_giant = sum(len(word.text) > LONGEST_MARK for word in each.words) == 1 and size > _GIANT * usual
    is_tall = statistics.median(word.bottom - word.top for word in each.words) > _TALL * size
    return is_small or is_giant or is_tall or each.confidence < sure


def _is_written(each: ReadLine, usual: float) -> bool:
    """Whether a line is read of a signature, or of a logo in the middle of a page."""
    is_name = len(each.words) <= _LONGEST_SIGNATURE and each.confidence < _SCRAWLED
    is_huge = len(each.words) == 1 and each.line.size > _HUGE * usual
    return is_name or is_huge or (each.line.size > _LARGE * usual and each.confidence < _WRITTEN)


def _ends_a_paragraph(each: ReadLine, lines: Sequence[ReadLine], usual: float) -> bool:
    """Whether a line is the short last one of a paragraph, right below its other lines, which Tesseract is not sure of."""
    return each.line.size < _LARGE * usual and any(
        len(other.words) > _LONGEST_SIGNATURE
        and other.confidence > _HARDLY_TEXT
        and abs(other.line.x0 - each.line.x0) < _SAME_PLACE
        and 0 < each.line.bottom - other.line.bottom < _LINE_SPACING * usual
        for other in lines
    )


def _begins_a_page(each: ReadLine, lines: Sequence[ReadLine], usual: float) -> bool:
    """Whether a line of some words, of which Tesseract is sure, is the first of a paragraph that goes on right below it."""
    return (
        len(each.words) > _LONGEST_SIGNATURE
        and each.confidence > _HARDLY_TEXT
        and each.line.size == usual
        and any(
            abs(other.line.x0 - each.line.x0) < _SAME_PLACE
            and 0 < other.line.bottom - each.line.bottom < _LINE_SPACING * usual
            for other in lines
        )
    )


def _is_number(each: ReadLine, pages: Sequence[Sequence[ReadLine]]) -> bool:
    """Whether a line is the page's number, misread: other pages have theirs at its place."""
    if len(each.line.text) > _LONGEST_NUMBER:
        return False
    there = sum(
        any(
            other.in_margin
            and furniture.PAGE_NUMBER.match(other.line.text) is not None
            and abs(_middle(other) - _middle(each)) < _SAME_PLACE
            and abs(other.line.bottom - each.line.bottom) < _SAME_PLACE
            for other in page
        )
        for page in pages
    )
    return there >= _FEWEST_NUMBERS


def _middle(each: ReadLine) -> float:
    return (each.line.x0 + each.line.x1) / 2


def _runs(each: ReadLine, pages: Sequence[Sequence[ReadLine]]) -> bool:
    """Whether much the same is read at the same place of at least half the pages, and of two."""
    from rapidfuzz import fuzz

    same = sum(
        any(
            abs(other.line.x0 - each.line.x0) < _SAME_PLACE
            and abs(other.line.top - each.line.top) < _SAME_PLACE
            and fuzz.ratio(other.line.text, each.line.text) >= _ALIKE
            for other in page
            if other.in_margin
        )
        for page in pages
    )
    return same >= max(2, _HALF * (len(pages) - 1))
