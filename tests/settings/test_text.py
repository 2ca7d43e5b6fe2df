"""Words of a report that stay on one line."""

from __future__ import annotations

import pytest

from ofsted_report.settings.text import NO_BREAK, kept_together


@pytest.mark.parametrize(
    "words",
    [
        "28 October", "5.00 pm", "9 a.m.", "3 per cent", "2 million", "2 billion", "12 weeks", "5 working days",
        "3 school weeks", "90 minutes", "1 hour", "6 months", "2 years", "10 miles", "16 km",
    ],
)  # fmt: skip
def test_no_line_ends_within_a_date_or_an_amount(words: str) -> None:
    """A number alone at a line's end is read twice."""
    number, _, unit = words.partition(" ")
    assert kept_together(f"by {words} at most") == f"by {number}{NO_BREAK}{unit} at most"
