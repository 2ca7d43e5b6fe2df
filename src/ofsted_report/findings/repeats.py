"""Does a sentence say again what another one said? Summaries and chapters of one letter often do, in other words."""

from __future__ import annotations

from collections.abc import Sequence

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
        self._similarity = Similarity([each.text for each in sentences])
        self._words = [self._similarity.words(each.text) for each in sentences]
        self._sorted = [" ".join(sorted(each.text.split())) for each in sentences]

    def same(self, one: int, other: int) -> bool:
        """Whether two sentences, by their numbers, say the same; a strength and what limits it never do."""
        from rapidfuzz.fuzz import ratio

        texts = self._sentences[one].text, self._sentences[other].text
        alike = ratio(self._sorted[one], self._sorted[other], score_cutoff=_ALIKE)
        if alike >= _NEARLY_THE_SAME or texts[0] == texts[1]:
            return True
        return (
            alike > 0
            and self._similarity.between(self._words[one], self._words[other]) >= _SHARED
            and not _opposed(*map(limit_count, texts))
        )


def _opposed(limits: int, others: int) -> bool:
    return min(limits, others) == 0 and max(limits, others) >= _LIMITED
