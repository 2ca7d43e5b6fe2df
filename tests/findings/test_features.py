"""What is counted once a paragraph is what each of its sentences would count; a paragraph may be of any length."""

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import example_letter, section
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.features import features, limit_count
from ofsted_report.letter.sentence_labels import labels_of

LIMITED = (
    "Leaders know the service.",
    "Plans drift.",
    "However, plans drift.",
    "However, some plans are not good enough.",
)


def letter_of(paragraph: str, role: str = "findings"):
    return example_letter(sections=(section(1, "Findings", role, paragraph),))


@settings(max_examples=60)
@given(st.lists(st.sampled_from(LIMITED), min_size=1, max_size=6))
def test_limits_are_weighed_against_those_of_the_other_sentences(texts):
    letter = letter_of(" ".join(texts))
    limits = [limit_count(labels_of(text)) for text in texts]
    for at, features_of in enumerate(features(sentences_of(letter))):
        row = defaultdict(float, features_of)
        mine, before = limits[at], limits[:at]
        others = before + limits[at + 1 :]
        later_others = [count for place, count in enumerate(limits) if place not in (0, at)]
        assert row["limits"] == mine
        assert row["limits of the paragraph"] == pytest.approx(sum(limits) / len(limits))
        assert row["most limited"] == (mine > max(others, default=0))
        assert row["most limited later sentence"] == (at > 0 and 0 < mine >= max(later_others, default=0))
        assert row["first limited sentence"] == (at > 0 and mine >= 2 and max(before) < 2)
        assert row["only limited sentence"] == (mine >= 2 and max(others, default=0) < 2)
        assert row["no limit in the paragraph"] == (at > 0 and not any(limits))
        assert row["second, no limit in the paragraph"] == (at == 1 and not any(limits))


@pytest.mark.parametrize("role", ["overview", "findings"])
@pytest.mark.parametrize("sentence", [". ", "However, this is so. "])
def test_a_paragraph_of_many_sentences_is_chosen_from_in_bearable_time(role, sentence):
    """Each sentence once looked at all others of its paragraph: minutes. A hanging test is the alarm."""
    assert choose_findings(letter_of(sentence * (20_000 // len(sentence)), role)).findings


POINTS = """
import sys
from pathlib import Path
from ofsted_report.findings.features import features
from ofsted_report.findings.weights import points
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.letter.model import Letter
letter = Letter.from_json(Path(sys.argv[1]).read_bytes())
sentences = sentences_of(letter)
print(points(letter.kind, sentences, features(sentences)))
"""
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "expected" / "anyshire-monitoring-visit.json"


def test_two_runs_give_the_same_points_to_the_last_digit():
    """Python orders the words of a set anew in every run; two sentences of equal worth must not change places for it."""
    printed = [
        subprocess.run(
            [sys.executable, "-c", POINTS, str(SAMPLE)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert printed[0] == printed[1] != "()\n"
