#!/usr/bin/env python3
"""Learn what a sentence's features are worth (src/ofsted_report/findings/weights.json) and say how well it chooses.

    python benchmarks/train_findings.py LETTERS [--write] [--seeds 3]

LETTERS holds KIND/NAME.pdf and choices/KIND__NAME.json: {"readers": [[[{"start": …, "end": …}, …], …], …]}, for each
reader the findings they chose, each sentence by its first and last words. Needs scikit-learn (`pip install -e .[train]`).

The method: one logistic regression over the named features, ridge penalty, one weight a reader. The figure: letters are
parted in nine, each ninth chosen with weights learned from the other eight; F1 over sentences against each reader, mean
over readers, then over letters; repeated with other partings. Nothing but the weights is fitted; the penalty and the
budget of 30 sentences were set once for all letters (both matter little: see docs/findings.md).
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold
from sklearn.preprocessing import StandardScaler

from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.features import features
from ofsted_report.findings.select import READERS, select
from ofsted_report.letter.parse import read_letter

PENALTY = 0.01
WEIGHTS = Path(__file__).resolve().parents[1] / "src/ofsted_report/findings/weights.json"
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Marked:
    """A letter with what its readers chose."""

    name: str
    sentences: tuple[Sentence, ...]
    matrix: Numbers
    chosen: Numbers
    """One row a sentence, one column a reader."""
    sizes: tuple[int, ...]
    """How many sentences each reader chose, found in the letter or not."""


def key(text: str) -> str:
    """Letters and digits only."""
    return re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKC", text).lower())


def read_marked(path: Path, letters: Path, names: list[str] | None) -> tuple[Marked, list[str]]:
    """One letter and its readers; `names` keeps the order of features the same over letters."""
    kind, name = path.stem.split("__")
    letter = read_letter(letters / kind / f"{name}.pdf")
    sentences = sentences_of(letter)
    rows = features(letter, sentences)
    names = names or sorted(rows[0])
    readers = [[item for finding in reader for item in finding] for reader in json.loads(path.read_text())["readers"]]
    chosen = [
        [
            float(any(key(s.text).startswith(key(i["start"])) and key(s.text).endswith(key(i["end"])) for i in reader))
            for reader in readers
        ]
        for s in sentences
    ]
    matrix = np.array([[row[feature] for feature in names] for row in rows])
    return Marked(name, sentences, matrix, np.array(chosen), tuple(map(len, readers))), names


def learn(letters: list[Marked]) -> tuple[Numbers, float]:
    """Weights and constant for the raw features."""
    matrix = np.vstack([letter.matrix for letter in letters])
    share = np.concatenate([letter.chosen.mean(axis=1) for letter in letters])
    scale = StandardScaler().fit(matrix)
    rows = np.vstack([scale.transform(matrix)] * 2)
    labels = np.repeat([1.0, 0.0], len(share))
    weight = np.concatenate([share, 1 - share])
    kept = weight > 0
    model = LogisticRegression(C=PENALTY, max_iter=2000).fit(rows[kept], labels[kept], sample_weight=weight[kept])
    weights = model.coef_[0] / scale.scale_
    return weights, float(model.intercept_[0] - weights @ scale.mean_)


def f1(letter: Marked, scored: Numbers) -> float:
    """Mean F1 of the choice against the letter's readers."""
    taken = set(select(letter.sentences, scored.tolist(), READERS))
    at = [index for index, sentence in enumerate(letter.sentences) if sentence in taken]
    hits = letter.chosen[at].sum(axis=0)
    return statistics.mean(2 * hit / (len(at) + size) for hit, size in zip(hits, letter.sizes, strict=True))


def main() -> None:
    """Cross-validate, and write the weights learned from all letters if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("letters", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights learned from all letters")
    parser.add_argument("--seeds", type=int, default=3, help="how many partings into nine")
    asked = parser.parse_args()
    letters: list[Marked] = []
    names: list[str] | None = None
    for path in sorted((asked.letters / "choices").glob("*.json")):
        letter, names = read_marked(path, asked.letters, names)
        letters.append(letter)
    if names is None:
        raise SystemExit(f"No choices/*.json in {asked.letters}.")
    first_two = [
        f1(x, np.array([float(10 - s.number) if s.number < 3 else -99.0 for s in x.sentences])) for x in letters
    ]
    print(f"{statistics.mean(first_two):.3f}  first sentences first, within the same budget")
    each = []
    for seed in range(asked.seeds):
        scores = []
        for train, test in KFold(9, shuffle=True, random_state=seed).split(letters):
            weights, _ = learn([letters[i] for i in train])
            scores += [f1(letters[i], letters[i].matrix @ weights) for i in test]
        each.append(statistics.mean(scores))
        print(f"{each[-1]:.3f}  cross-validated by letter, parting {seed + 1}")
    print(f"{statistics.mean(each):.3f}  mean F1 over {len(letters)} letters")
    if asked.write:
        weights, constant = learn(letters)
        content = {
            "about": "What each feature of a sentence is worth; learned by benchmarks/train_findings.py.",
            "letters": len(letters),
            "cross_validated_f1": round(statistics.mean(each), 3),
            "constant": round(constant, 4),
            "points": {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)},
        }
        WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
        print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
