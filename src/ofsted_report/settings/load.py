"""Settings: `council.toml`, the meeting, and the options of a command, joined into one, each value with its origin.

What is nearer wins: an option over the meeting file, the meeting file over `council.toml`, that over the defaults here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

from ofsted_report.errors import SettingsError
from ofsted_report.letter import format_dates
from ofsted_report.lexicon import MONTH_NUMBERS, ORDINAL_ENDING, WEEKDAYS
from ofsted_report.pattern import Pattern
from ofsted_report.settings.model import DEFAULT_TEMPLATE, KNOWN_IMPLICATIONS, Key, Meeting, Settings, keys_of

COUNCIL_FILE = "council.toml"
_EMAIL = Pattern(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WRITTEN_DATE = Pattern(
    r"(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*),?\s+)?"
    rf"(?P<day>\d{{1,2}}){ORDINAL_ENDING}?\s+(?P<month>[a-z]{{3,9}}),?\s+(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_YEARS = range(2000, 2100)
"""Years of meetings; any other is a typing error."""
_FIGURES_DATE = Pattern(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Settings and meeting, and where each value came from ('council.toml', '--author', 'default')."""

    settings: Settings
    meeting: Meeting
    origins: Mapping[str, str]
    """By dotted key: 'democratic_services.email', 'meeting.author'."""
    council_file: Path | None = None


def find_council_file(folder: Path) -> Path | None:
    """The nearest `council.toml` in this folder or one above it."""
    places = (place / COUNCIL_FILE for place in (folder, *folder.parents))
    return next((place for place in places if place.is_file()), None)


def load(
    folder: Path | None = None,
    *,
    council_file: Path | None = None,
    meeting_file: Path | None = None,
    options: Mapping[str, Any] | None = None,
) -> Loaded:
    """Join all settings for a report.

    `options` are those of the command by dotted key ('committee', 'meeting.author'); None means not given.

    Raises:
        SettingsError: a file cannot be read, or has an unknown key, a wrong type, or a value that makes no sense.
    """
    council_file = council_file or find_council_file(folder or Path.cwd())
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if council_file is not None:
        _merge(values, origins, _read(council_file, "council"), str(council_file))
    if meeting_file is not None:
        _merge(values, origins, {"meeting": _read(meeting_file, "meeting")}, str(meeting_file))
    for key, value in (options or {}).items():
        if value is not None:
            *tables, last = key.split(".")
            told = reduce(lambda inner, table: {table: inner}, reversed(tables), {last: value})
            _merge(values, origins, told, "--" + last.replace("_", "-"))
    return _joined(values, origins, council_file)


def _read(path: Path, name: Literal["council", "meeting"]) -> dict[str, Any]:
    from ofsted_report.settings.schema import read_table  # loads msgspec, which a report without files does not need

    return read_table(path, name)


def _merge(
    into: dict[str, Any], origins: dict[str, str], new: Mapping[str, Any], origin: str, prefix: str = ""
) -> None:
    for key, value in new.items():
        if isinstance(value, Mapping) and key != "wording":
            if not isinstance(into.get(key), dict):
                into[key] = {}
            _merge(into[key], origins, value, origin, f"{prefix}{key}.")
        else:
            into[key] = value
            origins[prefix + key] = origin


def parse_date(value: object, key: str) -> date:
    """Return a date from a settings file or an option: a TOML date, 2026-01-15, 15/01/2026 or '15 January 2026'.

    The day comes before the month; 15.01.2026, '15 Jan 2026' and a leading weekday are accepted too.

    Raises:
        SettingsError: it is not a date, is in another century, or is on another weekday than the one it names.
    """
    day = _any_date(value, key)
    if day.year not in _YEARS:
        raise SettingsError(f"{key} is in the year {day.year}.", "Check the year: it has four figures, such as 2026.")
    return day


def _any_date(value: object, key: str) -> date:
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    text = str(value).strip()
    try:
        if match := _FIGURES_DATE.fullmatch(text):
            return date(int(match["year"]), int(match["month"]), int(match["day"]))
        if match := _WRITTEN_DATE.fullmatch(text):
            month = next(number for name, number in MONTH_NUMBERS.items() if name.startswith(match["month"].lower()))
            day = date(int(match["year"]), month, int(match["day"]))
            _refuse_another_weekday(day, match["weekday"], key)
            return day
        return date.fromisoformat(text)
    except (ValueError, StopIteration) as error:
        raise SettingsError(
            f"{key} is not a date: {text}.", "Write it as 2026-01-15, 15/01/2026 or 15 January 2026."
        ) from error


def _refuse_another_weekday(day: date, said: str | None, key: str) -> None:
    """A wrong weekday is a sign of a wrong date, and nobody would see it in the report, which prints the right one."""
    right = WEEKDAYS[day.weekday()]
    if said is not None and not right.lower().startswith(said.lower()):
        raise SettingsError(
            f"{key} says {said}, but {format_dates.day(day)} is a {right}.",
            "See which of the two is meant; the weekday may be left out.",
        )


def check_email(value: str | None, key: str, origin: str) -> None:
    """Raise if this is not an e-mail address; None is accepted.

    Raises:
        SettingsError: it has no @ with text on both sides.
    """
    if value is not None and not _EMAIL.fullmatch(value.strip()):
        raise SettingsError(
            f"{key} is not an e-mail address: {value} ({origin}).",
            "An e-mail address has the form name@council.gov.uk.",
        )


