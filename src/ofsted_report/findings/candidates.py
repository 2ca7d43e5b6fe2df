"""The sentences that findings are chosen from, each with its place, and whether it may be quoted at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ofsted_report.findings.model import Source
from ofsted_report.letter.model import LISTS, Block, Letter, Section
from ofsted_report.letter.sentence_labels import Labels, labels_of
from ofsted_report.once import once


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
    """The number of sentences in the paragraph."""
    quotable: bool
    """Whether it may be quoted as a finding. Courtesies, requests, sentences about the visit itself, what the report says
    elsewhere, and references in brackets may not."""
    labels: Labels = field(init=False, repr=False, compare=False)
    """What the sentence does: `"contrastive" in sentence.labels`."""
    listed: bool = field(init=False, repr=False, compare=False)
    """Whether it is in a list of what needs to improve; the report shows the whole list in a separate part."""
    in_overview: bool = field(init=False, repr=False, compare=False)
    """Whether it is in the overview (headline findings)."""

    def __post_init__(self) -> None:
        # Kept, as each is asked for twenty times while findings are chosen.
        object.__setattr__(self, "labels", labels_of(self.text))
        object.__setattr__(self, "listed", self.section.role in LISTS)
        object.__setattr__(self, "in_overview", self.section.role != "findings" and not self.listed)

    def source(self, numbers: Iterable[int]) -> Source:
        """Return the source of the sentences with these numbers, all of this sentence's paragraph."""
        return Source.of(self.section, self.block, self.section.paragraphs.index(self.block) + 1, numbers)


_IN_PROSE = 2.0
"""Mean number of sentences per item from which a list of what needs to improve counts as prose."""


@once
def sentences_of(letter: Letter) -> tuple[Sentence, ...]:
    """Return all sentences of the letter's overview and findings, in order, without footnotes.

    What needs to improve is included if it is written in prose: in letters of joint inspections until 2020 all findings are
    under "Key strengths" and "Areas for improvement".
    """
    sections = {id(section) for section in (*letter.quoted_sections, *_improvements_in_prose(letter))}
    blocks = [
        (section, block) for section in letter.sections if id(section) in sections for block in section.paragraphs
    ]
    found = [each for paragraph, (section, block) in enumerate(blocks) for each in _of_block(section, block, paragraph)]
    return tuple(_with_close(found))


def _improvements_in_prose(letter: Letter) -> tuple[Section, ...]:
    sections = letter.sections_of(*LISTS)
    blocks = [block for section in sections for block in section.paragraphs]
    in_prose = sum(len(block.sentences) for block in blocks) >= _IN_PROSE * max(1, len(blocks))
    return sections if in_prose else ()


def _of_block(section: Section, block: Block, paragraph: int) -> Iterator[Sentence]:
    texts = block.sentence_texts
    of_the_visit = section.role == "introduction" and "joint visit" in labels_of(block.text)
    for number, text in enumerate(texts, 1):
        in_brackets = text.startswith("(") and text.rstrip(".").endswith(")")
        quotable = not of_the_visit and not in_brackets and "courtesy" not in labels_of(text)
        yield Sentence(text, section, block, paragraph, number, len(texts), quotable)


def _with_close(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield the sentences; near the close of the letter, those that ask the reader for something are not quotable.

    The same holds for a sentence that refers to such a sentence ("This is so that …"), and for all that follows the close
    under its heading.
    """
    first = min(
        (each.paragraph for each in sentences if not each.quotable),
        default=sentences[-1].paragraph + 1 if sentences else 0,
    )
    before: Sentence | None = None
    closed: Section | None = None
    for each in sentences:
        may_refer = each.number > 1 and before is not None and not before.quotable
        refers = may_refer and "anaphoric" in each.labels
        asks = each.paragraph >= first - 1 and "request" in each.labels
        before = replace(each, quotable=False) if refers or asks or each.section is closed else each
        closed = each.section if "close" in each.labels else closed
        yield before
