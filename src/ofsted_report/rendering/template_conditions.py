"""Conditions of a shipped template whose outcome is known before it is filled.

Half of a shipped template is parts that a report has only if the settings ask for them, and headings for several letters.
docxtpl and Jinja take time in proportion to the length of a template, so what they would leave out is cut first.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ofsted_report.pattern import Pattern
from ofsted_report.report.model import Report
from ofsted_report.word.xml import Element, W, remove

_IF = Pattern(r"\{%p if (.+) %\}")
_END = "{%p endif %}"


def known_conditions(report: Report, values: Mapping[str, Any]) -> dict[str, bool]:
    """Return the outcome of conditions that do not change while a template is filled with these values of a report."""
    groups = {"": values, "given.": vars(values["given"])}
    if not report.chapters:
        groups["letter."] = vars(values["letters"][0])  # its only row
    known = {f"{group}{name}": bool(value) for group, members in groups.items() for name, value in members.items()}
    return known | {f"not {name}": not outcome for name, outcome in known.items()}


def settle(body: Element, known: Mapping[str, bool]) -> None:
    """Remove the tags of the conditions in `known` from a body whose tags have paragraphs of their own and no 'else'; where
    the condition is false, also what is between them."""
    texts = ((node.getparent(), node.text or "") for node in body.iter(f"{W}t"))
    tags = {run.getparent(): text for run, text in texts if run is not None and text.startswith("{%p ")}
    around: list[bool | None] = []
    for child in list(body):
        text = tags.get(child, "")
        is_settled = False
        if condition := _IF.fullmatch(text):
            around.append(known.get(condition[1]))
            is_settled = around[-1] is not None
        is_left_out = False in around
        if text == _END:
            is_settled = around.pop() is not None
        if is_settled or is_left_out:
            remove(child)
