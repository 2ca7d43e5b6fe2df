"""Recognised words → lines, in order, with the sizes of their type and what the page's picture shows: bold type, blots.

A picture says no font's name, so that is measured: how thick the strokes are. Lengths are PDF points.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.reading.document import Line, Page
from ofsted_report.reading.foreign import in_margin
from ofsted_report.reading.tags import ARTIFACT

if TYPE_CHECKING:
    from PIL.Image import Image

    from ofsted_report.reading.ocr_rules import Cell
    from ofsted_report.reading.ocr_words import RecognisedPage, Word

_BOLD = 1.6
"""Times the usual line's share of its ink that is inside its strokes: bold type has more."""
_THINNEST_BOLD = 0.1
"""That share of bold type at least: thin strokes of a coarse scan are all edge."""
_STROKE = 0.36
"""Points of a stroke's edge on each side that are not counted as inside it."""
_NEAR = 0.1
"""Share of the usual type's size by which a measured size may differ and be the same."""
_LEAST_LETTERS = 4
"""Letters that a line needs for its strokes to tell whether it is bold."""
_DARK = 128
"""Of 256 shades of grey: less is ink."""
_FARTHEST_BULLET, _NEAREST_BULLET = 32.0, 3.0
"""Points between the left edges of a bullet and of its text at most; and points between the two at least."""
_WIDEST_INDENT = 48.0
"""Points by which the text of an item hangs, at most."""
_BULLETS = (0.2, 0.7)
"""Times the type's size: the smallest and the largest side of a bullet."""
_THINNEST_DASH = 0.06
"""Times the type's size: a dash is that high, at least, and wider."""
_ONE_ROW = 0.4
"""Times the type's size by which the middles of words may differ that are printed beside each other."""
_COLUMN_GAP = 2.2
"""Times the type's size: a wider gap between two words parts columns or cells."""
_LITTLE_GAP = 0.8
"""The same, where other lines show that a column begins there."""
_SAME_EDGE = 3.0
"""Points by which the left edges of a column's lines may differ."""
_NO_GAP = 0.1
"""Times the type's size: what follows nearer goes on with the word."""
_WORD_SPACE = 0.6
"""Times the type's size: the space between two words of a line is not wider."""
LONGEST_MARK = 2
"""Characters that a bullet is read as at most ('m', 'e', '»', 'm@')."""


class ReadLine(NamedTuple):
    """A line, and the words that it was made of."""

    line: Line
    words: tuple[Word, ...]
    in_margin: bool
    weight: float | None = None
    """How thick its strokes are, as the share of its ink that is inside them; None where it has too few letters to tell."""
    blot: float | None = None
    """Where a blot is printed before it that was not read as a word: a bullet, perhaps."""

    @property
    def is_aside(self) -> bool:
        """Whether it is set aside: what was read of a logo or a signature."""
        return self.line.tag == ARTIFACT

    @property
    def cell(self) -> Cell | None:
        """Of a ruled table, in which it is."""
        return self.words[0].cell

    @property
    def confidence(self) -> float:
        """Of its words together, in per cent."""
        return statistics.mean(word.confidence for word in self.words)

    def with_words(self, words: tuple[Word, ...]) -> ReadLine:
        """The line, made of other words."""
        return self._replace(words=words, line=replace(self.line, text=_text(words), x0=words[0].x0))


def read_lines(pages: Sequence[RecognisedPage], pictures: Iterable[Image | None]) -> tuple[list[list[ReadLine]], float]:
    """Each page's lines, from top to bottom and from left to right, and the size of the type that most are set in.

    `pictures`: the pages as Tesseract saw them, in grey.
    """
    usual = statistics.median([_size(words) for page in pages for words in page.lines] or [0.0])
    found = [_seen(page, list(_lines(page, usual)), picture) for page, picture in zip(pages, pictures, strict=True)]
    return found, round(usual, 1)


def _lines(page: RecognisedPage, usual: float) -> Iterator[ReadLine]:
    margins = Page(page.number, page.width, page.height, ())
    parts = [
        part for row in _rows_and_cells(page.lines, usual) for cell in _between_rules(row) for part in _columns(cell)
    ]
    edges = _edges(parts)
    for part in parts:
        for words in _at_edges(part, edges):
            line = _line(words, page.number, usual)
            yield ReadLine(line, tuple(words), in_margin(line, margins))


