"""The report: every part that a committee paper about an Ofsted letter has, in words, before any format.

The renderers (docx, html, markdown) lay these parts out; none of them makes up a word. A value that nobody gave is an
`OpenField`, which every format shows as `[Committee date]` so that it cannot be overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date

from ofsted_report.findings.model import Source
from ofsted_report.letter.model import Kind, Said
from ofsted_report.report.deadlines import Deadlines
from ofsted_report.settings.text import OpenField, Text

LANGUAGE = "en-GB"
"""The language of the report's own text, as Word, browsers and PDF readers name it; screen readers need it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a lettered list; a finding where it has a source."""

    label: str
    """Its letter, 'a', or its number where `numbered`."""
    text: Text
    heading: str | None = None
    """The letter's heading, on the first item under it, where the list is divided by headings."""
    numbered: bool = False
    """Whether the label is a number, as there are more findings than letters or several letters of Ofsted's: it goes on
    through the whole report. Forms print the place in the list behind the number of the paragraph before it: '3.27'."""
    begins_again: bool = False
    """Whether the letters begin with a) again at this heading, since the list has more items than there are letters."""
    points: tuple[Text, ...] = ()
    """The sub-bullets at its end; `text` has them too."""
    note: Text | None = None
    """A line under it: who is responsible."""
    source: Source | None = None
    edited: bool = False
    """Whether a person changed the words of a finding."""

    def mark(self, paragraph: str = "", at: int | None = None) -> str:
        """The label as it is printed: 'a)'; or of a numbered one, where the paragraph before the list has a number, its place
        in the list (`at`, from 1) behind that: '3.27'."""
        if not self.numbered:
            return f"{self.label})"
        return f"{paragraph.rstrip('.')}.{at or self.label}" if paragraph else f"{self.label}."

    @property
    def opening(self) -> Text:
        """The text before the sub-bullets."""
        if not self.points:
            return self.text
        words = self.text.plain.removesuffix(" ".join(point.plain for point in self.points)).rstrip()
        return Text.of(Said(words, self.text.places[:1]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, perhaps with a lettered list under it."""

    text: Text
    items: tuple[Item, ...] = ()
    heading: str | None = None
    """A small heading of its own: 'Financial implications'."""
    numbered: bool = True
    """Whether it takes a number where a form numbers its paragraphs."""
    note: Text | None = None
    """A line under it: who has signed it off."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Its text and those of its items."""
        return (self.text.plain, *(item.text.plain for item in self.items))


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one header row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    """Each row has as many cells as there are headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part with a heading: paragraphs, each perhaps with a list, and perhaps a table after them."""

    heading: str
    paragraphs: tuple[Paragraph, ...] = ()
    table: Table | None = None
    asked: bool = True
    """Whether every report has it or the settings ask for it. A form that does not name it leaves it out otherwise."""
    in_words: Text | None = None
    """One sentence that says the same as paragraphs and table, and is shown in their place by formats and templates that
    know of it: the outcome of an inspection that gives no grade."""

    @property
    def lead(self) -> Text:
        """The first paragraph's text."""
        return self.paragraphs[0].text if self.paragraphs else Text()

    @property
    def items(self) -> tuple[Item, ...]:
        """The items of all its lists."""
        return tuple(item for paragraph in self.paragraphs for item in paragraph.items)

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of all paragraphs and items, without headings and table."""
        return tuple(text for paragraph in self.paragraphs for text in paragraph.texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One line of the title block: 'Committee date', 'Tuesday 15 January 2019'."""

    label: str
    value: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """The agenda front sheet before the report."""

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
class Chapter:
    """The content of a report on several letters for one of them."""

    heading: str
    """'Second monitoring visit of Anyshire children’s services (Appendix 2)'."""
    parts: Mapping[str, Part]
    """The parts that are made from this letter, as `Report.parts` has those of a single one."""
    headings: Mapping[str, str]
    labels: Mapping[str, str]
    """The wording's headings and labels in the form for this kind of letter."""
    letter_name: str
    letter_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report. Of several letters, kind, title, name and date are those of the newest one."""

    kind: Kind
    letter_title: str
    letter_name: str
    """The letter's file name, for the appendix."""
    letter_sha256: str
    """The SHA-256 of the letter's file, in hexadecimal: a report file says by it which letter it was built from.
    Those of several letters with a space between."""
    findings_chosen_by: str
    """The person or program that chose the key findings, in words."""
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
    parts: Mapping[str, Part]
    """The parts that this report has, by the keys of `report.parts.PARTS` and in that order. A format or template may
    leave some out."""
    headings: Mapping[str, str]
    """Every heading of the wording by its key, also those of parts that this report has not."""
    labels: Mapping[str, str]
    """Every label of the wording by its key."""
    chapters: tuple[Chapter, ...] = ()
    """One for each letter, in the order of the appendices, where the report is about several: then `parts` has only what
    the report says once. None where it is about one letter."""
    deadlines: Deadlines | None = None
    """The days that follow from the committee date, where it is known."""
    template: str | None = None
    """The Word template that the settings name: a shipped template's name or a path; None for the default."""
    warnings: tuple[str, ...] = ()
    """Warnings for the officer before publishing: a deadline that has passed, a meeting on a bank holiday."""

    def __repr__(self) -> str:
        return f"<Report: {self.title} about {self.letter_name!r}, {len(self.findings)} findings>"

    @property
    def findings(self) -> tuple[Item, ...]:
        """The findings quoted from the letter, or from all letters one after another."""
        holders = self.chapters or (self,)
        return tuple(item for holder in holders for item in holder.parts["key_findings"].items)

    @property
    def open_fields(self) -> tuple[OpenField, ...]:
        """Every open field of what the report is asked to have, each once, in its order. A format or template may show
        fewer, or parts that nobody asked for."""
        asked = {key: part for key, part in self.parts.items() if part.asked}
        return tuple(dict.fromkeys(_open_fields(replace(self, parts=asked))))


def _open_fields(value: object) -> Iterator[OpenField]:
    if isinstance(value, OpenField):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from _open_fields(member)
    elif isinstance(value, Mapping):
        yield from _open_fields(tuple(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _open_fields(getattr(value, field.name))
