"""The properties of paragraphs that the styles of a Word document define; each style is resolved once."""

from __future__ import annotations

import re
from typing import NamedTuple

from ofsted_report.pattern import Pattern
from ofsted_report.word.xml import OFF, Element, W, value

DEEPEST = 20
"""Styles, each based on the next; nobody builds more than a few, and a damaged file leads in a circle."""
_HEADING = Pattern(r"heading ([1-9])", re.IGNORECASE)
"""Names of Word's own heading styles in a file, in whatever language Word shows them."""
_QUOTATION = Pattern(r"\b(?:block)?quot(?:es?|ations?)\b|^block text$", re.IGNORECASE)
"""In names of styles: pandoc uses Block Text for block quotations, LibreOffice Quotations."""
_BODY_LEVEL = 9
"""The outline level, from 0, of text that is no heading."""


class StyleSheet:
    """The styles of a document as its file has them, by the id that its paragraphs and runs name."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self.default: Element | None = None
        """The style of paragraphs that name none; None where the file has no such style."""
        self.run_defaults: Element | None = None
        """The formatting of runs without any style; None if the file does not define it."""
        if root is None:
            return
        self.run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        for style in root.iter(f"{W}style"):
            self._styles.setdefault(style.get(f"{W}styleId", ""), style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in OFF:
                self.default = style  # of several, Word takes the last

    @property
    def names(self) -> set[str]:
        """The names of all styles, in small letters: 'heading 1', 'list bullet'."""
        return {(value(style.find(f"{W}name")) or "").lower() for style in self._styles.values()}

    def of_paragraph(self, style_id: str | None) -> Element | None:
        """Return the paragraph style with this id; the document's default style if there is none."""
        style = self._styles.get(style_id or "")
        return style if style is not None and style.get(f"{W}type") == "paragraph" else self.default

    def chain(self, style: Element | None) -> tuple[Element, ...]:
        """The style and those that it is based on, the nearest first."""
        found: list[Element] = []
        while style is not None and style not in found and len(found) < DEEPEST:
            found.append(style)
            style = self._styles.get(value(style.find(f"{W}basedOn")) or "")
        return tuple(found)

    def chain_of(self, style_id: str | None) -> tuple[Element, ...]:
        """Return the style with this id, of whatever type, followed by the styles that it is based on; empty if there is
        none."""
        return self.chain(self._styles.get(style_id or ""))


class Style(NamedTuple):
    """A paragraph style, with what it has from the styles that it is based on."""

    name: str = ""
    """As in the file, where the names of Word's own styles are English: 'heading 1', 'List Bullet 2'."""
    heading_level: int = 0
    """1 to 9 for a heading; 0 for other text, also for the document's title."""
    is_title: bool = False
    is_subtitle: bool = False
    is_quotation: bool = False
    """Whether it is for quotations: Quote, Intense Quote, a council's own that is based on one."""
    is_numbered: bool = False
    """Whether it brings a list's numbering, or its bullets."""
    is_list: bool = False
    """Whether its paragraphs are list items: it is one of Word's list styles, or brings a list's numbering."""
    alignment: str = "left"
    """In Word's terms: left, center, right, both (justified) …"""

    @property
    def list_level(self) -> int:
        """The level that a list's style names ('List Bullet 2'); 1 where it names none."""
        _, _, last = self.name.rpartition(" ")
        return int(last) if self.name.startswith("List ") and last.isdecimal() else 1


def read_style(chain: tuple[Element, ...], *, numbered: bool) -> Style:
    """The style that is the first of these, each of which is based on the next; `numbered`: it brings a numbering."""
    if not chain:
        return Style(is_numbered=numbered, is_list=numbered)
    names = [value(style.find(f"{W}name")) or "" for style in chain]
    lower = [name.lower() for name in names]
    return Style(
        name=names[0],
        heading_level=_heading_level(chain, names),
        is_title="title" in lower,
        is_subtitle="subtitle" in lower,
        is_quotation=any(map(_QUOTATION.search, names)),
        is_numbered=numbered,
        is_list=numbered or names[0].startswith("List "),
        alignment=next((said for style in chain if (said := alignment(style.find(f"{W}pPr")))), "left"),
    )


def _heading_level(chain: tuple[Element, ...], names: list[str]) -> int:
    """The heading level of the nearest style that has an outline level, or is one of Word's heading styles."""
    for style, name in zip(chain, names, strict=True):
        level = outline_level(style.find(f"{W}pPr"))
        if level is not None:
            return level
        if match := _HEADING.fullmatch(name):
            return int(match[1])
    return 0


def outline_level(properties: Element | None) -> int | None:
    """The heading level that the properties of a paragraph or style give, 0 for body text; None where they give none.

    Raises:
        ValueError: the level is no number, which Word does not write.
    """
    found = None if properties is None else properties.find(f"{W}outlineLvl")
    if found is None:
        return None
    level = int(value(found) or _BODY_LEVEL)
    return level + 1 if level < _BODY_LEVEL else 0


def alignment(properties: Element | None) -> str | None:
    """Return the alignment in the properties of a paragraph or style; None if they have none."""
    return None if properties is None else value(properties.find(f"{W}jc"))
