"""The report as a flat outline with its numbers, for the formats that do not number by themselves (web page, Markdown).

A form says which parts a report has and how they are numbered; the two are those of the Word templates that ship.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ofsted_report.report import parts
from ofsted_report.report.citations import cites, with_labels
from ofsted_report.report.model import Chapter, Detail, Item, Paragraph, Part, Report, Table
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.shipped import WORD_TEMPLATES


class Form(NamedTuple):
    """The layout of a form of report: the parts it leaves out, and their numbering."""

    names: tuple[str, ...] = ()
    """The optional parts that it has; of the others those that the settings ask for."""
    leaves_out: tuple[str, ...] = ()
    """Parts that other forms always have."""
    findings_in_background: bool = False
    """Key findings are the last paragraph of the background, without a heading, unless judgements or areas for priority
    action come before them."""
    front_sheet: bool = False
    more_details: tuple[str, ...] = ()
    """Lines of the title block besides the usual ones."""
    unnumbered: tuple[str, ...] = ()
    numbered_headings: bool = False
    """Headings 1., 2. and paragraphs 1.1, 1.2; else paragraphs 1., 2. through the whole report."""


FORMS: Mapping[str, Form] = {
    "select-committee": Form(
        findings_in_background=True,
        front_sheet=True,
        unnumbered=("purpose", "background_papers", "questions", "appendix"),
    ),
    "scrutiny-report": Form(
        names=("recommendations", "implications"),
        more_details=("report_of", "wards"),
        unnumbered=("appendix",),
        numbered_headings=True,
    ),
    "cabinet-report": Form(
        names=(
            "executive_summary",
            "recommendations",
            "reasons",
            "options",
            "council_next_steps",
            "consultation",
            "implications",
        ),
        more_details=("report_of", "wards"),
        unnumbered=("appendix",),
        numbered_headings=True,
    ),
    "scrutiny-briefing": Form(
        names=("action_plan",),
        leaves_out=("background", "improvements", "questions", "appendix"),
        unnumbered=(
            "purpose",
            "judgements",
            "priority_actions",
            "key_findings",
            "action_plan",
            "next_steps",
            "background_papers",
        ),
    ),
}


class Numbered(NamedTuple):
    """A paragraph with its printed number."""

    number: str
    """'4.', '4.1' or nothing."""
    within: str
    """Its number, or that of the paragraph before it, which numbered items belong to."""
    paragraph: Paragraph

    @property
    def points(self) -> tuple[tuple[str, Item], ...]:
        """Its items, each with its label as it is printed: 'a)' or '3.27'; with nothing where it is the only one."""
        items = self.paragraph.items
        return tuple(
            (item.mark(self.within, at) if item.numbered or len(items) > 1 else "", item)
            for at, item in enumerate(items, start=1)
        )


class OutlineSection(NamedTuple):
    """A heading and the content below it."""

    name: str
    number: str
    heading: str
    paragraphs: tuple[Numbered, ...] = ()
    table: Table | None = None
    level: int = 2
    """The level of its heading: 3 in the chapter of one of several letters."""


class Outline(NamedTuple):
    """The report laid out in one form."""

    report: Report
    form: Form
    details: tuple[Detail, ...]
    sections: tuple[OutlineSection, ...]

    @property
    def open_fields(self) -> tuple[OpenField, ...]:
        """The open fields that this form shows, each once."""
        sheet, report = self.report.front_sheet, self.report
        texts: list[Text] = []
        if self.form.front_sheet:
            texts += [sheet.committee, sheet.committee_date, sheet.item_number, sheet.item_title]
            texts += [sheet.committee_will, sheet.pages, *sheet.contributors]
        texts += [report.council, report.report_to, report.title, *(detail.value for detail in self.details)]
        for section in self.sections:
            for paragraph in (each.paragraph for each in section.paragraphs):
                texts += [paragraph.text, *(item.opening for item in paragraph.items)]
            if section.table:
                texts += [cell for row in section.table.rows for cell in row]
        return tuple(dict.fromkeys(open_field for text in texts for open_field in text.open_fields))


def outline(report: Report, template: str = WORD_TEMPLATES[0]) -> Outline:
    """The report in the form of this shipped template."""
    form = FORMS[template]
    if cites(report):
        labels = printed_labels(report, template)
        report = with_labels(report, lambda cited: labels[cited.finding])
    more = {"report_of": report.report_of, "wards": report.wards}
    details = (*report.details, *(Detail(label=report.labels[n], value=more[n]) for n in form.more_details))
    return Outline(report=report, form=form, details=details, sections=tuple(_sections(report, form)))


def printed_labels(report: Report, template: str | None) -> tuple[str, ...]:
    """The label of each finding as sentences name it: 'b)', '3.27'; '' where it is the only one.

    `template`: the shipped template that the report's is, or is a copy of; None for one of the council's own, of which it is
    not known what it prints before the number.
    """
    if template is None:
        holders = report.chapters or (report,)
        lists = (holder.parts["key_findings"].items for holder in holders)
        marks = [item.mark() if item.numbered or len(items) > 1 else "" for items in lists for item in items]
    else:
        points = (
            point
            for section in _sections(report, FORMS[template])
            for numbered in section.paragraphs
            for point in numbered.points
        )
        marks = [mark for mark, item in points if item.source]
    return tuple(mark.rstrip(".") for mark in marks)


def _sections(report: Report, form: Form) -> Iterator[OutlineSection]:
    """The parts in the order of the table of parts; the chapters of several letters where the first of theirs is."""
    counter = _Counter(form)
    told = False
    for entry in parts.PARTS:
        if report.chapters and entry.by_letter:
            if not told:
                yield from (
                    section
                    for number, chapter in enumerate(report.chapters, start=1)
                    for section in _chapter(number, chapter, form, counter)
                )
            told = True
            continue
        yield from (_section(key, part, counter) for key, part in _shown(report.parts, form, (entry,)))


def _chapter(number: int, chapter: Chapter, form: Form, counter: _Counter) -> Iterator[OutlineSection]:
    """The report's content on one of several letters, under a heading of its own."""
    name = f"letter-{number}"
    yield OutlineSection(name=name, number=counter.heading(name), heading=chapter.heading)
    for key, part in _shown(chapter.parts, form, parts.PARTS):
        yield _section(key, part, counter, in_chapter=True)._replace(name=f"{name}-{key}", level=3)


