"""Reading `council.toml` and a meeting file as the classes of `settings.model` say, and the JSON Schema of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from ofsted_report import outside, toml_slips
from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.letter.format_dates import day
from ofsted_report.settings.model import (
    Attachment,
    ContactOfficer,
    DeadlineRules,
    DecisionStep,
    DemocraticServices,
    Key,
    Meeting,
    Option,
    Settings,
    Shape,
    View,
    keys_of,
)

Name = Literal["council", "meeting"]

_TYPES = {
    "str": "a text in quotes",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list in [ ]",
    "object": "a table",
}

Words = Annotated[str, Meta(min_length=1, max_length=2000)]


_NAMES = {Settings: "CouncilFile", Meeting: "MeetingFile"}
"""Names of the two files in the JSON Schema; a table in them has the name of its class."""


@cache
def _struct(table: type) -> type[Struct]:
    """The shape of a settings class in a file, where every key may be missing that has a default."""
    rows: list[tuple[str, Any, Any]] = []
    for each in keys_of(table):
        meta = Meta(description=each.about.text)
        if each.required:
            rows.append((each.name, Annotated[_type(each), meta], msgspec.NODEFAULT))
        else:
            rows.append((each.name, Annotated[_type(each) | None, meta], None))
    if table is Settings:
        meta = Meta(description="What is the same at every meeting.")
        rows.append(("meeting", Annotated[_struct(Meeting) | None, meta], None))
    name = _NAMES.get(table, f"{table.__name__}Table")
    return msgspec.defstruct(
        name, rows, forbid_unknown_fields=True, kw_only=True, namespace={"__doc__": table.__doc__}, module=__name__
    )


def _type(each: Key) -> Any:
    """Return the JSON Schema of the values of this key."""
    if each.table is not None:
        inner: Any = _struct(each.table)
        if each.shape == "names":
            return dict[str, Words | inner]
        if each.shape == "table":
            return inner
        return list[Words | inner] if each.about.also == "text" else list[inner]
    if each.shape == "number":
        return Annotated[int, Meta(ge=each.about.least, le=each.about.most)]
    if each.about.choices:
        return Literal[each.about.choices]
    if each.shape == "text":
        return {None: Words, "number": int | Words, "lines": Words | list[Words]}[each.about.also]
    if each.shape == "numbers":
        return list[int]
    return {"date": Words, "yes or no": bool, "texts": list[Words], "wording": dict[str, Any]}[each.shape]


_PLACES: tuple[tuple[type, str], ...] = (
    (Settings, "at the head of council.toml, before the first line in [ ]"),
    (Meeting, "under [meeting], or at the head of a meeting file, above the first line in [ ]"),
    (DecisionStep, "under [[decision_route]] in a meeting file"),
    (Option, "under [[options]] in a meeting file"),
    (View, "under [[consultation]] in a meeting file"),
    (Attachment, "under [[appendices]] in a meeting file"),
    (DemocraticServices, "under [democratic_services]"),
    (ContactOfficer, "under [[contact_officers]]"),
    (DeadlineRules, "under [deadlines]"),
)
"""Where the keys of each table belong: removing the # before a key but not before its table is a common mistake."""

_FILES: Mapping[Name, type] = {"council": Settings, "meeting": Meeting}


def json_schema(name: Name) -> dict[str, Any]:
    """The JSON Schema (2020-12) of 'council' (council.toml) or 'meeting' (a meeting file), for editors."""
    schema = msgspec.json.schema(_struct(_FILES[name]))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return schema


def read_table(path: Path, name: Name) -> dict[str, Any]:
    """Return a settings file as plain tables, with only the keys that it has.

    Raises:
        SettingsError: it cannot be read, or has an unknown key or a value of a wrong type.
    """
    shape = _struct(_FILES[name])
    text = outside.text(path, SettingsError, "Give a TOML file such as council.toml, which you may read.")
    table = toml_slips.read(text, path, SettingsError)
    written: dict[str, Any] = _dates_in_words(table)
    _refuse_orphans(text, path)
    written = _without_empty_rows(written)
    _refuse_unknown_keys(table, _FILES[name], path)
    try:
        msgspec.convert(written, shape)
    except msgspec.ValidationError as error:
        message, _, place = str(error).partition(" - at `$.")
        raise SettingsError(
            f"{path}: {place.rstrip('`') or 'the file'} cannot be used: {_in_words(message)}.",
            f"docs/settings.md and `ofsted-report config --schema {name}` list every key with its type.",
        ) from error
    return written


