"""Every file from outside is opened here: first what kind of file it is, then how large, then its content.

What is no plain file is refused: to read a pipe can mean to wait for ever, and a device never ends.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from ofsted_report import limits
from ofsted_report.errors import OfstedReportError, one_line

LARGEST = 100 * 1024 * 1024
"""Bytes of a letter, report or template. The longest of Ofsted's reports (60 pages with charts) have 3 MB."""
LARGEST_TEXT = 1_000_000
"""Bytes of a file that a person types: settings, findings, a table of meetings."""

Failure = Callable[[str, str], OfstedReportError]
"""Makes a failure of what happened and what to do: one of the classes in `errors`."""
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""To open a pipe would wait for somebody to write to it."""


def content(path: Path, failure: Failure, remedy: str, *, most: int = LARGEST, called: str = "") -> bytes:
    """A file's bytes; `called` is what it is, with a space behind it, for messages: 'The template '.

    Raises:
        OfstedReportError: a `failure`, if it is missing, no plain file, larger than `most` bytes, or may not be read.
    """
    shown = f"{called}{path}"
    limits.take(path.name)
    try:
        what = what_it_is(path)
        if what is not None:
            raise failure(f"{shown} cannot be read: it is {what}, not a file.", remedy)
        handle = os.open(path, os.O_RDONLY | _AT_ONCE)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):  # it was another a moment ago
                raise failure(f"{shown} cannot be read: it is no longer a file.", remedy)
            size = os.fstat(handle).st_size
            data = b"" if size > most else file.read(most + 1)
    except FileNotFoundError as error:
        raise failure(f"{shown} cannot be read: there is no such file.", remedy) from error
    except (OSError, ValueError) as error:
        raise failure(f"{shown} cannot be read: {why(error)}.", remedy) from error
    size = max(size, len(data))  # some files have more than they say
    if size > most:
        raise failure(f"{shown} is too large: it has {_in_words(size)}, and may have {_in_words(most)}.", remedy)
    return data


def text(path: Path, failure: Failure, remedy: str, *, most: int = LARGEST_TEXT, called: str = "") -> str:
    """A file's text, which must be UTF-8, with or without its mark.

    Raises:
        OfstedReportError: a `failure`, as `content` raises it, or because it is no such text.
    """
    data = content(path, failure, remedy, most=most, called=called)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise failure(f"{called}{path} is not a text file in UTF-8.", "Save it as UTF-8 text.") from error


def what_it_is(path: Path) -> str | None:
    """Return what is at a path that is not a regular file ('a folder', 'a pipe'); None for a file, and if nothing is there."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    return next((name for test, name in _KINDS if test(mode)), None)


def why(error: OSError | ValueError) -> str:
    """Why a file cannot be opened, in words."""
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return "its links lead in a circle"
        return error.strerror or one_line(str(error))
    return "no file can have this name" if "null" in str(error) else one_line(str(error))


def _in_words(size: int) -> str:
    return f"{size / 2**20:.0f} MB" if size >= 10 * 2**20 else f"{size // 1000} kB"
