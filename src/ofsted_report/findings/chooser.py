"""A program of the user's chooses the key findings by number; it can neither change nor add a word.

It is given JSON on its standard input: a brief, how many sentences are wanted, and the numbered sentences. It answers with
numbers on its standard output. The same guards as for the built-in choice then add what a choice must not leave out
(`select.guarded`). The program runs without a shell, in the folder of the command, for a limited time; what it prints is
read up to a limit.
"""

from __future__ import annotations

import contextlib
import json
import math
import os
import re
import shlex
import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

from ofsted_report import limits, outside
from ofsted_report.errors import FindingsError, SettingsError, one_line
from ofsted_report.findings.candidates import Sentence
from ofsted_report.letter.model import Letter
from ofsted_report.pattern import Pattern
from ofsted_report.shipped import shipped

FORMAT = "ofsted-report/chooser"
VERSION = 1
BUILT_IN = "built-in"
"""Value of the setting that selects the built-in choice."""
SECONDS = 300
"""Seconds that a program may take: a language model on an office computer is slow."""
_MOST_BYTES = 100_000
"""Numbers of sentences need less; a program that prints more is stopped."""
_MOST_ERROR = 2_000
"""Bytes of the program's standard error that are kept for the error message."""
_MOST_BRIEF = 100_000
_NUMBERS = Pattern(r"\d+(?:[\s,;]+\d+)*")
_MORE = 1.5
"""Up to this multiple of the wanted number of sentences is accepted."""
_HOW_ELSE = "Try again, or use the built-in choice: --chooser built-in."


@dataclass(frozen=True, slots=True, kw_only=True)
class Chooser:
    """A program that chooses, and how to ask it."""

    command: str
    """The program and its arguments, as they would be typed."""
    brief: str
    """The instructions for the choice."""
    seconds: float = SECONDS

    @property
    def name(self) -> str:
        """Return its name for a report: the file name of the program or script, without folder and arguments."""
        words = _words(self.command)
        interpreter = re.fullmatch(r"(python|py|node|ruby|perl|bash|sh|pwsh|powershell)[\d.]*(\.exe)?", _file(words[0]))
        script = next((word for word in words[1:] if not word.startswith("-")), None)
        return one_line(_file(script if script and interpreter and "-c" not in words else words[0]))[:60]


def chooser_of(command: str | None, *, brief: Path | None = None, seconds: float = SECONDS) -> Chooser | None:
    """Return the chooser for a command line; None if none is named, or for `built-in`.

    `brief` is a text file with the council's own instructions; the default is the shipped one (`chooser-brief.md`).

    Raises:
        SettingsError: the command line is empty or has an unclosed quotation mark, or the brief cannot be read.
    """
    if command is None or command.strip() == BUILT_IN:
        return None
    if not _words(command):
        raise SettingsError("The chooser is empty.", f"Name a program, or {BUILT_IN}.")
    return Chooser(command=command, brief=_brief(brief), seconds=seconds)


def numbered(sentences: Sequence[Sentence]) -> tuple[int, ...]:
    """The places of the sentences that a chooser may choose from: the first of them is its number 1."""
    return tuple(index for index, each in enumerate(sentences) if each.quotable)


def ask(chooser: Chooser, letter: Letter, sentences: Sequence[Sentence], wanted: int) -> tuple[int, ...]:
    """Return the indexes of the sentences that the program chose.

    Raises:
        FindingsError: it could not be started, failed, took too long, printed too much, or did not answer with numbers of
            sentences, or with none or too many.
    """
    offered = numbered(sentences)
    most = min(len(offered), math.ceil(wanted * _MORE))
    question = {
        "format": FORMAT,
        "version": VERSION,
        "brief": chooser.brief,
        "letter": {"title": letter.title, "kind": letter.kind, "authority": letter.authority},
        "wanted": wanted,
        "most": most,
        "sentences": [
            {
                "number": number,
                "section": sentences[index].section.heading,
                "page": sentences[index].block.page,
                "paragraph": sentences[index].paragraph + 1,
                "text": sentences[index].text,
            }
            for number, index in enumerate(offered, 1)
        ],
    }
    answer = _run(chooser, json.dumps(question, ensure_ascii=False).encode())
    numbers = _numbers(chooser, answer)
    unknown = sorted(number for number in numbers if not 1 <= number <= len(offered))
    if unknown:
        _fail(chooser, f"chose sentence {unknown[0]}, and there are {len(offered)}")
    if not numbers:
        _fail(chooser, "chose no sentence")
    if len(numbers) > most:
        _fail(chooser, f"chose {len(numbers)} sentences, and {most} are the most")
    return tuple(offered[number - 1] for number in sorted(numbers))


