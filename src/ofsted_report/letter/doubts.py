"""Signs that something may have been read wrong: where a person should look, on which page, and why.

A doubt means that a quoted word or a fact may be wrong. What is only missing, or unusual, is a warning (`warnings`). Each
limit leaves room for what documents of that kind print; it was set on the letters that the tests read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from ofsted_report.letter.head import greeted
from ofsted_report.letter.headings import is_case_study
from ofsted_report.letter.model import (
    LISTS,
    Addressee,
    Block,
    Kind,
    Letter,
    LetterWarning,
    Person,
    Section,
    sentences_in,
)
from ofsted_report.letter.people import is_name
from ofsted_report.letter.sentences import first_words
from ofsted_report.lexicon import GRADES, MAJESTYS, NUMBERS, SUPERSCRIPTS, one_of
from ofsted_report.pattern import Pattern


class Limits(NamedTuple):
    """The usual numbers in documents of a kind; more suggests a wrong reading."""

    visit_days: int
    """From a period's first day to its last."""
    items: int
    """Items of one list."""
    item_words: int
    """Words of one item."""


_USUAL = Limits(visit_days=5, items=16, item_words=130)
LIMITS: dict[Kind, Limits] = {
    "focused_visit": _USUAL,
    "monitoring_visit": _USUAL,
    "ilacs_inspection": Limits(visit_days=32, items=20, item_words=110),
    "single_inspection": Limits(visit_days=40, items=45, item_words=130),
    "jtai": Limits(visit_days=26, items=45, item_words=300),
    "area_send_inspection": Limits(visit_days=40, items=14, item_words=200),
    "other": Limits(visit_days=60, items=60, item_words=400),
}
FIRST_YEAR = 2005
"""Ofsted has inspected children's services since 2005 (Education and Inspections Act 2006; joint reviews before)."""
_LONGEST_HEADING = 24
"""Words; a longer heading runs over two lines. Chapters of inspections have up to twenty."""
_FEW_WORDS = 200
"""A list of what needs to improve that is so short is longer than the findings only of very short letters."""
_LONGEST_STUDY = 600
_MOST_OF_A_STUDY = 8
"""Words, and paragraphs: the box of a case study ends where its frame or its numbering tells, or else at the next heading."""
_LONGER = 1.5
"""Times the findings; joint inspections have told what needs to improve in a third more words."""
_HEAD_LABEL = Pattern(
    r"^(?:lead inspectors?|deputy lead inspectors?|team inspectors?|inspection dates?|dates? of (?:the )?(?:visit|inspection)|"
    r"date of (?:previous|last) inspection|unique reference number|report published)\b\s*:",
    re.IGNORECASE,
)
"""A line of a report's head, with its label."""
_LONGEST_LABEL = 40
"""Characters, its colon included."""
_GRADED_LINE = Pattern(rf"^[A-Z][^.]{{3,120}}\s(?:is|are|:)\s*(?:judged\s+)?{GRADES}[.]?$", re.IGNORECASE)
"""A heading that carries its grade: 'The impact of leaders: requires improvement'."""
_NUMBERED = Pattern(r"^\d{1,2}[.)]?\s")
_NUMBER = Pattern(r"\d+")
_COUNTED = Pattern(rf"\b({one_of(NUMBERS[2:])})\s+(?:of\s+)?(?:{MAJESTYS}\s+)?(?:HMI|inspectors)\b", re.IGNORECASE)
_NOT_IN_A_NAME = Pattern(
    r"\b(?:and|inspectors?|HMI|director|officer|manager|lead)\b|[:;,]|(?<!\.)\b[A-Z]\.?$", re.IGNORECASE
)
_SHORTEST_NAME = 2
"""Words; a shorter one has lost its other half, or the space before it."""
_SAME_BEGINNING = 3
"""Letters that a name shares with its short form ('Debbie' for 'Deborah')."""
_UNFINISHED = Pattern(r"(?<!; )(?:\b(?:the|of|to|and|for|a|an|with|in|by|that)|,|-)$")
"""The end of an item that was cut off; an item may end in "; and" before the last one."""
_LONGEST_UNFINISHED = len("; that")
_ENDS = tuple(".?!:;”’\"')]")
_QUOTABLE = ("overview", "findings", "improvements", "priority_actions")


