"""Similarity of two texts by shared words: TF-IDF, from 0 to 1.

Words are compared by their first letters, so that "manager" and "managers" are equal; words that are rare in this letter
weigh more.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ofsted_report.pattern import Pattern

_WORD = Pattern(r"[a-z]{3,}")
_STEM = 6
"""Number of letters of a word that count."""
_COMMON = frozenset(
    "about all also and any are because been between but can child children do does during for from had has have how if "
    "into is it its more most not of on one or other out so social some than that the their them there they this through "
    "to up was were when where which while who will with work worker workers would".split()
)


class Words(NamedTuple):
    """A text as its stems."""

    stems: frozenset[str]
    weight: float
    """The sum of the weights."""
    length: float
    """The length of the TF-IDF vector."""


class Similarity:
    """The words of one letter's sentences, and what each weighs."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        self._found = Counter(stem for text in texts for stem in _stems(text))

    def words(self, text: str) -> Words:
        """A text made ready to be compared."""
        stems = _stems(text)
        weights = self._weights(stems)
        return Words(stems, sum(weights), math.hypot(*weights))

    def between(self, one: Words, other: Words) -> float:
        """The cosine of the two TF-IDF vectors."""
        shared = sum(weight**2 for weight in self._weights(one.stems & other.stems))
        return shared / (one.length * other.length) if shared else 0.0

    def within(self, one: Words, other: Words) -> float:
        """Return the share of the shorter text's weight that both texts have."""
        shared = sum(self._weights(one.stems & other.stems))
        return shared / min(one.weight, other.weight) if shared else 0.0

    def _weights(self, stems: Iterable[str]) -> list[float]:
        # Sorted, since the order in which floating-point numbers are added must not differ from run to run.
        return [math.log((self._count + 1) / (self._found[stem] + 0.5)) for stem in sorted(stems)]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _COMMON)
