"""Joins paragraphs and items that were divided by a page break or by a line break typed in the middle.

Word closes a paragraph's tag at the end of a page and opens another on the next page, so tags do not show whether a
paragraph goes on. The evidence is: a sentence that has not ended; a lower-case letter; an item's text without a bullet; the
room that was left on the line before; an empty paragraph between; and the space at the end of a wrapped line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from ofsted_report.lexicon import DASHES, SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line
from ofsted_report.reading.paragraphs import SAME_EDGE, right_edges, room_for_first_word
from ofsted_report.reading.text import join
from ofsted_report.reading.text_block import TextBlock

_LEADING = 1.3
"""Times the type's size, from one line's foot to the next's: no gap is left between two paragraphs printed so close."""
_NEAR = 1.9
"""Likewise, with no empty line between."""
_OTHER_SIZE = 1.5
"""Points by which the sizes of two lines of one paragraph may differ at most."""
_STOPS = tuple(".?!:")
_CLOSERS = f"”’'\")]{SUPERSCRIPTS}"
_DANGLING = Pattern(
    r"(?:[,–-]|\b(?:a|an|the|this|that|these|those|their|its|his|her|our|and|or|but|nor|as|if|because|than|when|where"
    r"|which|while|who|whose|about|above|across|after|against|among|around|at|before|between|by|during|for|from|in|into"
    r"|like|of|on|onto|over|per|since|through|throughout|to|towards|under|until|upon|via|with|within|without))$",
    re.IGNORECASE,
)
"""The end of a line that goes on below: a comma or a hyphen, or a word that needs another after it."""
_FIGURE_FIRST = Pattern(r"^\d[\d,]*\s[a-z]")
"""A beginning with a figure in the middle of a sentence ('section' | '47 enquiries'): it has no capital letter either."""
_SKIPPED = 5
"""By how much paragraphs' numbers may rise from one to the next, where some were not read or were misprinted."""
_ALONE = Pattern(r"(?:^|[\s–-])(?:and|or)$", re.IGNORECASE)
"""The end of an item that is not the last of its list."""


def heal(blocks: Sequence[TextBlock], *, paged: bool) -> list[TextBlock]:
    """Join blocks that are two parts of one. Footnotes between the parts do not part them."""
    page_breaks = _PageBreaks(blocks)
    healed: list[TextBlock] = []
    for block in blocks:
        at = _last_of_text(healed)
        if at is not None and _goes_on(healed[at], block, page_breaks, paged=paged):
            healed[at] = _joined(healed[at], block)
        elif at is not None and _begins_like_a_heading(healed[at], block):
            healed[at] = replace(_joined(healed[at], block), kind="paragraph", level=block.level)
        elif at is not None and paged and block.mark and _mark_is_text(healed[at], block, healed):
            printed = join(line.text for line in block.lines)
            healed[at] = _joined(healed[at], replace(block, text=printed))
        else:
            healed.append(block)
    return healed


def _joined(before: TextBlock, block: TextBlock) -> TextBlock:
    return replace(before, text=join((before.text, block.text)), lines=before.lines + block.lines)


def closed_in_print(blocks: Sequence[TextBlock]) -> frozenset[str]:
    """The texts of paragraphs and items that visibly end on the page, whatever their last word.

    The first word of the next line would have fitted after it, or an empty line, a heading or a marked item follows.
    """
    page_breaks = _PageBreaks(blocks)
    printed = [block for block in blocks if block.kind != "footnote" and block.lines]
    closed = {block.text for block in printed[-1:]}
    for block, following in pairwise(printed):
        last, first = block.lines[-1], following.lines[0]
        apart = first.page == last.page and not 0 < first.bottom - last.bottom < _NEAR * block.size
        begins = first.page == last.page and (following.kind == "heading" or bool(following.mark))
        if apart or begins or not page_breaks.filled(last, first):
            closed.add(block.text)
    return frozenset(closed)


def ends_sentence(text: str) -> bool:
    """Whether the text ends in a full stop or its like, inside or outside closing quotes."""
    return text.rstrip(_CLOSERS).endswith(_STOPS)


