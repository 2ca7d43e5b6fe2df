"""The paragraphs with tags that an adopted form gets for a part: their text, and what each is in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from ofsted_report.report.parts import PartEntry
from ofsted_report.report.variables import Variable

Kind = Literal["plain", "lead", "above points", "item", "alone", "point", "numbered", "heading", "heading anew"]


class Line(NamedTuple):
    """One paragraph with a tag."""

    text: str
    kind: Kind = "plain"
    """`lead`: the sentence before a part's list; after it, as after `above points` and `heading anew`, the letters begin again;
    `alone`: without number; `point`: a bullet under an item."""
    of: str = ""
    """The list that it belongs to; each list of a form is one of Word's own."""
    depth: int = 1
    """Of a heading: how many levels it is below that of the form."""


_ALWAYS = ("purpose", "key_findings_lead", "recommendations_lead", "action_plan_lead", "appendix")
"""Sentences that no report is without; any other would leave an empty paragraph where it is not there."""


def lines_of(entry: PartEntry, *, of_letter: bool = False) -> list[Line]:
    """The part as written in a template: its sentences and loops, a paragraph each.

    `of_letter`: within the loop over the letters.
    """
    if entry.key == "implications":
        return _each("row", "implications", _headed_implication())
    holder = "letter." if of_letter else ""
    sentences_first = sorted(entry.variables, key=lambda each: bool(each.members))
    return [line for each in sentences_first for line in _of_variable(entry, each, f"{holder}{each.name}")]


def headed_lines(entry: PartEntry, *, of_letter: bool) -> list[Line]:
    """The same, under the part's own heading: for a part that is in the place of another."""
    holder = "letter." if of_letter else ""
    names = [f"{holder}{each.name}" for each in entry.variables if each.name in (entry.key, "outcome")]
    heading = Line(f"{{{{ {holder}heading.{entry.key} }}}}", "heading")
    below = [line._replace(depth=2) for line in lines_of(entry, of_letter=of_letter)]
    return [*_if(" or ".join(names), [heading]), *below]


def implication_lines(matters: Sequence[str]) -> list[Line]:
    """The text of the implications whose name has one of these words, without its heading."""
    return _each("row", "implications", _if(_named(matters), _implication()))


def other_implications(matters: Sequence[str]) -> list[Line]:
    """The implications that the form has no heading for, each under its own."""
    return _each("row", "implications", _if(f"not ({_named(matters)})", _headed_implication()))


def _named(matters: Sequence[str]) -> str:
    return " or ".join(f'"{word}" in row.heading|lower' for word in matters)


def _implication() -> list[Line]:
    signed_off = Line("{{ label.signed_off }}: {{ row.signed_off }}")
    return [Line("{{ row.text }}"), *_if("row.signed_off", [signed_off])]


def _headed_implication() -> list[Line]:
    return [Line("{{ row.heading }}", "heading"), *_implication()]


def _of_variable(entry: PartEntry, variable: Variable, name: str) -> Sequence[Line]:
    if not variable.members:
        begins = variable.name.removesuffix("_lead")
        listed = any(each.name == begins and each.member("label") for each in entry.variables)
        line = Line(f"{{{{ {name} }}}}", "lead", begins) if listed else Line(f"{{{{ {name} }}}}")
        if variable.name == "abbreviations":  # between the lead and its list, of neither
            line = Line(f"{{{{ {name} }}}}", "alone", entry.key)
        return [line] if variable.name in _ALWAYS else _if(name, [line])
    if variable.member("label"):
        return _each("row", name, _item(variable, "row", variable.name))
    if points := variable.member("points"):
        below = _each("item", "row.points", _item(points, "item", variable.name))
        with_points = [Line("{{ row.text }}", "above points", variable.name), *below]
        return _each("row", name, _if("row.points", with_points, [Line("{{ row.text }}")]))
    shown = [each.name for each in variable.members if each.name == "text"] or [each.name for each in variable.members]
    if variable.member("heading"):
        shown = ["heading", "text"]
    return _each("row", name, [Line(": ".join(f"{{{{ row.{each} }}}}" for each in shown))])


def _item(variable: Variable, row: str, of: str) -> list[Line]:
    """A list's item with its letter, or without where it is the only one; before it its heading, under it its sub-bullets."""
    found: list[Line] = []
    heading = f"{{{{ {row}.heading }}}}"
    if variable.member("begins_again"):
        anew = _if(f"{row}.begins_again", [Line(heading, "heading anew", of)], [Line(heading, "heading")])
        found += _if(f"{row}.heading", anew)
    elif variable.member("heading"):
        found += _if(f"{row}.heading", [Line(heading, "heading")])
    text = f"{{{{ {row}.{'opening' if variable.member('opening') else 'text'} }}}}"
    lettered = _if("loop.length > 1", [Line(text, "item", of)], [Line(text, "alone", of)])
    if variable.member("numbered"):
        lettered = _if(f"{row}.numbered", [Line(text, "numbered", f"{of} numbered")], lettered)
    found += lettered
    if variable.member("points"):
        found += _each("point", f"{row}.points", [Line("{{ point.text }}", "point", of)])
    if variable.member("note"):
        found += _if(f"{row}.note", [Line(f"{{{{ {row}.note }}}}", "alone", of)])
    return found


def _each(row: str, name: str, lines: Sequence[Line]) -> list[Line]:
    return [Line(f"{{%p for {row} in {name} %}}"), *lines, Line("{%p endfor %}")]


def _if(condition: str, lines: Sequence[Line], otherwise: Sequence[Line] = ()) -> list[Line]:
    other = [Line("{%p else %}"), *otherwise] if otherwise else []
    return [Line(f"{{%p if {condition} %}}"), *lines, *other, Line("{%p endif %}")]
