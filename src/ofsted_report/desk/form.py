"""The form of the meeting and the council: its fields, made from the settings classes; and reading what was typed.

Values travel as texts by the fields' names: 'meeting.author', 'meeting.options.0.option', 'council.deadlines.questions_time'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ofsted_report.errors import SettingsError
from ofsted_report.pattern import Pattern
from ofsted_report.settings.load import EMAILS, check_email, parse_date
from ofsted_report.settings.model import KNOWN_IMPLICATIONS, Key, Meeting, Settings, keys_of

LONGEST = 2000
"""Letters of a text, as in a settings file."""
ELSEWHERE = ("template", "wording", "chooser", "chooser_brief", "chooser_seconds", "further_letters")
"""Keys that this form leaves alone: template and further letters are chosen with the report; the wording, and a program that
is to be run, are set with an editor."""
_TYPED = "as typed"
_FILES = ("action_plan", "file")
"""Keys that name a file, which must be one of the folder."""
_QUOTED = Pattern(r"(?<!\w)'([^']+(?:'\w[^']*)*)'(?!\w)")

_FOLDED: Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "meeting": (
        (
            "Decision",
            (
                "purpose_type", "key_decision", "call_in", "exempt", "urgency", "report_of", "wards", "decision_route",
            ),
        ),
        ("Summary, recommendations and options", (
            "executive_summary", "summary_of_facts", "recommendations", "reasons", "options",
        )),
        ("Consultation and next steps", ("consultation", "council_next_steps", "action_plan")),
        ("Implications", ("implications",)),
        ("Papers and appendices", ("background_papers", "appendices")),
    ),
    "council": (
        ("Democratic services", ("democratic_services",)),
        ("Contact officers", ("contact_officers",)),
        ("Deadlines", ("deadlines",)),
        ("Implications", ("required_implications", "implications_as")),
        ("Findings", ("many_findings",)),
    ),
}  # fmt: skip
"""The keys under each heading; all others come first, without a heading."""
_ROWS = {
    "decision_route": "Meeting on the way",
    "recommendations": "Recommendation",
    "options": "Option",
    "consultation": "View",
    "appendices": "Appendix",
    "contact_officers": "Contact officer",
    "implications": "Implication",
}
_LABELS = {
    "committee_will": "What the committee will do",
    "document_to_follow": "The letter is to follow (“Document to follow”)",
    "pages": "Pages in the agenda",
    "email": "E-mail",
    "contact_email": "Contact officer’s e-mail",
    "contact_telephone": "Contact officer’s telephone",
    "questions_working_days": "Working days for questions and views",
    "questions_time": "Time of day for questions and views",
    "publication_clear_days": "Clear working days before the meeting",
    "agenda_item": "Agenda item number",
    "purpose_type": "What the item is for",
    "exempt": "Exempt by paragraphs",
    "implications_as": "Implications are laid out as",
    "many_findings": "More than 26 findings are marked by",
    "published": "Published by Ofsted on",
    "said": "What they said",
    "who": "Who",
}
_HINTS = {
    "exempt": "Paragraphs of Schedule 12A by which the report is exempt, with commas: 1, 3. Write 0 for one that is open to "
    "the public.",
}
_LONG = ("committee_will", "address", "text", "assessment", "said", "reply", "urgency")
_SHORT = ("agenda_item", "pages", "questions_time", "exempt")
_NAME = Key(name="name", about=keys_of(Settings)[0].about, shape="text", default=None, required=True)


class Field(NamedTuple):
    """One field of the form."""

    name: str
    key: Key
    value: str
    error: str = ""
    holds: str = ""
    """The value that applies while it is empty, if it comes from elsewhere."""

    @property
    def identifier(self) -> str:
        """The id of the input, for its label and for links to it."""
        return self.name.replace(".", "-")

    @property
    def label(self) -> str:
        """The question."""
        return _LABELS.get(self.key.name, self.key.label)

    @property
    def hint(self) -> str:
        """Its purpose, and how to write it."""
        if self.key is _NAME:
            return "Financial, legal, equality, risk, or the council’s own name for it."
        said = _HINTS.get(self.key.name) or _QUOTED.sub("“\\1”", self.key.about.text).replace("'", "’")
        return f"{said} One a line." if self.key.shape == "texts" and "one text" not in said else said

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """The choices, as value and words; empty for free text."""
        if self.key.about.choices:
            return (("", "Not said"), *((each, each[:1].upper() + each[1:]) for each in self.key.about.choices))
        if self.key.shape == "yes or no" and self.key.default is None:
            return (("", "Not said"), ("yes", "Yes"), ("no", "No"))
        return ()

    @property
    def is_tick(self) -> bool:
        """Whether it is ticked or not."""
        return self.key.shape == "yes or no" and self.key.default is not None

    @property
    def rows(self) -> int:
        """Lines of its text area; 0: a single line."""
        return 3 if self.key.shape == "texts" or self.key.name in _LONG else 0

    @property
    def is_email(self) -> bool:
        """Whether it is an e-mail address."""
        return self.key.name in EMAILS

    @property
    def short(self) -> bool:
        """Whether what goes in is short: a number or a date."""
        return self.key.shape in ("number", "date") or self.key.name in _SHORT


class Group(NamedTuple):
    """Fields under a heading of their own, or, without one, right under the section's."""

    title: str
    fields: tuple[Field, ...]

    @property
    def used(self) -> bool:
        """Whether it has a value or an error."""
        return any(each.value or each.error for each in self.fields)


