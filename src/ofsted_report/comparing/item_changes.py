"""The actions that a document asks for, item by item with their places, and which items of two documents are similar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.comparing.model import Item, NamedInBoth, Near, Place
from ofsted_report.comparing.near import THRESHOLD, common_subjects, similarity
from ofsted_report.letter.model import LISTS, ActionList, Block, Letter, Section


def items_of(letter: Letter) -> tuple[Item, ...]:
    """Every item of the letter's lists, each with the block in which it begins."""
    return tuple(item for name in LISTS for item in _items(letter, name))


def _items(letter: Letter, name: ActionList) -> Iterator[Item]:
    """The items of one list, each with the paragraph that it begins in."""
    blocks = {block.id: (section, block) for section in letter.sections for block in section.paragraphs}
    for item in letter.listed(name):
        found = blocks.get(item.place.block or "") if item.place is not None else None
        place = place_of(*found) if found is not None else None
        yield Item(text=item.text, list=name, place=place, responsible=item.responsible)


def place_of(section: Section, block: Block) -> Place:
    """Return the place of a block that is not a footnote."""
    paragraph = section.paragraphs.index(block) + 1
    return Place(section=section.heading, block=block.id, paragraph=paragraph, page=block.page)


def match_items(
    earlier: Sequence[Item], later: Sequence[Item]
) -> tuple[tuple[NamedInBoth, ...], tuple[Item, ...], tuple[Item, ...]]:
    """Return pairs of items that may be about the same matter, those of the earlier document alone, and those of the later
    alone.

    An item may be in several pairs: one recommendation of 2016 is often three lines of 2019. Items are similar if they
    share enough significant words, or name the same particular matter; they are not said to be equal.
    """
    in_both: list[NamedInBoth] = []
    only_earlier: list[Item] = []
    met: set[int] = set()
    for item in earlier:
        near = {i: found for i, other in enumerate(later) if (found := _near(item, other)) is not None}
        if not near:
            only_earlier.append(item)
            continue
        met.update(near)
        nearest = sorted(near.values(), key=lambda found: -found.similarity)
        in_both.append(NamedInBoth(earlier=item, later=tuple(nearest)))
    return tuple(in_both), tuple(only_earlier), tuple(item for i, item in enumerate(later) if i not in met)


def _near(item: Item, other: Item) -> Near | None:
    alike = similarity(item.text, other.text)
    subjects = common_subjects(item.text, other.text)
    return Near(item=other, similarity=alike, subjects=subjects) if alike >= THRESHOLD or subjects else None
