"""One door to the formats."""

from __future__ import annotations

from typing import Literal, get_args

from ofsted_report.errors import UsageError
from ofsted_report.rendering.docx import Rendered
from ofsted_report.report.model import Report

Format = Literal["docx", "html", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)


def render(report: Report, format: Format = "docx", template: str | None = None, *, comments: bool = True) -> Rendered:
    """Return the report as a file's content, with the open fields that it shows.

    `template` is a shipped template's name or a Word file; the default is the one in the report's settings. A web page or
    Markdown has the form of that template, or of the one that the file is a copy of.

    Raises:
        TemplateError: the Word template cannot be used.
        UsageError: the format is not in FORMATS.
    """
    if format not in FORMATS:
        raise UsageError(f"There is no report format {format!r}.", f"Choose one of {', '.join(FORMATS)}.")
    template = template or report.template
    if format == "docx":
        from ofsted_report.rendering.docx import render_docx

        return render_docx(report, template, comments=comments)
    if format == "html":
        from ofsted_report.rendering.html import render_html

        return render_html(report, template, comments=comments)
    from ofsted_report.rendering.markdown import render_markdown

    return render_markdown(report, template, comments=comments)
