"""Does a sentence say again what another one said? Summaries and chapters of one letter often do, in other words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import limit_count
from ofsted_report.findings.similarity import Similarity

_NEARLY_THE_SAME = 78
"""Similarity in per cent, words sorted, from which two sentences say the same."""
_ALIKE = 62
"""Similarity in per cent, words sorted, from which two sentences may say the same …"""
_SHARED = 0.5
"""… if they also share this much of the letter's rare words (`similarity`)."""
_LIMITED = 2
"""A sentence with this many kinds of limit does not repeat one without any, which states a strength."""


class Repeats:
    """The sentences of one letter, to be asked of any two whether the one repeats the other."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._sorted = cache(lambda index: " ".join(sorted(sentences[index].text.split())))  # one in five is asked for

    def of(self, one: int, others: Iterable[int]) -> list[int]:
        """Those of the others that say the same as this sentence, by their numbers; a strength and what limits it never do."""
        from rapidfuzz.fuzz import ratio
        from rapidfuzz.process import extract

        alike = extract(
            self._sorted(one),
            {other: self._sorted(other) for other in others},
            scorer=ratio,
            score_cutoff=_ALIKE,
            limit=None,
        )
        return sorted(other for _, score, other in alike if self._says_the_same(one, other, score))

    def _says_the_same(self, one: int, other: int, alike: float) -> bool:
        sentences = self._sentences[one], self._sentences[other]
        texts = [each.text for each in sentences]
        if alike >= _NEARLY_THE_SAME or texts[0] == texts[1]:
            return True
        if _opposed(*(limit_count(each.labels) for each in sentences)):
            return False
        return self._similarity.between(*map(self._similarity.words, texts)) >= _SHARED

    @cached_property
    def _similarity(self) -> Similarity:
        """Seldom asked for: few pairs of sentences are alike at all."""
        return Similarity([each.text for each in self._sentences])


def _opposed(limits: int, others: int) -> bool:
    return min(limits, others) == 0 and max(limits, others) >= _LIMITED
