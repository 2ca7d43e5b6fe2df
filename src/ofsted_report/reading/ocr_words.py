"""What Tesseract says of a page (hOCR): its words, with places in points and confidences."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from ofsted_report.reading.ocr_rules import Cell

if TYPE_CHECKING:
    from lxml import html

SURE = 70
"""Tesseract's confidence in a word, in per cent, below which a person should look at it."""

_ENOUGH_WORDS = 4
"""Of a line, for its base line to tell how the page is turned."""
_MOST_LETTERS = 0.8
"""Of the letters that are read in a cell on the whole page: that many are read of its column alone, or it was not read."""
_LEVEL = 0.003
"""A slope that is no matter: a line of 500 points falls by one and a half."""


class Word(NamedTuple):
    """A recognised word: where it is on the page, in points, and how sure Tesseract is of it, in per cent."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float
    size: float
    """Of the type that its line is set in, in points."""
    cell: Cell | None = None
    """Of a ruled table."""


class RecognisedPage(NamedTuple):
    """A page as Tesseract reads it: its words, line by line."""

    number: int
    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]
    slope: float = 0.0
    """How much the printed lines fall or rise, of each point to the right; the words' places are as if they did not."""


def page_of(number: int, hocr: bytes, cells: Sequence[Cell] = (), columns: Iterable[bytes] = ()) -> RecognisedPage:
    """A page's width and height and its lines of words, from hOCR.

    `cells`: of its ruled tables; `columns`: the hOCR of each of their columns by itself.
    """
    width, height, lines, slopes = _read(hocr)
    if cells:
        apart = [line for column in columns for line in _read(column)[2]]
        lines = _in_cells(lines, apart, cells)
    slope = statistics.median(slopes or [0.0])
    if abs(slope) < _LEVEL:
        return RecognisedPage(number, width, height, tuple(lines))
    levelled = (tuple(_levelled(word, slope, width / 2) for word in words) for words in lines)
    return RecognisedPage(number, width, height, tuple(levelled), slope)


def _read(hocr: bytes) -> tuple[float, float, list[tuple[Word, ...]], list[float]]:
    """A page's width and height, its lines, and the slopes of those long enough to have one."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    tree = cast("html.HtmlElement", html.document_fromstring(hocr, parser=parser))
    page = tree.find_class("ocr_page")[0]
    title = _properties(page.get("title", ""))
    resolution = float(title.get("scan_res", ["300"])[0])
    scale = 72 / resolution
    _, _, width, height = (float(value) * scale for value in title["bbox"])
    lines, slopes = [], []
    for line in page.iter("span", "p"):
        assert isinstance(line, html.HtmlElement)  # noqa: S101  of this parser
        if not set((line.get("class") or "").split()) & {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        said = _properties(line.get("title", ""))
        size = float(said.get("x_size", ["0"])[0]) * scale
        words = tuple(_word(node, scale, size) for node in line.find_class("ocrx_word"))
        words = tuple(word for word in words if word.text)
        if words:
            lines.append(words)
            slopes += [float(said.get("baseline", ["0"])[0])] * (len(words) >= _ENOUGH_WORDS)
    return width, height, lines, slopes


def _in_cells(
    lines: Iterable[tuple[Word, ...]], apart: Iterable[tuple[Word, ...]], cells: Sequence[Cell]
) -> list[tuple[Word, ...]]:
    """The lines of a page cut at the cells of its tables. A cell has what was read of its column alone, unless that is less
    than what was read of it on the whole page."""
    whole, alone = _by_cell(lines, cells), _by_cell(apart, cells)
    found = whole[None]
    for cell in cells:
        better = _letters(alone[cell]) > _MOST_LETTERS * _letters(whole[cell])
        found += (alone if better else whole)[cell]
    return found


def _by_cell(
    lines: Iterable[tuple[Word, ...]], cells: Sequence[Cell]
) -> defaultdict[Cell | None, list[tuple[Word, ...]]]:
    """The lines in each cell; those in none, and parts of lines, under None."""
    found: defaultdict[Cell | None, list[tuple[Word, ...]]] = defaultdict(list)
    for line in lines:
        for cell, run in groupby(line, key=lambda word: _cell(word, cells)):
            found[cell].append(tuple(word._replace(cell=cell) for word in run))
    return found


def _cell(word: Word, cells: Iterable[Cell]) -> Cell | None:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return next((cell for cell in cells if cell.holds(x, y)), None)


def _letters(lines: Iterable[tuple[Word, ...]]) -> int:
    return sum(map(str.isalnum, "".join(word.text for line in lines for word in line)))


def _levelled(word: Word, slope: float, middle: float) -> Word:
    """The word where it would be if its line did not slope."""
    shift = slope * ((word.x0 + word.x1) / 2 - middle)
    return word._replace(top=word.top - shift, bottom=word.bottom - shift)


def _properties(title: str) -> dict[str, list[str]]:
    """'bbox 0 0 10 20; x_wconf 96' as {'bbox': ['0', …], 'x_wconf': ['96']}."""
    parts = (part.split() for part in title.split(";"))
    return {part[0]: part[1:] for part in parts if part}


def _word(node: object, scale: float, size: float) -> Word:
    properties = _properties(node.get("title", ""))  # type: ignore[attr-defined]
    x0, top, x1, bottom = (float(value) * scale for value in properties["bbox"])
    confidence = float(properties.get("x_wconf", ["0"])[0])
    return Word(node.text_content().strip(), x0, top, x1, bottom, confidence, size or bottom - top)  # type: ignore[attr-defined]
