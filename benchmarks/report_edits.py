"""What alters a Word report, and helps to: for the ways in which `falsify.py` alters one."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.settings.text import NO_BREAK

Edit = Callable[[Any, Letter], bool]
"""Alters a document; says whether it had what the way alters."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The namespace of Word's elements."""
WHO = 'w:id="900" w:author="Sam Poole" w:date="2027-01-05T10:00:00Z"'
"""Attributes of a tracked change."""


def paragraphs(document: Any) -> Iterator[Any]:
    """The paragraphs of the body and of its tables."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def text_of(paragraph: Any) -> str:
    """A paragraph's text with spaces for the no-break spaces in its dates and amounts."""
    text: str = paragraph.text.replace(NO_BREAK, " ")
    return text


def rewrite(paragraph: Any, text: str) -> None:
    """Give a paragraph other words in its first run's look."""
    runs = paragraph.runs
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def replace(document: Any, old: str, new: str, *, where: Callable[[Any], bool] = lambda _: True) -> bool:
    """Replace the first occurrence of some words."""
    for paragraph in paragraphs(document):
        if old and old in text_of(paragraph) and where(paragraph):
            rewrite(paragraph, text_of(paragraph).replace(old, new, 1))
            return True
    return False


def findings(document: Any, letter: Letter) -> list[Any]:
    """The paragraphs that quote findings."""
    ofsteds = {sentence.text for sentence in letter.sentences if sentence.role in ("findings", "overview")}
    return [p for p in document.paragraphs if split(p.text) and split(p.text)[0] in ofsteds]


def is_heading(paragraph: Any) -> bool:
    return bool(paragraph.style.name.startswith("Heading"))


def shown(document: Any, items: tuple[str, ...]) -> list[Any]:
    """The paragraphs that are items of a list of the letter's."""
    return [p for p in paragraphs(document) if p.text in items]


def remove(paragraph: Any) -> bool:
    """Take a paragraph out of its document; True, which the edit returns."""
    paragraph._p.getparent().remove(paragraph._p)
    return True


def add_behind(document: Any, paragraph: Any, text: str) -> bool:
    """Put a copy of a paragraph, with other words, behind it."""
    new = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(new)
    rewrite(next(each for each in document.paragraphs if each._p is new), text)
    return True


def overall_grade(letter: Letter) -> str | None:
    """The grade of the letter's overall judgement; None where it has none."""
    return next((j.grade for j in letter.judgements if is_grade(j.grade) and "overall" in j.area.lower()), None)


def other_grade(grade: str) -> str:
    return "Outstanding" if grade.lower() != "outstanding" else "Inadequate"
