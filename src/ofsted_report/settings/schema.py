"""What may stand in `council.toml` and in a meeting file: the keys, their types, what each is for; and reading them.

These classes are the one place where a key is named and described; the JSON Schema for editors and the reading of the
files both come from them. Inside the program the plain dataclasses of `settings` are used.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, Struct

from ofsted_report import toml_slips
from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.letter.written_dates import day

Name = Literal["council", "meeting"]

_TYPES = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
}
_MAX_BYTES = 1_000_000
"""No settings file is larger; a wrong file given as one is refused before it is parsed."""

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Days = Annotated[int, Meta(ge=1, le=60)]


class DemocraticServicesTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """Whom readers tell their views: [democratic_services]."""

    name: Annotated[Words | None, Meta(description="What the team is called: 'Democratic Services Team'.")] = None
    telephone: Annotated[Words | None, Meta(description="As it is to be printed: '01234 567890'.")] = None
    email: Annotated[Words | None, Meta(description="The team's e-mail address.")] = None
    address: Annotated[Words | list[Words] | None, Meta(description="Postal address, as one text or as lines.")] = None


class ContactOfficerTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """An officer who answers questions about reports: [[contact_officers]]; the first is taken unless one is named."""

    name: Annotated[Words, Meta(description="The officer's name.")]
    role: Annotated[Words | None, Meta(description="The officer's post.")] = None
    telephone: Annotated[Words | None, Meta(description="As it is to be printed.")] = None
    email: Annotated[Words | None, Meta(description="The officer's e-mail address.")] = None


class DeadlinesTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """The council's deadlines: [deadlines]."""

    questions_working_days: Annotated[
        Days | None, Meta(description="Questions and views by so many working days before the meeting.")
    ] = None
    questions_time: Annotated[Words | None, Meta(description="At what time of that day: '5.00 pm'.")] = None
    publication_clear_days: Annotated[
        Days | None,
        Meta(description="Clear working days between publication and meeting; the law asks for five."),
    ] = None


class ImplicationsTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """What the report means for …: [implications] (form scrutiny-report)."""

    financial: Annotated[Words | None, Meta(description="Financial implications.")] = None
    legal: Annotated[Words | None, Meta(description="Legal implications.")] = None
    equality: Annotated[Words | None, Meta(description="Equality implications.")] = None
    risk: Annotated[Words | None, Meta(description="Risk implications.")] = None


class MeetingFile(Struct, forbid_unknown_fields=True, kw_only=True):
    """One meeting and the report to it; also [meeting] in council.toml, for what is the same every time."""

    committee: Annotated[Words | None, Meta(description="The committee, where it is another than the usual.")] = None
    committee_date: Annotated[
        Words | None, Meta(description="The day of the meeting: 2026-01-15, 15/01/2026 or '15 January 2026'.")
    ] = None
    agenda_item: Annotated[int | Words | None, Meta(description="The item's number on the agenda.")] = None
    title: Annotated[Words | None, Meta(description="The item's title; else made from the kind of visit.")] = None
    author: Annotated[Words | None, Meta(description="Who wrote the report.")] = None
    contact_officer: Annotated[Words | None, Meta(description="Name of the contact officer of this report.")] = None
    contact_telephone: Annotated[Words | None, Meta(description="Their telephone, if not in council.toml.")] = None
    contact_email: Annotated[Words | None, Meta(description="Their e-mail address, if not in council.toml.")] = None
    cabinet_member: Annotated[Words | None, Meta(description="The Cabinet Member who signs the report off.")] = None
    contributors: Annotated[
        list[Words] | None, Meta(description="Who contributes to the item: 'Cllr A Bell – Cabinet Member'.")
    ] = None
    committee_will: Annotated[Words | None, Meta(description="What the committee will do, as a sentence.")] = None
    pages: Annotated[Words | None, Meta(description="Pages of the item in the agenda: '3 - 12'.")] = None
    document_to_follow: Annotated[bool | None, Meta(description="Say 'Document to follow' on the front sheet.")] = None
    report_of: Annotated[Words | None, Meta(description="Whose report it is: 'Director for Education'.")] = None
    wards: Annotated[Words | None, Meta(description="Wards affected.")] = None
    recommendations: Annotated[
        list[Words] | None, Meta(description="What the committee is asked to do, one text each.")
    ] = None
    previous_inspection: Annotated[
        Words | None,
        Meta(description="When the inspection before was: 'November 2017'; else as the letter's head says."),
    ] = None
    implications: Annotated[ImplicationsTable | None, Meta(description="Implications of the report.")] = None


