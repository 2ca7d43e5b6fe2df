"""Was a letter read whole? Two readers, every printed line, the parts of its kind, and its record."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.checking.codes import IN_LETTER
from ofsted_report.checking.model import Problem
from ofsted_report.checking.records import against_record
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter
from ofsted_report.lexicon import SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Document, Page

if TYPE_CHECKING:
    from ofsted_report.letter.parse import Parsed

_MOST = 20
"""Up to this many differences of one kind are reported singly; of more, the number."""


def check_reading(
    source: str | Path | bytes,
    expected: Path | None = None,
    *,
    name: str | None = None,
    cross_read: bool = True,
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> tuple[Problem, ...]:
    """Return all problems of one letter; they contain its path, or for bytes its name. `ocr`, `progress`: as in
    `read_letter`."""
    from ofsted_report.letter.corrections import corrections_beside
    from ofsted_report.letter.parse import parse_whole
    from ofsted_report.reading.read import read_document, taken

    data, name = taken(source, name)
    path = name if isinstance(source, bytes) else str(source)
    document = read_document(data, name=name, ocr=ocr, progress=progress)
    parsed = parse_whole(document, corrections=() if isinstance(source, bytes) else corrections_beside(Path(source)))
    letter = parsed.letter
    problems = list(_warnings(letter, path))
    problems += _lost_lines(document, parsed, path)
    if cross_read and document.reader in ("pdfium", "pdfplumber"):
        other = "pdfplumber" if document.reader == "pdfium" else "pdfium"
        problems += _cross_read(document, read_document(data, name=name, reader=other), path)
    if expected is not None:
        problems += against_record(letter, expected, Path(path))
    return tuple(problems)


def _warnings(letter: Letter, path: str) -> Iterator[Problem]:
    for warning in letter.warnings:
        yield Problem(
            code=IN_LETTER.get(warning.code, warning.code),
            message=warning.message,
            path=path,
            page=warning.page,
            place=f"page {warning.page}" if warning.page else "",
        )


def _key(text: str) -> str:
    """Letters and digits: what is compared where the readers may part words differently."""
    return re.sub(r"[\W_]+", "", plain(text)).lower()


_PRINTED_NUMBER = Pattern(rf"^[\d{SUPERSCRIPTS}]{{1,3}}(?:\.\d{{1,2}})*[.)]?\s*(?=[^\d\s])")
_PAGE_NUMBER = Pattern(r"(?<![\s.…_])[\s.…_]*\d{1,3}$")
_NO_TEXT = Pattern(r"^(contents( page)?|responsible bod(y|ies))$", re.IGNORECASE)
"""Headings of a table of contents and of a table's column: they name what follows, which is in the letter."""


def _lost_lines(document: Document, parsed: Parsed, path: str) -> Iterator[Problem]:
    """Return body lines that are in no section, between the first and the last words of the sections.

    The lines before (masthead, address) and the sign-off are read as facts, and missing facts have warnings. Paragraph
    numbers and tables of contents are furniture.
    """
    from ofsted_report.reading.furniture import set_aside

    letter = parsed.letter
    blocks = [block for section in letter.sections for block in section.blocks if block.kind != "footnote"]
    if not blocks:
        return
    lines = [line for line in set_aside(document).body if _key(line.text)]
    keys = [_key(line.text) for line in lines]
    start, end = _key(blocks[0].text), _key(blocks[-1].text)
    first = next((at for at, key in enumerate(keys) if start.startswith(key) and len(key) > 15), None)
    last = next((at for at in range(len(keys) - 1, -1, -1) if end.endswith(keys[at]) and len(keys[at]) > 3), None)
    if first is None or last is None:
        return
    kept = "|".join([_everything(letter), *(_key(line.text) for line in parsed.sign_off)])
    for line in lines[first : last + 1]:
        forms = (line.text, _PRINTED_NUMBER.sub("", line.text), _PAGE_NUMBER.sub("", line.text))
        if _NO_TEXT.match(line.text.strip()) or any((key := _key(form)) and key in kept for form in forms):
            continue
        yield Problem(
            code="line-lost",
            message="This printed line is in no section of the letter as it was read.",
            path=path,
            place=f"page {line.page}" if document.paged else "",
            page=line.page if document.paged else None,
            detail=line.text,
        )


def _everything(letter: Letter) -> str:
    """Return all the text that was read, as one key; independent parts are separated."""
    sections = "".join(
        _key(text) for section in letter.sections for text in (section.heading or "", *(b.text for b in section.blocks))
    )
    notes = (f"{_key(note.mark)}{_key(note.text)}" for note in letter.footnotes)
    people = [*letter.inspectors, *((letter.signatory,) if letter.signatory else ())]
    facts = [letter.title, letter.salutation or "", letter.overall_judgement or ""]
    facts += [f"{judgement.area}{judgement.grade}" for judgement in letter.judgements]
    facts += [f"{person.name}{person.role or ''}" for person in people]
    facts += [block.responsible for section in letter.sections for block in section.blocks if block.responsible]
    return "|".join([sections, *notes, *map(_key, facts)])


def _cross_read(document: Document, other: Document, path: str) -> Iterator[Problem]:
    """Words that only one of the two readers reads, page by page; in which order they read a table does not matter."""
    found: list[tuple[int, str, list[str]]] = []
    for page, page_of_other in zip(document.pages, other.pages, strict=False):
        mine, theirs = _parting(_words(page), _words(page_of_other))
        only_mine, only_theirs = _without(mine, theirs), _without(theirs, mine)
        # The same letters, divided into other words or read across two columns, are the same text.
        if sorted("".join(only_mine)) != sorted("".join(only_theirs)):
            both = ((document.reader, only_mine), (other.reader, only_theirs))
            found += ((page.number, reader, words) for reader, words in both if words)
    for number, reader, words in found[:_MOST]:
        yield Problem(
            code="readers-differ",
            message=f"Only {reader} reads these words.",
            path=path,
            page=number,
            place=f"page {number}",
            detail=" ".join(words),
        )
    if len(found) > _MOST:
        more = len(found) - _MOST
        yield Problem(code="readers-differ", message=f"The readers differ in {more} more places.", path=path)


def _words(page: Page) -> list[str]:
    """The words of a page in order, without what is turned: each reader has its own order for a watermark's letters."""
    return [key for line in page.lines if not line.angle for word in line.text.split() if (key := _key(word))]


def _parting(mine: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    """Return the rest of both once the words that they have in the same order are removed."""
    from rapidfuzz.distance import Indel

    apart = [op for op in Indel.opcodes(mine, theirs) if op.tag != "equal"]
    return (
        [word for op in apart for word in mine[op.src_start : op.src_end]],
        [word for op in apart for word in theirs[op.dest_start : op.dest_end]],
    )


def _without(words: list[str], others: list[str]) -> list[str]:
    """The words, in order, that `others` does not have, or not so often."""
    left = Counter(others)
    kept = []
    for word in words:
        if left[word] > 0:
            left[word] -= 1
        else:
            kept.append(word)
    return kept
