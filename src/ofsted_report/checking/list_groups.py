"""Groups the items of a report into lists as a reader sees them (a), b), c) …), in any format.

Items that follow each other are one list, apart from sub-items. A paragraph or a table ends it. So does a heading, unless
the numbering continues after it and is that of a list, not of the report's paragraphs: it has letters, or belongs to an
item before it ("4. The key findings are:").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_report.checking.passages import LETTERS, Mark, Passage

_SOON = 20
"""From this many consecutive items with another numbering, they are a list of their own."""


class Item(NamedTuple):
    """A passage as an item of a list."""

    list: int
    """Equal for all items of one list."""
    under: int | None
    """The place, among the passages, of the item that it is a sub-item of."""


class _Open(NamedTuple):
    """A list that is open: its number, the mark of its latest item, and that item's position."""

    list: int
    mark: Mark
    at: int


def lists_of(passages: Sequence[Passage]) -> tuple[Item | None, ...]:
    """Return each passage's place in the lists; None for those that are not items."""
    found: list[Item | None] = []
    within: list[_Open] = []  # the outermost first
    last = 0
    behind_heading = False
    for at, passage in enumerate(passages):
        if passage.kind != "item":
            behind_heading = passage.kind == "heading"
            within = within if behind_heading else []
            found.append(None)
            continue
        mark = passage.mark or _next(within)
        depth = _depth(within, mark)
        if behind_heading:
            if depth is None:
                within = [each for each in within[-1:] if passages[each.at].text.endswith(":")]
            elif not _goes_on(within[depth].mark, mark, depth):
                within, depth = [], None
        elif depth is None and mark.number not in (None, 1) and not _is_broken_into(within, passages, at):
            within = []  # no sub-items: these begin with a) or 1.
        behind_heading = False
        if depth is None:
            last += 1
            within = [*within, _Open(last, mark, at)]
        else:
            within = [*within[:depth], _Open(within[depth].list, mark, at)]
        found.append(Item(within[-1].list, within[-2].at if len(within) > 1 else None))
    return tuple(found)


def _next(within: Sequence[_Open]) -> Mark:
    """Return the next mark for an item whose mark is not in the file: the next of the list that contains it."""
    if not within:
        return Mark("")
    mark = within[-1].mark
    return Mark(mark.series, None if mark.number is None else mark.number + 1)


def _depth(within: Sequence[_Open], mark: Mark) -> int | None:
    """Return the open list that an item with this mark continues; None if it begins a list of its own."""
    for depth in range(len(within) - 1, -1, -1):
        if within[depth].mark.series == mark.series:
            return depth
    # Nothing that is numbered hangs on a bullet: the bullet was typed into the list.
    return len(within) - 1 if within and within[-1].mark.number is None and mark.number is not None else None


def _is_broken_into(within: Sequence[_Open], passages: Sequence[Passage], at: int) -> bool:
    """Whether an open list continues soon after this item, which interrupts it."""
    for passage in passages[at + 1 : at + 1 + _SOON]:
        if passage.kind != "item":
            return False
        mark = passage.mark
        if mark and any(
            each.mark.series == mark.series and mark.number == (each.mark.number or 0) + 1 for each in within
        ):
            return True
    return False


def _goes_on(before: Mark, after: Mark, depth: int) -> bool:
    follows = before.number is not None and after.number == before.number + 1
    return follows and (depth > 0 or after.series == LETTERS)
