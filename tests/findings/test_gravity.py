"""What weighs in a sentence: nothing without a shortfall, more with harm, failure, duty and what children suffer."""

import itertools

import pytest

from findings.long_letters import letter_of
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.gravity import gravity, must_be_quoted

FROM_LIGHT_TO_GRAVE = (
    "Recording is not always clear.",
    "Some children wait too long for a visit.",
    "This leaves children at risk of harm for too long.",
    "Serious and widespread failures leave children in unsafe and neglectful homes for too long.",
)


def only(text):
    return sentences_of(letter_of(text))[0]


def test_harm_to_children_and_serious_failures_weigh_more():
    weights = [gravity(only(text)) for text in FROM_LIGHT_TO_GRAVE]
    assert all(lighter < graver for lighter, graver in itertools.pairwise(weights)), weights


@pytest.mark.parametrize(
    "text", ["Children are protected from harm.", "Workers respond to serious youth violence.", "Leaders are proud."]
)
def test_nothing_is_grave_where_nothing_falls_short(text):
    assert gravity(only(text)) == 0


def test_a_weakness_that_leaders_respond_to_weighs_less_than_one_they_do_not():
    tackled = "Leaders respond purposefully to the critical weaknesses in services for children."
    assert gravity(only(tackled)) < gravity(only("There are critical weaknesses in services for children."))


def test_that_no_child_was_found_unsafe_must_be_heard_and_is_not_grave():
    said = "Inspectors did not identify any child at risk of immediate harm."
    assert must_be_quoted(only(said))
    assert gravity(only(said)) < gravity(only(FROM_LIGHT_TO_GRAVE[1]))


def test_as_well_as_is_no_praise():
    also = "Children are at risk of harm as well as of neglect, and wait too long for a visit."
    assert gravity(only(also)) == gravity(only(also.replace("as well as", "and also")))
    assert gravity(only(also)) > gravity(only(also.replace("as well as of neglect", "in well run homes")))
