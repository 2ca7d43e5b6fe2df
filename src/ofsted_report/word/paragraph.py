"""A paragraph of a Word document as a reader sees it: what `document.WordDocument` yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ofsted_report.word.labels import Label
from ofsted_report.word.look import RunLook
from ofsted_report.word.styles import Style
from ofsted_report.word.xml import Element

Place = Literal["body", "text box", "header", "footer", "footnote", "endnote"]


class Cell(NamedTuple):
    """The position of a paragraph in a table. All numbers are from 0, except that of the table."""

    table: int
    """From 1, in the order in which tables begin; a table in a cell of another counts too."""
    row: int
    column: int
    """Its place among the cells of its row."""
    grid: int
    """The column of the table at which it begins: another than `column` where cells before it are merged."""
    span: int = 1
    """The number of the table's columns that it spans."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph that looks the same throughout."""

    text: str
    """'\\n' for a line break, '\\t' for a tab, a raised figure for a footnote's mark."""
    look: RunLook = field(repr=False, compare=False)
    element: Element = field(repr=False, compare=False)
    hidden: bool = False
    """Whether it is in Word's hidden text, which is not printed."""
    struck: bool = False
    """Whether it is struck through."""
    white: bool = False
    """Whether its letters have the colour of the page: nobody sees them. Tables and text boxes are not looked at."""
    highlight: str = ""
    """The highlight colour ('yellow'); empty if there is none."""
    comments: tuple[str, ...] = ()
    """Word's ids of the comments on it."""

    @property
    def shown(self) -> bool:
        """Whether it is read as part of the text: neither hidden, nor struck through, nor white on white."""
        return not (self.hidden or self.struck or self.white)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with tracked changes applied, fields and content controls by what they show."""

    runs: tuple[Run, ...]
    """In order, including those that are not shown."""
    style: Style
    place: Place
    element: Element = field(repr=False, compare=False)
    """Its w:p; of paragraphs that a deleted paragraph mark has joined, the last."""
    heading_level: int = 0
    """1 to 9 for a heading; 0 for other text and for the document's title."""
    label: Label | None = None
    """The number, letter or bullet that Word prints before it; None where it prints none."""
    list_level: int = 0
    """For a list item, its level from 1; 0 for other text. An item may have no label: its style may make it one."""
    cell: Cell | None = None
    """The innermost cell that it is in; None outside tables."""
    bold: bool = False
    """Whether all of its words are in bold type."""
    alignment: str = "left"
    """In Word's terms: left, center, right, both (justified) …"""

    @property
    def text(self) -> str:
        """The visible text, without its label; '\\n' for a typed line break."""
        return "".join(run.text for run in self.runs if run.shown)

    @property
    def unseen(self) -> str:
        """Text in the file at this place that is not visible: hidden, struck through, white."""
        return "".join(run.text for run in self.runs if not run.shown)


def bare(text: str) -> str:
    """Letters and digits alone, in small: spaces, quotes and dashes differ between documents that say the same."""
    return "".join(character for character in text.casefold() if character.isalnum())
