"""The standing sentences: read once from wording.toml, overridden by the council, filled with fields.

A sentence may use the fields named in `FIELDS` as `{field}`; nothing else in braces means anything, so that a letter's
own braces are never looked at.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from string import Formatter
from typing import Any, NamedTuple

from ofsted_report.errors import SettingsError, did_you_mean
from ofsted_report.letter.model import KINDS
from ofsted_report.settings.text import OpenField, Text, TextPart
from ofsted_report.shipped import shipped

FIELDS: Mapping[str, str] = {
    "council": "the council's name: from council.toml, or from the letter's address, title or text",
    "committee": "the committee's name",
    "committee_short": "what its name says it is: 'Committee', 'Panel', 'Board', 'Cabinet'",
    "place": "the place Ofsted writes about: 'Anyshire'",
    "the_place": "the same with an article if it needs one: 'the Isle of Wight'",
    "visit": "'second monitoring visit', 'focused visit', 'inspection'",
    "visit_of": "the same with the place: 'second monitoring visit to Anyshire children’s services'",
    "a_visit_of": "the same with its article: 'its second monitoring visit to …', 'a focused visit to …'",
    "visit_short": "'visit' or 'inspection'",
    "visit_kind": "'monitoring visit', 'focused visit' or 'inspection'",
    "document": "'letter' or 'report'",
    "ofsted": "'Ofsted'; for a joint inspection all inspectorates, as the letter names them",
    "whose": "whose words are quoted: 'Ofsted’s', 'the inspectorates’'",
    "whose_document": "'Ofsted’s letter', 'the inspection report'",
    "Whose_document": "the same at the beginning of a sentence",
    "theme": "what a joint inspection was about, as printed: 'children’s mental health'",
    "theme_in_place": "the same with the place: 'children’s mental health in Anyshire'",
    "on_dates": "'on 11 and 12 December 2018', 'from 26 September to 7 October 2022'",
    "letter_date": "the day the letter is dated",
    "letter_title": "the letter's title as printed",
    "inspectors": "who made the visit, with their roles",
    "appendix": "what the letter's appendix is called: 'Appendix 1'",
    "visits": "in the form `several`: each inspection and visit with its place and days",
    "appendix_title": "what the letter is called among the papers",
    "gaps": "in `key_findings`: the sentence about words left out, if any are",
    "edited": "in `key_findings`: the sentence about extracts that an officer has edited, if there are any",
    "whole": "in `key_findings`: the sentence that says where the full document is",
    "area": "in `summary_grade`: what is judged",
    "grade": "in `summary_grade`: the grade",
    "grades": "in `summary_grades`: each area with its grade",
    "number": "how many, or which paragraph: 'three', '12'",
    "delegated_to": "in `delegated`: to whom",
    "earlier_dates": "in `comparison`: when the previous inspection was",
    "due": "in `plan_due`: the day",
    "title": "in `further_appendix` and `background_paper`: what it is; in `open_text` and `open_implication`: the heading",
    "body": "in `decision_step`: the committee or the person",
    "when": "in `decision_step`: the day",
    "purpose": "in `decision_step`: what for",
    "reason": "in `exempt_report`: what the paragraph says",
    "labels": "in `edited` and `quoted_twice`: the letters or numbers of the extracts",
    "responsible": "in `responsible`: who is to take an action, as the document says",
    "contributor": "in `contributing_guess`: whom the letter names, or what is usual",
    "quotation": "Ofsted's own words: about earlier judgements in `history`, what was covered in `covered`, how in `method`, "
    "the progress made in `conclusion`, the judgement in `overall_judgement`, `board_judgement` and `outcome`, what was "
    "inspected in `subject`, the letter's own sentence before a list in `list_said`, "
    "the heading in `improvements_told`, what Ofsted asks for in `next_step`",
    "abbreviations": "'MASH (multi-agency safeguarding hub); PLO (Public Law Outline)'",
    "previous_inspection": "when the previous inspection was: the meeting's previous_inspection, or the month of the dates that "
    "an area SEND inspection report gives at its head: 'November 2017'",
    "addressee": "the person the letter is sent to",
    "director": "the post of the person the letter is sent to, or of the council's director named in the report of an area SEND "
    "inspection",
    "committee_date": "'Tuesday 15 January 2019'",
    "contact_officer": "the contact officer's name",
    "contact_details": "the contact officer's telephone and e-mail",
    "cabinet_member": "the Cabinet Member",
    "democratic_services": "the team's name",
    "the_democratic_services": "the same with an article if it needs one: 'the Democratic Services Team'",
    "democratic_telephone": "the team's telephone",
    "democratic_email": "the team's e-mail address",
    "democratic_contact": "'by telephone (to …) or e-mail (to …)', as far as council.toml gives them",
    "democratic_address": "the team's address",
    "questions_time": "'5.00 pm'",
    "questions_deadline": "the last day for questions and views, with its weekday",
}

_FORMS = (
    *KINDS,
    "several",
    "reinspected",
    "themed",
    "dated",
    "to_follow",
    "counted",
    "also",
    "none",
    "one",
    "many",
    "default",
)
_PLAIN_TABLES = ("sentences", "headings", "labels", "open_fields", "exempt_reasons")
"""Tables whose keys are names of their own, each of an entry; not forms of one sentence."""


class Wording(NamedTuple):
    """All sentences of the wording of one council."""

    entries: Mapping[str, Any]

    def sentence(self, key: str, *forms: str) -> str:
        """Return the entry with its fields not filled in, in the first of these forms that it has; 'headings.purpose' too."""
        found = self._find(key, forms)
        return found if isinstance(found, str) else " ".join(found)

    def sentences(self, key: str, *forms: str) -> tuple[str, ...]:
        """An entry that is a list of sentences."""
        found = self._find(key, forms)
        return (found,) if isinstance(found, str) else tuple(found)

    def _find(self, key: str, forms: tuple[str, ...]) -> Any:
        entry: Any = self.entries
        for name in key.split("."):
            entry = entry[name]
        while isinstance(entry, Mapping):
            entry = entry[next((form for form in (*forms, "default") if form in entry), "default")]
        return entry

    def words(self, table: str, *forms: str) -> Mapping[str, str]:
        """Return all entries of 'headings' or 'labels', each in the first of these forms that exists."""
        return {name: self.sentence(f"{table}.{name}", *forms) for name in self.entries[table]}

    def open_field(self, name: str) -> OpenField:
        """Return the open field for a value that is missing."""
        return OpenField(self.sentence(f"open_fields.{name}"), fills=name)


def fill(sentence: str, values: Mapping[str, Text]) -> Text:
    """The sentence with its fields filled; a value may be open. What a value contains is never read as a field."""
    parts: list[TextPart] = []
    for words, name, _, _ in Formatter().parse(sentence):
        if words:
            parts.append(words)
        if name is not None:
            parts.extend(values[name].parts)
    return Text(_joined(parts))


def _joined(parts: list[TextPart]) -> tuple[TextPart, ...]:
    """Neighbouring standing words as one part."""
    joined: list[TextPart] = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


@lru_cache(maxsize=1)
def _shipped_entries() -> Mapping[str, Any]:
    return tomllib.loads(shipped("wording.toml").decode())


def load_wording(overrides: Mapping[str, Any] | None = None) -> Wording:
    """The shipped wording with a council's own entries in place of it.

    Raises:
        SettingsError: an entry or a field is not known, or a sentence's braces do not match.
    """
    entries: dict[str, Any] = dict(_shipped_entries())
    for key, entry in (overrides or {}).items():
        if key not in entries:
            raise SettingsError(f"wording.{key} is not known.", did_you_mean(key, entries))
        place = f"wording.{key}"
        plain = key in _PLAIN_TABLES
        entries[key] = (
            _table_overridden(entries[key], entry, place) if plain else _overridden(entries[key], entry, place)
        )
    return Wording(entries)


def _overridden(ours: Any, theirs: Any, place: str) -> Mapping[str, Any]:
    """A sentence in the council's words: those forms that it names, or all forms where it gives a text alone."""
    if not isinstance(theirs, Mapping):
        return {"default": _sentence(theirs, place)}
    _refuse_unknown(theirs, _FORMS, place)
    forms = {name: _sentence(entry, f"{place}.{name}") for name, entry in theirs.items()}
    return {**(ours if isinstance(ours, Mapping) else {"default": ours}), **forms}


