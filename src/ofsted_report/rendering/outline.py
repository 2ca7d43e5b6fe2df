"""The report as a flat outline with its numbers, for the formats that do not number by themselves (web page, Markdown).

A form says which parts a report has and how they are numbered; the two are those of the Word templates that ship.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ofsted_report.report.model import Detail, Judgements, Paragraph, Part, Report
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.shipped import WORD_TEMPLATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Parts and numbering of a kind of report."""

    parts: tuple[str, ...]
    findings_in_background: bool = False
    """Key findings are the last paragraph of the background, without a heading, unless judgements come before them."""
    front_sheet: bool = False
    more_details: tuple[str, ...] = ()
    """Lines of the title block besides the usual ones."""
    unnumbered: tuple[str, ...] = ()
    numbered_headings: bool = False
    """Headings 1., 2. and paragraphs 1.1, 1.2; else paragraphs 1., 2. through the whole report."""


FORMS: Mapping[str, Form] = {
    "select-committee": Form(
        parts=(
            "purpose",
            "background",
            "judgements",
            "key_findings",
            "priority_actions",
            "improvements",
            "next_steps",
            "background_papers",
            "questions",
            "appendix",
        ),
        findings_in_background=True,
        front_sheet=True,
        unnumbered=("purpose", "background_papers", "questions", "appendix"),
    ),
    "scrutiny-report": Form(
        parts=(
            "purpose",
            "recommendations",
            "background",
            "judgements",
            "key_findings",
            "priority_actions",
            "improvements",
            "next_steps",
            "implications",
            "background_papers",
            "questions",
            "appendix",
        ),
        more_details=("report_of", "wards"),
        unnumbered=("appendix",),
        numbered_headings=True,
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """An item of a lettered list, with its place in the letter where it is a finding."""

    label: str
    text: Text
    place: str | None = None
    heading: str | None = None
    """A small heading above it, where it is the first under that heading of the letter's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A paragraph with its printed number ('4.', '4.1' or none), perhaps under a small heading."""

    number: str
    text: Text
    points: tuple[Point, ...] = ()
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A heading and what stands under it."""

    name: str
    number: str
    heading: str
    paragraphs: tuple[Numbered, ...]
    table: Judgements | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
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
            if section.table:
                texts.append(section.table.lead)
            for paragraph in section.paragraphs:
                texts += [paragraph.text, *(point.text for point in paragraph.points)]
        return tuple(dict.fromkeys(open_field for text in texts for open_field in text.open_fields))


def outline(report: Report, template: str = WORD_TEMPLATES[0]) -> Outline:
    """The report in the form of this shipped template."""
    form = FORMS[template]
    more = {"report_of": report.report_of, "wards": report.wards}
    details = (*report.details, *(Detail(label=report.labels[n], value=more[n]) for n in form.more_details))
    counter = _Counter(form)
    sections = (_section(report, name, counter) for name in form.parts)
    return Outline(report=report, form=form, details=details, sections=tuple(s for s in sections if s is not None))


@dataclass(slots=True)
class _Counter:
    """Counts as the Word templates do: the multilevel list, in words."""

    form: Form
    headings: int = 0
    paragraphs: int = 0

    def heading(self, part: str) -> str:
        if not self.form.numbered_headings or part in self.form.unnumbered:
            return ""
        self.headings += 1
        self.paragraphs = 0
        return f"{self.headings}."

    def paragraph(self, part: str) -> str:
        if part in self.form.unnumbered:
            return ""
        self.paragraphs += 1
        return f"{self.headings}.{self.paragraphs}" if self.form.numbered_headings else f"{self.paragraphs}."


def _section(report: Report, name: str, counter: _Counter) -> OutlineSection | None:
    """The part of this name, or None where this letter has none."""
    if name == "judgements":
        if report.judgements is None:
            return None
        number = counter.heading(name)
        outcome = report.judgements.outcome
        lead = Numbered(number=counter.paragraph(name), text=outcome or report.judgements.lead)
        return OutlineSection(
            name=name,
            number=number,
            heading=report.judgements.heading,
            paragraphs=(lead,),
            table=None if outcome else report.judgements,
        )
    in_background = counter.form.findings_in_background and report.judgements is None
    if name == "key_findings":
        if in_background:
            return None
        number = counter.heading(name)
        return OutlineSection(
            name=name,
            number=number,
            heading=report.key_findings.heading,
            paragraphs=tuple(_key_findings(report, counter)),
        )
    if name == "implications":
        number = counter.heading(name)
        rows = tuple(
            Numbered(number=counter.paragraph(name), text=row.text, heading=row.heading) for row in report.implications
        )
        return OutlineSection(name=name, number=number, heading=report.implications_heading, paragraphs=rows)
    part: Part | None = getattr(report, name)
    if part is None:
        return None
    number = counter.heading(name)
    paragraphs = [_numbered(paragraph, counter.paragraph(name)) for paragraph in part.paragraphs]
    if name == "background" and in_background:
        paragraphs.extend(_key_findings(report, counter))
    return OutlineSection(name=name, number=number, heading=part.heading, paragraphs=tuple(paragraphs))


def _numbered(paragraph: Paragraph, number: str) -> Numbered:
    points = tuple(Point(label=item.label, text=item.text, heading=item.heading) for item in paragraph.items)
    return Numbered(number=number, text=paragraph.text, points=points)


def _key_findings(report: Report, counter: _Counter) -> Iterator[Numbered]:
    """The numbered paragraph with the findings, and the line on abbreviations behind it."""
    points = tuple(
        Point(label=finding.label, text=Text.of(finding.text), place=finding.source.place(), heading=finding.heading)
        for finding in report.key_findings.findings
    )
    yield Numbered(number=counter.paragraph("key_findings"), text=report.key_findings.lead, points=points)
    if report.abbreviations:
        yield Numbered(number="", text=report.abbreviations)
