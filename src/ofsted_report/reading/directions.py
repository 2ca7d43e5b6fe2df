"""In which direction the text of each page runs: a page may lie on its side, and a stamp be printed along its edge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

_LONGEST_STAMP = 160
"""Characters on one page, all lines of a stamp together."""


class Piece(NamedTuple):
    """Some characters on a page: by how many degrees they are turned, how many they are, and the type they are set in."""

    angle: int
    length: int
    font: str
    size: float


class Directions:
    """The directions of a document's pages, in quarter turns, and the type that most of its text is set in, so far."""

    def __init__(self) -> None:
        self._directions: Counter[int] = Counter()
        self._types: Counter[tuple[str, int]] = Counter()

    def of(self, pieces: Iterable[Piece]) -> int:
        """Return the direction of a page: 0, or degrees clockwise in steps of 90, in which most of its text runs.

        A stamp may have more characters than the text of a letter's last page. On a page with little text, the text is what
        is set in the letter's own type; if that does not tell, what has the direction of the other pages.
        """
        pieces = [piece for piece in pieces if piece.angle % 90 == 0]
        weight = Counter({0: 0})
        for piece in pieces:
            weight[piece.angle] += piece.length
        most = weight.most_common(1)[0][0]
        if sum(map(bool, weight.values())) < 2 or weight[most] >= _LONGEST_STAMP:
            return most
        usual = [each for each, _ in self._types.most_common(1)]
        own = {piece.angle for piece in pieces if _type(piece) in usual}
        if len(own) == 1:
            return own.pop()
        others = [each for each, _ in self._directions.most_common(1) if weight[each]]
        return others[0] if others else most

    def remember(self, direction: int, pieces: Iterable[Piece]) -> None:
        """Count a page that has this direction."""
        self._directions[direction] += 1
        for piece in pieces:
            if piece.angle == direction:
                self._types[_type(piece)] += piece.length


def _type(piece: Piece) -> tuple[str, int]:
    return piece.font, round(piece.size)
