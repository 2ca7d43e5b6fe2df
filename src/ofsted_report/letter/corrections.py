"""Facts of a letter that a person corrected: the corrections file beside the letter, and the letter with them applied.

`visit.corrections.toml` belongs to `visit.pdf`. Each entry has the value that was read and the right value. It is
applied only while the program still reads the same value, so a correction never overrides a later fix. Each applied
correction adds a warning (`fact-corrected`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from ofsted_report import outside, toml_slips
from ofsted_report.beside import Beside
from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.letter.dates import read_date
from ofsted_report.letter.format_dates import day
from ofsted_report.letter.model import KINDS, Addressee, Judgement, Letter, LetterWarning, Person, Source
from ofsted_report.pattern import Pattern

FORMAT = "ofsted-report/corrections"
VERSION = 1
_HEAD = """\
# Facts of “{title}” that were corrected by hand.
#
# `read` is what the program reads in the letter, `value` what is right. Every command goes by the value, and says so.
# Take an entry away to go back to what is read.

format = "{format}"
version = {version}
"""


class Correction(NamedTuple):
    """One fact that a person corrected."""

    fact: str
    """Its key, one of FACTS."""
    value: str
    """The right value, as text; for a list, one row per line. Empty: the letter does not have the value."""
    read: str | None = None
    """The value that was read when it was corrected; None: the correction always applies."""


class Fact(NamedTuple):
    """A fact of the letter that can be corrected."""

    key: str
    name: str
    """Its name within a sentence: 'date of the letter'."""
    shown: Callable[[Letter], str]
    """Its value as text; '' if the letter does not have it."""
    changed: Callable[[Letter, str], Letter]
    """The letter with this text in its place; a ValueError says what is wrong with the text."""
    settles: tuple[str, ...] = ()
    """Codes of the letter's warnings that a correction answers."""
    hint: str = ""
    rows: bool = False
    """Whether it is a list, one row a line."""


def corrections_file(letter: Path) -> Path:
    """Return the path of a letter's corrections file."""
    return letter.with_name(Beside(letter.name).corrections)


def corrections_beside(letter: Path) -> tuple[Correction, ...]:
    """The corrections in the file beside a letter; none where there is no such file.

    Raises:
        SettingsError: the file cannot be read or used.
    """
    path = corrections_file(letter)
    if not os.path.lexists(path):  # also of a name that no file can have
        return ()
    remedy = "It has the corrections of the letter: correct it, or move it away."
    return corrections_in(outside.content(path, SettingsError, remedy, most=outside.LARGEST_TEXT), path.name)


