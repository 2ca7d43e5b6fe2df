"""The one parser: a document's blocks → the letter. What differs between kinds stands in the kinds' tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.errors import NotOfstedError
from ofsted_report.letter import areas, kinds, sections
from ofsted_report.letter.dates import find_days
from ofsted_report.letter.head import Head, find_salutation, read_head
from ofsted_report.letter.model import Letter, LetterWarning, Source, Visit
from ofsted_report.letter.ofsted import is_from_ofsted
from ofsted_report.letter.ordinals import find_ordinal
from ofsted_report.letter.people import find_inspectors
from ofsted_report.letter.places import place
from ofsted_report.letter.sentences import split
from ofsted_report.letter.signoff import SignOff, part_sign_off
from ofsted_report.reading.blocks import Blocks, TextBlock, find_blocks
from ofsted_report.reading.marks import without_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ofsted_report.letter.kinds import KindTable
    from ofsted_report.letter.sections import Part
    from ofsted_report.reading.document import Document

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_VISITED = re.compile(
    r"\b(?:on|from|between|dates?:?|visited|place)\s+(?=(?:the\s+)?(?:\w+day,?\s+)?\d)", re.IGNORECASE
)
_LONGEST_TITLE = 60
"""Words."""


def read_letter(path: str | Path, *, reader: str = "auto") -> Letter:
    """Read a letter from a .pdf, .docx or .txt file.

    `reader`: 'pdfium', 'pdfplumber', or 'auto', which takes pdfplumber where pdfium finds no usable text.

    Raises:
        NotReadableError, EncryptedError, NoTextError: the file cannot be read.
        NotOfstedError: it was read, and is nothing of Ofsted's.
    """
    from ofsted_report.reading.read import read_document

    return parse(read_document(Path(path), reader=reader))


@dataclass(frozen=True, slots=True)
class _Layout:
    """A document cut into head, title, body and sign-off."""

    head_lines: tuple[str, ...]
    title: str
    body: tuple[TextBlock, ...]
    sign_off: SignOff


def parse(document: Document) -> Letter:
    """The letter that a document holds.

    Raises:
        NotOfstedError: nothing in it shows that it is Ofsted's.
    """
    blocks = find_blocks(document)
    if not is_from_ofsted(blocks):
        raise NotOfstedError(
            f"{document.name} is not a letter or report of Ofsted's about children's services.",
            "Give the letter as Ofsted sent or published it; drafts and the council's own papers are not read.",
        )
    layout = _lay_out(blocks)
    table = kinds.recognise(_plain(layout.title), _plain(" ".join(b.text for b in layout.body[:4])))
    body = _with_headings(layout.body, table, untyped=document.reader == "txt")
    parts = sections.find_parts(body, table)
    opening = tuple(_opening(parts))
    authority = _authority(table, layout.title, opening)
    head = read_head(layout.head_lines, authority)
    if not authority and head.addressee and head.addressee.organisation:
        authority = place(head.addressee.organisation)
    letter = Letter(
        kind=table.kind,
        title=layout.title,
        authority=authority,
        letter_date=head.letter_date,
        salutation=head.salutation,
        addressee=head.addressee,
        visit=_visit(table, layout.title, opening, head),
        inspectors=find_inspectors(opening),
        signatory=layout.sign_off.signatory,
        areas_covered=areas.areas_covered(parts),
        improvements=sections.list_items(part for part in parts if part.role == "improvements"),
        priority_actions=sections.list_items(part for part in parts if part.role == "priority_actions"),
        sections=sections.to_sections(parts, paged=document.paged),
        footnotes=sections.find_footnotes(blocks.body, paged=document.paged),
        source=Source(
            name=document.name,
            sha256=document.sha256,
            pages=len(document.pages) if document.paged else None,
            reader=document.reader,
        ),
    )
    return _warned(letter, head, layout, table)


def _plain(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split())


def _lay_out(blocks: Blocks) -> _Layout:
    """Head, title, body, sign-off. A letter's title stands below its salutation, a report's at its head."""
    lines = [(i, line.text) for i, block in enumerate(blocks.body) for line in block.lines]
    at = find_salutation([text for _, text in lines])
    head_lines = tuple(text for _, text in lines[: at + 1]) if at is not None else ()
    start = lines[at][0] + 1 if at is not None else 0
    title: list[str] = []
    while start < len(blocks.body) and _is_title(blocks.body[start], title):
        title.append(without_mark(blocks.body[start].text))
        start += 1
    body, sign_off = part_sign_off(blocks.body[start:])
    return _Layout(head_lines, " ".join(title), body, sign_off)


def _is_title(block: TextBlock, title: Sequence[str]) -> bool:
    """Whether a block below the salutation is the title, or another line of it."""
    if len(block.text.split()) > _LONGEST_TITLE:
        return False
    if not title:
        return block.kind == "heading" or _recognised(block.text)
    # A second bold line belongs to the title if it is no heading that a kind knows.
    return block.kind == "heading" and not any(
        sections.role_of(block.text, table) for table in (*kinds.KNOWN, kinds.OTHER)
    )


def _recognised(text: str) -> bool:
    return (
        len(text.split()) <= 25
        and not text.startswith("This ")
        and any(table.title.search(_plain(text)) for table in kinds.KNOWN)
    )


def _with_headings(body: Sequence[TextBlock], table: KindTable, *, untyped: bool) -> tuple[TextBlock, ...]:
    """Make headings of the paragraphs that are headings this kind knows, though they are not printed bold.

    `untyped`: the form has no type at all (.txt); there a short line without a stop before longer text is a heading.
    """
    from dataclasses import replace

    made = []
    for i, block in enumerate(body):
        following = body[i + 1] if i + 1 < len(body) else None
        if (
            block.kind == "paragraph"
            and len(block.text.split()) <= 16
            and (sections.role_of(block.text, table) or (untyped and _looks_like_heading(block, following)))
        ):
            made.append(replace(block, kind="heading"))
        else:
            made.append(block)
    return tuple(made)


def _looks_like_heading(block: TextBlock, following: TextBlock | None) -> bool:
    return (
        block.text[:1].isupper()
        and not block.text.endswith((".", ",", ";", ":", "!"))
        and following is not None
        and len(following.text) > 2 * len(block.text)
    )


def _opening(parts: Sequence[Part]) -> Iterator[str]:
    """The sentences that say who came when: the introduction's, and those under 'Areas covered'."""
    for part in parts:
        if part.role in ("introduction", "areas_covered"):
            for block in part.blocks:
                yield from split(block.text)


def _authority(table: KindTable, title: str, opening: Sequence[str]) -> str:
    for text in (title, *opening):
        for pattern in table.place:
            match = pattern.search(text.translate(_QUOTES))
            if match:
                # The patterns are tried on text with straight quotes; the name is taken as it is printed.
                found = place(text[match.start("place") : match.end("place")])
                if found and not found.lower().startswith(("children", "services", "local authority")):
                    return found
    return ""


def _visit(table: KindTable, title: str, opening: Sequence[str], head: Head) -> Visit:
    days = None
    for sentence in (*opening, title):
        for match in _VISITED.finditer(sentence):
            days = days or find_days(sentence[match.end() : match.end() + 120], written=head.letter_date)
        if days:
            break
    ordinal = find_ordinal(title, opening) if table.counted else None
    return Visit(start=days.start if days else None, end=days.end if days else None, ordinal=ordinal)


def _warned(letter: Letter, head: Head, layout: _Layout, table: KindTable) -> Letter:
    from dataclasses import replace

    from ofsted_report.letter.warnings import find_warnings

    warnings: tuple[LetterWarning, ...] = find_warnings(letter, table, printed_date=head.printed_date)
    return replace(letter, warnings=(*letter.warnings, *warnings, *layout.sign_off.warnings))
