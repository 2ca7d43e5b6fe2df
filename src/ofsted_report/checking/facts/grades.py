"""Compares the grades in a report with the letter's: in tables, in headings and in sentences about a judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain, similarity
from ofsted_report.letter.grades import area_name, is_grade
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.lexicon import GRADES, REQUIRES_IMPROVEMENT
from ofsted_report.pattern import Pattern

_GRADE = Pattern(rf"\b{GRADES}\b", re.IGNORECASE)
_CLAIM = Pattern(
    rf"\b(?:judged|graded|rated|awarded|judge?ments?|grad(?:e|ing)s?|ratings?|effectiveness|ofsted\s+(?:found|says))\b"
    rf"[^.;]{{0,120}}?\b(?P<grade>{GRADES})\b",
    re.IGNORECASE,
)
"""A sentence that says what was judged."""
_HEADED = Pattern(rf"[:–—(-]\s*(?P<grade>{GRADES})\b|\b(?P<last>{GRADES})\)?[.]?$", re.IGNORECASE)
"""A grade in a heading: behind a colon or dash, in brackets, or at its end."""
_STRONG = Pattern(rf"\b(?:outstanding|inadequate|{REQUIRES_IMPROVEMENT})\b", re.IGNORECASE)
"""Words that are a grade in any heading; 'good' in 'good practice' is not."""
_OVERALL = Pattern(r"\boverall\b|\bjudge?ments?\b|\boutcome\b", re.IGNORECASE)
_SAME_AREA = 0.6
"""Share of common words from which two names are of the same area."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of a table: its cells with their passages, merged paragraphs joined."""

    cells: tuple[str, ...]
    passages: tuple[Passage, ...]


def grade_problems(
    passages: Sequence[Passage], own: Sequence[OwnSentence], letter: Letter, path: str
) -> Iterator[Problem]:
    """Grades and areas that are not the letter's, and judgements that a table leaves out."""
    yield from _of_tables(passages, letter, path)
    known = _known_grades(letter)
    for sentence in own:
        if sentence.passage.cell is not None:
            continue
        for grade in _claimed(sentence):
            if (right := _wrong(grade, sentence, letter, known)) is not None:
                yield Problem(
                    code="grade-differs",
                    message=f"The report says “{grade}” here; {right}.",
                    path=path,
                    place=sentence.passage.place,
                    line=sentence.passage.line,
                    detail=sentence.text,
                )


def grade_key(text: str) -> str:
    """Return a normal form: equal for 'Requires improvement to be good' and 'require improvement'."""
    words = plain(text).lower().strip(" ().")
    return "requires improvement" if words.startswith(("requires improvement", "require improvement")) else words


def _of_tables(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    graded = [judgement for judgement in letter.judgements if is_grade(judgement.grade)]
    for rows in _tables(passages):
        told: set[int] = set()
        strange: list[Problem] = []
        for row in rows:
            at = next((n for n, cell in enumerate(row.cells) if is_grade(cell)), None)
            if at is None or len(row.cells) < 2:
                continue
            number = _area_of(row, graded)
            passage = row.passages[at]
            if number is None:
                strange.append(_strange_area(row, passage, path))
                continue
            told.add(number)
            right = graded[number]
            grades = [cell for cell in row.cells if is_grade(cell)]
            if not any(grade_key(cell) == grade_key(right.grade) for cell in grades):
                yield Problem(
                    code="grade-differs",
                    message=f"The table says “{row.cells[at]}”; the letter's grade for “{right.area}” is “{right.grade}”.",
                    path=path,
                    place=passage.place,
                    line=passage.line,
                    page=right.place.page if right.place else None,
                    detail=" | ".join(row.cells),
                )
        if told:
            yield from strange
            for number, right in enumerate(graded):
                if number not in told:
                    yield Problem(
                        code="judgement-missing",
                        message=f"The table of judgements leaves out “{right.area}: {right.grade}”.",
                        path=path,
                        place=rows[0].passages[0].place,
                        line=rows[0].passages[0].line,
                        page=right.place.page if right.place else None,
                    )


def _strange_area(row: _Row, passage: Passage, path: str) -> Problem:
    return Problem(
        code="grade-differs",
        message="The letter has no judgement on the area that this row of the table names.",
        path=path,
        place=passage.place,
        line=passage.line,
        detail=" | ".join(row.cells),
    )


def _tables(passages: Sequence[Passage]) -> Iterator[list[_Row]]:
    inside = [passage for passage in passages if passage.cell is not None]
    for _, table in groupby(inside, key=lambda passage: passage.cell.table if passage.cell else 0):
        rows = []
        for _, row in groupby(table, key=lambda passage: passage.cell.row if passage.cell else 0):
            cells: dict[int, list[Passage]] = {}
            for passage in row:
                cells.setdefault(passage.cell.column if passage.cell else 0, []).append(passage)
            texts = tuple(" ".join(each.text for each in parts) for parts in cells.values())
            rows.append(_Row(texts, tuple(parts[0] for parts in cells.values())))
        yield rows


def _area_of(row: _Row, graded: Sequence[Judgement]) -> int | None:
    """Return the judgement that the row is about: that of the area most like its first cell."""
    for cell in row.cells:
        if is_grade(cell):
            continue
        name = area_name(cell)
        exact = next((n for n, each in enumerate(graded) if plain(each.area) == plain(name)), None)
        if exact is not None:
            return exact
    return None


def _claimed(sentence: OwnSentence) -> Iterator[str]:
    """The grades that the sentence says were given."""
    if sentence.passage.kind == "heading":
        found = [match["grade"] or match["last"] for match in _HEADED.finditer(sentence.text)]
        yield from dict.fromkeys([*found, *_STRONG.findall(sentence.text)])
    else:
        yield from dict.fromkeys(match["grade"] for match in _CLAIM.finditer(sentence.text))


def _known_grades(letter: Letter) -> frozenset[str]:
    """Return every grade in the letter, including those of earlier inspections."""
    given = {grade_key(judgement.grade) for judgement in letter.judgements}
    texts = [sentence.text for sentence in letter.sentences] + [section.heading or "" for section in letter.sections]
    texts += [letter.overall_judgement or "", letter.title]
    told = {
        grade_key(match[0])
        for text in texts
        if _CLAIM.search(text) or _HEADED.search(text)
        for match in _GRADE.finditer(text)
    }
    return frozenset(given | told)


def _wrong(grade: str, sentence: OwnSentence, letter: Letter, known: frozenset[str]) -> str | None:
    """Why the grade is not the letter's; None where it is."""
    key = grade_key(grade)
    named = _named_area(sentence.text, letter)
    if named is not None:
        return None if key == grade_key(named.grade) else f"the letter's grade for “{named.area}” is “{named.grade}”"
    if key not in known:
        return "the letter gives no such grade"
    if sentence.passage.kind == "heading" and letter.judgements and not _OVERALL.search(sentence.text):
        return "no heading of the letter has this grade"
    return None


def _named_area(text: str, letter: Letter) -> Judgement | None:
    """The judgement whose area the text names; None where it names none, or several."""
    lowered = plain(text).lower()
    found = [j for j in letter.judgements if is_grade(j.grade) and plain(j.area).lower() in lowered]
    if not found:
        stripped = plain(_GRADE.sub("", text)).strip(" :–—-()").lower()
        found = [j for j in letter.judgements if is_grade(j.grade) and similarity(stripped, j.area) >= _SAME_AREA]
    return found[0] if len(found) == 1 else None
