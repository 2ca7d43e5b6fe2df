"""Table rows: cells beside each other become one block, according to the file's tags.

Word is also used to lay out whole pages in tables of one column; their cells are ordinary paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ofsted_report.reading.pagebreaks import dangles, ends_sentence
from ofsted_report.reading.paragraphs import room_for_first_word
from ofsted_report.reading.text import join
from ofsted_report.reading.text_block import TextBlock

_STOPS = (".", "?", "!")
_LONGEST_REST = 8
"""Words: the rest of the name of who is responsible, after a page break, is no longer; nor is a grade, or a figure."""


def fold_rows(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Make one block of the cells of each row that has more than one column filled, or its first one empty."""
    folded: list[TextBlock] = []
    for place, run in groupby(blocks, key=_row):
        row = list(run)
        columns = {_column(block) for block in row}
        if place is None or (len(columns) == 1 and 0 in columns):
            folded.extend(row)
        else:
            folded.append(_fold(row))
    return list(_rejoined(folded, _right_edges(folded)))


def _row(block: TextBlock) -> tuple[int, int] | None:
    tag = block.lines[0].tag
    if tag is None or tag.table is None or tag.row is None or block.kind == "footnote":
        return None
    return tag.table, tag.row


def _column(block: TextBlock) -> int:
    tag = block.lines[0].tag
    return max(tag.column or 0, 0) if tag else 0  # of text that is in a row and in no cell of it: the first


def _fold(row: Sequence[TextBlock]) -> TextBlock:
    cells: dict[int, list[TextBlock]] = {}
    for block in row:
        cells.setdefault(_column(block), []).append(block)
    lines = tuple(line for block in row for line in block.lines)
    ordered = tuple(tuple(cells.get(column, ())) for column in range(max(cells) + 1))
    text = " ".join(block.text for cell in ordered for block in cell)
    return TextBlock("row", text, lines, cells=ordered)


def _right_edges(blocks: Sequence[TextBlock]) -> dict[tuple[int, int], float]:
    """Return how far the lines of each page's last column reach: by page and number of columns."""
    edges: dict[tuple[int, int], float] = {}
    for row in blocks:
        for line in (line for block in row.cells[-1] for line in block.lines) if row.cells else ():
            place = (line.page, len(row.cells))
            edges[place] = max(edges.get(place, 0.0), line.x1)
    return edges


def _rejoined(blocks: Sequence[TextBlock], right: dict[tuple[int, int], float]) -> Iterator[TextBlock]:
    """A row that a page break cut: on the next page one of its cells is empty, or goes on in the middle of a sentence."""
    held: TextBlock | None = None
    for block in blocks:
        row = _as_row(held, block)
        if held is not None and row is not None and _goes_on(held, row, right):
            held = _joined(held, row)
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _as_row(before: TextBlock | None, block: TextBlock) -> TextBlock | None:
    """A row; or a row of which only the first cell goes on over the page, which looks like a paragraph: 'Board'."""
    tag = block.lines[0].tag
    if block.kind == "row":
        return block
    if before is None or before.kind != "row" or block.kind != "paragraph" or block.bold or tag is None:
        return None
    begins = tag.row == 0 and not tag.column and len(block.text.split()) <= _LONGEST_REST
    if not begins or block.text.endswith(_STOPS) or not before.cells[0] or not before.cells[-1]:
        return None
    if len(before.said.split()) <= _LONGEST_REST:
        return None  # a table of names or of figures, not of actions
    # The first cell was the longer one: its last line is the row's lowest on the page before.
    lowest = before.cells[0][-1].lines[-1].bottom
    if lowest < before.cells[-1][-1].lines[-1].bottom - 1:
        return None
    return replace(block, kind="row", cells=((block,), *((),) * (len(before.cells) - 1)))


def _goes_on(before: TextBlock, row: TextBlock, right: dict[tuple[int, int], float]) -> bool:
    if before.kind != "row" or len(before.cells) != len(row.cells) or before.lines[-1].page == row.lines[0].page:
        return False
    if not row.cells[0] or not row.cells[-1]:
        return True
    last, first = before.cells[-1][-1] if before.cells[-1] else None, row.cells[-1][0]
    if last is None or ends_sentence(last.text) or first.mark:
        return False
    end, begin = last.lines[-1], first.lines[0]
    full = end.x1 + room_for_first_word(begin) > right.get((end.page, len(before.cells)), 0.0)
    return first.text[:1].islower() or dangles(last.text) or (full and len(last.text.split()) > _LONGEST_REST)


def _joined(before: TextBlock, row: TextBlock) -> TextBlock:
    cells = []
    for one, other in zip(before.cells, row.cells, strict=True):
        if one and other and not one[-1].text.endswith((".", "?", "!")):
            seam = replace(one[-1], text=join((one[-1].text, other[0].text)), lines=one[-1].lines + other[0].lines)
            cells.append((*one[:-1], seam, *other[1:]))
        else:
            cells.append((*one, *other))
    text = " ".join(block.text for cell in cells for block in cell)
    return replace(before, text=text, lines=before.lines + row.lines, cells=tuple(cells))
