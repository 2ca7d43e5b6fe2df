"""Word documents (.docx): the paragraphs that a reader sees, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from ofsted_report.lexicon import TO_SUPERSCRIPTS
from ofsted_report.reading import bullets
from ofsted_report.reading.document import Line, Page, Tag, TagKind
from ofsted_report.word.paragraph import Paragraph

if TYPE_CHECKING:
    from ofsted_report.word.document import WordDocument

_TYPED_BULLETS = (bullets.STRONG, bullets.WEAK)


def pages_of(document: WordDocument) -> tuple[Page, ...]:
    """The document as one page without places."""
    comments = tuple(text for each in document.comments.values() if (text := " ".join(each.split())))
    return (Page(1, 0.0, 0.0, tuple(line for line, _ in lines_of(document)), laid_on=comments),)


def unseen_in(document: WordDocument) -> tuple[str, ...]:
    """Return text in the file that is not visible, paragraph by paragraph."""
    notes = (paragraph for note in (*document.footnotes, *document.endnotes) for paragraph in note.paragraphs)
    found = (" ".join(paragraph.unseen.split()) for paragraph in (*document.paragraphs, *notes))
    return tuple(text for text in found if any(map(str.isalnum, text)))


def lines_of(document: WordDocument) -> Iterator[tuple[Line, Paragraph]]:
    """The lines of a document's body, then its footnotes and endnotes, each with the paragraph that it is of.

    A line's tag says which lines make one paragraph or list item: some press Shift and Return where Return was meant.
    """
    numbers = count(1)
    for paragraph in document.paragraphs:
        for line in _lines(paragraph, numbers):
            yield line, paragraph
    for note in (*document.footnotes, *document.endnotes):
        text = " ".join(_printed(paragraph).replace("\n", " ") for paragraph in note.paragraphs).strip()
        if text:
            mark = str(note.number).translate(TO_SUPERSCRIPTS)
            yield Line(text=f"{mark} {text}", page=1, tag=Tag("note", next(numbers))), note.paragraphs[0]


def _lines(paragraph: Paragraph, numbers: Iterator[int]) -> Iterator[Line]:
    kind = _kind(paragraph)
    cell = paragraph.cell
    table, row, column = (cell.table, cell.row, cell.column) if cell else (None, None, None)
    level = paragraph.list_level if kind == "item" else paragraph.heading_level
    tag = Tag(kind, next(numbers), table, row, column, level)
    begun = parted = False
    for text in _printed(paragraph).split("\n"):
        if not text.strip():
            parted = begun  # an empty line typed with line breaks parts two paragraphs
            continue
        typed = kind != "heading" and any(mark.match(text.strip()) for mark in _TYPED_BULLETS)
        if parted or (typed and begun):
            tag = replace(tag, id=next(numbers))
        if typed:
            tag = replace(tag, kind="item")
        begun, parted = True, False
        yield Line(text=text, page=1, bold=paragraph.bold, tag=tag)


def _printed(paragraph: Paragraph) -> str:
    return paragraph.text.replace("\t", " ")


def _kind(paragraph: Paragraph) -> TagKind:
    if paragraph.heading_level or paragraph.style.is_title:
        return "heading"
    return "item" if paragraph.list_level else "paragraph"
