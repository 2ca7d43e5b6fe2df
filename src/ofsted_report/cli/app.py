"""The command `ofsted-report`: its sub-commands, and how failures are told."""

from __future__ import annotations

import errno
import os
import sys
from typing import Annotated, NoReturn

import typer

from ofsted_report import __version__
from ofsted_report.cli import (
    batch,
    build,
    check,
    compare,
    config,
    desk,
    extract,
    findings,
    init,
    pack,
    record,
    search,
    tables,
    template,
)
from ofsted_report.cli.talk import say_failure, set_up_streams
from ofsted_report.cli.usage import USAGE_MISTAKE, asks_for_help, in_two_sentences
from ofsted_report.cli.values import say_in_words
from ofsted_report.errors import ExitCode, OfstedReportError

app = typer.Typer(
    name="ofsted-report",
    help="Turn an Ofsted letter about children's services into a committee report that says what Ofsted said.",
    no_args_is_help=True,
    rich_markup_mode="rich"
    if sys.stdout.isatty()
    else None,  # boxes and colours cost time, and only a terminal shows them
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("build", short_help="Write the committee report about a letter.")(build.build)
app.command("extract", short_help="Print what a letter says, as JSON.")(extract.extract)
app.command("findings", short_help="Print the key findings, or a file to edit.")(findings.findings)
app.command("check", short_help="Check letters, and reports against letters.")(check.check)
app.command("compare", short_help="Show what changed between two documents.")(compare.compare)
app.command("batch", short_help="Convert many letters at once.")(batch.batch)
app.command("tables", short_help="Write years of letters as tables.")(tables.tables)
app.command("search", short_help="Find sentences in years of letters.")(search.search)
app.command("record", short_help="Record what a CI expects of letters.")(record.record)
app.command("pack", short_help="Make the public pack: one PDF.")(pack.pack)
app.command("desk", short_help="Open the desk: the same in your browser.")(desk.desk)
app.command("init", short_help="Start a council.toml and a Word template.")(init.init)
app.command("config", short_help="Show each setting and where it comes from.")(config.config)
app.add_typer(template.app, name="template")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ofsted-report {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command; end with one of `errors.ExitCode`, never with a traceback (OFSTED_REPORT_DEBUG=1 shows it)."""
    set_up_streams()
    try:
        command = say_in_words(typer.main.get_command(app))
        ended = command(prog_name="ofsted-report", standalone_mode=False)  # Typer raises what it would tell its own way
    except USAGE_MISTAKE as mistake:
        if asks_for_help(mistake):
            mistake.show()  # type: ignore[attr-defined]  # the help, on stderr
            sys.exit(ExitCode.USAGE)
        _fail(in_two_sentences(mistake))
    except OfstedReportError as failure:
        if os.environ.get("OFSTED_REPORT_DEBUG"):
            raise
        _fail(failure)
    except (KeyboardInterrupt, typer.Abort):
        ended = ExitCode.INTERRUPTED
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        # The reader of our output (head, less) has gone: that is its right, and no failure of ours. Typer says 1 then.
        _discard_the_rest()
        sys.exit(ExitCode.DONE)
    except Exception as defect:
        if os.environ.get("OFSTED_REPORT_DEBUG"):
            raise
        if isinstance(defect, OSError) and defect.errno == errno.ENOSPC:
            _discard_the_rest()
            say_failure("The disk is full: the answer is not whole.", "Free some space, and run the command again.")
            sys.exit(ExitCode.OUTPUT)
        say_failure(
            f"A defect of ofsted-report got in the way: {type(defect).__name__}: {defect}.",
            "Please report it with this message; OFSTED_REPORT_DEBUG=1 shows where it happened.",
        )
        sys.exit(ExitCode.DEFECT)
    if ended == ExitCode.INTERRUPTED:  # Typer turns Ctrl-C into this number
        say_failure("Stopped.", "Nothing half-written was left behind.")
    sys.exit(ended or ExitCode.DONE)


def _fail(failure: OfstedReportError) -> NoReturn:
    say_failure(failure.what, failure.remedy)
    sys.exit(failure.exit_code)


def _discard_the_rest() -> None:
    """Let what is still to be written to stdout go nowhere, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
