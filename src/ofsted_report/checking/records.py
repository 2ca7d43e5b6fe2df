"""Records: the JSON of letters as they were read once, which a CI compares with how they are read now."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ofsted_report import outside
from ofsted_report.beside import LETTER_ENDINGS
from ofsted_report.checking.model import Problem
from ofsted_report.errors import NotReadableError, UsageError
from ofsted_report.letter.model import Letter

_MOST = 20
"""Up to this many differences of one letter are reported singly; of more, the number."""
_RECORD_IT = "Write it with `ofsted-report record LETTER -o FOLDER`."
_NOT_COMPARED = ("source.reader",)
"""Values that say how a letter was read and not what it says."""


def against_record(letter: Letter, expected: Path, path: Path) -> Iterator[Problem]:
    """Return the differences between a letter and its record; a letter without a record is one problem, `no-record`.

    Raises:
        NotReadableError: the record cannot be read, or is not JSON.
    """
    if not expected.exists():
        yield Problem(
            code="no-record",
            message=f"There is no record of this letter: {expected} does not exist. {_RECORD_IT}",
            path=str(path),
        )
        return
    found = differences(_read(expected), json.loads(letter.to_json()))
    for where, was, now in found[:_MOST]:
        yield Problem(
            code="expected-differs",
            message=f"{where or 'The letter'} is not as recorded in {expected.name}.",
            path=str(path),
            place=where,
            detail=f"recorded {shown(was)}, now {shown(now)}",
        )
    if len(found) > _MOST:
        more = len(found) - _MOST
        yield Problem(code="expected-differs", message=f"{more} more values are not as recorded.", path=str(path))


def find_letters(places: Iterable[Path]) -> list[Path]:
    """Return the letters that are named, and those in folders that are named, in order.

    Raises:
        UsageError: there are none, or two have the same name and thus the same record.
    """
    found: dict[str, Path] = {}
    for place in places:
        inside = sorted(p for p in place.iterdir() if p.suffix.lower() in LETTER_ENDINGS) if place.is_dir() else [place]
        for path in inside:
            other = found.setdefault(path.stem, path)
            if other != path:
                raise UsageError(
                    f"{other} and {path} would have the same record.",
                    "Give one of them another name, or record them apart.",
                )
    if not found:
        raise UsageError(
            "There are no letters among the files and folders given.",
            "Name letters (.pdf, .docx, .txt) or their folder.",
        )
    return list(found.values())


def record_letter(
    path: Path, folder: Path, *, reader: str = "auto", ocr: str = "auto", write: bool = True
) -> str | None:
    """Read a letter and write its record; returns what differs from the record before, a line each.

    None: there was no record before; an empty text: nothing differs.

    Raises:
        OfstedReportError: the letter cannot be read, or the record cannot be written.
    """
    from ofsted_report.files import write_whole
    from ofsted_report.letter.parse import read_letter

    letter = read_letter(path, reader=reader, ocr=ocr)
    text = letter.to_json() + "\n"
    record = folder / f"{path.stem}.json"
    before = _read(record) if record.exists() else None
    found = [] if before is None else differences(before, json.loads(text))
    if write and (before is None or found):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(record, text, force=True)
    if before is None:
        return None
    return "\n".join(f"    {where or 'the letter'}: {shown(was)} → {shown(now)}" for where, was, now in found)


def _read(record: Path) -> Any:
    text = outside.text(record, NotReadableError, _RECORD_IT, most=outside.LARGEST, called="The record ")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotReadableError(f"The record {record} is not JSON: {error}.", _RECORD_IT) from error


_NOTHING = object()


def differences(was: Any, now: Any) -> list[tuple[str, Any, Any]]:
    """Yield each value that differs, with its path: sections[2].blocks[0].text.

    Keys that only later versions of the JSON have are not differences, as the JSON grows by adding.
    """
    return [found for found in _differences(was, now, "") if found[0] not in _NOT_COMPARED]


def _differences(was: Any, now: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    if isinstance(was, dict) and isinstance(now, dict):
        for name in was:  # every version writes all its keys, so other keys are of a later version
            inner = f"{where}.{name}" if where else name
            yield from _differences(was[name], now.get(name, _NOTHING), inner)
    elif isinstance(was, list) and isinstance(now, list):
        for at in range(max(len(was), len(now))):
            old = was[at] if at < len(was) else _NOTHING
            new = now[at] if at < len(now) else _NOTHING
            yield from _differences(old, new, f"{where}[{at}]")
    elif was is _NOTHING or now is _NOTHING or was != now:
        yield where, was, now


def shown(value: Any) -> str:
    """A value as a difference shows it, on one line."""
    if value is _NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:117] + "…"
