"""The talk with the person: the answer goes to stdout, everything else to stderr, plain where it is not a terminal."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
from typing import TYPE_CHECKING, cast

import typer

from ofsted_report.errors import OutputError, one_line

if TYPE_CHECKING:
    from pathlib import Path


def set_up_streams(talk: int = 2) -> None:
    """Make stdout and stderr able to print every character of a letter, and report all failures to write an answer.

    A file or a pipe gets UTF-8, as JSON must be; on Windows Python would use the code page, which lacks characters of
    letters. PYTHONIOENCODING is respected, and so is the encoding of a terminal; a character that either lacks is printed
    as its code. `talk`: the file descriptor that is stderr for us.
    """
    stdout, stderr = cast("io.TextIOWrapper | None", sys.stdout), cast("io.TextIOWrapper | None", sys.stderr)
    if stdout is None or (stdout is sys.__stdout__ and not stdout.isatty()):
        sys.stdout = _text(_Answer(1, "w", closefd=False), stdout)
    if stderr is None or (stderr is sys.__stderr__ and (talk != 2 or not stderr.isatty())):
        sys.stderr = _text(_Talk(talk, "w", closefd=False), stderr)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            told = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if told else "utf-8", errors="backslashreplace")


def _text(raw: io.FileIO, stream: io.TextIOWrapper | None) -> io.TextIOWrapper:
    # Buffered even with PYTHONUNBUFFERED: Python's own stream then takes a half-written answer for a whole one.
    encoding = stream.encoding if stream is not None else "utf-8"
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding=encoding, line_buffering=isinstance(raw, _Talk))


class _Answer(io.FileIO):
    """stdout. A reader that has gone (head, less) is no error; any other failure is reported."""

    discarding = False
    """Whether the rest goes nowhere, so that Python does not try again when it ends."""

    def write(self, data: object) -> int:
        if self.discarding:
            return _length(data)
        try:
            return super().write(data)  # type: ignore[arg-type]
        except BrokenPipeError:
            raise
        except OSError as error:
            closed = error.errno == errno.EBADF
            reason = "it is closed" if closed else error.strerror or "the system refuses"
            raise OutputError(
                f"The answer could not be written to the standard output: {reason}.",
                "Do not use the incomplete output; write elsewhere, and run the command again.",
            ) from error


class _Talk(io.FileIO):
    """stderr. If it cannot be written, nothing is reported; the exit code says what happened."""

    def write(self, data: object) -> int:
        with contextlib.suppress(OSError):
            return super().write(data)  # type: ignore[arg-type]
        return _length(data)


def _length(data: object) -> int:
    return memoryview(data).nbytes  # type: ignore[arg-type]


def give(answer: str, output: Path | None, *, force: bool, quiet: bool) -> None:
    """Print an answer, or write it to the file that was named."""
    answer = answer.removesuffix("\n") + "\n"
    if output is None:
        typer.echo(answer, nl=False)
        return
    from ofsted_report.files import write_whole

    write_whole(output, answer, force=force)
    if not quiet:
        say(f"Wrote {output}.")


def say(message: str) -> None:
    """One line on stderr."""
    _tell(one_line(message))


def say_failure(what: str, remedy: str) -> None:
    """A failure: what happened, and what to do; in red on a terminal."""
    what = one_line(what)
    _tell(typer.style(what, fg=typer.colors.RED) if sys.stderr.isatty() else what)
    _tell(one_line(remedy))


def _tell(line: str) -> None:
    with contextlib.suppress(OSError):  # a terminal that was closed
        typer.echo(line, err=True)


def finish() -> None:
    """Write what is still held back of the answer.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        discard_the_rest()


def discard_the_rest() -> None:
    """Let what is still to be written to stdout go nowhere: it failed, or nobody reads it any more."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    if isinstance(raw, _Answer):
        raw.discarding = True
