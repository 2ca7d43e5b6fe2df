"""Pairs of an area and its grade in one sentence: 'Care leavers – Good; overall effectiveness: Inadequate'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ofsted_report.checking.facts.judged_areas import (
    area_key,
    grade_key,
    graded,
    is_overall,
    named_areas,
    named_for_short,
    named_in_full,
)
from ofsted_report.letter.grades import ANY_GRADE
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.pattern import Pattern

_MARKS = "[“‘\"']?"
_JOINED = Pattern(rf"\s*(?:[:=–—(|→\t]|\s-|\.{{2,}})\s*{_MARKS}$")
"""What joins an area and the grade behind it."""
_SAID = Pattern(
    r"\s+(?:is|are|was|were|be|been|remains?|remained|as|got|received|achieved)\s+(?:(?:now|still|both|all|again|overall)\s+|\w+ly\s+)?"
    rf"(?:(?:judged|graded|rated)\s+)?(?:(?:as|to\s+be)\s+)?{_MARKS}$",
    re.IGNORECASE,
)
"""The same in a sentence with a verb."""
_ENDS_PAIR = Pattern(r"$|\s*[.,;:!?)\]”’\"'|]|\s+(?:and|but|overall)\b|\s+[–—(]")
_ENDS_CLAIM = Pattern(r"(?!\s+(?!overall|in|for|and|but|by|with|on|last|this)[a-z])")
"""Behind a grade: no noun that it describes ("good practice")."""
_RATED = Pattern(r"\b(?:judged|graded|rated|g[ai]ves?|given|awarded|got|received|achieved)\b", re.IGNORECASE)
"""Before a grade directly behind its area ('rated leaders good'), or before its area ('rated good for leaders')."""
_BEHIND = Pattern(r"\s+(?:for|in)\s+(?P<area>[^;:.,]+)")
_OVERALL = Pattern(r"\s+overall\b", re.IGNORECASE)
_HEADS = Pattern(r"(?:^|;)\s*(?:and\s+)?$")
"""Before a grade that begins its clause: 'Good: care leavers, children in care'."""
_HEADED = Pattern(r"\s*(?:[:–—]|\s-)\s*(?P<area>[^;.]+)")
_SHORT = 3
"""Words of the longest short name of an area."""
_CLAUSE = Pattern(r";|[.!?]\s|\n")
_INSIDE_CLAUSE = Pattern(r"[:–—(|]|\s-\s")
_LEADS = Pattern(r"^(?:\W*(?:and|but|while|with|for)\b|\W+)\s*|\boverall,", re.IGNORECASE)
_THE_OVERALL = Pattern(r"\boverall\s+(?:effectiveness|judge?ment|grad|rating|outcome|experiences)", re.IGNORECASE)


class GradePair(NamedTuple):
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
    """Yield the grades that a sentence gives to an area beside them; without a mark only if it names several areas.

    (Others in a sentence about a single area are `grades.py`'s.)
    """
    named = (*named_in_full(text, letter), *named_for_short(text, letter))
    several = len({area_key(each.area) for each in named}) > 1
    matches = list(ANY_GRADE.finditer(text))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches[1:]), len(text)]
    for match, end, next_start in zip(matches, ends, starts, strict=False):
        before, behind = text[end : match.start()], text[match.end() : next_start]
        joined = True
        if (mark := _JOINED.search(before)) and _ENDS_PAIR.match(text, match.end()):
            subject = before[: mark.start()]
        elif _HEADS.search(before) and (mark := _HEADED.match(behind)):
            subject = mark["area"]
        elif not end and not text[match.end() :].strip(" .") and _is_name(before, letter):
            subject = before
        elif several and _ENDS_CLAIM.match(text, match.end()):
            subject = _claimed(before, behind, letter, rated=_RATED.search(text[: match.start()]) is not None)
            joined = False
        else:
            continue
        yield GradePair(_areas(subject, letter), subject, match[0], match.start(), joined=joined)


def _claimed(before: str, behind: str, letter: Letter, *, rated: bool) -> str:
    """Return the words that may name the area of a grade in a sentence with a verb."""
    before = _OVERALL.sub("", before, count=1) if _OVERALL.match(before) else before  # of the grade before
    if mark := _SAID.search(before):
        subject = before[: mark.start()].rpartition(" that ")[2].rpartition(",")[2]
    else:
        subject = " ".join(before.split()[-_SHORT:]) if rated else ""
    if _areas(subject, letter) or not rated:
        return subject
    if mark := _BEHIND.match(behind):
        return mark["area"]
    return "overall" if _OVERALL.match(behind) else subject


def _is_name(text: str, letter: Letter) -> bool:
    """Whether the text is an area's name and nothing else."""
    whole = any(area_key(text) == area_key(each.area) for each in graded(letter))
    return whole or (len(text.split()) <= _SHORT and bool(named_for_short(text, letter)))


def not_the_letters(pair: GradePair, letter: Letter) -> Judgement | None:
    """Return the judgement that the letter gives another grade than the pair; None if there is none."""
    key = grade_key(pair.grade)
    for area in pair.areas:
        same = [each for each in graded(letter) if area_key(each.area) == area_key(area.area)]
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
    key = area_key(before)
    whole = [each for each in graded(letter) if key.endswith(area_key(each.area))]
    if whole:
        longest = max(len(each.area) for each in whole)
        return tuple(each for each in whole if len(each.area) == longest)
    clause = _LEADS.sub("", _INSIDE_CLAUSE.split(_CLAUSE.split(before)[-1])[-1])
    found = [*named_in_full(clause, letter), *named_for_short(clause, letter)] or named_areas(clause, letter)
    others = [each for each in found if not is_overall(each)]
    return tuple(found if not others or _THE_OVERALL.search(clause) else others)
