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

    from ofsted_report.settings.model import DeadlineRules


@cache
def england() -> HolidayBase:
    """The calendar of England; it computes the bank holidays of a year when it is first asked about the year."""
    import holidays

    return holidays.country_holidays("GB", subdiv="ENG")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """The deadlines that depend on the date of a meeting."""

    questions: date
    """The last day for questions and views."""
    publication: date
    """The last day for publishing the agenda."""


def deadlines(meeting: date, rules: DeadlineRules) -> Deadlines:
    """Return the deadlines for a meeting on this day."""
    return Deadlines(
        questions=england().get_nth_working_day(meeting, -rules.questions_working_days),
        publication=england().get_nth_working_day(meeting, -rules.publication_clear_days - 1),
    )
