"""The parser for all kinds: a document's blocks → the letter. The differences between kinds are in the tables of
`kinds`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ofsted_report.errors import NotOfstedError
from ofsted_report.letter import areas_covered, refusals, sections
from ofsted_report.letter.corrections import Correction, corrected, corrections_beside, corrections_in, kind_of
from ofsted_report.letter.dates import find_days
from ofsted_report.letter.doubts import find_doubts
from ofsted_report.letter.head import Head, read_head
from ofsted_report.letter.kinds import KindTable
from ofsted_report.letter.layout import Layout, lay_out
from ofsted_report.letter.model import (
    Judgement,
    Letter,
    ListedItems,
    Period,
    Person,
    Place,
    Places,
    PreviousInspection,
    Sentence,
    Source,
    TextOrigin,
    Visit,
    sentences_in,
)
from ofsted_report.letter.ofsted import is_from_ofsted
from ofsted_report.letter.ordinals import find_ordinal
from ofsted_report.letter.page_warnings import page_warnings
from ofsted_report.letter.people import find_inspectors, unread_names
from ofsted_report.letter.place_names import is_place, place
from ofsted_report.letter.sections import Part, PrintedItem
from ofsted_report.letter.signoff import other_signatories
from ofsted_report.letter.team import Team, find_team
from ofsted_report.letter.unheaded import part_findings
from ofsted_report.letter.warnings import find_warnings
from ofsted_report.letter.whereabouts import Whereabouts
from ofsted_report.pattern import Pattern
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document, Line
from ofsted_report.reading.pagebreaks import closed_in_print
from ofsted_report.reading.text import STRAIGHT

_VISITED = Pattern(
    r"\b(?:on|from|between|during|dates?:?|visited|place)\s+(?=(?:the\s+)?(?:\w+day,?\s+)?\d)", re.IGNORECASE
)
_OF_THIS_VISIT = Pattern(r"^.*?\bvisit\b.*?(?=\b(?:since|judged|inspection|report)\b|$)", re.IGNORECASE)
"""The part of a sentence about this visit, before any mention of an earlier inspection."""


class Parsed(NamedTuple):
    """A letter, and what of the document is in none of its parts."""

    letter: Letter
    sign_off: tuple[Line, ...]
    """The printed lines of the sign-off, which are read into facts."""


def read_letter(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    reader: str = "auto",
    kind: str | None = None,
    corrections: bytes | None = None,
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> Letter:
    """Read a letter from a .pdf, .docx or .txt file, given as its path or its bytes.

    `name`: the file name that the letter and messages use; required for bytes, by default the path's own. `corrections`: a
    file of corrected facts (`corrections`); None: the one beside the letter, if there is one. `reader`: 'pdfium',
    'pdfplumber', or 'auto', which uses pdfplumber if pdfium finds no usable text. `kind`: one of the model's KINDS, to read
    the letter as that kind whatever its title is. `ocr`: 'auto' recognises the text of a scan if text recognition is
    installed, 'always' that of any PDF, 'never'; `progress` is then called with the number of pages done.

    Raises:
        NotReadableError, EncryptedError, NoTextError: the file cannot be read.
        NotOfstedError: it was read, and is not Ofsted's, or is not about children's services.
        SettingsError: the corrections file cannot be used.
    """
    from ofsted_report.reading.read import read_document

    document = read_document(source, name=name, reader=reader, ocr=ocr, progress=progress)
    if corrections is not None:
        given = corrections_in(corrections, f"The corrections of {document.name}")
    else:
        given = () if isinstance(source, bytes) else corrections_beside(Path(source))
    return parse_whole(document, kind=kind, corrections=given).letter


def _origin(document: Document) -> TextOrigin:
    """Return the origin of the document's words."""
    if document.reader == "ocr":
        return "recognised"
    return "layer" if any(page.hidden for page in document.pages) else "printed"