CODES: dict[str, str] = {
    "long-visit": "The visit is longer than such visits are",
    "dates-out-of-order": "The letter is dated before its visit",
    "unlikely-date": "A date cannot be right",
    "unlikely-name": "A name is one word, or has a post or another name in it",
    "other-greeted": "The salutation has another name than the addressee",
    "too-few-inspectors": "Fewer inspectors were read than the letter counts",
    "unlikely-authority": "The authority begins in small letters",
    "no-grades": "A report has no grades",
    "long-heading": "A heading is longer than a line",
    "numbered-heading": "A heading begins with a number",
    "head-line-in-text": "A line of the report's head is in the text",
    "heading-in-text": "A heading with a grade was read as text",
    "begins-small": "A paragraph begins in small letters",
    "no-full-stop": "A paragraph or item does not end",
    "stop-missing": "A paragraph is printed without a full stop",
    "one-word-item": "An item of a list is one word",
    "long-item": "An item of a list is very long",
    "long-study": "A case study is very long",
    "long-list": "A list has very many items",
    "numbers-jump": "The numbers of paragraphs do not run on",
    "nothing-to-quote": "There is nothing to quote",
    "more-to-improve": "What needs to improve is longer than the findings",
}
"""Each doubt's code with its title."""
_NOTES = frozenset({"stop-missing"})
LOOK_HERE = (frozenset(CODES) - _NOTES) | {
    "unread-addressee",
    "unread-inspector",
    "unread-signatory",
    "text-layer",
    "recognised-text",
    "recognised-words",
    "words-lost",
    "page-not-read",
    "pages-set-aside",
    "embedded-file",
    "tracked-changes",
    "covered-words",
    "unreadable-characters",
}
"""Codes of warnings that mean that a quoted word or a fact may be wrong; all other warnings are notes."""


def look_here(letter: Letter) -> tuple[LetterWarning, ...]:
    """The letter's warnings that a person should look at before a word of it is published; empty: read with confidence."""
    return tuple(warning for warning in letter.warnings if warning.code in LOOK_HERE)


def in_a_line(letter: Letter) -> str:
    """'Read with confidence.', or where to look first and why, on one line."""
    found = look_here(letter)
    if not found:
        return "Read with confidence."
    first, *others = found
    page = f"page {first.page}: " if first.page is not None else ""
    more = f" ({len(others)} more)" if others else ""
    return f"Look here: {page}{first.message}{more}"


def find_doubts(letter: Letter, closed: frozenset[str] = frozenset()) -> Iterator[LetterWarning]:
    """Everything that a person should look at because it may have been read wrong, in the letter's order.

    `closed`: the texts of the paragraphs that end where the page shows it (`pagebreaks.closed_in_print`).
    """
    limits = LIMITS[letter.kind]
    yield from _of_the_facts(letter, limits)
    for section in letter.sections:
        if section.role in ("information", "other"):
            continue
        yield from _of_the_heading(section)
        for block in section.paragraphs:
            yield from _of_the_block(block, section, limits, closed)
    yield from _of_the_lists(letter, limits)
    yield from _of_the_numbers(letter)
    yield from _of_the_whole(letter)


def _doubt(code: str, message: str, page: int | None = None) -> LetterWarning:
    return LetterWarning(code=code, message=message, page=page)