class Part(NamedTuple):
    """A part of the form; without a title the first, which is never folded away."""

    title: str
    groups: tuple[Group, ...]

    @property
    def used(self) -> bool:
        """Whether it has a value or an error."""
        return any(group.used for group in self.groups)


@dataclass(frozen=True, slots=True)
class Typed:
    """The values of the form."""

    values: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    holds: Mapping[str, str] = field(default_factory=dict)


def parts(prefix: str, typed: Typed) -> tuple[Part, ...]:
    """The form of 'meeting' or 'council' with these values."""
    keys = {key.name: key for key in _keys(prefix)}
    folded = _FOLDED[prefix]
    later = {name for _, names in folded for name in names}
    first = [key for name, key in keys.items() if name not in later]
    made = [Part("", tuple(_groups(prefix, first, typed)))]
    for title, names in folded:
        made.append(Part(title, tuple(_groups(prefix, [keys[name] for name in names], typed))))
    return tuple(made)


def _keys(prefix: str) -> tuple[Key, ...]:
    table = Meeting if prefix == "meeting" else Settings
    return tuple(key for key in keys_of(table) if key.name not in ELSEWHERE)


def _groups(prefix: str, keys: Sequence[Key], typed: Typed) -> Iterator[Group]:
    plain = [_field(f"{prefix}.{key.name}", key, typed) for key in keys if key.table is None]
    if plain:
        yield Group("", tuple(plain))
    for key in (key for key in keys if key.table is not None):
        name = f"{prefix}.{key.name}"
        if key.shape == "table":
            yield Group("", tuple(_field(f"{name}.{each.name}", each, typed) for each in _of_row(key)))
            continue
        for number in range(_count(name, key, typed.values) + 1):
            fields = tuple(_field(f"{name}.{number}.{each.name}", each, typed) for each in _of_row(key))
            yield Group(f"{_ROWS.get(key.name, key.label)} {number + 1}", fields)


def _of_row(key: Key) -> tuple[Key, ...]:
    """The keys of a table or of one of its rows; what is called by name has the name first."""
    inner = keys_of(key.table) if key.table is not None else ()
    return (_NAME, *inner) if key.shape == "names" else inner


def _field(name: str, key: Key, typed: Typed) -> Field:
    return Field(name, key, typed.values.get(name, ""), typed.errors.get(name, ""), typed.holds.get(name, ""))


def _count(name: str, key: Key, values: Mapping[str, str]) -> int:
    """Return the number of rows of a list of tables with a value; for implications, at least those that every report has."""
    numbers = [
        int(each[len(name) + 1 :].split(".")[0]) for each in values if each.startswith(f"{name}.") and values[each]
    ]
    return max(numbers, default=-1) + 1


# ── From a settings file to the form ──────────────────────────────────────────────────────────────────────────────────


def as_typed(prefix: str, table: Mapping[str, Any]) -> dict[str, str]:
    """The values of a settings file as the form shows them."""
    keys = {key.name: key for key in _keys(prefix)}
    found: dict[str, str] = {}
    for name, value in table.items():
        if name in keys:
            found.update(_typed(f"{prefix}.{name}", keys[name], value))
    if prefix == "meeting" and not any(name.startswith("meeting.implications.") for name in found):
        found |= {f"meeting.implications.{n}.name": name for n, name in enumerate(KNOWN_IMPLICATIONS)}
    return found