def parse_whole(document: Document, *, kind: str | None = None, corrections: Sequence[Correction] = ()) -> Parsed:
    """The letter that a document holds, with these facts corrected, and what else of it was understood.

    Raises:
        NotOfstedError: nothing in it shows that it is Ofsted's, or it is something else given by mistake.
    """
    kind = kind or kind_of(corrections)
    blocks = find_blocks(document)
    refusals.refuse_council_report(document.name, blocks.body)
    begun = refusals.beginnings(blocks.body)
    before = refusals.papers_before(blocks.body, begun) if document.paged else ()
    if before:
        pages = tuple(page for page in document.pages if page.number > before[-1])
        blocks = replace(find_blocks(replace(document, pages=pages)), before=before)
        begun = refusals.beginnings(blocks.body)
    if kind is None:
        refusals.refuse_other_forms(document.name, blocks.body)
    if not is_from_ofsted(blocks, whatever_it_is_about=kind is not None):
        refusals.refuse_template(document.name, blocks.body)
        raise NotOfstedError(
            f"{document.name} is not an Ofsted letter or report about children's services.",
            f"It holds the file {document.embedded[0]}: if that is the letter, save it, and use that file."
            if document.embedded
            else "Give the letter as Ofsted sent or published it; drafts and the council's own papers are not read.",
        )
    refusals.refuse_two_documents(document.name, blocks.body, begun)
    layout = lay_out(blocks.body, untyped=document.reader == "txt", kind=kind)
    table = layout.kind
    parts = sections.find_parts(layout.body, table)
    if table.letter and "findings" in table.required:
        parts = part_findings(parts)
    for printed_last in filter(None, (layout.signed.below, layout.end_matter)):
        parts = (*parts, sections.Part(None, "information", 1, printed_last))
    whereabouts = Whereabouts(blocks.body, parts, paged=document.paged)
    letter_sections = sections.to_sections(parts, paged=document.paged)
    # The sentences that say who came when: the introduction's, and those under 'Areas covered'.
    opening = sentences_in([each for each in letter_sections if each.role in ("introduction", "areas_covered")])
    titled = whereabouts.of_line(layout.titled_on)
    authority, named = _authority(table, layout.title, titled, opening)
    head = read_head(layout.head_lines, authority)
    head_places = [whereabouts.of_line(line) for line in layout.head_at]
    addressed = head_places[head.addressed_on] if head.addressed_on is not None else None
    addressee = replace(head.addressee, place=addressed) if head.addressee else None
    head_lines = tuple(zip(layout.head_lines, head_places, strict=True))
    others = tuple(
        replace(each, place=next((at for text, at in head_lines if each.name in text.replace(",", "")), None))
        for each in head.others
    )
    if not authority and addressee and addressee.organisation:
        authority = place(addressee.organisation)
        named = next((at for text, at in head_lines if addressee.organisation in text), addressed)
    team = find_team(parts) if layout.is_report else Team(unread=unread_names([each.text for each in opening]))
    if layout.report_head is not None:
        team = team._replace(unread=(*layout.report_head.unread, *team.unread))
    inspectors, signatories = _people(layout, team, opening, whereabouts)
    items = ListedItems(
        areas_covered=tuple(map(whereabouts.listed, _areas(layout, parts))),
        improvements=tuple(map(whereabouts.listed, _list(parts, table, "improvements"))),
        priority_actions=tuple(map(whereabouts.listed, _list(parts, table, "priority_actions"))),
    )
    letter = Letter(
        kind=table.kind,
        title=layout.title,
        authority=authority,
        letter_date=head.letter_date or (layout.report_head.published if layout.report_head else None),
        salutation=head.salutation,
        addressee=addressee,
        addressees=(addressee, *others) if addressee else (),
        visit=_visit(layout, opening, head, whereabouts),
        previous_inspection=_previous(layout, whereabouts),
        inspectors=inspectors,
        signatory=signatories[0] if signatories else None,
        signatories=signatories,
        judgements=_judgements(layout, parts, whereabouts),
        overall_judgement=layout.report_head.overall if layout.report_head else None,
        areas_covered=tuple(item.text for item in items.areas_covered),
        improvements=tuple(item.text for item in items.improvements),
        priority_actions=tuple(item.text for item in items.priority_actions),
        items=items,
        places=_places(layout, head, whereabouts, titled, named if authority else None),
        sections=letter_sections,
        footnotes=sections.find_footnotes(blocks.body, paged=document.paged),
        source=Source(
            name=document.name,
            sha256=document.sha256,
            pages=len(document.pages) if document.paged else None,
            reader=document.reader,
            text=_origin(document),
        ),
    )
    in_report_head = layout.report_head.printed.values() if layout.report_head else ()
    warnings = find_warnings(
        letter,
        table,
        head=head,
        team=team,
        signed=layout.signed.lines,
        below=layout.signed.below,
        dated=(
            *layout.head_lines,
            *(each.text for each in in_report_head),
            layout.title,
            *(each.text for each in opening),
        ),
    )
    doubts = tuple(find_doubts(letter, closed_in_print(blocks.body) if document.paged else frozenset()))
    warnings = (*page_warnings(document, blocks), *warnings, *doubts)
    return Parsed(corrected(replace(letter, warnings=warnings), corrections), layout.signed.lines)


def _list(parts: Sequence[Part], table: KindTable, role: str) -> tuple[PrintedItem, ...]:
    return sections.find_items((part for part in parts if part.role == role), in_cells=table.listed_in_cells)


def _areas(layout: Layout, parts: Sequence[Part]) -> tuple[PrintedItem, ...]:
    return areas_covered.areas_covered(parts, layout.title) if not layout.is_report else ()


def _places(layout: Layout, head: Head, whereabouts: Whereabouts, titled: Place | None, named: Place | None) -> Places:
    """Return the positions of the plain facts of the head; `titled` and `named` are those of its title and of the
    authority's name."""
    printed = layout.report_head.printed if layout.report_head else {}
    dated_on = layout.head_at[head.dated_on] if head.dated_on is not None else printed.get("published")
    return Places(
        title=titled,
        authority=named,
        letter_date=whereabouts.of_line(dated_on),
        salutation=whereabouts.of_line(layout.head_at[-1]) if head.salutation is not None else None,
        overall_judgement=whereabouts.of_line(printed.get("overall")),
    )


