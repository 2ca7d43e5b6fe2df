"""The tags of a Word template: their names, what they stand for, and their values for one report.

`TAGS` is what an officer can use and what `template check` knows; `docs/templates.md` is written from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from ofsted_report.report.model import Item, Part, QuotedFinding, Report
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import load_wording


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag; a list has members that stand for one of its rows, a group has members of its own."""

    name: str
    meaning: str
    example: str = ""
    members: tuple[Tag, ...] = ()
    many: bool = False
    """Whether it is a list, to be used in `{%p for … in NAME %}`."""

    def member(self, name: str) -> Tag | None:
        """The member of this name."""
        return next((tag for tag in self.members if tag.name == name), None)


def _headings() -> tuple[Tag, ...]:
    return tuple(Tag(name, "heading", example) for name, example in load_wording().words("headings").items())


def _labels() -> tuple[Tag, ...]:
    return tuple(Tag(name, "label", example) for name, example in load_wording().words("labels").items())


_POINTS = Tag(
    "points",
    "the lettered list under the paragraph; may be empty",
    members=(Tag("text", "the item", "the quality of assessments"), Tag("label", "its letter", "a")),
    many=True,
)


_LISTED = (
    *_POINTS.members,
    Tag("heading", "the letter's heading above the first item under it; often nothing", "The local authority"),
)
"""Of an item of a list that the letter may part by headings."""


def all_tags() -> tuple[Tag, ...]:
    """Every tag, in the order of the report."""
    return (
        Tag("council", "the council's name", "Anyshire County Council"),
        Tag("committee", "the committee's name", "Children’s Select Committee"),
        Tag("committee_date", "the day of the meeting", "Tuesday 15 January 2019"),
        Tag("agenda_item", "the item's number on the agenda", "9"),
        Tag("title", "the item's title", "Ofsted second monitoring visit update"),
        Tag("committee_will", "what the committee will do", "The Committee will receive an update about …"),
        Tag("pages", "the item's pages in the agenda", "3 - 12"),
        Tag("contributors", "who contributes to the item", members=(Tag("text", "name and post"),), many=True),
        Tag("document_to_follow", "'Document to follow', or nothing", "Document to follow"),
        Tag("report_to", "to whom the report goes", "Report to the Children’s Select Committee"),
        Tag(
            "details",
            "the title block: title, committee date, author, contact officer, Cabinet Member",
            members=(Tag("label", "what the line tells", "Author"), Tag("value", "what it is", "Anna Bell")),
            many=True,
        ),
        Tag("author", "who wrote the report", "Anna Bell"),
        Tag("contact_officer", "the contact officer with telephone and e-mail", "Sam Poole, 01234 567890"),
        Tag("cabinet_member", "the Cabinet Member", "Cllr J Marsh"),
        Tag("report_of", "whose report it is", "Director of Children’s Services"),
        Tag("wards", "the wards affected", "All wards"),
        Tag("purpose", "the purpose of the report", "The purpose of this report is to present …"),
        Tag("recommendations_lead", "the words before the recommendations", "The Committee is recommended:"),
        Tag("recommendations", "what the committee is asked to do", members=_POINTS.members, many=True),
        Tag(
            "background",
            "what went before, the areas covered, the evidence considered: one row a paragraph",
            members=(Tag("text", "the paragraph", "During the course of this visit, inspectors …"), _POINTS),
            many=True,
        ),
        Tag("key_findings_lead", "the sentence before the key findings", "The key findings … are set out below:"),
        Tag(
            "key_findings",
            "the findings quoted from the letter",
            members=(
                Tag("text", "the finding in Ofsted's words", "Leaders know the service well."),
                Tag("label", "its letter", "a"),
                Tag("place", "where it stands in the letter", "Letter, page 3, Findings, paragraph 7, sentence 1"),
                Tag("heading", "the report's heading above the first finding under it; nothing for a visit", "Leaders"),
            ),
            many=True,
        ),
        Tag(
            "abbreviations",
            "what abbreviations mean that the quotations use and do not explain; often nothing",
            "Abbreviation, as the letter explains it: MASH (multi-agency safeguarding hub).",
        ),
        Tag("priority_actions_lead", "the sentence before the areas for priority action", "The letter names …"),
        Tag("priority_actions", "the areas for priority action; often none", members=_LISTED, many=True),
        Tag("improvements_lead", "the sentence before what needs to improve", "The letter says that …"),
        Tag("improvements", "what needs to improve; may be none", members=_LISTED, many=True),
        Tag("next_steps_lead", "the sentence before what happens next", "About what happens next the letter says:"),
        Tag(
            "next_steps",
            "what Ofsted asks the council to do, and by when; when it comes again; often none",
            members=_POINTS.members,
            many=True,
        ),
        Tag(
            "outcome",
            "the outcome of an inspection that gives no grade, quoted in a sentence; else nothing",
            "The report gives this outcome: “…”",
        ),
        Tag("judgements_lead", "the sentence before the judgements", "The judgements in the report are …"),
        Tag(
            "judgements",
            "the judgements of a full inspection, or its outcome as one row; none for a visit",
            members=(Tag("area", "what is judged", "Overall effectiveness"), Tag("grade", "the grade", "Good")),
            many=True,
        ),
        Tag(
            "implications",
            "financial, legal, equality and risk implications",
            members=(Tag("heading", "which", "Legal implications"), Tag("text", "what the officers say of it")),
            many=True,
        ),
        Tag(
            "background_papers",
            "the papers behind the report",
            members=(Tag("text", "one paper", "Appendix 1: Ofsted letter of 8 January 2019 …"),),
            many=True,
        ),
        Tag(
            "questions",
            "your questions and views, one row a paragraph",
            members=(Tag("text", "the paragraph", "If you have any questions …"),),
            many=True,
        ),
        Tag("appendix", "the line on the appendix", "Ofsted letter of 8 January 2019, “…”, is attached."),
        Tag("letter_title", "the letter's title as printed", "Second monitoring visit of Anyshire children’s services"),
        Tag("heading", "the headings as wording.toml has them: {{ heading.purpose }}", members=_headings()),
        Tag("label", "the labels as wording.toml has them: {{ label.author }}", members=_labels()),
    )


