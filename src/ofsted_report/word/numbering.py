"""How Word numbers or bullets a paragraph: as the paragraph says, or its style, or a style which that is based on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ofsted_report.word.xml import StyleSheet, W, value


@dataclass(frozen=True, slots=True)
class Numbering:
    """Which list of the document numbers or bullets a paragraph, and at which level of it."""

    list_id: str
    """Word's number of the list; empty where a paragraph says that it has one, and not which."""
    level: int
    """From 0."""


class ParagraphNumbering:
    """The numbering of a document's paragraphs; each style is looked at once."""

    def __init__(self, sheet: StyleSheet, lists: Any = None) -> None:
        """`lists`: the root of the part that holds the document's lists (`lists_part`), where their form is wanted."""
        self._sheet = sheet
        self._of_styles: dict[Any, tuple[Any, ...]] = {}
        self._forms = {} if lists is None else _forms(lists)

    def of(self, paragraph: Any) -> Numbering | None:
        """List and level; None where Word neither numbers nor bullets it.

        Raises:
            ValueError: the level is no number, which Word does not write.
        """
        said = self._said_of(paragraph)
        if not _in_list(said):
            return None
        level = next((level for each in said if (level := value(each.find(f"{W}ilvl"))) is not None), "0")
        return Numbering(_list_id(said), int(level))

    def is_numbered(self, paragraph: Any) -> bool:
        """Whether Word numbers or bullets it."""
        return _in_list(self._said_of(paragraph))

    def is_numbered_by(self, style: Any) -> bool:
        """Whether Word numbers or bullets a paragraph that has this style and says nothing of its own."""
        return _in_list(self._said_by(style))

    def form(self, numbering: Numbering) -> str:
        """How the items are marked, in Word's words ('bullet', 'decimal', 'lowerLetter'); empty where the file is silent."""
        return self._forms.get(numbering, "")

    def _said_of(self, paragraph: Any) -> tuple[Any, ...]:
        own = paragraph.find(f"{W}pPr")
        style = self._sheet.of_paragraph(None if own is None else value(own.find(f"{W}pStyle")))
        return (*_said([paragraph]), *self._said_by(style))

    def _said_by(self, style: Any) -> tuple[Any, ...]:
        if style not in self._of_styles:
            self._of_styles[style] = _said(self._sheet.chain(style))
        return self._of_styles[style]


def lists_part(document: Any) -> Any:
    """The root of the part of a python-docx Document that holds its lists; None where it has none."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/numbering") and not relation.is_external:
            return relation.target_part.element
    return None


def _said(elements: Iterable[Any]) -> tuple[Any, ...]:
    """What paragraphs and styles say of their numbering, without those that say nothing."""
    return tuple(said for element in elements if (said := element.find(f"{W}pPr/{W}numPr")) is not None)


def _list_id(said: tuple[Any, ...]) -> str:
    """The list that the nearest names; a paragraph may name the level alone and leave the list to its style."""
    return next((name for each in said if (name := value(each.find(f"{W}numId"))) is not None), "")


def _in_list(said: tuple[Any, ...]) -> bool:
    """List 0 is how a paragraph or a style says that the numbering of the style below is not for it."""
    return bool(said) and _list_id(said) != "0"


def _forms(lists: Any) -> dict[Numbering, str]:
    """How each level of each list is marked."""
    kinds = {
        kind.get(f"{W}abstractNumId"): [
            (level.get(f"{W}ilvl", "0"), value(level.find(f"{W}numFmt")) or "") for level in kind.iter(f"{W}lvl")
        ]
        for kind in lists.iter(f"{W}abstractNum")
    }
    return {
        Numbering(each.get(f"{W}numId", ""), int(level)): form
        for each in lists.iter(f"{W}num")
        for level, form in kinds.get(value(each.find(f"{W}abstractNumId")), ())
        if level.isdecimal()
    }
