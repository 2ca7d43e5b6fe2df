"""A report in Word: read as letters are, with what only its check needs: highlights, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ofsted_report.checking.passages import Mark, Passage, PassageKind
from ofsted_report.checking.text_passages import without_label
from ofsted_report.checking.word_formatting import StyledDocument, inside, walking
from ofsted_report.reading.text import clean, join
from ofsted_report.word.xml import W

_KINDS: dict[str, PassageKind] = {"heading": "heading", "item": "item", "cell": "cell", "note": "note"}


def passages_of_word(data: bytes, name: str) -> Iterator[Passage]:
    """The text in order, each passage with its paragraph's number and its heading; then headers and footers.

    Raises:
        NotReadableError: it is no Word document, or a damaged one.
    """
    with walking(name):
        yield from _passages(data, name)


def _passages(data: bytes, name: str) -> Iterator[Passage]:
    from ofsted_report.reading.word import open_docx, read_pages

    document = open_docx(data, name)
    styled = StyledDocument(document)
    highlights = [text for root in _parts(document) for text in _highlighted(root)]
    parts: dict[int, list[Any]] = {}
    for page in read_pages(data, name):
        for line in page.lines:
            parts.setdefault(line.tag.id if line.tag else -1, []).append(line)
    marks = _marks(styled)
    quotations = {_letters(part) for each in styled.paragraphs if styled.is_quotation(each) for part in _parts_of(each)}
    under = ""
    for number, lines in enumerate(parts.values(), 1):
        tag = lines[0].tag
        words, mark = without_label(clean(join(clean(line.text) for line in lines)))
        kind: PassageKind = _KINDS.get(tag.kind, "paragraph") if tag else "paragraph"
        if tag is not None and tag.table is not None:
            kind = "cell"
        elif mark and kind == "paragraph":
            kind = "item"
        if words:
            found = tuple(dict.fromkeys(text for text in highlights if text in words))
            if kind == "heading":
                under = f", under “{words}”"
            if kind == "item" and mark is None:
                waiting = marks.get(words, [])
                mark = waiting.pop(0) if waiting else None
            # Word shows nobody the numbers of its paragraphs, but it shows the headings.
            place = f"paragraph {number}{'' if kind == 'heading' else under}"
            level = tag.level if tag is not None and kind == "heading" else 0
            yield Passage(words, kind, place, None, found, mark, level, _letters(words) in quotations)
    for where, root in _margins(document):
        words = clean(" ".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in root.iter(f"{W}p")))
        if words:
            yield Passage(words, "margin", where, None, tuple(_highlighted(root)))


def _parts_of(paragraph: Any) -> Iterator[str]:
    """The paragraph, and what of it may be read as a passage for itself: its lines, and what empty lines part."""
    breaks = (f"{W}br", f"{W}cr")
    text = "".join(
        "\n" if each.tag in breaks else each.text or ""
        for each in paragraph.iter(f"{W}t", *breaks)
        if not inside(each, "del", "moveFrom")
    )
    yield from (without_label(part.strip())[0] for part in (text, *text.split("\n"), *re.split(r"\n\s*\n", text)))


def _letters(text: str) -> str:
    """The text without spaces: where lines were broken in Word, there are none."""
    return "".join(clean(text).split())


def _marks(styled: StyledDocument) -> dict[str, list[Mark]]:
    """The marks of the items that Word numbers, by their words: the same words may stand there twice."""
    marks: dict[str, list[Mark]] = {}
    counts: dict[str, dict[int, int]] = {}
    for paragraph in styled.paragraphs:
        numbering = styled.numbering(paragraph)
        if numbering is None:
            continue
        # Word counts sub-items anew under each item.
        kept = {at: count for at, count in counts.get(numbering.list_id, {}).items() if at <= numbering.level}
        kept[numbering.level] = kept.get(numbering.level, 0) + 1
        counts[numbering.list_id] = kept
        number = None if styled.is_bulleted(paragraph) else kept[numbering.level]
        mark = Mark(f"list {numbering.list_id}, level {numbering.level}", number)
        marks.setdefault(clean(styled.text(paragraph)), []).append(mark)
    return marks


def _parts(document: Any) -> Iterator[Any]:
    yield document.element.body
    for _, root in _margins(document):
        yield root


def _margins(document: Any) -> Iterator[tuple[str, Any]]:
    from lxml import etree

    for relation in document.part.rels.values():
        if relation.is_external:
            continue
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in ("header", "footer"):
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            yield f"page {kind}", etree.fromstring(relation.target_part.blob, parser)


def _highlighted(root: Any) -> Iterator[str]:
    """The runs of highlighted text, neighbours in a paragraph joined; deleted ones left out."""
    for paragraph in root.iter(f"{W}p"):
        joined = ""
        for run in paragraph.iter(f"{W}r"):
            gone = any(above.tag in (f"{W}del", f"{W}moveFrom") for above in run.iterancestors())
            words = "" if gone else "".join(t.text or "" for t in run.iter(f"{W}t"))
            marker = run.find(f"{W}rPr/{W}highlight")
            if words and marker is not None and marker.get(f"{W}val") != "none":
                joined += words
            elif words or not gone:
                if joined.strip():
                    yield clean(joined)
                joined = ""
        if joined.strip():
            yield clean(joined)