def _edges(parts: Sequence[Sequence[Word]]) -> list[float]:
    """Where columns begin: the left edges of at least two parts that are printed beside others."""
    lefts = [part[0].x0 for before, part in pairwise(parts) if before[-1].x1 < part[0].x0 and _are_level(before, part)]
    return [left for left in lefts if sum(abs(left - other) < _SAME_EDGE for other in lefts) > 1]


def _are_level(one: Sequence[Word], other: Sequence[Word]) -> bool:
    return abs(_middle(one) - _middle(other)) <= _ONE_ROW * _size(one)


def _at_edges(part: Sequence[Word], edges: Sequence[float]) -> Iterator[list[Word]]:
    """The part cut where a column begins, with some space before it: a long line may nearly reach the next column."""
    words: list[Word] = []
    for word in part:
        is_apart = bool(words) and word.x0 - words[-1].x1 > _LITTLE_GAP * _size([words[-1], word])
        if is_apart and len(words[0].text) > LONGEST_MARK and any(abs(word.x0 - edge) < _SAME_EDGE for edge in edges):
            yield words
            words = []
        words.append(word)
    yield words


def _rows_and_cells(lines: Iterable[tuple[Word, ...]], usual: float) -> list[list[Word]]:
    """The rows of a page from the top, those of a ruled table cell by cell."""
    by_cell: dict[Cell | None, list[tuple[Word, ...]]] = {}
    tops: dict[int, float] = {}
    for words in lines:
        cell = words[0].cell
        by_cell.setdefault(cell, []).append(words)
        if cell is not None:
            tops[cell.table] = min(tops.get(cell.table, cell.top), cell.top)
    rows = [
        ((_middle(row), 0, 0) if cell is None else (tops[cell.table], cell.row, cell.column), row)
        for cell, inside in by_cell.items()
        for row in _rows(inside, usual)
    ]
    return [row for _, row in sorted(rows, key=itemgetter(0))]


def _rows(lines: Iterable[tuple[Word, ...]], usual: float) -> Iterator[list[Word]]:
    """The words that are printed beside each other, from left to right; Tesseract may take them for two lines."""
    row: list[tuple[Word, ...]] = []
    middle = 0.0
    for words in sorted(lines, key=_middle):
        if row and _middle(words) - middle > _ONE_ROW * min(usual, _size(words)):
            yield _in_one(row)
            row = []
        if not row:
            middle = _middle(words)
        row.append(words)
    if row:
        yield _in_one(row)


def _in_one(lines: Sequence[tuple[Word, ...]]) -> list[Word]:
    """The words of several lines from left to right; where a line begins without a gap, it goes on with the word before."""
    first = {id(words[0]) for words in lines}
    row: list[Word] = []
    for word in sorted((word for words in lines for word in words), key=lambda word: word.x0):
        if row and id(word) in first and word.x0 - row[-1].x1 < _NO_GAP * word.size and word.text[:1].islower():
            row[-1] = row[-1]._replace(text=row[-1].text + word.text, x1=word.x1)
        else:
            row.append(word)
    return row


