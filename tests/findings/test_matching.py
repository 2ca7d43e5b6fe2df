"""Comparing a quotation with its original: typing means nothing, every changed word does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.findings.matching import (
    Change,
    changes,
    marked,
    nearest,
    parts_of_marked,
    plain,
    same,
    similarity,
    verdict,
)

ORIGINAL = "Leaders’ work – in some teams – has led to a “high” turnover of staff."


@pytest.mark.parametrize(
    "quoted",
    [
        'Leaders\' work - in some teams - has led to a "high" turnover of staff.',
        "Leaders’ work — in some teams — has  led to a “high” turnover of\u00a0staff",
        "• Leaders’ work – in some teams – has led to a “high” turnover of staff;",
        "Leaders’ work – in some teams – has led to a “high” turn\u00adover of staff.²",
    ],
)
def test_quotes_dashes_spaces_bullets_and_final_stops_mean_nothing(quoted):
    assert verdict(quoted, ORIGINAL) == "verbatim"


@pytest.mark.parametrize(
    "quoted",
    [
        "Leaders’ work – in most teams – has led to a “high” turnover of staff.",
        "leaders’ work – in some teams – has led to a “high” turnover of staff.",
        "Leaders’ work – in some teams, – has led to a “high” turnover of staff.",
        "Leaders’ work has led to a “high” turnover of staff.",
    ],
)
def test_a_changed_word_comma_or_capital_is_an_edit(quoted):
    assert verdict(quoted, ORIGINAL) == "edited"


def test_another_sentence_is_not_in_the_letter():
    assert (
        verdict("By the time of the visit, action had been taken to reduce this number.", ORIGINAL)
        == "not in the letter"
    )


def test_changes_name_what_the_letter_says_and_what_the_report_says():
    found = changes("There are gaps in some teams.", "There are gaps across the service.")
    assert found == (Change(letter="across the service", report="in some teams"),)


def test_the_changes_are_marked_in_place():
    assert marked("The plan works well.", "The plan works.") == "The plan works {+well+}"
    assert marked("A plan.", "The plan.") == "[-The-] {+A+} plan"


def test_a_quotation_mark_at_a_words_edge_is_a_change_only_by_itself():
    """A report quotes in quotation marks; who looks for the changed word must not be shown the marks."""
    assert marked("“A plan is very good.”", "A plan is good.") == '"A plan is {+very+} good."'
    assert marked("A “plan” is good.", "A plan is good.") == 'A [-plan-] {+"plan"+} is good'


def test_marked_changes_can_be_parted_again_for_a_page():
    assert parts_of_marked("The [-letter-] {+report+}.") == (
        ("The ", "same"),
        ("letter", "letter"),
        (" ", "same"),
        ("report", "report"),
        (".", "same"),
    )
    assert parts_of_marked("[Committee] is open.") == (("[Committee] is open.", "same"),)


def test_the_nearest_sentence_is_found_and_none_among_none():
    assert nearest("Visits are rare.", ["Plans are good.", "Visits are too rare."])[0] == 1
    assert nearest("Visits are rare.", []) is None


@given(st.text(max_size=120))
def test_a_text_is_always_the_same_as_itself_and_folding_twice_changes_nothing(text):
    assert same(text, text)
    assert plain(plain(text)) == plain(text)
    assert changes(text, text) == ()


@given(
    st.lists(st.sampled_from("a b c d, e".split()), max_size=12),
    st.lists(st.sampled_from("a b c d, e".split()), max_size=12),
)
def test_similarity_is_a_share_and_the_same_both_ways(one, other):
    first, second = " ".join(one), " ".join(other)
    assert 0 <= similarity(first, second) <= 1
    assert similarity(first, second) == pytest.approx(similarity(second, first))


@pytest.mark.parametrize("quoted", ["Do leaders know this", "Do leaders know this!", "Do leaders know this."])
def test_a_question_made_a_statement_or_a_shout_is_an_edit(quoted):
    """A final stop means nothing, another mark does."""
    assert verdict(quoted, "Do leaders know this?") == "edited"


def test_bullets_between_the_items_of_a_quotation_are_no_words():
    """As an action plan has them in one cell; a bullet in the middle of a word would be."""
    assert plain("• This includes: • plans that are clear • visits") == plain(
        "This includes: plans that are clear visits"
    )
