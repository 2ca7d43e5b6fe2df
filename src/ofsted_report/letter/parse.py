"""The one parser: a document's blocks → the letter. What differs between kinds stands in the kinds' tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.errors import NotOfstedError
from ofsted_report.letter import areas_covered, refusals, sections
from ofsted_report.letter.dates import find_days
from ofsted_report.letter.head import Head, read_head
from ofsted_report.letter.layout import Layout, lay_out
from ofsted_report.letter.model import Judgement, Letter, Person, PreviousInspection, Source, Visit
from ofsted_report.letter.ofsted import is_from_ofsted
from ofsted_report.letter.ordinals import find_ordinal
from ofsted_report.letter.people import find_inspectors
from ofsted_report.letter.place_names import is_place, place
from ofsted_report.letter.sentences import split
from ofsted_report.letter.team import Team, find_team
from ofsted_report.letter.unheaded import part_findings
from ofsted_report.letter.warnings import find_warnings
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.text import STRAIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ofsted_report.letter.kinds import KindTable
    from ofsted_report.letter.sections import Part
    from ofsted_report.reading.document import Document

_VISITED = re.compile(
    r"\b(?:on|from|between|during|dates?:?|visited|place)\s+(?=(?:the\s+)?(?:\w+day,?\s+)?\d)", re.IGNORECASE
)
_OF_THIS_VISIT = re.compile(r"^.*?\bvisit\b.*?(?=\b(?:since|judged|inspection|report)\b|$)", re.IGNORECASE)
"""What a sentence says of the visit, before it turns to an earlier inspection."""


def read_letter(path: str | Path, *, reader: str = "auto", kind: str | None = None) -> Letter:
    """Read a letter from a .pdf, .docx or .txt file.

    `reader`: 'pdfium', 'pdfplumber', or 'auto', which takes pdfplumber where pdfium finds no usable text.
    `kind`: one of the model's KINDS, to read the letter as that kind whatever its title says.

    Raises:
        NotReadableError, EncryptedError, NoTextError: the file cannot be read.
        NotOfstedError: it was read, and is nothing of Ofsted's, or nothing for a children's committee.
    """
    from ofsted_report.reading.read import read_document

    return parse(read_document(Path(path), reader=reader), kind=kind)


def parse(document: Document, *, kind: str | None = None) -> Letter:
    """The letter that a document holds.

    Raises:
        NotOfstedError: nothing in it shows that it is Ofsted's, or it is something else given by mistake.
    """
    blocks = find_blocks(document)
    refusals.refuse_council_report(document.name, blocks.body)
    if kind is None:
        refusals.refuse_other_forms(document.name, blocks.body)
    if not is_from_ofsted(blocks, whatever_it_is_about=kind is not None):
        raise NotOfstedError(
            f"{document.name} is not a letter or report of Ofsted's about children's services.",
            "Give the letter as Ofsted sent or published it; drafts and the council's own papers are not read.",
        )
    refusals.refuse_two_documents(document.name, blocks.body)
    layout = lay_out(blocks.body, untyped=document.reader == "txt", kind=kind)
    table = layout.kind
    parts = sections.find_parts(layout.body, table)
    if table.letter and "findings" in table.required:
        parts = part_findings(parts)
    for printed_last in filter(None, (layout.below_sign_off, layout.end_matter)):
        parts = (*parts, sections.Part(None, "information", 1, printed_last))
    opening = tuple(_opening(parts))
    authority = _authority(table, layout.title, opening)
    head = read_head(layout.head_lines, authority)
    if not authority and head.addressee and head.addressee.organisation:
        authority = place(head.addressee.organisation)
    team = find_team(parts) if layout.is_report else Team()
    if layout.report_head is not None:
        team = replace(team, unread=(*layout.report_head.unread, *team.unread))
    inspectors, signatory = _people(layout, team, opening)
    letter = Letter(
        kind=table.kind,
        title=layout.title,
        authority=authority,
        letter_date=head.letter_date or (layout.report_head.published if layout.report_head else None),
        salutation=head.salutation,
        addressee=head.addressee,
        visit=_visit(layout, opening, head),
        previous_inspection=_previous(layout),
        inspectors=inspectors,
        signatory=signatory,
        judgements=_judgements(layout, parts),
        overall_judgement=layout.report_head.overall if layout.report_head else None,
        areas_covered=areas_covered.areas_covered(parts, layout.title) if not layout.is_report else (),
        improvements=_list(parts, table, "improvements"),
        priority_actions=_list(parts, table, "priority_actions"),
        sections=sections.to_sections(parts, paged=document.paged),
        footnotes=sections.find_footnotes(blocks.body, paged=document.paged),
        source=Source(
            name=document.name,
            sha256=document.sha256,
            pages=len(document.pages) if document.paged else None,
            reader=document.reader,
        ),
    )
    return replace(letter, warnings=find_warnings(letter, table, head=head, team=team, below=layout.below_sign_off))


def _list(parts: Sequence[Part], table: KindTable, role: str) -> tuple[str, ...]:
    return sections.list_items((part for part in parts if part.role == role), in_cells=table.listed_in_cells)


def _opening(parts: Sequence[Part]) -> Iterator[str]:
    """The sentences that say who came when: the introduction's, and those under 'Areas covered'."""
    for part in parts:
        if part.role in ("introduction", "areas_covered"):
            for block in part.blocks:
                yield from split(block.text)


