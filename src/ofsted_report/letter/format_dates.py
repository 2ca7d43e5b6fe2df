"""How dates and spans of days are written in English words: '28 and 29 October 2025'."""

from __future__ import annotations

from datetime import date

from ofsted_report.lexicon import MONTHS, WEEKDAYS


def day(value: date, *, weekday: bool = False) -> str:
    """'15 January 2019', or 'Tuesday 15 January 2019'. Not strftime, whose names follow the machine's language."""
    words = f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return f"{WEEKDAYS[value.weekday()]} {words}" if weekday else words


def on_days(start: date, end: date | None = None) -> str:
    """Return when something happened, with a preposition, and with a shared month and year only once.

    'on 16 May 2023'; 'on 11 and 12 December 2018'; 'on 30 April and 1 May 2024'; 'from 26 September to 7 October 2022'.
    """
    if end is None or end <= start:
        return f"on {day(start)}"
    next_day = (end - start).days == 1
    if start.year != end.year:
        first = day(start)
    elif start.month != end.month:
        first = f"{start.day} {MONTHS[start.month - 1]}"
    else:
        first = str(start.day)
    return f"on {first} and {day(end)}" if next_day else f"from {first} to {day(end)}"


def months(start: date, end: date) -> str:
    """The month of some days: 'July 2017'; 'November and December 2016'; 'December 2016 and January 2017'."""
    last = f"{MONTHS[end.month - 1]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return last
    first = MONTHS[start.month - 1]
    return f"{first} and {last}" if start.year == end.year else f"{first} {start.year} and {last}"
