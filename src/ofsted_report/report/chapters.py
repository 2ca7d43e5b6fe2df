"""Finds the subject of a passage in the headings of the letter: that of the chapter, for passages under 'Inspection
findings'.

A report of an inspection has several chapters with the same steps: "Summary", "Inspection findings", "Recommendations". The
heading of a step does not name the subject; the chapter's heading before it does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ofsted_report.findings.model import Finding
from ofsted_report.letter.kinds.table import FINDINGS, OVERVIEW
from ofsted_report.letter.model import Letter, Section
from ofsted_report.pattern import Pattern

_STEP = Pattern(
    rf"{OVERVIEW}|{FINDINGS}|(?:(?:inspection|headline|main|key) )?judge?ments|(?:(?:key|main) )?strengths(?: and weaknesses)?"
    r"|recommendations?|(?:areas? for )?(?:improvements?|priority(?: and immediate)? actions?|development)",
    re.IGNORECASE,
)
"""A heading that names a step of the report instead of its subject."""


def headings_of_findings(letter: Letter, findings: Sequence[Finding]) -> tuple[str | None, ...]:
    """For each finding the heading of what it is about, if it is the first of it; none at all where that would mislead.

    That is where all are about one thing, or where a finding without a heading comes after one that has one.
    """
    chapters = _chapters(letter)
    about = [chapters.get(finding.source.block, finding.source.section) for finding in findings]
    if len(set(about)) < 2 or None in about[about.count(None) :]:
        return (None,) * len(about)
    return tuple(here if here != before else None for before, here in zip([None, *about], about, strict=False))


def headings_over(letter: Letter) -> dict[str, tuple[str, ...]]:
    """Return the headings of each block of overview and findings, by the block's id: its own, and its chapter's."""
    chapters = _chapters(letter)
    quoted = {id(section) for section in letter.quoted_sections}
    above: str | None = None
    found: dict[str, tuple[str, ...]] = {}
    for section in letter.sections:
        above = section.heading if section.level == 1 else above
        if id(section) in quoted:
            for block in section.blocks:
                named = dict.fromkeys((section.heading, chapters.get(block.id), above))
                found[block.id] = tuple(heading for heading in named if heading)
    return found


def _chapters(letter: Letter) -> dict[str, str | None]:
    """Return, for blocks whose own heading does not name their subject, the heading of their chapter, by the block's id.

    A step's heading that occurs once in the letter is sufficient, unless it directly follows the chapter's heading. Groups
    of a chapter without other content ("The board is good because": "Scrutiny") always need the chapter's heading, as each
    chapter may have them.
    """
    times = Counter(_folded(section) for section in letter.quoted_sections)
    return {
        block.id: chapter.heading
        for section, chapter, grouped in _with_chapters(letter)
        if chapter and (grouped or (_is_step(section) and (times[_folded(section)] > 1 or not chapter.blocks)))
        for block in section.blocks
    }


def _is_step(section: Section) -> bool:
    return section.heading is not None and _STEP.fullmatch(section.heading.strip(" .:?")) is not None


def _folded(section: Section) -> str:
    return (section.heading or "").casefold()


def _with_chapters(letter: Letter) -> Iterator[tuple[Section, Section | None, bool]]:
    """Yield each section with its chapter: the last section, possibly itself, whose heading names a subject; a section of
    information ends a chapter.

    The third value is whether the section is one of the groups of a chapter without other content.
    """
    chapter: Section | None = None
    above: Section | None = None
    for section in letter.sections:
        if section.role == "information":
            chapter = None
        elif section.level == 1 and section.heading and section.role != "overview" and not _is_step(section):
            chapter = section
        if section.level == 1:
            above = section
        yield section, chapter, section.level > 1 and above is chapter and not (chapter and chapter.blocks)
