"""The talk with the person: everything that is not the answer goes to stderr, plain where it is not a terminal."""

from __future__ import annotations

import sys

import typer


def say(message: str) -> None:
    """One line on stderr."""
    typer.echo(message, err=True)


def say_failure(what: str, remedy: str) -> None:
    """A failure: what happened, and what to do; in red on a terminal."""
    what = typer.style(what, fg=typer.colors.RED) if sys.stderr.isatty() else what
    typer.echo(what, err=True)
    typer.echo(remedy, err=True)
