"""Where on the desk's pages each open field of the report is filled in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ofsted_report.desk import form
from ofsted_report.settings.text import OpenField

_OF_LETTER = ("addressee", "dates", "inspectors", "letter_date", "letter_title", "place", "plan_due")
"""What the letter says: corrected among its facts."""
_ELSEWHERE: Mapping[str, str] = {
    "council": "council.council",
    "democratic_contact": "council.democratic_services.telephone",
    "contact_details": "meeting.contact_telephone",
    "director": "meeting.report_of",
    "questions_deadline": "meeting.committee_date",
}
"""The form's field, where it is not the meeting's of the same name."""


def where_filled(fields: Collection[OpenField], typed: Mapping[str, str]) -> dict[str, str]:
    """Return where each open field is filled in, by label: a path below the letter's address. `typed`: the form's values.

    A field that the form does not have leads to the form as a whole: this is never an error.
    """
    parts = (part for prefix in ("meeting", "council") for part in form.parts(prefix, form.Typed(typed)))
    names = tuple(each.name for part in parts for group in part.groups for each in group.fields)
    return {each.label: _path(each.fills, typed, names) for each in fields}


def _path(fills: str, typed: Mapping[str, str], names: Sequence[str]) -> str:
    if fills in _OF_LETTER:
        return "#facts"
    if fills == "key_findings":
        return "/findings"
    name = _ELSEWHERE.get(fills, f"meeting.{fills}")
    table, _, called = fills.partition(".")
    if table == "implications":
        name = _implication(called, typed)
    elif table.startswith("action_"):
        name = "meeting.action_plan"
    elif name not in names:  # a list of rows: its first field
        name = next((each for each in names if each.startswith(f"{name}.0.")), "")
    return f"/meeting#{name.replace('.', '-')}" if name in names else "/meeting"


def _implication(called: str, typed: Mapping[str, str]) -> str:
    """Return the field of the implication's text; the name of the first free row, where the form does not have it yet."""
    rows = 0
    while name := typed.get(f"meeting.implications.{rows}.name"):
        if name.casefold() == called.casefold():
            return f"meeting.implications.{rows}.text"
        rows += 1
    return f"meeting.implications.{rows}.name"