def dangles(text: str) -> bool:
    """Whether a text ends where no sentence does: at a comma, a hyphen, or a word that needs another after it."""
    return _DANGLING.search(text.rstrip(_CLOSERS)) is not None


def _in_mid_sentence(text: str) -> bool:
    """Whether a block with this end goes on in the next one, whatever that begins with; 'and' may also be between items."""
    return dangles(text) and _ALONE.search(text) is None and not text.endswith(",")


def _last_number(blocks: Sequence[TextBlock]) -> int:
    """Return the last printed number of a paragraph or an item; 0 if none is numbered."""
    return next((number for block in reversed(blocks) if (number := _number(block))), 0)


def _number(block: TextBlock) -> int:
    figures = block.mark.rstrip(".)")
    return int(figures) if figures.isdecimal() else 0


def _mark_is_text(before: TextBlock, block: TextBlock, above: Sequence[TextBlock]) -> bool:
    """Whether what looks like a block's number or dash is part of a sentence that began before: 'beyond' | '18. There …'.

    A number that follows those before is one; a dash is one where the text before has one as well, or ends in a stop.
    """
    if before.kind not in ("paragraph", "item") or block.kind not in ("paragraph", "item"):
        return False
    if ends_sentence(before.text) or before.text.endswith((";", ",")) or before.lines[-1].page == block.lines[0].page:
        return False
    if _number(block):
        last_number = _last_number(above)
        follows = last_number < _number(block) <= last_number + _SKIPPED
        return _in_mid_sentence(before.text) or (before.kind == "item" and bool(_number(before)) and not follows)
    return block.mark in DASHES and block.mark != "" and before.mark not in (block.mark, *DASHES)


def _last_of_text(blocks: Sequence[TextBlock]) -> int | None:
    for at in range(len(blocks) - 1, -1, -1):
        if blocks[at].kind != "footnote":
            return at
    return None


def _goes_on(before: TextBlock, block: TextBlock, page_breaks: _PageBreaks, *, paged: bool) -> bool:
    """Whether `block` is the second part of `before`."""
    if block.kind == before.kind == "heading":
        return paged and _heading_goes_on(before, block)
    if block.kind not in ("paragraph", "item") or block.mark or before.kind not in ("paragraph", "item"):
        return False
    unfinished = not ends_sentence(before.text)
    begins_small = block.text[:1].islower() or (unfinished and _FIGURE_FIRST.match(block.text) is not None)
    if not paged:
        # Text copied out of a PDF: there is an empty line where the page ended.
        return before.kind == "paragraph" and begins_small and unfinished
    last, first = before.lines[-1], block.lines[0]
    if first.tag is not None and first.tag.continues:
        return True
    if first.page == last.page:
        return _typed_apart(before, block, page_breaks, begins_small=begins_small, unfinished=unfinished)
    if abs(first.size - last.size) > _OTHER_SIZE:
        return False
    if block.kind == "item" and (before.kind == "item" or not unfinished):
        return before.kind == "item"
    if unfinished:
        beside = first.x1 < last.x0  # a table's last grade, and what the next page begins with
        goes_on = begins_small or _in_mid_sentence(before.text)
        return goes_on or (block.kind != "item" and page_breaks.filled(last, first) and not beside)
    if begins_small or before.kind == "item":
        return False
    return page_breaks.filled(last, first) and not page_breaks.parted(last, first)


def _begins_like_a_heading(before: TextBlock, block: TextBlock) -> bool:
    """Whether the first line of a paragraph was taken for a heading, because the file tags the paragraph as one and a page
    ends below its first line."""
    if before.kind != "heading" or block.kind != "paragraph":
        return False
    last, first = before.lines[-1], block.lines[0]
    tagged = all(line.tag is not None and line.tag.kind == "heading" for line in (last, first))
    parted = first.page == last.page + 1
    same = not before.bold and not block.bold and abs(first.size - last.size) <= 1
    return tagged and parted and same and (block.text[:1].islower() or _in_mid_sentence(before.text))


