"""Finds the shipped templates and wording: in the installed package, or in the source checkout."""

from __future__ import annotations

from pathlib import Path

from ofsted_report.errors import TemplateError

WORD_TEMPLATES = ("select-committee", "scrutiny-report", "cabinet-report", "scrutiny-briefing")
"""The complete Word templates that ship, the default first."""


def shipped(name: str) -> bytes:
    """The content of a shipped file: 'wording.toml', 'report.html', 'select-committee.docx'.

    Raises:
        TemplateError: the installation is damaged.
    """
    package = Path(__file__).resolve().parent
    for place in (package, package.parents[1]):
        if (path := place / "templates" / name).is_file():
            return path.read_bytes()
    raise TemplateError(
        f"The file {name} that belongs to ofsted-report is missing.", "Install ofsted-report again: it is damaged."
    )
