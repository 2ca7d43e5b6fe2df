"""Settings: `council.toml`, the meeting, and the options of a command, joined into one, each value with its origin.

What is nearer wins: an option over the meeting file, the meeting file over `council.toml`, that over the defaults here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ofsted_report.errors import SettingsError
from ofsted_report.letter import written_dates
from ofsted_report.letter.dates import MONTHS
from ofsted_report.shipped import WORD_TEMPLATES

COUNCIL_FILE = "council.toml"
DEFAULT_TEMPLATE = WORD_TEMPLATES[0]
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_WRITTEN_DATE = re.compile(
    r"(?:(?P<weekday>(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*),?\s+)?"
    r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[a-z]{3,9}),?\s+(?P<year>\d{4})",
    re.IGNORECASE,
)
_YEARS = range(2000, 2100)
"""Of meetings; what lies outside is a slip of the pen."""
_FIGURES_DATE = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemocraticServices:
    """Whom readers tell their views."""

    name: str | None = None
    telephone: str | None = None
    email: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactOfficer:
    """Whom readers ask."""

    name: str
    role: str | None = None
    telephone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRules:
    """How many working days lie between a deadline and the meeting."""

    questions_working_days: int = 3
    questions_time: str = "5.00 pm"
    publication_clear_days: int = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is the same for all reports of a council."""

    council: str | None = None
    committee: str | None = None
    template: str = DEFAULT_TEMPLATE
    """A shipped template's name, or the path of a Word file."""
    democratic_services: DemocraticServices = DemocraticServices()
    contact_officers: tuple[ContactOfficer, ...] = ()
    deadlines: DeadlineRules = DeadlineRules()
    wording: Mapping[str, Any] = field(default_factory=dict)
    """Entries that replace those of the shipped wording.toml."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Implications:
    """What the officers say the report means; None stays an open field."""

    financial: str | None = None
    legal: str | None = None
    equality: str | None = None
    risk: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting and the report to it."""

    committee: str | None = None
    committee_date: date | None = None
    agenda_item: str | None = None
    title: str | None = None
    author: str | None = None
    contact_officer: str | None = None
    contact_telephone: str | None = None
    contact_email: str | None = None
    cabinet_member: str | None = None
    contributors: tuple[str, ...] = ()
    committee_will: str | None = None
    pages: str | None = None
    document_to_follow: bool = False
    report_of: str | None = None
    wards: str | None = None
    recommendations: tuple[str, ...] = ()
    previous_inspection: str | None = None
    implications: Implications = Implications()


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
    for place in (folder, *folder.parents):
        if (place / COUNCIL_FILE).is_file():
            return place / COUNCIL_FILE
    return None


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
    from ofsted_report.settings.schema import read_table

    council_file = council_file or find_council_file(folder or Path.cwd())
    values: dict[str, Any] = {}
    origins: dict[str, str] = {}
    if council_file is not None:
        _merge(values, origins, read_table(council_file, "council"), str(council_file))
    if meeting_file is not None:
        _merge(values, origins, {"meeting": read_table(meeting_file, "meeting")}, str(meeting_file))
    for key, value in (options or {}).items():
        if value is not None:
            *tables, last = key.split(".")
            _merge(values, origins, _nested(tables, {last: value}), "--" + last.replace("_", "-"))
    return _joined(values, origins, council_file)


def _nested(tables: list[str], inner: dict[str, Any]) -> dict[str, Any]:
    for table in reversed(tables):
        inner = {table: inner}
    return inner


def _merge(
    into: dict[str, Any], origins: dict[str, str], new: Mapping[str, Any], origin: str, prefix: str = ""
) -> None:
    for key, value in new.items():
        if isinstance(value, Mapping) and key != "wording":
            _merge(into.setdefault(key, {}), origins, value, origin, f"{prefix}{key}.")
        else:
            into[key] = value
            origins[prefix + key] = origin


def parse_date(value: object, key: str) -> date:
    """A date from a settings file or an option: a TOML date, 2026-01-15, 15/01/2026 or '15 January 2026'.

    The day comes before the month, as it does in England; 15.01.2026, '15 Jan 2026' and a weekday before it are read too.

    Raises:
        SettingsError: it is none of these, no day of the calendar, in another century, or on another weekday than it says.
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
            month = next(number for name, number in MONTHS.items() if name.startswith(match["month"].lower()))
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
    right = written_dates.WEEKDAYS[day.weekday()]
    if said is not None and not right.lower().startswith(said.lower()):
        raise SettingsError(
            f"{key} says {said}, but {written_dates.day(day)} is a {right}.",
            "See which of the two is meant; the weekday may be left out.",
        )


def check_email(value: str | None, key: str, origin: str) -> None:
    """Refuse what is no e-mail address; None is nothing to refuse.

    Raises:
        SettingsError: it has no @ with something on both sides.
    """
    if value is not None and not _EMAIL.fullmatch(value.strip()):
        raise SettingsError(
            f"{key} is not an e-mail address: {value} ({origin}).",
            "An e-mail address has the form name@council.gov.uk.",
        )


def _joined(values: dict[str, Any], origins: dict[str, str], council_file: Path | None) -> Loaded:
    """Plain dataclasses from checked tables; the values that only make sense together are checked here."""
    services = dict(values.get("democratic_services", {}))
    if isinstance(services.get("address"), list):
        services["address"] = ", ".join(services["address"])
    check_email(services.get("email"), "democratic_services.email", origins.get("democratic_services.email", ""))
    officers = tuple(ContactOfficer(**row) for row in values.get("contact_officers", ()))
    for number, officer in enumerate(officers, start=1):
        check_email(officer.email, f"contact_officers[{number}].email", origins["contact_officers"])
    told = dict(values.get("meeting", {}))
    check_email(told.get("contact_email"), "meeting.contact_email", origins.get("meeting.contact_email", ""))
    if "committee_date" in told:
        told["committee_date"] = parse_date(told["committee_date"], "committee_date")
    if "agenda_item" in told:
        told["agenda_item"] = str(told["agenda_item"])
    for key in ("contributors", "recommendations"):
        told[key] = tuple(told.get(key, ()))
    told["implications"] = Implications(**told.get("implications", {}))
    template = values.get("template", DEFAULT_TEMPLATE)
    if council_file is not None and origins.get("template") == str(council_file) and template.lower().endswith(".docx"):
        template = str(council_file.parent / template)
    if "wording" in values:
        _check_wording(values["wording"], origins["wording"])
    settings = Settings(
        council=values.get("council"),
        committee=values.get("committee"),
        template=template,
        democratic_services=DemocraticServices(**services),
        contact_officers=officers,
        deadlines=DeadlineRules(**values.get("deadlines", {})),
        wording=values.get("wording", {}),
    )
    return Loaded(settings=settings, meeting=Meeting(**told), origins=origins, council_file=council_file)


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
    rows: list[tuple[str, Any, str]] = []
    tables = {**_plain(loaded.settings), "meeting": _plain(loaded.meeting)}
    _explain(tables, loaded.origins, "", rows)
    return rows


def _explain(
    table: Mapping[str, Any], origins: Mapping[str, str], prefix: str, rows: list[tuple[str, Any, str]]
) -> None:
    for name, value in table.items():
        key = prefix + name
        if isinstance(value, dict) and name != "wording":
            _explain(value, origins, f"{key}.", rows)
        else:
            empty = value is None or value in ((), [], {})
            rows.append((key, None, "not set") if empty else (key, value, origins.get(key, "default")))


def _plain(value: Any) -> Any:
    """The dataclass as plain tables, lists and texts, for showing."""
    from msgspec import to_builtins

    return to_builtins(value)
