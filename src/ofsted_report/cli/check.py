"""`ofsted-report check`: is a letter read whole; does a report say what its letter says?"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ofsted_report.errors import ExitCode, OfstedReportError, UsageError

if TYPE_CHECKING:
    from ofsted_report.checking.output import Checked
    from ofsted_report.letter.model import Letter


class FormatName(StrEnum):
    """The forms problems are told in."""

    text = "text"
    json = "json"
    junit = "junit"
    github = "github"


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Letters; or, with --letter, reports.", show_default=False)
    ],
    letter: Annotated[
        Path | None, typer.Option("--letter", help="The letter that the reports are about.", show_default=False)
    ] = None,
    expect: Annotated[
        Path | None,
        typer.Option(help="For letters: the JSON recorded from `extract`, or a folder of them by the letters' names."),
    ] = None,
    form: Annotated[
        FormatName,
        typer.Option("--format", metavar="FORM", help="text for people, json, junit or github for machines."),
    ] = FormatName.text,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these problem codes, or codes that begin so: docx, quotation.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these problem codes.")] = None,
    advice: Annotated[
        bool, typer.Option("--advice", help="List each piece of advice, not one line for all. It never counts.")
    ] = False,
    cross_read: Annotated[
        bool,
        typer.Option("--cross-read/--no-cross-read", help="Read PDF letters with the second reader too."),
    ] = True,
) -> None:
    """Check letters, or reports against their letter; ends with 1 if a problem is left; advice does not count.

    A report: ofsted-report check report.docx --letter letter.pdf

    A letter: ofsted-report check letter.pdf

    Each problem code is explained in docs/problems.md.
    """
    from ofsted_report.checking.codes import matcher
    from ofsted_report.checking.output import Checked, show

    if expect is not None and letter is not None:
        raise UsageError("--expect is for letters, --letter for reports.", "Check them one after the other.")
    if expect is not None and not expect.is_dir() and len(paths) > 1:
        raise UsageError("One record cannot fit several letters.", "Name a folder of records, or one letter.")
    wanted, passed_over = matcher(select or [], ignore or [])
    about = None
    if letter is not None:
        from ofsted_report.letter.parse import read_letter

        about = read_letter(letter)
    checked: list[Checked] = []
    for path in paths:
        try:
            found = _report(path, about) if about is not None else _letter(path, expect, cross_read=cross_read)
        except OfstedReportError as failure:
            if len(paths) == 1:
                raise
            from ofsted_report.checking.model import Problem

            found = Checked(
                path=str(path), problems=(Problem(code="not-readable", message=str(failure), path=str(path)),)
            )
        kept = tuple(p for p in found.problems if p.code in wanted and p.code not in passed_over)
        checked.append(Checked(path=found.path, problems=kept, comparison=found.comparison))
    typer.echo(show(checked, form.value, advice=advice), nl=False)
    if any(file.counted for file in checked):
        raise typer.Exit(ExitCode.PROBLEMS)


def _report(path: Path, letter: Letter) -> Checked:
    from ofsted_report.checking.check import check_report, compare_report
    from ofsted_report.checking.output import Checked
    from ofsted_report.checking.report_file import open_report

    report = open_report(path)
    comparison = compare_report(report, letter)
    problems = check_report(report, letter, comparison=comparison)
    return Checked(path=str(path), problems=problems, comparison=comparison)


def _letter(path: Path, expect: Path | None, *, cross_read: bool) -> Checked:
    from ofsted_report.checking.check import check_letter
    from ofsted_report.checking.output import Checked

    if path.suffix.lower() in (".md", ".html", ".htm"):
        raise UsageError(f"{path} is a report, not a letter.", "Name its letter too: --letter letter.pdf")
    expected = expect / f"{path.stem}.json" if expect is not None and expect.is_dir() else expect
    return Checked(path=str(path), problems=check_letter(path, expected=expected, cross_read=cross_read))
