"""Every failure a user can meet: what happened, what to do about it, and the exit code.

A failure is raised as one of these classes wherever it is first understood, and shown in one place (`cli`). Each
carries two sentences for a person: `what` happened and the `remedy`. Anything else that is raised is a defect of ours.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import IntEnum
from typing import ClassVar

from ofsted_report.pattern import Pattern


class ExitCode(IntEnum):
    """Exit codes; also listed in the README."""

    DONE = 0
    PROBLEMS = 1
    """`check` found problems, or a batch could not convert every letter."""
    USAGE = 2
    NOT_READABLE = 3
    NOT_OFSTED = 4
    ENCRYPTED = 5
    NO_TEXT = 6
    TEMPLATE = 7
    OUTPUT = 8
    SETTINGS = 9
    FINDINGS = 10
    CONVERTER = 11
    LIMIT = 12
    """A file needs more time or memory than one may have, or the machine has no more to give."""
    DEFECT = 70
    """A bug in this program; the user is asked to report it."""
    INTERRUPTED = 130


class OfstedReportError(Exception):
    """An error that a user can meet.

    `what` says in one sentence what happened, `remedy` in one sentence what to do; each is printed on one line, whatever
    the names in it contain.
    """

    exit_code: ClassVar[ExitCode] = ExitCode.NOT_READABLE

    def __init__(self, what: str, remedy: str) -> None:
        self.what: str = one_line(what)
        self.remedy: str = one_line(remedy)
        super().__init__(self.what, self.remedy)

    def __str__(self) -> str:
        return f"{self.what} {self.remedy}"


class UsageError(OfstedReportError):
    """The command was called in a way that makes no sense."""

    exit_code = ExitCode.USAGE


class NotReadableError(OfstedReportError):
    """The file is missing, empty, damaged, or of a format that is not read."""

    exit_code = ExitCode.NOT_READABLE


class NotOfstedError(OfstedReportError):
    """The file was read, and is not a letter or report of Ofsted's."""

    exit_code = ExitCode.NOT_OFSTED


class OwnFileError(NotOfstedError):
    """The file is one of this program's: a Word template, the settings, a meeting."""


class EncryptedError(OfstedReportError):
    """The file asks for a password."""

    exit_code = ExitCode.ENCRYPTED


class NoTextError(OfstedReportError):
    """The PDF holds pictures of pages, no text: a scan."""

    exit_code = ExitCode.NO_TEXT


class UnreadableFontsError(NoTextError):
    """The PDF holds text whose fonts do not say which letters they show."""


class TemplateError(OfstedReportError):
    """The council's template cannot be used as it is."""

    exit_code = ExitCode.TEMPLATE


class OutputError(OfstedReportError):
    """The result could not be, or must not be, written where it was to go."""

    exit_code = ExitCode.OUTPUT


class SettingsError(OfstedReportError):
    """`council.toml`, a meeting file or an option holds something that cannot be used."""

    exit_code = ExitCode.SETTINGS


class FindingsError(OfstedReportError):
    """A findings file edited by hand does not fit the letter."""

    exit_code = ExitCode.FINDINGS


class ConverterError(OfstedReportError):
    """A program that a step needs (LibreOffice) is missing or failed."""

    exit_code = ExitCode.CONVERTER


class LimitError(OfstedReportError):
    """A file needs more time or memory than one may have."""

    exit_code = ExitCode.LIMIT


_LONGEST = 1200
"""Characters of a sentence that is shown; a name in it may be a hundred times as long."""
LONE = Pattern("[\ud800-\udc7f\udd00-\udfff]")
"""Surrogates of bytes that are not valid text: Windows allows them in file names."""


def one_line(text: str) -> str:
    r"""The text on one line, as `printable`, and cut in the middle where it is very long.

    >>> one_line("Anyshire\nletter.pdf")
    'Anyshire\\nletter.pdf'
    """
    return printable(text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 2 :]}")


def printable(text: str) -> str:
    r"""The text on one line, and valid as UTF-8: control characters and bytes that are no text as \x.. escapes."""
    if text.isprintable():
        return text
    valid = LONE.sub("\ufffd", text).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(c if is_visible(c) else c.encode("unicode_escape").decode() for c in valid)


def is_visible(character: str) -> bool:
    """Whether it is a sign or a space, and does not govern how others are shown."""
    # Cf holds the marks that turn the direction of writing round, with which a name can pass for another.
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str | None = None) -> str:
    """Return a remedy for an unknown word: the most similar known word; if none is similar, `otherwise` or the list of all.

    >>> did_you_mean("comittee", ["council", "committee"])
    'Did you mean committee?'
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = sorted(known)
    close = process.extractOne(word, names, scorer=OSA.normalized_similarity, score_cutoff=0.6)
    if close is not None:
        return f"Did you mean {close[0]}?"
    return otherwise or f"Known here: {', '.join(names)}."
