"""`ofsted-report compare`: two documents about one authority, then and now."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ofsted_report.cli.options import (
    ForceOption,
    KindOption,
    OcrOption,
    OutputOption,
    ReaderOption,
)
from ofsted_report.cli.scans import progress
from ofsted_report.cli.talk import say
from ofsted_report.errors import OutputError, UsageError

if TYPE_CHECKING:
    from ofsted_report.comparing.model import Comparison


FormatName = Literal["text", "docx", "json"]
_BY_SUFFIX: dict[str, FormatName] = {".docx": "docx", ".json": "json", ".txt": "text"}


def compare(
    earlier: Annotated[Path, typer.Argument(help="The earlier document: .pdf, .docx or .txt.", show_default=False)],
    later: Annotated[Path, typer.Argument(help="The later document.", show_default=False)],
    form: Annotated[
        FormatName | None,
        typer.Option("--format", help="By default, from the ending of the output file, else text."),
    ] = None,
    output: OutputOption = None,
    any_authority: Annotated[
        bool, typer.Option("--any-authority", help="Compare documents about different authorities too.")
    ] = False,
    force: ForceOption = False,
    reader: ReaderOption = "auto",
    kind: KindOption = None,
    ocr: OcrOption = "auto",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no messages or notes.")] = False,
) -> None:
    """Show the grades then and now, and which areas for improvement are in both documents, in the earlier one only, or new.

    Everything is quoted, with its place. The dates decide which document is the earlier one; if you give them in the
    other order, a warning says so.
    """
    from ofsted_report.files import refuse_to_overwrite, write_whole

    meant = _BY_SUFFIX.get(output.suffix.lower()) if output else None
    if form and meant and form != meant:
        raise OutputError(
            f"{output} does not end as --format {form} asks for.",
            "Let the ending and --format agree, or leave --format out.",
        )
    form = form or meant or "text"
    if form == "docx" and output is None:
        raise UsageError("A Word document cannot be shown on the terminal.", "Name a file for it: -o comparison.docx")
    if output is not None:
        refuse_to_overwrite(output, force=force, inputs=[earlier, later])
    from ofsted_report.comparing.compare import compare_letters
    from ofsted_report.letter.parse import read_letter

    letters = [
        read_letter(path, reader=reader, kind=kind, ocr=ocr, progress=progress(quiet=quiet, of=path))
        for path in (earlier, later)
    ]
    comparison = compare_letters(*letters, any_authority=any_authority)
    if output is not None:
        write_whole(output, _content(comparison, form), force=force)
    elif form == "text" and sys.stdout.isatty():
        from rich.console import Console

        from ofsted_report.comparing.text import print_tables

        print_tables(comparison, Console())
    else:
        typer.echo(_content(comparison, form), nl=form == "json")
    if quiet:
        return
    if output is not None:
        say(f"Wrote {output}.")
    if output is not None or form != "text":  # the text has them already
        for note in comparison.notes:
            say(f"warning: {note.message}")
    for letter in letters:
        for warning in letter.warnings:
            say(f"warning: {letter.source.name}: {warning.message}")


def _content(comparison: Comparison, form: FormatName) -> bytes | str:
    if form == "docx":
        from ofsted_report.comparing.docx import render_docx

        return render_docx(comparison)
    if form == "json":
        return comparison.to_json()
    from ofsted_report.comparing.text import plain_text

    return plain_text(comparison)
