"""The files a council starts with: council.toml, meeting.toml and a Word template to edit."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ofsted_report import toml_slips
from ofsted_report.rendering.sandbox import shipped_template
from ofsted_report.report.clean import clean
from ofsted_report.settings.load import COUNCIL_FILE
from ofsted_report.shipped import shipped

MEETING_FILE = "meeting.toml"
TEMPLATE_FILE = "report-template.docx"

ANSWERS = (
    "council",
    "committee",
    "contact_officer",
    "contact_telephone",
    "contact_email",
    "democratic_telephone",
    "democratic_email",
)
"""The questions; all may stay unanswered."""


def starter_files(answers: Mapping[str, str | None], template: str) -> dict[Path, bytes]:
    """File names and contents: a commented council.toml with the answers filled in, and a copy of this template."""
    values = {name: clean(answers.get(name) or "").strip() for name in ANSWERS}
    return {
        Path(COUNCIL_FILE): _commented("council.toml.jinja", {**values, "template": TEMPLATE_FILE}),
        Path(MEETING_FILE): _commented("meeting.toml.jinja", {}),
        Path(TEMPLATE_FILE): shipped(f"{template}.docx"),
    }


def _commented(name: str, values: Mapping[str, str]) -> bytes:
    template = shipped_template(name, autoescape=False)
    return (template.render(**values, line=_line).rstrip() + "\n").encode()


def _line(key: str, value: str, example: str) -> str:
    """`key = "value"`, or the example behind a # where there is no value."""
    return f"{key} = {toml_slips.quoted(value)}" if value else f'# {key} = "{example}"'
