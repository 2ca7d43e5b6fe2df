"""Dates as Ofsted prints them: '28 February 2019', '11 and 12 December 2018', '31 January and 1 February'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ofsted_report.lexicon import MONTH_AS_PRINTED, MONTH_NUMBERS, MONTHS, ORDINAL_ENDING, WEEKDAY
from ofsted_report.pattern import Pattern

_MONTH = rf"{MONTH_AS_PRINTED}\b"
_DAY = rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(\d{{1,2}})(?:\s?{ORDINAL_ENDING})?"
_REST = rf"(?:\s+(?:of\s+)?({_MONTH})[.,]?)?(?:\s+(\d{{4}})(?!\d))?"
_JOIN = r"\s*(?:,?\s*\band\b|,|\bto\b|\buntil\b|&|/|–|—|-)\s*"

_LABEL = Pattern(r"^Dated?\s*:?\s*", re.IGNORECASE)
_NUMERIC = Pattern(r"(?<![\d/.])(?<![Vv]ersion )(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?![\d/])")
_ONE = Pattern(rf"\b{_DAY}{_REST}")
_JOINING = Pattern(_JOIN)
_ALL = Pattern(rf"(?:{_JOIN})?{_DAY}{_REST}(?:{_JOIN}{_DAY}{_REST})*(?:{_JOIN})?\s*")
_TO = Pattern(r"\bto\b|\buntil\b|[/–—-]")
"""Words and signs between the first and the last day of a period, as opposed to two days of a list."""
_SATURDAY = 5
_MISPRINTED = Pattern(rf"\b(\d{{1,2}})({ORDINAL_ENDING})?\s?([A-Za-z]{{3,11}}?)[.,]?\s?(\d{{4}})(?!\d)")
"""A date with a word where the month is, whatever it is, and with or without spaces."""
_SHORTEST = 3
"""Letters of the shortest month."""


class Days(NamedTuple):
    """First and last day of a visit."""

    start: date
    end: date
    periods: tuple[tuple[date, date], ...] = ()
    """First and last day of each of its periods, where there was more than one: other working days are between them."""


def read_date(text: str) -> date | None:
    """The one date that the text is, or begins with."""
    match = _ONE.match(_in_words(_mended(_LABEL.sub("", text.strip()))))
    if match is None or not match[2] or not match[3]:
        return None
    return _date(int(match[3]), MONTH_NUMBERS[match[2].lower()], int(match[1]))


def is_days(text: str) -> bool:
    """Whether a text is days and nothing else, as the second line of a run that was wrapped ('and 12 to 13 February 2026')."""
    return _ALL.fullmatch(_in_words(_mended(text.strip()))) is not None


def find_days(text: str, *, written: date | None = None, between: bool = False) -> Days | None:
    """The first run of days in the text that names a month.

    `between`: the word 'between' is right before the text, so that its first 'and' is a 'to'.

    A month or year that is printed only once counts for all; a year that is not printed at all is taken from
    `written`, the date of the letter, which no visit comes after. Days in figures count where the text begins with them, or
    where none are in words: 'the framework of 01.04.2018' is printed like a day.
    """
    text = _mended(text)
    forms = (_in_words(text),) if _NUMERIC.match(text.lstrip()) else (text, _in_words(text))
    found = (
        _days(run, written, between=between if run[0].start() == 0 else _is_between(form[: run[0].start()]))
        for form in forms
        for run in _runs(form)
    )
    return next((days for days in found if days is not None), None)


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The days of each run in the text."""
    first = _ONE.search(text)
    while first is not None:
        run = [first]
        while (joining := _JOINING.match(text, run[-1].end())) and (following := _ONE.match(text, joining.end())):
            run.append(following)
        yield run
        first = _ONE.search(text, run[-1].end())


def _is_between(before: str) -> bool:
    return before.rstrip().lower().endswith("between")


def _days(run: list[re.Match[str]], written: date | None, *, between: bool) -> Days | None:
    """First and last day, and the periods, of a run of days."""
    dated = _dates(run, written)
    if not dated:
        return None
    to = [_TO.search(one.string, one.end(), other.start()) is not None for one, other in pairwise(run)]
    if between and to:
        to[0] = True
    periods = _periods(dated, to)
    return Days(min(dated), max(dated), periods if len(periods) > 1 else ())


def _periods(days: list[date], to: list[bool]) -> tuple[tuple[date, date], ...]:
    """Return the periods that these days form, in chronological order; `to` says for each day but the last whether the
    next one ends a period that it begins.

    Periods without a working day between them are merged.
    """
    begun: list[tuple[date, date]] = []
    for day, ends in zip(days, (False, *to), strict=True):
        if ends and day >= begun[-1][0]:
            begun[-1] = (begun[-1][0], day)
        else:
            begun.append((day, day))
    periods: list[tuple[date, date]] = []
    for start, end in sorted(begun):
        if periods and not _works_between(periods[-1][1], start):
            periods[-1] = (periods[-1][0], max(periods[-1][1], end))
        else:
            periods.append((start, end))
    return tuple(periods)


def _works_between(end: date, start: date) -> bool:
    """Whether there is a working day between two days; a bank holiday counts as one."""
    between = range(1, min((start - end).days, 4))
    return any((end + timedelta(days)).weekday() < _SATURDAY for days in between)


def _dates(matches: list[re.Match[str]], written: date | None) -> list[date]:
    """The days as dates, in the order of the text; none where one of them is no date."""
    parts = [(int(m[1]), MONTH_NUMBERS[m[2].lower()] if m[2] else None, int(m[3]) if m[3] else None) for m in matches]
    month: int | None = None
    year: int | None = None
    dated: list[date] = []
    for day, own_month, own_year in reversed(
        parts
    ):  # from the last: a month or year that is not printed is that of the next date
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
        found = _date(year, month, day) if month is not None and year is not None else None
        if found is None:
            return []
        dated.append(found)
    return dated[::-1]


def _in_words(text: str) -> str:
    """'16/05/2023' as '16 May 2023': the day comes first, as everywhere in England."""
    return _NUMERIC.sub(
        lambda m: f"{m[1]} {MONTHS[int(m[3]) - 1]} {m[4]}" if 1 <= int(m[3]) <= len(MONTHS) else m[0], text
    )


def _mended(text: str) -> str:
    """Return the text with months that are misprinted by one letter, or without the space beside them, as they are spelt:
    '3 Febuary 2021', '3 February2021'. A word that could be two months stays."""
    return _MISPRINTED.sub(_as_spelt, text)


def misspelt(text: str) -> Iterator[tuple[str, str]]:
    """Yield each date whose month is misprinted, as it is printed and as it is read."""
    for found in _MISPRINTED.finditer(text):
        if found[3].lower() not in MONTH_NUMBERS and (month := _misspelt(found[3])):
            yield found[0], f"{found[1]} {month} {found[4]}"


def _as_spelt(date: re.Match[str]) -> str:
    day, ending, word, year = date.groups(default="")
    number = MONTH_NUMBERS.get(word.lower())
    month = MONTHS[number - 1] if number else _misspelt(word)
    return f"{day}{ending} {month} {year}" if month else date[0]


def _misspelt(word: str) -> str | None:
    """The one month that is a letter away from a word; a word as short as May is a letter away from too much."""
    from rapidfuzz.distance import OSA

    near = [month for month in MONTHS if len(word) > _SHORTEST and OSA.distance(month.lower(), word.lower()) == 1]
    return near[0] if len(near) == 1 else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