Show = Callable[[Text], str]
Quote = Callable[[int, QuotedFinding], str]


def values(report: Report, show: Show, quote: Quote) -> dict[str, Any]:
    """The value of every tag for this report.

    `show` gives a text in the form that the format needs; `quote` does so for a finding, told by its number from 0.
    """
    sheet = report.front_sheet
    details = [SimpleNamespace(label=show(Text.of(d.label)), value=show(d.value)) for d in report.details]
    author, contact, member = (detail.value for detail in details[-3:])
    return {
        "council": show(report.council),
        "committee": show(report.committee),
        "committee_date": show(sheet.committee_date),
        "agenda_item": show(sheet.item_number),
        "title": show(report.title),
        "committee_will": show(sheet.committee_will),
        "pages": show(sheet.pages),
        "contributors": _rows(sheet.contributors, show),
        "document_to_follow": show(Text.of(sheet.document_to_follow or "")),
        "report_to": show(report.report_to),
        "details": details,
        "author": author,
        "contact_officer": contact,
        "cabinet_member": member,
        "report_of": show(report.report_of),
        "wards": show(report.wards),
        "purpose": show(_lead(report.purpose)),
        "recommendations_lead": show(_lead(report.recommendations)),
        "recommendations": _points_of(report.recommendations, show),
        "background": [
            SimpleNamespace(text=show(p.text), points=_points(p.items, show)) for p in report.background.paragraphs
        ],
        "key_findings_lead": show(report.key_findings.lead),
        "key_findings": [
            SimpleNamespace(
                text=quote(n, f),
                label=f.label,
                place=show(Text.of(f.source.place())),
                heading=show(Text.of(f.heading or "")),
            )
            for n, f in enumerate(report.key_findings.findings)
        ],
        "abbreviations": show(report.abbreviations),
        "priority_actions_lead": show(_lead(report.priority_actions)),
        "priority_actions": _listed(report.priority_actions, show),
        "improvements_lead": show(_lead(report.improvements)),
        "improvements": _listed(report.improvements, show),
        "next_steps_lead": show(_lead(report.next_steps)),
        "next_steps": _points_of(report.next_steps, show),
        "outcome": show(report.judgements.outcome if report.judgements else Text()),
        "judgements_lead": show(report.judgements.lead) if report.judgements else "",
        "judgements": [
            SimpleNamespace(area=show(Text.of(row.area)), grade=show(Text.of(row.grade)))
            for row in (report.judgements.rows if report.judgements else ())
        ],
        "implications": [
            SimpleNamespace(heading=show(Text.of(row.heading)), text=show(row.text)) for row in report.implications
        ],
        "background_papers": _rows((p.text for p in report.background_papers.paragraphs), show),
        "questions": _rows((p.text for p in report.questions.paragraphs), show),
        "appendix": show(_lead(report.appendix)),
        "letter_title": show(Text.of(report.letter_title)),
        "heading": _words(report.headings, show),
        "label": _words(report.labels, show),
    }


def _words(words: Mapping[str, str], show: Show) -> SimpleNamespace:
    return SimpleNamespace(**{name: show(Text.of(text)) for name, text in words.items()})


def _rows(texts: Iterable[Text], show: Show) -> list[SimpleNamespace]:
    return [SimpleNamespace(text=show(text)) for text in texts]


def _points(items: Iterable[Item], show: Show) -> list[SimpleNamespace]:
    return [SimpleNamespace(text=show(item.text), label=item.label) for item in items]


def _listed(part: Part | None, show: Show) -> list[SimpleNamespace]:
    """The items of a list that the letter may part by headings."""
    return [
        SimpleNamespace(text=show(item.text), label=item.label, heading=show(Text.of(item.heading or "")))
        for paragraph in (part.paragraphs if part else ())
        for item in paragraph.items
    ]


def _points_of(part: Part | None, show: Show) -> list[SimpleNamespace]:
    return [point for p in (part.paragraphs if part else ()) for point in _points(p.items, show)]


def _lead(part: Part | None) -> Text:
    return part.paragraphs[0].text if part else Text()
