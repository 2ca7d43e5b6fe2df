"""What a sentence's features and words are worth, as learned (`weights.json`, by `benchmarks/train_findings.py`).

Three tables: what each feature is worth in every kind of document, what each is worth more or less in one kind, and what
single words are worth ("impressive", "not", "training").
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
"""A word, in lower case, as it is looked up among the weights."""

_LEARNED_FROM: Mapping[Kind, Kind] = {"monitoring_visit": "focused_visit", "single_inspection": "ilacs_inspection"}
"""Kinds of which no choices were at hand, and the kind most like it."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature and each word is worth; above and below 0, only the order of sentences matters."""

    features: Mapping[str, float]
    by_kind: Mapping[str, Mapping[str, float]]
    """What a feature is worth more or less in one kind of document."""
    words: Mapping[str, float]


@cache
def weights() -> Weights:
    """The learned weights."""
    read = json.loads(resources.files("ofsted_report.findings").joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(features=read["features"], by_kind=read["by_kind"], words=read["words"])


def points(kind: Kind, sentences: Sequence[Sentence], rows: Sequence[Features]) -> tuple[float, ...]:
    """What each sentence of a document of this kind is worth quoting, by its features (`rows`) and its words.

    Rounded, so that the order in which floating-point numbers are added decides between no two sentences.
    """
    return tuple(
        round(sum(given for _, given in _given(kind, sentence, row)), 9)
        for sentence, row in zip(sentences, rows, strict=True)
    )


def most_telling(kind: Kind, sentence: Sentence, row: Features, count: int = 3) -> tuple[tuple[str, float], ...]:
    """The features and words that gave a sentence most points, with the points: what `findings --explain` shows."""
    given = sorted(_given(kind, sentence, row), key=lambda pair: -pair[1])
    return tuple(pair for pair in given[:count] if pair[1] > 0)


def _given(kind: Kind, sentence: Sentence, row: Features) -> Iterator[tuple[str, float]]:
    """Each feature and word of the sentence with the points it gives."""
    learned = weights()
    here = learned.by_kind.get(_LEARNED_FROM.get(kind, kind), {})
    for name, value in row.items():
        if value:
            yield name, (learned.features[name] + here.get(name, 0.0)) * value
    for word in sorted(set(WORD.findall(sentence.labels.searched))):
        if word in learned.words:
            yield f"“{word}”", learned.words[word]
