"""The settings of a report: `council.toml`, and the meeting. The one place where a key is named, typed and described.

From these classes come the reading of both files (`schema`), their JSON Schema, docs/settings.md, the options of the
commands (`cli/options`), the columns of a meetings table, and forms.
"""

# ruff: noqa: RUF009 - `key` makes a dataclass field

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from ofsted_report.shipped import WORD_TEMPLATES

DEFAULT_TEMPLATE = WORD_TEMPLATES[0]


class About(NamedTuple):
    """The purpose of a key, and the values that a file may have besides its type."""

    text: str
    example: str = ""
    option: bool = False
    """Whether `build` has an option for it."""
    also: Literal["number", "lines", "text"] | None = None
    """Other types that a file may have: for a text a number or lines, for a row a text, which is its first key."""
    choices: tuple[str, ...] = ()
    """For a text: the values allowed."""
    least: int | None = None
    most: int | None = None


def key(text: str, default: Any = None, **more: Any) -> Any:
    """A field of a settings class: what it is for, its default, and more of `About`. MISSING: it must be given."""
    about = {"about": About(text=text, **more)}
    if default is MISSING:
        return field(metadata=about)
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=about)
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemocraticServices:
    """Where readers send their views: [democratic_services]."""

    name: str | None = key("The team's name: 'Democratic Services Team'.", example="Democratic Services Team")
    telephone: str | None = key("The team's telephone, as printed: '01234 567890'.", example="01234 567890")
    email: str | None = key("The team's e-mail address.", example="democracy@anyshire.gov.uk")
    address: str | None = key("Postal address, as one text or as lines.", also="lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOfficer:
    """An officer who answers questions about reports: [[contact_officers]]; the first is taken unless one is named."""

    name: str = key("The officer's name.", MISSING, example="Sam Poole")
    role: str | None = key("The officer's post.")
    telephone: str | None = key("The officer's telephone, as printed.", example="01234 567891")
    email: str | None = key("The officer's e-mail address.", example="sam.poole@anyshire.gov.uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """The council's deadlines, in working days before the meeting: [deadlines]."""

    questions_working_days: int = key(
        "Deadline for questions and views, in working days before the meeting.", 3, least=1, most=60
    )
    questions_time: str = key("The time on that day: '5.00 pm'.", "5.00 pm")
    publication_clear_days: int = key(
        "Clear working days between publication and meeting; the law requires five.", 5, least=1, most=60
    )


KNOWN_IMPLICATIONS = ("financial", "legal", "equality", "risk")
"""Implications with a heading of their own in the wording; any other is called as the council names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implication:
    """What the officers say the report means for one matter: [implications], a text or a table for each."""

    text: str | None = key("The text; left out, it is an open field.")
    signed_off_by: str | None = key("Who has signed it off.", example="Priya Nair, Section 151 Officer")
    signed_off_on: date | None = key("The date of the sign-off.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """What the committee is asked to do."""

    text: str = key("What the committee is asked to do.", MISSING)
    points: tuple[str, ...] = key("Its sub-points.", ())
    delegated_to: str | None = key("To whom the decision is delegated.", example="the Director of Children’s Services")


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStep:
    """A meeting that the report goes to: [[decision_route]], in their order."""

    body: str = key("The committee or the person.", MISSING, example="Cabinet")
    date: date | None = key("The date.", example="2026-03-03")
    purpose: str | None = key("The purpose; by default, the last body on the route decides.", example="for decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option that was considered: [[options]]; 'do nothing' among them."""

    option: str = key("The option.", MISSING, example="Do nothing")
    assessment: str | None = key("Arguments for and against it.")
    recommended: bool = key("Whether it is the recommended option.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The view of somebody who was consulted, or of another committee: [[consultation]]."""

    who: str = key("Who was consulted, or which committee.", MISSING)
    said: str | None = key("What they said.")
    reply: str | None = key("The reply to it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A further appendix: [[appendices]]."""

    title: str = key("The appendix's title.", MISSING, example="Action plan")
    file: str | None = key("The file, PDF or Word, for `pack`.", example="action-plan.pdf")
    to_follow: bool = key("Whether it is still to follow.", False)
    before_letter: bool = key("Whether it comes before the letter, which then gets the next number.", False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting and the report to it; also [meeting] in council.toml, for what is the same every time."""

    committee: str | None = key("The committee, if it is not the usual one.", option=True)
    committee_date: date | None = key(
        "The day of the meeting: 2026-01-15, 15/01/2026 or '15 January 2026'.", option=True, example="2026-01-15"
    )
    agenda_item: str | None = key("The item's number on the agenda.", also="number", option=True, example="9")
    title: str | None = key("The item's title; by default made from the kind of visit.", option=True)
    author: str | None = key("Who wrote the report.", option=True, example="Anna Bell")
    contact_officer: str | None = key(
        "Name of the contact officer of this report; council.toml can give telephone and e-mail.",
        option=True,
        example="Sam Poole",
    )
    contact_telephone: str | None = key("Their telephone, if not in council.toml.", option=True)
    contact_email: str | None = key("Their e-mail address, if not in council.toml.", option=True)
    cabinet_member: str | None = key(
        "The Cabinet Member who signs the report off.", option=True, example="Cllr J Marsh"
    )
    contributors: tuple[str, ...] = key("Who contributes to the item: 'Cllr A Bell – Cabinet Member'.", ())
    committee_will: str | None = key("What the committee will do, as a sentence.")
    pages: str | None = key("Pages of the item in the agenda: '3 - 12'.", option=True, example="3 - 12")
    document_to_follow: bool = key("Say 'Document to follow' on the front sheet.", False)
    report_of: str | None = key("Whose report it is: 'Director for Education'.")
    wards: str | None = key("Wards affected.", example="All wards")
    purpose_type: str | None = key(
        "The purpose of the item.",
        choices=("for decision", "for discussion", "for information"),
        example="for discussion",
    )
    key_decision: bool | None = key("Whether it is a key decision; if left out, the report does not say.")
    call_in: str | None = key("The statement on call-in.", example="Subject to call-in until 12 March 2026")
    exempt: tuple[int, ...] | None = key(
        "The paragraphs of Schedule 12A that make the report exempt; [] if it is open to the public."
    )
    urgency: str | None = key("Why the report is urgent or late.")
    decision_route: tuple[DecisionStep, ...] = key("The meetings that the report goes to.", ())
    executive_summary: tuple[str, ...] = key("A summary in the council's own words; one text for each paragraph.", ())
    summary_of_facts: bool = key("Add the overall verdict, numbers and dates from the letter.", False)
    recommendations: tuple[str | Recommendation, ...] = key(
        "What the committee is asked to do: texts, or tables with sub-points and delegation.", (), also="text"
    )
    reasons: tuple[str, ...] = key("The reasons for the decision.", ())
    options: tuple[Option, ...] = key("The options that were considered.", ())
    consultation: tuple[View, ...] = key("Who was consulted, what they said, and the reply.", ())
    council_next_steps: tuple[str, ...] = key("What the council will do next; one text for each step.", ())
    action_plan: str | None = key(
        "'yes' for a table of actions to fill in, or a CSV or TOML file with them.", option=True, example="actions.csv"
    )
    background_papers: tuple[str, ...] = key("The council's own papers behind the report.", ())
    appendices: tuple[Attachment, ...] = key("The appendices besides the letter, in their order.", ())
    further_letters: tuple[str, ...] = key(
        "Further letters that the report is about too: files beside this one, in the order of their appendices.", ()
    )
    published: date | None = key("The date on which Ofsted published the document, if it does not say so itself.")
    previous_inspection: str | None = key(
        "When the previous inspection was: 'November 2017'; by default as the letter's head says.",
        option=True,
        example="November 2017",
    )
    implications: Mapping[str, Implication] = key(
        "Implications of the report by name: financial, legal, equality, risk, or the council's own names.", {}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """council.toml: what is the same for all reports of a council."""

    council: str | None = key(
        "The council's name; by default the one in the letter.", option=True, example="Anyshire Council"
    )
    committee: str | None = key("The committee: 'Children's Select Committee'.", example="Children’s Select Committee")
    template: str = key("The name of a shipped template, or a Word file beside council.toml.", DEFAULT_TEMPLATE)
    democratic_services: DemocraticServices = key("Where readers send questions and views.", DemocraticServices())
    contact_officers: tuple[ContactOfficer, ...] = key("Officers who answer questions about reports.", ())
    deadlines: DeadlineRules = key("The council's deadlines.", DeadlineRules())
    required_implications: tuple[str, ...] = key(
        "Implications that every report must state; a missing one is an open field.", ()
    )
    implications_as: str = key("How implications are laid out.", "sections", choices=("sections", "table"))
    many_findings: str = key(
        "How more than 26 findings, or those of several letters, are marked: by numbers, 3.1 to 3.40, or by letters that "
        "begin again at each letter or heading.",
        "numbers",
        choices=("numbers", "letters"),
    )
    chooser: str | None = key(
        "A program that chooses the key findings, or 'built-in'. See docs/findings.md.",
        option=True,
        example="python choose.py",
    )
    chooser_brief: str | None = key("A text file with instructions for the chooser, beside council.toml.")
    chooser_seconds: int = key("Time limit for the chooser, in seconds.", 300, least=1, most=3600)
    wording: Mapping[str, Any] = key("Standard sentences in the council's own words; see docs/settings.md.", {})


# ── The keys as data ─────────────────────────────────────────────────────────────────────────────────────────────────

Shape = Literal["text", "number", "date", "yes or no", "texts", "numbers", "table", "rows", "names", "wording"]
"""`rows`: a list of tables of one class; `names`: a table of such tables by any name."""


class Key(NamedTuple):
    """One key of a settings class."""

    name: str
    about: About
    shape: Shape
    default: Any
    required: bool
    table: type | None = None
    """The settings class of the table, or of each row."""

    @property
    def label(self) -> str:
        """In words, for a form: 'Committee date'."""
        return self.name.replace("_", " ").capitalize()


@cache
def keys_of(table: type) -> tuple[Key, ...]:
    """The keys of a settings class, in its order."""
    return tuple(_keys(table))


def _keys(table: type) -> Iterator[Key]:
    hints = typing.get_type_hints(table)
    for each in fields(table):
        shape, inner = _shape(hints[each.name])
        required = each.default is MISSING and each.default_factory is MISSING
        default = None if required else each.default if each.default is not MISSING else {}
        about: About = each.metadata["about"]
        yield Key(name=each.name, about=about, shape=shape, default=default, required=required, table=inner)


def _shape(hint: Any) -> tuple[Shape, type | None]:
    if get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        rows = (each for each in (member, *get_args(member)) if isinstance(each, type) and is_dataclass(each))
        row: type | None = next(rows, None)
        return ("rows", row) if row else ("numbers", None) if member is int else ("texts", None)
    if get_origin(hint) is collections.abc.Mapping and is_dataclass(get_args(hint)[1]):
        return "names", get_args(hint)[1]
    if isinstance(hint, type) and is_dataclass(hint):
        return "table", hint
    simple: dict[Any, Shape] = {str: "text", int: "number", date: "date", bool: "yes or no"}
    return simple.get(hint, "wording"), None


def option_keys() -> dict[str, Key]:
    """The keys that `build` has options for, by dotted key: 'council', 'meeting.author'."""
    of_council = {each.name: each for each in keys_of(Settings) if each.about.option}
    return {**of_council, **{f"meeting.{each.name}": each for each in keys_of(Meeting) if each.about.option}}
