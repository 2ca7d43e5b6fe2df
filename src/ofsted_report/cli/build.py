"""`ofsted-report build`: a letter's committee report."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast, get_args

import typer

from ofsted_report.cli.options import (
    LETTERS,
    Given,
    JsonOption,
    KeepOcrOption,
    KindOption,
    MeetingOption,
    OcrName,
    OcrOption,
    QuietOption,
    ReaderName,
    ReaderOption,
    SettingsOption,
    takes_settings,
)
from ofsted_report.cli.scans import keep, progress
from ofsted_report.cli.talk import say
from ofsted_report.errors import OutputError, UsageError, did_you_mean
from ofsted_report.settings.model import option_keys

if TYPE_CHECKING:
    from ofsted_report.findings.model import Findings
    from ofsted_report.letter.model import Letter
    from ofsted_report.rendering.docx import Rendered
    from ofsted_report.report.earlier import Earlier
    from ofsted_report.report.model import Item, Report
    from ofsted_report.settings.load import Loaded

_FINDINGS = "Key findings"
_OUTPUT = "The report file"
_PARTS = "More parts"


FormatName = Literal["docx", "html", "md"]


@takes_settings(*option_keys())
def build(
    letters: Annotated[list[Path], LETTERS],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help="Where to write the report; by default, beside the letter.", rich_help_panel=_OUTPUT
        ),
    ] = None,
    form: Annotated[
        FormatName | None,
        typer.Option(
            "--format", "-f", help="By default, from the ending of the output file, else docx.", rich_help_panel=_OUTPUT
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            help="select-committee, scrutiny-report, cabinet-report, scrutiny-briefing, or your Word template.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace an existing report.", rich_help_panel=_OUTPUT)
    ] = False,
    comments: Annotated[
        bool,
        typer.Option(
            "--comments/--no-comments",
            help="Word comments that say where each finding is in the letter; leave them out for publication.",
            rich_help_panel=_OUTPUT,
        ),
    ] = True,
    review: Annotated[
        bool,
        typer.Option(
            "--review",
            help="Also write a web page that shows the findings marked in the letter.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    findings: Annotated[
        list[str] | None,
        typer.Option(
            help="key (chosen), all (paragraph by paragraph), headline (the overview), or your own file. Of several "
            "letters: once for all, or once for each.",
            show_default="key",
            rich_help_panel=_FINDINGS,
        ),
    ] = None,
    maximum: Annotated[
        int | None, typer.Option("--max", min=1, help="The maximum number of findings.", rich_help_panel=_FINDINGS)
    ] = None,
    allow_edits: Annotated[
        bool,
        typer.Option(
            "--allow-edits",
            help="Accept sentences in the findings file that are not in the letter.",
            rich_help_panel=_FINDINGS,
        ),
    ] = False,
    compare_with: Annotated[
        Path | None,
        typer.Option(
            help="An earlier letter or report: show its judgements beside those of the (first) letter, and what needed to "
            "improve then.",
            rich_help_panel=_PARTS,
        ),
    ] = None,
    meeting: MeetingOption = None,
    given: Given = None,
    settings: SettingsOption = None,
    reader: ReaderOption = "auto",
    kind: KindOption = None,
    ocr: OcrOption = "auto",
    keep_ocr: KeepOcrOption = None,
    as_json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Write the committee report about a letter, and list the fields that are still open.

    Example: ofsted-report build letter.pdf --committee-date 2026-01-15 --author "Anna Bell"

    Several letters about one council: ofsted-report build inspection.pdf first-visit.pdf second-visit.pdf
    """
    from ofsted_report.files import refuse_to_overwrite, write_together
    from ofsted_report.settings.load import load

    loaded = load(
        council_file=settings,
        meeting_file=meeting,
        options={**(given or {}), "template": template},
    )
    letters = _with_further(letters, loaded)
    wanted = _for_each(findings or ["key"], letters)
    for_one = "--kind" if kind is not None else "--keep-ocr" if keep_ocr is not None else None
    if for_one and len(letters) > 1:
        raise UsageError(f"{for_one} is for one letter, and several are named.", f"Leave out {for_one}.")
    target = _target(letters[0], output, form)
    review_pages = _review_pages(target, letters) if review else []
    plan = _plan_file(loaded)
    others = filter(None, (settings, meeting, loaded.council_file, compare_with, plan))
    read_from = [*letters, *map(Path, wanted), Path(loaded.settings.template), *others]
    for path in (target, *review_pages):
        refuse_to_overwrite(path, force=force, inputs=read_from)

    from ofsted_report.letter.parse import read_letter
    from ofsted_report.rendering.docx import copied_form
    from ofsted_report.rendering.outline import printed_labels
    from ofsted_report.rendering.render import render
    from ofsted_report.report.action_plan import read_actions
    from ofsted_report.report.compose import build_report, refuse_strangers

    read = [read_letter(each, reader=reader, kind=kind, ocr=ocr, progress=progress(quiet=quiet)) for each in letters]
    refuse_strangers(read)
    if keep_ocr is not None:
        keep(letters[0], keep_ocr, recognised=read[0].source.text == "recognised", force=force)
    chosen = [
        _findings(each, how, maximum, loaded, allow_edits=allow_edits, quiet=quiet)
        for each, how in zip(read, wanted, strict=True)
    ]
    report = build_report(
        read[0],
        chosen[0],
        loaded.settings,
        loaded.meeting,
        actions=read_actions(plan, *read) if plan is not None else None,
        earlier=_earlier(read[0], compare_with, reader, ocr, quiet=quiet) if compare_with is not None else None,
        others=list(zip(read[1:], chosen[1:], strict=True)),
    )
    rendered = render(report, _format(target), loaded.settings.template, comments=comments)
    labels = printed_labels(report, copied_form(loaded.settings.template))
    contents: list[tuple[Path, bytes | str]] = [(target, rendered.content)]
    if review_pages:
        from ofsted_report.rendering.review import render_review

        rest = iter(labels)
        for page, path, each, its in zip(review_pages, letters, read, chosen, strict=True):
            contents.append((page, render_review(path, each, its, labels=list(islice(rest, len(its))))))
    write_together(contents, force=force)
    warnings = _warnings(read, report, rendered, labels)
    if as_json:
        made = _as_json(target, review_pages, read, report, rendered, warnings)
        typer.echo(json.dumps(made, indent=2, ensure_ascii=False))
    _tell(target, review_pages, read, report, rendered, loaded, warnings, quiet=quiet)
    if not quiet:
        for letter, how in zip(letters, wanted, strict=True):
            _tell_of_others_work(letter, how, meeting)