def _joined(values: dict[str, Any], origins: dict[str, str], council_file: Path | None) -> Loaded:
    """The settings classes from checked tables; the values that only make sense together are checked here."""
    told = dict(values)
    meeting = _built(Meeting, told.pop("meeting", {}), "meeting.", origins)
    template = told.get("template", DEFAULT_TEMPLATE)
    if council_file is not None and origins.get("template") == str(council_file) and template.lower().endswith(".docx"):
        told["template"] = str(council_file.parent / template)
    if council_file is not None and "chooser_brief" in told:
        told["chooser_brief"] = str(council_file.parent / told["chooser_brief"])
    if "wording" in told:
        _check_wording(told["wording"], origins["wording"])
    settings = _built(Settings, told, "", origins)
    return Loaded(settings=settings, meeting=meeting, origins=origins, council_file=council_file)


_T = TypeVar("_T")


def _built(table: type[_T], told: Mapping[str, Any], prefix: str, origins: Mapping[str, str]) -> _T:
    """A settings class from the keys that a file or an option gave."""
    given = {each.name: each for each in keys_of(cast(type, table)) if told.get(each.name) is not None}
    return table(**{name: _value(each, told[name], prefix + name, origins) for name, each in given.items()})


def _value(each: Key, value: Any, place: str, origins: Mapping[str, str]) -> Any:
    if each.table is not None and each.shape == "table":
        return _built(each.table, value, f"{place}.", origins)
    if each.table is not None and each.shape == "names":
        _refuse_misspelt(value, KNOWN_IMPLICATIONS, place, origins)
        _refuse_named_twice(value, place)
        return {name: _row(each.table, row, f"{place}.{name}", origins) for name, row in value.items()}
    if each.table is not None:
        rows = enumerate(value, start=1)
        return tuple(
            row
            if isinstance(row, str)
            else _row(each.table, row, f"{place}[{n}]", {**origins, **_same(origins, place, n)})
            for n, row in rows
        )
    if each.name == "exempt":
        return _exempt(value, origins.get(place, ""))
    if each.shape in ("numbers", "texts"):
        return tuple(value)
    if each.shape == "date":
        return parse_date(value, each.name)
    if each.shape == "text":
        text = ", ".join(value) if isinstance(value, list) else str(value)
        if each.name in EMAILS:
            check_email(text, place, origins.get(place, ""))
        return text
    return value


def _row(table: type[_T], told: Any, place: str, origins: Mapping[str, str]) -> _T:
    """A row; a text alone is its first key."""
    row = {keys_of(cast(type, table))[0].name: told} if isinstance(told, str) else told
    return _built(table, row, f"{place}.", origins)


def _refuse_named_twice(names: Iterable[str], place: str) -> None:
    """Of two that are called the same but for capitals, the report would show one."""
    known: dict[str, str] = {}
    for name in names:
        other = known.setdefault(name.strip().casefold(), name)
        if other != name:
            raise SettingsError(
                f"{place} has “{other}” and “{name}”, which are the same.", "Put both texts under one of the two."
            )


_MISSPELT = 0.75
"""A name so near to one that is known is taken for a slip; 'legal' and 'leagl' are at 0.8."""


def _refuse_misspelt(names: Iterable[str], known: Iterable[str], place: str, origins: Mapping[str, str]) -> None:
    """Any name may be given, but one that is nearly a known one would be a heading that nobody meant."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    for name in names:
        near = process.extractOne(
            name.casefold(), list(known), scorer=OSA.normalized_similarity, score_cutoff=_MISSPELT
        )
        if near is not None and near[0] != name.casefold():
            origin = origins.get(f"{place}.{name}", "")
            raise SettingsError(f"{origin}: the key {place}.{name} is not known.", f"Did you mean {near[0]}?")


_SCHEDULE_12A = range(1, 8)
"""The paragraphs of Part 1 of Schedule 12A to the Local Government Act 1972, for England since 2006."""


def _exempt(numbers: Iterable[int], origin: str) -> tuple[int, ...]:
    """The paragraphs by which a report is exempt; refuses one that Schedule 12A has not."""
    for number in numbers:
        if number not in _SCHEDULE_12A:
            raise SettingsError(
                f"{origin}: Schedule 12A has no paragraph {number} for exempt information.",
                f"It has paragraphs {_SCHEDULE_12A[0]} to {_SCHEDULE_12A[-1]}: exempt = [3], for example.",
            )
    return tuple(numbers)


EMAILS = ("email", "contact_email")


def _same(origins: Mapping[str, str], place: str, row: int) -> dict[str, str]:
    """The origin of a row's e-mail address: rows come as a whole from one file."""
    return {f"{place}[{row}].{name}": origins.get(place, "") for name in EMAILS}


def _check_wording(wording: Mapping[str, Any], origin: str) -> None:
    from ofsted_report.settings.schema import refuse_misplaced_key
    from ofsted_report.settings.wording import load_wording

    # [wording] is the last table of the file: what somebody adds at the end lands in it.
    for key in sorted(wording.keys() - load_wording().entries.keys()):
        refuse_misplaced_key(key, "wording.", origin)
    try:
        load_wording(wording)
    except SettingsError as error:
        raise SettingsError(f"{origin}: {error.what}", error.remedy) from error


def explain(loaded: Loaded) -> list[tuple[str, Any, str]]:
    """Every setting as (dotted key, value, where it came from); 'not set' where nobody gave one."""
    from msgspec import to_builtins

    tables = {**to_builtins(loaded.settings), "meeting": to_builtins(loaded.meeting)}
    return list(_explained(tables, loaded.origins, ""))


def _explained(table: Mapping[str, Any], origins: Mapping[str, str], prefix: str) -> Iterator[tuple[str, Any, str]]:
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, dict) and name != "wording":
            yield from _explained(value, origins, f"{key}.")
        else:
            empty = value is None or value in ((), [], {})
            yield (key, None, "not set") if empty else (key, value, origins.get(key, "default"))
