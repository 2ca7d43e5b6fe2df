"""A quotation under a heading that says the opposite of its own is told; under the council's headings it may stand anywhere."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import area_letter, inspection_letter, section
from ofsted_report.checking.facts.headings import heading_problems
from ofsted_report.checking.passages import Passage
from ofsted_report.letter.model import Letter

WEAK = "Plans are too late for many children."
GOOD = "Families are helped early."
BY_TONE = replace(
    area_letter(),
    sections=(
        section(1, "What is the area partnership doing that is effective?", "findings", GOOD),
        section(2, "What does the area partnership need to do better?", "findings", WEAK),
    ),
)
BY_GRADE = replace(
    inspection_letter(),
    sections=(
        section(1, "The experiences of children in care: good", "findings", GOOD),
        section(2, "The experiences of care leavers: inadequate", "findings", WEAK),
        section(3, "The impact of leaders: inadequate", "findings", "Leaders do not know the service."),
    ),
)


def told(heading: str, quotation: str, letter: Letter) -> list[str]:
    passages = [Passage(heading, "heading", "p1", level=3), Passage(quotation, "item", "p2")]
    return [problem.code for problem in heading_problems(passages, letter, "report.docx")]


@pytest.mark.parametrize(
    ("heading", "quotation", "letter", "code"),
    [
        ("What is the area partnership doing that is effective?", WEAK, BY_TONE, "heading-contradicts"),
        ("Strengths", f"“{WEAK}”", BY_TONE, "heading-contradicts"),
        ("Areas for improvement", GOOD, BY_TONE, "heading-contradicts"),
        *(
            (heading, WEAK, BY_TONE, "heading-contradicts")
            for heading in (
                "Positives",
                "Achievements",
                "Successes",
                "Well done",
                "What works well",
                "What is working well",
                "What we are doing well",
                "What is going well",
            )
        ),
        *(
            (heading, GOOD, BY_TONE, "heading-contradicts")
            for heading in (
                "Areas for development",
                "Concerns",
                "Ineffective practice",
                "We must do better",
            )
        ),
        ("The experiences of children in care: good", WEAK, BY_GRADE, "heading-contradicts"),
        ("The impact of leaders", WEAK, BY_GRADE, "quotation-moved"),
    ],
)
def test_a_quotation_under_a_heading_that_does_not_fit_it_is_told(heading, quotation, letter, code):
    assert told(heading, quotation, letter) == [code]


@pytest.mark.parametrize(
    ("heading", "quotation", "letter"),
    [
        ("What does the area partnership need to do better?", WEAK, BY_TONE),
        ("The experiences of care leavers", WEAK, BY_GRADE),
        ("Key findings", WEAK, BY_TONE),
        ("Young people", WEAK, BY_GRADE),
        ("Strengths", "We have a new plan.", BY_TONE),
    ],
)
def test_the_letters_heading_with_or_without_its_grade_and_the_councils_raise_nothing(heading, quotation, letter):
    assert told(heading, quotation, letter) == []


ASKED = "Leaders should review how plans are made."
IN_LIST = replace(BY_GRADE, sections=(*BY_GRADE.sections, section(4, "Recommendations", "improvements", ASKED)))


@pytest.mark.parametrize("heading", ["Strengths", "What we do well", "Areas of good practice", "What has improved"])
def test_what_must_improve_is_no_strength(heading: str) -> None:
    """Also where the letter's own heading over it has no tone."""
    assert told(heading, ASKED, IN_LIST) == ["heading-contradicts"]
    assert told("Strengths and weaknesses", ASKED, IN_LIST) == []
    above = Passage(heading, "heading", "p0", level=2)
    below = [Passage("The council", "heading", "p1", level=3), Passage(ASKED, "item", "p2")]
    found = [problem.code for problem in heading_problems([above, *below], IN_LIST, "report.docx")]
    assert found == ["heading-contradicts"]


def test_a_grave_shortfall_is_no_strength() -> None:
    grave = "Serious failures leave children at risk of significant harm."
    letter = replace(BY_GRADE, sections=(section(1, "Findings", "findings", grave, GOOD),))
    assert told("Strengths", grave, letter) == ["heading-contradicts"]
    assert told("Strengths", GOOD, letter) == []


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("The improving experiences of care leavers", ["heading-edited"]),
        ("The experiences of homeless leavers: inadequate", ["heading-edited"]),
        ("Experiences of care leavers", []),
        ("1. Key findings: the experiences of care leavers", []),
        ("The impact of leaders: the experiences of care leavers", []),
        ("Young people who leave care", []),
    ],
)
def test_a_heading_of_the_letter_with_another_word_is_told(heading: str, codes: list[str]) -> None:
    """A heading that was shortened, or has the chapter's before it, is still the letter's; others are the council's own."""
    assert told(heading, WEAK, BY_GRADE) == codes
