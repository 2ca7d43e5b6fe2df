"""The ruled tables of a scanned page: the cells between the lines that are drawn on it.

Tesseract takes what is printed beside each other for one line, wherever rules part it. So the columns of a table are
recognised apart, each as a page of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_INK = 170
"""Of 256 shades of grey: less is a rule, which is thin and pale where a page was straightened."""
_STEP = 12.0
"""Points: what is dark all along is a rule; strokes of letters are shorter."""
_DARK = 0.9
"""The share of such a stretch that is dark."""
_WIDE, _HIGH = 8, 2
"""Such stretches that a rule between rows has, at least, and one between columns."""
_SAME = 2.0
"""Points by which parts of one rule may lie beside each other."""
_LOWEST, _NARROWEST = 9.0, 14.0
"""Points: the least height of a row and the least width of a column."""
_INSIDE = 1.5
"""Points within its rules at which a cell begins."""
_RESOLUTION = 300.0
"""Pixels to the inch, where a picture does not say it."""
_MOST_COLUMNS = 6
"""A table with more of them is a form or a chart."""


class Cell(NamedTuple):
    """A cell of a ruled table: its numbers on the page, from 0, and its place in points."""

    table: int
    row: int
    column: int
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point is in the cell."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class _Rule(NamedTuple):
    """A straight line: where it is across its direction, and from where to where it runs along it."""

    at: float
    start: float
    end: float


def cells_in(path: Path) -> tuple[Cell, ...]:
    """The cells of the ruled tables in a page's picture, row by row."""
    from PIL import Image

    with Image.open(path) as image:
        return _cells_of(image.convert("L"), _scale(image))


def columns_in(path: Path) -> Iterator[Path]:
    """Write, for each column of the tables in a page's picture, the page with nothing else on it; and yield its file.

    A table of one column is read well as it is.
    """
    from PIL import Image

    with Image.open(path) as image:
        picture, scale, resolution = image.convert("L"), _scale(image), image.info.get("dpi")
    cells = _cells_of(picture, scale)
    columns = range(max((cell.column for cell in cells), default=-1) + 1)
    for column in columns if len(columns) > 1 else ():
        page = Image.new("L", picture.size, 255)
        for cell in cells:
            if cell.column == column:
                left, top, right, bottom = (round(side * scale) for side in (cell.x0, cell.top, cell.x1, cell.bottom))
                page.paste(picture.crop((left, top, right, bottom)), (left, top))
        file = path.with_name(f"{path.stem}-{column}{path.suffix}")
        page.save(file, dpi=resolution)
        yield file


def _scale(image: Image) -> float:
    """Pixels to the point."""
    return float(image.info.get("dpi", (_RESOLUTION,))[0]) / 72


def _cells_of(picture: Image, scale: float) -> tuple[Cell, ...]:
    from PIL import Image, ImageFilter

    ink = picture.point([255] * _INK + [0] * (256 - _INK)).filter(ImageFilter.MaxFilter(3))
    across = list(_rules(ink.transpose(Image.Transpose.TRANSPOSE), scale, _WIDE))
    if len(across) < 2:
        return ()
    down = list(_rules(ink, scale, _HIGH))
    return tuple(cell for number, rows in enumerate(_tables(across, down, ink, scale)) for cell in _cells(number, rows))


def _rules(ink: Image, scale: float, shortest: int) -> Iterator[_Rule]:
    """The upright rules of a picture in which ink is white."""
    from PIL import Image

    step = max(round(_STEP * scale), 1)
    stretches = ink.height // step
    if not stretches:
        return
    shares = ink.crop((0, 0, ink.width, stretches * step)).resize((ink.width, stretches), Image.Resampling.BOX)
    full = shares.point([0] * round(_DARK * 255) + [255] * (256 - round(_DARK * 255)))
    open_rules: list[tuple[float, float, int, int]] = []  # from, to (pixels across), first and last stretch
    for at in range(stretches):
        row = full.crop((0, at, full.width, at + 1)).tobytes()
        for left, right in _runs(row):
            if right - left > 3 * _SAME * scale:
                continue  # an area of ink
            for i, (x0, x1, first, last) in enumerate(open_rules):
                if last >= at - 1 and left - x1 <= _SAME * scale and x0 - right <= _SAME * scale:
                    open_rules[i] = (left, right, first, at)
                    break
            else:
                open_rules.append((left, right, at, at))
    for x0, x1, first, last in open_rules:
        if last - first + 1 >= shortest:
            yield _Rule((x0 + x1) / 2 / scale, first * step / scale, (last + 1) * step / scale)


