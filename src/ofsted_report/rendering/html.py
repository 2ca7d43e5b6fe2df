"""The report as one self-contained web page in the manner of GOV.UK publications."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ofsted_report.rendering.docx import Rendered, form_of
from ofsted_report.rendering.outline import outline
from ofsted_report.rendering.sandbox import shipped_template
from ofsted_report.report.model import LANGUAGE, Report
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.shipped import shipped

if TYPE_CHECKING:
    from markupsafe import Markup


def show(text: Text | str) -> Markup:
    """Text for the page, escaped; an open field is marked."""
    from markupsafe import Markup

    parts = (text,) if isinstance(text, str) else text.runs
    mark = Markup("<mark>{}</mark>")
    return Markup("").join(mark.format(str(part)) if isinstance(part, OpenField) else part for part in parts)


def linked(page: str, links: Mapping[str, str]) -> str:
    """The page with each open field leading to where it can be filled in; `links`: addresses by the fields' labels."""
    from markupsafe import Markup

    for label, address in links.items():
        mark = Markup("<mark>{}</mark>").format(f"[{label}]")
        page = page.replace(mark, Markup('<a href="{}" target="_top">{}</a>').format(address, mark))
    return page


def render_html(report: Report, template: str | None = None, *, comments: bool = True) -> Rendered:
    """Return the report in the form of this template; `comments` shows below each finding its place in the letter."""
    from markupsafe import Markup

    laid_out = outline(report, form_of(template))
    page = shipped_template("report.html.jinja", autoescape=True, words=show)
    style = Markup(shipped("report.css").decode())  # noqa: S704 - our own file
    text = page.render(outline=laid_out, report=report, comments=comments, language=LANGUAGE, style=style)
    return Rendered(text.encode(), laid_out.open_fields)
