"""Likeness within a paragraph and to the nearest of many texts, counted once, is what comparing pair by pair gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.findings.likeness import Likeness

WORDS = st.sampled_from("plans visits quality supervision however leaders fathers drift".split())
TEXTS = st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=1, max_size=8)


@given(TEXTS)
def test_a_sentence_is_as_like_its_paragraph_as_to_all_its_other_sentences_in_one(texts):
    likeness = Likeness(texts)
    words = [likeness.words(text) for text in texts]
    paragraph = likeness.paragraph(words)
    for at, one in enumerate(words):
        others = likeness.words(" ".join(texts[:at] + texts[at + 1 :]))
        assert paragraph.others(one) == pytest.approx(likeness(one, others), abs=1e-9)


@given(TEXTS, st.lists(WORDS, max_size=5).map(" ".join))
def test_the_nearest_text_is_the_likest_of_all_but_itself(texts, asked):
    """Also where several texts have the same words: a repeated sentence is as near as can be."""
    likeness = Likeness(texts)
    words = [likeness.words(text) for text in texts]
    nearest = likeness.among(words)
    for one in (*words, likeness.words(asked)):
        likest = max((likeness(one, other) for other in words if other is not one), default=0.0)
        assert nearest(one) == pytest.approx(likest, abs=1e-9)