def _of_the_facts(letter: Letter, limits: Limits) -> Iterator[LetterWarning]:
    for period in letter.visit.periods:
        if period.start and period.end and (period.end - period.start).days >= limits.visit_days:
            length = (period.end - period.start).days + 1
            page = period.place.page if period.place else None
            yield _doubt(
                "long-visit", f"The visit would be {length} days long: compare its dates with the letter.", page
            )
    last = letter.visit.end or letter.visit.start
    if letter.letter_date and last and letter.letter_date < last:
        yield _doubt(
            "dates-out-of-order", "The letter is dated before the visit ended: compare both dates with the letter."
        )
    days: list[date] = list(filter(None, (letter.letter_date, letter.visit.start, letter.visit.end)))
    if any(day.year < FIRST_YEAR for day in days) or (days and max(days) - min(days) > timedelta(days=500)):
        yield _doubt(
            "unlikely-date", "A date of the visit or the letter cannot be right: compare them with the letter."
        )
    yield from _of_the_names(letter)
    if letter.addressees and letter.salutation and not _is_greeted(letter):
        yield _doubt(
            "other-greeted",
            f"“{letter.addressees[0].name}” was read as the addressee, and the letter begins “{letter.salutation}”: "
            "compare them.",
        )
    for sentence in sentences_in(letter.sections_of("introduction")):
        counted = _COUNTED.search(sentence.text)
        if counted and letter.inspectors and len(letter.inspectors) < NUMBERS.index(counted[1].lower()):
            yield _doubt(
                "too-few-inspectors",
                f"The letter speaks of {counted[0].lower()}, and {len(letter.inspectors)} were read: compare the names with it.",
                sentence.place.page,
            )
    if letter.authority[:1].islower():
        yield _doubt(
            "unlikely-authority", f"“{letter.authority}” was read as the authority: compare it with the letter."
        )
    if letter.kind == "single_inspection" and not letter.judgements:
        yield _doubt("no-grades", "No grades were read, which this kind of report has: look for them in the report.")


def _of_the_names(letter: Letter) -> Iterator[LetterWarning]:
    inspectors = {one.name for one in letter.inspectors}
    signatories = (one for one in letter.signatories if one.name not in inspectors)
    people: tuple[tuple[Person | Addressee, str], ...] = (
        *((one, "an inspector's") for one in letter.inspectors),
        *((one, "a signatory's") for one in signatories),
        *((one, "an addressee's") for one in letter.addressees),
    )
    for person, whose in people:
        not_a_name = person.name in inspectors and not is_name(person.name)
        if not_a_name or len(person.name.split()) < _SHORTEST_NAME or _NOT_IN_A_NAME.search(person.name):
            page = person.place.page if person.place else None
            yield _doubt(
                "unlikely-name", f"“{person.name}” was read as {whose} name: compare it with the letter.", page
            )


def _is_greeted(letter: Letter) -> bool:
    """Whether the salutation, if it names anybody, names one of the addressees, by the whole name or by its beginning."""
    called = {word[:_SAME_BEGINNING].lower() for word in greeted(letter.salutation or "")}
    names = {word[:_SAME_BEGINNING].lower() for one in letter.addressees for word in one.name.split()}
    return not called or bool(called & names)


def _of_the_heading(section: Section) -> Iterator[LetterWarning]:
    if is_case_study(section.heading):
        words = _words_of([section])
        if words > _LONGEST_STUDY or len(section.paragraphs) > _MOST_OF_A_STUDY:
            page = section.blocks[0].page
            yield _doubt(
                "long-study", f"“{section.heading}” was read with {words} words: see where its box ends.", page
            )
    heading, page = section.heading or "", section.blocks[0].page if section.blocks else None
    if len(heading.split()) > _LONGEST_HEADING:
        yield _doubt(
            "long-heading", f"“{first_words(heading, 10)}” was read as a heading: see whether it is text.", page
        )
    elif _NUMBERED.match(heading) and len(heading.split()) > 8:
        yield _doubt(
            "numbered-heading",
            f"“{first_words(heading, 10)}” was read as a heading: see whether it is text.",
            page,
        )


