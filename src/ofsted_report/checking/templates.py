"""Checks a council's Word template: the results of `rendering.template_check`, and of `check` for a report made with it."""

from __future__ import annotations

from pathlib import Path

from ofsted_report.checking.check import check_report
from ofsted_report.checking.codes import ADVICE
from ofsted_report.errors import TemplateError
from ofsted_report.rendering.docx import render_docx
from ofsted_report.rendering.specimen import specimen_letter, specimen_report
from ofsted_report.rendering.template_check import check_template as check_tags
from ofsted_report.rendering.template_tags import Mistake
from ofsted_report.report.grammar import counted

_NO_FAULT = frozenset(
    {
        "paragraph-left-out",
        "topic-left-out",
        "priority-actions-missing",
        "part-missing",
        "no-quotations",
        "docx-contents",
        "pages-open",
    }
)
"""Codes that are no fault of a template: what the specimen's findings leave out, parts that it does not have (`template_check`
names them), and a contents list, which Word brings up to date in each report."""


def check_template(template: str | Path) -> list[Mistake]:
    """Everything about this template that an officer should mend (`error`) or look at (`advice`), by place.

    Raises:
        TemplateError: it is not a Word document that can be read at all.
    """
    found = check_tags(template)
    if any(mistake.level == "error" for mistake in found):
        return found
    return [*found, *_of_a_report(str(template))]


def _of_a_report(template: str) -> list[Mistake]:
    """Return the problems that `check` finds in a report from the template with every part filled in.

    How the council's form looks (table headers, contrast, language) is advice: reports made with it are right all the same.
    """
    try:
        made = render_docx(specimen_report(), template, comments=False).content
    except TemplateError:
        return []  # reported already
    problems = check_report(made, specimen_letter(), name="a report made with it.docx")
    told = [
        Mistake(
            f"in a report made with it, {problem.place}" if problem.place else "in a report made with it",
            problem.message,
            f"docs/problems.md says what to do: {problem.code}.",
            "advice" if problem.code in ADVICE or problem.code.startswith("docx-") else "error",
        )
        for problem in problems
        if problem.code not in _NO_FAULT and problem.code != "open-field"
    ]
    highlighted = [problem for problem in problems if problem.code == "open-field"]
    return [*told, *([_highlight(len(highlighted), highlighted[0].place)] if highlighted else [])]


def _highlight(count: int, place: str) -> Mistake:
    """The specimen has a value for every field, so an open field in its report comes from the template.

    It keeps nobody from the template: `template adopt` highlights its tags, and `check` tells it of each report.
    """
    where = counted(count, "place is", "places are")
    return Mistake(
        f"in a report made with it, {place}",
        f"{where} highlighted or in brackets, as open fields are.",
        "Take the highlight off what is right, and delete what is only a hint.",
        "advice",
    )
