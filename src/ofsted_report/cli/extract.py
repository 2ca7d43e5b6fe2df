"""`ofsted-report extract`: a letter's JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.options import (
    LETTER,
    ForceOption,
    KeepOcrOption,
    KindOption,
    OcrOption,
    OutputOption,
    ReaderOption,
)
from ofsted_report.cli.scans import keep, progress
from ofsted_report.cli.talk import give, say
from ofsted_report.errors import UsageError


def extract(
    letter: Annotated[Path | None, LETTER] = None,
    reader: ReaderOption = "auto",
    kind: KindOption = None,
    ocr: OcrOption = "auto",
    keep_ocr: KeepOcrOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the output instead.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Do not show the letter's warnings; the JSON has them.")
    ] = False,
) -> None:
    """Print a letter as JSON: facts, lists, sections, and where each paragraph is printed."""
    from ofsted_report.files import refuse_to_overwrite
    from ofsted_report.letter.model import Letter

    if output is not None:
        refuse_to_overwrite(output, force=force, inputs=[letter] if letter else [])
    if schema:
        import json

        give(json.dumps(Letter.json_schema(), indent=2, ensure_ascii=False), output, force=force, quiet=quiet)
        return
    if letter is None:
        raise UsageError("No letter was given.", "Give the path of a letter: ofsted-report extract letter.pdf")
    from ofsted_report.letter.doubts import in_a_line
    from ofsted_report.letter.parse import read_letter

    found = read_letter(letter, reader=reader, kind=kind, ocr=ocr, progress=progress(quiet=quiet))
    if keep_ocr is not None:
        keep(letter, keep_ocr, recognised=found.source.text == "recognised", force=force)
    give(found.to_json(), output, force=force, quiet=quiet)
    if not quiet:
        for warning in found.warnings:
            say(f"warning: {warning.message}")
        say(in_a_line(found))
