"""A document as a reader found it: pages of lines, each with its place, its font, and what the file's tags say of it.

Lengths are PDF points (1/72 inch), measured from the page's top left corner. Forms without places (.txt, .docx) give
lines with zero boxes and a `tag` that says which paragraph each belongs to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TagKind = Literal["paragraph", "heading", "item", "note", "contents", "artifact"]


@dataclass(frozen=True, slots=True)
class Tag:
    """The structure element of a line, from the file: Word writes it to every PDF and .docx."""

    kind: TagKind
    id: int
    """One number for each paragraph, list item, … of the document; lines that share it belong together."""
    table: int | None = None
    """The number of the table that contains the line, if any; with its row and column in it, from 0."""
    row: int | None = None
    column: int | None = None
    level: int = 0
    """For a heading: 1 to 6 if the file has its level, else 0. For a list item in a Word file: its level, from 1."""
    continues: bool = False
    """Whether the file says that this began on an earlier page (Word never does, LibreOffice always)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or one cell's part of it."""

    text: str
    page: int
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    font: str = ""
    size: float = 0.0
    bold: bool = False
    tag: Tag | None = None
    spaced: bool = False
    """Whether a space follows the last word in the file: the mark of a line that was wrapped, and goes on."""
    angle: int = 0
    """Degrees by which it is turned from the page's other lines, clockwise as a person reads them: 310 for a watermark."""
    hidden: bool = False
    """Whether the file holds it and does not show it, as the text that a recogniser puts behind a picture."""
    covered: bool = False
    """Whether a part of it is not to be seen, under a thing that was painted over it."""
    faint: bool = False
    """Whether it is printed in a light colour."""
    coloured: bool = False
    """Whether it is printed in red, blue, green …, and not part of the file's tagged text."""
    added: bool = False
    """Whether the file says that it was put on the finished page: by a mark of its own, or in a small drawing with text in it."""

    @property
    def height(self) -> float:
        """From top to bottom, in points."""
        return self.bottom - self.top

    @property
    def is_tagged(self) -> bool:
        """Whether the file says that it is part of the text, and what of it."""
        return self.tag is not None and self.tag.kind != "artifact"


@dataclass(frozen=True, slots=True)
class Page:
    """One page; a form without pages is one page of size zero."""

    number: int
    width: float
    height: float
    """As seen upright by a reader, however the file rotates the page."""
    lines: tuple[Line, ...]
    unreadable: int = 0
    """Characters that are printed and of which the file does not say which letters they are."""
    is_picture: bool = False
    """Whether it is a scan: a picture of a page, and no text but what may be stamped on it."""
    laid_on: tuple[str, ...] = ()
    """Texts of comments, stamps, signatures and form fields that lie on the page and are not in its lines."""

    @property
    def hidden(self) -> bool:
        """Whether most of its text is not shown: a layer that a recogniser put behind the picture of a page."""
        hidden = sum([len(line.text) for line in self.lines if line.hidden])
        return hidden > 0 and 2 * hidden > sum(len(line.text) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Document:
    """A file's text as lines, whichever reader read it."""

    name: str
    sha256: str
    reader: Literal["pdfium", "pdfplumber", "ocr", "docx", "txt"]
    pages: tuple[Page, ...]
    unseen: tuple[str, ...] = ()
    """For a Word file: text in the file that is not visible: hidden, struck through, white."""
    embedded: tuple[str, ...] = ()
    """The names of files that this one holds whole, and that were not read."""
    changed: bool = False
    """Whether a Word file has tracked changes."""
    doubtful: tuple[tuple[int, str], ...] = ()
    """Words of a scan that text recognition is not sure of, each with its page."""

    @property
    def paged(self) -> bool:
        """Whether the form has pages and places (a PDF)."""
        return self.reader in ("pdfium", "pdfplumber", "ocr")

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in reading order."""
        return tuple(line for page in self.pages for line in page.lines)
