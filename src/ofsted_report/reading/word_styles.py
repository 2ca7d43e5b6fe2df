"""What the styles of a Word document say of the paragraphs that have them; each style is looked at once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Stands before the name of each of Word's own elements and attributes."""
_HEADING = re.compile(r"heading (?=[1-9]$)")
"""How a file names Word's own heading styles, which Word shows with a capital."""
_OFF = ("0", "false", "off")


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
    """The styles of a document, by the id that its paragraphs name."""

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        default = None
        for element in root.iter(f"{W}style"):
            self._elements.setdefault(element.get(f"{W}styleId", ""), element)
            if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default", "0") not in _OFF:
                default = element  # of several, Word takes the last
        self._numbered: dict[str, bool] = {}
        self._default = Style() if default is None else self._read(default)
        self._styles: dict[str, Style] = {}

    def of(self, style_id: str | None) -> Style:
        """The paragraph style with this id; the document's default style where there is none."""
        element = self._elements.get(style_id or "")
        if style_id is None or element is None or element.get(f"{W}type") != "paragraph":
            return self._default
        if style_id not in self._styles:
            self._styles[style_id] = self._read(element)
        return self._styles[style_id]

    def _read(self, element: Any) -> Style:
        name = _value(element.find(f"{W}name")) or ""
        bold = element.find(f"{W}rPr/{W}b")
        return Style(
            name=_HEADING.sub("Heading ", name),
            bold=bold is not None and bold.get(f"{W}val") not in _OFF,
            numbered=self._is_numbered(element),
        )

    def _is_numbered(self, element: Any) -> bool:
        """Goes from style to style that it is based on; a damaged file may lead in a circle."""
        passed: list[str] = []
        found = False
        while element is not None:
            style_id = element.get(f"{W}styleId", "")
            if style_id in self._numbered:
                found = self._numbered.get(style_id, False)
                break
            passed.append(style_id)
            self._numbered[style_id] = False
            own = numbered(element)
            if own is not None:
                found = own
                break
            element = self._elements.get(_value(element.find(f"{W}basedOn")) or "")
        self._numbered.update(dict.fromkeys(passed, found))
        return found


def numbered(element: Any) -> bool | None:
    """Whether a paragraph or a style puts itself into a list; None where it leaves that to its style, or the one below.

    List 0 is how Word writes that the numbering of the style is not for this one.
    """
    numbering = element.find(f"{W}pPr/{W}numPr")
    return None if numbering is None else _value(numbering.find(f"{W}numId")) != "0"


def _value(element: Any) -> str | None:
    return None if element is None else element.get(f"{W}val")