def _runs(row: bytes) -> Iterator[tuple[int, int]]:
    """The start and the end of each run of white in a row of pixels."""
    start = row.find(b"\xff")
    while start >= 0:
        end = row.find(b"\x00", start)
        end = len(row) if end < 0 else end
        yield start, end
        start = row.find(b"\xff", end)


_Row = tuple[float, float, tuple[float, ...]]
"""Top and bottom of a row, and the edges of its cells."""


def _tables(across: Sequence[_Rule], down: Sequence[_Rule], ink: Image, scale: float) -> Iterator[list[_Row]]:
    """The rows of each table: two, or one of several cells, which may go on from the page before."""
    rows = (_row(upper, lower, down, ink, scale) for upper, lower in pairwise(_joined(across)))
    for _, run in groupby(rows, key=bool):
        table = [row for row in run if row]
        if len(table) > 1 or (table and len(table[0][2]) > 2):
            yield table


def _row(upper: _Rule, lower: _Rule, down: Sequence[_Rule], ink: Image, scale: float) -> _Row | None:
    """The row between two rules; None unless there are rules between its cells or on both sides."""
    top, bottom = upper.at, lower.at
    if bottom - top < _LOWEST:
        return None

    def is_drawn(at: float) -> bool:
        """Whether an upright rule goes all the way from the one to the other."""
        left, first, last = round(at * scale) - 1, round(top * scale), round(bottom * scale)
        strips = (ink.crop((x, first, x + 1, last)).tobytes() for x in range(left, left + 3))
        return any(strip.count(255) > _DARK * len(strip) for strip in strips)

    begins, ends = max(upper.start, lower.start), min(upper.end, lower.end)
    places = sorted({rule.at for rule in down if begins - _STEP < rule.at < ends + _STEP})
    edges = [at for at in places if is_drawn(at)]
    edges = [at for before, at in pairwise([-_NARROWEST, *edges]) if at - before >= _NARROWEST]
    if edges and edges[0] > begins + _NARROWEST:
        edges = [begins, *edges]
    if len(edges) > 1 and edges[-1] < ends - _NARROWEST:
        edges.append(ends)
    return (top, bottom, tuple(edges)) if 2 <= len(edges) <= _MOST_COLUMNS + 1 else None


def _joined(across: Sequence[_Rule]) -> list[_Rule]:
    """The rules from the top; those on one line are one, broken where the rules that cross it are."""
    joined: list[_Rule] = []
    for rule in sorted(across, key=lambda rule: rule.at):
        if joined and rule.at - joined[-1].at <= _SAME:
            last = joined[-1]
            joined[-1] = _Rule(last.at, min(last.start, rule.start), max(last.end, rule.end))
        else:
            joined.append(rule)
    return joined


def _cells(table: int, rows: Sequence[_Row]) -> Iterator[Cell]:
    edges: list[float] = []
    for left in sorted(edge for _, _, row in rows for edge in row[:-1]):
        if not edges or left - edges[-1] > _NARROWEST:
            edges.append(left)
    for number, (top, bottom, row) in enumerate(rows):
        for left, right in pairwise(row):
            column = sum(edge <= left + 1 for edge in edges) - 1
            yield Cell(table, number, column, left + _INSIDE, top + _INSIDE, right - _INSIDE, bottom - _INSIDE)
