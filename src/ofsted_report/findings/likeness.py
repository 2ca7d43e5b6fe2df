"""How much two texts say the same: shared words, rare ones of this letter counting more; from 0 to 1."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_COMMON = frozenset(
    "about all also and any are because been between but can child children do does during for from had has have how if "
    "into is it its more most not of on one or other out so social some than that the their them there they this through "
    "to up was were when where which while who will with work worker workers would".split()
)


class _Weights(dict[str, float]):
    """What a stem counts; one that the letter's sentences do not have counts as the rarest."""

    def __init__(self, rare: float) -> None:
        super().__init__()
        self._rare = rare

    def __missing__(self, stem: str) -> float:
        return self._rare


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A text as its stems, and what they count together."""

    stems: frozenset[str]
    mass: float


class Likeness:
    """What the words of one letter's sentences are worth."""

    def __init__(self, texts: Sequence[str]) -> None:
        found = Counter(stem for text in texts for stem in _stems(text))
        self._weight = _Weights(math.log((len(texts) + 1) / 0.5))
        self._weight.update((stem, math.log((len(texts) + 1) / (count + 0.5))) for stem, count in found.items())

    def words(self, text: str) -> Words:
        """A text made ready to be compared."""
        return self._words(_stems(text))

    def paragraph(self, texts: Sequence[Words]) -> Together:
        """Texts each of which is compared with all the others as one."""
        return Together(self._weight, texts)

    def _words(self, stems: frozenset[str]) -> Words:
        return Words(stems, _mass(self._weight, stems))

    def __call__(self, one: Words, other: Words) -> float:
        """How much the two say the same."""
        shared = one.stems & other.stems
        return _share(_mass(self._weight, shared), one.mass, other.mass) if shared else 0.0

    def within(self, one: Words, other: Words) -> float:
        """How much of the one that says less the other says too, from 0 to 1."""
        return _mass(self._weight, one.stems & other.stems) / (min(one.mass, other.mass) + 1e-9)

    def among(self, texts: Sequence[Words]) -> Nearest:
        """Texts of which the nearest is wanted, again and again."""
        return Nearest(self._weight, texts)


class Together:
    """Texts that stand together; in how many each stem stands is counted once for all of them."""

    def __init__(self, weight: _Weights, texts: Sequence[Words]) -> None:
        self._weight = weight
        self._holding = Counter(stem for text in texts for stem in text.stems)
        self._mass = _mass(weight, self._holding)

    def others(self, one: Words) -> float:
        """How much `one`, which is among them, says the same as all the others as one text."""
        shared = _mass(self._weight, (stem for stem in one.stems if self._holding[stem] > 1))
        # What only `one` has is no part of the others.
        return _share(shared, one.mass, self._mass - (one.mass - shared)) if shared else 0.0


class Nearest:
    """Texts by their words: most pairs share none, and are never looked at."""

    def __init__(self, weight: _Weights, texts: Sequence[Words]) -> None:
        self._weight = weight
        self._texts: list[Words] = []
        self._holding: dict[str, list[int]] = {}
        found: Counter[frozenset[str]] = Counter()
        for text in texts:
            found[text.stems] += 1
            if found[text.stems] > 2:
                continue  # of texts with the same words two are enough: one may be the text that is asked about
            number = len(self._texts)
            self._texts.append(text)
            for stem in text.stems:
                self._holding.setdefault(stem, []).append(number)

    def __call__(self, one: Words) -> float:
        """How much `one` says the same as the nearest of the texts other than itself; 0 where there is none."""
        shared: dict[int, float] = {}
        for stem in one.stems:
            weight = self._weight[stem]
            for number in self._holding.get(stem, ()):
                shared[number] = shared.get(number, 0.0) + weight
        texts = self._texts
        near = (_share(found, one.mass, texts[n].mass) for n, found in shared.items() if texts[n] is not one)
        return max(near, default=0.0)


def _mass(weight: _Weights, stems: Iterable[str]) -> float:
    return sum(map(weight.__getitem__, stems))


def _share(shared: float, one: float, other: float) -> float:
    return shared / math.sqrt(one * other + 1e-9)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in re.findall(r"[a-z]{3,}", text.lower()) if word not in _COMMON)
