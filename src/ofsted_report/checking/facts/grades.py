"""Compares the grades in a report with the letter's: in tables, in headings and in sentences about a judgement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from ofsted_report.checking.facts.grade_pairs import GradePair, grade_pairs, not_the_letters, without_areas
from ofsted_report.checking.facts.judged_areas import area_key, grade_key, graded, is_overall, named_areas
from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.facts.subject import is_title
from ofsted_report.checking.model import Problem
from ofsted_report.checking.own_parts import is_own
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.letter.grades import ANY_GRADE, area_name, is_grade
from ofsted_report.letter.model import Judgement, Letter
from ofsted_report.lexicon import GRADES, NUMBERS, REQUIRES_IMPROVEMENT, YEAR, one_of
from ofsted_report.once import once
from ofsted_report.pattern import Pattern

_ENDS = r"(?!\s+(?!overall|in|for|and|by|with|on|last|this|rating|grade|judge?ment)[a-z])"
"""What follows a grade: no noun that it describes ("good practice", "outstanding referrals")."""
_ADVERBS = r"(?:(?:now|still|both|all|again|overall)\s+|\w+ly\s+)?"
_MARKS = "[“‘\"']?"
_OF_INSPECTION = (
    r"(?:\s+(?:of|from)\s+(?:(?:the|this|our|ofsted[’']s)\s+)?(?:[\w-]+\s+){0,3}?(?:inspection|visit|ofsted))?"
)
"""After 'outcome': whose it is."""
_CLAIMS = tuple(
    Pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:judged|graded|rated|awarded|judge?ments?|grad(?:e|ing)s?|ratings?|effectiveness|ofsted\s+(?:found|says))\b"
        rf"[^.;]{{0,120}}?\b(?P<grade>{GRADES})\b{_ENDS}",
        rf"\b(?:children[’']s\s+services|(?:the\s+)?(?:council|(?:local\s+)?authority|services?)|ofsted|inspectors|we)\b"
        rf"[^.;]{{0,80}}?\b(?:is|are|was|were|remains?|remained|as)\s+{_ADVERBS}{_MARKS}(?P<grade>{GRADES})\b"
        rf"(?!\s+(?:at|to|enough)\b){_ENDS}",
        rf"{_MARKS}\b(?P<grade>{GRADES})[”’\"']?(?:\s+(?:overall\s+)?(?:rating|grade|grading|judge?ment|status)|-rated)\b",
        rf"\b(?:classed|deemed|scored?|verdict|gave|given|received|moved|raised|upgraded|downgraded|improved)\b[^.;]{{0,60}}?"
        rf"\b(?P<grade>{GRADES})\b(?=[”’\"').,;:]|$|\s+(?:overall|by|from)\b)",
        rf"\b(?:children[’']s\s+services|council|authority|services?|we)\b[^.;]{{0,60}}?"
        rf"\b(?:found|considered|confirmed|shown)\s+to\s+be\s+{_ADVERBS}{_MARKS}(?P<grade>{GRADES})\b{_ENDS}",
        rf"\b(?:is|are|be|as|now|remains?)\s+(?:an?|the)\s+(?:ofsted\s+)?{_MARKS}(?P<grade>{GRADES})\b[”’\"']?\s+"
        rf"(?:(?:local\s+)?authority|council|children[’']s\s+services)\b",
        rf"\b(?:outcome|result|conclusion){_OF_INSPECTION}(?:\s*[:–—-]\s*|\s+(?:is|was|remains?|remained)\s+){_ADVERBS}{_MARKS}"
        rf"(?P<grade>{GRADES})\b{_ENDS}",
    )
)
"""A sentence that says what was judged."""
_OF_AREA = Pattern(
    rf"(?:\b(?:is|are|was|were|remains?|remained|as|(?<!improvement\s)to\s+be)\b|[:–—(-])\s*{_ADVERBS}{_MARKS}(?P<grade>{GRADES})\b{_ENDS}",
    re.IGNORECASE,
)
"""The same in a sentence that names an area of the letter's judgements."""
_PAST = Pattern(
    r"\b(?:[Pp]revious(?:ly)?|last|[Ee]arlier|[Bb]efore|[Ss]ince|formerly|former|had\s+been|then)\b"
    rf"|\b[Ii]n\s+(?:[A-Z][a-z]+\s+)?{YEAR}\b"
)
"""A sentence that may be about an earlier inspection."""
_YEAR = Pattern(rf"\b{YEAR}\b")
_OR = r"\b,?\s+(?:(?:or|and)\s+)?"
_SCALE = Pattern(rf"\b{GRADES}{_OR}{GRADES}{_OR}{GRADES}\b", re.IGNORECASE)
"""Three grades in a row: what Ofsted may give."""
_HOPE = Pattern(
    r"\b(?:want|wish|aim|ambiti|aspir|goal|toward|hope|target|striv|becom|journey|achiev(?!ed)|next|would|could|if)\w*\b",
    re.IGNORECASE,
)
"""A sentence about the future."""
_OTHERS = Pattern(
    r"\b(?:schools?|nurser(?:y|ies)|colleges?|academ(?:y|ies)|(?:children[’']s|residential|care)\s+homes?|fostering|agenc(?:y|ies)"
    r"|providers?|settings?|childmind\w+|neighbour\w*|other\s+(?:councils?|authorities)|hospitals?"
    r"|adult\s+(?:social\s+care|services)|(?:peer|mock)\s+(?:inspection|review)s?|self-(?:evaluat|assess)\w+|we\s+(?:judge|rate|grade|assess)|our\s+own)\b",
    re.IGNORECASE,
)
"""Whom else Ofsted or the council grades: schools, homes, agencies, other councils, other services, the council itself."""
_HEADED = Pattern(rf"[:–—(-]\s*(?P<grade>{GRADES})\b|\b(?P<last>{GRADES})\)?[.]?$", re.IGNORECASE)
"""A grade in a heading: behind a colon or dash, in brackets, or at its end."""
_STRONG = Pattern(rf"\b(?:outstanding|inadequate|{REQUIRES_IMPROVEMENT})\b", re.IGNORECASE)
"""Words that are a grade in any heading; 'good' in 'good practice' is not."""
_BRACKETS = Pattern(r"\s*\([^()]*\)")
"""Behind a grade: 'Good (2018)' is one of an earlier inspection, 'Good (2018: Inadequate)' is not."""
_ALL = Pattern(r"^(?:(?:the|its|ofsted[’']s)\s+)?judge?ments?\s+(?:are|were)\s*:", re.IGNORECASE)
"""A sentence that lists the letter's judgements: all of them, and none of its own."""
_OVERALL = Pattern(r"\boverall\b|\bjudge?ments?\b|\boutcome\b", re.IGNORECASE)


