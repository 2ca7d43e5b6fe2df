"""The command `ofsted-report`: its sub-commands, and the output of errors."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Literal, NoReturn

import typer

from ofsted_report import __version__, limits
from ofsted_report.cli import interrupts
from ofsted_report.cli.talk import discard_the_rest, finish, say_failure, set_up_streams
from ofsted_report.cli.usage import USAGE_MISTAKE, asks_for_help, in_two_sentences
from ofsted_report.cli.values import say_in_words
from ofsted_report.errors import ExitCode, LimitError, OfstedReportError, UsageError

_COMMANDS = {
    "build": "Write the committee report about a letter.",
    "extract": "Print a letter as JSON.",
    "findings": "Print the key findings, or a file to edit.",
    "action-plan": "Start a table of actions to fill in.",
    "check": "Check letters, and reports against letters.",
    "compare": "Show what changed between two documents.",
    "batch": "Convert many letters at once.",
    "tables": "Write years of letters as tables.",
    "search": "Find sentences in years of letters.",
    "record": "Record how letters are read, for CI.",
    "pack": "Make the public pack: one PDF.",
    "desk": "Open the desk: all of it in your browser.",
    "init": "Start a council.toml and a Word template.",
    "config": "Show each setting and where it comes from.",
    "template": "Check or make a council's Word template.",
}
"""Each command with a line of help. It is the function of that name in the module of that name, or the module's `app`."""


_MARKUP: Literal["rich"] | None = "rich" if sys.stdout is not None and sys.stdout.isatty() else None
"""Boxes and colours cost time, and only a terminal shows them."""


def program(only: str | None = None) -> typer.Typer:
    """The program with its commands; with `only` one of them whole, and the others by name, so that they are not loaded."""
    made = typer.Typer(
        name="ofsted-report",
        help="Turn an Ofsted letter about children's services into a committee report that says what Ofsted said.",
        no_args_is_help=True,
        rich_markup_mode=_MARKUP,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_root)
    for name, line in _COMMANDS.items():
        if only is not None and name != only:
            made.command(name, short_help=line)(lambda: None)
            continue
        function = name.replace("-", "_")
        module = import_module(f"ofsted_report.cli.{function}")
        if hasattr(module, "app"):
            made.add_typer(module.app, name=name)
        else:
            made.command(name, short_help=line)(getattr(module, function))
    return made


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"ofsted-report {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    pass


_LIMITED = (
    "action-plan",
    "batch",
    "build",
    "check",
    "compare",
    "config",
    "extract",
    "findings",
    "init",
    "pack",
    "record",
    "template",
)
"""Commands about single files, and those that lift the limits themselves when they have read what they begin with."""


def main() -> NoReturn:
    """Run the command in this process, and end it with one of `errors.ExitCode`."""
    sys.exit(run())


def run(note: Callable[[str], None] | None = None, talk: int = 2) -> int:
    """One of `errors.ExitCode`, never a traceback (OFSTED_REPORT_DEBUG=1 shows it).

    `note`: see `limits.begin`; `talk`: the number of the file that is stderr for us, where it is another for libraries.
    """
    debugged = bool(os.environ.get("OFSTED_REPORT_DEBUG"))
    set_up_streams(talk)
    if not debugged:
        _silence_libraries()
    try:
        code = _run(note)
        finish()
    except OfstedReportError as failure:
        if debugged:
            raise
        if not interrupts.came():
            return _failed(failure)
        code = ExitCode.INTERRUPTED
    except (KeyboardInterrupt, typer.Abort):
        code = ExitCode.INTERRUPTED
    except SystemExit as end:
        if not isinstance(end.__context__, BrokenPipeError):
            raise
        # The reader of our output (head, less) has gone: that is its right, and no failure of ours. Typer says 1 then.
        code = ExitCode.DONE
    except Exception as defect:
        if debugged:
            raise
        if interrupts.came():
            return _stopped()
        failure_of_machine = _of_the_machine(defect)
        return _defect(defect) if failure_of_machine is None else _failed(failure_of_machine)
    discard_the_rest()
    return _stopped() if code == ExitCode.INTERRUPTED else code  # Typer converts Ctrl-C to this number


def _stopped() -> int:
    discard_the_rest()
    say_failure("Stopped.", "Nothing half-written was left behind.")
    return ExitCode.INTERRUPTED


def _run(note: Callable[[str], None] | None) -> int:
    """The command's exit code.

    Raises:
        OfstedReportError: it was called in a wrong way, or has failed.
    """
    wanted = next((word for word in sys.argv[1:] if not word.startswith("-")), "")
    if wanted in _LIMITED:
        limits.begin(note, on_time_out=_end)
    try:
        completing = "_OFSTED_REPORT_COMPLETE" in os.environ  # by the shell, at the Tab key: any command's options
        command = say_in_words(typer.main.get_command(program(None if completing else wanted)))
        ended = command(prog_name="ofsted-report", standalone_mode=False)  # Typer raises instead of printing errors
    except USAGE_MISTAKE as mistake:
        if not asks_for_help(mistake):
            raise in_two_sentences(mistake) from mistake
        mistake.show()  # type: ignore[attr-defined]  # the help, on stderr
        return ExitCode.USAGE
    return ended or ExitCode.DONE


def _failed(failure: OfstedReportError) -> int:
    discard_the_rest()
    say_failure(failure.what, failure.remedy)
    return failure.exit_code


def _end(failure: OfstedReportError) -> NoReturn:
    """End the process, from any thread."""
    os._exit(_failed(failure))


def _defect(defect: Exception) -> int:
    discard_the_rest()
    say_failure(
        f"A defect of ofsted-report got in the way: {type(defect).__name__}: {defect}.",
        "Please report it with this message; OFSTED_REPORT_DEBUG=1 shows where it happened.",
    )
    return ExitCode.DEFECT


def _of_the_machine(error: Exception) -> OfstedReportError | None:
    """Return the resource that is exhausted, if that is the cause."""
    if isinstance(error, MemoryError):
        return limits.out_of_memory()
    if isinstance(error, FileNotFoundError) and not _has_working_folder():
        return UsageError("The current folder no longer exists.", "Change to an existing folder (cd).")
    too_many = isinstance(error, OSError) and error.errno in (errno.EMFILE, errno.ENFILE, errno.EAGAIN)
    if too_many or (isinstance(error, RuntimeError) and "new thread" in str(error)):
        return LimitError(
            f"The system allows no more open files or processes: {getattr(error, 'strerror', None) or error}.",
            "Close other programs, or raise the limit (ulimit -n, ulimit -u), and run the command again.",
        )
    return None


def _has_working_folder() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 - pathlib may not be loaded
    except OSError:
        return False
    return True


def _silence_libraries() -> None:
    """Silence the log messages of libraries: they are for programmers, and our own warnings are for officers."""
    import logging
    import warnings

    logging.lastResort = None
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda _: None
