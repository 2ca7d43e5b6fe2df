"""What needs to improve and what must be done first: the letter's lists, as its paragraphs and headings part them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ofsted_report.letter.model import Block, Letter, Section
from ofsted_report.letter.sections import says_none
from ofsted_report.letter.sentences import split

ListName = Literal["improvements", "priority_actions"]

_NOWHERE = Section(heading=None, role="other")
"""Where items stand of a letter that says them and has no such part."""
_SAYS_SO = re.compile(r"what\b.*\bneeds? to (?:improve|do better|be)\b", re.IGNORECASE)
"""A heading under which every item is what needs to improve, however long it is."""
_RECOMMENDS = re.compile(r"recommendations?\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListedItem:
    """One item: what needs to improve, or what must be done."""

    text: str
    """The whole item, as printed."""
    points: tuple[str, ...] = ()
    """The sub-bullets at its end, where it has any; `text` has them too."""
    responsible: str | None = None
    """Who is to take the action, where the document says so beside it."""

    @property
    def opening(self) -> str:
        """The text before the sub-bullets."""
        return self.text.removesuffix(" ".join(self.points)).rstrip()


@dataclass(frozen=True, slots=True)
class Listed:
    """One list of the letter's."""

    items: tuple[ListedItem, ...]
    headings: tuple[str | None, ...]
    """For each item the heading above it, if it is the first under it; all None where the list is one."""
    lead: str | None
    """Ofsted's own paragraph that leads it in ('… the following areas of weakness:')."""
    prose: bool
    """Whether the items are paragraphs that stand in place of a list."""
    led_in_by: str
    """The entry of the wording that leads it in where it has no lead of its own."""
    told_under: str | None
    """The letter's heading over them, where most of them are paragraphs of several sentences: such a list tells, and may
    praise on the way; it does not name one matter an item. None also where the heading says that all of it needs to improve."""


def listed(letter: Letter, name: ListName) -> Listed:
    """The list of this name; without items where the letter has none, or says that there are none."""
    items = letter.improvements if name == "improvements" else letter.priority_actions
    if not items:
        blocks = [block for section in letter.sections_of(name) for block in section.paragraphs]
        prose = tuple(block.text for block in blocks if not says_none(block.text))
        told = _told_under(letter, name, prose)
        entry = _wording(name, told)
        listed_items = tuple(ListedItem(text) for text in prose)
        return Listed(listed_items, (None,) * len(prose), None, prose=True, led_in_by=entry, told_under=told)
    places = tuple(_places_of(letter, name, items))
    sections = tuple(section for section, _ in places)
    told = _told_under(letter, name, items)
    return Listed(
        tuple(_item(text, blocks) for text, (_, blocks) in zip(items, places, strict=True)),
        tuple(_headings(letter, sections)),
        _lead(sections[0], items[0]),
        prose=False,
        led_in_by=_wording(name, told, heading=sections[0].heading),
        told_under=told,
    )


def _wording(name: ListName, told_under: str | None, *, heading: str | None = None) -> str:
    """The wording's entry for such a list: as the letter calls it, and no stronger than it says."""
    if name == "priority_actions":
        return "priority_actions"
    if heading and _RECOMMENDS.fullmatch(heading):
        return "recommended"
    return "improvements_told" if told_under else "improvements"


def _told_under(letter: Letter, name: ListName, items: Sequence[str]) -> str | None:
    several = sum(len(split(item)) > 1 for item in items)
    headings = (section.heading for section in letter.sections_of(name) if section.level == 1 and section.heading)
    heading = next(headings, None) if several * 2 > len(items) else None
    return None if heading is None or _SAYS_SO.match(heading) else heading


def _places_of(letter: Letter, name: ListName, items: Sequence[str]) -> Iterator[tuple[Section, tuple[Block, ...]]]:
    """Where each item stands, and its blocks; one that is not found, as a cell of a table, stands with the one before it."""
    places = [(section, block) for section in letter.sections_of(name) for block in section.blocks]
    section = next((section for section, _ in places), _NOWHERE)
    at = 0
    for item in items:
        found = next((n for n in range(at, len(places)) if _begins(places[n][1], item)), None)
        if found is None:
            yield section, ()
            continue
        section, at = places[found][0], found + 1
        blocks, said = [places[found][1]], places[found][1].text
        while at < len(places) and item.startswith(f"{said} {places[at][1].text}"):
            said += f" {places[at][1].text}"
            blocks.append(places[at][1])
            at += 1
        yield section, tuple(blocks)


def _item(text: str, blocks: Sequence[Block]) -> ListedItem:
    """The item of these blocks: the first that are no bullets, and those that are under it."""
    points = tuple(block.text for block in blocks[1:])
    whole = bool(blocks) and text == " ".join(block.text for block in blocks)
    responsible = next((block.responsible for block in blocks if block.responsible), None)
    return ListedItem(text, points if whole else (), responsible)


def _begins(block: Block, item: str) -> bool:
    return block.kind != "footnote" and item.startswith(block.text)


def _headings(letter: Letter, sections: Sequence[Section]) -> Iterator[str | None]:
    """Whose items they are, where lists stand in several divisions of a report; and which group of a list they are in."""
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


def _lead(section: Section, first: str) -> str | None:
    """The paragraph right before the first item, where it ends with a colon and is no part of the item itself."""
    before = None
    for block in section.paragraphs:
        if _begins(block, first) or block.kind != "paragraph":
            break
        before = block.text
    return before if before is not None and before.rstrip().endswith(":") else None
