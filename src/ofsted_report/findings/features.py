"""Numeric features of a sentence: its position, its words, and its neighbours.

Every feature has a readable name; `weights` has the weight of each. The functions are pure and fast: plain Python over the
few hundred sentences of a letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
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
    paragraphs = [_Paragraph.of(tuple(part)) for part in grouped(sentences, lambda each: each.paragraph).values()]
    all_words = max(1, sum(paragraph.length for paragraph in paragraphs))
    return tuple(row for paragraph in paragraphs for row in _rows(paragraph, all_words))


def _rows(paragraph: _Paragraph, all_words: int) -> Iterator[Features]:
    share = paragraph.length / all_words
    for at, sentence in enumerate(paragraph.sentences):
        row = _cues(sentence, paragraph.lengths[at])
        row |= _place(sentence, paragraph.lengths[at], paragraph.length)
        row |= _limits(sentence, at, paragraph)
        row |= _neighbours(at, paragraph)
        row["share of the letter"] = share
        row["opening x share"] = share * row["opening"]
        yield row


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph, counted once for all its sentences, which are compared with it: it may have thousands."""

    sentences: tuple[Sentence, ...]
    lengths: tuple[int, ...]
    """Of each sentence, in words."""
    length: int
    limits: tuple[int, ...]
    """The number of kinds of limit in each sentence, at most five."""
    mean: float
    """Of the limits."""
    most: tuple[int, ...]
    """The limits of the three sentences with most."""
    first_limited: int
    """The index of the first sentence with two limits or more; the number of sentences if there is none."""

    @classmethod
    def of(cls, sentences: tuple[Sentence, ...]) -> _Paragraph:
        lengths = tuple(len(each.text.split()) for each in sentences)
        limits = tuple(limit_count(each.text) for each in sentences)
        return cls(
            sentences=sentences,
            lengths=lengths,
            length=sum(lengths),
            limits=limits,
            mean=sum(limits) / len(limits),
            most=tuple(sorted(limits, reverse=True)[:3]),
            first_limited=next((at for at, count in enumerate(limits) if count >= 2), len(limits)),
        )

    def highest(self, *without: int) -> int:
        """Return the most limits of any one sentence, except one sentence for each of these numbers of limits, two at most;
        0 if none is left."""
        left = list(self.most)
        for count in without:
            if count in left:
                left.remove(count)
        return left[0] if left else 0


def limit_count(text: str) -> int:
    """Return the number of kinds of limit (`label_patterns.LIMITS`) in a sentence, at most five."""
    return min(5, len(labels_of(text).limits))


def _cues(sentence: Sentence, length: int) -> Features:
    said = [_NAMES[mark] for mark in sentence.labels.marks & _MARKS]
    if sentence.in_overview:
        said += [f"overview: {name}" for name in said if name in _OVERVIEW]
    elif sentence.number == 1:
        said += [f"opening: {name}" for name in said if name in _OPENING]
    said += [f"limit: {name}" for name in sentence.labels.limits]
    return dict.fromkeys(said, 1.0) | {
        "figure": float(_FIGURE.search(sentence.text) is not None),
        "length": math.log(max(1, length)),
        "short": float(length < 9),
        "no finding": float(not sentence.quotable),
    }


_NAMES = {mark: name for name, mark in WORDS.items()}
_MARKS = frozenset(_NAMES)
_FIGURE = Pattern(r"\d")
_OPENING = ("verdict", "quality", "children first", "leaders", "risk")
"""Cues that weigh differently in a paragraph's first sentence."""
_OVERVIEW = ("since", "leaders", "services", "social work")
"""Cues that weigh differently in the overview."""


def _place(sentence: Sentence, length: int, paragraph_length: int) -> Features:
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
        "opening x words": opening * math.log(max(1, length)),
        "paragraph's words": bulk,
        "opening x paragraph's words": opening * bulk,
        "last paragraph": float(findings and sentence.block is blocks[-1]),
    }


def _limits(sentence: Sentence, at: int, around: _Paragraph) -> Features:
    mine, first = around.limits[at], around.limits[0]
    opening = at == 0
    others = around.highest(mine)
    later_others = others if opening else around.highest(mine, first)
    highest = max(mine, others)
    return {
        "limits": float(mine),
        "no limit": float(mine == 0),
        "limits above the paragraph's mean": mine - around.mean,
        "most limited": float(mine > others),
        "most limited later sentence": float(not opening and 0 < mine >= later_others),
        "first limited sentence": float(not opening and mine >= 2 and at <= around.first_limited),
        "only limited sentence": float(mine >= 2 and others < 2),
        "opening is limited": float(not opening) * min(first, 3),
        "opening x no limit": float(opening and mine == 0),
        "strength after strength": float(not opening and mine == 0 and first == 0),
        "no limit in the paragraph": float(not opening and highest == 0),
        "second, no limit in the paragraph": float(at == 1 and highest == 0),
        "overview: limits": float(sentence.in_overview) * mine,
        "limits of the paragraph": around.mean,
    }


def _neighbours(at: int, around: _Paragraph) -> Features:
    marks = around.sentences[at].labels.marks
    after = around.sentences[at + 1].labels.marks if at + 1 < len(around.sentences) else ()
    before = around.sentences[at - 1].labels.marks if at else ()
    however, back = WORDS["opens with however"], WORDS["refers back"]
    return {
        "before however": float(however in after),
        "before a back reference": float(back in after),
        "after however": float(however in before),
        "second, refers back": float(at == 1 and back in marks),
        "second, after a short opening": float(at == 1 and around.lengths[0] < 12),
    }
