"""Grades, and the areas they are given for."""

from __future__ import annotations

import pytest

from ofsted_report.letter.grades import area_name, is_grade


@pytest.mark.parametrize(
    "text",
    ["Outstanding", "Good", "good.", "Requires improvement", "Requires improvement to be good", "Inadequate", "Adequate",
     " Requires  improvement ", "(good)", "Require improvement", "Not judged", "Not Judged"],
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
