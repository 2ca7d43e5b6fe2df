"""The data model of a check: problems with codes, and the result for each quotation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ofsted_report.checking.codes import ADVICE
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import Verdict

Level = Literal["problem", "advice"]
"""`problem`: to be put right before publishing; `advice`: to be looked at, and often meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something a person should look at before publishing. Each code has its section in docs/problems.md."""

    code: str
    """For scripts, and for --select and --ignore: 'quotation-edited'."""
    message: str
    """One sentence for a person."""
    path: str
    """The file it is in, as it was named."""
    place: str = ""
    """Where in it, in words: 'line 41', 'paragraph 12', 'page 3'."""
    line: int | None = None
    """The line, from 1, in forms that have lines (.txt, .md, .html)."""
    page: int | None = None
    """The page of the letter it concerns."""
    detail: str = ""
    """The text concerned: the quotation with its changes marked, or the paragraph's first words."""

    @classmethod
    def at(
        cls, passage: Passage, *, code: str, message: str, path: str, detail: str = "", page: int | None = None
    ) -> Problem:
        """A problem at a passage of the report."""
        return cls(
            code=code, message=message, path=path, place=passage.place, line=passage.line, page=page, detail=detail
        )

    @property
    def level(self) -> Level:
        """Whether it counts as a problem, or is advice."""
        return "advice" if self.code in ADVICE else "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One sentence of the report, and the sentence of the letter it was taken from."""

    text: str
    """As the report has it."""
    verdict: Verdict
    place: str
    """The place in the report."""
    line: int | None = None
    original: str | None = None
    """The letter's sentence; for one that is not in the letter the nearest, if any is near."""
    block: str | None = None
    """The id of the letter's paragraph it represents; None where it represents none."""
    source: str | None = None
    """The place of the original: 'Letter, page 3, Findings, paragraph 7, sentence 1'."""
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedWords:
    """Words that the report has in quotation marks, or set off as a quotation, and the letter has not."""

    text: str
    """Without the marks."""
    place: str
    line: int | None = None
    set_off: bool = False
    """Whether it is a quotation by its form, without marks: a block quotation, Word's style Quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A paragraph of overview or findings that no quotation represents."""

    block: str
    text: str
    source: str
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOutTopic:
    """A part of the findings under a heading of its own of which no paragraph is represented."""

    heading: str
    paragraphs: int
    """The number of its paragraphs."""
    page: int | None = None
    """The place where it begins."""
    document: str = "Letter"
    """The name of the document; for several letters the file name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenField:
    """A place in the report that nobody has filled."""

    text: str
    place: str
    line: int | None = None
    highlighted: bool = False
    """Whether only its highlight shows that it is open: text typed over an open field in Word stays highlighted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The comparison of a report with a letter."""

    quotations: tuple[Quotation, ...] = ()
    quoted_words: tuple[QuotedWords, ...] = ()
    """Text elsewhere in quotation marks that is not in the letter."""
    left_out: tuple[LeftOut, ...] = ()
    topics_left_out: tuple[LeftOutTopic, ...] = ()
    open_fields: tuple[OpenField, ...] = ()
    paragraphs: int = 0
    """The number of paragraphs of overview and findings."""
    findings_chosen_by: str | None = None
    """The person or program that chose the findings, according to the report's properties."""

    def count(self, verdict: Verdict) -> int:
        """Return the number of quotations with this verdict."""
        return sum(quotation.verdict == verdict for quotation in self.quotations)
