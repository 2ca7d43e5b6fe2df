"""A report as a web page: the text of its blocks, without scripts and styles; no entity, link or image is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ofsted_report.checking.passages import LETTERS, Mark, Passage, PassageKind, TableCell
from ofsted_report.checking.text_passages import without_label
from ofsted_report.errors import NotReadableError
from ofsted_report.pattern import Pattern
from ofsted_report.reading.text import clean

_BLOCKS = set("p li td th h1 h2 h3 h4 h5 h6 dt dd caption figcaption blockquote".split())
_CONTAINERS = set("div section article main header footer body aside nav ol ul dl table".split())
_TYPED = Pattern(r"list-style-type:\s*['\"]([^'\"]{1,12})['\"]")
"""A label given as a style: list-style-type: 'c) '."""
_HIDDEN = {"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "cite", "nav"}
"""Elements without words of the report; a <cite> names a source, and a <nav> repeats headings, so they quote nothing."""
_SOURCES = {"footer", "figcaption"}
"""Elements with the source of a block quotation."""


def passages_of_html(text: str, name: str) -> Iterator[Passage]:
    """The text in order, each passage with its line.

    Raises:
        NotReadableError: it is no page at all, or cannot be read to its end.
    """
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise NotReadableError(
            f"{name} is not HTML that can be read.", "Save the page again, or check the .docx."
        ) from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):  # lxml keeps what came before, without a word
        raise NotReadableError(
            f"{name} is nested too deeply to be read whole.", "Save the page again, or check the .docx."
        )
    for quotation in root.iter("q"):  # a browser prints the quotation marks
        quotation.text = f"“{quotation.text or ''}"
        if len(quotation):
            quotation[-1].tail = f"{quotation[-1].tail or ''}”"
        else:
            quotation.text += "”"
    yield from _html_blocks(root)


def _html_blocks(element: Any, mark: Mark | None = None) -> Iterator[Passage]:
    """`mark`: that of the list item that contains the element."""
    marks = _marks(element) if element.tag in ("ol", "ul") else {}
    pending: list[str] = []
    highlighted: list[str] = []

    def flush() -> Iterator[Passage]:
        words = clean("".join(pending))
        if words:
            yield _html_passage(element, words, tuple(highlighted), mark)
        pending.clear()
        highlighted.clear()

    pending.append(element.text or "")
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _HIDDEN or not tag:
            pass
        elif tag in _BLOCKS or tag in _CONTAINERS or any(c.tag in _BLOCKS | _CONTAINERS for c in child.iter()):
            yield from flush()
            yield from _html_blocks(child, marks.get(child, mark))
        elif tag == "br":
            pending.append(" ")
        else:
            pending.append("".join(child.itertext()))
            highlighted += [clean("".join(m.itertext())) for m in child.iter("mark")]
        pending.append(child.tail or "")
    yield from flush()


def _html_passage(element: Any, words: str, highlighted: tuple[str, ...], mark: Mark | None) -> Passage:
    tag = str(element.tag)
    above = {str(parent.tag) for parent in element.iterancestors()} | {tag}
    kind: PassageKind = "paragraph"
    level = 0
    if "li" in above:
        kind = "item"
    elif re.fullmatch(r"h[1-6]", tag):
        kind = "heading"
        level = int(tag[1])
    elif tag in ("td", "th", "caption"):
        kind = "cell"
    if kind in ("item", "paragraph"):
        words, typed = without_label(words)
        mark = typed or mark
        kind = "item" if typed else kind
    line = element.sourceline
    set_off = "blockquote" in above and not above & _SOURCES
    cell = _cell(element) if kind == "cell" else None
    return Passage(words, kind, f"line {line}", line, highlighted, mark, level, cell, set_off=set_off)


def _cell(element: Any) -> TableCell | None:
    """Return the position of a td or th in its table; tables are identified by the line they begin on."""
    row = element.getparent()
    table = next(element.iterancestors("table"), None)
    if row is None or table is None or row.tag != "tr":
        return None
    rows = list(table.iter("tr"))
    return TableCell(table.sourceline or 1, rows.index(row), list(row).index(element))


def _marks(around: Any) -> dict[Any, Mark]:
    """Return the marker of a list in a browser, or the one it would have if all items had the type of the first."""
    items = around.findall("li")
    for at, item in enumerate(items):
        typed = _TYPED.search(item.get("style", ""))
        if typed and (mark := without_label(f"{typed[1].strip()} ")[1]):
            number = mark.number
            return {each: Mark(mark.series, number and number + n - at) for n, each in enumerate(items)}
    depth = sum(1 for _ in around.iterancestors("ol", "ul"))
    if around.tag != "ol":
        return dict.fromkeys(items, Mark(f"bullet {depth}"))
    start = around.get("start", "1")
    first = int(start) if re.fullmatch(r"[0-9]{1,9}", start) else 1
    lettered = around.get("type") in ("a", "A", "i", "I")
    return {each: Mark(LETTERS if lettered else f"number {depth}", first + n) for n, each in enumerate(items)}
