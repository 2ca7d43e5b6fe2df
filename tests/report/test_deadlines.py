"""Deadlines count working days of England."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.report.deadlines import deadlines, england
from ofsted_report.settings.model import DeadlineRules

DAYS = st.dates(date(2005, 1, 1), date(2049, 12, 31))
NUMBERS = st.integers(1, 30)


def latest_publication(meeting: date, clear_days: int) -> date:
    return deadlines(meeting, DeadlineRules(publication_clear_days=clear_days)).publication


def last_questions(meeting: date, working_days: int) -> date:
    return deadlines(meeting, DeadlineRules(questions_working_days=working_days)).questions


def clear_days_between(published: date, meeting: date) -> int:
    """The working days between publication and meeting, both left out, counted one by one."""
    between = (published + timedelta(days=n) for n in range(1, (meeting - published).days))
    return sum(map(england().is_working_day, between))


def test_christmas_and_weekends_are_no_working_days():
    assert england().get(date(2026, 12, 25)) == "Christmas Day"
    assert not england().is_working_day(date(2026, 12, 28)), "Boxing Day is observed on the Monday"
    assert not england().is_working_day(date(2026, 11, 21)), "a Saturday"
    assert england().is_working_day(date(2026, 11, 23))


def test_scottish_holidays_do_not_count():
    assert england().is_working_day(date(2026, 1, 2)), "2 January is a bank holiday in Scotland alone"


def test_publication_leaves_five_clear_working_days():
    meeting = date(2019, 1, 15)
    assert latest_publication(meeting, 5) == date(2019, 1, 7)
    assert latest_publication(date(2026, 4, 9), 5) == date(2026, 3, 30), "Good Friday and Easter Monday do not count"


def test_deadlines_of_a_meeting():
    found = deadlines(date(2019, 1, 15), DeadlineRules())
    assert (found.questions, found.publication) == (date(2019, 1, 10), date(2019, 1, 7))


@given(DAYS, NUMBERS)
def test_a_deadline_is_a_working_day_before_the_meeting(meeting, number):
    found = last_questions(meeting, number)
    assert found < meeting
    assert england().is_working_day(found)


@given(DAYS, NUMBERS)
def test_publication_on_the_last_day_leaves_exactly_the_clear_days(meeting, number):
    published = latest_publication(meeting, number)
    assert clear_days_between(published, meeting) == number


@given(DAYS, NUMBERS)
def test_publication_a_day_later_leaves_too_few(meeting, number):
    day_after = latest_publication(meeting, number) + timedelta(days=1)
    while not england().is_working_day(day_after):
        day_after += timedelta(days=1)
    assert clear_days_between(day_after, meeting) < number


@given(DAYS, NUMBERS)
def test_more_days_are_never_later(meeting, number):
    assert last_questions(meeting, number + 1) < last_questions(meeting, number)
