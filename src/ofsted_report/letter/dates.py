"""Dates as Ofsted prints them: '28 February 2019', '11 and 12 December 2018', '31 January and 1 February'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MONTHS = {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
MONTH_NAMES = tuple(name.capitalize() for name in MONTHS)
_SHORT = {"sept": 9, **{name[:3]: number for name, number in MONTHS.items()}}
_NUMBERS = {**MONTHS, **_SHORT}
_MONTH = rf"(?:{'|'.join(name.capitalize() for name in _NUMBERS)}|{'|'.join(name.upper() for name in _NUMBERS)})\b"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?(\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_REST = rf"(?:\s+(?:of\s+)?({_MONTH})[.,]?)?(?:\s+(\d{{4}})(?!\d))?"
_JOIN = r"\s*(?:,|,?\s*\band\b|\bto\b|\buntil\b|&|/|–|—|-)\s*"

_LABEL = re.compile(r"^Date\s*:\s*", re.IGNORECASE)
_DATE = re.compile(rf"\b{_DAY}\s+(?:of\s+)?({_MONTH})[.,]?\s+(\d{{4}})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.])(?<![Vv]ersion )(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")
_RUN = re.compile(rf"\b{_DAY}{_REST}(?:{_JOIN}{_DAY}{_REST})*")
_ONE = re.compile(rf"{_DAY}{_REST}")


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a visit."""

    start: date
    end: date


def read_date(text: str) -> date | None:
    """The one date that the text is, or begins with."""
    match = _DATE.match(_in_words(_LABEL.sub("", text.strip())))
    if match is None:
        return None
    return _date(int(match[3]), _NUMBERS[match[2].lower()], int(match[1]))


def find_days(text: str, *, written: date | None = None) -> Days | None:
    """The first run of days in the text that names a month.

    A month or year that is printed only once counts for all; a year that is not printed at all is taken from
    `written`, the date of the letter, which no visit comes after. Days in figures count where the text begins with them, or
    where none are in words: 'the framework of 01.04.2018' is printed like a day.
    """
    forms = (_in_words(text),) if _NUMERIC.match(text.lstrip()) else (text, _in_words(text))
    found = (_days(match[0], written) for form in forms for match in _RUN.finditer(form))
    return next((days for days in found if days is not None), None)


def _days(text: str, written: date | None) -> Days | None:
    parts = [(int(m[1]), m[2] and _NUMBERS[m[2].lower()], m[3] and int(m[3])) for m in _ONE.finditer(text)]
    month: int | None = None
    year: int | None = None
    if not any(m for _, m, _ in parts):
        return None
    dated: list[date] = []
    for day, own_month, own_year in reversed(parts):  # from the last: what is left out is named after it
        later = month
        month = own_month or month
        if own_year:
            year = own_year
        elif year is None and written is not None:
            year = written.year
            if month is not None and (one := _date(year, month, day)) is not None and one > written:
                year -= 1
        elif year is not None and later is not None and month is not None and month > later:
            year -= 1  # '17 December and 8 January 2020'
        if month is None or year is None:
            return None
        found = _date(year, month, day)
        if found is None:
            return None
        dated.append(found)
    return Days(min(dated), max(dated))


def _in_words(text: str) -> str:
    """'16/05/2023' as '16 May 2023': the day comes first, as everywhere in England."""
    return _NUMERIC.sub(
        lambda m: f"{m[1]} {MONTH_NAMES[int(m[3]) - 1]} {m[4]}" if int(m[3]) in MONTHS.values() else m[0], text
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
