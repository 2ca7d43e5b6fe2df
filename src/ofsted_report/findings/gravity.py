"""Gravity of sentences: children are not safe, a duty is not met, failures are serious or widespread.

It compares sentences of one letter: in a good letter even the gravest is minor, but a committee must not miss it.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_report.findings.candidates import Sentence
from ofsted_report.letter.cues import GRAVITY

_SHORTFALL = 1.0
_GRAVE = 1.5
_IN_OVERVIEW = 0.8
"""Sentences that sum up the letter weigh more than a paragraph on one subject."""


def gravity(sentence: Sentence, before: Sentence | None = None) -> float:
    """Return the gravity: 0 if nothing falls short, 1 and more for a shortfall, about 8 at most.

    `before` is the sentence before it in its paragraph. The consequence of a shortfall ("This means that children …")
    counts as one even without such words of its own.
    """
    said_outright = "grave" in sentence.labels
    if not said_outright and not _falls_short(sentence, before):
        return 0.0
    weighed = sum(weight for weight, mark in GRAVITY.values() if mark in sentence.labels.marks)
    return max(0.0, _SHORTFALL + _GRAVE * said_outright + _IN_OVERVIEW * sentence.in_overview + weighed)


def gravities(sentences: Sequence[Sentence]) -> list[float]:
    """Return the gravity of each of a letter's sentences."""
    befores = (None, *sentences)
    return [
        gravity(each, before if each.number > 1 else None) for each, before in zip(sentences, befores, strict=False)
    ]


def _falls_short(sentence: Sentence, before: Sentence | None) -> bool:
    follows = before is not None and "criticism" in before.labels
    return "criticism" in sentence.labels or (follows and "consequence" in sentence.labels)


def must_be_quoted(sentence: Sentence) -> bool:
    """Whether it says outright that children are, or are not, left unsafe, or that failures are serious."""
    return "grave" in sentence.labels or "reassurance" in sentence.labels
