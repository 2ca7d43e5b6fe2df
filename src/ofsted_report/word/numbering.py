"""Finds the numbering or bullet of a paragraph: its own, that of its style, or that of a style which that is based on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ofsted_report.word.styles import StyleSheet
from ofsted_report.word.xml import Element, W, value, whole

DEEPEST = 8
"""The last of the nine levels that Word's lists have, from 0."""


class Numbering(NamedTuple):
    """The list and the level that number or bullet a paragraph."""

    list_id: str
    """Word's number of the list; empty where a paragraph says that it has one, and not which."""
    level: int
    """From 0."""


class Level(NamedTuple):
    """The format of the labels at one level of a list."""

    form: str = ""
    """In Word's terms: 'bullet', 'decimal', 'lowerLetter'; empty if the file has none."""
    text: str = ""
    """The pattern of the label, with %1 for the number of the first level: '%1.%2', '(%3)', '•'."""
    start: int = 1
    restarts_after: int | None = None
    """The level, from 1, after which it begins again; 0: it never does; None: after any level above it."""
    all_decimal: bool = False
    """Whether the numbers of all levels in its text are written in figures."""


class NumberedList(NamedTuple):
    """A list of the document: its levels, and with which other lists it counts on."""

    abstract: str
    """Lists of the same kind go on counting where the other ended."""
    levels: dict[int, Level]
    restarts: dict[int, int]
    """For each level, the number with which this list restarts, independent of others with the same definition."""


class ParagraphNumbering:
    """The numbering of a document's paragraphs; each style is looked at once."""

    def __init__(self, sheet: StyleSheet, lists: Element | None = None) -> None:
        """`lists`: the root of the part that holds the document's lists, where their form is wanted."""
        self._sheet = sheet
        self._of_styles: dict[Element | None, tuple[Element, ...]] = {}
        self.lists: dict[str, NumberedList] = {} if lists is None else _lists(lists)
        """The document's lists by Word's number of each."""

    def of(self, paragraph: Element) -> Numbering | None:
        """List and level; None where Word neither numbers nor bullets it.

        Raises:
            ValueError: the level is no number, which Word does not write.
        """
        said = self._said_of(paragraph)
        if not _in_list(said):
            return None
        level = next((level for each in said if (level := value(each.find(f"{W}ilvl"))) is not None), "0")
        return Numbering(_list_id(said), min(int(level), DEEPEST))

    def is_numbered(self, paragraph: Element) -> bool:
        """Whether Word numbers or bullets it."""
        return _in_list(self._said_of(paragraph))

    def is_numbered_by(self, style: Element | None) -> bool:
        """Whether Word numbers or bullets a paragraph that has this style and says nothing of its own."""
        return _in_list(self._said_by(style))

    def form(self, numbering: Numbering) -> str:
        """The number format in Word's terms ('bullet', 'decimal', 'lowerLetter'); empty if the file has none."""
        found = self.lists.get(numbering.list_id)
        return found.levels.get(numbering.level, Level()).form if found else ""

    def _said_of(self, paragraph: Element) -> tuple[Element, ...]:
        own = paragraph.find(f"{W}pPr")
        style = self._sheet.of_paragraph(None if own is None else value(own.find(f"{W}pStyle")))
        return (*_said([paragraph]), *self._said_by(style))

    def _said_by(self, style: Element | None) -> tuple[Element, ...]:
        if style not in self._of_styles:
            self._of_styles[style] = _said(self._sheet.chain(style))
        return self._of_styles[style]


def _said(elements: Iterable[Element]) -> tuple[Element, ...]:
    """The numbering properties of paragraphs and styles that have any."""
    return tuple(said for element in elements if (said := element.find(f"{W}pPr/{W}numPr")) is not None)


def _list_id(said: tuple[Element, ...]) -> str:
    """The list that the nearest names; a paragraph may name the level alone and leave the list to its style."""
    return next((name for each in said if (name := value(each.find(f"{W}numId"))) is not None), "")


def _in_list(said: tuple[Element, ...]) -> bool:
    """List 0 is how a paragraph or a style says that the numbering of the style below is not for it."""
    return bool(said) and _list_id(said) != "0"


def _lists(root: Element) -> dict[str, NumberedList]:
    """The lists by Word's number of each; what a list itself says of a level counts more than what its kind says."""
    kinds = {kind.get(f"{W}abstractNumId", ""): kind for kind in root.iter(f"{W}abstractNum")}
    named = {name: kind for kind in kinds.values() if (name := value(kind.find(f"{W}styleLink")))}
    levels = {
        # A kind that only names a list style is that style's kind.
        at: _levels(named.get(value(kind.find(f"{W}numStyleLink")) or "", kind))
        for at, kind in kinds.items()
    }
    found = {}
    for each in root.iter(f"{W}num"):
        kind = value(each.find(f"{W}abstractNumId")) or ""
        overrides = {whole(own.get(f"{W}ilvl"), 0): own for own in each.iter(f"{W}lvlOverride")}
        own_levels = {at: level for own in overrides.values() for at, level in _levels(own).items()}
        restarts = {
            at: whole(value(start), 1)
            for at, own in overrides.items()
            if (start := own.find(f"{W}startOverride")) is not None
        }
        found[each.get(f"{W}numId", "")] = NumberedList(kind, {**levels.get(kind, {}), **own_levels}, restarts)
    return found


def _levels(parent: Element) -> dict[int, Level]:
    return {
        whole(level.get(f"{W}ilvl"), 0): Level(
            form=value(level.find(f"{W}numFmt")) or "",
            text=value(level.find(f"{W}lvlText")) or "",
            start=whole(value(level.find(f"{W}start")), 1),
            restarts_after=None if (after := value(level.find(f"{W}lvlRestart"))) is None else whole(after, 0),
            all_decimal=level.find(f"{W}isLgl") is not None,
        )
        for level in parent.iter(f"{W}lvl")
    }
