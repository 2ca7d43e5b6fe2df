"""How grave a sentence is: that children are not safe, that a duty is not met, that failures are serious or widespread.

A measure for the sentences of one letter against each other: in a good letter the gravest is a small thing, and still the
one that a committee must not miss.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_report.findings.candidates import Sentence
from ofsted_report.letter.cues import GRAVITY

_SHORTFALL = 1.0
_GRAVE = 1.5
_IN_OVERVIEW = 0.8
"""What sums up the letter weighs more than a paragraph on one thing."""


def gravity(sentence: Sentence, before: Sentence | None = None) -> float:
    """How grave it is: 0 where nothing falls short, 1 and more for a shortfall, about 8 at the most.

    `before` is the sentence before it in its paragraph. What follows from a shortfall ("This means that children …") is one,
    though no word of its own says so.
    """
    said_outright = "grave" in sentence.labels
    if not said_outright and not _falls_short(sentence, before):
        return 0.0
    weighed = sum(weight for weight, pattern in GRAVITY.values() if pattern.search(sentence.labels.searched))
    return max(0.0, _SHORTFALL + _GRAVE * said_outright + _IN_OVERVIEW * sentence.in_overview + weighed)


def gravities(sentences: Sequence[Sentence]) -> list[float]:
    """How grave each of a letter's sentences is."""
    befores = (None, *sentences)
    return [
        gravity(each, before if each.number > 1 else None) for each, before in zip(sentences, befores, strict=False)
    ]


def _falls_short(sentence: Sentence, before: Sentence | None) -> bool:
    if "criticism" in sentence.labels:
        return True
    follows = "consequence" in sentence.labels
    return follows and before is not None and "criticism" in before.labels


def must_be_heard(sentence: Sentence) -> bool:
    """Whether it says outright that children are, or are not, left unsafe, or that failures are serious."""
    return "grave" in sentence.labels or "reassurance" in sentence.labels
