"""Reads the structure of a tagged PDF: the paragraph, list item, cell or note of each piece of text.

Word tags every PDF that it exports: all of Ofsted's letters since 2014 that we have seen are tagged. A page's content is
divided into marked pieces, each with a number; the structure tree assigns each number to an element.
"""

from __future__ import annotations

import ctypes
from functools import lru_cache
from typing import Any

from ofsted_report.reading import pdfium_calls as calls
from ofsted_report.reading.document import Tag, TagKind

ARTIFACT = Tag("artifact", 0)
"""Running headers, footers and page numbers: in the file, but no part of its text."""

KINDS: dict[str, TagKind] = {
    "P": "paragraph",
    "LI": "item",
    "Note": "note",
    "FENote": "note",
    "Title": "heading",
    "H": "heading",
    "TOCI": "contents",
    **{f"H{level}": "heading" for level in range(1, 7)},
}
"""The elements that are paragraphs of their own; all others (Span, Link, LBody …) are part of the one around them."""
_LONGEST_TYPE = 64
"""Bytes, in UTF-16."""
_Type = ctypes.c_char * _LONGEST_TYPE
_TOO_DEEP = 60
"""No document nests deeper; a file made to loop does."""


class Tagger:
    """Numbers the elements of a document, page after page, in the order in which they are read."""

    def __init__(self) -> None:
        self._last = 0
        self._tables = 0

    def page(self, page: Any) -> dict[int, Tag]:
        """The tags of one page by the numbers of its marked pieces, given pdfium's handle of it; none if it is not tagged.

        On a tagged page, what is in no numbered piece is an `ARTIFACT`.
        """
        tree = calls.FPDF_StructTree_GetForPage(page)
        if not tree:
            return {}
        walk = _Walk(self._last, self._tables)
        try:
            for i in range(calls.FPDF_StructTree_CountChildren(tree)):
                child = calls.FPDF_StructTree_GetChildAtIndex(tree, i)
                if child:
                    walk.element(child, None, 0)
        finally:
            calls.FPDF_StructTree_Close(tree)
        self._last, self._tables = walk.last, walk.tables
        return walk.tags


class _Walk:
    """One way through a page's structure tree."""

    def __init__(self, last: int, tables: int) -> None:
        self.last = last
        self.tables = tables
        self.tags: dict[int, Tag] = {}
        self._table: int | None = None
        self._row = -1
        self._column = -1
        self._note: Tag | None = None
        self._fresh_item: Tag | None = None
        self._later_page = last > 0
        self._seen: set[int] = set()
        self._buffer = _Type()

    def element(self, element: int, around: Tag | None, depth: int) -> None:
        """Note the pieces of an element and of all below it; one that several others name is below the first alone."""
        if depth > _TOO_DEEP or element in self._seen:
            return
        self._seen.add(element)
        kind = self._type(element)
        match kind:
            case "Table":
                outside = (self._table, self._row, self._column)
                self.tables += 1
                self._table, self._row, self._column = self.tables, -1, -1
                self._below(element, None, depth)
                self._table, self._row, self._column = outside
            case "TR":
                self._row += 1
                self._column = -1
                self._below(element, None, depth)
            case "TD" | "TH":
                self._column += 1
                self._below(element, None, depth)
            case _ if kind in KINDS:
                self._paragraph(element, kind, around, depth)
            case _:
                self._below(element, around, depth)

    def _paragraph(self, element: int, name: str, around: Tag | None, depth: int) -> None:
        kind = KINDS[name]
        continues = self._begun_before(element)
        if kind == "note":
            outside, self._note = self._note, self._new("note")
            self._below(element, self._note, depth)
            self._note = outside
        elif self._note is not None:
            self._below(element, self._note, depth)
        elif kind == "item":
            item = self._fresh_item = self._new("item", continues=continues)
            self._below(element, item, depth)
            self._fresh_item = None
        elif kind == "paragraph" and around is not None and around is self._fresh_item:
            self._fresh_item = None  # the first paragraph inside an item is the item's own text
            self._below(element, around, depth)
        else:
            level = int(name[1]) if len(name) == 2 and name[1].isdigit() else 0
            self._below(element, self._new(kind, level=level, continues=continues), depth)

    def _below(self, element: int, around: Tag | None, depth: int) -> None:
        """Note the children of an element: elements, or numbers of pieces of the page's content.

        Most children of a section are on other pages: of them pdfium gives neither.
        """
        loose: Tag | None = None  # for text in a cell without a paragraph around it
        child_at, piece_at = calls.FPDF_StructElement_GetChildAtIndex, calls.FPDF_StructElement_GetChildMarkedContentID
        for i in range(calls.FPDF_StructElement_CountChildren(element)):
            if child := child_at(element, i):
                self.element(child, around, depth + 1)
            elif (piece := piece_at(element, i)) >= 0:
                loose = around or loose or self._new("paragraph")
                self.tags[piece] = loose

    def _begun_before(self, element: int) -> bool:
        """Whether the element's first part is on another page: pdfium counts it as a child, but gives none."""
        return bool(
            self._later_page
            and calls.FPDF_StructElement_CountChildren(element) > 1
            and not calls.FPDF_StructElement_GetChildAtIndex(element, 0)
            and calls.FPDF_StructElement_GetChildMarkedContentID(element, 0) < 0
        )

    def _new(self, kind: TagKind, *, level: int = 0, continues: bool = False) -> Tag:
        self.last += 1
        if self._table is None or self._row < 0 or self._column < 0:
            # A caption, or text that a damaged file has in a row and in no cell: it is in no place of the table.
            return Tag(kind, self.last, level=level, continues=continues)
        return Tag(kind, self.last, self._table, self._row, self._column, level, continues)

    def _type(self, element: int) -> str:
        length = calls.FPDF_StructElement_GetType(element, self._buffer, _LONGEST_TYPE)
        return _decoded(self._buffer.raw[: length - 2]) if 2 < length <= _LONGEST_TYPE else ""


@lru_cache(maxsize=256)
def _decoded(name: bytes) -> str:
    """Return the name of a type: a document has few."""
    return name.decode("utf-16-le", "replace")
