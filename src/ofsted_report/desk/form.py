"""The form of the meeting and the council: its fields, made from the settings classes; and reading what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ofsted_report.errors import SettingsError
from ofsted_report.settings.load import check_email, parse_date
from ofsted_report.settings.model import Key, Meeting, Settings, keys_of

LONGEST = 2000
"""Letters of a text, as in a settings file."""
ELSEWHERE = ("template", "wording")
"""Keys of council.toml that this form leaves alone: the template is chosen with the report, the wording with an editor."""
_EMAILS = ("email", "contact_email")
_QUOTED = re.compile(r"(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)")
_NUMBERED = "contact_officers"
_LONG = ("committee_will", "recommendations", "contributors", "address", "financial", "legal", "equality", "risk")
_LABELS = {
    "committee_will": "What the committee will do",
    "document_to_follow": "The letter is to follow (“Document to follow”)",
    "report_of": "Report of",
    "pages": "Pages in the agenda",
    "email": "E-mail",
    "contact_email": "Contact officer’s e-mail",
    "contact_telephone": "Contact officer’s telephone",
    "questions_working_days": "Working days for questions and views",
    "questions_time": "Time of day for questions and views",
    "publication_clear_days": "Clear working days before the meeting",
    "agenda_item": "Agenda item number",
}
_ROWS_EACH = {"contributors": "One a line.", "recommendations": "One a line."}
_TITLES = {
    "democratic_services": "Democratic services",
    "contact_officers": "Contact officers",
    "deadlines": "Deadlines",
    "implications": "Implications",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form."""

    name: str
    """In the form: 'meeting.author', 'council.contact_officers.0.email'."""
    key: Key
    value: str
    error: str = ""
    default: str = ""
    """What holds while it is empty, where that comes from elsewhere."""

    @property
    def identifier(self) -> str:
        """Of the input, for its label and for links to it."""
        return self.name.replace(".", "-")

    @property
    def label(self) -> str:
        """What it asks for."""
        return _LABELS.get(self.key.name, self.key.label)

    @property
    def hint(self) -> str:
        """What it is for, and how it is written."""
        said = _QUOTED.sub("“\\1”", self.key.about.text).replace("'", "’")
        return f"{said} {_ROWS_EACH[self.key.name]}" if self.key.name in _ROWS_EACH else said

    @property
    def rows(self) -> int:
        """Lines of its text area; 0: a single line."""
        return 3 if self.key.name in _LONG else 0

    @property
    def kind(self) -> str:
        """The type of its input."""
        if self.key.shape == "yes or no":
            return "checkbox"
        return "email" if self.key.name in _EMAILS else "text"

    @property
    def short(self) -> bool:
        """Whether what goes in is short: a number or a date."""
        return self.key.shape in ("number", "date") or self.key.name in ("agenda_item", "pages", "questions_time")


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading; without one they stand first."""

    title: str
    fields: tuple[Field, ...]


def groups(
    prefix: str,
    given: Mapping[str, str],
    errors: Mapping[str, str] | None = None,
    defaults: Mapping[str, str] | None = None,
) -> tuple[Group, ...]:
    """The form of 'meeting' or 'council' with these values, by the fields' names."""
    table = Meeting if prefix == "meeting" else Settings
    plain: list[Field] = []
    others: list[Group] = []
    for key in keys_of(table):
        if key.name in ELSEWHERE:
            continue
        name = f"{prefix}.{key.name}"
        if key.table is None:
            plain.append(_field(name, key, given, errors, defaults))
        elif key.shape == "table":
            rows = tuple(_field(f"{name}.{each.name}", each, given, errors, defaults) for each in keys_of(key.table))
            others.append(Group(_TITLES.get(key.name, key.label), rows))
        else:
            for number in range(_rows(name, given) + 1):
                rows = tuple(
                    _field(f"{name}.{number}.{each.name}", each, given, errors, defaults) for each in keys_of(key.table)
                )
                title = "Contact officer" if number == 0 else f"Contact officer {number + 1}"
                others.append(Group(title, rows))
    return (Group("", tuple(plain)), *others)


def _field(
    name: str, key: Key, given: Mapping[str, str], errors: Mapping[str, str] | None, defaults: Mapping[str, str] | None
) -> Field:
    return Field(name, key, given.get(name, ""), (errors or {}).get(name, ""), (defaults or {}).get(name, ""))


def _rows(name: str, given: Mapping[str, str]) -> int:
    """How many rows of a list of tables have a value."""
    numbers = [
        int(key[len(name) + 1 :].split(".")[0]) for key, value in given.items() if key.startswith(f"{name}.") and value
    ]
    return max(numbers, default=-1) + 1


def as_typed(prefix: str, table: Mapping[str, Any]) -> dict[str, str]:
    """The values of a settings file as the form shows them, by the fields' names."""
    return dict(_typed(prefix, table))


def _typed(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        name = f"{prefix}.{key}"
        if isinstance(value, Mapping):
            yield from _typed(name, value)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for number, row in enumerate(value):
                yield from _typed(f"{name}.{number}", row)
        elif isinstance(value, list):
            yield name, "\n".join(map(str, value))
        elif isinstance(value, bool):
            yield name, "yes" if value else ""
        else:
            yield name, str(value)


def read(prefix: str, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """What was typed, as values of a settings file by dotted keys (None: nothing), and what is wrong, by the fields' names."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    rows: list[dict[str, Any]] = []
    for group in groups(prefix, typed):
        row: dict[str, Any] = {}
        for field in group.fields:
            try:
                value = _value(field, typed.get(field.name, "").strip())
            except SettingsError as error:
                errors[field.name] = f"{field.label}: {_told(error, field)}"
                continue
            if f".{_NUMBERED}." in field.name:
                row[field.key.name] = value
            else:
                values[field.name.partition(".")[2]] = value
        if any(value is not None for value in row.values()):
            if row.get("name") is None and "name" in row:
                errors[group.fields[0].name] = "Contact officer: a name is needed beside telephone or e-mail."
            rows.append({key: value for key, value in row.items() if value is not None})
    if prefix == "council":
        values[_NUMBERED] = rows or None
    return values, errors


def _told(error: SettingsError, field: Field) -> str:
    what = error.what.removeprefix(field.key.name).strip()
    return f"{what} {error.remedy}"


def _value(field: Field, text: str) -> Any:
    key = field.key
    if not text:
        return None
    if len(text) > LONGEST:
        raise SettingsError(f"it has {len(text)} letters.", f"Write at most {LONGEST}.")
    if key.shape == "yes or no":
        return True
    if key.shape == "texts":
        return [line.strip() for line in text.splitlines() if line.strip()] or None
    if key.shape == "date":
        return parse_date(text, key.name).isoformat()
    if key.shape == "number":
        least, most = key.about.least or 0, key.about.most or 10**6
        if not text.isdigit() or not least <= int(text) <= most:
            raise SettingsError(f"it is {text}.", f"Write a whole number from {least} to {most}.")
        return int(text)
    if key.name in _EMAILS:
        check_email(text, key.name, "as typed")
    return " ".join(text.split()) if field.rows == 0 else ", ".join(filter(None, map(str.strip, text.splitlines())))
