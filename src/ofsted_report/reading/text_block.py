"""One heading, paragraph, list item, table row or footnote of a document, with the printed lines it was made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ofsted_report.reading.document import Line

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One heading, paragraph, list item, table row or footnote."""

    kind: BlockKind
    text: str
    lines: tuple[Line, ...]
    """The printed lines it was made of."""
    mark: str = ""
    """The bullet, number or footnote mark it began with; the text is without it."""
    cells: tuple[tuple[TextBlock, ...], ...] = ()
    """For a table row: the blocks in each of its columns."""
    level: int = 1
    """For a list item: its level, 2 under another item. For a heading: the level in the file's tags, 0 if there is none."""

    @property
    def page(self) -> int:
        """The page it begins on, from 1."""
        return self.lines[0].page

    @property
    def bold(self) -> bool:
        """Whether all of it is printed bold."""
        return self.lines[0].bold and all(line.bold for line in self.lines)

    @property
    def size(self) -> float:
        """The type's size in points."""
        return self.lines[0].size

    @property
    def said_parts(self) -> tuple[str, ...]:
        """The paragraphs and items of what it says: of a table's row, those of its last column."""
        return tuple(block.text for block in self.cells[-1]) if self.kind == "row" else (self.text,)

    @property
    def said(self) -> str:
        """The text; for a table row, that of its last column; the columns before it say who is responsible."""
        return " ".join(inner.text for inner in self.cells[-1]) if self.kind == "row" else self.text

    @property
    def responsible(self) -> str | None:
        """For a table row: the text in the columns before the last."""
        if self.kind != "row":
            return None
        return " ".join(inner.text for cell in self.cells[:-1] for inner in cell) or None

    @property
    def table(self) -> int | None:
        """The table that contains it."""
        tag = self.lines[0].tag
        return tag.table if tag else None