def _fail(chooser: Chooser, what: str) -> NoReturn:
    raise FindingsError(f"The chooser {chooser.name} {what}.", _HOW_ELSE)


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command, posix=os.name != "nt")
    except ValueError as error:
        raise SettingsError(
            f"The chooser's command line has an open quotation mark: {one_line(command)[:80]}.",
            "Close it, or leave it out.",
        ) from error
    return [word.strip('"') for word in words] if os.name == "nt" else words


def _file(word: str) -> str:
    return re.split(r"[\\/]", word)[-1]


def _brief(path: Path | None) -> str:
    if path is None:
        return shipped("chooser-brief.md").decode()
    remedy = "Give a text file that says in a page what to look for, or leave chooser_brief out."
    text = outside.text(path, SettingsError, remedy, most=_MOST_BRIEF, called="The chooser's brief ")
    if not text.strip():
        raise SettingsError(f"The chooser's brief {path} is empty.", remedy)
    return text


def _numbers(chooser: Chooser, answer: bytes) -> set[int]:
    """The numbers of an answer: a list, an object with the list `sentences`, or figures with nothing but commas and spaces."""
    text = answer.decode("utf-8", "replace").lstrip("\ufeff").strip()
    try:
        read: Any = json.loads(text)
    except (ValueError, RecursionError):
        read = [int(figures) for figures in re.split(r"[\s,;]+", text)] if _NUMBERS.fullmatch(text) else None
    if isinstance(read, dict):
        read = read.get("sentences")
    if isinstance(read, int) and not isinstance(read, bool):
        read = [read]
    if not isinstance(read, list) or not all(isinstance(each, int) and not isinstance(each, bool) for each in read):
        said = f": {one_line(text)[:60]}" if text else " at all"
        _fail(chooser, f"gave no list of numbers{said}")
    return set(read)


def _run(chooser: Chooser, question: bytes) -> bytes:
    """Run the program with this input, and return its output."""
    try:
        with limits.lifted():  # it has its own time limit
            process = subprocess.Popen(  # noqa: S603 - the user named the program
                _words(chooser.command),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        raise FindingsError(
            f"The chooser {chooser.name} could not be started: {reason}.", f"Check its name. {_HOW_ELSE}"
        ) from error
    read, told = _Reader(process.stdout, _MOST_BYTES, process), _Reader(process.stderr, _MOST_ERROR)
    threads = [
        threading.Thread(target=work, daemon=True)
        for work in (lambda: _write(process.stdin, question), read.run, told.run)
    ]
    for thread in threads:
        thread.start()
    try:
        code = process.wait(chooser.seconds)
    except subprocess.TimeoutExpired:
        _fail(chooser, f"gave no answer within {chooser.seconds:g} seconds")
    finally:
        limits.end_program(process)
    for thread in threads:
        thread.join(1)
    if read.too_much:
        _fail(chooser, f"printed more than {_MOST_BYTES:,} bytes")
    if code:
        last = one_line(bytes(told.kept).decode("utf-8", "replace").strip().rpartition("\n")[2]).rstrip(".")[:120]
        _fail(chooser, f"ended with exit code {code}{': ' + last if last else ''}")
    return bytes(read.kept)


class _Reader:
    """Reads a stream to its end and keeps the first bytes, or stops the process where there are more than it may print."""

    def __init__(self, stream: IO[bytes] | None, most: int, process: subprocess.Popen[bytes] | None = None) -> None:
        self._stream = stream
        self._most = most
        self._process = process
        self.kept = bytearray()
        self.too_much = False

    def run(self) -> None:
        """Read until the end."""
        with contextlib.suppress(OSError, ValueError):
            while self._stream is not None and (chunk := os.read(self._stream.fileno(), 65_536)):
                room = self._most - len(self.kept)
                self.kept += chunk[:room]
                if len(chunk) > room and self._process is not None:
                    self.too_much = True
                    limits.end_program(self._process)
                    return


def _write(stream: IO[bytes] | None, question: bytes) -> None:
    """Give it the question; a program that does not read is no failure by itself."""
    with contextlib.suppress(OSError, ValueError):
        if stream is not None:
            stream.write(question)
            stream.close()
