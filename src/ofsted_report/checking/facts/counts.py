"""Compares the numbers of items, inspectors, days and grades that a report counts with the letter's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from ofsted_report.checking.facts.judged_areas import grade_key, is_overall
from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.model import Problem
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter, ListName
from ofsted_report.lexicon import GRADES, MAJESTYS, NUMBERS, YEAR, one_of
from ofsted_report.pattern import Pattern

_NUMBER = rf"\b(?P<number>{one_of(sorted(NUMBERS, key=len, reverse=True))}|\d{{1,2}})\s+"
_SAYS = (
    r"\b(?:ofsted|inspectors|inspectorates|letter|report|inspection|visit|there)\b[^.;]{0,40}?"
    r"\b(?:identif\w+|found|names?|named|lists?|sets?\s+out|ma[dk]es?|highlight\w*|contains?|rais\w+|asks?|asked|were|are|has)\b"
    r"[^.;\d]{0,30}?"
)
"""Words that say that Ofsted counted, not the council."""
_KEY = r"(?:(?:key|main|specific|overall|different|separate)\s+)?"
_IMPROVEMENTS = (
    rf"{_KEY}(?:areas?|things|aspects|points|matters)\s+"
    r"(?:for\s+improvement|(?:that|which)\s+needs?\s+to\s+(?:improve|be\s+improved)|to\s+improve|requiring\s+improvement)"
)
_ACTIONS = r"areas?\s+for\s+priority\s+action\b"
_NOT_ANY = rf"\bnot\b[^.;]{{0,30}}\b(?P<number>any)\s+{_ACTIONS}"
_INSPECTORS = rf"(?:of\s+)?(?:{MAJESTYS}\s+|ofsted\s+|social\s+care\s+)?(?:inspectors|HMIs?)\b"
_GRADED = tuple(
    Pattern(form, re.IGNORECASE)
    for form in (
        rf"{_NUMBER}(?:of\s+(?:the\s+|our\s+)?\w+\s+)?(?:areas|judge?ments|categories)\s[^.;]{{0,40}}?\b(?P<grade>{GRADES})\b",
        rf"\b(?P<grade>{GRADES})\s+(?:in|for)\s+{_NUMBER}(?:of\s+(?:the\s+|our\s+)?\w+\s+)?(?:areas|judge?ments|categories)\b",
    )
)
_JUDGED = Pattern(r"\b(?:judged|rated|graded|judge?ments?|gave)\b", re.IGNORECASE)
_OTHERS = Pattern(
    rf"\b(?:previous(?:ly)?|last|earlier|since|peer|SEND|{YEAR}|plan|our|we|completed?|further|more)\b",
    re.IGNORECASE,
)
"""The number may be of another inspection, or of the council's own."""
_MOST_DAYS = 7
_SATURDAY = 5


class _Counted(NamedTuple):
    """What a report may count, and the numbers that are right."""

    pattern: Pattern
    right: frozenset[int]
    what: str


def count_problems(own: Sequence[OwnSentence], letter: Letter, path: str) -> Iterator[Problem]:
    """Numbers in the report's own sentences that are not the letter's."""
    if letter.kind == "other":
        return
    counted = (*_items(letter), *_team(letter), *_days(letter))
    for sentence in own:
        if sentence.passage.kind == "heading" or _OTHERS.search(sentence.text):
            continue
        wrong = [
            (match["number"], min(each.right), each.what)
            for each in counted
            for match in each.pattern.finditer(sentence.text)
            if _value(match["number"]) not in each.right
        ]
        for said, right, what in (*wrong, *_grades(sentence.text, letter)):
            yield Problem.at(
                sentence.passage,
                code="count-differs",
                message=f"The report says “{said}” of the {what}; the letter has {right}.",
                path=path,
                detail=sentence.text,
            )


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    return 0 if number.lower() == "any" else NUMBERS.index(number.lower())


def _items(letter: Letter) -> Iterator[_Counted]:
    actions = _numbers(letter, "priority_actions")
    for form in (rf"{_NUMBER}{_KEY}{_ACTIONS}", _NOT_ANY):
        yield _Counted(Pattern(form, re.IGNORECASE), actions, "areas for priority action")
    if letter.improvements:
        right = _numbers(letter, "improvements")
        for form, numbers, what in (
            (_IMPROVEMENTS, right, "areas for improvement"),
            (rf"{_KEY}recommendations?\b", right | {a + b for a in right for b in actions}, "recommendations"),
        ):
            yield _Counted(Pattern(f"{_SAYS}{_NUMBER}{form}", re.IGNORECASE), numbers, what)


def _numbers(letter: Letter, name: ListName) -> frozenset[int]:
    """The number of items; or of items and sub-items, which somebody may count too."""
    items = letter.listed(name)
    return frozenset({len(items), sum(max(len(item.points), 1) for item in items)})


def _team(letter: Letter) -> Iterator[_Counted]:
    if letter.inspectors and letter.kind in ("focused_visit", "monitoring_visit"):
        pattern = Pattern(rf"\b(?:by|team\s+of)\s+{_NUMBER}{_INSPECTORS}", re.IGNORECASE)
        yield _Counted(pattern, frozenset({len(letter.inspectors)}), "inspectors")


def _days(letter: Letter) -> Iterator[_Counted]:
    """The days of a visit that was short and without a break: all, or those from Monday to Friday."""
    start, end = letter.visit.start, letter.visit.end or letter.visit.start
    if start is None or end is None or len(letter.visit.periods) > 1 or (length := (end - start).days + 1) > _MOST_DAYS:
        return
    working = sum((start + timedelta(n)).weekday() < _SATURDAY for n in range(length))
    pattern = Pattern(
        rf"\b(?:on\s+site|visit\w*|inspect\w*)\b[^.;,]{{0,20}}\b(?:for|over|lasted|took)\s+{_NUMBER}(?:working\s+)?days\b",
        re.IGNORECASE,
    )
    yield _Counted(pattern, frozenset({length, working}), "days of the visit")


def _grades(text: str, letter: Letter) -> Iterator[tuple[str, int, str]]:
    """How many areas got a grade, with or without the overall one."""
    graded = [each for each in letter.judgements if is_grade(each.grade)]
    if not graded or not _JUDGED.search(text):
        return
    for pattern in _GRADED:
        for match in pattern.finditer(text):
            areas = [each for each in graded if grade_key(each.grade) == grade_key(match["grade"])]
            overall = sum(map(is_overall, areas))
            if _value(match["number"]) not in (len(areas), len(areas) - overall):
                yield match["number"], len(areas), f"areas that are {match['grade'].lower()}"
