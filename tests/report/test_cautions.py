"""What an officer is told before a report goes out under the wrong council's name, or with a date that cannot be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from examples import focused_letter, quoted_findings, section
from ofsted_report.letter.model import Visit
from ofsted_report.report.cautions import about_quoted_days, about_the_council, about_the_order
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting


@pytest.mark.parametrize(
    ("council", "authority"),
    [
        ("Anyshire County Council", "Anyshire"),
        ("Royal Borough of Saltby & Marsh", "Saltby and Marsh"),
        ("SMF Council", "Saltby, Marsh and Fenwick"),
        ("Saltby Metropolitan Borough Council", "Saltby-on-Sea"),
        (None, "Anyshire"),
        ("Anyshire County Council", None),
    ],
)
def test_a_councils_own_letter_is_not_warned_of(council, authority):
    assert about_the_council(council, authority) == ()


@pytest.mark.parametrize(
    ("council", "authority"),
    [
        ("Anyshire County Council", "Northmere"),
        ("North Anyshire Council", "North Saltby"),
        ("Saltby City Council", "City of Marsh"),
    ],
)
def test_another_councils_letter_is(council, authority):
    """Points of the compass and words for a kind of council are no sign that both are the same."""
    (told,) = about_the_council(council, authority)
    assert authority in told
    assert council in told


def test_a_meeting_before_the_letter_is_told():
    """A slip in the year, most often; nobody can report on a letter that is still to be written."""
    letter = focused_letter()
    early = Meeting(committee_date=letter.letter_date - timedelta(days=1))
    (told,) = about_the_order(early, letter)
    assert "is before the date of the letter" in told
    assert about_the_order(Meeting(committee_date=letter.letter_date), letter) == ()
    undated = replace(letter, letter_date=None, visit=Visit(start=date(2026, 5, 4), end=date(2026, 5, 8)))
    (told,) = about_the_order(Meeting(committee_date=date(2026, 2, 10)), undated)
    assert told.endswith("is before the last day of the visit or inspection, 8 May 2026.")


def test_a_deadline_whose_weekday_does_not_fit_is_quoted_and_told():
    """The council would rely on one of two days."""
    asked = "You should submit an action plan that responds to these areas by Friday 18 April 2023."
    letter = focused_letter(sections=(section(1, "Next steps", "next_steps", asked),))
    report = build_report(letter, quoted_findings(letter))
    assert report.parts["next_steps"].paragraphs[0].items[0].text.plain == f"“{asked}”"
    assert (
        "The report quotes “Friday 18 April 2023” from the letter, but that day is a Tuesday: ask Ofsted which day is meant."
        in report.warnings
    )


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("By Tuesday 18 April 2023.", 0),
        ("By Tuesday, 18th April 2023, and on Tuesday the 25th of April 2023.", 0),
        ("By Friday, 18th April 2023.", 1),
        ("By Friday 18 April 2023; again: Friday 18 April 2023.", 1),
        ("On Friday the plan came; 18 April 2023 was a Tuesday.", 0),
        ("By Friday 18 April.", 0),
        ("By Friday 31 April 2023.", 0),
    ],
)
def test_only_a_weekday_before_a_whole_date_can_be_wrong(said, number):
    assert len(about_quoted_days([said])) == number
