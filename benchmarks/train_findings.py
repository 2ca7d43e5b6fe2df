#!/usr/bin/env python3
"""Learn what a sentence's features and words are worth (src/ofsted_report/findings/weights.json); say how well they choose.

    python benchmarks/train_findings.py LETTERS [--write] [--seeds 3]

LETTERS holds KIND/NAME.pdf and choices/KIND__NAME.json: {"readers": [[[{"start": …, "end": …}, …], …], …]}, for each
reading the findings that were chosen, each sentence by its first and last words. Needs scikit-learn
(`pip install -e .[train]`).

The method: ridge regression of "was chosen" (the share of a letter's readings) on the features, on each feature once more
for each kind of document, and on the words that are common enough. Each letter's own mean is taken off first: what is
learned is the order of the sentences of one letter. The penalties are PENALTY.

The figure: letters are parted in eight, all of one authority in the same part and each kind in every part; each eighth is
chosen with weights learned from the other seven, by the program's own `select`, its guards included. F1 over sentences
against each reading, mean over readings, then over the letters of a kind; repeated with other partings.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import Ridge
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.preprocessing import StandardScaler

from ofsted_report.findings.candidates import Sentence
from ofsted_report.findings.choose import candidates
from ofsted_report.findings.features import features
from ofsted_report.findings.select import plan_for, select
from ofsted_report.findings.weights import WORD
from ofsted_report.letter.model import Kind
from ofsted_report.letter.parse import read_letter

PENALTY = {"features": 300.0, "by_kind": 2500.0, "words": 20000.0}
"""What a standard deviation of each sort of weight costs: a kind departs from all kinds only where its letters bear it
out, and a word counts little. Set once, by the cross-validated figure."""
PARTS = 8
"""So many parts for cross-validation: as many as the rarest kind has letters."""
COMMON = 25
"""A word counts if so many sentences have it."""
SMALLEST = 0.0005
"""Weights of words below this are left out of the file."""
WEIGHTS = Path(__file__).resolve().parents[1] / "src/ofsted_report/findings/weights.json"
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """A letter with what was chosen of it."""

    name: str
    kind: Kind
    authority: str
    sentences: tuple[Sentence, ...]
    rows: tuple[dict[str, float], ...]
    """The features of each sentence."""
    chosen: Numbers
    """One row a sentence, one column a reading."""
    sizes: tuple[int, ...]
    """How many sentences each reading chose, found in the letter or not."""


@dataclass(frozen=True)
class Columns:
    """What the columns of the matrix mean: the features, the features of each kind, the words."""

    names: tuple[str, ...]
    kinds: tuple[Kind, ...]
    words: CountVectorizer

    def matrix(self, letter: Marked) -> Numbers:
        """One row a sentence, the letter's mean taken off."""
        own = np.array([[row.get(name, 0.0) for name in self.names] for row in letter.rows])
        by_kind = [own if letter.kind == kind else np.zeros_like(own) for kind in self.kinds]
        words = self.words.transform(each.labels.lowered for each in letter.sentences).toarray()
        whole = np.hstack([own, *by_kind, words])
        return whole - whole.mean(axis=0)

    @property
    def penalties(self) -> Numbers:
        """One a column."""
        own, kinds = len(self.names), len(self.kinds)
        return np.repeat(list(PENALTY.values()), [own, own * kinds, len(self.words.vocabulary_)])


def key(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())


def read_marked(path: Path, letters: Path) -> Marked:
    """One letter and what was chosen of it."""
    folder, name = path.stem.split("__")
    letter = read_letter(letters / folder / f"{name}.pdf")
    sentences = candidates(letter)
    readings = [
        [item for finding in reading for item in finding] for reading in json.loads(path.read_text())["readers"]
    ]
    chosen = [
        [
            float(any(key(s.text).startswith(key(i["start"])) and key(s.text).endswith(key(i["end"])) for i in reading))
            for reading in readings
        ]
        for s in sentences
    ]
    rows = features(sentences)
    return Marked(name, letter.kind, letter.authority, sentences, rows, np.array(chosen), tuple(map(len, readings)))


def learn(matrices: list[Numbers], letters: list[Marked], penalties: Numbers) -> Numbers:
    """The weight of each column; what needs to improve was not among what was read."""
    scale = StandardScaler(with_mean=False).fit(np.vstack(matrices))
    by_column = 1 / (scale.scale_ * np.sqrt(penalties))
    wanted = [letter.chosen.mean(axis=1) for letter in letters]
    target = np.concatenate([share - share.mean() for share in wanted])
    read = np.concatenate([[not sentence.listed for sentence in letter.sentences] for letter in letters])
    rows = np.vstack(matrices)[read] * by_column
    model = Ridge(alpha=1.0, fit_intercept=False, solver="cholesky").fit(rows, target[read])
    return np.asarray(model.coef_ * by_column)


