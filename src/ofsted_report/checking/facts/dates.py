"""Compares the dates of the visit, the letter and the previous inspection in a report with the letter's.

The nearest word decides what a date belongs to; dates of the council's own (a meeting, a deadline, an action plan) are not
compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from ofsted_report.checking.facts.date_forms import in_one_form
from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.facts.subject import tells_subject
from ofsted_report.checking.model import Problem
from ofsted_report.letter.format_dates import day, on_days
from ofsted_report.letter.model import Letter
from ofsted_report.lexicon import MONTH, MONTHS, ORDINAL_ENDING
from ofsted_report.pattern import Pattern

About = Literal["visit", "letter", "before", "own"]

_DAY = rf"\d{{1,2}}{ORDINAL_ENDING}?"
_PHRASE = Pattern(
    rf"""\b(?:(?P<days>{_DAY}(?:\s*(?:,|and|to|&|-|–)\s*(?:{MONTH}\s+(?:\d{{4}}\s+)?)?(?:and\s+)?{_DAY})*)\s+)?
        (?P<month>{MONTH})(?:,?\s+(?P<year>\d{{4}}))?\b""",
    re.VERBOSE,
)
"""'29 and 30 July 2025', '26 September to 7 October 2022', 'October 2023'."""
_SPAN = Pattern(
    rf"\b(?P<d1>\d{{1,2}}){ORDINAL_ENDING}?\s+(?P<m1>{MONTH})(?:,?\s+(?P<y1>\d{{4}}))?\s*(?:and|to|-|–)\s*"
    rf"(?P<d2>\d{{1,2}}){ORDINAL_ENDING}?\s+(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}})\b"
)
"""Two days of different months: '30 April and 1 May 2024', '26 September to 7 October 2022'."""
_YEAR = Pattern(r"\d{4}")
_WORDS: tuple[tuple[About, Pattern], ...] = (
    (
        "before",
        Pattern(
            r"\b(?:previous|last|earlier|preceding|most recent)\s+(?:\w+\s+){0,2}?(?:inspection|visit)s?\b"
            r"|\bjudged\b|\bsince the\b",
            re.IGNORECASE,
        ),
    ),
    (
        "own",
        Pattern(
            r"\b(?:meetings?|deadlines?|plans?|response|board|update[sd]?|training|appointed|recruited|launch(?:ed)?|started|"
            r"next|expected|due|targets?|hear|agenda|questions?|views?|submit(?:ted)?|inform|by|consultation|briefing|cabinet)\b",
            re.IGNORECASE,
        ),
    ),
    ("letter", Pattern(r"\b(?:letter|published|publication|dated)\b|\breport\s+of\b", re.IGNORECASE)),
    (
        "visit",
        Pattern(
            r"\bvisits?\b|\b(?:re)?inspect(?:ions?|ed|ors?)\b|\btook place\b"
            r"|\bofsted\b[^.]{0,60}?\b(?:visited|carried out|conducted)\b",
            re.IGNORECASE,
        ),
    ),
)


class Said(NamedTuple):
    """A date or a span as the report says it: its first and last day, or a month."""

    text: str
    start: int
    first: date
    last: date
    whole_month: bool
    is_span: bool = False
    """Whether two days are named, whichever they are."""


def dates_in(text: str) -> Iterator[Said]:
    """The dates in a text that name a month and a year, spans as one."""
    if not _YEAR.search(text):  # the cheaper question first
        return
    taken = 0
    for span in _SPAN.finditer(text):
        year = int(span["y2"])
        try:
            last = date(year, MONTHS.index(span["m2"]) + 1, int(span["d2"]))
            first = date(int(span["y1"] or year), MONTHS.index(span["m1"]) + 1, int(span["d1"]))
        except ValueError:
            continue
        yield from _phrases(text[taken : span.start()], taken)
        taken = span.end()
        yield Said(span[0], span.start(), first, last, whole_month=False, is_span=True)
    yield from _phrases(text[taken:], taken)


def _phrases(text: str, offset: int) -> Iterator[Said]:
    for match in _PHRASE.finditer(text):
        if match["year"] is None:
            continue
        year, month = int(match["year"]), MONTHS.index(match["month"]) + 1
        numbers = [int(number) for number in re.findall(r"\d{1,2}", match["days"] or "")]
        try:
            if not numbers:
                first = date(year, month, 1)
                last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
                yield Said(match[0], offset + match.start(), first, last, whole_month=True)
            else:
                first, last = date(year, month, min(numbers)), date(year, month, max(numbers))
                at = offset + match.start()
                yield Said(match[0], at, first, last, whole_month=False, is_span=len(numbers) > 1)
        except ValueError:
            continue


def date_problems(own: Sequence[OwnSentence], letters: Sequence[Letter], path: str) -> Iterator[Problem]:
    """Dates of the visit, the letter and the inspection before that are not the letter's, nor any of several letters'."""
    known = [(letter, _printed(letter)) for letter in letters]
    for sentence in own:
        text = in_one_form(sentence.text)
        for said in dates_in(text):
            about = _about(text, said)
            if (exchanged := _exchanged(text, said, letters)) is not None:
                yield _differs(said, exchanged, sentence, path)
                continue
            if about == "own" or any(_is_said(said, about, *of) for of in known):
                continue
            certain = tells_subject(text)
            right = next((near for of in known if (near := _nearest(said, about, *of, certain=certain))), None)
            if right:
                yield _differs(said, right, sentence, path)


def other_visit(texts: Iterable[str], letter: Letter) -> str | None:
    """Return the first date of a visit in the texts, if none of their dates is the letter's or its visit's; else None."""
    first = None
    for text in map(in_one_form, texts):
        for said in dates_in(text):
            about = _about(text, said)
            if about == "before":
                continue
            if letter.letter_date and _is_within(letter.letter_date, said):
                return None
            if any(_agrees(said, start, end) for start, end in _periods(letter)):
                return None
            if about == "visit" and first is None:
                first = said.text
    return first if letter.letter_date or _periods(letter) else None


def _differs(said: Said, right: str, sentence: OwnSentence, path: str) -> Problem:
    return Problem.at(
        sentence.passage,
        code="date-differs",
        message=f"“{said.text}” is not what the letter says: {right}.",
        path=path,
        detail=sentence.text,
    )


_VISITED_ON = Pattern(
    r"\b(?:took\s+place|visit(?:ed)?|inspect(?:ed|ion)|carried\s+out)\b[^.;,:]{0,25}\b(?:on|from|of|between)\s+$",
    re.IGNORECASE,
)
_WRITTEN_ON = Pattern(
    r"\b(?:published|dated|publication|letter)\b(?:(?!\b(?:visit|inspect))[^.;,]){0,25}\b(?:on|of|dated|:)\s+$",
    re.IGNORECASE,
)


def _exchanged(text: str, said: Said, letters: Sequence[Letter]) -> str | None:
    """Return the right date where a day of the visit is said to be the letter's, or the reverse; None otherwise."""
    if len(letters) != 1 or said.whole_month:
        return None
    (letter,) = letters
    written, visited = letter.letter_date, _periods(letter)
    if written is None or not visited or any(start <= written <= end for start, end in visited):
        return None
    before = text[: said.start]
    if _VISITED_ON.search(before) and not said.is_span and said.first == written:
        return f"that is the letter's date; the visit was {on_days(*visited[0])}"
    if _WRITTEN_ON.search(before) and any(start <= said.first <= end for start, end in visited):
        return f"it is dated {day(written)}"
    return None


