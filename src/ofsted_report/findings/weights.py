"""Learned weights of the features and words of a sentence (`weights.json`, from `benchmarks/train_findings.py`).

Three tables: the weight of each feature in all kinds of document, its correction for one kind, and the weights of single
words ("impressive", "not", "training").
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import NamedTuple

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.features import Features
from ofsted_report.letter.model import Kind
from ofsted_report.pattern import Pattern

WORD = Pattern(r"[a-z][a-z-]+")
"""A lower-case word, as in the table of weights."""

_LEARNED_FROM: Mapping[Kind, Kind] = {"monitoring_visit": "focused_visit", "single_inspection": "ilacs_inspection"}
"""Kinds of which no choices were at hand, and the kind most like it."""


class Weights(NamedTuple):
    """The weights of features and words in one kind of document; only the order of the sums matters, not the zero point."""

    features: Mapping[str, float]
    words: Mapping[str, float]


@cache
def weights(kind: Kind) -> Weights:
    """The learned weights; of features, with their corrections for this kind."""
    read = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    corrections = read["by_kind"].get(_LEARNED_FROM.get(kind, kind), {})
    features = {name: weight + corrections.get(name, 0.0) for name, weight in read["features"].items()}
    return Weights(features, read["words"])


def points(kind: Kind, sentences: Sequence[Sentence], rows: Sequence[Features]) -> tuple[float, ...]:
    """Return the points of each sentence of a document of this kind, from its features (`rows`) and its words.

    Rounded, so that the order of floating-point additions never decides between two sentences.
    """
    known = weights(kind)
    return tuple(
        round(
            math.fsum(map(mul, row.values(), map(known.features.__getitem__, row)))
            + math.fsum(map(known.words.__getitem__, _known_words(sentence, known))),
            9,
        )
        for sentence, row in zip(sentences, rows, strict=True)
    )


def strongest(kind: Kind, sentence: Sentence, row: Features) -> tuple[tuple[str, float], ...]:
    """The features and words that gave a sentence most points, with the points: what `findings --explain` shows."""
    known = weights(kind)
    given = [(name, known.features[name] * value) for name, value in row.items()]
    given += [(f"“{word}”", known.words[word]) for word in _known_words(sentence, known)]
    return tuple(pair for pair in sorted(given, key=lambda pair: (-pair[1], pair[0]))[:3] if pair[1] > 0)


def _known_words(sentence: Sentence, known: Weights) -> set[str]:
    return known.words.keys() & WORD.findall(sentence.labels.lowered)
