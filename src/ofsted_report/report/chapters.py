"""Whom or what a passage of the letter is about, as its headings say: of a chapter's 'Inspection findings', the chapter.

A report of an inspection goes through several chapters in the same steps: "Summary", "Inspection findings",
"Recommendations". Such a heading says what follows, not about whom; the chapter's heading before it says that.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ofsted_report.findings.model import Finding
from ofsted_report.letter.model import Letter, Section

_STEP = re.compile(
    r"(?:(?:executive|overall) )?summary(?: of (?:the )?(?:(?:key|main) )?findings)?"
    r"|overview|(?:(?:inspection|headline|main|key) )?(?:findings|judge?ments)|(?:(?:key|main) )?strengths(?: and weaknesses)?"
    r"|recommendations?|(?:areas? for )?(?:improvements?|priority(?: and immediate)? actions?|development)",
    re.IGNORECASE,
)
"""A heading that says what stands under it, and not what that is about."""


def headings_of_findings(letter: Letter, findings: Sequence[Finding]) -> tuple[str | None, ...]:
    """For each finding the heading of what it is about, if it is the first of it; none at all where that would mislead.

    That is where all are about one thing, or where a finding without a heading comes after one that has one.
    """
    chapters = _chapters_of_steps(letter)
    about = [chapters.get(finding.source.block, finding.source.section) for finding in findings]
    if len(set(about)) < 2 or None in about[about.count(None) :]:
        return (None,) * len(about)
    return tuple(here if here != before else None for before, here in zip([None, *about], about, strict=False))


def _chapters_of_steps(letter: Letter) -> dict[str, str | None]:
    """For each block under a step's heading the heading of its chapter, by the block's id.

    A step that stands in the letter once tells enough, unless the chapter's heading is right above it.
    """
    times = Counter(_folded(section) for section in letter.quoted_sections)
    return {
        block.id: chapter.heading
        for section, chapter in _with_chapters(letter)
        if chapter and is_step(section) and (times[_folded(section)] > 1 or not chapter.blocks)
        for block in section.blocks
    }


def is_step(section: Section) -> bool:
    """Whether its heading says nothing of whom or what it is about."""
    return section.heading is not None and _STEP.fullmatch(section.heading.strip(" .:?")) is not None


def _folded(section: Section) -> str:
    return (section.heading or "").casefold()


def _with_chapters(letter: Letter) -> Iterator[tuple[Section, Section | None]]:
    """Each section with the last before it, or itself, whose heading tells; what informs stands between two chapters."""
    chapter: Section | None = None
    for section in letter.sections:
        if section.role == "information":
            chapter = None
        elif section.level == 1 and section.heading and section.role != "overview" and not is_step(section):
            chapter = section
        yield section, chapter
