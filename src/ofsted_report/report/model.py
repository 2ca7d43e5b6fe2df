"""The report: every part that a committee paper about an Ofsted letter has, in words, before any format.

The renderers (docx, html, markdown) lay these parts out; none of them makes up a word. A value that nobody gave is an
`OpenField`, which every format shows as `[Committee date]` so that it cannot be overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date

from ofsted_report.findings.model import Source
from ofsted_report.letter.model import Kind
from ofsted_report.report.deadlines import Deadlines
from ofsted_report.settings.text import OpenField, Text

LANGUAGE = "en-GB"
"""Of all that is written, as Word, browsers and PDF readers name it; screen readers speak by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedFinding:
    """A finding as the report quotes it; `label` is its letter: 'a'."""

    label: str
    text: str
    source: Source
    heading: str | None = None
    """The letter's heading, on the first finding under it, where the findings are grouped."""
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a lettered list."""

    label: str
    text: Text
    heading: str | None = None
    """The letter's heading, on the first item under it, where the list is parted by headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph, perhaps with a lettered list under it."""

    text: Text
    items: tuple[Item, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says, its items too."""
        return (self.text.plain, *(item.text.plain for item in self.items))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part with a heading of its own: paragraphs, each perhaps with a list."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that it says; without headings."""
        return tuple(text for paragraph in self.paragraphs for text in paragraph.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One line of the title block: 'Committee date', 'Tuesday 15 January 2019'."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """The agenda front sheet that stands before the report."""

    committee: Text
    committee_date: Text
    item_heading: str
    item_number: Text
    item_title: Text
    committee_will: Text
    pages_heading: str
    pages: Text
    contributors_heading: str
    contributors: tuple[Text, ...]
    document_to_follow: str | None
    """The words 'Document to follow' where the paper comes after the agenda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFindings:
    """The findings quoted from the letter: the sentence that leads in, and the quotations."""

    heading: str
    lead: Text
    findings: tuple[QuotedFinding, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """All that they say; without headings."""
        return (self.lead.plain, *(finding.text for finding in self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementRow:
    """One row of the table of judgements, as printed."""

    area: str
    grade: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """The table of judgements, its lead-in and its header row; or the outcome that stands in place of grades."""

    heading: str
    lead: Text
    outcome: Text
    """Ofsted's outcome, quoted in a sentence, where the inspection gives no grade; else empty. The table then has it too,
    for templates that know no other place."""
    area_heading: str
    grade_heading: str
    rows: tuple[JudgementRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What a decision would mean: 'Financial implications' and what the officer says of it."""

    heading: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report. `template` parts that only some forms show (recommendations, implications) are always here."""

    kind: Kind
    letter_title: str
    letter_name: str
    """The letter's file name, for the appendix."""
    letter_date: date | None
    front_sheet: FrontSheet
    council: Text
    committee: Text
    report_to: Text
    title: Text
    details: tuple[Detail, ...]
    """The title block: committee date, author, contact officer, Cabinet Member."""
    report_of: Text
    wards: Text
    purpose: Part
    recommendations: Part
    background: Part
    """What went before, the areas covered, the evidence considered: paragraphs 1 to 3."""
    key_findings: KeyFindings
    """Paragraph 4 and its quotations."""
    abbreviations: Text
    """One sentence on what abbreviations mean that the quotations use and do not explain; empty where there are none."""
    priority_actions: Part | None
    improvements: Part | None
    next_steps: Part | None
    """What Ofsted asks the council to do, and by when; and when it comes again."""
    judgements: Judgements | None
    implications_heading: str
    implications: tuple[Implication, ...]
    background_papers: Part
    questions: Part
    appendix: Part
    headings: Mapping[str, str]
    """Every heading of the wording by its key, also those of parts that this letter has not."""
    labels: Mapping[str, str]
    """Every label of the wording by its key."""
    deadlines: Deadlines | None = None
    """The days that follow from the committee date, where it is known."""
    template: str | None = None
    """The Word template that the settings name: a shipped template's name or a path; None for the default."""
    warnings: tuple[str, ...] = ()
    """What the officer should know before publishing: a deadline that has passed, a meeting on a bank holiday."""

    def __repr__(self) -> str:
        return f"<Report: {self.title} about {self.letter_name!r}, {len(self.key_findings.findings)} findings>"

    @property
    def open_fields(self) -> tuple[OpenField, ...]:
        """Every open field of any part, each once, in the report's order. A format or template may show fewer."""
        return tuple(dict.fromkeys(_open_fields(self)))


def _open_fields(value: object) -> Iterator[OpenField]:
    if isinstance(value, OpenField):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _open_fields(member)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _open_fields(getattr(value, field.name))
