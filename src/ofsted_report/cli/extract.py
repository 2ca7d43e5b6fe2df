"""`ofsted-report extract`: a letter's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.options import KindOption, ReaderName, ReaderOption
from ofsted_report.cli.talk import say
from ofsted_report.errors import UsageError


def extract(
    letter: Annotated[Path | None, typer.Argument(help="The letter: .pdf, .docx or .txt.", show_default=False)] = None,
    reader: ReaderOption = ReaderName.auto,
    kind: KindOption = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the output instead.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Do not repeat the warnings on stderr.")] = False,
) -> None:
    """Print what a letter says as JSON: facts, lists, sections, and where each paragraph stands."""
    from ofsted_report.letter.model import Letter

    if schema:
        import json

        typer.echo(json.dumps(Letter.json_schema(), indent=2, ensure_ascii=False))
        return
    if letter is None:
        raise UsageError("No letter was named.", "Give the path of a letter: ofsted-report extract letter.pdf")
    from ofsted_report.letter.parse import read_letter

    found = read_letter(letter, reader=reader.value, kind=kind)
    typer.echo(found.to_json())
    if not quiet:
        for warning in found.warnings:
            say(f"warning: {warning.message}")