class _Row(NamedTuple):
    """One row of a table: its cells with their passages, merged paragraphs joined."""

    cells: tuple[str, ...]
    passages: tuple[Passage, ...]


def grade_problems(
    passages: Sequence[Passage], own: Sequence[OwnSentence], letter: Letter, path: str, any_of: Sequence[Letter] = ()
) -> Iterator[Problem]:
    """Grades and areas that are not the letter's, and judgements that a table or a list leaves out.

    `any_of`: the letters that this one joins; a sentence that lists the judgements lists those of one of them.
    """
    yield from _of_tables(passages, letter, path)
    for sentence in own:
        if not ANY_GRADE.search(sentence.text) or (
            sentence.passage.cell is not None and is_grade(sentence.passage.text)
        ):
            continue
        of_one = [each for each in any_of if graded(each)] if _ALL.search(sentence.text) else []
        yield from min(
            (list(_of_sentence(sentence, passages, each, path)) for each in of_one or (letter,)),
            key=len,
        )


def _of_sentence(sentence: OwnSentence, passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    found = tuple(grade_pairs(sentence.text, letter))
    pairs = [pair for pair in found if _is_of_now(pair, sentence.text, letter)]
    wrong = [(pair.grade, _said_of(right)) for pair in pairs if (right := not_the_letters(pair, letter))]
    settled = {pair.start for pair in pairs if pair.areas}
    settled |= {pair.start for pair in found if pair.joined and _has_other_year(pair.subject, letter)}
    for grade in _claimed(sentence, letter, settled):
        if (why := _wrong(grade, sentence, passages, letter)) is not None:
            wrong.append((grade, why))
    for grade, why in wrong:
        yield Problem.at(
            sentence.passage,
            code="grade-differs",
            message=f"The report says “{grade}” here; {why}.",
            path=path,
            detail=sentence.text,
        )
    if _ALL.search(sentence.text):
        yield from _not_all(pairs, sentence, letter, path)


def _is_of_now(pair: GradePair, text: str, letter: Letter) -> bool:
    """Whether the pair tells of this letter's judgements, and of no hope, nobody else and no earlier inspection."""
    before = without_areas(text[: pair.start], letter)
    if _OTHERS.search(before if pair.joined else without_areas(text, letter)):
        return False
    inside = _BRACKETS.match(text, pair.start + len(pair.grade))
    said = inside[0] if inside is not None and not ANY_GRADE.search(inside[0]) else ""
    of_then = _PAST.search(said) or _has_other_year(said, letter)
    return not (of_then or _HOPE.search(before) or _PAST.search(before))


def _has_other_year(text: str, letter: Letter) -> bool:
    """Whether the text names a year that is not the letter's or its visit's."""
    now = {str(each.year) for each in (letter.visit.start, letter.visit.end, letter.letter_date) if each}
    return not now.issuperset(_YEAR.findall(text))


def _not_all(pairs: Sequence[GradePair], sentence: OwnSentence, letter: Letter, path: str) -> Iterator[Problem]:
    """Areas that the letter does not judge in such a sentence, and judgements that it leaves out."""
    named = {area_key(area.area) for pair in pairs for area in pair.areas}
    if not named:
        return
    for pair in pairs:
        if not pair.areas and not _YEAR.search(pair.subject):
            yield Problem.at(
                sentence.passage,
                code="grade-differs",
                message=f"The letter has no judgement on the area for which the report says “{pair.grade}” here.",
                path=path,
                detail=sentence.text,
            )
    for right in graded(letter):
        if ANY_GRADE.search(right.grade) and area_key(right.area) not in named:
            yield Problem.at(
                sentence.passage,
                code="judgement-missing",
                message=f"The list of judgements leaves out “{right.area}: {right.grade}”.",
                path=path,
                page=right.place.page if right.place else None,
                detail=sentence.text,
            )


def _of_tables(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    judged = graded(letter)
    for rows in _tables(passages):
        told: set[int] = set()
        strange: list[Problem] = []
        for row in rows:
            at = next((n for n, cell in enumerate(row.cells) if is_grade(cell)), None)
            if at is None or len(row.cells) < 2:
                continue
            number = _area_of(row, judged)
            passage = row.passages[at]
            if number is None:
                strange.append(_strange_area(row, passage, path))
                continue
            told.add(number)
            right = judged[number]
            grades = [cell for cell in row.cells if is_grade(cell)]
            if not any(grade_key(cell) == grade_key(right.grade) for cell in grades):
                yield Problem.at(
                    passage,
                    code="grade-differs",
                    message=f"The table says “{row.cells[at]}”; the letter's grade for “{right.area}” is “{right.grade}”.",
                    path=path,
                    page=right.place.page if right.place else None,
                    detail=" | ".join(row.cells),
                )
        if told:
            yield from strange
            for number, right in enumerate(judged):
                if number not in told:
                    yield Problem.at(
                        rows[0].passages[0],
                        code="judgement-missing",
                        message=f"The table of judgements leaves out “{right.area}: {right.grade}”.",
                        path=path,
                        page=right.place.page if right.place else None,
                    )


def _strange_area(row: _Row, passage: Passage, path: str) -> Problem:
    return Problem.at(
        passage,
        code="grade-differs",
        message="The letter has no judgement on the area that this row of the table names.",
        path=path,
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


def _area_of(row: _Row, judged: Sequence[Judgement]) -> int | None:
    """Return the judgement that the row is about: that of the area most like its first cell."""
    for cell in row.cells:
        if is_grade(cell):
            continue
        name = area_name(cell)
        exact = next((n for n, each in enumerate(judged) if plain(each.area) == plain(name)), None)
        if exact is not None:
            return exact
    return None


def _claimed(sentence: OwnSentence, letter: Letter, settled: Set[int]) -> Iterator[str]:
    """The grades that the sentence says were given, without those that begin at these places."""
    text = sentence.text
    found: list[tuple[re.Match[str], str | int]] = []
    if sentence.passage.kind == "heading" or is_title(text):
        found = [(match, "grade" if match["grade"] else "last") for match in _HEADED.finditer(text)]
        found += [(match, 0) for match in _STRONG.finditer(text)]
    elif not _OTHERS.search(text) and not _SCALE.search(text):
        of_area = (_OF_AREA,) if _named_area(text, letter) else ()
        matches = [match for pattern in (*_CLAIMS, *of_area) for match in pattern.finditer(text)]
        found = [(match, "grade") for match in matches if not _HOPE.search(text[: match.start("grade")])]
    yield from dict.fromkeys(match[group] for match, group in found if match.start(group) not in settled)


class _Told(NamedTuple):
    """The grades in the letter's sentences and headings, beside its judgements."""

    all: frozenset[str]
    now: frozenset[str]
    """Those of which the letter does not say that they are of an earlier inspection."""
    by_year: Mapping[str, frozenset[str]]
    """Those in sentences that name a year."""


@once
def _told_grades(letter: Letter) -> _Told:
    """Return every grade in the letter, of its own inspection or of an earlier one."""
    texts = [sentence.text for sentence in letter.sentences] + [section.heading or "" for section in letter.sections]
    texts += [letter.overall_judgement or "", letter.title]
    everything: set[str] = set()
    now: set[str] = set()
    by_year: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        found = {grade_key(match[0]) for match in ANY_GRADE.finditer(text)}
        if not found or not (_CLAIMS[0].search(text) or _HEADED.search(text)):
            continue
        everything |= found
        if not _PAST.search(text):
            now |= found
        for year in _YEAR.findall(text):
            by_year[year] |= found
    return _Told(frozenset(everything), frozenset(now), {year: frozenset(found) for year, found in by_year.items()})


def _wrong(grade: str, sentence: OwnSentence, passages: Sequence[Passage], letter: Letter) -> str | None:
    """Return why the grade is not the letter's; None if it is, or if the sentence may be about an earlier inspection."""
    text = sentence.text
    key = grade_key(grade)
    given = {grade_key(judgement.grade) for judgement in graded(letter)}
    past = _PAST.search(text) is not None
    named = None if past else _named_area(text, letter) or _whole(sentence, passages, letter)
    if named is not None:
        return None if key == grade_key(named.grade) else _said_of(named)
    as_heading = sentence.passage.kind == "heading" or is_title(text)
    told = _told_grades(letter)
    if key not in (given if given and not past else given | told.all):
        return "the letter gives no such grade"
    if as_heading and not past and not _OVERALL.search(text):
        return "no heading of the letter has this grade" if given else "the letter itself gives no grade"
    if not past and key not in given | told.now:
        return "the letter tells it only of an earlier inspection: say of which"
    years = [year for year in _YEAR.findall(text) if year in told.by_year]
    if past and years and not any(key in told.by_year[year] for year in years):
        return f"of {years[0]} the letter tells “{'”, “'.join(sorted(told.by_year[years[0]]))}”"
    return None


def _said_of(right: Judgement) -> str:
    return f"the letter's grade for “{right.area}” is “{right.grade}”"


def _named_area(text: str, letter: Letter) -> Judgement | None:
    """The judgement whose area the text names, in full or for short; None where it names none, or several."""
    found = named_areas(text, letter)
    return found[0] if len(found) == 1 else None


_WHOLE = Pattern(
    r"\b(?:council|authority|children[’']s\s+services|(?:our|the)\s+services?|we|us)\b|^this\s+is\b", re.IGNORECASE
)
_UNNAMED = Pattern(
    r"^(?:(?:the|ofsted[’']s|(?:the\s+)?inspectors[’'])\s+)?(?:overall\s+)?"
    rf"(?:verdict|judge?ment|grad(?:e|ing)|rating|services|outcome|result|conclusion){_OF_INSPECTION}"
    r"(?:\s*[:–—-]|\s+(?:is|are|was|were|has|have|remains?|remained)\b)",
    re.IGNORECASE,
)
"""The judgement, or the services, with no word that tells of which area."""
_SENTENCE_ENDS = (".", "!", "?", "”")
_PARTS = Pattern(
    rf"\b(?:areas|judge?ments|{one_of(NUMBERS[1:])}|some|parts?|aspects?|each|both|board|LSCB|for)\b",
    re.IGNORECASE,
)


def _whole(sentence: OwnSentence, passages: Sequence[Passage], letter: Letter) -> Judgement | None:
    """The overall judgement, where the sentence tells of the council or its services as a whole; None otherwise."""
    text = sentence.text
    if _PARTS.search(text) or not (
        _WHOLE.search(text) or (_UNNAMED.search(text) and _about_all(sentence, passages, letter))
    ):
        return None
    overall = [each for each in graded(letter) if is_overall(each)]
    return overall[0] if len(overall) == 1 else None


def _about_all(sentence: OwnSentence, passages: Sequence[Passage], letter: Letter) -> bool:
    """Whether it begins a paragraph, and nothing before it tells of a part of the services.

    It is in one of the council's own parts ("Background"), not below a line that may be a heading ("Leaving care"), and no
    area is named above or around it.
    """
    if sentence.passage.kind not in ("paragraph", "item") or not sentence.passage.text.startswith(sentence.text):
        return False
    headings: list[Passage] = []
    before: list[Passage] = []
    for passage in passages:
        if passage.kind == "heading":
            headings = [*(each for each in headings if each.level < passage.level), passage]
            before = []
        else:
            before.append(passage)
        if passage is sentence.passage:
            break
    if headings and not is_own(headings[-1].text):
        return False
    if before[:-1] and before[-2].cell is None and not before[-2].text.endswith(_SENTENCE_ENDS):
        return False
    return all(is_overall(area) for each in (*headings, *before) for area in named_areas(each.text, letter))
