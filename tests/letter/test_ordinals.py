"""Which visit it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.ordinals import find_ordinal, ordinal_word


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Second monitoring visit of Anyshire children’s services", 2),
        ("2nd monitoring visit to Saltby", 2),
        ("Report of the first full monitoring visit", 1),
        ("Eleventh monitoring visit", 11),
        ("Monitoring visit of Anyshire children’s services", None),
        ("Twenty-first monitoring visit", None),
        ("First Avenue children’s home: a monitoring visit", None),
    ],
)
def test_a_title_counts_visits(title: str, number: int | None) -> None:
    """In words or in figures; a title that does not count gives none."""
    assert find_ordinal(title, ()) == number


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("This was the third visit since the local authority was judged inadequate.", 3),
        ("This was the fourth monitoring visit since May 2018.", 4),
        ("The visit was the fourth since the local authority was judged inadequate.", 4),
        ("It was the sixth and last since the inspection of 2018.", 6),
        ("This was the second in a series of monitoring visits.", 2),
        ("This was the second of a number of visits.", 2),
        ("This visit is the second one in a programme of visits.", 2),
        ("The second inspection in 2018 found services to be inadequate.", None),
        ("The local authority was judged inadequate for the second time since 2012.", None),
        ("Since the first monitoring visit, in May, leaders have done much.", None),
        ("The visit followed the first monitoring visit in May. This was the second monitoring visit.", 2),
        ("This visit was the first.", None),
    ],
)
def test_the_opening_counts_where_the_title_does_not(sentence: str, number: int | None) -> None:
    """Most titles name the authority only."""
    assert find_ordinal("Monitoring visit of Anyshire", ("The visit took place in May.", sentence)) == number


def test_the_title_counts_before_the_opening() -> None:
    """The opening may speak of the visit before."""
    assert find_ordinal("Third monitoring visit", ("Since the second visit, progress is slow.",)) == 3


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "first"), (20, "twentieth"), (21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"), (111, "111th")],
)
def test_numbers_are_spelt(number: int, word: str) -> None:
    """As a report's sentence needs them."""
    assert ordinal_word(number) == word


@given(st.integers(1, 20))
def test_a_spelt_number_is_read_back(number: int) -> None:
    """Every word that is written is known."""
    assert find_ordinal(f"{ordinal_word(number).capitalize()} monitoring visit", ()) == number