def _with_further(letters: list[Path], loaded: Loaded) -> list[Path]:
    """The letters that are named, and those that the meeting file adds to one."""
    further = loaded.meeting.further_letters if len(letters) == 1 else ()
    folder = Path(loaded.origins["meeting.further_letters"]).parent if further else Path()
    return [*letters, *(folder / name for name in further)]


def _for_each(findings: list[str], letters: list[Path]) -> list[str]:
    """For each letter what --findings says of it."""
    from ofsted_report.findings.model import Mode

    if len(findings) == 1 and (len(letters) == 1 or findings[0] in get_args(Mode)):
        return findings * len(letters)
    if len(findings) != len(letters):
        from ofsted_report.report.grammar import counted

        raise UsageError(
            f"--findings is given {counted(len(findings), 'time')} for {counted(len(letters), 'letter')}.",
            "Give it once for each letter, in their order; key where the program is to choose.",
        )
    return findings


def _review_pages(target: Path, letters: list[Path]) -> list[Path]:
    """The page beside the report, or one for each of several letters."""
    if len(letters) == 1:
        return [target.with_name(f"{target.stem}-review.html")]
    return [target.with_name(f"{target.stem}-review-{number}.html") for number in range(1, len(letters) + 1)]


def _target(letter: Path, output: Path | None, form: FormatName | None) -> Path:
    """Return the path of the report; its suffix is its format."""
    if output is not None and not os.path.isdir(output):  # noqa: PTH112 - which takes names of any length
        if form is not None and output.suffix.lower() != f".{form}":
            raise OutputError(
                f"{output} does not end in .{form}, which --format asks for.",
                "Let the ending and --format agree, or leave --format out.",
            )
        _format(output)
        return output
    return (output or letter.parent) / f"{letter.stem}-report.{form or 'docx'}"


def _format(path: Path) -> FormatName:
    form = path.suffix.lower().lstrip(".")
    if form not in get_args(FormatName):
        known = ", ".join(f".{form}" for form in get_args(FormatName))
        raise OutputError(
            f"{path} does not say by its ending what kind of file to write.", f"Let it end in one of {known}."
        )
    return cast(FormatName, form)


def _plan_file(loaded: Loaded) -> Path | None:
    """The file of the action plan; a name in a meeting file is beside the file that gives it."""
    named = loaded.meeting.action_plan
    if named is None or named.casefold() == "yes":
        return None
    origin = loaded.origins["meeting.action_plan"]
    return Path(named) if origin.startswith("--") else Path(origin).parent / named


def _earlier(letter: Letter, path: Path, reader: ReaderName, ocr: OcrName, *, quiet: bool) -> Earlier:
    from ofsted_report.comparing.compare import compare_letters
    from ofsted_report.comparing.earlier import earlier_of
    from ofsted_report.letter.parse import read_letter

    told = progress(quiet=quiet, of=path)
    comparison = compare_letters(read_letter(path, reader=reader, ocr=ocr, progress=told), letter)
    if comparison.later.sha256 != letter.source.sha256:
        raise UsageError(
            f"{path.name} is the later document of the two.",
            f"Build the report from it: compare it with {letter.source.name}.",
        )
    return earlier_of(comparison)


