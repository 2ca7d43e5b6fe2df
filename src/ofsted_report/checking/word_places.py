"""Describes the place of a passage of a Word report as a reader sees it: “Background”, 4 e); table 2, row 3."""

from __future__ import annotations

from dataclasses import dataclass

from ofsted_report.word.paragraph import Paragraph


@dataclass(slots=True)
class Places:
    """Counts on from paragraph to paragraph."""

    heading: str = ""
    _count: int = 0
    """Passages under the heading that have no number of their own."""
    _above: str = ""
    """The label of the numbered paragraph that lettered items are under."""

    def of(self, paragraph: Paragraph, words: str, *, heading: bool) -> str:
        """The place of the next passage: its heading, and its number, its place in a table, or its count."""
        if heading:
            self.heading, self._count, self._above = words, 0, ""
            return f"heading “{words}”"
        where = self._where(paragraph)
        return f"“{self.heading}”, {where}" if self.heading else where

    def _where(self, paragraph: Paragraph) -> str:
        if paragraph.cell is not None:
            return f"table {paragraph.cell.table}, row {paragraph.cell.row + 1}"
        label = paragraph.label
        if label is None or label.number is None or not label.text:
            self._count += 1
            return f"paragraph {self._count}"
        if label.text[:1].isdigit():
            self._above = label.text.rstrip(".")
            return self._above
        return f"{self._above} {label.text}".strip()