class CouncilFile(Struct, forbid_unknown_fields=True, kw_only=True):
    """council.toml: what is the same for all reports of a council."""

    council: Annotated[Words | None, Meta(description="The council's name; else the one the letter is sent to.")] = None
    committee: Annotated[Words | None, Meta(description="The committee: 'Children's Select Committee'.")] = None
    template: Annotated[
        Words | None, Meta(description="A shipped template's name, or a Word file beside council.toml.")
    ] = None
    democratic_services: Annotated[
        DemocraticServicesTable | None, Meta(description="Whom readers tell their views.")
    ] = None
    contact_officers: Annotated[
        list[ContactOfficerTable] | None, Meta(description="Officers who answer questions about reports.")
    ] = None
    deadlines: Annotated[DeadlinesTable | None, Meta(description="The council's deadlines.")] = None
    wording: Annotated[
        dict[str, Any] | None, Meta(description="Standing sentences in the council's own words; see docs/settings.md.")
    ] = None
    meeting: Annotated[MeetingFile | None, Meta(description="What is the same at every meeting.")] = None


_PLACES: tuple[tuple[type[Struct], str], ...] = (
    (CouncilFile, "at the head of council.toml, before the first line in [ ]"),
    (MeetingFile, "under [meeting], or at the head of a meeting file"),
    (ImplicationsTable, "under [implications] in a meeting file"),
    (DemocraticServicesTable, "under [democratic_services]"),
    (ContactOfficerTable, "under [[contact_officers]]"),
    (DeadlinesTable, "under [deadlines]"),
)
"""Where the keys of each table belong: a # taken away in front of a key, and not of its table, is a common slip."""

_SHAPES: Mapping[Name, type[Struct]] = {"council": CouncilFile, "meeting": MeetingFile}


def json_schema(name: Name) -> dict[str, Any]:
    """The JSON Schema (2020-12) of 'council' (council.toml) or 'meeting' (a meeting file), for editors."""
    schema = msgspec.json.schema(_SHAPES[name])
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def read_table(path: Path, name: Name) -> dict[str, Any]:
    """A settings file as plain tables; only keys that stand in it.

    Raises:
        SettingsError: it cannot be read, or has an unknown key or a value of a wrong type.
    """
    shape = _SHAPES[name]
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SettingsError(f"{path} is too large for a settings file.", "Give a TOML file such as council.toml.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path and the file's permissions."
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path} is not a text file in UTF-8.", "Save it as UTF-8 text.") from error
    try:
        table = tomllib.loads(text)
        written = _dates_in_words(table)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        what, remedy = toml_slips.explained(error, text)
        raise SettingsError(f"{path} {what}", remedy) from error
    _refuse_unknown_keys(table, shape, path)
    try:
        msgspec.convert(written, shape)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `$.")
        raise SettingsError(
            f"{path}: {place.rstrip('`') or 'the file'} cannot be used: {_in_words(message)}.",
            f"docs/settings.md and `ofsted-report config --schema {name}` list every key with its type.",
        ) from error
    return written


def _in_words(message: str) -> str:
    """msgspec's message with the types named as an officer would."""
    message = message[:1].lower() + message[1:].replace(" | null", "").replace("`", "")
    for name, words in _TYPES.items():
        message = re.sub(rf"\b{name}\b", words, message)
    return message


def _dates_in_words(table: Mapping[str, Any]) -> dict[str, Any]:
    """TOML's own dates as '14 November 2017', as a report prints them; `parse_date` reads them too."""
    texts: dict[str, Any] = {}
    for key, value in table.items():
        if isinstance(value, date):
            texts[key] = day(value)
        else:
            texts[key] = _dates_in_words(value) if isinstance(value, dict) else value
    return texts


def _refuse_unknown_keys(table: Mapping[str, Any], shape: type[Struct], path: Path, prefix: str = "") -> None:
    """msgspec refuses them too; this says which key was meant."""
    known = {field.name: field.type for field in msgspec.structs.fields(shape)}
    for key, value in table.items():
        if key not in known:
            refuse_misplaced_key(key, prefix, path)
            raise SettingsError(f"{path}: the key {prefix}{key} is not known.", did_you_mean(key, known))
        inner = _struct_in(known[key])
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if inner is not None and isinstance(row, Mapping):
                _refuse_unknown_keys(row, inner, path, f"{prefix}{key}.")


def refuse_misplaced_key(key: str, prefix: str, path: Path | str) -> None:
    """Tell where a key belongs that stands in another table than its own; `prefix`: that of the table, 'meeting.'.

    Raises:
        SettingsError: it is a key of another table.
    """
    places = [place for table, place in _PLACES if key in table.__struct_fields__]
    if places:
        raise SettingsError(f"{path}: the key {prefix}{key} is not known there.", f"It belongs {', or '.join(places)}.")


def _struct_in(annotation: Any) -> type[Struct] | None:
    """The Struct that a type hint such as `Annotated[list[Row] | None, …]` speaks of, if any."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _struct_in(inner))), None)
