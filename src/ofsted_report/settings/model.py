"""The settings of a report: `council.toml`, and the meeting. The one place where a key is named, typed and described.

From these classes come the reading of both files (`schema`), their JSON Schema, docs/settings.md, the options of the
commands (`cli/options`), the columns of a meetings table, and forms.
"""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from ofsted_report.shipped import WORD_TEMPLATES

DEFAULT_TEMPLATE = WORD_TEMPLATES[0]


class About(Struct, frozen=True):
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


class DemocraticServices(Struct, frozen=True, kw_only=True):
    """Where readers send their views: [democratic_services]."""

    name: Annotated[
        str | None, About("The team's name: 'Democratic Services Team'.", example="Democratic Services Team")
    ] = None
    telephone: Annotated[
        str | None, About("The team's telephone, as printed: '01234 567890'.", example="01234 567890")
    ] = None
    email: Annotated[str | None, About("The team's e-mail address.", example="democracy@anyshire.gov.uk")] = None
    address: Annotated[str | None, About("Postal address, as one text or as lines.", also="lines")] = None


class ContactOfficer(Struct, frozen=True, kw_only=True):
    """An officer who answers questions about reports: [[contact_officers]]; the first is taken unless one is named."""

    name: Annotated[str, About("The officer's name.", example="Sam Poole")]
    role: Annotated[str | None, About("The officer's post.")] = None
    telephone: Annotated[str | None, About("The officer's telephone, as printed.", example="01234 567891")] = None
    email: Annotated[str | None, About("The officer's e-mail address.", example="sam.poole@anyshire.gov.uk")] = None


class DeadlineRules(Struct, frozen=True, kw_only=True):
    """The council's deadlines, in working days before the meeting: [deadlines]."""

    questions_working_days: Annotated[
        int, About("Deadline for questions and views, in working days before the meeting.", least=1, most=60)
    ] = 3
    questions_time: Annotated[str, About("The time on that day: '5.00 pm'.")] = "5.00 pm"
    publication_clear_days: Annotated[
        int, About("Clear working days between publication and meeting; the law requires five.", least=1, most=60)
    ] = 5


KNOWN_IMPLICATIONS = ("financial", "legal", "equality", "risk")
"""Implications with a heading of their own in the wording; any other is called as the council names it."""


class Implication(Struct, frozen=True, kw_only=True):
    """What the officers say the report means for one matter: [implications], a text or a table for each."""

    text: Annotated[str | None, About("The text; left out, it is an open field.")] = None
    signed_off_by: Annotated[str | None, About("Who has signed it off.", example="Priya Nair, Section 151 Officer")] = (
        None
    )
    signed_off_on: Annotated[date | None, About("The date of the sign-off.")] = None


class Recommendation(Struct, frozen=True, kw_only=True):
    """What the committee is asked to do."""

    text: Annotated[str, About("What the committee is asked to do.")]
    points: Annotated[tuple[str, ...], About("Its sub-points.")] = ()
    delegated_to: Annotated[
        str | None, About("To whom the decision is delegated.", example="the Director of Children’s Services")
    ] = None


class DecisionStep(Struct, frozen=True, kw_only=True):
    """A meeting that the report goes to: [[decision_route]], in their order."""

    body: Annotated[str, About("The committee or the person.", example="Cabinet")]
    date: Annotated[date | None, About("The date.", example="2026-03-03")] = None
    purpose: Annotated[
        str | None, About("The purpose; by default, the last body on the route decides.", example="for decision")
    ] = None


class Option(Struct, frozen=True, kw_only=True):
    """An option that was considered: [[options]]; 'do nothing' among them."""

    option: Annotated[str, About("The option.", example="Do nothing")]
    assessment: Annotated[str | None, About("Arguments for and against it.")] = None
    recommended: Annotated[bool, About("Whether it is the recommended option.")] = False


class View(Struct, frozen=True, kw_only=True):
    """The view of somebody who was consulted, or of another committee: [[consultation]]."""

    who: Annotated[str, About("Who was consulted, or which committee.")]
    said: Annotated[str | None, About("What they said.")] = None
    reply: Annotated[str | None, About("The reply to it.")] = None


