"""Recognised words → lines, as the readers of PDFs return them: in order, with sizes, bold type, bullets and columns.

A picture has no fonts and no tags, so everything is measured: the height of words, their ink, and where they begin. Text
recognised in logos in the margins is removed. Lengths are in PDF points.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from ofsted_report.reading.document import Line, Page, Tag
from ofsted_report.reading.foreign import in_margin

if TYPE_CHECKING:
    from PIL.Image import Image

SURE = 70
"""Tesseract's confidence in a word, in per cent, below which a person should look at it."""
_BOLD = 1.25
"""Ink of a bold line relative to the page's usual line with as many letters of its size."""
_NEAR = 0.2
"""Share of the usual type's size by which a measured size may differ and be the same."""
_LEAST_LETTERS = 4
"""Fewest letters of a line for which its ink shows whether it is bold."""
_ONE_ROW = 0.4
"""Times the type's size by which the middles of words may differ that are printed beside each other."""
_COLUMN_GAP = 2.2
"""Times the type's size: a wider gap between two words parts columns or cells."""
_WIDE_GAP, _SOME_GAP, _WIDER_GAP = 1.6, 1.15, 2.5
"""Times the usual space between words: how far the text of a list item is from its bullet, at least; where what is read in
the bullet's place can be nothing else; and where it may be a word."""
_LONGEST_MARK = 2
"""Characters that a bullet is read as at most ('m', 'e', '»', 'm@')."""
_OPENING = frozenset("'\"‘“([£&")
"""Characters in a first word that are no sign of a bullet."""
_SHORT_WORDS = frozenset("A I a In On At It If To By We He No As An Of Is So Up Or".split())
_SUB_ITEM = 8.0
"""Points by which the bullets of sub-items are set further right, at least."""
_SAME_EDGE = 4.0
"""Points by which the left edges of lines may differ that begin at the same place."""
_SAME_PLACE = 6.0
"""Points by which a scanner may move what is printed at the same place of every page."""
_NO_TEXT, _HARDLY_TEXT = 60, 80
"""Confidence in a line, in per cent, below which it is no text where logos are; the second for a line in unusual type."""
_SMALL, _USUAL = 0.7, (0.85, 1.35)
"""Times the usual type's size: smaller type than text has; sizes that the text itself is measured at."""
_ALIKE = 70.0
"""Likeness, in per cent, of what is read of the same logo on two pages."""
_FURNITURE = Tag("artifact", 0)
_HALF = 0.5
"""Share of the pages that show a running header."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: where it is on the page, in points, and how sure Tesseract is of it, in per cent."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page as Tesseract reads it: its words, line by line."""

    number: int
    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line, and the words that it was made of."""

    line: Line
    words: tuple[Word, ...]
    in_margin: bool

    @property
    def is_aside(self) -> bool:
        """Whether it is removed as furniture."""
        return self.line.tag is not None

    @property
    def confidence(self) -> float:
        """The mean confidence of its words, in per cent."""
        return statistics.mean(word.confidence for word in self.words)


def page_of(number: int, hocr: bytes) -> RecognisedPage:
    """A page's width and height and its lines of words, from hOCR."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    tree = cast("html.HtmlElement", html.document_fromstring(hocr, parser=parser))
    page = tree.find_class("ocr_page")[0]
    title = _properties(page.get("title", ""))
    resolution = float(title.get("scan_res", ["300"])[0])
    scale = 72 / resolution
    _, _, width, height = (float(value) * scale for value in title["bbox"])
    lines = []
    for line in page.iter("span", "p"):
        assert isinstance(line, html.HtmlElement)  # noqa: S101  of this parser
        if not set((line.get("class") or "").split()) & {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        words = tuple(_word(node, scale) for node in line.find_class("ocrx_word"))
        words = tuple(word for word in words if word.text)
        if words:
            lines.append(words)
    return RecognisedPage(number, width, height, tuple(lines))


def _properties(title: str) -> dict[str, list[str]]:
    """'bbox 0 0 10 20; x_wconf 96' as {'bbox': ['0', …], 'x_wconf': ['96']}."""
    parts = (part.split() for part in title.split(";"))
    return {part[0]: part[1:] for part in parts if part}


def _word(node: object, scale: float) -> Word:
    properties = _properties(node.get("title", ""))  # type: ignore[attr-defined]
    x0, top, x1, bottom = (float(value) * scale for value in properties["bbox"])
    confidence = float(properties.get("x_wconf", ["0"])[0])
    return Word(node.text_content().strip(), x0, top, x1, bottom, confidence)  # type: ignore[attr-defined]


def lines_of(pages: Sequence[RecognisedPage]) -> list[list[ReadLine]]:
    """Return each page's lines, from top to bottom and from left to right. Text of logos is tagged as furniture."""
    usual = statistics.median([_size(words) for page in pages for words in page.lines] or [0.0])
    found = [list(_lines(page, usual)) for page in pages]
    return [list(_without_pictures(lines, found, usual)) for lines in found]


def _lines(page: RecognisedPage, usual: float) -> Iterator[ReadLine]:
    parts = [part for row in _rows(page.lines, usual) for part in _columns(row)]
    lines = [_line(words, page.number, usual) for words in parts]
    margins = Page(page.number, page.width, page.height, ())
    for line, words in zip(with_bullets(lines, parts), parts, strict=True):
        yield ReadLine(line, tuple(words), in_margin(line, margins))


def _rows(lines: Iterable[tuple[Word, ...]], usual: float) -> Iterator[list[Word]]:
    """Return the words that are beside each other, from left to right; Tesseract may have put them on two lines."""
    row: list[Word] = []
    middle = 0.0
    for words in sorted(lines, key=_middle):
        if row and _middle(words) - middle > _ONE_ROW * usual:
            yield sorted(row, key=lambda word: word.x0)
            row = []
        if not row:
            middle = _middle(words)
        row.extend(words)
    if row:
        yield sorted(row, key=lambda word: word.x0)


def _columns(row: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a row that wide gaps part; a bullet belongs to its text however far that is."""
    part = [row[0]]
    for before, word in pairwise(row):
        is_mark = len(part) == 1 and len(before.text) <= _LONGEST_MARK
        if word.x0 - before.x1 > _COLUMN_GAP * _size([before, word]) and not is_mark:
            yield part
            part = []
        part.append(word)
    yield part


def _middle(words: Sequence[Word]) -> float:
    return statistics.median((word.top + word.bottom) / 2 for word in words)


def _size(words: Sequence[Word]) -> float:
    """The size of the line's type: a little more than its higher words are high."""
    heights = [word.bottom - word.top for word in words if len(word.text) > 1] or [words[0].bottom - words[0].top]
    return 1.1 * (statistics.quantiles(heights, n=4)[2] if len(heights) > 1 else heights[0])


def _line(words: Sequence[Word], page: int, usual: float) -> Line:
    """A line of words. A size near the document's usual one is the usual one: words without high letters measure less."""
    size = _size(words)
    return Line(
        text=" ".join(word.text for word in words),
        page=page,
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=words[-1].x1,
        bottom=max(word.bottom for word in words),
        size=round(usual if abs(size - usual) < _NEAR * usual else size, 1),
    )


def _without_pictures(
    lines: Sequence[ReadLine], pages: Sequence[Sequence[ReadLine]], usual: float
) -> Iterator[ReadLine]:
    """The lines, those that are no text tagged as furniture: what is read of logos, and running headers and footers."""
    for each in lines:
        if each.in_margin and (_is_no_text(each, usual) or _runs(each, pages)):
            yield replace(each, line=replace(each.line, tag=_FURNITURE))
        else:
            yield each


def _is_no_text(each: ReadLine, usual: float) -> bool:
    """Whether a line in the margin is read of a picture, by its type and by how sure Tesseract is of it."""
    size = each.line.size / usual if usual else 1.0
    odd = size < _USUAL[0] or size > _USUAL[1]
    return size < _SMALL or each.confidence < (_HARDLY_TEXT if odd else _NO_TEXT)


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


def ink(image: Image, line: Line, scale: float) -> float:
    """Return the dark pixels per letter of the line, relative to the square of the font size; 0 if it has too few letters."""
    letters = sum(map(str.isalnum, line.text))
    if letters < _LEAST_LETTERS:
        return 0.0
    box = (int(line.x0 * scale), int(line.top * scale), int(line.x1 * scale) + 1, int(line.bottom * scale) + 1)
    dark = sum(image.crop(box).histogram()[:128])
    return float(dark / (letters * (line.size * scale) ** 2))


def lines_with_bold(lines: Sequence[Line], ink: Sequence[float]) -> list[Line]:
    """The lines, bold where they have much more ink than the page's usual line."""
    usual = statistics.median([each for each in ink if each] or [0.0])
    return [replace(line, bold=each > _BOLD * usual > 0) for line, each in zip(lines, ink, strict=True)]


def with_bullets(lines: Sequence[Line], words: Sequence[Sequence[Word]]) -> Iterator[Line]:
    """The lines; a bullet that was read as a letter ('m', 'e') is a bullet again.

    A bullet is a short first word with a wide gap behind it. The items of a list begin at the same place, and the lines that
    go on with an item begin where its text begins. A bullet further right than the list's first ones marks a sub-item.
    """
    gaps = [after.x0 - before.x1 for line in words for before, after in pairwise(line)]
    usual = statistics.median(gaps or [3.0])
    marked = [at for at, line in enumerate(words) if _may_be_marked(line, usual)]
    found = [at for at in marked if _is_marked(at, marked, lines, words)]
    edge = min((words[at][0].x0 for at in found), default=0.0)
    for at, line in enumerate(lines):
        if at in found:
            bullet = "•" if words[at][0].x0 < edge + _SUB_ITEM else "◦"
            yield replace(line, text=f"{bullet} {' '.join(word.text for word in words[at][1:])}")
        else:
            yield line


def _is_marked(at: int, marked: Sequence[int], lines: Sequence[Line], words: Sequence[Sequence[Word]]) -> bool:
    """Whether another item begins at the same place, or the next line goes on where this one's text begins."""
    aligned = any(other != at and abs(words[other][0].x0 - words[at][0].x0) < _SAME_EDGE for other in marked)
    hangs = at + 1 < len(lines) and abs(lines[at + 1].x0 - words[at][1].x0) < _SAME_EDGE
    return aligned or hangs


def _may_be_marked(line: Sequence[Word], usual_gap: float) -> bool:
    if len(line) < 2 or len(line[0].text) > _LONGEST_MARK or line[0].text.isdigit():
        return False
    mark, gap = line[0].text, line[1].x0 - line[0].x1
    if mark in _SHORT_WORDS:
        return gap > _WIDER_GAP * usual_gap
    is_no_word = not mark.isalnum() or (len(mark) == 1 and mark.islower())
    return gap > (_SOME_GAP if is_no_word and not _OPENING & set(mark) else _WIDE_GAP) * usual_gap
