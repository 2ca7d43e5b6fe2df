"""Finds the deadline for an action plan or a written statement of action: a date, or a number of working days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ofsted_report.letter.dates import read_date
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import ORDINAL_ENDING
from ofsted_report.pattern import Pattern

_PLAN = Pattern(r"\baction plan\b|\b(?:written )?statement of (?:proposed )?action\b", re.IGNORECASE)
_ASKED = Pattern(
    r"\b(?:should|must|will|need to|requires?|required|expect) [^.]{0,60}?\b(?:submit|send|receive|provide)\b",
    re.IGNORECASE,
)
_DRAFT = Pattern(r"\bdraft\b", re.IGNORECASE)
_WORKING_DAYS = Pattern(r"\b(?P<days>\d{1,3}) working days (?:of|from|after)\b", re.IGNORECASE)
_BY = Pattern(rf"\b(?:by|on or before|no later than) (?=(?:\w+ )?\d{{1,2}}{ORDINAL_ENDING}? [A-Z])")


class PlanDue(NamedTuple):
    """The deadline of the plan: on `day`, or `working_days` after the letter arrives."""

    sentence: str
    """The sentence that says so, as printed."""
    day: date | None = None
    working_days: int | None = None


def plan_due(letter: Letter) -> PlanDue | None:
    """Return the deadline; that of an earlier draft is ignored. None if the letter has none."""
    for sentence in _sentences(letter):
        before_draft = _DRAFT.split(sentence)[0] if _DRAFT.search(sentence) else sentence
        if match := _BY.search(before_draft):
            return PlanDue(sentence, day=read_date(before_draft[match.end() :]))
        if match := _WORKING_DAYS.search(before_draft):
            return PlanDue(sentence, working_days=int(match["days"]))
    return None


def _sentences(letter: Letter) -> Iterator[str]:
    for section in letter.sections:
        for block in section.blocks:
            if "action" in block.text.lower():
                said = (sentence for sentence in split(block.text) if _PLAN.search(sentence))
                yield from (sentence for sentence in said if _ASKED.search(_DRAFT.split(sentence)[0]))
