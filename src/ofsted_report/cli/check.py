"""`ofsted-report check`: is a letter read whole; does a report say what its letter says?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ofsted_report.cli.options import ForceOption, OcrName, OcrOption
from ofsted_report.cli.scans import progress
from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode, OfstedReportError, UsageError

if TYPE_CHECKING:
    from ofsted_report.checking.output import Checked
    from ofsted_report.letter.model import Letter
    from ofsted_report.settings.model import Settings


def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Letters; or, with --letter, reports.", show_default=False)
    ],
    letter: Annotated[
        list[Path] | None,
        typer.Option(
            "--letter",
            help="The letter that the reports are about; of several letters once for each.",
            show_default=False,
        ),
    ] = None,
    letters: Annotated[
        Path | None,
        typer.Option(
            "--letters",
            metavar="FOLDER",
            help="A folder of letters; each report is checked against its own.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="Write a copy of the Word report with comments; a folder for several.",
            show_default=False,
        ),
    ] = None,
    review: Annotated[
        Path | None,
        typer.Option(help="Write a web page that shows what the report quotes in the letter.", show_default=False),
    ] = None,
    force: ForceOption = False,
    expect: Annotated[
        Path | None,
        typer.Option(
            help="For letters: the JSON recorded from `extract`, or a folder of such files, named like the letters."
        ),
    ] = None,
    form: Annotated[
        Literal["text", "json", "junit", "github"],
        typer.Option("--format", metavar="FORM", help="text for people; json, junit or github for programs."),
    ] = "text",
    select: Annotated[
        list[str] | None, typer.Option(help="Only these problem codes, or beginnings of codes: docx, quotation.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Leave out these problem codes.")] = None,
    advice: Annotated[
        bool,
        typer.Option(
            "--advice",
            help="List each piece of advice instead of one summary line. Advice does not change the exit code.",
        ),
    ] = False,
    cross_read: Annotated[
        bool,
        typer.Option("--cross-read/--no-cross-read", help="Read PDF letters with the second reader too."),
    ] = True,
    ocr: OcrOption = "auto",
) -> None:
    """Check letters, or reports against their letters. The exit code is 1 if there are problems; advice does not count.

    A report: ofsted-report check report.docx --letter letter.pdf

    About several letters: ofsted-report check report.docx --letter inspection.pdf --letter visit.pdf

    Many reports: ofsted-report check reports --letters letters

    A letter: ofsted-report check letter.pdf

    docs/problems.md explains each problem code.
    """
    from ofsted_report.checking.codes import matcher
    from ofsted_report.checking.output import Checked, show

    _refuse_what_does_not_fit(paths, letter, letters, expect, output, review)
    wanted, passed_over = matcher(select or [], ignore or [])
    checked: list[Checked] = []
    for path, check_it in _to_check(paths, letter, letters, expect, ocr=ocr, cross_read=cross_read):
        try:
            found = check_it()
        except OfstedReportError as failure:
            if len(paths) == 1 and letters is None:
                raise
            from ofsted_report.checking.model import Problem

            found = Checked(
                path=str(path), problems=(Problem(code="not-readable", message=str(failure), path=str(path)),)
            )
        kept = tuple(p for p in found.problems if p.code in wanted and p.code not in passed_over)
        checked.append(Checked(path=found.path, problems=kept, comparison=found.comparison))
    if output is not None:
        _write_copies(checked, output, force=force)
    if review is not None and letter:
        _write_review(checked[0], letter[0], review, ocr=ocr, force=force)
    typer.echo(show(checked, form, advice=advice), nl=False)
    if any(file.counted for file in checked):
        raise typer.Exit(ExitCode.PROBLEMS)


def _refuse_what_does_not_fit(
    paths: list[Path],
    letter: list[Path] | None,
    letters: Path | None,
    expect: Path | None,
    output: Path | None,
    review: Path | None,
) -> None:
    reports = bool(letter) or letters is not None
    if letter and letters is not None:
        raise UsageError("--letter and --letters cannot be used together.", "Give one letter, or a folder of them.")
    if expect is not None and reports:
        raise UsageError("--expect is for letters, --letter for reports.", "Check them one after the other.")
    if expect is not None and not expect.is_dir() and len(paths) > 1:
        raise UsageError("One record cannot fit several letters.", "Name a folder of records, or one letter.")
    if (output is not None or review is not None) and not reports:
        raise UsageError("-o and --review are for reports.", "Name their letter too: --letter letter.pdf")
    if review is not None and letter and len(letter) > 1:
        raise UsageError("--review shows one letter, and several are named.", "Leave out --review.")
    if review is not None and (not letter or len(paths) != 1):
        raise UsageError(
            "--review shows one report beside its letter.", "Give one report, and its letter with --letter."
        )


def _to_check(
    paths: list[Path],
    letter: list[Path] | None,
    letters: Path | None,
    expect: Path | None,
    *,
    ocr: OcrName,
    cross_read: bool,
) -> Iterator[tuple[Path, Callable[[], Checked]]]:
    """Return each file with the function that checks it; a letter of several reports is read once."""
    read = lru_cache(maxsize=8)(partial(_read, ocr=ocr))
    if letters is not None:
        from ofsted_report.batch.naming import is_overview
        from ofsted_report.checking.pairs import find_reports, pair

        reports = find_reports(paths, no_report=is_overview)
        for each in sorted(pair(reports, letters), key=lambda found: list(map(str, found.letters))):
            yield each.report, partial(_paired, each.report, each.letters, read)
        return
    about = [read(each) for each in letter or ()]
    if len(about) > 1:
        from ofsted_report.report.compose import refuse_strangers

        refuse_strangers(about)
    for path in paths:
        if about:
            yield path, partial(_report, path, about)
        else:
            yield path, partial(_letter, path, expect, ocr=ocr, cross_read=cross_read)


def _read(path: Path, *, ocr: OcrName) -> Letter:
    from ofsted_report.letter.parse import read_letter

    return read_letter(path, ocr=ocr, progress=progress(of=path))


def _paired(path: Path, letters: Sequence[Path], read: Callable[[Path], Letter]) -> Checked:
    from ofsted_report.checking.model import Problem
    from ofsted_report.checking.output import Checked

    if not letters:
        message = "No letter of this folder is the one that this report is about."
        return Checked(path=str(path), problems=(Problem(code="no-letter", message=message, path=str(path)),))
    return _report(path, [read(letter) for letter in letters])


def _write_copies(checked: list[Checked], output: Path, *, force: bool) -> None:
    """A copy with comments of each Word report: the file that is named, or one of the same name in a folder."""
    from ofsted_report.checking.commented_copy import with_comments
    from ofsted_report.files import write_whole

    word = [file for file in checked if file.path.lower().endswith(".docx")]
    if not word:
        raise UsageError("Comments are written into Word reports only.", "Name a .docx report.")
    into_folder = len(checked) > 1 or output.suffix.lower() != ".docx"
    if into_folder:
        output.mkdir(parents=True, exist_ok=True)
    for file in word:
        target = output / Path(file.path).name if into_folder else output
        quoted = {each.place: each.text for each in file.comparison.quotations} if file.comparison else {}
        write_whole(target, with_comments(Path(file.path), file.problems, quoted), force=force)
        say(f"Wrote {target}.")


def _write_review(file: Checked, letter: Path, target: Path, *, ocr: OcrName, force: bool) -> None:
    from ofsted_report.checking.quoted_findings import labels_in_report, quoted_findings
    from ofsted_report.files import write_whole
    from ofsted_report.rendering.review import render_review

    if file.comparison is None:
        return
    read = _read(letter, ocr=ocr)
    found, labels = quoted_findings(file.comparison, read), labels_in_report(file.comparison, read)
    write_whole(target, render_review(letter, read, found, labels=labels), force=force)
    say(f"Wrote {target}.")


def _settings_beside(report: Path) -> Settings | None:
    """Return the council's settings, from the council.toml in the report's folder or one above it; None if there is none."""
    from ofsted_report.settings.load import find_council_file, load

    found = find_council_file(report.resolve().parent)
    return load(council_file=found).settings if found is not None else None


def _report(path: Path, letters: Sequence[Letter]) -> Checked:
    from ofsted_report.checking.check import check_report, compare_report
    from ofsted_report.checking.output import Checked
    from ofsted_report.checking.report_file import open_report

    report = open_report(path)
    letter, *others = letters
    comparison = compare_report(report, letter, others=others)
    problems = check_report(report, letter, comparison=comparison, settings=_settings_beside(path), others=others)
    return Checked(path=str(path), problems=problems, comparison=comparison)


def _letter(path: Path, expect: Path | None, *, ocr: OcrName, cross_read: bool) -> Checked:
    from ofsted_report.checking.check import check_letter
    from ofsted_report.checking.output import Checked

    if path.suffix.lower() in (".md", ".html", ".htm"):
        raise UsageError(f"{path} is a report, not a letter.", "Name its letter too: --letter letter.pdf")
    expected = expect / f"{path.stem}.json" if expect is not None and expect.is_dir() else expect
    problems = check_letter(path, expected=expected, cross_read=cross_read, ocr=ocr, progress=progress(of=path))
    return Checked(path=str(path), problems=problems)
