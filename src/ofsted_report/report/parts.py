"""The table of the report's parts: what each holds, when a report has it, what composes it, and its template variables.

Everything that goes through the parts walks this table: `compose` makes them in its order, web page and Markdown lay them
out in it (`rendering/outline.py`), Word templates get their variables from it (`rendering/template_variables.py`), and
`template check` says from it what a template leaves out. docs/adding-a-part.md adds one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ofsted_report.report import council_parts, letter_parts
from ofsted_report.report.composer import Composer
from ofsted_report.report.model import Part, Report
from ofsted_report.settings.text import Text


@dataclass(frozen=True, slots=True)
class Variable:
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
    quotation: bool = False
    """Whether it is a finding's text, which Word gets with a comment that says where it is in the letter."""

    @property
    def many(self) -> bool:
        """Whether it is a list, to be used in `{%p for … in NAME %}`."""
        return bool(self.members) and not self.group

    def member(self, name: str) -> Variable | None:
        """The member of this name."""
        return next((each for each in self.members if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that a template should have, and the variables of which one shows it."""

    key: str
    what: str
    """In an officer's words: 'the background (areas covered, evidence)'."""
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartEntry:
    """One part of the report."""

    key: str
    """Its name in `Report.parts`, in the wording's [headings], and in a web page's address."""
    holds: str
    when: str = "always"
    """Which reports have it."""
    wording: tuple[str, ...] = ()
    """The entries of wording.toml that it is made with, besides its heading."""
    compose: Callable[[Composer], Part | None]
    quotes: bool = False
    """Whether it quotes the letter."""
    variables: tuple[Variable, ...]
    shown: tuple[Shown, ...] = ()
    """What `template check` advises to have; nothing where only some forms of report have the part."""


# ── How a part's variables follow from its shape ──────────────────────────────────────────────────────────────────────

_ITEM = (
    Variable("text", "the item", "the quality of assessments", lambda item: item.text),
    Variable("label", "its letter", "a", lambda item: Text.of(item.label)),
)
_HEADED_ITEM = (
    *_ITEM,
    Variable(
        "heading",
        "the letter's heading above the first item under it; often nothing",
        "The local authority",
        lambda item: Text.of(item.heading or ""),
    ),
    Variable(
        "opening",
        "the item without the sub-bullets at its end",
        "Access to help for children, including:",
        lambda item: item.opening,
    ),
    Variable(
        "points",
        "its sub-bullets; mostly none",
        "",
        lambda item: item.points,
        (Variable("text", "the sub-bullet", "children who wait for an assessment", lambda point: point),),
    ),
    Variable(
        "note",
        "who is responsible for it, where the letter says so; else nothing",
        "Responsible: Anyshire Council",
        lambda item: item.note or Text(),
    ),
)


def sentence_variable(key: str, meaning: str, example: str) -> tuple[Variable, ...]:
    """A part that is one paragraph: `{{ purpose }}`."""
    return (Variable(key, meaning, example, lambda part: part.lead),)


def paragraph_variables(key: str, meaning: str, row: str, example: str = "") -> tuple[Variable, ...]:
    """A part that is a row of paragraphs: `{{ paragraph.text }}` in a loop."""
    return (Variable(key, meaning, "", lambda part: part.paragraphs, (_paragraph_text(row, example),)),)


def _paragraph_text(meaning: str, example: str = "") -> Variable:
    return Variable("text", meaning, example, lambda paragraph: paragraph.text)


def list_variables(
    key: str, meaning: str, lead: str, example: str, members: tuple[Variable, ...] = _ITEM
) -> tuple[Variable, ...]:
    """A part that is a list with a sentence before it: `{{ improvements_lead }}` and a loop."""
    return (
        Variable(f"{key}_lead", lead, example, lambda part: part.lead),
        Variable(key, meaning, "", lambda part: part.items, members),
    )


def _cell(name: str, column: int, meaning: str, example: str) -> Variable:
    return Variable(name, meaning, example, lambda row: row[column])


def shown(key: str, what: str, *by: str) -> tuple[Shown, ...]:
    return (Shown(key, what, by or (f"{key}.text",)),)


# ── The table ─────────────────────────────────────────────────────────────────────────────────────────────────────────

PARTS: tuple[PartEntry, ...] = (
    PartEntry(
        key="purpose",
        holds="why the committee gets the report",
        wording=("purpose",),
        compose=council_parts.purpose,
        variables=sentence_variable(
            "purpose", "the purpose of the report", "The purpose of this report is to present …"
        ),
        shown=shown("purpose", "the purpose", "purpose"),
    ),
    PartEntry(
        key="recommendations",
        holds="what the committee is asked to do",
        wording=("recommendations_lead", "recommendations"),
        compose=council_parts.recommendations,
        variables=list_variables(
            "recommendations",
            "what the committee is asked to do",
            "the words before the recommendations",
            "The Committee is recommended:",
        ),
    ),
    PartEntry(
        key="background",
        holds="the visit and what went before it, the areas covered, the evidence considered",
        wording=("before", "before_after_inspection", "inspectors", "history", "areas_covered", "subject"),
        compose=letter_parts.background,
        quotes=True,
        variables=(
            Variable(
                "background",
                "what went before, the areas covered, the evidence considered: one row a paragraph",
                "",
                lambda part: part.paragraphs,
                (
                    _paragraph_text("the paragraph", "During the course of this visit, inspectors …"),
                    Variable(
                        "points",
                        "the lettered list under the paragraph; may be empty",
                        "",
                        lambda paragraph: paragraph.items,
                        _ITEM,
                    ),
                ),
            ),
        ),
        shown=(
            Shown("background", "the background (areas covered, evidence)", ("background.text",)),
            Shown("points", "the lists under the background (areas covered)", ("background.points",)),
        ),
    ),
    PartEntry(
        key="judgements",
        holds="the judgements of an inspection, or its outcome",
        when="where the letter has judgements",
        wording=("judgements", "overall_judgement", "board_judgement", "outcome"),
        compose=letter_parts.judgements,
        variables=(
            Variable(
                "outcome",
                "the outcome of an inspection that gives no grade, quoted in a sentence; else nothing",
                "The report gives this outcome: “…”",
                lambda part: part.in_words or Text(),
            ),
            Variable(
                "judgements_lead",
                "the sentence before the judgements",
                "The judgements in the report are …",
                lambda part: part.lead,
            ),
            Variable(
                "judgements",
                "the judgements of a full inspection, or its outcome as one row; none for a visit",
                "",
                lambda part: part.table.rows,
                (
                    _cell("area", 0, "what is judged", "Overall effectiveness"),
                    _cell("grade", 1, "the grade", "Good"),
                ),
            ),
        ),
        shown=shown("judgements", "the judgements of an inspection", "judgements.grade"),
    ),
    PartEntry(
        key="key_findings",
        holds="the findings quoted from the letter, and what their abbreviations mean",
        wording=("conclusion", "key_findings", "gaps", "edited", "whole", "abbreviations", "terms"),
        compose=letter_parts.key_findings,
        quotes=True,
        variables=(
            Variable(
                "key_findings_lead",
                "the sentence before the key findings",
                "The key findings … are set out below:",
                lambda part: part.lead,
            ),
            Variable(
                "key_findings",
                "the findings quoted from the letter",
                "",
                lambda part: part.items,
                (
                    Variable(
                        "text",
                        "the finding in Ofsted's words",
                        "Leaders know the service well.",
                        lambda finding: finding.text,
                        quotation=True,
                    ),
                    Variable("label", "its letter", "a", lambda finding: Text.of(finding.label)),
                    Variable(
                        "place",
                        "where it stands in the letter",
                        "Letter, page 3, Findings, paragraph 7, sentence 1",
                        lambda finding: Text.of(finding.source.place()),
                    ),
                    Variable(
                        "heading",
                        "the report's heading above the first finding under it; nothing for most visits",
                        "Leaders",
                        lambda finding: Text.of(finding.heading or ""),
                    ),
                    Variable(
                        "begins_again",
                        "'a' where the letters begin again at this heading, past 26 findings; else nothing",
                        "a",
                        lambda finding: Text.of("a" if finding.begins_again else ""),
                    ),
                ),
            ),
            Variable(
                "abbreviations",
                "what abbreviations mean that the quotations use and do not explain, and what the letter calls people; often "
                "nothing",
                "This abbreviation is used in this report: MASH (multi-agency safeguarding hub).",
                lambda part: part.paragraphs[1].text if len(part.paragraphs) > 1 else Text(),
            ),
        ),
        shown=shown("key_findings", "the key findings"),
    ),
    PartEntry(
        key="priority_actions",
        holds="the areas for priority action",
        when="where the letter lists them",
        wording=("priority_actions", "responsible"),
        compose=letter_parts.priority_actions,
        quotes=True,
        variables=list_variables(
            "priority_actions",
            "the areas for priority action; often none",
            "the sentence before the areas for priority action",
            "The letter names …",
            _HEADED_ITEM,
        ),
        shown=shown("priority_actions", "the areas for priority action"),
    ),
    PartEntry(
        key="improvements",
        holds="what needs to improve",
        when="where the letter lists it",
        wording=("improvements", "improvements_told", "recommended", "responsible"),
        compose=letter_parts.improvements,
        quotes=True,
        variables=list_variables(
            "improvements",
            "what needs to improve; may be none",
            "the sentence before what needs to improve",
            "The letter says that …",
            _HEADED_ITEM,
        ),
        shown=shown("improvements", "what needs to improve"),
    ),
    PartEntry(
        key="next_steps",
        holds="what Ofsted asks the council to do, by when, and when it comes again",
        when="where the letter says so",
        wording=("next_steps", "next_step"),
        compose=letter_parts.next_steps,
        quotes=True,
        variables=list_variables(
            "next_steps",
            "what Ofsted asks the council to do, and by when; when it comes again; often none",
            "the sentence before what happens next",
            "About what happens next the letter says:",
        ),
        shown=shown("next_steps", "what happens next (what Ofsted asks for, and when it comes again)"),
    ),
    PartEntry(
        key="implications",
        holds="what a decision would mean, each under a small heading",
        compose=council_parts.implications,
        variables=(
            Variable(
                "implications",
                "financial, legal, equality and risk implications",
                "",
                lambda part: part.paragraphs,
                (
                    Variable("heading", "which", "Legal implications", lambda row: Text.of(row.heading)),
                    _paragraph_text("what the officers say of it"),
                ),
            ),
        ),
    ),
    PartEntry(
        key="background_papers",
        holds="the papers behind the report",
        wording=("appendix_entry", "appendix_title"),
        compose=council_parts.background_papers,
        variables=paragraph_variables(
            "background_papers",
            "the papers behind the report",
            "one paper",
            "Appendix 1: Ofsted letter of 8 January 2019 …",
        ),
        shown=shown("background_papers", "the background papers", "background_papers.text", "appendix"),
    ),
    PartEntry(
        key="questions",
        holds="whom readers ask, and how they tell their views",
        wording=("questions", "views", "views_by_post", "by_telephone", "by_email"),
        compose=council_parts.questions,
        variables=paragraph_variables(
            "questions",
            "your questions and views, one row a paragraph",
            "the paragraph",
            "If you have any questions …",
        ),
        shown=shown("questions", "your questions and views"),
    ),
    PartEntry(
        key="appendix",
        holds="the page before the letter",
        wording=("appendix", "appendix_title"),
        compose=council_parts.appendix,
        variables=sentence_variable(
            "appendix", "the line on the appendix", "Ofsted letter of 8 January 2019, “…”, is attached."
        ),
    ),
)


def _detail(number: int) -> Callable[[Report], Text]:
    """A line of the title block, by its number from 0."""
    return lambda report: report.details[number].value


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
            Variable("label", "what the line tells", "Author", lambda detail: Text.of(detail.label)),
            Variable("value", "what it is", "Anna Bell", lambda detail: detail.value),
        ),
    ),
    Variable("author", "who wrote the report", "Anna Bell", _detail(2)),
    Variable("contact_officer", "the contact officer with telephone and e-mail", "Sam Poole, 01234 567890", _detail(3)),
    Variable("cabinet_member", "the Cabinet Member", "Cllr J Marsh", _detail(4)),
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