def _table_overridden(ours: Mapping[str, Any], theirs: Any, place: str) -> Mapping[str, Any]:
    """A table of names with the council's entries in it, each a text or a table of forms."""
    if not isinstance(theirs, Mapping):
        raise SettingsError(f"{place} must be a table.", f'Write [{place}] and under it lines such as purpose = "…".')
    _refuse_unknown(theirs, ours, place)
    entries = {name: _overridden(ours[name], entry, f"{place}.{name}") for name, entry in theirs.items()}
    if not place.endswith(".sentences"):
        for name, forms in entries.items():
            _refuse_fields(forms, f"{place}.{name}")
    return {**ours, **entries}


def _refuse_unknown(names: Iterable[str], known: Collection[str], place: str) -> None:
    for name in names:
        if name not in known:
            raise SettingsError(f"{place}.{name} is not known.", did_you_mean(name, known))


def _refuse_fields(forms: Mapping[str, Any], place: str) -> None:
    """Headings and labels are the same in every report of a kind."""
    for words in forms.values():
        if any(field for _, field, _, _ in Formatter().parse(str(words))):
            raise SettingsError(f"{place} may not use fields.", "Headings and labels are plain words.")


def _sentence(entry: Any, place: str) -> str | tuple[str, ...]:
    """A sentence, or a list of them, whose fields are known."""
    if isinstance(entry, list) and entry and all(isinstance(line, str) for line in entry):
        for number, line in enumerate(entry, start=1):
            check_fields(line, f"{place}[{number}]")
        return tuple(entry)
    if not isinstance(entry, str):
        raise SettingsError(f"{place} must be a text in quotes.", f'Write {place.rpartition(".")[2]} = "…".')
    check_fields(entry, place)
    return entry


def check_fields(sentence: str, place: str) -> None:
    """Every field of the sentence is one of `FIELDS`, plainly written.

    Raises:
        SettingsError: one is not, or a brace is left open.
    """
    try:
        parts = list(Formatter().parse(sentence))
    except ValueError as error:
        raise SettingsError(
            f"{place} has a brace without its partner.", "Write a field as {council}, and a brace itself as {{ or }}."
        ) from error
    for _, name, form, conversion in parts:
        if name is None:
            continue
        if name not in FIELDS:
            raise SettingsError(f"{place} uses the field {{{name}}}, which is not known.", did_you_mean(name, FIELDS))
        if form or conversion:
            raise SettingsError(f"{place} uses {{{name}}} with more than its name.", f"Write just {{{name}}}.")
