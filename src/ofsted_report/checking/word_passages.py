"""A report in Word: read as letters are, with what only its check needs: highlights, headers and footers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from ofsted_report.checking.passages import Mark, Passage, PassageKind, TableCell
from ofsted_report.checking.text_passages import without_label
from ofsted_report.checking.word_places import Places
from ofsted_report.reading.document import Line
from ofsted_report.reading.text import clean, join
from ofsted_report.reading.word import lines_of
from ofsted_report.word.paragraph import Paragraph
from ofsted_report.word.xml import Element

if TYPE_CHECKING:
    from ofsted_report.word.document import WordDocument

_KINDS: dict[str, PassageKind] = {"heading": "heading", "item": "item", "cell": "cell", "note": "note"}


def passages_of_word(document: WordDocument) -> Iterator[Passage]:
    """The text in order, each passage with its place as a reader sees it.

    Then page headers and footers, the alternative texts of pictures, and the title of the file.

    Raises:
        NotReadableError: a part of it is damaged.
    """
    places = Places()
    unseen = _unseen(document)
    marked: Paragraph | None = None
    for _, group in groupby(lines_of(document), key=lambda pair: _tag_id(pair[0])):
        lines, paragraphs = zip(*group, strict=True)
        paragraph: Paragraph = paragraphs[0]
        tag = lines[0].tag
        words, typed = without_label(clean(join(clean(line.text) for line in lines)))
        if not words:
            continue
        kind: PassageKind = _KINDS.get(tag.kind, "paragraph")
        if tag.table is not None:
            kind = "cell"
        elif typed and kind == "paragraph":
            kind = "item"
        # If a paragraph was typed as several lines with line breaks, Word's comment is at the first.
        first = paragraph is not marked
        printed = _mark(paragraph) if kind == "item" and first else None
        marked = paragraph
        yield Passage(
            words,
            kind,
            places.of(paragraph, words, heading=kind == "heading"),
            highlighted=tuple(text for text in dict.fromkeys(_highlighted(paragraph)) if text in words),
            mark=typed or printed,
            level=tag.level if kind == "heading" else 0,
            set_off=paragraph.style.is_quotation,
            cell=_cell(paragraph),
            unseen=unseen.get(paragraph.element, "") if first else "",
        )
    for margin in document.margins:
        words = clean(" ".join(paragraph.text for paragraph in margin.paragraphs))
        if words:
            highlights = tuple(text for paragraph in margin.paragraphs for text in _highlighted(paragraph))
            yield Passage(words, "margin", f"page {margin.kind}", highlighted=highlights)
    for text in document.alternative_texts:
        yield Passage(clean(text), "margin", "alternative text of a picture")
    if title := clean(document.property("title")):
        yield Passage(title, "margin", "title in the document's properties")


def _tag_id(line: Line) -> int:
    return line.tag.id if line.tag else -1


def _unseen(document: WordDocument) -> dict[Element, str]:
    """Return invisible text by the paragraph with visible text that it is in; if it is in none, by the next one, or the
    last."""
    found: dict[Element, str] = {}
    waiting, last = "", None
    for paragraph in document.paragraphs:
        waiting = f"{waiting} {paragraph.unseen}" if paragraph.unseen else waiting
        if paragraph.text.strip():
            found[paragraph.element], waiting, last = clean(waiting), "", paragraph.element
    if last is not None and waiting:
        found[last] = clean(f"{found[last]} {waiting}")
    return found


def _cell(paragraph: Paragraph) -> TableCell | None:
    cell = paragraph.cell
    return None if cell is None else TableCell(cell.table, cell.row, cell.column)


def _mark(paragraph: Paragraph) -> Mark | None:
    """The mark that Word puts before a paragraph: neighbours in one list, at one level, have the same series."""
    label = paragraph.label
    if label is None:
        return None
    form = "number" if label.text[:1].isdigit() else "list"
    return Mark(f"{form} {label.numbering.list_id}, level {label.numbering.level}", label.number)


def _highlighted(paragraph: Paragraph) -> Iterator[str]:
    """The pieces of highlighted text, neighbouring runs joined."""
    for marked, runs in groupby((run for run in paragraph.runs if run.shown), key=lambda run: bool(run.highlight)):
        text = clean("".join(run.text for run in runs))
        if marked and text:
            yield text