class Attachment(Struct, frozen=True, kw_only=True):
    """A further appendix: [[appendices]]."""

    title: Annotated[str, About("The appendix's title.", example="Action plan")]
    file: Annotated[str | None, About("The file, PDF or Word, for `pack`.", example="action-plan.pdf")] = None
    to_follow: Annotated[bool, About("Whether it is still to follow.")] = False
    before_letter: Annotated[bool, About("Whether it comes before the letter, which then gets the next number.")] = (
        False
    )


class Meeting(Struct, frozen=True, kw_only=True):
    """One meeting and the report to it; also [meeting] in council.toml, for what is the same every time."""

    committee: Annotated[str | None, About("The committee, if it is not the usual one.", option=True)] = None
    committee_date: Annotated[
        date | None,
        About(
            "The day of the meeting: 2026-01-15, 15/01/2026 or '15 January 2026'.", option=True, example="2026-01-15"
        ),
    ] = None
    agenda_item: Annotated[
        str | None, About("The item's number on the agenda.", also="number", option=True, example="9")
    ] = None
    title: Annotated[str | None, About("The item's title; by default made from the kind of visit.", option=True)] = None
    author: Annotated[str | None, About("Who wrote the report.", option=True, example="Anna Bell")] = None
    contact_officer: Annotated[
        str | None,
        About(
            "Name of the contact officer of this report; council.toml can give telephone and e-mail.",
            option=True,
            example="Sam Poole",
        ),
    ] = None
    contact_telephone: Annotated[str | None, About("Their telephone, if not in council.toml.", option=True)] = None
    contact_email: Annotated[str | None, About("Their e-mail address, if not in council.toml.", option=True)] = None
    cabinet_member: Annotated[
        str | None, About("The Cabinet Member who signs the report off.", option=True, example="Cllr J Marsh")
    ] = None
    contributors: Annotated[tuple[str, ...], About("Who contributes to the item: 'Cllr A Bell – Cabinet Member'.")] = ()
    committee_will: Annotated[str | None, About("What the committee will do, as a sentence.")] = None
    pages: Annotated[str | None, About("Pages of the item in the agenda: '3 - 12'.", option=True, example="3 - 12")] = (
        None
    )
    document_to_follow: Annotated[bool, About("Say 'Document to follow' on the front sheet.")] = False
    report_of: Annotated[str | None, About("Whose report it is: 'Director for Education'.")] = None
    wards: Annotated[str | None, About("Wards affected.", example="All wards")] = None
    purpose_type: Annotated[
        str | None,
        About(
            "The purpose of the item.",
            choices=("for decision", "for discussion", "for information"),
            example="for discussion",
        ),
    ] = None
    key_decision: Annotated[
        bool | None, About("Whether it is a key decision; if left out, the report does not say.")
    ] = None
    call_in: Annotated[
        str | None, About("The statement on call-in.", example="Subject to call-in until 12 March 2026")
    ] = None
    exempt: Annotated[
        tuple[int, ...] | None,
        About("The paragraphs of Schedule 12A that make the report exempt; [] if it is open to the public."),
    ] = None
    urgency: Annotated[str | None, About("Why the report is urgent or late.")] = None
    decision_route: Annotated[tuple[DecisionStep, ...], About("The meetings that the report goes to.")] = ()
    executive_summary: Annotated[
        tuple[str, ...], About("A summary in the council's own words; one text for each paragraph.")
    ] = ()
    summary_of_facts: Annotated[bool, About("Add the overall verdict, numbers and dates from the letter.")] = False
    recommendations: Annotated[
        tuple[str | Recommendation, ...],
        About("What the committee is asked to do: texts, or tables with sub-points and delegation.", also="text"),
    ] = ()
    reasons: Annotated[tuple[str, ...], About("The reasons for the decision.")] = ()
    options: Annotated[tuple[Option, ...], About("The options that were considered.")] = ()
    consultation: Annotated[tuple[View, ...], About("Who was consulted, what they said, and the reply.")] = ()
    council_next_steps: Annotated[tuple[str, ...], About("What the council will do next; one text for each step.")] = ()
    action_plan: Annotated[
        str | None,
        About(
            "'yes' for a table of actions to fill in, or a CSV or TOML file with them.",
            option=True,
            example="actions.csv",
        ),
    ] = None
    background_papers: Annotated[tuple[str, ...], About("The council's own papers behind the report.")] = ()
    appendices: Annotated[tuple[Attachment, ...], About("The appendices besides the letter, in their order.")] = ()
    published: Annotated[
        date | None, About("The date on which Ofsted published the document, if it does not say so itself.")
    ] = None
    previous_inspection: Annotated[
        str | None,
        About(
            "When the previous inspection was: 'November 2017'; by default as the letter's head says.",
            option=True,
            example="November 2017",
        ),
    ] = None
    implications: Annotated[
        Mapping[str, Implication],
        About("Implications of the report by name: financial, legal, equality, risk, or the council's own names."),
    ] = {}