def _of_the_block(block: Block, section: Section, limits: Limits, closed: frozenset[str]) -> Iterator[LetterWarning]:
    text, page = block.text.strip(), block.page
    words = _words(text)
    if ":" in text[:_LONGEST_LABEL] and _HEAD_LABEL.match(text):
        yield _doubt("head-line-in-text", f"“{first_words(text, 10)}” was read as text, and belongs to the head.", page)
    elif block.kind == "paragraph" and words <= _LONGEST_HEADING and _GRADED_LINE.match(text):
        yield _doubt(
            "heading-in-text", f"“{first_words(text, 10)}” was read as text: see whether it is a heading.", page
        )
    elif section.role in _QUOTABLE:
        yield from _cut(block, section, closed)
        if block.kind == "item" and words == 1:
            yield _doubt("one-word-item", f"“{text}” was read as an item of a list: see whether it is whole.", page)
        elif block.kind == "item" and section.role in LISTS and words > limits.item_words:
            yield _doubt("long-item", f"“{first_words(text, 10)}” is a long item of a list: see where it ends.", page)


def _cut(block: Block, section: Section, closed: frozenset[str]) -> Iterator[LetterWarning]:
    """A paragraph whose beginning or end is missing. Items begin small where a sentence leads to them, and end without stop."""
    text = block.text.strip()
    begins_small = text[:1].islower() and not text.startswith(("e-", "i"))
    if block.kind == "paragraph" and begins_small:
        yield _doubt(
            "begins-small",
            f"“{first_words(text, 10)}” begins in small: see whether its beginning is missing.",
            block.page,
        )
    ends = text.rstrip(SUPERSCRIPTS).rstrip()
    if block.kind == "paragraph" and section.role in ("overview", "findings") and not ends.endswith(_ENDS):
        if block.text in closed and not _is_unfinished(ends):
            yield _doubt("stop-missing", f"“… {_last(text)}” is printed without a full stop.", block.page)
            return
        yield _doubt("no-full-stop", f"“… {_last(text)}” ends without a full stop: see whether it goes on.", block.page)
    elif block.kind == "item" and _is_unfinished(ends):
        yield _doubt("no-full-stop", f"“… {_last(text)}” ends in the middle: see whether it goes on.", block.page)


def _is_unfinished(text: str) -> bool:
    return _UNFINISHED.search(text, max(0, len(text) - _LONGEST_UNFINISHED)) is not None


def _last(text: str) -> str:
    return " ".join(text.split()[-6:])


def _of_the_lists(letter: Letter, limits: Limits) -> Iterator[LetterWarning]:
    lists = (("areas to improve", letter.improvements), ("priority actions", letter.priority_actions))
    for called, items in (*lists, ("areas covered", letter.areas_covered)):
        if len(items) > limits.items:
            yield _doubt("long-list", f"{len(items)} {called} were read: see whether text follows the list.")


def _of_the_numbers(letter: Letter) -> Iterator[LetterWarning]:
    """Numbered paragraphs whose numbers do not run on, where the document numbers its paragraphs."""
    numbered = [
        (int(found[0]), block)
        for section in letter.sections
        for block in section.paragraphs
        if block.kind == "paragraph" and block.number and (found := _NUMBER.fullmatch(block.number.rstrip(".)")))
    ]
    if len(numbered) < 10:
        return
    for (before, _), (after, block) in pairwise(numbered):
        if after not in (before + 1, 1):
            yield _doubt(
                "numbers-jump", f"Paragraph {after} follows paragraph {before}: see whether one is missing.", block.page
            )


def _of_the_whole(letter: Letter) -> Iterator[LetterWarning]:
    if letter.kind == "other":
        return
    quoted = letter.quoted_sections
    to_improve = _words_of(letter.sections_of("improvements", "priority_actions"))
    if not any(block.text.strip() for section in quoted for block in section.paragraphs):
        yield _doubt("nothing-to-quote", "No findings were read: see under which heading they are.")
    elif to_improve > _FEW_WORDS and to_improve > _words_of(quoted) * _LONGER:
        yield _doubt("more-to-improve", "What needs to improve is longer than the findings: see where it ends.")


def _words(text: str) -> int:
    """The number of a text's words; blocks have one space between two of them."""
    return text.count(" ") + 1 if text else 0


def _words_of(sections: Sequence[Section]) -> int:
    return sum(_words(block.text) for section in sections for block in section.paragraphs)
