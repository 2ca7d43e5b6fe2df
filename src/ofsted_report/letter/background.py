"""What the report quotes from a letter besides its findings: the areas covered, the evidence, and the progress so far."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, groupby, takewhile
from typing import NamedTuple

from ofsted_report.letter.kinds import TABLES
from ofsted_report.letter.label_patterns import Label
from ofsted_report.letter.model import VISITS, Letter, ListedItem, Place, Said, Sentence, sentences_of_block
from ofsted_report.lexicon import GRADE_WORDS, REQUIRES_IMPROVEMENT, one_of
from ofsted_report.pattern import Pattern

_BOARD = Pattern(
    rf".*\b(?:Safeguarding Children Board|LSCB)\b(?: \(LSCB\))? (?:is {one_of(GRADE_WORDS)}"
    rf"|{REQUIRES_IMPROVEMENT})[.\s]*",
    re.IGNORECASE,
)
"""A heading that gives the board's judgement; one that says "is requires improvement" is passed over."""


_SUBJECT = Pattern(
    r"^This (?:letter|report) \w+ (?:the )?(?:(?:main|key) )?(?:findings|outcomes?|results?) (?:of|from) (?:the|our|this|a) "
    r"[^.]*?\b(?:inspection|visit|review|evaluation)(?: \([A-Z]+\))? (?:of|into) (?P<subject>(?:the )?[a-z][^.]+)[.]?$"
)
"""Such a sentence, where it says what was inspected: '… of the joint inspection of the multi-agency response to neglect'."""


class Areas(NamedTuple):
    """The areas covered: Ofsted's own lead-in where there is one, and the areas, as printed."""

    lead: Said | None
    items: tuple[ListedItem, ...]
    prose: bool
    """Whether the areas are whole sentences rather than items of a list."""


def areas_covered(letter: Letter) -> Areas:
    """The areas that the visit covered, with the sentence that leads in their list ('… including:')."""
    items = letter.listed("areas_covered")
    if not items:
        return Areas(None, (), prose=False)
    first = items[0].place.block if items[0].place is not None else None
    before: tuple[Sentence, ...] = ()
    for section in letter.sections:
        for block in section.blocks:
            if block.id == first:
                if block.kind != "item":
                    return Areas(None, items, prose=True)
                leads = bool(before) and before[-1].text.endswith(":")
                return Areas(_lead(before) if leads else None, items, prose=False)
            if block.kind != "item":
                before = sentences_of_block(section, block)
    return Areas(None, items, prose=True)


def _lead(sentences: Sequence[Sentence]) -> Said:
    """A paragraph's last sentence, and those before it that say what was looked at: 'Inspectors looked at the
    arrangements for care leavers. This visit focused specifically on:'."""
    first = len(sentences) - 1
    while first > 0 and "scope" in sentences[first - 1].labels:
        first -= 1
    return Said.of(sentences[first:])


def board_judgement(letter: Letter) -> Said | None:
    """The judgement of the local safeguarding children board, which single inspections print as a heading alone."""
    sections = (section for section in letter.sections if section.heading and _BOARD.fullmatch(section.heading))
    found = next(sections, None)
    if found is None or found.heading is None:
        return None
    page = found.blocks[0].page if found.blocks else None
    return Said(found.heading, (Place(page=page, heading=found.heading),))


def subject(sentence: str) -> str | None:
    """Return what was inspected, from a sentence about the letter itself; None if the sentence does not say it."""
    match = _SUBJECT.match(sentence)
    return match["subject"] if match else None


def evidence(letter: Letter) -> tuple[Said, ...]:
    """The sentences about the evidence considered, or else about the method, to the end of their paragraph.

    None for reports of inspections: their introduction is quoted among the findings.
    """
    if TABLES[letter.kind].several_areas:
        return ()
    return _from_first(letter, "evidence") or _from_first(letter, "framework")


def _from_first(letter: Letter, label: Label) -> tuple[Said, ...]:
    """In each paragraph of the introduction, the sentences from the first with this label on, without areas covered and
    lead-ins: each text is one run of sentences."""
    found: list[Said] = []
    for section in letter.sections_of("introduction", "areas_covered"):
        for block in section.blocks:
            if block.kind != "paragraph":
                continue
            sentences = sentences_of_block(section, block)
            first = next((n for n, sentence in enumerate(sentences) if label in sentence.labels), None)
            if first is not None:
                kept = groupby(
                    sentences[first:], key=lambda s: s.text not in letter.areas_covered and not s.text.endswith(":")
                )
                found += (Said.of(tuple(run)) for keep, run in kept if keep)
    return tuple(found)


def conclusion(letter: Letter) -> Said | None:
    """Return what a visit's introduction says about the progress so far: from such a sentence to the end of its paragraph.

    None for reports of inspections: their introduction is quoted among the findings.
    """
    if letter.kind not in VISITS:
        return None
    for section in letter.sections_of("introduction"):
        for block in section.blocks:
            if block.kind == "paragraph":
                rest = dropwhile(lambda s: "progress" not in s.labels, sentences_of_block(section, block))
                if found := tuple(takewhile(_may_conclude, rest)):
                    return Said.of(found)
    return None


def _may_conclude(sentence: Sentence) -> bool:
    labels = sentence.labels
    return "progress" in labels or not ("method" in labels or "scope" in labels)
