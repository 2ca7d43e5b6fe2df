"""Pieces of a line that the file counts to another paragraph than the rest of it: they go back to their line.

An edit in Word can leave a few words tagged as the end of the paragraph above the one they are printed in. Read by the
tags alone, both sentences would be wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from ofsted_report.reading.document import Line
from ofsted_report.reading.text import join

_JUMP = 2.0
"""Times the type's size: a line this much below the one before it does not follow it."""
_SPACE = 0.5
"""Times the type's size: the widest space between two words of one line."""


def with_strays_reattached(lines: Sequence[Line]) -> list[Line]:
    """The lines, with each stray piece at the end of the line that it goes on in print."""
    return [line for _, page in groupby(lines, key=attrgetter("page")) for line in _on_page(list(page))]


def _on_page(lines: list[Line]) -> list[Line]:
    kept = list(lines)
    for before, piece in zip((None, *lines), lines, strict=False):
        if not _may_stray(before, piece):
            continue
        home = next((line for line in kept if _goes_on(line, piece)), None)
        if home is not None:
            kept[kept.index(home)] = replace(home, text=join((home.text, piece.text)), x1=piece.x1)
            kept.remove(piece)
    return kept


def _may_stray(before: Line | None, piece: Line) -> bool:
    """Whether a line is the first of its tag on the page, and cannot begin a paragraph; or is well below the one that precedes
    it according to its tag."""
    if before is None or (before.tag is not piece.tag and before.tag != piece.tag):
        return piece.text[:1].islower()
    return piece.tag is not None and piece.bottom - before.bottom > _JUMP * piece.size > 0


def _goes_on(line: Line, piece: Line) -> bool:
    """Whether the piece is printed right behind this line of another paragraph, in the same cell if in one."""
    if line.tag is None or piece.tag is None or line.tag.id == piece.tag.id or not line.x1:
        return False
    cells = [(tag.table, tag.row, tag.column) for tag in (line.tag, piece.tag)]
    return (
        cells[0] == cells[1]
        and abs(line.bottom - piece.bottom) < 1.5
        and 0 <= piece.x0 - line.x1 <= _SPACE * piece.size
    )