def _between_rules(row: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a row. An upright stroke is an I close beside a word, and else the rule between two cells."""
    part: list[Word] = []
    for at, word in enumerate(row):
        if word.text.strip("|"):
            part.append(word)
        elif any(_is_letter(word, *pair) for pair in pairwise(row[max(0, at - 1) : at + 2])):
            part.append(word._replace(text="I", confidence=0.0))  # for a person to look at
        elif part:
            yield part
            part = []
    if part:
        yield part


def _is_letter(stroke: Word, before: Word, word: Word) -> bool:
    """Whether a stroke, one of these two words, is as high as the other and close to it."""
    size = _size([word if stroke is before else before])
    return word.x0 - before.x1 < _WORD_SPACE * size and stroke.bottom - stroke.top < size


def _columns(row: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a row that wide gaps part; a bullet belongs to its text."""
    part: list[Word] = []
    for word in row:
        is_mark = len(part) == 1 and len(part[0].text) <= LONGEST_MARK and word.x0 - part[0].x0 <= _WIDEST_INDENT
        if part and not is_mark and word.x0 - part[-1].x1 > _COLUMN_GAP * _size([part[-1], word]):
            yield part
            part = []
        part.append(word)
    if part:
        yield part


def _middle(words: Sequence[Word]) -> float:
    return statistics.median((word.top + word.bottom) / 2 for word in words)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _size(words: Sequence[Word]) -> float:
    """The size of the line's type."""
    return statistics.median(word.size for word in words)


def _line(words: Sequence[Word], page: int, usual: float) -> Line:
    """A line of words. A size near the document's usual one is the usual one."""
    size = _size(words)
    return Line(
        text=_text(words),
        page=page,
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=words[-1].x1,
        bottom=max(word.bottom for word in words),
        size=round(usual if abs(size - usual) < _NEAR * usual else size, 1),
    )


def _seen(page: RecognisedPage, lines: Sequence[ReadLine], picture: Image | None) -> list[ReadLine]:
    """The lines with what the page's picture shows of them."""
    if picture is None:
        return list(lines)
    from PIL import ImageFilter

    scale = picture.width / page.width if page.width else 1.0
    if page.slope:
        picture = _levelled(picture, page.slope)
    inside = picture.filter(ImageFilter.MaxFilter(2 * max(1, round(_STROKE * scale)) + 1))
    return [
        each._replace(weight=_weight(picture, inside, each.line, scale), blot=_blot(picture, each.line, lines, scale))
        for each in lines
    ]


def _levelled(picture: Image, slope: float) -> Image:
    """The picture sheared as the words' places are."""
    from PIL.Image import Transform

    shear = (1, 0, 0, slope, 1, -slope * picture.width / 2)
    return picture.transform(picture.size, Transform.AFFINE, shear, fillcolor=255)


def _weight(picture: Image, inside: Image, line: Line, scale: float) -> float | None:
    """The share of a line's ink that is left when its strokes lose their edges; None where it has too few letters to tell."""
    if sum(map(str.isalnum, line.text)) < _LEAST_LETTERS:
        return None
    box = (int(line.x0 * scale), int(line.top * scale), int(line.x1 * scale) + 1, int(line.bottom * scale) + 1)
    ink, core = (sum(each.crop(box).histogram()[:_DARK]) for each in (picture, inside))
    return core / ink if ink else 0.0


def _blot(picture: Image, line: Line, lines: Iterable[ReadLine], scale: float) -> float | None:
    """Where a blot of a bullet's size begins that is printed right before a line, alone; None where there is none."""
    left = max(0.0, line.x0 - _FARTHEST_BULLET)
    for other in (each.line for each in lines):
        if other.x1 <= line.x0 and other.top < line.bottom and line.top < other.bottom:
            left = max(left, other.x1 + 1)
    box = (int(left * scale), int(line.top * scale), int((line.x0 - _NEAREST_BULLET) * scale), int(line.bottom * scale))
    if box[0] >= box[2] or box[1] >= box[3]:
        return None
    found = picture.crop(box).point([255] * _DARK + [0] * (256 - _DARK)).getbbox()
    if found is None:
        return None
    x0, top, x1, bottom = (side / scale for side in found)
    smallest, largest = (factor * line.size for factor in _BULLETS)
    wide, high = x1 - x0, bottom - top
    is_dash = _THINNEST_DASH * line.size <= high <= wide / 2
    is_bullet = smallest <= wide <= largest and (smallest <= high <= largest or is_dash)
    return left + x0 if is_bullet else None


def with_bold(pages: Sequence[Sequence[ReadLine]]) -> list[list[ReadLine]]:
    """The lines of all pages, bold where their strokes are thicker than the usual line's."""
    known = [each.weight for lines in pages for each in lines if each.weight is not None]
    least = max(_BOLD * statistics.median(known or [0.0]), _THINNEST_BOLD)
    return [
        [each._replace(line=replace(each.line, bold=each.weight is not None and each.weight > least)) for each in lines]
        for lines in pages
    ]