def corrections_in(data: bytes, name: str) -> tuple[Correction, ...]:
    """The corrections that a file's bytes hold; `name` is for messages.

    Raises:
        SettingsError: it is no text, no such file, or one of its entries cannot be used.
    """
    try:
        return read_corrections(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{name} is not a text file in UTF-8.", "Save it as UTF-8 text.") from error


def read_corrections(text: str, name: str) -> tuple[Correction, ...]:
    """The corrections that a file's text holds; `name` is for messages.

    Raises:
        SettingsError: it is no such file, or one of its entries cannot be used.
    """
    content = toml_slips.read(text, name, SettingsError)
    if content.get("format") != FORMAT or content.get("version") != VERSION:
        raise SettingsError(
            f"{name} is not a corrections file.", f'It begins with format = "{FORMAT}" and version = {VERSION}.'
        )
    rows = content.get("correction", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise SettingsError(f"{name}: correction is written as [[correction]].", "Put it in double square brackets.")
    found: dict[str, Correction] = {}
    for row in rows:
        made = _correction(row, name)
        if made.fact in found:
            raise SettingsError(f"{name} corrects {made.fact} twice.", "Keep one of the two.")
        found[made.fact] = made
    return tuple(found.values())


def _correction(row: Mapping[str, Any], name: str) -> Correction:
    for key in row:
        if key not in ("fact", "read", "value"):
            raise SettingsError(f"{name}: the key {key} is not known.", did_you_mean(key, ("fact", "read", "value")))
    fact, value, read = row.get("fact"), row.get("value"), row.get("read")
    if not isinstance(fact, str) or fact not in BY_KEY:
        raise SettingsError(f"{name}: there is no fact {fact}.", did_you_mean(str(fact), BY_KEY))
    made = Correction(fact, _text(value, name, "value"), None if read is None else _text(read, name, "read"))
    try:
        BY_KEY[fact].changed(_EMPTY, made.value)
    except ValueError as error:
        raise SettingsError(f"{name}: {fact} cannot be {made.value!r}: {error}", "Correct it, or delete it.") from error
    return made


def _text(value: object, name: str, key: str) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and all(isinstance(row, str) for row in value):
        return "\n".join(row.strip() for row in value)
    raise SettingsError(
        f"{name}: {key} is neither a text nor a list of texts.", 'Write it in quotes: "29 August 2025".'
    )


def write_corrections(letter: Letter, corrections: Iterable[Correction]) -> str:
    """The file for these corrections, as TOML."""
    parts = [
        _HEAD.format(title=toml_slips.commented(letter.title or letter.source.name), format=FORMAT, version=VERSION)
    ]
    for correction in corrections:
        lines = ["[[correction]]", f"fact = {_toml(correction.fact)}"]
        if correction.read is not None:
            lines.append(f"read = {_toml(correction.read)}")
        parts.append("\n".join([*lines, f"value = {_toml(correction.value)}", ""]))
    return "\n".join(parts)


def _toml(text: str) -> str:
    """A TOML basic string, or a list of them for several lines."""
    rows = text.split("\n")
    if len(rows) > 1:
        return "[" + ", ".join(_toml(row) for row in rows) + "]"
    return toml_slips.quoted(text)


def kind_of(corrections: Iterable[Correction]) -> str | None:
    """The kind as which a person wants the letter read; None where that was not corrected."""
    return next((each.value for each in corrections if each.fact == "kind"), None)


def corrected(letter: Letter, corrections: Iterable[Correction]) -> Letter:
    """Return the letter with these corrections applied, with a warning for each.

    A correction is not applied, and a warning says so, if the program now reads another value.
    """
    told: list[LetterWarning] = []
    settled: set[str] = set()
    for correction in corrections:
        fact = BY_KEY[correction.fact]
        shown = fact.shown(letter)
        if fact.key == "kind":  # the letter was read as that kind already
            told.append(_told(fact, correction.read or "", correction.value))
            settled.update(fact.settles)
        elif shown == correction.value:
            continue
        elif correction.read is not None and shown != correction.read:
            told.append(
                LetterWarning(
                    code="correction-unused",
                    message=f"A correction ({fact.name}) was not used: it was made when the program read "
                    f"{_quoted(correction.read)}, and now it reads {_quoted(shown)}.",
                )
            )
        else:
            letter = fact.changed(letter, correction.value)
            told.append(_told(fact, shown, correction.value))
            settled.update(fact.settles)
    kept = (warning for warning in letter.warnings if warning.code not in settled)
    return replace(letter, warnings=(*kept, *told))


def _told(fact: Fact, read: str, value: str) -> LetterWarning:
    return LetterWarning(
        code="fact-corrected",
        message=f"Corrected by hand ({fact.name}): {_quoted(value)}, where the program reads {_quoted(read)}.",
    )


def _quoted(text: str) -> str:
    return f"“{'; '.join(text.splitlines())}”" if text else "nothing"


# ── The facts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def parse_day(text: str) -> date | None:
    """A day as a person writes it: '28 August 2025', '28/08/2025' or '2025-08-28'; None for an empty text.

    Raises:
        ValueError: it is no date; the message says how one is written.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        found = read_date(text)
        if found is None:
            raise ValueError("a date is written as 28 August 2025, 28/08/2025 or 2025-08-28.") from error
        return found


def _day(value: date | None) -> str:
    return day(value) if value is not None else ""


def _ordinal(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,2}", text) or int(text) < 1:
        raise ValueError("it is a whole number such as 2, or nothing.")
    return int(text)


def _kind(letter: Letter, text: str) -> Letter:
    if text not in KINDS:
        raise ValueError(f"it is one of {', '.join(KINDS)}.")
    return replace(letter, kind=text)


_DASH = Pattern(r"\s+[–—-]\s+")


def _people(text: str) -> tuple[Person, ...]:
    """'Anna Bell – His Majesty’s Inspector', one a line."""
    rows = (_DASH.split(row.strip(), maxsplit=1) for row in text.split("\n") if row.strip())
    return tuple(Person(name=row[0], role=row[1] if len(row) > 1 else None) for row in rows)


def _person(person: Person) -> str:
    return f"{person.name} – {person.role}" if person.role else person.name


def _judgements(text: str) -> tuple[Judgement, ...]:
    """'Overall effectiveness: Good', one a line."""
    found = []
    for row in (row.strip() for row in text.split("\n") if row.strip()):
        area, colon, grade = (part.strip() for part in row.rpartition(":"))
        if not colon or not area or not grade:
            raise ValueError("each line is an area, a colon and its grade: Overall effectiveness: Good.")
        found.append(Judgement(area=area, grade=grade))
    return tuple(found)


def _addressee(letter: Letter, **changes: Any) -> Letter:
    """The letter with the first of those it is written to changed."""
    first = replace(letter.addressee or Addressee(name=""), **changes)
    return replace(letter, addressee=first, addressees=(first, *letter.addressees[1:]))


def _signatories(letter: Letter, text: str) -> Letter:
    people = _people(text)
    return replace(letter, signatory=people[0] if people else None, signatories=people)


def _visit(letter: Letter, *, first: bool, text: str) -> Letter:
    """The letter with another first or last day of the visit, also in the first or last of its periods."""
    visit, found = letter.visit, parse_day(text)
    periods = list(visit.periods) if len(visit.periods) > 1 and found is not None else []
    if periods and found is not None:
        at = 0 if first else -1
        periods[at] = replace(periods[at], start=found) if first else replace(periods[at], end=found)
    start, end = (found, visit.end) if first else (visit.start, found)
    return replace(letter, visit=replace(visit, start=start, end=end, periods=tuple(periods)))


_DATE = "For example, 28 August 2025."
_PEOPLE = "One a line: the name, a dash and the post."
FACTS: tuple[Fact, ...] = (
    Fact("kind", "kind of document", lambda letter: letter.kind, _kind, ("unknown-kind",)),
    Fact(
        "title",
        "title",
        lambda letter: letter.title,
        lambda letter, t: replace(letter, title=t),
        ("no-title",),
    ),
    Fact(
        "authority",
        "place",
        lambda letter: letter.authority,
        lambda letter, t: replace(letter, authority=t),
        ("no-authority",),
        "The place alone: Anyshire, without Council or Borough.",
    ),
    Fact(
        "letter_date",
        "date of the letter",
        lambda letter: _day(letter.letter_date),
        lambda letter, t: replace(letter, letter_date=parse_day(t)),
        ("no-letter-date",),
        _DATE,
    ),
    Fact(
        "visit.start",
        "first day of the visit",
        lambda letter: _day(letter.visit.start),
        lambda letter, t: _visit(letter, first=True, text=t),
        ("no-visit-dates",),
        _DATE,
    ),
    Fact(
        "visit.end",
        "last day of the visit",
        lambda letter: _day(letter.visit.end),
        lambda letter, t: _visit(letter, first=False, text=t),
        ("no-visit-dates",),
        _DATE,
    ),
    Fact(
        "visit.ordinal",
        "number of the visit",
        lambda letter: str(letter.visit.ordinal or ""),
        lambda letter, t: replace(letter, visit=replace(letter.visit, ordinal=_ordinal(t))),
        hint="2 for a second monitoring visit; nothing where the letter does not count visits.",
    ),
    Fact(
        "addressee.name",
        "person it is written to",
        lambda letter: letter.addressee.name if letter.addressee else "",
        lambda letter, t: _addressee(letter, name=t),
        ("no-addressee", "other-greeted", "unread-addressee"),
        "Without Mr, Ms or Dr.",
    ),
    Fact(
        "addressee.role",
        "post of the person it is written to",
        lambda letter: (letter.addressee.role if letter.addressee else None) or "",
        lambda letter, t: _addressee(letter, role=t or None),
    ),
    Fact(
        "addressee.organisation",
        "organisation it is written to",
        lambda letter: (letter.addressee.organisation if letter.addressee else None) or "",
        lambda letter, t: _addressee(letter, organisation=t or None),
    ),
    Fact(
        "inspectors",
        "inspectors",
        lambda letter: "\n".join(map(_person, letter.inspectors)),
        lambda letter, t: replace(letter, inspectors=_people(t)),
        ("no-inspectors", "unread-inspector", "no-lead-inspector"),
        _PEOPLE,
        rows=True,
    ),
    Fact(
        "signatories",
        "signatories",
        lambda letter: "\n".join(map(_person, letter.signatories)),
        _signatories,
        ("no-signatory", "unread-signatory"),
        _PEOPLE,
        rows=True,
    ),
    Fact(
        "judgements",
        "judgements",
        lambda letter: "\n".join(f"{each.area}: {each.grade}" for each in letter.judgements),
        lambda letter, t: replace(letter, judgements=_judgements(t)),
        ("no-judgements",),
        "One a line: the area, a colon and the grade.",
        rows=True,
    ),
    Fact(
        "overall_judgement",
        "overall judgement in words",
        lambda letter: letter.overall_judgement or "",
        lambda letter, t: replace(letter, overall_judgement=t or None),
        hint="Only where the report says it in a sentence and not in its table.",
    ),
)
BY_KEY: Mapping[str, Fact] = {fact.key: fact for fact in FACTS}
_EMPTY = Letter(kind="other", title="", authority="", source=Source(name="", sha256=""))
