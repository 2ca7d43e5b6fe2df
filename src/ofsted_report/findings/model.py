"""The data model of findings: the quoted sentences and their sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from ofsted_report.letter.model import GAP, Block, Section
from ofsted_report.pattern import Pattern

ADDED = ", added"
"""Ends the reason of a finding with sentences that a chooser's choice must not leave out."""
NUMBERED = Pattern(r"(\d+(?:\.\d+)?)[.)]?$")
"""A printed number that counts paragraphs; letters count the items of a list."""
Mode = Literal["key", "all", "headline"]
"""`key`: chosen key findings; `all`: overview and findings paragraph by paragraph; `headline`: the overview alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The source of a finding in the letter."""

    section: str | None
    """The section's heading as printed."""
    block: str
    """The block's id ('s3.b2')."""
    paragraph: int
    """The block's number within its section, from 1."""
    printed: str | None = None
    """The number that Ofsted prints before the paragraph ('12'), where it numbers its paragraphs."""
    sentences: tuple[int, ...]
    """Numbers of the sentences in the block, from 1; empty if a person wrote their own text for it."""
    page: int | None = None
    recognised: bool = False
    """Whether the words were recognised from the picture of a page, and may be misread."""
    document: str = "Letter"
    """The name of the document: 'Letter', or, of several, 'Appendix 2'."""

    @classmethod
    def of(cls, section: Section, block: Block, paragraph: int, sentences: Iterable[int]) -> Source:
        """The source of these sentences of a block, which is the section's paragraph of this number."""
        counted = NUMBERED.match(block.number or "")
        return cls(
            section=section.heading,
            block=block.id,
            paragraph=paragraph,
            printed=counted[1] if counted else None,
            sentences=tuple(sorted(sentences)),
            page=block.page,
        )

    @property
    def paragraph_number(self) -> str:
        """The paragraph's number as a reader of the letter finds it: the printed one, or counted under its heading."""
        return self.printed or str(self.paragraph)

    def place(self) -> str:
        """Return the source in words, for a comment or a table: 'Letter, page 3, Findings, paragraph 7, sentences 1–2'."""
        first, last = (self.sentences[0], self.sentences[-1]) if self.sentences else (0, 0)
        if not self.sentences:
            sentences = "no sentence of it"
        elif len(self.sentences) == 1:
            sentences = f"sentence {first}"
        elif last - first == len(self.sentences) - 1:
            sentences = f"sentences {first}–{last}"
        else:
            sentences = "sentences " + ", ".join(map(str, self.sentences))
        page = f"page {self.page}" if self.page is not None else None
        parts = (self.document, page, self.section, f"paragraph {self.paragraph_number}", sentences)
        recognised = ", as text recognition (OCR) read it: compare with the scan" if self.recognised else ""
        return ", ".join(part for part in parts if part) + recognised


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One to three sentences of one paragraph, quoted."""

    label: str
    """'a', 'b', … 'z', 'aa', 'bb', …: as the report counts them."""
    sentences: tuple[str, ...]
    """Ofsted's words, unless `edited`."""
    source: Source
    reason: str = ""
    """Why it was chosen, in a word or two: 'opening', 'shortfall', 'headline'."""
    edited: bool = False
    """True where a person changed the words after they were chosen."""
    heading: str | None = None
    """The heading that a person put above it in the report; '' for none. None: as the letter's headings have it."""

    @property
    def text(self) -> str:
        """The sentences as one run of text, with a mark where others of the paragraph were passed over between them."""
        numbers = self.source.sentences
        if len(numbers) != len(self.sentences):  # a person wrote some of them
            return " ".join(self.sentences)
        parts: list[str] = []
        for at, sentence in enumerate(self.sentences):
            parts += [GAP, sentence] if at and numbers[at] - numbers[at - 1] > 1 else [sentence]
        return " ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """The chosen findings of one letter, in its order."""

    mode: Mode
    findings: tuple[Finding, ...]
    chosen_by: str = "ofsted-report"
    """The person or program that chose them, for a report's properties, the review page and `check`."""

    @property
    def added_to(self) -> tuple[str, ...]:
        """The labels of the findings with sentences that the program added to somebody else's choice."""
        return tuple(finding.label for finding in self.findings if finding.reason.endswith(ADDED))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __repr__(self) -> str:
        return f"<Findings: {len(self.findings)} {self.mode}>"


def label(number: int) -> str:
    """The label of the `number`-th finding, from 1, as Word counts letters: a … z, aa, bb … zz, aaa."""
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)