def _shown(of: Mapping[str, Part], form: Form, entries: Sequence[parts.PartEntry]) -> Iterator[tuple[str, Part]]:
    """Those of these parts that this form shows."""
    findings = of.get("key_findings")
    merged = form.findings_in_background and not of.keys() & {"judgements", "priority_actions"}
    for entry in entries:
        part = of.get(entry.key)
        if part is None or (merged and part is findings):
            continue
        if entry.key in form.leaves_out or not (part.asked or entry.key in form.names):
            continue
        if entry.key == "appendix":
            yield from _title_pages(part)
            continue
        if merged and findings and entry.key == "background":
            part = replace(part, paragraphs=(*part.paragraphs, *findings.paragraphs))
        yield entry.key, part


def _title_pages(part: Part) -> Iterator[tuple[str, Part]]:
    """The appendices, each under its own heading."""
    for number, paragraph in enumerate(part.paragraphs, start=1):
        page = Part(heading=paragraph.heading or part.heading, paragraphs=(replace(paragraph, heading=None),))
        yield "appendix" if number == 1 else f"appendix-{number}", page


@dataclass(slots=True)
class _Counter:
    """Counts as the Word templates do: the multilevel list, in words."""

    form: Form
    headings: int = 0
    paragraphs: int = 0

    def heading(self, part: str) -> str:
        if not self.form.numbered_headings or part.partition("-")[0] in self.form.unnumbered:
            return ""
        self.headings += 1
        self.paragraphs = 0
        return f"{self.headings}."

    def paragraph(self, part: str, paragraph: Paragraph) -> str:
        if part.partition("-")[0] in self.form.unnumbered or not paragraph.numbered:
            return ""
        self.paragraphs += 1
        return f"{self.headings}.{self.paragraphs}" if self.form.numbered_headings else f"{self.paragraphs}."


def _section(key: str, part: Part, counter: _Counter, *, in_chapter: bool = False) -> OutlineSection:
    number = "" if in_chapter else counter.heading(key)
    shown = (Paragraph(text=part.in_words),) if part.in_words else part.paragraphs
    return OutlineSection(
        name=key,
        number=number,
        heading=part.heading,
        paragraphs=tuple(_numbered(shown, key, counter)),
        table=None if part.in_words else part.table,
    )


def _numbered(paragraphs: Sequence[Paragraph], key: str, counter: _Counter) -> Iterator[Numbered]:
    before = ""
    for paragraph in paragraphs:
        number = counter.paragraph(key, paragraph)
        before = number or before
        yield Numbered(number, before, paragraph)