def _authority(
    table: KindTable, title: str, titled: Place | None, opening: Sequence[Sentence]
) -> tuple[str, Place | None]:
    """The authority's name and where it is printed: in the title, else in a sentence that opens the letter."""
    for text, at in ((title, titled), *((sentence.text, sentence.place) for sentence in opening)):
        for pattern in table.place:
            match = pattern.search(text.translate(STRAIGHT))
            if match:
                # The patterns are tried on text with straight quotes; the name is taken as it is printed.
                start, end = match.span("place")
                found = place(text[start:end])
                if is_place(found):
                    return found, _within(at, start, end)
    return "", None


def _within(at: Place | None, start: int, end: int) -> Place | None:
    """The place of these characters of a text that has a place; a line's own place where it is no block's text."""
    return at if at is None or at.start is None else replace(at, start=at.start + start, end=at.start + end)


def _people(
    layout: Layout, team: Team, opening: Sequence[Sentence], whereabouts: Whereabouts
) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """Return inspectors and signatories; of a report, the team named at its end, and its lead inspectors."""
    if not layout.is_report or layout.report_head is None:
        signed = whereabouts.of_line(layout.signed.signed_on)
        signatories: tuple[Person, ...] = ()
        if layout.signed.signatory:
            others = other_signatories(layout.signed.lines, layout.signed.signatory)
            also = (replace(person, place=whereabouts.of_line(line)) for person, line in others)
            signatories = (replace(layout.signed.signatory, place=signed), *also)
        if layout.kind.joint:
            return (), signatories
        return find_inspectors([each.text for each in opening], [each.place for each in opening]), signatories
    people = tuple(
        replace(person, place=whereabouts.of_words(person.name, block))
        for person, block in zip(team.people, team.printed, strict=True)
    )
    at_head = whereabouts.of_line(layout.report_head.printed.get("lead"))
    leads = [replace(one, place=at_head) for one in (layout.report_head.lead, *layout.report_head.others) if one]
    if not leads:
        leads = [person for person in people if person.role and "lead" in person.role.lower()][:1]
    if not people:
        return tuple(leads), tuple(leads)
    named = {person.name for person in people}
    return (*(person for person in leads[1:] if person.name not in named), *people), tuple(leads)


def _visit(layout: Layout, opening: Sequence[Sentence], head: Head, whereabouts: Whereabouts) -> Visit:
    days, at = None, None
    if layout.report_head is not None and layout.report_head.days is not None:
        days, at = layout.report_head.days, whereabouts.of_line(layout.report_head.printed["days"])
    said = [(each.text, each.place) for each in opening]
    for sentence, sentence_place in (*said, (layout.title, whereabouts.of_line(layout.titled_on))):
        if days:
            break
        for match in _VISITED.finditer(sentence):
            between = match[0].lower().startswith("between")
            after = sentence[match.end() : match.end() + 120]
            days = days or find_days(after, written=head.letter_date, between=between)
        at = sentence_place
    # 'the visit to Anyshire, 4 and 5 May 2017'
    for sentence, sentence_place in () if days or layout.is_report else said:
        of_visit = _OF_THIS_VISIT.match(sentence)
        days = find_days(of_visit[0], written=head.letter_date) if of_visit else None
        if days:
            at = sentence_place
            break
    ordinal = find_ordinal(layout.title, [text for text, _ in said]) if layout.kind.counted else None
    if days is None:
        return Visit(ordinal=ordinal)
    runs = days.periods or ((days.start, days.end),)
    periods = tuple(Period(start=start, end=end, place=at) for start, end in runs)
    return Visit(start=days.start, end=days.end, ordinal=ordinal, periods=periods)


def _previous(layout: Layout, whereabouts: Whereabouts) -> PreviousInspection | None:
    if layout.report_head is None or (days := layout.report_head.previous) is None:
        return None
    at = whereabouts.of_line(layout.report_head.printed["previous"])
    return PreviousInspection(start=days.start, end=days.end, place=at)


def _judgements(layout: Layout, parts: Sequence[Part], whereabouts: Whereabouts) -> tuple[Judgement, ...]:
    """The grades of the head's table; or the outcome, where the kind has an outcome in place of grades."""
    head = layout.report_head
    found = zip(head.judgements, head.judged_on, strict=True) if head else ()
    judgements = tuple(replace(judgement, place=whereabouts.of_line(line)) for judgement, line in found)
    if not judgements and layout.kind.outcome is not None:
        for part in parts:
            if part.heading and layout.kind.outcome.fullmatch(part.heading) and part.blocks:
                text = part.blocks[0].text
                return (
                    Judgement(area=part.heading, grade=text, place=whereabouts.of_block(part.blocks[0], 0, len(text))),
                )
    return judgements
