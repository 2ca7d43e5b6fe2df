"""`ofsted-report batch`: years of letters in one go."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast

import typer

from ofsted_report import limits
from ofsted_report.cli.options import Given, OcrName, ReaderName, takes_settings
from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode, OutputError, UsageError

if TYPE_CHECKING:
    from ofsted_report.batch.model import Format
    from ofsted_report.batch.progress import Progress
    from ofsted_report.findings.model import Mode
    from ofsted_report.settings.model import Settings

_OUTPUT = "What is written"
_WORKERS = "Workers"
_CLUSTER = "Many machines"


@takes_settings("council", "meeting.committee", panel=_OUTPUT)
def batch(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...", help="Folders, letters, 'globs', URLs, or a .lst file of them.", show_default=False
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="OUT", help="The folder (or URL) to write to.", show_default=False),
    ] = "",
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            help="docx, html, md, json, or several with commas; by default docx.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(
            help="select-committee, scrutiny-report, cabinet-report, scrutiny-briefing, or your Word template.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    settings: Annotated[
        Path | None,
        typer.Option(help="council.toml, if it is not in this folder or a parent folder.", rich_help_panel=_OUTPUT),
    ] = None,
    meeting: Annotated[
        Path | None,
        typer.Option(help="A TOML file about the meeting, the same for all letters.", rich_help_panel=_OUTPUT),
    ] = None,
    meetings: Annotated[
        Path | None,
        typer.Option(help="A CSV table: letter, committee date, contact officer …", rich_help_panel=_OUTPUT),
    ] = None,
    given: Given = None,
    findings: Annotated[
        str, typer.Option(help="key (chosen), all, or headline (the overview).", rich_help_panel=_OUTPUT)
    ] = "key",
    maximum: Annotated[
        int | None,
        typer.Option("--max", min=1, help="The maximum number of findings for each letter.", rich_help_panel=_OUTPUT),
    ] = None,
    comments: Annotated[
        bool,
        typer.Option(
            "--comments/--no-comments",
            help="Word comments that say where each finding is in the letter.",
            rich_help_panel=_OUTPUT,
        ),
    ] = True,
    force: Annotated[
        bool,
        typer.Option(
            "--force", help="Convert all letters again, and replace files that were changed.", rich_help_panel=_OUTPUT
        ),
    ] = False,
    from_file: Annotated[
        Path | None, typer.Option("--list", help="A file with one input per line.", show_default=False)
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option(help="From folders, take only files that match: '*.pdf'. Can be repeated.", show_default=False),
    ] = None,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            "-j",
            min=1,
            help="How many letters at a time; by default, one for each processor.",
            rich_help_panel=_WORKERS,
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, help="Time limit for each letter, in seconds.", rich_help_panel=_WORKERS)
    ] = 60.0,
    memory: Annotated[
        int,
        typer.Option(
            min=0, help="Memory limit for each letter, in megabytes; 0 for no limit.", rich_help_panel=_WORKERS
        ),
    ] = 1024,
    reader: Annotated[ReaderName, typer.Option(help="Which PDF reader to use.", rich_help_panel=_WORKERS)] = ("auto"),
    ocr: Annotated[
        OcrName,
        typer.Option(
            "--ocr",
            help="Recognise the text of scans, each page of which may take two minutes more: auto, where it is installed and "
            "a PDF has no text; always; never.",
            rich_help_panel=_WORKERS,
        ),
    ] = "auto",
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="tcp://…",
            help="The address of a Dask scheduler whose workers convert the letters.",
            rich_help_panel=_CLUSTER,
        ),
    ] = None,
    send_content: Annotated[
        bool,
        typer.Option(
            "--send-content",
            help="Send the letters to the workers, if they share no storage.",
            rich_help_panel=_CLUSTER,
        ),
    ] = False,
    manifest: Annotated[
        Path | None,
        typer.Option(help="Keep the manifest here, not in OUT.", show_default=False, rich_help_panel=_CLUSTER),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for scripts.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress, only the summary.")] = False,
) -> None:
    """Convert many letters at once. After an interruption, run the same command again to continue.

    Example: ofsted-report batch archive -o reports --format docx,json

    A letter that cannot be converted does not stop the others. OUT gets the reports, index.html, index.csv, a timeline for
    each authority, and manifest.jsonl, which records what is done. Exit code 0: all done; 1: some failed.
    """
    from ofsted_report.batch.local import Limits
    from ofsted_report.batch.model import Order
    from ofsted_report.batch.run import run_batch
    from ofsted_report.batch.sources import find_sources
    from ofsted_report.batch.summary import as_data, in_words
    from ofsted_report.settings.load import load

    if not output:
        raise UsageError("No output folder was given.", "Give one: ofsted-report batch letters -o reports")
    if not inputs and from_file is None:
        raise UsageError("No letters were given.", "Give a folder: ofsted-report batch letters -o reports")
    if findings not in ("key", "all", "headline"):
        raise UsageError(f"--findings {findings} is not known.", "Use key, all or headline.")
    told = {**(given or {}), "template": template}
    loaded = load(council_file=settings, meeting_file=meeting, options=told)
    if loaded.settings.chooser is not None and findings == "key":
        say(
            "note: batch uses the built-in choice of findings; the chooser in the settings is used by build and findings only."
        )
    order = Order(
        formats=_formats(formats),
        out=output,
        settings=loaded.settings,
        meeting=loaded.meeting,
        template_data=_checked_template(loaded.settings),
        form=_form(loaded.settings.template),
        mode=cast("Mode", findings),
        limit=maximum,
        comments=comments,
        reader=reader,
        ocr=ocr,
        force=force,
        by_content=send_content,
    )
    table = None
    if meetings is not None:
        from ofsted_report.batch.meetings import read_meetings

        table = read_meetings(meetings, council_file=settings, meeting_file=meeting, options=told)
    found = find_sources(inputs or (), out=output, include=tuple(include or ()), from_file=from_file)
    limits.end()
    each = Limits(seconds=timeout, megabytes=memory)
    workers = None
    if scheduler:
        from ofsted_report.batch.cluster import ClusterWorkers

        workers = ClusterWorkers(scheduler, each, tell=say)
    try:
        result = run_batch(
            found,
            order,
            meetings=table,
            limits=each,
            jobs=jobs or _cores(),
            workers=workers,
            manifest_path=manifest,
            progress=_progress(quiet=quiet),
        )
    except KeyboardInterrupt:
        say("The letters done so far are kept; run the same command again to continue.")
        raise
    summary = json.dumps(as_data(result, found, output), indent=2, ensure_ascii=False)
    typer.echo(summary if as_json else in_words(result, found, output))
    if result.refused is not None:
        raise OutputError(
            f"The letters are done, but the overview or the tables are not: {result.refused.what}",
            "If another program has the file open, close it there. Then run the same command again: it writes only these.",
        )
    if result.tally.failed or found.unreadable:
        raise typer.Exit(ExitCode.PROBLEMS)


def _formats(given: list[str] | None) -> tuple[Format, ...]:
    from ofsted_report.batch.model import FORMATS

    names = [name.strip().lower().lstrip(".") for entry in given or ["docx"] for name in entry.split(",")]
    for name in names:
        if name not in FORMATS:
            raise UsageError(f"There is no format called {name}.", f"Choose from {', '.join(FORMATS)}.")
    return tuple(cast("Format", name) for name in dict.fromkeys(names))


def _checked_template(settings: Settings) -> bytes | None:
    """Return the council's own template, read once. A mistake in it or in the wording is reported now, since it would
    affect every letter."""
    from ofsted_report.settings.wording import load_wording
    from ofsted_report.shipped import WORD_TEMPLATES

    load_wording(settings.wording)
    if settings.template in WORD_TEMPLATES:
        return None
    from ofsted_report.rendering.docx import refuse_mistakes, template_bytes

    data, name = template_bytes(settings.template)
    refuse_mistakes(data, name)
    return data


def _form(template: str) -> str:
    """The shipped template that this one is, or is an edited copy of."""
    from ofsted_report.shipped import WORD_TEMPLATES

    if template in WORD_TEMPLATES:
        return template
    from ofsted_report.rendering.docx import form_of

    return form_of(template)


def _progress(*, quiet: bool) -> Progress:
    from ofsted_report.batch.progress import Bar, Lines, Progress

    if quiet:
        return Progress()
    return Bar() if sys.stderr.isatty() else Lines(sys.stderr)


def _cores() -> int:
    """Cores that this process may use, which in a container are fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
