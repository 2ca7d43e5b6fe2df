"""The talk with the person: everything that is not the answer goes to stderr, plain where it is not a terminal."""

from __future__ import annotations

import io
import os
import sys

import typer


def set_up_streams() -> None:
    """Let whatever letters contain be written, wherever output goes.

    A file or a pipe gets UTF-8, as JSON must be; by itself Python takes the code page there on Windows, which lacks signs
    that letters have. PYTHONIOENCODING is obeyed, and a terminal knows best; a sign that either lacks is written as its
    number.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            told = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if told else "utf-8", errors="backslashreplace")


def say(message: str) -> None:
    """One line on stderr."""
    typer.echo(message, err=True)


def say_failure(what: str, remedy: str) -> None:
    """A failure: what happened, and what to do; in red on a terminal."""
    what = typer.style(what, fg=typer.colors.RED) if sys.stderr.isatty() else what
    typer.echo(what, err=True)
    typer.echo(remedy, err=True)
