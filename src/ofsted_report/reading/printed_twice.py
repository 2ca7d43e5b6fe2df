"""Text that is printed twice at the same place, to look bold or by a program that laid a page's text over it again: it is
read once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_report.reading.document import Line

_SAME_PLACE = 0.12
"""Times the type's size by which a letter may lie beside its copy: two l's of a word are further apart."""
_ONE_LINE = 0.2
"""Times the type's size by which the middles of lines differ that are printed over each other, at most."""

_CELL = 4.0
"""Points: the letters of a page are looked up by the square of this side that they are in."""


class Character(NamedTuple):
    """A printed character."""

    text: str
    x: float
    y: float
    size: float
    rank: int
    """Of two at one place, that with the lower rank is kept; of equals, the first in the file."""
    piece: int
    """The piece of text in the file that it belongs to: no character is a copy of one in its own piece."""


def may_hold_copies(lines: Sequence[Line]) -> bool:
    """Whether two of a page's lines that share a letter lie over each other, or one says the same thing twice: a reason to look
    at each letter."""
    placed = sorted([((line.top + line.bottom) / 2, line.x0, line.x1, line.size, line.text) for line in lines])
    for at, (middle, x0, x1, size, text) in enumerate(placed, start=1):
        while at < len(placed) and placed[at][0] - middle < _ONE_LINE * size:
            _, left, right, other, over = placed[at]
            if min(x1, right) - max(x0, left) > min(size, other) and not {*text.replace(" ", "")}.isdisjoint(over):
                return True
            at += 1  # noqa: PLW2901
    return any(_repeats_itself(line.text) for line in lines)


def _repeats_itself(text: str) -> bool:
    """Whether a line reads 'Plans Plans' or 'PPllaannss'; '11' is a page's number."""
    half, is_odd = divmod(len(text), 2)
    return (
        half > 0
        and (
            (is_odd and text.startswith(text[half + 1 :]))
            or (text[0] == text[1] and _is_doubled(text.replace(" ", "")))
        )
        and not text.isdigit()
    )


def _is_doubled(letters: str) -> bool:
    return letters[::2] == letters[1::2]


def copies(characters: Sequence[Character]) -> set[int]:
    """Return the indexes of the characters that are printed where another one is that is the same."""
    kept: dict[tuple[str, int, int], list[Character]] = {}
    found = set()
    for at, character in sorted(enumerate(characters), key=lambda each: each[1].rank):
        text, x, y, size, _, piece = character
        reach = _SAME_PLACE * size
        for column in range(int((x - reach) / _CELL), int((x + reach) / _CELL) + 1):
            for row in range(int((y - reach) / _CELL), int((y + reach) / _CELL) + 1):
                for other in kept.get((text, column, row), ()):
                    if piece != other.piece and abs(x - other.x) <= reach and abs(y - other.y) <= reach:
                        found.add(at)
        if at not in found:
            kept.setdefault((text, int(x / _CELL), int(y / _CELL)), []).append(character)
    return found
