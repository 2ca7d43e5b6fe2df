"""Finds sentences on the pages of a PDF: rectangles around their words, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ofsted_report.grouped import grouped
from ofsted_report.reading.document import Document, Line


class Box(NamedTuple):
    """A rectangle on a page, in shares of its width and height (0 to 1), from the top left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def whole_lines(boxes: Iterable[Box]) -> Iterator[Box]:
    """One rectangle for each line of the given ones."""
    for (page, top), parts in grouped(boxes, lambda box: (box.page, box.top)).items():
        left = min(box.left for box in parts)
        right = max(box.left + box.width for box in parts)
        yield Box(page, left, top, right - left, max(box.height for box in parts))


class Character(NamedTuple):
    """A printed character: from where to where it reaches across the page, and its middle's height, in points."""

    text: str
    left: float
    right: float
    middle: float


class _Place(NamedTuple):
    """A letter or digit of the body: its line, and its index among the letters and digits of the line."""

    line: int
    at: int


class Places:
    """Finds texts of a letter on its pages. Only letters and digits are compared, so line ends do not matter."""

    def __init__(self, document: Document, printed: Mapping[int, Sequence[Character]]) -> None:
        """`printed`: the characters of each page by its number, for the ends of sentences within lines."""
        from ofsted_report.reading.furniture import set_aside

        self._printed = printed
        self._pages = {page.number: page for page in document.pages}
        self._lines = set_aside(document).body
        self._keys = [_key(line.text) for line in self._lines]
        self._stream = "".join(self._keys)
        self._characters = [_Place(n, at) for n, key in enumerate(self._keys) for at in range(len(key))]
        self._from = 0

    def find_block(self, text: str) -> int | None:
        """Return where a paragraph begins in the stream; blocks are requested in the letter's order."""
        key = _key(text)
        if not key:
            return None
        found = self._stream.find(key, self._from)
        if found < 0:
            found = self._stream.find(key)
        if found < 0:
            # A footnote or a page footer may be in the middle of it: its beginning determines its place.
            found = self._stream.find(key[:40], self._from)
        if found >= 0:
            self._from = found + 1
        return found if found >= 0 else None

    def boxes(self, text: str, after: int) -> tuple[Box, ...]:
        """The rectangles of a sentence that begins at or after this place in the stream."""
        key = _key(text)
        start = self._stream.find(key, after)
        if start < 0 or not key:
            return ()
        return tuple(self._around(self._characters[start : start + len(key)]))

    def _around(self, characters: Iterable[_Place]) -> Iterator[Box]:
        spans: dict[int, tuple[int, int]] = {}
        for character in characters:
            first, _ = spans.get(character.line, (character.at, character.at))
            spans[character.line] = (first, character.at)
        for number, (first, last) in spans.items():
            line, page = self._lines[number], self._pages[self._lines[number].page]
            if not (page.width and page.height):
                continue
            left, right = _edges(line, len(self._keys[number]), first, last, self._printed.get(line.page, ()))
            yield Box(
                page=line.page,
                left=left / page.width,
                top=line.top / page.height,
                width=(right - left) / page.width,
                height=line.height / page.height,
            )


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _edges(line: Line, count: int, first: int, last: int, printed: Sequence[Character]) -> tuple[float, float]:
    """From where to where the letters `first` to `last` of a line reach, in points."""
    if first == 0 and last == count - 1:
        return line.x0, line.x1
    inside = sorted(
        (
            c
            for c in printed
            if line.top <= c.middle <= line.bottom and line.x0 - 1 <= c.left and c.right <= line.x1 + 1
        ),
        key=lambda c: c.left,
    )
    keyed = [character for character in inside for _ in _key(character.text)]
    if len(keyed) == count:
        after = next((c for c in inside if c.left >= keyed[last].right - 0.5 and c.text in _CLOSING), None)
        left = line.x0 if first == 0 else keyed[first].left
        right = line.x1 if last == count - 1 else (after or keyed[last]).right
        return left, right
    # The page prints other characters than were read (a ligature, say): as near as even widths come.
    step = (line.x1 - line.x0) / count
    return line.x0 + first * step, line.x0 + (last + 1) * step


_CLOSING = ".,;:!?…"
"""Stops that belong to the word before them."""
