"""Warnings before a report is published: tight or odd dates, and a letter about another council.

A quoted date that is impossible is among them: Ofsted's words stay as printed, but a council must not rely on the date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ofsted_report.letter import format_dates
from ofsted_report.letter.council_name import council_in_text, council_name
from ofsted_report.letter.dates import read_date
from ofsted_report.letter.model import Letter
from ofsted_report.lexicon import WEEKDAY, WEEKDAYS
from ofsted_report.pattern import Pattern
from ofsted_report.report.deadlines import Deadlines, england
from ofsted_report.settings.model import Meeting, Settings

_WORD = Pattern(r"[^\W\d_]+")
_WEEKDAY = Pattern(rf"\b{WEEKDAY}\b", re.IGNORECASE)
_SHARED = frozenset("and of the on upon under east west north south city county central greater council".split())
"""Words in names of places that do not distinguish them."""


def about_the_meeting(meeting: Meeting, settings: Settings, days: Deadlines | None, today: date) -> tuple[str, ...]:
    """Return warnings about the meeting's date, as of `today`."""
    when = meeting.committee_date
    if when is None or days is None:
        return ()
    told = []
    if when < today:
        told.append(f"The committee date {format_dates.day(when)} is in the past.")
    if not england().is_working_day(when):
        reason = england().get(when) or WEEKDAYS[when.weekday()]
        told.append(f"The committee date {format_dates.day(when)} is not a working day ({reason}).")
    if when >= today and days.publication < today:
        clear = settings.deadlines.publication_clear_days
        told.append(
            f"The meeting is too near: with {clear} clear working days before it, the agenda had to be published by "
            f"{format_dates.day(days.publication, weekday=True)}."
        )
    if when >= today and days.questions < today:
        told.append(f"The deadline for questions and views, {format_dates.day(days.questions)}, has passed.")
    return tuple(told)


def about_the_order(meeting: Meeting, letter: Letter) -> tuple[str, ...]:
    """Return a warning if the meeting comes before the letter's date or, where the letter has none, its visit."""
    when = meeting.committee_date
    known = letter.letter_date or letter.visit.end
    if when is None or known is None or when >= known:
        return ()
    what = "date of the letter" if letter.letter_date else "last day of the visit or inspection"
    return (f"The committee date {format_dates.day(when)} is before the {what}, {format_dates.day(known)}.",)


def about_the_council(council: str | None, authority: str | None) -> tuple[str, ...]:
    """Whether the council of the settings seems to be another than the letter is about.

    Seems: the place's name has no telling word in common with the council's, nor are its initials one of that's words
    ('BCP Council' is Bournemouth, Christchurch and Poole's).
    """
    if not council or not authority or names_place(council, authority):
        return ()
    return (f"The letter is about {authority}, and the report is {council}’s: check that it is the right letter.",)


def names_place(text: str, place: str) -> bool:
    """Whether the text has a telling word of the place's name, or its initials, or the place has no name."""
    said, theirs = set(_words(text)), _words(place)
    initials = "".join(word[0] for word in theirs if word not in _SHARED)
    return not theirs or initials in said or bool((said & set(theirs)) - _SHARED)


def about_the_councils_name(letter: Letter, settings: Settings) -> tuple[str, ...]:
    """That the council's name comes from a passing mention, where nobody gave it and the letter is not sent to it."""
    if settings.council or council_name(letter) or (name := council_in_text(letter)) is None:
        return ()
    return (
        f"The council is called {name}, as the letter does in passing: check it, or give `council` in council.toml.",
    )


def about_quoted_days(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each quoted date whose weekday does not fit it ('Friday 18 April 2023' was a Tuesday), once."""
    told: dict[date, str] = {}
    for text in texts:
        for match in _WEEKDAY.finditer(text):
            found = read_date(text[match.start() :])
            if found is not None and WEEKDAYS[found.weekday()] != match[0].capitalize():
                told[found] = (
                    f"The report quotes “{match[0]} {format_dates.day(found)}” from the letter, but that day is a "
                    f"{WEEKDAYS[found.weekday()]}: ask Ofsted which day is meant."
                )
    return tuple(told.values())


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]
