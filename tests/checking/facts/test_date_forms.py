"""Dates are compared in whatever form a council writes them."""

from __future__ import annotations

import pytest

from ofsted_report.checking.facts.date_forms import in_one_form


@pytest.mark.parametrize(
    "written",
    ["21/05/2024", "21/5/24", "21.5.2024", "2024-05-21", "May 21, 2024", "MAY 21st 2024", "21 may 2024"],
)
def test_a_day_in_any_form_is_the_same_day(written: str) -> None:
    assert in_one_form(f"The visit on {written} was short.") == "The visit on 21 May 2024 was short."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("on 21st of May 2024", "on 21st May 2024"),
        ("in Sept 2024", "in September 2024"),
        ("on 29 Apr and 1 May 2024", "on 29 April and 1 May 2024"),
        ("from 21-23 Sep 2024", "from 21-23 September 2024"),
    ],
)
def test_short_months_are_written_in_full(written: str, said: str) -> None:
    assert in_one_form(written) == said


@pytest.mark.parametrize(
    "text", ["It may 2 be", "ratio 12/45/2024", "section 4.1", "1/2 of 3", "telephone 01632-96-0101"]
)
def test_what_is_no_date_stays(text: str) -> None:
    assert in_one_form(text) == text
