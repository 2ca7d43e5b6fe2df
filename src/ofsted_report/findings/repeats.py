"""Does a sentence say again what another one said? Summaries and chapters of one letter often do, in other words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import limit_count

_NEARLY_THE_SAME = 78
"""Of 100, words sorted: two such sentences say the same, whatever their words are worth."""
_ALIKE = 62
"""Of 100, words sorted: from here on two sentences may say the same …"""
_SHARED = 0.5
"""… if they share so much of what is rare in the letter (the cosine of their TF-IDF vectors)."""
_LIMITED = 2
"""A sentence with so many kinds of limit says something else than one with none: that limits a strength."""
_STEM = 6
"""So many letters of a word are compared: "manager", "managers", "managerial"."""
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    "about all also and any are because been between but can child children did does during for from had has have how into "
    "its more most not one other out some than that the their them there they this through was were when where which while "
    "who will with would".split()
)


class Repeats:
    """The sentences of one letter, to be asked of any two whether the one repeats the other."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._words = [
            frozenset(word[:_STEM] for word in _WORD.findall(each.searched) if word not in _COMMON)
            for each in sentences
        ]
        count = Counter(word for words in self._words for word in words)
        self._rarity = {word: math.log((len(sentences) + 1) / (found + 0.5)) ** 2 for word, found in count.items()}
        self._length = [math.sqrt(sum(self._rarity[word] for word in words)) for words in self._words]

    def same(self, one: int, other: int) -> bool:
        """Whether two sentences, by their numbers, say the same; a strength and what limits it never do."""
        from rapidfuzz.fuzz import token_sort_ratio

        texts = self._sentences[one].text, self._sentences[other].text
        alike = token_sort_ratio(*texts, score_cutoff=_ALIKE)
        if alike >= _NEARLY_THE_SAME or texts[0] == texts[1]:
            return True
        return alike > 0 and self._similarity(one, other) >= _SHARED and not _opposed(*map(limit_count, texts))

    def _similarity(self, one: int, other: int) -> float:
        shared = sum(self._rarity[word] for word in self._words[one] & self._words[other])
        return shared / (self._length[one] * self._length[other]) if shared else 0.0


def _opposed(limits: int, others: int) -> bool:
    return min(limits, others) == 0 and max(limits, others) >= _LIMITED
