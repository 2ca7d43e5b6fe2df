"""`ofsted-report action-plan`: a table of actions to fill in and give back to `build`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.options import (
    LETTER,
    ForceOption,
    KindOption,
    OcrOption,
    QuietOption,
    ReaderOption,
)
from ofsted_report.cli.scans import progress
from ofsted_report.cli.talk import say
from ofsted_report.errors import OutputError


def action_plan(
    letter: Annotated[Path, LETTER],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where to write it: .csv or .toml; by default, a CSV file beside the letter."
        ),
    ] = None,
    force: ForceOption = False,
    reader: ReaderOption = "auto",
    kind: KindOption = None,
    ocr: OcrOption = "auto",
    quiet: QuietOption = False,
) -> None:
    """Start an action plan: a row for each area for priority action and each area for improvement.

    Fill it in with Excel or an editor, then: ofsted-report build letter.pdf --action-plan letter-actions.csv
    """
    from ofsted_report.files import refuse_to_overwrite, write_whole
    from ofsted_report.letter.parse import read_letter
    from ofsted_report.report.action_plan import as_csv, as_toml, started
    from ofsted_report.report.grammar import counted

    target = output or letter.with_name(f"{letter.stem}-actions.csv")
    if target.suffix.lower() not in (".csv", ".toml"):
        raise OutputError(f"{target} does not end in .csv or .toml.", "An action plan is one of the two.")
    refuse_to_overwrite(target, force=force, inputs=[letter])
    read = read_letter(letter, reader=reader, kind=kind, ocr=ocr, progress=progress(quiet=quiet))
    actions = started(read)
    write_whole(target, as_toml(actions) if target.suffix.lower() == ".toml" else as_csv(actions), force=force)
    if not quiet:
        say(f"Wrote {target} ({counted(len(actions), 'row')}).")
    if not actions:
        say("warning: The letter lists nothing that needs to improve, so the plan is empty.")