def _findings(
    letter: Letter, wanted: str, maximum: int | None, loaded: Loaded, *, allow_edits: bool, quiet: bool
) -> Findings:
    """The findings chosen in this mode, by the program or by the council's chooser, or read from the officer's file."""
    from ofsted_report.findings.model import Mode

    if wanted in get_args(Mode):
        from ofsted_report.cli.choosing import chooser_in, say_who_chose
        from ofsted_report.findings.choose import choose_findings

        chooser = chooser_in(loaded, wanted, quiet=quiet)
        chosen = choose_findings(letter, mode=cast(Mode, wanted), limit=maximum, chooser=chooser)
        if chooser is not None and not quiet:
            say_who_chose(chosen)
        return chosen
    if not Path(wanted).suffix and not os.path.exists(wanted):  # noqa: PTH110 - which takes names of any length
        raise UsageError(
            f"--findings {wanted} is neither a way of choosing nor a file.",
            did_you_mean(wanted, get_args(Mode), otherwise="Give key, all or headline, or the name of your file."),
        )
    from ofsted_report.findings.edited import read_findings

    return read_findings(Path(wanted), letter, allow_edits=allow_edits)


def _warnings(letters: list[Letter], report: Report, rendered: Rendered, labels: Sequence[str]) -> list[str]:
    """What is still to be looked at; `labels` are those of the findings."""
    pairs = zip(report.findings, labels, strict=True)
    edited = [_named(finding, label, report) for finding, label in pairs if finding.edited]
    told = [f"Not Ofsted's exact words, but edited by hand: {', '.join(edited)}."] if edited else []
    of_letters = (
        f"{letter.source.name}: {warning.message}" if len(letters) > 1 else warning.message
        for letter in letters
        for warning in letter.warnings
    )
    return [*of_letters, *report.warnings, *told, *rendered.warnings]


def _named(finding: Item, label: str, report: Report) -> str:
    """'b)'; of several letters with the appendix that it is from."""
    at = f" of {finding.source.document}" if report.chapters and finding.source else ""
    return f"{label or 'the finding'}{at}"


def _as_json(
    target: Path,
    review_pages: list[Path],
    letters: list[Letter],
    report: Report,
    rendered: Rendered,
    warnings: list[str],
) -> dict[str, Any]:
    days = report.deadlines
    return {
        "format": "ofsted-report/build",
        "version": 1,
        "report": str(target),
        "review": str(review_pages[0]) if review_pages else None,
        "reviews": [str(page) for page in review_pages],
        "letters": [letter.source.name for letter in letters],
        "kind": report.kind,
        "findings": len(report.findings),
        "findings_chosen_by": report.findings_chosen_by,
        "open_fields": [open_field.label for open_field in rendered.open_fields],
        "publish_by": days.publication.isoformat() if days else None,
        "questions_by": days.questions.isoformat() if days else None,
        "warnings": warnings,
    }


def _tell_of_others_work(letter: Path, findings: str, meeting: Path | None) -> None:
    """Return notes on files of the desk for this letter (a choice, a meeting) that were not used."""
    from ofsted_report.beside import Beside

    beside = Beside(letter.name)
    if findings == "key" and (choice := letter.with_name(beside.findings)).is_file():
        say(f"Not used: the choice of findings in {choice}; to use it, add `--findings {choice.name}`.")
    if meeting is None and (filled := letter.with_name(beside.meeting)).is_file():
        say(f"Not used: the meeting details in {filled}; to use them, add `--meeting {filled.name}`.")


def _tell(
    target: Path,
    review_pages: list[Path],
    letters: list[Letter],
    report: Report,
    rendered: Rendered,
    loaded: Loaded,
    warnings: list[str],
    *,
    quiet: bool,
) -> None:
    """Print what was written, which fields are open, and warnings, even when quiet."""
    from ofsted_report.letter.doubts import in_a_line
    from ofsted_report.letter.format_dates import day
    from ofsted_report.report.grammar import counted
    from ofsted_report.shipped import WORD_TEMPLATES

    if not quiet:
        of_letters = f" from {len(letters)} letters" if len(letters) > 1 else ""
        say(
            f"Wrote {target} ({counted(len(report.findings), 'finding')}{of_letters}, "
            f"template {Path(loaded.settings.template).name})."
        )
        for page in review_pages:
            say(f"Wrote {page}.")
        if rendered.left_out:
            say(f"Your template has no place for: {'; '.join(rendered.left_out)}.")
        if rendered.open_fields:
            say(f"Still open: {'; '.join(open_field.label for open_field in rendered.open_fields)}.")
            start = "" if loaded.council_file else " (`ofsted-report init` starts both)"
            say(f"Complete them in the report, or give them as options, in a meeting file or in council.toml{start}.")
        holders = report.chapters or (report,)
        steps = next((found for each in holders if (found := each.parts.get("next_steps"))), None)
        if steps is not None:
            is_shipped = loaded.settings.template in WORD_TEMPLATES
            where = "in the report" if is_shipped else "in the report, if your template has that part"
            say(f"The letter says what happens next: see “{steps.heading}” {where}.")
        if report.deadlines is not None:
            publish, ask = (day(d, weekday=True) for d in (report.deadlines.publication, report.deadlines.questions))
            say(f"Publish by {publish}; questions and views by {ask}.")
    for warning in warnings:
        say(f"warning: {warning}")
    if not quiet:
        for letter in letters:
            say(f"{letter.source.name}: {in_a_line(letter)}" if len(letters) > 1 else in_a_line(letter))
