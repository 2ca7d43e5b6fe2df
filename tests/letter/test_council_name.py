"""A committee paper is headed with the council's name as the letter prints it, and with no other."""

import dataclasses

import pytest

from examples import example_letter, focused_letter, section
from ofsted_report.letter.council_name import council_name


def named(letter):
    """The council's name, as text."""
    found = council_name(letter)
    return found.text if found else None


def unaddressed(title, *introduction, authority="Anyshire"):
    sections = (section(1, None, "introduction", *introduction),)
    return focused_letter(title=title, authority=authority, addressee=None, sections=sections)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Focused visit to Anyshire County Council children’s services", "Anyshire County Council"),
        ("Inspection of Anyshire City Council local authority children’s services", "Anyshire City Council"),
        ("Anyshire Metropolitan Borough Council Inspection of services", "Anyshire Metropolitan Borough Council"),
        ("London Borough of Anyshire Inspection of children’s services", "London Borough of Anyshire"),
        ("Inspection of the Royal Borough of Anyshire local authority", "Royal Borough of Anyshire"),
        ("Metropolitan Borough of Anyshire Council Inspection", "Metropolitan Borough of Anyshire Council"),
        ("Joint inspection of the response to neglect in Anyshire Council", "Anyshire Council"),
    ],
)
def test_a_title_that_prints_the_name_gives_it(title, name):
    assert named(unaddressed(title)) == name


@pytest.mark.parametrize(
    "printed",
    [
        "Focused visit to Anyshire children’s services",
        "Inspection of Anyshire local authority children’s services",
        "Focused visit to North Anyshire Council children’s services",
        "Visit to Anyshire Council for Voluntary Service",
        "Services are run by Westshire and Anyshire Council",
        "Inspection of Saltby Borough Council children’s services",
    ],
)
def test_no_name_is_guessed_and_no_other_body_is_taken(printed):
    assert named(unaddressed(printed, printed)) is None


def test_the_first_words_of_the_letter_may_print_it():
    letter = unaddressed(
        "Focused visit to Anyshire children’s services", "This letter is about Anyshire County Council."
    )
    assert named(letter) == "Anyshire County Council"


def test_a_finding_that_names_a_council_gives_no_name():
    """It may name any: a former one, a neighbour."""
    letter = unaddressed("Focused visit to Anyshire children’s services")
    other = section(2, "Findings", "findings", "Anyshire District Council provides flats.")
    assert named(dataclasses.replace(letter, sections=(*letter.sections, other))) is None


def test_the_address_comes_first():
    assert named(example_letter(title="Visit to Anyshire Council children’s services")) == "Anyshire County Council"
