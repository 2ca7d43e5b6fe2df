"""The sentences that findings are chosen from, each with its place, and whether it may be quoted at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ofsted_report.findings.model import Source
from ofsted_report.letter.cues import ASKED, CLOSE, COURTESY, LEANS, OF_THE_VISIT, searchable
from ofsted_report.letter.model import Block, Letter, Section


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the overview or the findings, with its place."""

    text: str
    section: Section
    block: Block
    paragraph: int
    """The paragraph's number among those of overview and findings, from 0."""
    number: int
    """Its number within the paragraph, from 1."""
    of: int
    """How many sentences the paragraph has."""
    searched: str
    """The text as cues are sought in it."""
    quotable: bool
    """Whether it may be quoted as a finding: not a closing courtesy, not what the reader is asked for, not what tells of
    the visit itself or what the report tells in another place."""

    @property
    def in_overview(self) -> bool:
        """Whether it stands in the overview (headline findings)."""
        return self.section.role != "findings"

    def source(self, numbers: Iterable[int]) -> Source:
        """Where sentences with these numbers of the same paragraph stand."""
        return Source(
            section=self.section.heading,
            block=self.block.id,
            paragraph=self.section.paragraphs.index(self.block) + 1,
            sentences=tuple(sorted(numbers)),
            page=self.block.page,
        )


def sentences_of(letter: Letter) -> tuple[Sentence, ...]:
    """All sentences of the letter's overview and findings, in its order; footnotes are left out."""
    blocks = [(section, block) for section in letter.quoted_sections for block in section.paragraphs]
    found = [each for paragraph, (section, block) in enumerate(blocks) for each in _of_block(section, block, paragraph)]
    return tuple(_with_close(found))


def _of_block(section: Section, block: Block, paragraph: int) -> Iterator[Sentence]:
    texts = block.sentence_texts
    of_the_visit = section.role == "introduction" and OF_THE_VISIT.search(searchable(block.text)) is not None
    for number, text in enumerate(texts, 1):
        searched = searchable(text)
        quotable = not of_the_visit and COURTESY.search(searched) is None
        yield Sentence(text, section, block, paragraph, number, len(texts), searched, quotable)


def _with_close(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences; about the letter's close, none is quotable that asks its reader for something.

    Nor is one that leans on such a sentence ("This is so that …"), nor what follows the close under its heading.
    """
    first = min(
        (each.paragraph for each in sentences if not each.quotable),
        default=sentences[-1].paragraph + 1 if sentences else 0,
    )
    before: Sentence | None = None
    closed: Section | None = None
    for each in sentences:
        may_lean = each.number > 1 and before is not None and not before.quotable
        leans = may_lean and LEANS.search(each.searched) is not None
        asks = each.paragraph >= first - 1 and ASKED.search(each.searched) is not None
        before = replace(each, quotable=each.quotable and not (leans or asks or each.section is closed))
        closed = each.section if CLOSE.search(each.searched) else closed
        yield before
