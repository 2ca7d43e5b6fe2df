"""Pairs of an area and its grade in one sentence: 'Care leavers – Good; overall effectiveness: Inadequate'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ofsted_report.checking.facts.judged_areas import (
    grade_key,
    graded,
    is_overall,
    named_areas,
    named_for_short,
    named_in_full,
)
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.lexicon import GRADES
from ofsted_report.pattern import Pattern

_GRADE = Pattern(rf"\b{GRADES}\b", re.IGNORECASE)
_MARKS = "[“‘\"']?"
_JOINED = Pattern(rf"\s*(?:[:=–—(|]|\s-)\s*{_MARKS}$")
"""What joins an area and the grade behind it."""
_SAID = Pattern(
    r"\s+(?:is|are|was|were|be|been|remains?|remained|as)\s+(?:(?:now|still|both|all|again|overall)\s+|\w+ly\s+)?"
    rf"(?:(?:judged|graded|rated)\s+)?(?:(?:as|to\s+be)\s+)?{_MARKS}$",
    re.IGNORECASE,
)
"""The same in a sentence with a verb."""
_ENDS_PAIR = Pattern(r"$|\s*[.,;:!?)\]”’\"'|]|\s+(?:and|but|overall)\b|\s+[–—(]")
_ENDS_CLAIM = Pattern(r"(?!\s+(?!overall|in|for|and|but|by|with|on|last|this)[a-z])")
"""Behind a grade: no noun that it describes ("good practice")."""
_CLAUSE = Pattern(r";|[.!?]\s|\n")
_INSIDE_CLAUSE = Pattern(r"[:–—(|]|\s-\s")
_LEADS = Pattern(r"^(?:\W*(?:and|but|while|with|for)\b|\W+)\s*|\boverall,", re.IGNORECASE)
_THE_OVERALL = Pattern(r"\boverall\s+(?:effectiveness|judge?ment|grad|rating|outcome|experiences)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GradePair:
    """A grade in a sentence, and the areas to which the sentence gives it."""

    areas: tuple[Judgement, ...]
    """None where it names none of the letter's."""
    subject: str
    """The words before the grade that may name one."""
    grade: str
    start: int
    """Where the grade begins in the sentence."""
    joined: bool
    """Whether a dash, colon or bracket joins them; else a verb."""


def grade_pairs(text: str, letter: Letter) -> Iterator[GradePair]:
    """Yield the grades that a sentence gives to an area named before them; a verb's only if it names several areas.

    (Those with a verb in a sentence about a single area are `grades.py`'s.)
    """
    end = 0
    named = (*named_in_full(text, letter), *named_for_short(text, letter))
    several = len({plain(each.area).lower() for each in named}) > 1
    for match in _GRADE.finditer(text):
        before, end = text[end : match.start()], match.end()
        if (mark := _JOINED.search(before)) and _ENDS_PAIR.match(text, end):
            subject = before[: mark.start()]
            yield GradePair(_areas(subject, letter), subject, match[0], match.start(), joined=True)
        elif several and (mark := _SAID.search(before)) and _ENDS_CLAIM.match(text, end):
            subject = before[: mark.start()].rpartition(" that ")[2].rpartition(",")[2]
            yield GradePair(_areas(subject, letter), subject, match[0], match.start(), joined=False)


def not_the_letters(pair: GradePair, letter: Letter) -> Judgement | None:
    """Return the judgement that the letter gives another grade than the pair; None if there is none."""
    key = grade_key(pair.grade)
    for area in pair.areas:
        same = [each for each in graded(letter) if plain(each.area).lower() == plain(area.area).lower()]
        if not any(grade_key(each.grade) == key for each in same):
            return area
    return None


def without_areas(text: str, letter: Letter) -> str:
    """Return the text without the areas that it names in full: their words say nothing of the sentence."""
    for judgement in graded(letter):
        text = re.sub(re.escape(judgement.area), "", text, flags=re.IGNORECASE)
    return text


def _areas(before: str, letter: Letter) -> tuple[Judgement, ...]:
    """Return the areas that the words before a grade name: the whole area directly before it, else all in the clause."""
    ends = plain(before).lower()
    whole = [each for each in graded(letter) if ends.endswith(plain(each.area).lower())]
    if whole:
        longest = max(len(each.area) for each in whole)
        return tuple(each for each in whole if len(each.area) == longest)
    clause = _LEADS.sub("", _INSIDE_CLAUSE.split(_CLAUSE.split(before)[-1])[-1])
    found = [*named_in_full(clause, letter), *named_for_short(clause, letter)] or named_areas(clause, letter)
    others = [each for each in found if not is_overall(each)]
    return tuple(found if not others or _THE_OVERALL.search(clause) else others)