class Settings(Struct, frozen=True, kw_only=True):
    """council.toml: what is the same for all reports of a council."""

    council: Annotated[
        str | None,
        About("The council's name; by default the one in the letter.", option=True, example="Anyshire Council"),
    ] = None
    committee: Annotated[
        str | None, About("The committee: 'Children's Select Committee'.", example="Children’s Select Committee")
    ] = None
    template: Annotated[str, About("The name of a shipped template, or a Word file beside council.toml.")] = (
        DEFAULT_TEMPLATE
    )
    democratic_services: Annotated[DemocraticServices, About("Where readers send questions and views.")] = (
        DemocraticServices()
    )
    contact_officers: Annotated[tuple[ContactOfficer, ...], About("Officers who answer questions about reports.")] = ()
    deadlines: Annotated[DeadlineRules, About("The council's deadlines.")] = DeadlineRules()
    required_implications: Annotated[
        tuple[str, ...], About("Implications that every report must state; a missing one is an open field.")
    ] = ()
    implications_as: Annotated[str, About("How implications are laid out.", choices=("sections", "table"))] = "sections"
    many_findings: Annotated[
        str,
        About(
            "How more than 26 findings are marked: by letters that begin again at each heading, or by numbers: 1.1, 1.2.",
            choices=("letters", "numbers"),
        ),
    ] = "letters"
    chooser: Annotated[
        str | None,
        About(
            "A program that chooses the key findings, or 'built-in'. See docs/findings.md.",
            option=True,
            example="python choose.py",
        ),
    ] = None
    chooser_brief: Annotated[
        str | None, About("A text file with instructions for the chooser, beside council.toml.")
    ] = None
    chooser_seconds: Annotated[int, About("Time limit for the chooser, in seconds.", least=1, most=3600)] = 300
    wording: Annotated[
        Mapping[str, Any], About("Standard sentences in the council's own words; see docs/settings.md.")
    ] = {}


# ── The keys as data ─────────────────────────────────────────────────────────────────────────────────────────────────

Shape = Literal["text", "number", "date", "yes or no", "texts", "numbers", "table", "rows", "names", "wording"]
"""`rows`: a list of tables of one class; `names`: a table of such tables by any name."""


class Key(Struct, frozen=True, kw_only=True):
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
    for each in fields(table):
        hint, about = get_args(each.type)
        shape, inner = _shape(hint)
        default = {} if each.default_factory is dict else None if each.required else each.default
        yield Key(name=each.name, about=about, shape=shape, default=default, required=each.required, table=inner)


def _shape(hint: Any) -> tuple[Shape, type | None]:
    if get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(each for each in get_args(hint) if each is not type(None))
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        rows = (each for each in (member, *get_args(member)) if isinstance(each, type) and issubclass(each, Struct))
        row: type | None = next(rows, None)
        return ("rows", row) if row else ("numbers", None) if member is int else ("texts", None)
    if get_origin(hint) is collections.abc.Mapping and issubclass(get_args(hint)[1], Struct):
        return "names", get_args(hint)[1]
    if isinstance(hint, type) and issubclass(hint, Struct):
        return "table", hint
    simple: dict[Any, Shape] = {str: "text", int: "number", date: "date", bool: "yes or no"}
    return simple.get(hint, "wording"), None


def option_keys() -> dict[str, Key]:
    """The keys that `build` has options for, by dotted key: 'council', 'meeting.author'."""
    of_council = {each.name: each for each in keys_of(Settings) if each.about.option}
    return {**of_council, **{f"meeting.{each.name}": each for each in keys_of(Meeting) if each.about.option}}
