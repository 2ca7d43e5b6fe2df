"""`ofsted-report record`: what a CI expects of letters, and what changed since it was recorded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.options import OcrOption, ReaderOption
from ofsted_report.errors import ExitCode, OfstedReportError


def record(
    letters: Annotated[
        list[Path], typer.Argument(metavar="LETTERS...", help="Letters, or folders of them.", show_default=False)
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="EXPECTED", help="The folder to write the records to.", show_default=False
        ),
    ],
    reader: ReaderOption = "auto",
    ocr: OcrOption = "auto",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the differences and write nothing; exit code 1 if there are any.")
    ] = False,
) -> None:
    """Write the records for `check --expect`: one JSON file for each letter. Shows what changed in each record.

    Example: ofsted-report record letters -o letters/expected
    """
    from ofsted_report.checking.records import find_letters, record_letter

    paths = find_letters(letters)
    changed = failed = 0
    for path in paths:
        try:
            difference = record_letter(path, output, reader=reader, ocr=ocr, write=not dry_run)
        except OfstedReportError as failure:
            failed += 1
            typer.echo(f"{path}: not recorded: {failure}")
            continue
        if difference is None:
            typer.echo(f"{path}: recorded for the first time")
            changed += 1
        elif difference:
            typer.echo(f"{path}: changed\n{difference}")
            changed += 1
    typer.echo(
        f"{len(paths)} letters: {changed} new or changed, {len(paths) - changed - failed} as recorded, {failed} failed."
    )
    if failed or (dry_run and changed):
        raise typer.Exit(ExitCode.PROBLEMS)
