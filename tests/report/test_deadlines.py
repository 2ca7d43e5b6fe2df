"""Deadlines count working days of England."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.report.deadlines import (
    bank_holiday,
    deadlines,
    is_working_day,
    latest_publication,
    working_days_before,
)

DAYS = st.dates(date(2005, 1, 1), date(2049, 12, 31))
NUMBERS = st.integers(1, 30)


def clear_days_between(published: date, meeting: date) -> int:
    """The working days between publication and meeting, both left out, counted one by one."""
    between = (published + timedelta(days=n) for n in range(1, (meeting - published).days))
    return sum(map(is_working_day, between))


def test_christmas_and_weekends_are_no_working_days():
    assert bank_holiday(date(2026, 12, 25)) == "Christmas Day"
    assert not is_working_day(date(2026, 12, 28)), "Boxing Day is observed on the Monday"
    assert not is_working_day(date(2026, 11, 21)), "a Saturday"
    assert is_working_day(date(2026, 11, 23))


def test_scottish_holidays_do_not_count():
    assert is_working_day(date(2026, 1, 2)), "2 January is a bank holiday in Scotland alone"


def test_publication_leaves_five_clear_working_days():
    meeting = date(2019, 1, 15)
    assert latest_publication(meeting, 5) == date(2019, 1, 7)
    assert latest_publication(date(2026, 4, 9), 5) == date(2026, 3, 30), "Good Friday and Easter Monday do not count"


def test_deadlines_of_a_meeting():
    found = deadlines(date(2019, 1, 15), questions_working_days=3, publication_clear_days=5)
    assert (found.questions, found.publication) == (date(2019, 1, 10), date(2019, 1, 7))


@given(DAYS, NUMBERS)
def test_a_deadline_is_a_working_day_before_the_meeting(meeting, number):
    found = working_days_before(meeting, number)
    assert found < meeting
    assert is_working_day(found)


@given(DAYS, NUMBERS)
def test_publication_on_the_last_day_leaves_exactly_the_clear_days(meeting, number):
    published = latest_publication(meeting, number)
    assert clear_days_between(published, meeting) == number


@given(DAYS, NUMBERS)
def test_publication_a_day_later_leaves_too_few(meeting, number):
    day_after = latest_publication(meeting, number) + timedelta(days=1)
    while not is_working_day(day_after):
        day_after += timedelta(days=1)
    assert clear_days_between(day_after, meeting) < number


@given(DAYS, NUMBERS)
def test_more_days_are_never_later(meeting, number):
    assert working_days_before(meeting, number + 1) < working_days_before(meeting, number)


def test_no_days_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="at least 1"):
        working_days_before(date(2026, 1, 1), 0)