def _printed(letter: Letter) -> dict[tuple[date, date], About]:
    """The days that the letter's text names, with what it says of them where it does so first."""
    printed: dict[tuple[date, date], About] = {}
    for text in _texts(letter):
        for said in dates_in(form := in_one_form(text)):
            printed.setdefault((said.first, said.last), _about(form, said))
    return printed


def _texts(letter: Letter) -> Iterator[str]:
    yield letter.title
    for section in letter.sections:
        yield section.heading or ""
        for block in section.blocks:
            yield block.text
    for note in letter.footnotes:
        yield note.text


def _about(text: str, said: Said) -> About:
    """Return what the date belongs to, by the nearest word before it, else after it; the council's own if there is no such
    word."""
    before, after = text[: said.start], text[said.start + len(said.text) :]
    nearest: tuple[int, About] | None = None
    for about, pattern in _WORDS:
        for match in pattern.finditer(before):
            distance = len(before) - match.end()
            if nearest is None or distance < nearest[0]:
                nearest = (distance, about)
    if nearest is not None:
        return nearest[1]
    behind: list[tuple[int, About]] = [
        (found.start(), about) for about, pattern in _WORDS if (found := pattern.search(after[:60]))
    ]
    return min(behind)[1] if behind else "own"


def _is_said(said: Said, about: About, letter: Letter, printed: Mapping[tuple[date, date], About]) -> bool:
    """Whether the date is the letter's."""
    if (said.first, said.last) in printed:
        return True
    if about == "letter":
        return letter.letter_date is not None and _is_within(letter.letter_date, said)
    if any(_agrees(said, start, end) for start, end in _days(about, letter, printed)):
        return True
    return said.whole_month and any(_same_month(said, first) for first, _ in printed)