def _authority(table: KindTable, title: str, opening: Sequence[str]) -> str:
    for text in (title, *opening):
        for pattern in table.place:
            match = pattern.search(text.translate(STRAIGHT))
            if match:
                # The patterns are tried on text with straight quotes; the name is taken as it is printed.
                found = place(text[match.start("place") : match.end("place")])
                if is_place(found):
                    return found
    return ""


def _people(layout: Layout, team: Team, opening: Sequence[str]) -> tuple[tuple[Person, ...], Person | None]:
    """Who inspected, and who signed: of a report, the team named at its end, and its lead inspector."""
    if not layout.is_report or layout.report_head is None:
        return () if layout.kind.joint else find_inspectors(opening), layout.signatory
    lead = layout.report_head.lead
    if lead is None:
        lead = next((person for person in team.people if person.role and "lead" in person.role.lower()), None)
    named = {person.name for person in team.people}
    at_head = [person for person in (lead, *layout.report_head.others) if person is not None]
    if not team.people:
        return tuple(at_head), lead
    return (*(person for person in at_head[1:] if person.name not in named), *team.people), lead


def _visit(layout: Layout, opening: Sequence[str], head: Head) -> Visit:
    days = layout.report_head.days if layout.report_head else None
    for sentence in (*opening, layout.title):
        if days:
            break
        for match in _VISITED.finditer(sentence):
            said = sentence[match.end() : match.end() + 120]
            between = match[0].lower().startswith("between")
            days = days or find_days(said, written=head.letter_date, between=between)
    for sentence in () if days or layout.is_report else opening:  # 'the visit to Anyshire, 4 and 5 May 2017'
        of_visit = _OF_THIS_VISIT.match(sentence)
        days = days or (find_days(of_visit[0], written=head.letter_date) if of_visit else None)
    ordinal = find_ordinal(layout.title, opening) if layout.kind.counted else None
    return Visit(start=days.start if days else None, end=days.end if days else None, ordinal=ordinal)


def _previous(layout: Layout) -> PreviousInspection | None:
    days = layout.report_head.previous if layout.report_head else None
    return PreviousInspection(start=days.start, end=days.end) if days else None


def _judgements(layout: Layout, parts: Sequence[Part]) -> tuple[Judgement, ...]:
    """The grades of the head's table; or the outcome, where the kind has an outcome in place of grades."""
    found = layout.report_head.judgements if layout.report_head else ()
    if not found and layout.kind.outcome is not None:
        for part in parts:
            if part.heading and layout.kind.outcome.fullmatch(part.heading) and part.blocks:
                return (Judgement(area=part.heading, grade=part.blocks[0].text),)
    return found
