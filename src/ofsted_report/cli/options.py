"""Options of several commands: a letter and how to read it, details of the meeting, where the output goes."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ofsted_report.settings.model import Key, Meeting, Settings, keys_of

ReaderName = Literal["auto", "pdfium", "pdfplumber"]
"""The PDF readers a person can ask for."""
OcrName = Literal["auto", "always", "never"]
"""When the text of a scan is recognised."""

LETTER = typer.Argument(help="The letter: .pdf, .docx or .txt.", show_default=False)
"""As a path, or as one that may be left out."""
LETTERS = typer.Argument(
    metavar="LETTER...",
    help="The letter, or the letters about one council: .pdf, .docx or .txt.",
    show_default=False,
)

READING = "If a letter is read wrongly"
"""The heading, in a command's help, of what is seldom needed."""
ReaderOption = Annotated[
    ReaderName,
    typer.Option(
        "--reader",
        help="Which PDF reader to use; auto uses pdfplumber if pdfium finds no text.",
        rich_help_panel=READING,
    ),
]
KindOption = Annotated[
    str | None,
    typer.Option(
        "--kind",
        help="Read the letter as this kind (focused_visit … other), whatever its title says.",
        rich_help_panel=READING,
    ),
]


OcrOption = Annotated[
    OcrName,
    typer.Option(
        "--ocr",
        help="Recognise the text of a scan: auto (if installed and the PDF has no text), always or never.",
        rich_help_panel=READING,
    ),
]
KeepOcrOption = Annotated[
    Path | None,
    typer.Option("--keep-ocr", help="Save the scan as a searchable PDF.", rich_help_panel=READING, show_default=False),
]

MEETING = "The meeting (also in a file: --meeting)"
"""The heading of a command's options about the meeting in its help."""
MeetingOption = Annotated[Path | None, typer.Option(help="A TOML file about the meeting.", rich_help_panel=MEETING)]
SettingsOption = Annotated[
    Path | None,
    typer.Option(help="council.toml, if it is not in this folder or a parent folder.", rich_help_panel=MEETING),
]
Given = Mapping[str, Any] | None
"""The settings that a person gave as options, by key; see `takes_settings`."""

OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of the terminal.")
]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print what was written as JSON, for scripts.")]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something is wrong.")]


def takes_settings(*keys: str, panel: str = MEETING) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command with an option for each of these settings ('council', 'meeting.author') in place of its parameter `given`.

    `given` gets what the person gave, by the setting's key. A list of texts is an option
    that may be repeated, called by the singular ('--contributor').
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        signature = inspect.signature(command, eval_str=True)
        added = {_parameter(key): _option(key, panel) for key in keys}
        parameters = [
            each
            for old in signature.parameters.values()
            for each in (
                [inspect.Parameter(name, old.kind, default=None, annotation=option) for name, option in added.items()]
                if old.name == "given"
                else [old]
            )
        ]

        @functools.wraps(command)
        def run(**values: Any) -> None:
            told = {key: values.pop(_parameter(key)) for key in keys}
            given = {key: value for key, value in told.items() if value not in (None, [], ())}
            command(**values, given=given)

        run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {each.name: each.annotation for each in parameters}
        return run

    return decorate


def _key(key: str) -> Key:
    table, _, name = key.rpartition(".")
    return next(each for each in keys_of(Meeting if table else Settings) if each.name == name)


def _parameter(key: str) -> str:
    found = _key(key)
    return found.name.removesuffix("s") if found.shape == "texts" else found.name


def _option(key: str, panel: str) -> Any:
    found = _key(key)
    shape = list[str] if found.shape == "texts" else str
    text = found.about.text.rstrip(".") + ("; once for each." if found.shape == "texts" else ".")
    return Annotated[shape | None, typer.Option(help=text, rich_help_panel=panel)]
