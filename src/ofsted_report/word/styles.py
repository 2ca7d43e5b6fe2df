"""What the styles of a Word document say of the paragraphs that have them; each style is looked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.xml import OFF, StyleSheet, W, value

_HEADING = re.compile(r"heading (?=[1-9]$)")
"""How a file names Word's own heading styles, which Word shows with a capital."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, as far as reading goes by it."""

    name: str = ""
    """As Word shows it: 'Heading 1', 'List Bullet 2'."""
    bold: bool = False
    numbered: bool = False
    """Whether it, or a style that it is based on, brings a list's numbering."""

    @property
    def is_heading(self) -> bool:
        """Whether it is one of the heading styles, or the title's."""
        return self.name.startswith(("Heading", "Title"))

    @property
    def is_list(self) -> bool:
        """Whether its paragraphs are list items."""
        return self.numbered or self.name.startswith("List ")

    @property
    def heading_level(self) -> int:
        """The level that a heading's style names; 0 where it names none."""
        level = self.name.removeprefix("Heading ")
        return int(level) if level.isdecimal() else 0

    @property
    def list_level(self) -> int:
        """The level that a list's style names ('List Bullet 2'); 1 where it names none."""
        _, _, last = self.name.rpartition(" ")
        return int(last) if self.name.startswith("List ") and last.isdecimal() else 1


class Styles:
    """The paragraph styles of a document, by the id that its paragraphs name."""

    def __init__(self, sheet: StyleSheet, numbering: ParagraphNumbering) -> None:
        self._sheet = sheet
        self._numbering = numbering
        self._styles: dict[Any, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """The paragraph style with this id; the document's default style where there is none."""
        element = self._sheet.of_paragraph(style_id)
        if element not in self._styles:
            self._styles[element] = Style() if element is None else self._read(element)
        return self._styles[element]

    def _read(self, element: Any) -> Style:
        bold = element.find(f"{W}rPr/{W}b")
        return Style(
            name=_HEADING.sub("Heading ", value(element.find(f"{W}name")) or ""),
            bold=bold is not None and value(bold) not in OFF,
            numbered=self._numbering.is_numbered_by(element),
        )