def _refuse_orphans(text: str, path: Path) -> None:
    """A key of a table whose header is still a comment would count for the table above: 'inform the Jo Bloggs by 5 pm'."""
    tables = {each.name: each.table for table in (Settings, Meeting) for each in keys_of(table) if each.table}
    for orphan in toml_slips.orphans(text):
        table = tables.get(orphan.table)
        if table is not None and orphan.key in {each.name for each in keys_of(table)}:
            raise SettingsError(
                f"{path}: line {orphan.line} gives {orphan.key}, under {orphan.header} with a # before it.",
                toml_slips.take_the_mark_away(orphan),
            )


def _without_empty_rows(table: dict[str, Any]) -> dict[str, Any]:
    """A header [[…]] with nothing under it, as a new file has it, is no row."""
    kept = {
        key: [row for row in value if row != {}] if isinstance(value, list) and value else value
        for key, value in table.items()
    }
    return {key: value for key, value in kept.items() if value != [] or table[key] == []}


def _in_words(message: str) -> str:
    """msgspec's message with the types named as an officer would."""
    message = message[:1].lower() + message[1:].replace(" | null", "").replace("`", "")
    for name, words in _TYPES.items():
        message = re.sub(rf"\b{name}\b", words, message)
    return message


def _dates_in_words(value: Any) -> Any:
    """TOML's own dates as '14 November 2017', as a report prints them, in tables and rows too; `parse_date` reads them."""
    if isinstance(value, date):
        return day(value)
    if isinstance(value, dict):
        return {key: _dates_in_words(inner) for key, inner in value.items()}
    return [_dates_in_words(inner) for inner in value] if isinstance(value, list) else value


def _refuse_unknown_keys(told: Mapping[str, Any], table: type, path: Path, prefix: str = "") -> None:
    """msgspec refuses them too; this says which key was meant."""
    known: dict[str, tuple[Shape, type | None]] = {each.name: (each.shape, each.table) for each in keys_of(table)}
    if table is Settings:
        known["meeting"] = ("table", Meeting)
    for key, value in told.items():
        if key not in known:
            refuse_misplaced_key(key, prefix, path)
            raise SettingsError(f"{path}: the key {prefix}{key} is not known.", did_you_mean(key, known))
        shape, inner = known[key]
        if shape == "names" and isinstance(value, Mapping):
            _refuse_keys_as_names(value, f"{prefix}{key}.", path)
        rows = value.items() if shape == "names" and isinstance(value, Mapping) else [("", value)]
        for name, row in rows:
            place = f"{prefix}{key}.{name}." if name else f"{prefix}{key}."
            for each in row if isinstance(row, list) else [row]:
                if inner is not None and isinstance(each, Mapping):
                    _refuse_unknown_keys(each, inner, path, place)


def _refuse_keys_as_names(told: Mapping[str, Any], prefix: str, path: Path) -> None:
    """Refuse a key that somebody added at the end of the file, below a table whose rows may have any name.

    'consultation' and the like, whose values are tables, may be names there if their value is a text.
    """
    keys = {each.name: each for table in (Settings, Meeting) for each in keys_of(table)}
    for key, value in told.items():
        known = keys.get(key)
        if known is not None and not isinstance(value, Mapping) and not (known.table and isinstance(value, str)):
            refuse_misplaced_key(key, prefix, path)


def refuse_misplaced_key(key: str, prefix: str, path: Path | str) -> None:
    """Raise an error that says to which table a key belongs; `prefix` is that of its present table, 'meeting.'.

    Raises:
        SettingsError: it is a key of another table.
    """
    places = [place for table, place in _PLACES if key in {each.name for each in keys_of(table)}]
    if places:
        raise SettingsError(f"{path}: the key {prefix}{key} is not known there.", f"It belongs {', or '.join(places)}.")
