"""The variables of Word templates: what one is, and how those of a part follow from the part's shape."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from ofsted_report.report.model import Part, Report
from ofsted_report.settings.text import OpenField, Text


class Variable(NamedTuple):
    """One variable of Word templates; a list has members, the variables of one of its rows."""

    name: str
    meaning: str
    example: str
    value: Callable[[Any], Text | Iterable[Any]]
    """Its text, or of a list its rows: of the part, of the report where it belongs to no part, or of the row that it is
    a member of."""
    members: tuple[Variable, ...] = ()
    group: bool = False
    """Whether it has members and is no list: `{{ heading.purpose }}`."""
    again: bool = False
    """Whether it is a variable of its own too, and explained there."""
    quotation: bool = False
    """Whether it is a finding's text, which Word gets with a comment that says where it is in the letter."""

    @property
    def many(self) -> bool:
        """Whether it is a list, to be used in `{%p for … in NAME %}`."""
        return bool(self.members) and not self.group

    def member(self, name: str) -> Variable | None:
        """The member of this name."""
        return next((each for each in self.members if each.name == name), None)


class Shown(NamedTuple):
    """Something that a template should have, and the variables of which one shows it."""

    key: str
    what: str
    """In an officer's words: 'the background (areas covered, evidence)'."""
    by: tuple[str, ...]


ITEM = (
    Variable("text", "the item", "the quality of assessments", lambda item: item.text),
    Variable("label", "its letter in the list", "a", lambda item: Text.of(item.label)),
)
SUB_BULLETS = (
    Variable(
        "opening",
        "the item without the sub-bullets at its end",
        "Access to help for children, including:",
        lambda item: item.opening,
    ),
    Variable(
        "points",
        "its sub-bullets; usually none",
        "",
        lambda item: item.points,
        (Variable("text", "the sub-bullet", "children who wait for an assessment", lambda point: point),),
    ),
)
HEADED_ITEM = (
    *ITEM,
    Variable(
        "heading",
        "the heading in Ofsted's document, on the first item under it; often empty",
        "The local authority",
        lambda item: Text.of(item.heading or ""),
    ),
    *SUB_BULLETS,
    Variable(
        "note",
        "who is responsible for it, if the letter says so; otherwise empty",
        "Responsible: Anyshire Council",
        lambda item: item.note or Text(),
    ),
)


def sentence_variable(key: str, meaning: str, example: str) -> tuple[Variable, ...]:
    """A part that is one paragraph: `{{ purpose }}`."""
    return (Variable(key, meaning, example, lambda part: part.lead),)


def paragraph_variables(key: str, meaning: str, row: str, example: str = "") -> tuple[Variable, ...]:
    """A part that is a row of paragraphs: `{{ paragraph.text }}` in a loop."""
    return (Variable(key, meaning, "", lambda part: part.paragraphs, (paragraph_text(row, example),)),)


def paragraph_text(meaning: str, example: str = "") -> Variable:
    return Variable("text", meaning, example, lambda paragraph: paragraph.text)


def list_variables(
    key: str, meaning: str, lead: str, example: str, members: tuple[Variable, ...] = ITEM
) -> tuple[Variable, ...]:
    """A part that is a list with a sentence before it: `{{ improvements_lead }}` and a loop."""
    return (
        Variable(f"{key}_lead", lead, example, lambda part: part.lead),
        Variable(key, meaning, "", lambda part: part.items, members),
    )


def column_variables(key: str, meaning: str, *columns: tuple[str, str, str]) -> tuple[Variable, ...]:
    """A part that is a table: a loop over its rows, with a variable for each column (name, meaning, example)."""
    cells = tuple(cell(name, place, *told) for place, (name, *told) in enumerate(columns))
    return (Variable(key, meaning, "", rows_of, cells),)


def rows_of(part: Part) -> tuple[tuple[Text, ...], ...]:
    return part.table.rows if part.table else ()


def implication_rows(part: Part) -> tuple[tuple[Text, ...], ...]:
    """Heading, text and who signed it off, of the table or of the sections."""
    return rows_of(part) or tuple((Text.of(row.heading or ""), row.text, row.note or Text()) for row in part.paragraphs)


