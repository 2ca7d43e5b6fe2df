"""The variables of a Word template: their names, what they mean, and their values for one report.

They come from the table of parts. `all_variables` is what an officer can use and what `template check` knows;
`docs/templates.md` is written from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from ofsted_report.report import parts
from ofsted_report.report.model import Chapter, Item, Part, Report
from ofsted_report.report.variables import FRONT_MATTER, FRONT_MATTER_SHOWN, Shown, Variable
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import load_wording

Show = Callable[[Text], str]
Quote = Callable[[int, Item], str]
Words = Mapping[str, str]


def all_variables() -> tuple[Variable, ...]:
    """Every variable, in the order of the report; those of the groups `heading` and `label` last."""
    of_parts = (variable for entry in parts.PARTS for variable in entry.variables)
    return (
        *FRONT_MATTER,
        *of_parts,
        _letters(),
        _given(),
        _group("heading", "the headings as wording.toml has them: {{ heading.purpose }}", "headings"),
        _group("label", "the labels as wording.toml has them: {{ label.author }}", "labels"),
    )


def advised() -> tuple[Shown, ...]:
    """What a template should show, and by which variables."""
    return (*(shown for entry in parts.PARTS for shown in entry.shown), *FRONT_MATTER_SHOWN)


def values(report: Report, show: Show, quote: Quote) -> dict[str, Any]:
    """Return the value of every variable for this report; variables of a part that the report does not have are empty.

    `show` converts a text to the format; `quote` does so for a finding, given its index from 0.
    """
    found = {variable.name: _value(variable, report, show, quote) for variable in FRONT_MATTER}
    found |= _of_parts(parts.PARTS, report.parts, show, quote)
    heading, label = _words(report.headings, show), _words(report.labels, show)
    letters = [_one_letter(each, before, show, quote) for each, before in _with_findings_before(report)]
    if not report.chapters:
        inside = {variable.name: found[variable.name] for variable in _of_letters()}
        letters = [SimpleNamespace(title="", heading=heading, label=label, **inside)]
    given = {entry.key: _yes(report.parts.get(entry.key), show) for entry in parts.PARTS if entry.optional}
    return {
        **found,
        "letters": letters,
        "given": SimpleNamespace(**given),
        "heading": heading,
        "label": label,
    }


def _of_parts(entries: Iterable[parts.PartEntry], made: Mapping[str, Part], show: Show, quote: Quote) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for entry in entries:
        part = made.get(entry.key)
        for variable in entry.variables:
            empty: Any = [] if variable.members else ""
            found[variable.name] = empty if part is None else _value(variable, part, show, quote)
    return found


def _with_findings_before(report: Report) -> Iterator[tuple[Chapter, int]]:
    """The chapter of each letter, with the number of findings in the chapters before it."""
    before = 0
    for chapter in report.chapters:
        yield chapter, before
        before += len(chapter.parts["key_findings"].items)


def _one_letter(chapter: Chapter, before: int, show: Show, quote: Quote) -> SimpleNamespace:
    """A row of `letters`; its findings are numbered on from those of the letters before it."""

    def quoted(number: int, finding: Item) -> str:
        return quote(before + number, finding)

    entries = (entry for entry in parts.PARTS if entry.by_letter)
    return SimpleNamespace(
        title=show(Text.of(chapter.heading)),
        heading=_words(chapter.headings, show),
        label=_words(chapter.labels, show),
        **_of_parts(entries, chapter.parts, show, quoted),
    )


def _value(variable: Variable, of: Any, show: Show, quote: Quote) -> Any:
    value = variable.value(of)
    if isinstance(value, Text):
        return show(value)
    return [_row(variable.members, row, number, show, quote) for number, row in enumerate(value)]


def _row(members: Iterable[Variable], row: Any, number: int, show: Show, quote: Quote) -> SimpleNamespace:
    return SimpleNamespace(
        **{each.name: quote(number, row) if each.quotation else _value(each, row, show, quote) for each in members}
    )


def _words(words: Words, show: Show) -> SimpleNamespace:
    return SimpleNamespace(**{name: show(Text.of(text)) for name, text in words.items()})


def _yes(part: Part | None, show: Show) -> str:
    return show(Text.of("yes")) if part is not None and part.asked else ""


def _of_letters() -> tuple[Variable, ...]:
    """The variables of the parts that several letters have in a chapter each."""
    return tuple(variable for entry in parts.PARTS if entry.by_letter for variable in entry.variables)


def _letters() -> Variable:
    title = Variable("title", "the heading of its chapter; nothing where the report is about one letter", "", _no_value)
    words = (_group(name, "", f"{name}s") for name in ("heading", "label"))
    return Variable(
        "letters",
        "the letters that the report is about, mostly one; each row has all that is said of it",
        "",
        _no_value,
        (title, *(each._replace(again=True) for each in (*words, *_of_letters()))),
    )


def _given() -> Variable:
    members = tuple(Variable(each.key, "", "yes", _no_value) for each in parts.PARTS if each.optional)
    meaning = "'yes' if the settings ask for an optional part; otherwise empty: {%p if given.reasons %}"
    return Variable("given", meaning, "", _no_value, members, group=True)


def _group(name: str, meaning: str, table: str) -> Variable:
    words = load_wording().words(table)
    members = tuple(Variable(key, name, example, _no_value) for key, example in words.items())
    return Variable(name, meaning, "", _no_value, members, group=True)


def _no_value(_: object) -> Text:
    """For a fixed word, whose value `values` takes from the report's wording."""
    return Text()
