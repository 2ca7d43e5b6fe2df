"""The syntax and the meaning of each variable in a Word template: for `template variables` and the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ofsted_report.rendering.template_variables import all_variables
from ofsted_report.report.variables import Variable


class GuideLine(NamedTuple):
    """One line of a template: a tag, what it means, and what it may become."""

    tag: str
    meaning: str
    example: str
    depth: int = 0
    """The number of nested loops."""


def guide() -> Iterator[tuple[GuideLine, ...]]:
    """Every variable as it is written: a text, a loop with what its rows have, a group of fixed words."""
    for variable in all_variables():
        if variable.group:
            yield from ((line,) for line in _lines(variable, variable.name, 0))
        else:
            yield tuple(_lines(variable, variable.name, 0))


def _lines(variable: Variable, written: str, depth: int) -> Iterator[GuideLine]:
    if variable.again:
        as_is = f"{{{{ {written}{'.…' if variable.group else ''} }}}}"
        tag = f"{{%p for … in {written} %}}" if variable.many else as_is
        yield GuideLine(tag, f"as {variable.name} by itself, of this letter", "", depth)
    elif not variable.members:
        yield GuideLine(f"{{{{ {written} }}}}", variable.meaning, variable.example, depth)
    elif variable.group:
        for each in variable.members:
            yield GuideLine(f"{{{{ {written}.{each.name} }}}}", variable.meaning, each.example, depth)
    else:
        row = ("row", "item", "part")[min(depth, 2)]
        yield GuideLine(f"{{%p for {row} in {written} %}}", variable.meaning, "", depth)
        for each in variable.members:
            yield from _lines(each, f"{row}.{each.name}", depth + 1)
        yield GuideLine("{%p endfor %}", "", "", depth)
