"""`ofsted-report pack`: the public pack as one PDF."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ofsted_report.cli.options import (
    Given,
    JsonOption,
    MeetingOption,
    OcrName,
    OcrOption,
    QuietOption,
    SettingsOption,
    takes_settings,
)
from ofsted_report.cli.scans import progress
from ofsted_report.cli.talk import say
from ofsted_report.errors import OfstedReportError, OutputError, UsageError

if TYPE_CHECKING:
    from ofsted_report.pack.make import Pack
    from ofsted_report.settings.load import Loaded
    from ofsted_report.settings.model import Meeting, Settings

_OUTPUT = "The pack"


@takes_settings(
    "meeting.committee",
    "meeting.committee_date",
    "meeting.agenda_item",
    "meeting.title",
    "meeting.committee_will",
    "meeting.contributors",
    "meeting.cabinet_member",
)
def pack(
    report: Annotated[Path, typer.Argument(help="The report as a Word document: .docx.", show_default=False)],
    letter: Annotated[
        list[Path] | None,
        typer.Option(
            "--letter",
            "-l",
            help="The letter, which becomes the appendix: .pdf or .docx; once for each of several.",
            show_default=False,
        ),
    ] = None,
    appendix: Annotated[
        list[str] | None,
        typer.Option(
            "--appendix",
            metavar="TITLE=FILE",
            help="A further appendix after the letter, .pdf or .docx; once for each, in their order.",
            show_default=False,
        ),
    ] = None,
    document_to_follow: Annotated[
        bool,
        typer.Option("--document-to-follow", help="There is no letter yet: say “Document to follow” in its place."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where to write the pack; by default, beside the report.", rich_help_panel=_OUTPUT
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing pack.", rich_help_panel=_OUTPUT)] = False,
    first_page: Annotated[
        int, typer.Option(min=1, max=9999, help="The number on the pack's first page.", rich_help_panel=_OUTPUT)
    ] = 1,
    front_sheet: Annotated[
        bool | None,
        typer.Option(
            "--front-sheet/--no-front-sheet",
            help="Put an agenda front sheet before the report, or not; by default, only if the report has none.",
            rich_help_panel=_OUTPUT,
            show_default=False,
        ),
    ] = None,
    soffice: Annotated[
        Path | None, typer.Option(help="The LibreOffice program, if it is not found.", rich_help_panel=_OUTPUT)
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check/--no-check",
            help="Check the report against the letter first; refuse another council's letter.",
            rich_help_panel=_OUTPUT,
        ),
    ] = True,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Make no pack if the check finds a problem.", rich_help_panel=_OUTPUT),
    ] = False,
    meeting: MeetingOption = None,
    given: Given = None,
    settings: SettingsOption = None,
    ocr: OcrOption = "auto",
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Make the public pack: front sheet, report, appendix title page and letter as one PDF with continuous pages.

    Example: ofsted-report pack report.docx --letter letter.pdf -o pack.pdf --agenda-item 9 --committee-date 2026-01-15
    """
    from ofsted_report.files import refuse_to_overwrite, write_whole
    from ofsted_report.settings.load import load

    if not letter and not document_to_follow:
        raise UsageError(
            "No letter was given.",
            "Give it with --letter letter.pdf, or use --document-to-follow if there is none yet.",
        )
    if letter and document_to_follow:
        raise UsageError(
            "--letter and --document-to-follow cannot be used together.",
            "Leave out --document-to-follow: the letter is here.",
        )
    loaded = load(
        council_file=settings,
        meeting_file=meeting,
        options=given,
    )
    first, *others = letter or (None,)
    about, appendices = _appendices(loaded, appendix or [])
    target = _target(report, output)
    refuse_to_overwrite(target, force=force, inputs=filter(None, (report, *(letter or ()), *appendices)))

    told: list[str] = []
    if letter and check:
        told = _check(report, letter, loaded.settings, ocr, soffice, strict=strict, quiet=quiet)
    from ofsted_report.pack.make import make_pack

    made = make_pack(
        report,
        first,
        loaded.settings,
        about,
        soffice=soffice,
        first_page=first_page,
        front_sheet=front_sheet,
        ocr=ocr,
        progress=progress(quiet=quiet),
        others=[each for each in others if each is not None],
        appendices=appendices,
        any_letter=not check,
    )
    write_whole(target, made.content, force=force)
    if as_json:
        typer.echo(json.dumps(_as_json(target, made), indent=2, ensure_ascii=False))
    _tell(target, made, [each for each in made.warnings if each not in told], quiet=quiet)


