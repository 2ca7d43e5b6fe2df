"""Finds the letter of each report in a folder: from a file beside the report, from the report itself, or by name."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ofsted_report import outside
from ofsted_report.beside import LETTER_ENDINGS
from ofsted_report.checking.report_file import READ, letter_of_report
from ofsted_report.errors import NotReadableError, SettingsError, UsageError

_SUFFIXES = ("-report", "_report", " report")
"""Endings that `build` and people add to a letter's name for its report."""


class Pair(NamedTuple):
    """A report and its letter, or its letters; none where not all were found."""

    report: Path
    letters: tuple[Path, ...]


def find_reports(places: Iterable[Path], *, no_report: Callable[[Path, Path], bool] | None = None) -> list[Path]:
    """Return the reports that are named, and all those in and below the folders that are named, in order.

    `no_report` is asked of each file in a folder, with the folder: whether to leave it out.

    Raises:
        UsageError: there are none.
    """
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(p for p in place.rglob("*") if p.suffix.lower() in READ) if place.is_dir() else [place]
        if no_report is not None and place.is_dir():
            inside = [path for path in inside if not no_report(path, place)]
        found.update(dict.fromkeys(path for path in inside if not path.name.startswith(("~$", "."))))
    if not found:
        raise UsageError(
            "There are no reports among the files and folders given.",
            f"Name reports ({', '.join(READ)}) or a folder of them.",
        )
    return list(found)


def pair(reports: Iterable[Path], letters: Path) -> Iterator[Pair]:
    """Return each report with its letter, in order.

    The first of these that is found counts: the key `letter` (a name, or a list of names) in a TOML file with the report's
    name beside it ('visit.docx', 'visit.toml'); the letters that the report says it was built from; the report's name
    ('visit-report.docx' is about 'visit.pdf').

    Raises:
        SettingsError: such a TOML file cannot be read, or names a letter that does not exist.
        UsageError: the folder has no letters.
    """
    if not letters.is_dir():
        raise UsageError(f"{letters} is not a folder.", "Give the folder with the letters.")
    found = sorted(path for path in letters.rglob("*") if path.suffix.lower() in LETTER_ENDINGS)
    if not found:
        raise UsageError(f"There are no letters in {letters}.", "Give a folder with letters (.pdf, .docx, .txt).")
    by_digest: dict[str, Path] = {}
    for report in reports:
        told = _told_beside(report, letters)
        if told is None:
            by_digest = by_digest or {_digest(path): path for path in found}
            told = _built_from(report, by_digest) or _by_name(report, found)
        yield Pair(report, told)


def _told_beside(report: Path, letters: Path) -> tuple[Path, ...] | None:
    path = report.with_suffix(".toml")
    if not path.is_file():
        return None
    try:
        told = tomllib.loads(outside.content(path, SettingsError, "Check the file.").decode("utf-8-sig")).get("letter")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}.", "Correct it, or remove it.") from error
    if not told:
        return None
    return tuple(_letter_named(str(name), path, letters) for name in (told if isinstance(told, list) else [told]))


def _letter_named(name: str, path: Path, letters: Path) -> Path:
    for folder in (letters, path.parent):
        if (folder / name).is_file():
            return folder / name
    raise SettingsError(
        f"{path} names the letter {name}, which is not there.", f"Put it into {letters}, or correct the name."
    )


def _built_from(report: Path, by_digest: Mapping[str, Path]) -> tuple[Path, ...]:
    """The letters that the report says it was built from; none where not all are there."""
    try:
        digests = (letter_of_report(report) or "").split()
    except NotReadableError:
        return ()  # the check reports it
    found = [by_digest[each] for each in digests if each in by_digest]
    return tuple(found) if len(found) == len(digests) else ()


def _digest(path: Path) -> str:
    return hashlib.sha256(outside.content(path, NotReadableError, "Check the file.")).hexdigest()


def _by_name(report: Path, letters: list[Path]) -> tuple[Path, ...]:
    stem = report.stem.casefold()
    names = {stem, *(stem.removesuffix(suffix) for suffix in _SUFFIXES)}
    return tuple(letter for letter in letters if letter.stem.casefold() in names)[:1]
