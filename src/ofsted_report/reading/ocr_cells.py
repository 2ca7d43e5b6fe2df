"""Tables on a scanned page, by where their lines are: lines beside each other, in columns that recur below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count, groupby, pairwise

from ofsted_report.reading import bullets, furniture
from ofsted_report.reading.document import Tag
from ofsted_report.reading.ocr_lines import ReadLine

_CLOSE = 0.6
"""Times the type's size: lines that are no further apart are one cell's, or a paragraph's."""
_FAR = 3.0
"""Times the type's size: rows that are further apart are no table."""
_INDENTED = 60.0
"""Points from the left edge of the page's text: a list further in may be in a cell."""
_BETWEEN = 0.6
"""Times the type's size: the space between the longest line of a column and the next column, at least."""
_SAME_COLUMN = 8.0
"""Points by which the left edges of a column's lines may differ."""

Band = list[ReadLine]
"""Lines that follow each other closely, from the top."""


def with_cells(pages: Sequence[Sequence[ReadLine]], usual: float) -> list[list[ReadLine]]:
    """The pages' lines; those of tables cell by cell, with tags that say so. `usual`: the size of the text's type."""
    numbers = count(1)
    return [list(_by_rules(lines, usual, numbers)) for lines in pages]


def _by_rules(lines: Sequence[ReadLine], usual: float, numbers: Iterator[int]) -> Iterator[ReadLine]:
    """The lines of a page: those between rules in the cells of these, the others by where they are."""
    tables: dict[int, int] = {}
    for cell, run in groupby(lines, key=lambda each: each.cell):
        if cell is None:
            yield from _tagged(list(run), usual, numbers)
            continue
        if cell.table not in tables:
            tables[cell.table] = next(numbers)
        yield from _in_cell(run, tables[cell.table], cell.row, cell.column, numbers)


def _in_cell(
    lines: Iterable[ReadLine], table: int, row: int, column: int, numbers: Iterator[int]
) -> Iterator[ReadLine]:
    """The lines of a cell, tagged as its paragraph and the items of its list."""
    tag = Tag("paragraph", next(numbers), table=table, row=row, column=column)
    for each in lines:
        if bullets.STRONG.match(each.line.text):
            tag = replace(tag, kind="item", id=next(numbers))
        yield each._replace(line=replace(each.line, tag=tag))


def _tagged(lines: Sequence[ReadLine], usual: float, numbers: Iterator[int]) -> Iterator[ReadLine]:
    """The lines outside ruled tables: bands with columns that recur are a table's rows, cell by cell; the others as they are."""
    table: list[Band] = []
    left = min((each.line.x0 for each in lines if not each.is_aside), default=0.0)
    for band in _bands(lines, usual, left):
        if _columns(band, usual) and (not table or _goes_on(table[-1], band, usual)):
            table.append(band)
            continue
        yield from _table(table, usual, numbers)
        table = [band] if _columns(band, usual) else []
        if not table:
            yield from band
    yield from _table(table, usual, numbers)


def _bands(lines: Sequence[ReadLine], usual: float, left: float) -> Iterator[Band]:
    """Runs of lines; what is set aside, and the items of a list at the page's left edge, are bands of their own."""
    band: Band = []
    for each in lines:
        alone = _is_no_cell(each, left)
        bottom = max((other.line.bottom for other in band), default=0.0)
        if band and (alone or _is_no_cell(band[-1], left) or each.line.top - bottom > _CLOSE * usual):
            yield band
            band = []
        band.append(each)
    if band:
        yield band


def _is_no_cell(each: ReadLine, left: float) -> bool:
    text = each.line.text
    is_marked = bullets.STRONG.match(text) is not None or bullets.LONE_NUMBER.match(text) is not None
    is_list = is_marked and each.line.x0 < left + _INDENTED
    return each.is_aside or each.in_margin or is_list or furniture.MASTHEAD.match(text) is not None


def _columns(band: Band, usual: float) -> list[float]:
    """The left edges of the columns of a band in which lines are beside each other; none of any other."""
    edges: list[float] = []
    for x0 in sorted(each.line.x0 for each in band):
        if not edges or x0 - edges[-1] > _SAME_COLUMN:
            edges.append(x0)
    for left, right in pairwise(edges):
        end = max(each.line.x1 for each in band if left <= each.line.x0 < right)
        if right - end < _BETWEEN * usual:
            return []
    return edges if len(edges) > 1 and _are_beside(band) else []


def _are_beside(band: Band) -> bool:
    """Whether two of the lines are printed beside each other."""
    return any(_is_left_of(one, other) for one in band for other in band)


def _is_left_of(one: ReadLine, other: ReadLine) -> bool:
    """Whether a line is printed beside another, at its left."""
    return one.line.x1 < other.line.x0 and one.line.top < other.line.bottom and other.line.top < one.line.bottom


def _goes_on(before: Band, band: Band, usual: float) -> bool:
    """Whether a band is the next row of the table that has the one before."""
    near = band[0].line.top - max(each.line.bottom for each in before) < _FAR * usual
    columns = _columns(before, usual)
    shared = sum(any(abs(x0 - other) <= _SAME_COLUMN for other in columns) for x0 in _columns(band, usual))
    return near and shared > 1


def _table(rows: list[Band], usual: float, numbers: Iterator[int]) -> Iterator[ReadLine]:
    """The lines of a table of at least two rows, cell by cell."""
    if len(rows) == 1:
        rows = _parted(rows[0], usual)
    if len(rows) < 2:
        yield from (each for band in rows for each in band)
        return
    table = next(numbers)
    edges = _columns([each for band in rows for each in band], usual) or _columns(rows[0], usual)
    for row, band in enumerate(rows):
        for column, left in enumerate(edges):
            right = edges[column + 1] if column + 1 < len(edges) else float("inf")
            cell = [each for each in band if left - _SAME_COLUMN <= each.line.x0 < right - _SAME_COLUMN]
            yield from _in_cell(cell, table, row, column, numbers)


def _parted(band: Band, usual: float) -> list[Band]:
    """The rows of a table whose lines are all close: a row begins where a line begins beside others in the first column."""
    first = _columns(band, usual)[0]
    rows: list[Band] = []
    for each in band:
        begins = each.line.x0 - first <= _SAME_COLUMN and any(_is_left_of(each, other) for other in band)
        if begins or not rows:
            rows.append([])
        rows[-1].append(each)
    return rows