def _appendices(loaded: Loaded, given: list[str]) -> tuple[Meeting, list[Path | None]]:
    """The meeting with all appendices, and the file of each; None for one that is to follow.

    A title that the meeting names gets its file; any other is one more appendix, after those of the meeting. A name in a
    meeting file is beside that file.

    Raises:
        UsageError: one is named twice.
    """
    from ofsted_report.settings.model import Attachment

    origin = Path(loaded.origins.get("meeting.appendices", ""))
    rows = list(loaded.meeting.appendices)
    files: list[Path | None] = [origin.parent / row.file if row.file else None for row in rows]
    named: set[str] = set()
    for text in given:
        title, equals, name = text.partition("=")
        if not equals:
            name = title
        named_after = Path(name).stem.replace("-", " ").replace("_", " ").strip().capitalize()
        title = (equals and title.strip()) or named_after
        if title.casefold() in named:
            raise UsageError(
                f"The appendix “{title}” is named twice.", "Give each its own title: --appendix TITLE=FILE."
            )
        named.add(title.casefold())
        at = next((n for n, row in enumerate(rows) if row.title.casefold() == title.casefold()), None)
        if at is None:
            rows.append(Attachment(title=title))
            files.append(Path(name.strip()))
        else:
            files[at] = Path(name.strip())
    kept = [replace(row, to_follow=False) if file else row for row, file in zip(rows, files, strict=True)]
    return replace(loaded.meeting, appendices=tuple(kept)), files


def _check(
    report: Path,
    letters: list[Path],
    settings: Settings,
    ocr: OcrName,
    soffice: Path | None,
    *,
    strict: bool,
    quiet: bool,
) -> list[str]:
    """Say what a check of the report finds before the pack is made, and return which warnings of the pack are said already.

    A file that cannot be read is not checked.

    Raises:
        ConverterError: a program is missing without which no pack can be made.
        UsageError: a letter is about a place that the report does not name; or, with `strict`, there is a problem.
    """
    from ofsted_report.checking.check import check_report
    from ofsted_report.checking.output import Checked, show
    from ofsted_report.letter.parse import read_letter
    from ofsted_report.pack.make import need_pikepdf, of_other_letters
    from ofsted_report.pack.office import find_soffice
    from ofsted_report.report.grammar import counted

    try:
        first, *others = (read_letter(each, ocr=ocr, progress=progress(quiet=quiet)) for each in letters)
        problems = check_report(report, first, settings=settings, others=others)
    except OfstedReportError:
        return []  # making the pack reports what is wrong with the file
    need_pikepdf()
    told = of_other_letters(report, [first, *others])
    find_soffice(soffice)
    for warning in told:
        say(f"warning: {warning}")
    found = [problem for problem in problems if problem.level == "problem"]
    if found:
        for line in show([Checked(path=str(report), problems=tuple(found))], "text").splitlines():
            say(line)
        if strict:
            raise UsageError(
                f"The check of {report.name} found {counted(len(found), 'problem')}, so no pack was made.",
                "Correct the report, or leave out --strict.",
            )
    elif not quiet:
        say(f"Checked {report.name} against {', '.join(each.name for each in letters)}: no problems.")
    return told


def _target(report: Path, output: Path | None) -> Path:
    """Return the path of the pack."""
    if output is not None and not os.path.isdir(output):  # noqa: PTH112 - which takes names of any length
        if output.suffix.lower() != ".pdf":
            raise OutputError(f"{output} does not end in .pdf.", "A pack is a PDF: let its name end in .pdf.")
        return output
    return (output or report.parent) / f"{report.stem}-pack.pdf"


def _as_json(target: Path, made: Pack) -> dict[str, Any]:
    return {
        "format": "ofsted-report/pack",
        "version": 1,
        "pack": str(target),
        "pages": made.pages,
        "first_page": made.first_page,
        "item_pages": made.item_pages,
        "letter_pages": made.letter_pages,
        "appendices": [{"title": title, "pages": pages} for title, pages in made.appendix_pages],
        "open_fields": list(made.open_fields),
        "warnings": list(made.warnings),
    }


def _tell(target: Path, made: Pack, warnings: list[str], *, quiet: bool) -> None:
    """Print warnings, even when quiet, what was written, and which fields are open."""
    for warning in warnings:
        say(f"warning: {warning}")
    if not quiet:
        from ofsted_report.report.grammar import counted

        of_letter = f", {made.letter_pages} of them the letter's" if made.letter_pages else ""
        say(f"Wrote {target} ({counted(made.pages, 'page')}{of_letter}; the item is on {made.item_pages}).")
    if made.open_fields:
        say(
            f"warning: Still open or highlighted in the pack: {'; '.join(made.open_fields)}. Before publishing, fill in "
            "the open fields in the report, and remove the highlighting."
        )
