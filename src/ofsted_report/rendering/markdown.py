"""The report as Markdown (CommonMark with tables), for councils that publish from a content system."""

from __future__ import annotations

import re

from ofsted_report.pattern import Pattern
from ofsted_report.rendering.docx import Rendered, form_of
from ofsted_report.rendering.outline import outline
from ofsted_report.rendering.sandbox import shipped_template
from ofsted_report.report.model import Report
from ofsted_report.settings.text import OpenField, Text

_SPECIAL = Pattern(r"([\\`*_\[\]<>|~]|&(?=#?\w+;))")
_LINE_START = Pattern(r"^(\s*)(#{1,6}(?=\s|$)|\+(?=\s|$)|-(?=\s|$|-)|=(?=\s|$|=)|\d{1,9}(?=[.)]))")


def escape(text: str) -> str:
    """The text so that Markdown shows it as it is."""
    text = _SPECIAL.sub(r"\\\1", text)
    if match := _LINE_START.match(text):
        start, mark = match.groups()
        text = f"{start}{mark}\\{text[match.end() :]}" if mark[0].isdigit() else f"{start}\\{text[match.start(2) :]}"
    return text


def show(text: Text | str) -> str:
    """Text for Markdown; an open field stays readable as [Committee date]."""
    parts = (text,) if isinstance(text, str) else text.runs
    return "".join(str(part) if isinstance(part, OpenField) else escape(part) for part in parts)


def render_markdown(report: Report, template: str | None = None, *, comments: bool = True) -> Rendered:
    """The report in the form of this template; `comments` adds each finding's place as an invisible comment."""
    laid_out = outline(report, form_of(template))
    page = shipped_template("report.md.jinja", autoescape=False, md=show)
    text = page.render(outline=laid_out, report=report, comments=comments)
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return Rendered(text.encode(), laid_out.open_fields)
