"""Numeric features of a sentence: its position, its words, and its neighbours.

Every feature has a readable name; `weights` has the weight of each. The functions are pure and fast: plain Python over the
few hundred sentences of a letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ofsted_report.findings.candidates import Sentence
from ofsted_report.grouped import grouped
from ofsted_report.letter.cues import WORDS
from ofsted_report.letter.sentence_labels import labels_of
from ofsted_report.pattern import Pattern

Features = dict[str, float]
"""By name; what is not there is 0."""


def features(sentences: Sequence[Sentence]) -> tuple[Features, ...]:
    """One mapping from feature to number for each of a letter's `sentences` (as `sentences_of` gives them)."""
    counted = [_Counted.by(sentence) for sentence in sentences]
    paragraphs = _paragraphs(counted)
    all_words = max(1, sum(each.length for each in counted))
    rows = []
    for each in counted:
        paragraph = paragraphs[each.sentence.paragraph]
        row = _cues(each)
        row |= _place(each, paragraph.length)
        row |= _limits(each, paragraph.limits)
        row |= _neighbours(each.sentence, paragraph.sentences)
        row["share of the letter"] = paragraph.length / all_words
        row["opening x share"] = row["share of the letter"] * row["opening"]
        rows.append(row)
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class _Counted:
    """A sentence with counts that are made once, before it is compared with others."""

    sentence: Sentence
    length: int
    """In words."""
    limits: int
    """The number of kinds of limit in the sentence, at most five."""

    @classmethod
    def by(cls, sentence: Sentence) -> _Counted:
        return cls(sentence, _length(sentence.text), limit_count(sentence.text))


@dataclass(frozen=True, slots=True)
class _ParagraphLimits:
    """A paragraph's limits counted once for all its sentences: a paragraph may have thousands."""

    opening: int
    mean: float
    most: tuple[int, ...]
    """The limits of the three sentences with most."""
    first_limited: int
    """The index of the first sentence with two limits or more; the number of sentences if there is none."""

    @classmethod
    def of(cls, limits: Sequence[int]) -> _ParagraphLimits:
        first = next((at for at, count in enumerate(limits) if count >= 2), len(limits))
        return cls(limits[0], sum(limits) / len(limits), tuple(sorted(limits, reverse=True)[:3]), first)

    def highest(self, *without: int) -> int:
        """Return the most limits of any one sentence, except one sentence for each of these numbers of limits, two at most;
        0 if none is left."""
        left = list(self.most)
        for count in without:
            if count in left:
                left.remove(count)
        return left[0] if left else 0


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with what its sentences are compared with."""

    sentences: tuple[Sentence, ...]
    length: int
    """In words."""
    limits: _ParagraphLimits


def _paragraphs(counted: Iterable[_Counted]) -> dict[int, _Paragraph]:
    """The paragraphs by their numbers."""
    return {
        number: _Paragraph(
            sentences=tuple(each.sentence for each in part),
            length=sum(each.length for each in part),
            limits=_ParagraphLimits.of([each.limits for each in part]),
        )
        for number, part in grouped(counted, lambda each: each.sentence.paragraph).items()
    }


def limit_count(text: str) -> int:
    """Return the number of kinds of limit (`label_patterns.LIMITS`) in a sentence, at most five."""
    return min(5, len(labels_of(text).limits))


def _length(text: str) -> int:
    return len(text.split())


def _cues(counted: _Counted) -> Features:
    sentence = counted.sentence
    said = [_NAMES[mark] for mark in sentence.labels.marks & _NAMES.keys()]
    if sentence.in_overview:
        said += [f"overview: {name}" for name in said if name in _OVERVIEW]
    elif sentence.number == 1:
        said += [f"opening: {name}" for name in said if name in _OPENING]
    said += [f"limit: {name}" for name in sentence.labels.limits]
    return dict.fromkeys(said, 1.0) | {
        "figure": float(_FIGURE.search(sentence.text) is not None),
        "length": math.log(max(1, counted.length)),
        "short": float(counted.length < 9),
        "no finding": float(not sentence.quotable),
    }


_NAMES = {mark: name for name, mark in WORDS.items()}
_FIGURE = Pattern(r"\d")
_OPENING = ("verdict", "quality", "children first", "leaders", "risk")
"""Cues that weigh differently in a paragraph's first sentence."""
_OVERVIEW = ("since", "leaders", "services", "social work")
"""Cues that weigh differently in the overview."""


def _place(counted: _Counted, paragraph_length: int) -> Features:
    sentence = counted.sentence
    findings = not sentence.in_overview
    blocks = sentence.section.blocks
    opening = float(findings and sentence.number == 1)
    bulk = paragraph_length / 100
    return {
        "overview": float(not findings),
        "overview first": float(not findings and sentence.number == 1),
        "overview second": float(not findings and sentence.number == 2),
        "overview first paragraph": float(not findings and sentence.block is blocks[0]),
        "overview last paragraph": float(not findings and sentence.block is blocks[-1]),
        "opening": opening,
        "second": float(findings and sentence.number == 2),
        "last": float(findings and sentence.number == sentence.of > 1),
        "alone": float(sentence.of == 1),
        "opening x sentences": opening * min(sentence.of, 8) / 4,
        "opening x words": opening * math.log(max(1, counted.length)),
        "paragraph's words": bulk,
        "opening x paragraph's words": opening * bulk,
        "last paragraph": float(findings and sentence.block is blocks[-1]),
    }


def _limits(counted: _Counted, around: _ParagraphLimits) -> Features:
    mine = counted.limits
    at = counted.sentence.number - 1
    opening = at == 0
    others = around.highest(mine)
    later_others = others if opening else around.highest(mine, around.opening)
    highest = max(mine, others)
    return {
        "limits": float(mine),
        "no limit": float(mine == 0),
        "limits above the paragraph's mean": mine - around.mean,
        "most limited": float(mine > others),
        "most limited later sentence": float(not opening and 0 < mine >= later_others),
        "first limited sentence": float(not opening and mine >= 2 and at <= around.first_limited),
        "only limited sentence": float(mine >= 2 and others < 2),
        "opening is limited": float(not opening) * min(around.opening, 3),
        "opening x no limit": float(opening and mine == 0),
        "strength after strength": float(not opening and mine == 0 and around.opening == 0),
        "no limit in the paragraph": float(not opening and highest == 0),
        "second, no limit in the paragraph": float(at == 1 and highest == 0),
        "overview: limits": float(counted.sentence.in_overview) * mine,
        "limits of the paragraph": around.mean,
    }


def _neighbours(sentence: Sentence, around: Sequence[Sentence]) -> Features:
    at = sentence.number - 1
    after = around[at + 1].labels.marks if at + 1 < len(around) else ()
    before = around[at - 1].labels.marks if at else ()
    however, back = WORDS["opens with however"], WORDS["refers back"]
    return {
        "before however": float(however in after),
        "before a back reference": float(back in after),
        "after however": float(however in before),
        "second, refers back": float(at == 1 and back in sentence.labels.marks),
        "second, after a short opening": float(at == 1 and _length(around[0].text) < 12),
    }
