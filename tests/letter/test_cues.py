"""Words that are weighed in choosing findings, and that no letter has yet."""

from __future__ import annotations

import pytest

from ofsted_report.letter.cues import GRAVITY, WORDS
from ofsted_report.letter.marks import Mark, Marks


@pytest.mark.parametrize(
    ("mark", "sentence"),
    [
        (WORDS["praise"], "Leaders have significantly improved plans."),
        (WORDS["praise"], "This makes a real difference."),
        (WORDS["praise"], "Help has transformed lives."),
        (WORDS["praise"], "The difference is tangible."),
        (WORDS["staff"], "A social worker told us."),
        (GRAVITY["scale"][1], "The failings are stark."),
        (GRAVITY["time"][1], "Plans are not timely enough."),
        (GRAVITY["time"][1], "Leaders have not acted speedily enough."),
        (GRAVITY["time"][1], "Children live there for long periods."),
        (GRAVITY["time"][1], "It takes an extended time."),
        (GRAVITY["improving"][1], "The council recognizes this."),
        (GRAVITY["improving"][1], "Leaders have recognized this."),
    ],
)
def test_a_cue_is_found_by_its_words(mark: Mark, sentence: str) -> None:
    assert Marks([mark]).of(sentence.lower())