def _heading_goes_on(before: TextBlock, block: TextBlock) -> bool:
    """Whether a heading is the second line of the one right above it: it begins small, and is of the same type."""
    last, first = before.lines[-1], block.lines[0]
    near = first.page == last.page and 0 < first.bottom - last.bottom < _NEAR * block.size
    same = before.table == block.table and abs(first.size - last.size) <= 1 and first.bold == last.bold
    return near and same and block.text[:1].islower() and len(block.text.split()) > 1


def _typed_apart(
    before: TextBlock, block: TextBlock, page_breaks: _PageBreaks, *, begins_small: bool, unfinished: bool
) -> bool:
    """Whether a line end was typed in the middle of a sentence or of a printed paragraph, on one page."""
    last, first = before.lines[-1], block.lines[0]
    if before.table != block.table or last.bold != first.bold:
        return False
    down = first.bottom - last.bottom  # less than none at the top of another column
    aligned = abs(first.x0 - last.x0) <= SAME_EDGE
    if not unfinished:
        close = 0 < down < _LEADING * block.size and aligned
        return close and before.kind == block.kind and page_breaks.wrapped(last, first)
    # An item's second line hangs under its text, and not under its bullet.
    below = aligned or (before.kind == "item" and len(before.lines) == 1 and last.x0 < first.x0 < last.x1)
    near = 0 < down < _NEAR * block.size and below
    if block.kind == "item":
        # A list whose items carry their bullets in the text has none without one.
        goes_on = before.text.endswith((",", " ")) or bool(before.mark)
        return near and before.kind == "item" and goes_on and (begins_small or _in_mid_sentence(before.text))
    if before.kind == "item":
        # Word closes an item's tag before its end; what hangs under the item's text, past its bullet, is the item's.
        hangs = first.x0 > before.lines[0].x0 + SAME_EDGE
        goes_on = begins_small or _in_mid_sentence(before.text) or page_breaks.wrapped(last, first)
        return near and hangs and goes_on and not before.text.endswith(";")
    goes_on = begins_small or page_breaks.filled(last, first)
    long = len(before.text) > 60 and goes_on
    return near and before.kind == "paragraph" and (long or _in_mid_sentence(before.text))


class _PageBreaks:
    """Evidence about page breaks: how far lines reach on each page, and where empty paragraphs are."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self._blocks = blocks
        self._right = right_edges([line for block in blocks for line in block.lines])

    def filled(self, last: Line, first: Line) -> bool:
        """Whether the next line's first word had no room on the line before."""
        return last.x1 + room_for_first_word(first) > self._right.get(last.page, 0.0)

    def wrapped(self, last: Line, first: Line) -> bool:
        """Whether the line before is full, and ends in the space that a wrapped line leaves behind in this file."""
        return self._wraps_with_spaces and last.spaced and self.filled(last, first)

    def parted(self, last: Line, first: Line) -> bool:
        """Whether a paragraph ends at a full line that ends a sentence, by other evidence in the file."""
        if last.tag is None or first.tag is None:
            return False
        if last.tag.id + 1 not in self._used or first.tag.id - 1 not in self._used:
            return True
        return self._wraps_with_spaces and not self._spaced_out and not last.spaced

    @cached_property
    def _used(self) -> set[int]:
        """The numbers of the paragraphs that have text."""
        return {line.tag.id for block in self._blocks for line in block.lines if line.tag is not None}

    @cached_property
    def _wraps_with_spaces(self) -> bool:
        """Whether this file leaves a space at the end of a wrapped line."""
        wrapped = [line.spaced for block in self._blocks for line in block.lines[:-1]]
        return sum(wrapped) > 0.7 * len(wrapped)

    @cached_property
    def _spaced_out(self) -> bool:
        """Whether this document sets its paragraphs apart by empty ones."""
        ids = [block.lines[0].tag.id for block in self._blocks if block.kind == "paragraph" and block.lines[0].tag]
        empty = sum(1 for number in ids if number - 1 not in self._used)
        return empty > len(ids) / 2