def cell(name: str, column: int, meaning: str, example: str) -> Variable:
    return Variable(name, meaning, example, lambda row: row[column])


def shown(key: str, what: str, *by: str) -> tuple[Shown, ...]:
    return (Shown(key, what, by or (f"{key}.text",)),)


def _detail(number: int) -> Callable[[Report], Text]:
    """A line of the title block, by its number from 0."""
    return lambda report: report.details[number].value


def _of_decision(name: str, meaning: str, example: str) -> Variable:
    """A line of the title block that only those reports have whose meeting gives it; an open field in others."""

    def value(report: Report) -> Text:
        label = report.labels[name]
        return next((each.value for each in report.details if each.label == label), Text.of(OpenField(label)))

    return Variable(name, meaning, example, value)


FRONT_MATTER: tuple[Variable, ...] = (
    Variable("council", "the council's name", "Anyshire County Council", lambda report: report.council),
    Variable("committee", "the committee's name", "Children’s Select Committee", lambda report: report.committee),
    Variable(
        "committee_date",
        "the day of the meeting",
        "Tuesday 15 January 2019",
        lambda report: report.front_sheet.committee_date,
    ),
    Variable("agenda_item", "the item's number on the agenda", "9", lambda report: report.front_sheet.item_number),
    Variable("title", "the item's title", "Ofsted second monitoring visit update", lambda report: report.title),
    Variable(
        "committee_will",
        "what the committee will do",
        "The Committee will receive an update about …",
        lambda report: report.front_sheet.committee_will,
    ),
    Variable("pages", "the item's pages in the agenda", "3 - 12", lambda report: report.front_sheet.pages),
    Variable(
        "contributors",
        "who contributes to the item",
        "",
        lambda report: report.front_sheet.contributors,
        (Variable("text", "name and post", "", lambda contributor: contributor),),
    ),
    Variable(
        "document_to_follow",
        "'Document to follow', or nothing",
        "Document to follow",
        lambda report: Text.of(report.front_sheet.document_to_follow or ""),
    ),
    Variable(
        "report_to",
        "to whom the report goes",
        "Report to the Children’s Select Committee",
        lambda report: report.report_to,
    ),
    Variable(
        "details",
        "the title block: title, committee date, author, contact officer, Cabinet Member",
        "",
        lambda report: report.details,
        (
            Variable("label", "the label of the line", "Author", lambda detail: Text.of(detail.label)),
            Variable("value", "what it is", "Anna Bell", lambda detail: detail.value),
        ),
    ),
    Variable("author", "who wrote the report", "Anna Bell", _detail(2)),
    Variable("contact_officer", "the contact officer with telephone and e-mail", "Sam Poole, 01234 567890", _detail(3)),
    Variable("cabinet_member", "the Cabinet Member", "Cllr J Marsh", _detail(4)),
    _of_decision("purpose_type", "what the item is for", "For decision"),
    _of_decision("key_decision", "whether it is a key decision", "Yes"),
    _of_decision("call_in", "the statement on call-in", "Subject to call-in until 12 March 2026"),
    _of_decision("exempt", "whether the report is open or exempt, and why", "Open"),
    _of_decision("urgency", "the reason for urgency", "The plan is due before the next meeting."),
    Variable("report_of", "whose report it is", "Director of Children’s Services", lambda report: report.report_of),
    Variable("wards", "the wards affected", "All wards", lambda report: report.wards),
    Variable(
        "letter_title",
        "the letter's title as printed",
        "Second monitoring visit of Anyshire children’s services",
        lambda report: Text.of(report.letter_title),
    ),
)
"""The variables of front sheet and title block, which belong to no part."""

FRONT_MATTER_SHOWN: tuple[Shown, ...] = (
    Shown("committee_date", "the committee date", ("committee_date", "details.value")),
    Shown("author", "the author", ("author", "details.value")),
    Shown("contact_officer", "the contact officer", ("contact_officer", "details.value")),
)
