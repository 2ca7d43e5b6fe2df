"""The letter's lists of what needs to improve and of priority actions, divided as its paragraphs and headings divide them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_report.letter.model import ActionList, Letter, ListedItem, ListedPart, Place, Said, Section
from ofsted_report.letter.sections import says_none
from ofsted_report.letter.sentences import split
from ofsted_report.pattern import Pattern

_NOWHERE = Section(heading=None, role="other")
"""Roles of the sections in which items are found when a letter has no list of its own for them."""
_SAYS_SO = Pattern(r"what\b.*\bneeds? to (?:improve|do better|be)\b", re.IGNORECASE)
"""A heading under which every item is what needs to improve, however long it is."""
_RECOMMENDS = Pattern(r"recommendations?\b.*", re.IGNORECASE)


class Listed(NamedTuple):
    """One list of the letter's."""

    items: tuple[ListedItem, ...]
    headings: tuple[str | None, ...]
    """For each item the heading above it, if it is the first under it; all None where the list is one."""
    lead: Said | None
    """Ofsted's own paragraph that leads it in ('… the following areas of weakness:')."""
    prose: bool
    """Whether the items are paragraphs in place of a list."""
    led_in_by: str
    """The entry of the wording that leads it in where it has no lead of its own."""
    told_under: str | None
    """The letter's heading above the items, if most of them are paragraphs of several sentences: such paragraphs
    describe, and may also praise, instead of naming one action each. None if the heading itself says that everything
    below needs to improve."""


def listed(letter: Letter, name: ActionList) -> Listed:
    """Return the list of this name; it has no items if the letter has no such list, or says that it is empty."""
    items = letter.listed(name)
    if not items:
        prose = tuple(_paragraphs(letter, name))
        told = next((section.heading for section in letter.sections_of(name) if section.level == 1), None)
        entry = _wording(name, told)
        return Listed(prose, (None,) * len(prose), None, prose=True, led_in_by=entry, told_under=told)
    sections = tuple(_sections_with(letter, name, items))
    told = _told_under(letter, name, items)
    return Listed(
        items,
        tuple(_headings(letter, sections)),
        _lead(sections[0], items[0].place),
        prose=False,
        led_in_by=_wording(name, told, heading=sections[0].heading),
        told_under=told,
    )


def _wording(name: ActionList, told_under: str | None, *, heading: str | None = None) -> str:
    """The wording's entry for such a list: as the letter calls it, and no stronger than it says."""
    if name == "priority_actions":
        return "priority_actions"
    if heading and _RECOMMENDS.fullmatch(heading):
        return "recommended"
    return "improvements_told" if told_under else "improvements"


def _paragraphs(letter: Letter, name: ActionList) -> Iterator[ListedItem]:
    """Return the paragraphs that are used in place of a list, each as an item."""
    for section in letter.sections_of(name):
        for block in section.paragraphs:
            if not says_none(block.text):
                place = section.place(block)
                yield ListedItem(text=block.text, parts=(ListedPart(text=block.text, place=place),))


def _told_under(letter: Letter, name: ActionList, items: Sequence[ListedItem]) -> str | None:
    several = sum(len(split(item.text)) > 1 for item in items)
    headings = (section.heading for section in letter.sections_of(name) if section.level == 1 and section.heading)
    heading = next(headings, None) if several * 2 > len(items) else None
    return None if heading is None or _SAYS_SO.match(heading) else heading


def _sections_with(letter: Letter, name: ActionList, items: Sequence[ListedItem]) -> Iterator[Section]:
    """Return the block of each item; an item without a place belongs to the block of the item before it."""
    section = next(iter(letter.sections_of(name)), _NOWHERE)
    for item in items:
        section = letter.section_of(item.place) or section
        yield section


def _headings(letter: Letter, sections: Sequence[Section]) -> Iterator[str | None]:
    """Return the chapter whose items they are, in reports with one list per chapter, and the group within the list."""
    divisions = _divisions(letter)
    several = len({divisions.get(id(section)) for section in _with_items(letter)}) > 1
    before: tuple[str | None, str | None] = (None, None)
    for section in sections:
        division = divisions.get(id(section)) if several else None
        group = section.heading if section.level > 1 else None
        parts = [group] if division == before[0] else [division, group]
        yield None if (division, group) == before else ": ".join(filter(None, parts)) or None
        before = (division, group)


def _divisions(letter: Letter) -> dict[int, str | None]:
    """For each section the last heading before it that has nothing under it but other headings: 'The local authority'."""
    found: dict[int, str | None] = {}
    division: str | None = None
    for section in letter.sections:
        if section.role == "other" and section.level == 1 and not section.blocks:
            division = section.heading
        found[id(section)] = division
    return found


def _with_items(letter: Letter) -> Iterator[Section]:
    for section in letter.sections_of("improvements", "priority_actions"):
        if any(block.kind in ("item", "row") for block in section.blocks):
            yield section


def _lead(section: Section, first: Place | None) -> Said | None:
    """Return the paragraph directly before the first item, if it ends with a colon and is not part of the item itself."""
    before = None
    for block in section.paragraphs:
        if block.kind != "paragraph" or (first is not None and block.id == first.block):
            break
        before = block
    if before is None or not before.text.rstrip().endswith(":"):
        return None
    at = section.place(before)
    return Said(before.text, (at,))
