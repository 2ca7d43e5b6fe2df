"""Learned weights of the features and words of a sentence (`weights.json`, from `benchmarks/train_findings.py`).

Three tables: the weight of each feature in all kinds of document, its correction for one kind, and the weights of single
words ("impressive", "not", "training").
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import Features
from ofsted_report.letter.model import Kind
from ofsted_report.pattern import Pattern

WORD = Pattern(r"[a-z][a-z-]+")
"""A lower-case word, as in the table of weights."""

_LEARNED_FROM: Mapping[Kind, Kind] = {"monitoring_visit": "focused_visit", "single_inspection": "ilacs_inspection"}
"""Kinds of which no choices were at hand, and the kind most like it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of features and words; only the order of the sums matters, not the zero point."""

    features: Mapping[str, float]
    by_kind: Mapping[str, Mapping[str, float]]
    """The correction of a feature's weight for one kind of document."""
    words: Mapping[str, float]


@cache
def weights() -> Weights:
    """The learned weights."""
    read = json.loads(resources.files("ofsted_report.findings").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(features=read["features"], by_kind=read["by_kind"], words=read["words"])


def points(kind: Kind, sentences: Sequence[Sentence], rows: Sequence[Features]) -> tuple[float, ...]:
    """Return the points of each sentence of a document of this kind, from its features (`rows`) and its words.

    Rounded, so that the order of floating-point additions never decides between two sentences.
    """
    return tuple(
        round(sum(given for _, given in _given(kind, sentence, row)), 9)
        for sentence, row in zip(sentences, rows, strict=True)
    )


def strongest(kind: Kind, sentence: Sentence, row: Features, count: int = 3) -> tuple[tuple[str, float], ...]:
    """The features and words that gave a sentence most points, with the points: what `findings --explain` shows."""
    given = sorted(_given(kind, sentence, row), key=lambda pair: -pair[1])
    return tuple(pair for pair in given[:count] if pair[1] > 0)


def _given(kind: Kind, sentence: Sentence, row: Features) -> Iterator[tuple[str, float]]:
    """Return each feature and word of the sentence with its points."""
    learned = weights()
    here = learned.by_kind.get(_LEARNED_FROM.get(kind, kind), {})
    for name, value in row.items():
        if value:
            yield name, (learned.features[name] + here.get(name, 0.0)) * value
    for word in sorted(set(WORD.findall(sentence.labels.searched))):
        if word in learned.words:
            yield f"“{word}”", learned.words[word]
