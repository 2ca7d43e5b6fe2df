"""Finds the positions of facts: blocks by their id in the letter, lines outside the sections by their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.letter.model import ListedItem, ListedPart, Place
from ofsted_report.letter.sections import Part, PrintedItem
from ofsted_report.reading.document import Line
from ofsted_report.reading.text_block import TextBlock


class Whereabouts:
    """The places of one document's blocks and lines, once its parts are known."""

    def __init__(self, body: Sequence[TextBlock], parts: Sequence[Part], *, paged: bool) -> None:
        """`body`: all blocks in order, whose lines are counted; `parts`: as `to_sections` numbers them.

        Blocks and lines are compared by identity, since lines without a position may be equal.
        """
        self._paged = paged
        self._blocks = {
            id(block): (f"s{s}.b{b}", part.heading)
            for s, part in enumerate(parts, start=1)
            for b, block in enumerate(part.blocks, start=1)
        }
        self._lines: dict[int, int] = {}
        counted: dict[int, int] = {}
        for line in (line for block in body for line in block.lines):
            if id(line) not in self._lines:
                counted[line.page] = counted.get(line.page, 0) + 1
                self._lines[id(line)] = counted[line.page]

    def of_block(self, block: TextBlock, start: int | None = None, end: int | None = None) -> Place:
        """The place of a block of the parts, or of these characters of its text."""
        name, heading = self._blocks[id(block)]
        return Place(block=name, start=start, end=end, page=block.page if self._paged else None, heading=heading)

    def of_words(self, words: str, block: TextBlock) -> Place:
        """The place of words that were read out of a block of the parts; of all of it where it prints them otherwise."""
        start = block.text.find(words)
        return self.of_block(block) if start < 0 else self.of_block(block, start, start + len(words))

    def of_line(self, line: Line | None) -> Place | None:
        """The place of a line that is in no part; None for none."""
        if line is None:
            return None
        return Place(line=self._lines.get(id(line)), page=line.page if self._paged else None)

    def _parts(self, block: TextBlock) -> Iterator[ListedPart]:
        """Return the parts of a block: a table cell may hold an action with its sub-items."""
        start = 0
        for text in block.said_parts:
            yield ListedPart(text=text, place=self.of_block(block, start, start + len(text)))
            start += len(text) + 1

    def listed(self, item: PrintedItem) -> ListedItem:
        """An item as the letter has it, with the places of its parts."""
        if item.span is not None:
            parts = [ListedPart(text=item.text, place=self.of_block(item.blocks[0], *item.span))]
        else:
            parts = [part for block in item.blocks for part in self._parts(block)]
        return ListedItem(text=item.text, parts=tuple(parts), responsible=item.blocks[0].responsible)
