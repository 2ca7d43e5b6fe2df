"""Numeric features of a sentence: its position, its words, and its neighbours.

Every feature has a readable name; `weights` has the weight of each. The functions are pure and fast: plain Python over the
few hundred sentences of a letter.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_report.findings.candidates import Sentence
from ofsted_report.grouped import grouped
from ofsted_report.letter.cues import WORDS
from ofsted_report.letter.sentence_labels import Labels
from ofsted_report.pattern import Pattern

Features = dict[str, float]
"""By name; what is not there is 0."""


def features(sentences: Sequence[Sentence]) -> tuple[Features, ...]:
    """One mapping from feature to number for each of a letter's `sentences` (as `sentences_of` gives them)."""
    paragraphs = [_Paragraph.of(tuple(part)) for part in grouped(sentences, lambda each: each.paragraph).values()]
    all_words = max(1, sum(paragraph.length for paragraph in paragraphs))
    return tuple(row for paragraph in paragraphs for row in _rows(paragraph, all_words))


def _rows(paragraph: _Paragraph, all_words: int) -> Iterator[Features]:
    shared = _shared(paragraph, paragraph.length / all_words)
    for at, sentence in enumerate(paragraph.sentences):
        row = shared | _cues(sentence, paragraph.lengths[at])
        _add_place(row, sentence, paragraph.lengths[at])
        _add_limits(row, sentence, at, paragraph)
        _add_neighbours(row, at, paragraph)
        yield row


class _Paragraph(NamedTuple):
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
        limits = tuple(limit_count(each.labels) for each in sentences)
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


def limit_count(labels: Labels) -> int:
    """Return the number of kinds of limit (`label_patterns.LIMITS`) in a sentence, at most five."""
    return min(5, len(labels.limits))


def _shared(paragraph: _Paragraph, share: float) -> Features:
    """Return what all sentences of a paragraph have in common; `share` is its share of the letter's words."""
    sentence = paragraph.sentences[0]
    blocks = sentence.section.blocks
    said = ["alone"] if sentence.of == 1 else []
    if sentence.in_overview:
        said.append("overview")
        if sentence.block is blocks[0]:
            said.append("overview first paragraph")
        if sentence.block is blocks[-1]:
            said.append("overview last paragraph")
    elif sentence.block is blocks[-1]:
        said.append("last paragraph")
    return dict.fromkeys(said, 1.0) | {
        "share of the letter": share,
        "paragraph's words": paragraph.length / 100,
        "limits of the paragraph": paragraph.mean,
    }


def _cues(sentence: Sentence, length: int) -> Features:
    said = [_NAMES[mark] for mark in sentence.labels.marks & _MARKS]
    if sentence.in_overview:
        said += [f"overview: {name}" for name in said if name in _OVERVIEW]
    elif sentence.number == 1:
        said += [f"opening: {name}" for name in said if name in _OPENING]
    said += [f"limit: {name}" for name in sentence.labels.limits]
    if _FIGURE.search(sentence.text):
        said.append("figure")
    if length < 9:
        said.append("short")
    if not sentence.quotable:
        said.append("no finding")
    return dict.fromkeys(said, 1.0) | {"length": math.log(max(1, length))}


_NAMES = {mark: name for name, mark in WORDS.items()}
_MARKS = frozenset(_NAMES)
_FIGURE = Pattern(r"\d")
_OPENING = ("verdict", "quality", "children first", "leaders", "risk")
"""Cues that weigh differently in a paragraph's first sentence."""
_OVERVIEW = ("since", "leaders", "services", "social work")
"""Cues that weigh differently in the overview."""


def _add_place(row: Features, sentence: Sentence, length: int) -> None:
    if sentence.in_overview:
        if sentence.number <= 2:
            row["overview first" if sentence.number == 1 else "overview second"] = 1.0
        return
    if sentence.number == 1:
        row["opening"] = 1.0
        row["opening x sentences"] = min(sentence.of, 8) / 4
        row["opening x words"] = math.log(max(1, length))
        row["opening x paragraph's words"] = row["paragraph's words"]
        row["opening x share"] = row["share of the letter"]
        return
    if sentence.number == 2:
        row["second"] = 1.0
    if sentence.number == sentence.of:
        row["last"] = 1.0


def _add_limits(row: Features, sentence: Sentence, at: int, around: _Paragraph) -> None:
    mine, others = around.limits[at], around.highest(around.limits[at])
    row["limits above the paragraph's mean"] = mine - around.mean
    if mine > 0:
        row["limits"] = float(mine)
        if sentence.in_overview:
            row["overview: limits"] = float(mine)
        if mine > others:
            row["most limited"] = 1.0
        if mine >= 2 > others:
            row["only limited sentence"] = 1.0
    else:
        row["no limit"] = 1.0
        if at == 0:
            row["opening x no limit"] = 1.0
        elif others == 0:
            row["no limit in the paragraph"] = 1.0
            if at == 1:
                row["second, no limit in the paragraph"] = 1.0
    if at > 0:
        _add_limits_after_the_opening(row, at, around)


def _add_limits_after_the_opening(row: Features, at: int, around: _Paragraph) -> None:
    mine, first = around.limits[at], around.limits[0]
    if 0 < mine >= around.highest(mine, first):
        row["most limited later sentence"] = 1.0
    if mine >= 2 and at <= around.first_limited:
        row["first limited sentence"] = 1.0
    if first > 0:
        row["opening is limited"] = float(min(first, 3))
    elif mine == 0:
        row["strength after strength"] = 1.0


def _add_neighbours(row: Features, at: int, around: _Paragraph) -> None:
    if at + 1 < len(around.sentences):
        after = around.sentences[at + 1].labels.marks
        if _HOWEVER in after:
            row["before however"] = 1.0
        if _BACK in after:
            row["before a back reference"] = 1.0
    if at and _HOWEVER in around.sentences[at - 1].labels.marks:
        row["after however"] = 1.0
    if at == 1:
        if _BACK in around.sentences[at].labels.marks:
            row["second, refers back"] = 1.0
        if around.lengths[0] < 12:
            row["second, after a short opening"] = 1.0


_HOWEVER, _BACK = WORDS["opens with however"], WORDS["refers back"]
