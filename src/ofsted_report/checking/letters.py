"""Was a letter read whole? Two readers, every printed line, the parts of its kind, and what was recorded before."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ofsted_report.checking.codes import IN_LETTER
from ofsted_report.checking.model import Problem
from ofsted_report.errors import NotReadableError
from ofsted_report.findings.compare import plain
from ofsted_report.letter.model import Letter
from ofsted_report.reading.document import Document

_MOST = 20
"""So many differences of one kind are told one by one; of more, their number."""


def check_reading(path: Path, expected: Path | None = None, *, cross_read: bool = True) -> tuple[Problem, ...]:
    """All problems of one letter."""
    from ofsted_report.letter.parse import parse
    from ofsted_report.reading.read import read_document

    document = read_document(path)
    letter = parse(document)
    problems = list(_warnings(letter, path))
    problems += _lost_lines(document, letter, path)
    if cross_read and document.paged:
        other = "pdfplumber" if document.reader == "pdfium" else "pdfium"
        problems += _cross_read(letter, parse(read_document(path, reader=other)), path)
    if expected is not None:
        problems += _against_record(letter, expected, path)
    return tuple(problems)


def _warnings(letter: Letter, path: Path) -> Iterator[Problem]:
    for warning in letter.warnings:
        yield Problem(
            code=IN_LETTER.get(warning.code, warning.code),
            message=warning.message,
            path=str(path),
            page=warning.page,
            place=f"page {warning.page}" if warning.page else "",
        )


def _key(text: str) -> str:
    """Letters and digits: what is compared where the readers may part words differently."""
    return re.sub(r"[\W_]+", "", plain(text)).lower()


def _lost_lines(document: Document, letter: Letter, path: Path) -> Iterator[Problem]:
    """Body lines that stand in no section: what is printed between the first and the last words of the sections.

    What stands before (masthead, address) and after (the sign-off) is read into facts, and missing facts are warned of.
    """
    from ofsted_report.reading.furniture import set_aside

    lines = [line for line in set_aside(document).body if _key(line.text)]
    kept = "".join(
        _key(text) for section in letter.sections for text in (section.heading or "", *(b.text for b in section.blocks))
    )
    notes = "".join(_key(f"{note.mark}{note.text}") + "|" + _key(note.text) for note in letter.footnotes)
    facts = _key(letter.title) + "|" + "|".join(_key(f"{j.area}{j.grade}") for j in letter.judgements)
    everything = f"{kept}|{notes}|{facts}"
    found = [_key(line.text) in everything for line in lines]
    in_sections = [_key(line.text) in kept and len(_key(line.text)) > 20 for line in lines]
    if True not in in_sections:
        return
    first = in_sections.index(True)
    last = len(in_sections) - 1 - in_sections[::-1].index(True)
    for line, known in list(zip(lines, found, strict=True))[first : last + 1]:
        if not known:
            yield Problem(
                code="line-lost",
                message="This printed line is in no section of the letter as it was read.",
                path=str(path),
                place=f"page {line.page}" if document.paged else "",
                page=line.page if document.paged else None,
                detail=line.text,
            )


def _cross_read(letter: Letter, other: Letter, path: Path) -> Iterator[Problem]:
    """Where the two readers' words of the body part."""
    from rapidfuzz.distance import Indel

    mine, theirs = _words(letter), _words(other)
    first, second = [word for word, _ in mine], [word for word, _ in theirs]
    if "".join(first) == "".join(second):
        return
    runs = [op for op in Indel.opcodes(first, second) if op.tag != "equal"]
    told = 0
    for op in runs:
        ours = first[op.src_start : op.src_end]
        yours = second[op.dest_start : op.dest_end]
        at = mine[min(op.src_start, len(mine) - 1)][1] if mine else None
        told += 1
        if told > _MOST:
            yield Problem(
                code="readers-differ", message=f"The readers differ in {len(runs) - _MOST} more places.", path=str(path)
            )
            return
        yield Problem(
            code="readers-differ",
            message=f"Only {letter.source.reader if ours else other.source.reader} reads these words.",
            path=str(path),
            page=at,
            place=f"page {at}" if at else "",
            detail=" ".join(ours or yours),
        )


def _words(letter: Letter) -> list[tuple[str, int | None]]:
    """The body's words, letters and digits only, each with its page; footnotes last, as their place differs."""
    words: list[tuple[str, int | None]] = []
    notes: list[tuple[str, int | None]] = []
    for section in letter.sections:
        page = section.blocks[0].page if section.blocks else None
        words += [(key, page) for word in (section.heading or "").split() if (key := _key(word))]
        for block in section.blocks:
            target = notes if block.kind == "footnote" else words
            target += [(key, block.page) for word in block.text.split() if (key := _key(word))]
    for note in letter.footnotes:
        notes += [(key, note.page) for word in note.text.split() if (key := _key(word))]
    return words + notes


def _against_record(letter: Letter, expected: Path, path: Path) -> Iterator[Problem]:
    try:
        recorded = json.loads(expected.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotReadableError(
            f"The record {expected} cannot be read: {error.strerror}.", "Write it with `ofsted-report extract LETTER`."
        ) from error
    except ValueError as error:
        raise NotReadableError(
            f"The record {expected} is not JSON: {error}.", "Write it with `ofsted-report extract LETTER`."
        ) from error
    differences = list(_differences(recorded, json.loads(letter.to_json()), ""))
    for where, was, now in differences[:_MOST]:
        yield Problem(
            code="expected-differs",
            message=f"{where or 'The letter'} is not as recorded in {expected.name}.",
            path=str(path),
            place=where,
            detail=f"recorded {_shown(was)}, now {_shown(now)}",
        )
    if len(differences) > _MOST:
        more = len(differences) - _MOST
        yield Problem(code="expected-differs", message=f"{more} more values are not as recorded.", path=str(path))


_NOTHING = object()


def _differences(was: Any, now: Any, where: str) -> Iterator[tuple[str, Any, Any]]:
    """Each value that differs, with its path: sections[2].blocks[0].text."""
    if isinstance(was, dict) and isinstance(now, dict):
        for name in [*was, *(name for name in now if name not in was)]:
            inner = f"{where}.{name}" if where else name
            yield from _differences(was.get(name, _NOTHING), now.get(name, _NOTHING), inner)
    elif isinstance(was, list) and isinstance(now, list):
        for at in range(max(len(was), len(now))):
            old = was[at] if at < len(was) else _NOTHING
            new = now[at] if at < len(now) else _NOTHING
            yield from _differences(old, new, f"{where}[{at}]")
    elif was is _NOTHING or now is _NOTHING or was != now:
        yield where, was, now


def _shown(value: Any) -> str:
    if value is _NOTHING:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 120 else text[:117] + "…"
