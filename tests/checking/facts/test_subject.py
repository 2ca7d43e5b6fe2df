"""A report that says that it is about another visit, or another place, is told; whatever else it names is its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from examples import example_letter, inspection_letter
from ofsted_report.checking.facts.dates import date_problems
from ofsted_report.checking.facts.sentences_of_report import own_sentences
from ofsted_report.checking.facts.subject import subject_problems
from ofsted_report.checking.passages import Passage
from ofsted_report.letter.model import Letter

PURPOSE = "The purpose of this report is to present the Committee with the findings of Ofsted’s "
VISIT = example_letter()
INSPECTION = inspection_letter()


def own(sentence: str, letter: Letter):
    return tuple(own_sentences([Passage(sentence, "paragraph", "paragraph 1")], letter))


def told(sentence: str, letter: Letter) -> list[str]:
    return [problem.code for problem in subject_problems(own(sentence, letter), letter, "report.docx")]


@pytest.mark.parametrize(
    ("sentence", "letter"),
    [
        (f"{PURPOSE}focused visit to Anyshire children’s services on 11 and 12 December 2018.", VISIT),
        (f"{PURPOSE}monitoring visit to Saltby children’s services on 11 and 12 December 2018.", VISIT),
        ("Title: Ofsted focused visit update", VISIT),
        ("Item: Ofsted focused visit", VISIT),
        ("Subject: Ofsted focused visit", VISIT),
        ("Report title: Ofsted focused visit", VISIT),
        ("The purpose of this paper is to tell of a focused visit.", VISIT),
        ("The purpose of this item is to tell of a focused visit.", VISIT),
        ("This report presents a focused visit.", VISIT),
        ("This paper summarises a focused visit.", VISIT),
        ("This item sets out what a focused visit found.", VISIT),
        ("This report informs members of a focused visit.", VISIT),
        ("This report tells of a focused visit.", VISIT),
        ("This report updates members on a focused visit.", VISIT),
        ("This report brings the letter of a focused visit.", VISIT),
        ("This report is about a focused visit.", VISIT),
        ("Members will consider a report on the focused visit.", VISIT),
        ("Members will hear the findings of the focused visit.", VISIT),
        ("Members will be asked to note an update on the JTAI.", VISIT),
        (f"{PURPOSE}monitoring visit to Saltby council.", VISIT),
        ("The Committee will receive an update about the Ofsted monitoring visit in 2022.", INSPECTION),
        (f"{PURPOSE}inspection of Saltby children’s services from 26 September to 7 October 2022.", INSPECTION),
    ],
)
def test_another_kind_of_visit_and_another_place_are_told(sentence, letter):
    assert told(sentence, letter) == ["subject-differs"]


@pytest.mark.parametrize(
    ("sentence", "letter"),
    [
        (f"{PURPOSE}monitoring visit to Anyshire children’s services on 11 and 12 December 2018.", VISIT),
        (f"{PURPOSE}visit to the council’s children’s services.", VISIT),
        ("A focused visit to Saltby children’s services took place in 2017.", VISIT),
        ("Title: Ofsted inspection of children’s services", INSPECTION),
        (f"{PURPOSE}inspection of Northmere children’s services, which followed two monitoring visits.", INSPECTION),
    ],
)
def test_the_letters_own_visit_and_what_the_council_tells_of_others_raise_nothing(sentence, letter):
    assert told(sentence, letter) == []


@pytest.mark.parametrize(
    "sentence",
    [
        f"{PURPOSE}{{}} monitoring visit to Anyshire children’s services.",
        "The Committee will receive an update about the Ofsted {} monitoring visit.",
        "Ofsted carried out its {} monitoring visit on 11 and 12 December 2018.",
    ],
)
def test_another_number_of_the_visit_is_told(sentence):
    """An earlier or later visit that the council tells of has its own number, and its own date."""
    second = replace(VISIT, visit=replace(VISIT.visit, ordinal=2, start=date(2018, 12, 11), end=date(2018, 12, 12)))
    assert told(sentence.format("third"), second) == ["subject-differs"]
    assert told(sentence.format("second"), second) == []
    assert told("The third monitoring visit is expected in the spring.", second) == []
    assert told(f"{PURPOSE}second visit since the first monitoring visit.", second) == []


def test_days_of_the_visit_need_no_likeness_to_be_told_where_the_report_says_what_it_is_about():
    """Elsewhere a date far from the letter's may be another visit's."""
    days = "monitoring visit to Anyshire children’s services on 3 and 4 May 2020."
    [problem] = date_problems(own(f"{PURPOSE}{days}", VISIT), (VISIT,), "report.docx")
    assert problem.code == "date-differs"
    assert list(date_problems(own(f"Ofsted carried out a {days}", VISIT), (VISIT,), "report.docx")) == []


def test_another_theme_of_a_joint_inspection_is_told():
    title = "Joint targeted area inspection of the multi-agency response to serious youth violence in Northmere"
    letter = inspection_letter(kind="jtai", title=title)
    said = "The purpose of this report is to present the findings of the joint targeted area inspection of the response to "
    assert told(f"{said}serious youth violence in Northmere, which took place in May.", letter) == []
    assert told(f"{said}neglect in Northmere, which took place in May.", letter) == ["subject-differs"]


def test_another_place_at_the_end_of_the_sentence_is_told_for_an_inspection_of_an_area():
    letter = replace(INSPECTION, kind="jtai", authority="Northmere")
    purpose = f"{PURPOSE}joint targeted area inspection in "
    codes = {place: told(f"{purpose}{place}.", letter) for place in ("Saltby", "Northmere", "the county")}
    assert ["subject-differs" in found for found in codes.values()] == [True, False, False]
