"""Runs all comparisons of a report's facts with the letter: grades, dates, people, lists, omissions and hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.checking.facts.abbreviations import abbreviation_problems
from ofsted_report.checking.facts.counts import count_problems
from ofsted_report.checking.facts.dates import date_problems
from ofsted_report.checking.facts.grades import grade_problems
from ofsted_report.checking.facts.headings import heading_problems
from ofsted_report.checking.facts.list_places import list_place_problems
from ofsted_report.checking.facts.lists import list_problems
from ofsted_report.checking.facts.people import people_problems
from ofsted_report.checking.facts.sentences_of_report import own_sentences
from ofsted_report.checking.facts.shortened import shortened_problems
from ofsted_report.checking.facts.subject import subject_problems
from ofsted_report.checking.facts.unseen import unseen_problems
from ofsted_report.checking.model import Comparison, Problem
from ofsted_report.checking.own_parts import is_about_earlier
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter


def fact_problems(
    passages: Sequence[Passage], compared: Comparison, letter: Letter, path: str, any_of: Sequence[Letter] = ()
) -> Iterator[Problem]:
    """Yield the differences between the facts of a report and the letter's; quotations are compared elsewhere.

    `any_of`: the letters that this one joins, where the passages may be about any of several.
    """
    of_this_letter = tuple(_of_this_letter(passages, letter))
    own = tuple(own_sentences(of_this_letter, letter))
    edited = frozenset(plain(quotation.text) for quotation in compared.quotations if quotation.verdict != "verbatim")
    yield from grade_problems(of_this_letter, own, letter, path, any_of)
    yield from date_problems(own, any_of or (letter,), path)
    if not any_of:
        yield from subject_problems(own, letter, path)
        yield from count_problems(own, letter, path)
    yield from people_problems(own, letter, path)
    yield from abbreviation_problems(own, letter, path)
    for each in any_of or (letter,):  # a list of one of them is whole without the others'
        yield from list_problems(passages, edited, each, path)
    yield from list_place_problems(passages, letter, path)
    yield from heading_problems(passages, letter, path)
    originals = frozenset(plain(each.original) for each in compared.quotations if each.original)
    yield from shortened_problems(passages, letter, path, originals)
    yield from unseen_problems(passages, path)


def _of_this_letter(passages: Sequence[Passage], letter: Letter) -> Iterator[Passage]:
    """Return the sentences without those in the council's parts about an earlier inspection, which has other grades and dates."""
    its_own = {plain(section.heading) for section in letter.sections if section.heading}
    level: int | None = None
    for passage in passages:
        if passage.kind == "heading" and (level is None or passage.level <= level):
            earlier = is_about_earlier(passage.text) and plain(passage.text) not in its_own
            level = passage.level if earlier else None
        if level is None:
            yield passage
