"""A report's text, whatever wrote it: .docx, .html, .md or .txt → passages in order, each with its place.

Inserted text of tracked changes counts, deleted text does not; comments are not the report's text; table cells, text
boxes, footnotes, headers and footers are. Nothing is executed or fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ofsted_report.errors import NotReadableError
from ofsted_report.reading.text import clean, join

PassageKind = Literal["paragraph", "item", "heading", "cell", "note", "margin"]

READ = (".docx", ".html", ".htm", ".md", ".txt")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list item, heading, cell or note of a report."""

    text: str
    kind: PassageKind
    place: str
    line: int | None = None
    highlighted: tuple[str, ...] = ()
    """What of it is highlighted, as placeholders are."""


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The report's text in order.

    Raises:
        NotReadableError: the file is missing, empty, damaged, or of a form that is not read.
    """
    from ofsted_report.reading.read import load

    suffix = path.suffix.lower()
    if suffix not in READ:
        raise NotReadableError(
            f"{path.name} is no report that can be checked: reports are read from {', '.join(READ)}.",
            "Check the Word file that the PDF was made from." if suffix == ".pdf" else "Save it in one of these forms.",
        )
    data = load(path)
    if suffix == ".docx":
        return tuple(_docx(data, path.name))
    text = _decoded(data, path.name)
    if suffix == ".txt":
        return tuple(_plain(text))
    return tuple(_markdown(text) if suffix == ".md" else _html(text, path.name))


def _decoded(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotReadableError(f"{name} is not text.", "Save it as UTF-8 text, or check the .docx itself.")


# Plain text: paragraphs between empty lines; a wrapped line goes on, also over an empty line that only a page break left.

_HEADING_MARK = re.compile(r"^#{1,6}\s+")
_ITEM = re.compile(
    r"^\s*(?:[-*+•◼▪–]\s+)?(?P<label>\(?(?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)](?=\s)|[-*+•◼▪–](?=\s))\s*",
    re.I,
)
_GOES_ON = re.compile(r"^[a-z(,;]")
_STOPS = re.compile(r"[.!?:;…][)\"'’”*_]*$")


def _plain(text: str) -> Iterator[Passage]:
    buffer: list[str] = []
    kind: PassageKind = "paragraph"
    start = 1
    after_gap = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = clean(raw)
        if not line:
            after_gap = bool(buffer)
            continue
        item = _ITEM.match(raw)
        goes_on = buffer and not item and (not after_gap or (_GOES_ON.match(line) and not _STOPS.search(buffer[-1])))
        if not goes_on:
            if buffer:
                yield _passage(buffer, kind, start)
            buffer, start = [], number
            kind = "item" if item else "heading" if _HEADING_MARK.match(line) else "paragraph"
            line = clean(raw[item.end() :]) if item else _HEADING_MARK.sub("", line)
        buffer.append(line)
        after_gap = False
    if buffer:
        yield _passage(buffer, kind, start)


def _passage(lines: list[str], kind: PassageKind, start: int) -> Passage:
    return Passage(join(lines), kind, f"line {start}", start)


def _without_label(text: str) -> tuple[str, bool]:
    match = _ITEM.match(text)
    return (text[match.end() :], True) if match else (text, False)


# Markdown, as CommonMark reads it.


def _markdown(text: str) -> Iterator[Passage]:
    from markdown_it import MarkdownIt

    open_items = 0
    kind: PassageKind = "paragraph"
    for token in MarkdownIt("commonmark", {"html": False}).enable("table").parse(text):
        if token.type == "list_item_open":
            open_items += 1
        elif token.type == "list_item_close":
            open_items -= 1
        elif token.type.endswith("_open") and token.type.startswith(("heading", "td", "th", "paragraph")):
            kind = "heading" if token.type.startswith("heading") else "cell" if token.type[0] == "t" else "paragraph"
        elif token.type == "inline":
            first = (token.map or [0])[0] + 1
            # Lettered lists ("a) …") are no lists to CommonMark: each line that begins with a label is an item.
            for offset, part in _labelled_parts(_inline_text(token)):
                words, labelled = _without_label(part)
                found = clean(words)
                if found:
                    here: PassageKind = "item" if kind == "paragraph" and (open_items or labelled) else kind
                    yield Passage(found, here, f"line {first + offset}", first + offset)
        elif token.type in ("code_block", "fence") and token.content.strip():
            # Four spaces before a label make CommonMark take an indented list for code.
            yield from _plain_at(token.content, (token.map or [0])[0])


def _plain_at(text: str, before: int) -> Iterator[Passage]:
    for passage in _plain(text):
        line = (passage.line or 1) + before
        yield Passage(passage.text, passage.kind, f"line {line}", line)


def _inline_text(token: Any) -> str:
    shown = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            shown.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            shown.append("\n")
    return re.sub(r"<!--.*?-->", "", "".join(shown), flags=re.S)


def _labelled_parts(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines, a new one where a line begins with a label; each with its first line's number, from 0."""
    part: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if part and _ITEM.match(line):
            yield start, join(part)
            part, start = [], number
        part.append(line.strip())
    yield start, join(part)