def f1(letter: Marked, scored: Numbers) -> float:
    """Mean F1 of the choice against the letter's readings."""
    taken = set(select(letter.sentences, scored.tolist(), plan_for(letter.kind)))
    at = [index for index, sentence in enumerate(letter.sentences) if sentence in taken]
    hits = letter.chosen[at].sum(axis=0)
    return statistics.mean(2 * hit / (len(at) + size) for hit, size in zip(hits, letter.sizes, strict=True))


def by_kind(letters: list[Marked], scores: list[float]) -> dict[str, float]:
    """The mean of each kind's letters."""
    found: dict[str, list[float]] = defaultdict(list)
    for letter, score in zip(letters, scores, strict=True):
        found[letter.kind].append(score)
    return {kind: statistics.mean(found[kind]) for kind in sorted(found)}


def shown(means: dict[str, float]) -> str:
    """The means on one line."""
    return "  ".join(f"{kind} {mean:.3f}" for kind, mean in means.items())


def cross_validated(letters: list[Marked], matrices: list[Numbers], penalties: Numbers, seed: int) -> list[float]:
    """The F1 of each letter, chosen with weights learned from letters of other authorities."""
    scores = [0.0] * len(letters)
    parts = StratifiedGroupKFold(PARTS, shuffle=True, random_state=seed)
    kinds, authorities = [letter.kind for letter in letters], [letter.authority for letter in letters]
    for train, test in parts.split(letters, kinds, authorities):
        learned = learn([matrices[i] for i in train], [letters[i] for i in train], penalties)
        for i in test:
            scores[i] = f1(letters[i], matrices[i] @ learned)
    return scores


def as_tables(columns: Columns, learned: Numbers) -> dict[str, object]:
    """The weights as `weights.json` has them."""
    own = len(columns.names)
    parts = np.split(learned, [own * n for n in range(1, len(columns.kinds) + 2)])
    names = [str(word) for word in columns.words.get_feature_names_out()]

    def table(keys: tuple[str, ...] | list[str], values: Numbers, least: float = 0.0) -> dict[str, float]:
        return {name: round(float(value), 5) for name, value in zip(keys, values, strict=True) if abs(value) >= least}

    return {
        "features": table(columns.names, parts[0]),
        "by_kind": {k: table(columns.names, part) for k, part in zip(columns.kinds, parts[1:-1], strict=True)},
        "words": table(names, parts[-1], SMALLEST),
    }


def main() -> None:
    """Cross-validate, and write the weights learned from all letters if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all letters")
    parser.add_argument("--seeds", type=int, default=3, help="how many partings")
    asked = parser.parse_args()
    letters = [read_marked(path, asked.letters) for path in sorted((asked.letters / "choices").glob("*.json"))]
    if not letters:
        raise SystemExit(f"No choices/*.json in {asked.letters}.")
    words = CountVectorizer(binary=True, min_df=COMMON, token_pattern=WORD.pattern)
    words.fit([each.labels.lowered for letter in letters for each in letter.sentences])
    kinds = tuple(sorted({letter.kind for letter in letters}))
    names = sorted({name for letter in letters for row in letter.rows for name in row})
    columns = Columns(tuple(names), kinds, words)
    matrices = [columns.matrix(letter) for letter in letters]
    openings = [
        f1(x, np.array([float(10 - s.number) if s.number < 3 else -99.0 for s in x.sentences])) for x in letters
    ]
    print(f"{shown(by_kind(letters, openings))}  first sentences first, within the same budget")
    found = [cross_validated(letters, matrices, columns.penalties, seed) for seed in range(asked.seeds)]
    each = [statistics.mean(scores) for scores in zip(*found, strict=True)]
    means = by_kind(letters, each)
    print(f"{shown(means)}  cross-validated, letters of an authority together")
    print(f"{statistics.mean(each):.3f}  mean F1 over {len(letters)} letters")
    if asked.write:
        content = {
            "about": "What features and words of a sentence are worth; learned by benchmarks/train_findings.py.",
            "letters": len(letters),
            "cross_validated_f1": {kind: round(mean, 3) for kind, mean in means.items()},
            **as_tables(columns, learn(matrices, letters, columns.penalties)),
        }
        WEIGHTS.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
