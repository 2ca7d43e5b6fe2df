"""Deadlines before a committee meeting, counted in working days of England.

A working day is a Monday to Friday that is no bank holiday in England (the `holidays` library). "Clear days" leave out
both the day of publication and the day of the meeting (Local Government Act 1972, s.100B(3)); we count them as working
days, as councils do, which is never shorter than counting every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

_DAY = timedelta(days=1)


@lru_cache(maxsize=64)
def _bank_holidays(year: int) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays("GB", subdiv="ENG", years=year).items())


def bank_holiday(day: date) -> str | None:
    """The name of the bank holiday in England on this day, if it is one."""
    return _bank_holidays(day.year).get(day)


def is_working_day(day: date) -> bool:
    """Whether council offices in England are open: no weekend, no bank holiday."""
    return day.weekday() < 5 and bank_holiday(day) is None


def working_days_before(day: date, number: int) -> date:
    """The working day that is `number` working days before `day`; the last one before it for 1.

    Raises:
        ValueError: `number` is less than 1.
    """
    if number < 1:
        raise ValueError("number must be at least 1")
    found = day
    for _ in range(number):
        found -= _DAY
        while not is_working_day(found):
            found -= _DAY
    return found


def working_days_after(day: date, number: int) -> date:
    """The working day that is `number` working days after `day`; the next one after it for 1.

    Raises:
        ValueError: `number` is less than 1.
    """
    if number < 1:
        raise ValueError("number must be at least 1")
    found = day
    for _ in range(number):
        found += _DAY
        while not is_working_day(found):
            found += _DAY
    return found


def clear_days_between(published: date, meeting: date) -> int:
    """The working days between publication and meeting, both left out."""
    count, day = 0, published + _DAY
    while day < meeting:
        count += is_working_day(day)
        day += _DAY
    return count


def latest_publication(meeting: date, clear_days: int = 5) -> date:
    """The last working day on which the agenda can be published with so many clear days before the meeting."""
    return working_days_before(meeting, clear_days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The days that follow from a meeting's date."""

    questions: date
    """Questions and views by this day."""
    publication: date
    """The agenda must be published by this day."""


def deadlines(meeting: date, *, questions_working_days: int, publication_clear_days: int) -> Deadlines:
    """The deadlines for a meeting on this day."""
    return Deadlines(
        questions=working_days_before(meeting, questions_working_days),
        publication=latest_publication(meeting, publication_clear_days),
    )