# HTML: text of block elements, scripts and styles left out; no entity, link or image is followed.

_BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "caption", "figcaption", "blockquote"}
_CONTAINERS = {
    "div",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "body",
    "aside",
    "nav",
    "ol",
    "ul",
    "dl",
    "table",
}
_HIDDEN = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "cite"}
"""What shows no words of the report; a <cite> names a source, it quotes nothing."""


def _html(text: str, name: str) -> Iterator[Passage]:
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotReadableError(
            f"{name} is not HTML that can be read.", "Save the page again, or check the .docx."
        ) from error
    yield from _html_blocks(root)


def _html_blocks(element: Any) -> Iterator[Passage]:
    pending: list[str] = []
    highlighted: list[str] = []

    def flush() -> Iterator[Passage]:
        words = clean("".join(pending))
        if words:
            yield _html_passage(element, words, tuple(highlighted))
        pending.clear()
        highlighted.clear()

    pending.append(element.text or "")
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _HIDDEN or not tag:
            pass
        elif tag in _BLOCKS or tag in _CONTAINERS or any(c.tag in _BLOCKS | _CONTAINERS for c in child.iter()):
            yield from flush()
            yield from _html_blocks(child)
        elif tag == "br":
            pending.append(" ")
        else:
            pending.append("".join(child.itertext()))
            highlighted += [clean("".join(m.itertext())) for m in child.iter("mark")]
        pending.append(child.tail or "")
    yield from flush()


def _html_passage(element: Any, words: str, highlighted: tuple[str, ...]) -> Passage:
    tag = str(element.tag)
    above = {str(parent.tag) for parent in element.iterancestors()} | {tag}
    kind: PassageKind = "paragraph"
    if "li" in above:
        kind = "item"
    elif re.fullmatch(r"h[1-6]", tag):
        kind = "heading"
    elif tag in ("td", "th", "caption"):
        kind = "cell"
    if kind == "item":
        words, _ = _without_label(words)
    return Passage(words, kind, f"line {element.sourceline}", element.sourceline, highlighted)


# Word: the same reader that reads letters, then what only a report's check needs: highlights, headers and footers.

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_KINDS: dict[str, PassageKind] = {"heading": "heading", "item": "item", "cell": "cell", "note": "note"}


def _docx(data: bytes, name: str) -> Iterator[Passage]:
    from ofsted_report.reading.word import open_docx, read_pages

    document = open_docx(data, name)
    highlights = [text for root in _parts(document) for text in _highlighted(root)]
    parts: dict[int, list[Any]] = {}
    for page in read_pages(data, name):
        for line in page.lines:
            parts.setdefault(line.tag.id if line.tag else -1, []).append(line)
    for number, lines in enumerate(parts.values(), 1):
        tag = lines[0].tag
        words, labelled = _without_label(clean(join(clean(line.text) for line in lines)))
        kind: PassageKind = _KINDS.get(tag.kind, "paragraph") if tag else "paragraph"
        if tag is not None and tag.table is not None:
            kind = "cell"
        elif labelled and kind == "paragraph":
            kind = "item"
        if words:
            found = tuple(dict.fromkeys(text for text in highlights if text in words))
            yield Passage(words, kind, f"paragraph {number}", None, found)
    for where, root in _margins(document):
        words = clean(" ".join("".join(t.text or "" for t in p.iter(f"{_W}t")) for p in root.iter(f"{_W}p")))
        if words:
            yield Passage(words, "margin", where, None, tuple(_highlighted(root)))


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
    for paragraph in root.iter(f"{_W}p"):
        joined = ""
        for run in paragraph.iter(f"{_W}r"):
            gone = any(above.tag in (f"{_W}del", f"{_W}moveFrom") for above in run.iterancestors())
            words = "" if gone else "".join(t.text or "" for t in run.iter(f"{_W}t"))
            marker = run.find(f"{_W}rPr/{_W}highlight")
            if words and marker is not None and marker.get(f"{_W}val") != "none":
                joined += words
            elif words or not gone:
                if joined.strip():
                    yield clean(joined)
                joined = ""
        if joined.strip():
            yield clean(joined)
