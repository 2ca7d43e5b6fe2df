"""A report's text for the checks, in any format: passages in order, each with its place."""

from __future__ import annotations

from typing import Literal, NamedTuple

PassageKind = Literal["paragraph", "item", "heading", "cell", "note", "margin"]

LETTERS = "letter"
"""The series of items that are lettered: a), b), c) …"""


class Mark(NamedTuple):
    """The mark before a list item: 'c)', '3.', '•'."""

    series: str
    """The kind of its mark: neighbours of the same kind are items of one list."""
    number: int | None = None
    """Its number, or its letter's; None where it has none."""


class TableCell(NamedTuple):
    """A cell's place: the table's number from 1; row and column from 0."""

    table: int
    row: int
    column: int


class Passage(NamedTuple):
    """A paragraph, list item, heading, cell or note of a report."""

    text: str
    kind: PassageKind
    place: str
    line: int | None = None
    highlighted: tuple[str, ...] = ()
    """The highlighted text, as placeholders are."""
    mark: Mark | None = None
    """For an item: the mark before it, if the file has it."""
    level: int = 0
    """For a heading: 1 for the highest; 0 for a title, or if the file has no levels."""
    cell: TableCell | None = None
    """Its position in a table; None outside tables."""
    unseen: str = ""
    """Text in the file at this place that is not visible: hidden, struck through, white on white."""
    set_off: bool = False
    """Whether its form alone says that it is a quotation: a block quotation, Word's style Quote."""