def _typed(name: str, key: Key, value: Any) -> Iterator[tuple[str, str]]:
    if key.table is None:
        yield name, _as_text(key, value)
        return
    inner = {each.name: each for each in _of_row(key)}
    if key.shape == "names":
        value = [
            {"name": called, **(row if isinstance(row, Mapping) else {"text": row})} for called, row in value.items()
        ]
    rows = [("", value)] if key.shape == "table" else [(f".{n}", row) for n, row in enumerate(value)]
    for number, row in rows:
        given = row if isinstance(row, Mapping) else {next(iter(inner)): row}
        for each, said in given.items():
            if each in inner:
                yield from _typed(f"{name}{number}.{each}", inner[each], said)


def _as_text(key: Key, value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "" if key.default is not None else "no"
    if key.shape == "numbers":
        return ", ".join(map(str, value)) or "0"
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


# ── From the form to a settings file ──────────────────────────────────────────────────────────────────────────────────


def read(prefix: str, typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the input as values of a settings file by dotted keys (None: empty), and the errors, by the names of fields."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for key in _keys(prefix):
        name = f"{prefix}.{key.name}"
        if key.table is None:
            values[key.name] = _value(name, key, typed, errors)
        elif key.shape == "table":
            for each in _of_row(key):
                values[f"{key.name}.{each.name}"] = _value(f"{name}.{each.name}", each, typed, errors)
        else:
            values[key.name] = _rows(name, key, typed, errors)
    return values, errors


def _rows(name: str, key: Key, typed: Mapping[str, str], errors: dict[str, str]) -> Any:
    """A list of tables, or what is called by name; None where nothing was typed."""
    rows: list[dict[str, Any]] = []
    keys = _of_row(key)
    for number in range(_count(name, key, typed)):
        said = {each.name: _value(f"{name}.{number}.{each.name}", each, typed, errors) for each in keys}
        row = {each: value for each, value in said.items() if value not in (None, False)}
        first = keys[0]
        if not row or (key.shape == "names" and set(row) == {"name"}):
            continue
        if first.name not in row:
            label = Field("", first, "").label.lower()
            errors.setdefault(
                f"{name}.{number}.{first.name}", f"{_ROWS[key.name]} {number + 1}: the {label} is missing."
            )
        rows.append(row)
    if not rows:
        return None
    if key.shape == "names":
        return {row.pop("name", ""): row["text"] if set(row) == {"text"} else row for row in rows}
    only = keys[0].name
    if key.about.also == "text" and all(set(row) == {only} for row in rows):
        return [row[only] for row in rows]
    return rows


def _value(name: str, key: Key, typed: Mapping[str, str], errors: dict[str, str]) -> Any:
    text = typed.get(name, "").strip()
    try:
        return _read(key, text) if text else None
    except SettingsError as error:
        label = Field(name, key, "").label
        what = error.what.removeprefix(key.name).replace(f" ({_TYPED})", "").strip()
        errors[name] = f"{label}: {what} {error.remedy}"
        return None


def _read(key: Key, text: str) -> Any:
    if len(text) > LONGEST * (20 if key.shape == "texts" else 1):
        raise SettingsError(f"it has {len(text)} letters.", f"Write at most {LONGEST}.")
    if key.shape == "yes or no":
        return text == "yes"
    if key.shape == "texts":
        return [line.strip() for line in text.splitlines() if line.strip()] or None
    if key.shape == "date":
        return parse_date(text, key.name).isoformat()
    if key.shape == "number":
        return _number(text, key.about.least or 0, key.about.most or 10**6)
    if key.shape == "numbers":
        return [] if text == "0" else [_number(each.strip(), 1, 7) for each in text.split(",") if each.strip()]
    if key.about.choices and text not in key.about.choices:
        raise SettingsError(f"there is no {text}.", f"Choose one of {', '.join(key.about.choices)}.")
    if key.name in _FILES and re.search(r"[/\\:]", text):
        raise SettingsError(
            "it names a place outside the folder.", "Put the file into the folder, and write its name alone."
        )
    if key.name in EMAILS:
        check_email(text, key.name, _TYPED)
    return (
        ", ".join(filter(None, map(str.strip, text.splitlines()))) if key.name == "address" else " ".join(text.split())
    )


def _number(text: str, least: int, most: int) -> int:
    if not text.isdigit() or not least <= int(text) <= most:
        raise SettingsError(f"it is {text}.", f"Write a whole number from {least} to {most}.")
    return int(text)
