"""Table rows: the cells that stand beside each other are one block, told by the file's tags.

Word is also used to lay out whole pages in tables of one column; their cells are ordinary paragraphs.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ofsted_report.reading.blocks import TextBlock


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
    return list(_rejoined(folded))


def _row(block: TextBlock) -> tuple[int, int] | None:
    tag = block.lines[0].tag
    if tag is None or tag.table is None or tag.row is None or block.kind == "footnote":
        return None
    return tag.table, tag.row


def _column(block: TextBlock) -> int:
    tag = block.lines[0].tag
    return tag.column or 0 if tag else 0


def _fold(row: Sequence[TextBlock]) -> TextBlock:
    from ofsted_report.reading.blocks import TextBlock

    cells: dict[int, list[TextBlock]] = {}
    for block in row:
        cells.setdefault(_column(block), []).append(block)
    lines = tuple(line for block in row for line in block.lines)
    ordered = tuple(tuple(cells.get(column, ())) for column in range(max(cells) + 1))
    text = " ".join(block.text for cell in ordered for block in cell)
    return TextBlock("row", text, lines, cells=ordered)


def _rejoined(blocks: Sequence[TextBlock]) -> Iterator[TextBlock]:
    """A row that a page break cut: on the next page its first cell is empty, or goes on in the middle of a sentence."""
    held: TextBlock | None = None
    for block in blocks:
        if held is not None and block.kind == "row" and _goes_on(held, block):
            held = _joined(held, block)
            continue
        if held is not None:
            yield held
        held = block
    if held is not None:
        yield held


def _goes_on(before: TextBlock, row: TextBlock) -> bool:
    if before.kind != "row" or len(before.cells) != len(row.cells) or before.lines[-1].page == row.lines[0].page:
        return False
    if not row.cells[0]:
        return True
    last = before.cells[-1][-1].text if before.cells[-1] else ""
    first = row.cells[-1][0].text if row.cells[-1] else ""
    return bool(last) and not last.endswith((".", "?", "!")) and first[:1].islower()


def _joined(before: TextBlock, row: TextBlock) -> TextBlock:
    from dataclasses import replace

    from ofsted_report.reading.text import join

    cells = []
    for one, other in zip(before.cells, row.cells, strict=True):
        if one and other and not one[-1].text.endswith((".", "?", "!")):
            seam = replace(one[-1], text=join((one[-1].text, other[0].text)), lines=one[-1].lines + other[0].lines)
            cells.append((*one[:-1], seam, *other[1:]))
        else:
            cells.append((*one, *other))
    text = " ".join(block.text for cell in cells for block in cell)
    return replace(before, text=text, lines=before.lines + row.lines, cells=tuple(cells))
