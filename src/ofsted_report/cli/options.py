"""What several commands take: a letter and how to read it, what is known of the meeting, where the answer goes."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ReaderName(StrEnum):
    """The PDF readers a person can ask for."""

    auto = "auto"
    pdfium = "pdfium"
    pdfplumber = "pdfplumber"


LETTER = typer.Argument(help="The letter: .pdf, .docx or .txt.", show_default=False)
"""As a path, or as one that may be left out."""

READING = "If a letter is read wrongly"
"""The heading, in a command's help, of what is seldom needed."""
ReaderOption = Annotated[
    ReaderName,
    typer.Option(
        "--reader",
        help="What reads a PDF; auto takes pdfplumber where pdfium finds no text.",
        rich_help_panel=READING,
    ),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="Read it as this kind (focused_visit, … other), whatever its title says.",
        rich_help_panel=READING,
    ),
]

MEETING = "The meeting (also in a file: --meeting)"
"""The heading of a command's options about the meeting in its help."""
MeetingOption = Annotated[Path | None, typer.Option(help="A TOML file about the meeting.", rich_help_panel=MEETING)]
SettingsOption = Annotated[
    Path | None, typer.Option(help="council.toml, if it is not in this folder or one above.", rich_help_panel=MEETING)
]
CommitteeOption = Annotated[str | None, typer.Option(help="The committee's name.", rich_help_panel=MEETING)]
CommitteeDateOption = Annotated[
    str | None, typer.Option(help="The day of the meeting: 2026-01-15.", rich_help_panel=MEETING)
]
AgendaItemOption = Annotated[str | None, typer.Option(help="The item's number.", rich_help_panel=MEETING)]
TitleOption = Annotated[str | None, typer.Option(help="The item's title.", rich_help_panel=MEETING)]

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what was written as JSON, for scripts.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something is wrong.")]
