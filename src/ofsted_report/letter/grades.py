"""Ofsted's grades, and the judgements printed in tables and headings.

Four grades since 2013: outstanding, good, requires improvement (to be good), inadequate; before that 'adequate' (and, until
2009, 'satisfactory') in place of the third. Nothing here depends on which areas are judged: from April 2026 there is no
overall judgement any more.
"""

from __future__ import annotations

import re

from ofsted_report.lexicon import GRADE_SCALE, GRADES
from ofsted_report.pattern import Pattern

_NO_GRADE = r"not\s+(?:judged|graded|inspected)"
GRADE = Pattern(rf"^\(?(?:{GRADES}|{_NO_GRADE})\)?[.\s]*$", re.IGNORECASE)
"""A cell that holds a grade and nothing else, or says that none was given."""
ANY_GRADE = Pattern(rf"\b{GRADES}\b", re.IGNORECASE)
"""A grade in a text."""
TABLE_HEAD = Pattern(r"^(?:judge?ments?|grades?|judge?ment\s+grade|area|key judge?ment)$", re.IGNORECASE)
_NUMBER = Pattern(r"^\d(?:\.\d)?\.?\s+")


_HEADED = Pattern(
    rf"(?P<area>[A-Z\d][^;?!]{{9,200}}?)(?P<mark>\s?[:–—-]|\s(?:is|are|remains?|that it)\b(?:\s(?:judged\s)?(?:to\sbe\s)?is)?)\s*"
    rf"{GRADES}[.\s]*",
    re.IGNORECASE,
)
_GRADE_LAST = Pattern(rf"{GRADES}$", re.IGNORECASE)
"""Looked for first: few texts end in a grade."""
_LAST = 7
"""Words: the longest grade has five ('requires improvement to be good'), and a stop or two may stand apart."""


def graded_heading(text: str, *, bold: bool) -> str | None:
    """The area of a heading that carries its grade: '… care leavers: good', '… care leavers is good.'; None for other text.

    `bold`: whether it is printed bold; of other type, only a colon or a dash before the grade makes a heading of it.
    """
    if not _GRADE_LAST.search(" ".join(text.rsplit(maxsplit=_LAST)[-_LAST:]).rstrip(" .")):
        return None
    match = _HEADED.fullmatch(" ".join(text.split()))
    if match is None or ". " in match["area"] or not (bold or match["mark"].strip() in ":–—-"):
        return None
    return area_name(match["area"])


def is_grade(text: str) -> bool:
    """Whether the text is a grade and nothing else."""
    return bool(GRADE.match(text.strip()))


_SCALE = {name: Pattern(pattern, re.IGNORECASE) for name, pattern in GRADE_SCALE.items()}


def grade_of(printed: str) -> tuple[str, int] | None:
    """The grade's name and its step from 1; None for what is not on the scale ('adequate', an outcome)."""
    text = printed.strip(" ().")
    return next(((name, step) for step, (name, grade) in enumerate(_SCALE.items(), 1) if grade.fullmatch(text)), None)


def area_name(text: str) -> str:
    """The area as printed, without the number of its row ('2.1 Adoption performance')."""
    return _NUMBER.sub("", " ".join(text.split())).strip()


_BESIDE = Pattern(r"^(?P<area>.{10,200}?[a-z)])\s+(?P<grade>[A-Z]\w+(?:\s[a-z]+){0,5})$")
_VERB = Pattern(r"\b(?:is|are|be|as|was|were|remains?)$", re.IGNORECASE)


def without_grade_beside(heading: str) -> str:
    """A heading without the grade that is printed beside it in a box ('… care leavers Good'): it begins with a capital."""
    match = _BESIDE.match(heading)
    beside = match is not None and is_grade(match["grade"]) and not _VERB.search(match["area"])
    return match["area"] if match is not None and beside else heading
