"""Deadlines before a committee meeting, counted in working days of England.

A working day is a Monday to Friday that is not a bank holiday in England (by the `holidays` library). "Clear days" exclude
both the day of publication and the day of the meeting (Local Government Act 1972, s.100B(3)); we count them as working
days, as councils do, which is never shorter than counting every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


@cache
def _england() -> HolidayBase:
    """The calendar of England; it computes the bank holidays of a year when it is first asked about the year."""
    import holidays

    return holidays.country_holidays("GB", subdiv="ENG")


def bank_holiday(day: date) -> str | None:
    """Return the name of the bank holiday in England on this day; None if it is not one."""
    return _england().get(day)


def is_working_day(day: date) -> bool:
    """Whether council offices in England are open: neither weekend nor bank holiday."""
    return _england().is_working_day(day)


def working_days_before(day: date, number: int) -> date:
    """Return the day that is `number` working days before `day`; for 1 the last working day before it.

    Raises:
        ValueError: `number` is less than 1.
    """
    if number < 1:
        raise ValueError("number must be at least 1")
    return _england().get_nth_working_day(day, -number)


def working_days_after(day: date, number: int) -> date:
    """Return the day that is `number` working days after `day`; for 1 the next working day after it.

    Raises:
        ValueError: `number` is less than 1.
    """
    if number < 1:
        raise ValueError("number must be at least 1")
    return _england().get_nth_working_day(day, number)


def latest_publication(meeting: date, clear_days: int = 5) -> date:
    """Return the last working day on which the agenda can be published with this number of clear days before the meeting."""
    return working_days_before(meeting, clear_days + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The deadlines that depend on the date of a meeting."""

    questions: date
    """The last day for questions and views."""
    publication: date
    """The last day for publishing the agenda."""


def deadlines(meeting: date, *, questions_working_days: int, publication_clear_days: int) -> Deadlines:
    """Return the deadlines for a meeting on this day."""
    return Deadlines(
        questions=working_days_before(meeting, questions_working_days),
        publication=latest_publication(meeting, publication_clear_days),
    )