def _nearest(
    said: Said, about: About, letter: Letter, printed: Mapping[tuple[date, date], About], *, certain: bool
) -> str | None:
    """Return the letter's date that this one probably means; None if there is none.

    `certain`: whether a visit in the sentence is the letter's; otherwise only a date with a slip is reported.
    """
    if about == "letter":
        wanted = letter.letter_date
        near_it = wanted is not None and _is_near(said, wanted, wanted)
        return f"it is dated {day(wanted)}" if wanted is not None and near_it else None
    near = [(start, end) for start, end in _days(about, letter, printed) if _is_near(said, start, end)]
    if not near and certain and about == "visit":
        near = list(_periods(letter))
    if not near:
        return None
    start, end = near[0]
    return f"the nearest date in it is {on_days(start, end).removeprefix('on ').removeprefix('from ')}"


def _days(about: About, letter: Letter, printed: Mapping[tuple[date, date], About]) -> tuple[tuple[date, date], ...]:
    """Return the dates of the visit and of the previous inspection; for dates about the latter, also those in the letter's
    text."""
    before = letter.previous_inspection
    inspected = ((before.start, before.end),) if before else ()
    told_before = tuple(days for days, what in printed.items() if what == "before")
    return (*_periods(letter), *inspected, *(told_before if about == "before" else ()))


def _periods(letter: Letter) -> tuple[tuple[date, date], ...]:
    visit = letter.visit
    found = [(period.start, period.end or period.start) for period in visit.periods if period.start]
    if visit.start is not None:
        found.append((visit.start, visit.end or visit.start))
    return tuple(found)


def _agrees(said: Said, start: date, end: date) -> bool:
    """Whether the report's date is this span, a day within it, or a month that it falls in."""
    if said.whole_month:
        return said.first <= end and start <= said.last
    if not said.is_span:
        return start <= said.first <= end
    return (said.first, said.last) == (start, end)


def _is_within(wanted: date, said: Said) -> bool:
    return said.first <= wanted <= said.last


def _same_month(said: Said, other: date) -> bool:
    return (said.first.year, said.first.month) == (other.year, other.month)


def _is_near(said: Said, start: date, end: date) -> bool:
    """Whether it is the letter's date with a slip: another day, month or year, at its beginning, its end or both."""
    if said.whole_month:
        return (said.first.year == start.year) != (said.first.month == start.month)
    if not said.is_span:
        return min(_slips(said.first, start), _slips(said.first, end)) <= 1
    return _slips(said.first, start) <= 1 and _slips(said.last, end) <= 1


def _slips(mine: date, right: date) -> int:
    return (mine.day != right.day) + (mine.month != right.month) + (mine.year != right.year)
