"""TF-IDF similarity of the sentences of one letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.findings.similarity import Similarity

WORDS = st.sampled_from("plans visits quality supervision however leaders fathers drift".split())
TEXTS = st.lists(st.lists(WORDS, max_size=5).map(" ".join), min_size=2, max_size=8)


@given(TEXTS)
def test_it_lies_between_0_and_1_has_no_direction_and_a_text_is_as_itself(texts):
    similarity = Similarity(texts)
    one, other, *_ = [similarity.words(text) for text in texts]
    assert 0 <= similarity.between(one, other) <= 1 + 1e-9
    assert similarity.between(one, other) == similarity.between(other, one)
    assert similarity.between(one, one) == pytest.approx(1 if one.stems else 0)
    assert 0 <= similarity.within(one, other) <= 1 + 1e-9


def test_a_word_that_is_rare_in_the_letter_says_more_than_one_that_all_have():
    similarity = Similarity(["plans drift", "plans rest", "plans drift again", "plans stay"])
    drift, again, rest, stay = (
        similarity.words(t) for t in ("plans drift", "plans drift again", "plans rest", "plans stay")
    )
    assert similarity.between(drift, again) > similarity.between(rest, stay) > 0


def test_forms_of_a_word_are_one():
    similarity = Similarity(["managers", "managerial posts"])
    assert similarity.within(similarity.words("managers"), similarity.words("managerial posts")) == 1


def test_a_text_without_words_is_like_nothing():
    similarity = Similarity(["", "plans"])
    assert similarity.between(similarity.words("1. 2."), similarity.words("plans")) == 0
    assert similarity.within(similarity.words(""), similarity.words("plans")) == 0
