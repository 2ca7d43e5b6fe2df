"""The settings of a report: `council.toml`, and the meeting. The one place where a key is named, typed and described.

From these classes come the reading of both files (`schema`), their JSON Schema, docs/settings.md, the options of the
commands (`cli/options`), the columns of a meetings table, and forms.
"""

# ruff: noqa: RUF009 - `key` makes a dataclass field

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args, get_origin

from ofsted_report.shipped import WORD_TEMPLATES

DEFAULT_TEMPLATE = WORD_TEMPLATES[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a key is for, and what a file may say there besides its type."""

    text: str
    example: str = ""
    option: bool = False
    """Whether `build` has an option for it."""
    also: Literal["number", "lines"] | None = None
    """What else a file may say for a text."""
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
    """Whom readers tell their views: [democratic_services]."""

    name: str | None = key("What the team is called: 'Democratic Services Team'.", example="Democratic Services Team")
    telephone: str | None = key("As it is to be printed: '01234 567890'.", example="01234 567890")
    email: str | None = key("The team's e-mail address.", example="democracy@anyshire.gov.uk")
    address: str | None = key("Postal address, as one text or as lines.", also="lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOfficer:
    """An officer who answers questions about reports: [[contact_officers]]; the first is taken unless one is named."""

    name: str = key("The officer's name.", MISSING, example="Sam Poole")
    role: str | None = key("The officer's post.")
    telephone: str | None = key("As it is to be printed.", example="01234 567891")
    email: str | None = key("The officer's e-mail address.", example="sam.poole@anyshire.gov.uk")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """The council's deadlines, in working days before the meeting: [deadlines]."""

    questions_working_days: int = key(
        "Questions and views by so many working days before the meeting.", 3, least=1, most=60
    )
    questions_time: str = key("At what time of that day: '5.00 pm'.", "5.00 pm")
    publication_clear_days: int = key(
        "Clear working days between publication and meeting; the law asks for five.", 5, least=1, most=60
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Implications:
    """What the officers say the report means: [implications] (form scrutiny-report). None stays an open field."""

    financial: str | None = key("Financial implications.")
    legal: str | None = key("Legal implications.")
    equality: str | None = key("Equality implications.")
    risk: str | None = key("Risk implications.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting and the report to it; also [meeting] in council.toml, for what is the same every time."""

    committee: str | None = key("The committee, where it is another than the usual.", option=True)
    committee_date: date | None = key(
        "The day of the meeting: 2026-01-15, 15/01/2026 or '15 January 2026'.", option=True, example="2026-01-15"
    )
    agenda_item: str | None = key("The item's number on the agenda.", also="number", option=True, example="9")
    title: str | None = key("The item's title; else made from the kind of visit.", option=True)
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
    recommendations: tuple[str, ...] = key("What the committee is asked to do, one text each.", ())
    previous_inspection: str | None = key(
        "When the inspection before was: 'November 2017'; else as the letter's head says.",
        option=True,
        example="November 2017",
    )
    implications: Implications = key("Implications of the report.", Implications())


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """council.toml: what is the same for all reports of a council."""

    council: str | None = key(
        "The council's name; else the one the letter is sent to.", option=True, example="Anyshire Council"
    )
    committee: str | None = key("The committee: 'Children's Select Committee'.", example="Children’s Select Committee")
    template: str = key("A shipped template's name, or a Word file beside council.toml.", DEFAULT_TEMPLATE)
    democratic_services: DemocraticServices = key("Whom readers tell their views.", DemocraticServices())
    contact_officers: tuple[ContactOfficer, ...] = key("Officers who answer questions about reports.", ())
    deadlines: DeadlineRules = key("The council's deadlines.", DeadlineRules())
    wording: Mapping[str, Any] = key("Standing sentences in the council's own words; see docs/settings.md.", {})


# ── The keys, for those who walk them ─────────────────────────────────────────────────────────────────────────────────

Shape = Literal["text", "number", "date", "yes or no", "texts", "table", "rows", "wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
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
        inner = get_args(hint)[0]
        return ("texts", None) if inner is str else ("rows", inner)
    if isinstance(hint, type) and is_dataclass(hint):
        return "table", hint
    simple: dict[Any, Shape] = {str: "text", int: "number", date: "date", bool: "yes or no"}
    return simple.get(hint, "wording"), None


def option_keys() -> dict[str, Key]:
    """The keys that `build` has options for, by dotted key: 'council', 'meeting.author'."""
    of_council = {each.name: each for each in keys_of(Settings) if each.about.option}
    return {**of_council, **{f"meeting.{each.name}": each for each in keys_of(Meeting) if each.about.option}}
