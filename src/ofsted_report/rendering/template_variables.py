"""The variables of a Word template: their names, what they mean, and their values for one report.

They come from the table of parts. `all_variables` is what an officer can use and what `template check` knows;
`docs/templates.md` is written from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

from ofsted_report.report import parts
from ofsted_report.report.model import Item, Part, Report
from ofsted_report.report.variables import FRONT_MATTER, FRONT_MATTER_SHOWN, Shown, Variable
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import load_wording

Show = Callable[[Text], str]
Quote = Callable[[int, Item], str]


def all_variables() -> tuple[Variable, ...]:
    """Every variable, in the order of the report; those of the groups `heading` and `label` last."""
    of_parts = (variable for entry in parts.PARTS for variable in entry.variables)
    return (
        *FRONT_MATTER,
        *of_parts,
        _given(),
        _group("heading", "the headings as wording.toml has them: {{ heading.purpose }}", "headings"),
        _group("label", "the labels as wording.toml has them: {{ label.author }}", "labels"),
    )


def advised() -> tuple[Shown, ...]:
    """What a template should show, and by which variables."""
    return (*(shown for entry in parts.PARTS for shown in entry.shown), *FRONT_MATTER_SHOWN)


def values(report: Report, show: Show, quote: Quote) -> dict[str, Any]:
    """The value of every variable for this report; that of a part which the report has not is empty.

    `show` gives a text in the form that the format needs; `quote` does so for a finding, told by its number from 0.
    """
    found = {variable.name: _value(variable, report, show, quote) for variable in FRONT_MATTER}
    for entry in parts.PARTS:
        part = report.parts.get(entry.key)
        for variable in entry.variables:
            empty: Any = [] if variable.members else ""
            found[variable.name] = empty if part is None else _value(variable, part, show, quote)
    given = {entry.key: _yes(report.parts.get(entry.key), show) for entry in parts.PARTS if entry.optional}
    return {
        **found,
        "given": SimpleNamespace(**given),
        "heading": _words(report.headings, show),
        "label": _words(report.labels, show),
    }


def _value(variable: Variable, of: Any, show: Show, quote: Quote) -> Any:
    value = variable.value(of)
    if isinstance(value, Text):
        return show(value)
    return [_row(variable.members, row, number, show, quote) for number, row in enumerate(value)]


def _row(members: Iterable[Variable], row: Any, number: int, show: Show, quote: Quote) -> SimpleNamespace:
    return SimpleNamespace(
        **{each.name: quote(number, row) if each.quotation else _value(each, row, show, quote) for each in members}
    )


def _words(words: Mapping[str, str], show: Show) -> SimpleNamespace:
    return SimpleNamespace(**{name: show(Text.of(text)) for name, text in words.items()})


def _yes(part: Part | None, show: Show) -> str:
    return show(Text.of("yes")) if part is not None and part.asked else ""


def _given() -> Variable:
    members = tuple(Variable(each.key, "", "yes", _no_value) for each in parts.PARTS if each.optional)
    meaning = "'yes' where the settings ask for an optional part, else nothing: {%p if given.reasons %}"
    return Variable("given", meaning, "", _no_value, members, group=True)


def _group(name: str, meaning: str, table: str) -> Variable:
    words = load_wording().words(table)
    members = tuple(Variable(key, name, example, _no_value) for key, example in words.items())
    return Variable(name, meaning, "", _no_value, members, group=True)


def _no_value(_: object) -> Text:
    """Of a fixed word, whose value `values` takes from the report's wording."""
    return Text()
