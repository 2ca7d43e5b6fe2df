"""What a choice of findings covers and what it omits: paragraphs, chapters, and areas that need to improve."""

from __future__ import annotations

from typing import NamedTuple

from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.model import Findings
from ofsted_report.findings.similarity import Similarity
from ofsted_report.grouped import grouped
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import first_words

TOUCHED = 0.3
"""Share of significant words from which a quoted sentence counts as being about an area that needs to improve. Checked on
43 such areas in 13 letters: of those below it, three of twelve are about the same subject after all; of those above it,
nearly all are. It is only a hint."""


class Paragraph(NamedTuple):
    """A paragraph of overview or findings that has something to quote."""

    block: str
    section: str | None
    page: int | None
    sentences: int
    quoted: int
    beginning: str


class Chapter(NamedTuple):
    """A part of overview or findings under one heading."""

    heading: str | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def represented(self) -> int:
        """The number of its paragraphs that a finding quotes."""
        return sum(bool(paragraph.quoted) for paragraph in self.paragraphs)


class Asked(NamedTuple):
    """An area that needs to improve, or one for priority action, and the finding that comes nearest to it."""

    text: str
    label: str | None
    """The label of the finding; None if no finding is similar."""


class Coverage(NamedTuple):
    """What a choice covers of its letter."""

    findings: int
    sentences: int
    chapters: tuple[Chapter, ...]
    asked: tuple[Asked, ...]

    @property
    def paragraphs(self) -> int:
        """The number of paragraphs that have quotable sentences."""
        return sum(len(chapter.paragraphs) for chapter in self.chapters)

    @property
    def left_out(self) -> tuple[Paragraph, ...]:
        """The paragraphs that no finding quotes, in the letter's order."""
        return tuple(p for chapter in self.chapters for p in chapter.paragraphs if not p.quoted)

    @property
    def silent(self) -> tuple[Chapter, ...]:
        """The chapters of which nothing is quoted."""
        return tuple(chapter for chapter in self.chapters if not chapter.represented)

    @property
    def untouched(self) -> tuple[Asked, ...]:
        """The areas that need to improve and are not mentioned in any finding."""
        return tuple(each for each in self.asked if each.label is None)


def coverage(letter: Letter, findings: Findings) -> Coverage:
    """Return what these findings cover of the letter, and what they omit."""
    everything = sentences_of(letter)
    quoted = {(f.source.block, number) for f in findings.findings for number in f.source.sentences}
    shown = (s for s in everything if (s.quotable and not s.listed) or (s.block.id, s.number) in quoted)
    return Coverage(
        findings=len(findings.findings),
        sentences=sum(len(finding.sentences) for finding in findings.findings),
        chapters=tuple(
            Chapter(
                heading=section[0].section.heading,
                paragraphs=tuple(
                    _paragraph(group, quoted) for group in grouped(section, lambda each: each.block.id).values()
                ),
            )
            for section in grouped(shown, lambda each: id(each.section)).values()
        ),
        asked=_asked(letter, findings, everything),
    )


def _paragraph(sentences: list[Sentence], quoted: set[tuple[str, int]]) -> Paragraph:
    block = sentences[0].block
    return Paragraph(
        block=block.id,
        section=sentences[0].section.heading,
        page=block.page,
        sentences=len(sentences),
        quoted=sum((block.id, sentence.number) in quoted for sentence in sentences),
        beginning=first_words(" ".join(sentence.text for sentence in sentences), 14),
    )


def _asked(letter: Letter, findings: Findings, everything: tuple[Sentence, ...]) -> tuple[Asked, ...]:
    items = tuple(dict.fromkeys((*letter.priority_actions, *letter.improvements)))
    if not items:
        return ()
    similarity = Similarity([sentence.text for sentence in everything])
    said = [(f.label, similarity.words(text)) for f in findings.findings for text in f.sentences]
    asked = []
    for item in items:
        words = similarity.words(item)
        near = max(((similarity.within(words, each), label) for label, each in said), default=(0.0, ""))
        asked.append(Asked(text=item, label=near[1] if near[0] >= TOUCHED else None))
    return tuple(asked)
