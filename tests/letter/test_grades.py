"""Grades, and the areas they are given for."""

from __future__ import annotations

import pytest

from ofsted_report.letter.grades import area_name, graded_heading, is_grade, without_grade_beside


@pytest.mark.parametrize(
    "text",
    ["Outstanding", "Good", "good.", "Requires improvement", "Requires improvement to be good", "Inadequate", "Adequate",
     " Requires  improvement ", "(good)", "Require improvement", "Not judged", "Not Judged",
     "Not graded", "Not inspected"],
)  # fmt: skip
def test_grades_are_known(text: str) -> None:
    """In all years' words, whatever their case."""
    assert is_grade(text)


@pytest.mark.parametrize("text", ["Good practice", "Not good", "Improvement", "Grade", "", "Good and outstanding"])
def test_what_is_no_grade(text: str) -> None:
    """A cell that says more than a grade is text."""
    assert not is_grade(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("2.1 Adoption performance", "Adoption performance"),
        ("1. Children who need help", "Children who need help"),
        ("Overall  effectiveness ", "Overall effectiveness"),
        ("16 and 17 year olds", "16 and 17 year olds"),
    ],
)
def test_an_area_is_named_without_its_rows_number(printed: str, name: str) -> None:
    """'2.1 Adoption performance' is about adoption performance."""
    assert area_name(printed) == name


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("The experiences and progress of care leavers: good", "The experiences and progress of care leavers"),
        ("The impact of leaders on social work practice with children and families: requires improvement to be good.",
         "The impact of leaders on social work practice with children and families"),
        ("The impact of leaders on practice: requires improvement .", "The impact of leaders on practice"),
        ("Experiences and progress of children in care – outstanding", "Experiences and progress of children in care"),
        ("The experiences and progress of care leavers is good.", None),
        ("Early help, already good at the last inspection, is now: outstanding; plans are good", None),
        ("Requires improvement", None),
    ],
)  # fmt: skip
def test_a_heading_with_its_grade(text: str, area: str | None) -> None:
    """A colon or a dash before the grade makes a heading of it, however long it is; a sentence is none."""
    assert graded_heading(text, bold=False) == area


def test_in_bold_type_a_sentence_with_a_grade_is_a_heading() -> None:
    """So in 2018; in plain type it is a finding."""
    sentence = "The experiences and progress of care leavers is good."
    assert graded_heading(sentence, bold=True) == "The experiences and progress of care leavers"
    assert graded_heading("Plans are clear. Help for care leavers is good.", bold=True) is None


@pytest.mark.parametrize(
    ("heading", "area"),
    [
        ("The experiences and progress of care leavers Good", "The experiences and progress of care leavers"),
        ("Leadership, management and governance Requires improvement", "Leadership, management and governance"),
        ("The Local Safeguarding Children Board requires improvement", None),
        ("The graded judgement for adoption performance is Good", None),
        ("What makes help Good enough", None),
    ],
)
def test_a_grade_beside_a_heading_is_no_part_of_it(heading, area):
    """Where the file does not tell of cells, the box's grade follows the heading on its line; a sentence has a verb before it."""
    assert without_grade_beside(heading) == (area or heading)
