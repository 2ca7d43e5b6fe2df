"""The parts of a Word template that are filled in, their paragraphs, and the places where tags are not allowed.

The parts are those that docxtpl fills: body, headers, footers and footnotes, found in the same way, by relation and content
type; the name of a part says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from ofsted_report.pattern import Pattern
from ofsted_report.word.xml import Element, W

if TYPE_CHECKING:
    from ofsted_report.word.document import WordDocument

PartKind = Literal["body", "header", "footer", "footnotes", "endnotes", "comments", "properties"]

FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
"""Content type of the part that holds the footnotes."""
_NOT_FILLED: dict[str, PartKind] = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml": "endnotes",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml": "comments",
    "application/vnd.openxmlformats-package.core-properties+xml": "properties",
    "application/vnd.openxmlformats-officedocument.extended-properties+xml": "properties",
    "application/vnd.openxmlformats-officedocument.custom-properties+xml": "properties",
}
_WHERE: dict[PartKind, str] = {
    "header": "in the page header",
    "footer": "in the page footer",
    "footnotes": "in a footnote",
    "endnotes": "in an endnote",
    "comments": "in a comment",
    "properties": "in the document’s properties (File, Info)",
}
_SEARCHABLE = 20_000
"""Characters; no paragraph with tags is longer, and looking for tags in one would take too long."""
OPENER = Pattern(r"\{[{%#]")
"""The beginning of a tag."""
_HIDDEN = {
    "instrText": "in a field code (Alt+F9 shows it)",
    "fldSimple": "in a field code (Alt+F9 shows it)",
    "delText": "in deleted text that Word still keeps (Review, Accept All Changes)",
    "docPr": "in the name or alternative text of a picture or shape",
    "cNvPr": "in the name or alternative text of a picture or shape",
    "alias": "in the properties of a content control",
    "tag": "in the properties of a content control",
}
"""Places of a document that its pages do not show, by the element that holds them, in an officer's words."""
_MISPLACED = "A tag is {}, where tags are not allowed."
_IN_PIECES = "A tag is in pieces: its braces are in two paragraphs or places."
_TRACKED = (f"{W}del", f"{W}moveFrom")


class TextParagraph(NamedTuple):
    """One paragraph of a template: its text with tags, and its place."""

    text: str
    heading: str | None
    kind: PartKind
    part: str
    """The part's name in the package."""
    element: Element
    in_table: bool
    is_heading: bool = False
    """Whether its style makes it a heading, or the title."""

    @property
    def searchable(self) -> bool:
        """Whether it can be searched for tags in reasonable time."""
        return len(self.text) <= _SEARCHABLE or "{" not in self.text

    @property
    def place(self) -> str:
        """The place in an officer's words."""
        start = _WHERE.get(self.kind) or (f"under “{self.heading}”" if self.heading else "at the beginning")
        return f"{start}, in “{shortened(self.text)}”"


class HiddenTag(NamedTuple):
    """A tag outside the text that is read: it would be filled all the same, or never."""

    place: str
    what: str
    """Return 'A tag is in a field code (Alt+F9 shows it), where no tag is allowed.'"""


class TemplateText(NamedTuple):
    """The content of a template: its paragraphs in order, and the tags anywhere else."""

    paragraphs: tuple[TextParagraph, ...]
    hidden: tuple[HiddenTag, ...]


def template_text(document: WordDocument) -> TemplateText:
    """Return all paragraphs of body, headers, footers and footnotes, without deleted text; and tags elsewhere.

    Raises:
        Exception: whatever lxml raises on a damaged part.
    """
    paragraphs: list[TextParagraph] = []
    hidden: list[HiddenTag] = []
    for kind, name, root in filled_parts(document):
        of_part = list(_paragraphs(document, kind, name, root))
        paragraphs += of_part
        hidden += _hidden(of_part, kind, root)
    for kind, root in _not_filled(document):
        texts = map(str, root.itertext()) if kind == "properties" else map(own_text, root.iter(f"{W}p"))
        for words in texts:
            if OPENER.search(words):
                hidden.append(HiddenTag(f"in “{shortened(words)}”", _MISPLACED.format(_WHERE[kind])))
    return TemplateText(tuple(paragraphs), tuple(hidden))


def filled_parts(document: WordDocument) -> Iterator[tuple[PartKind, str, Element]]:
    """Kind, name and root of each part that is filled."""
    package = document.package
    yield "body", package.main, document.body
    for part in package.related("header", "footer"):
        yield ("header" if part.kind == "header" else "footer"), part.name, package.root(part.name)
    for name, _ in package.of_type(FOOTNOTES):
        yield "footnotes", name, package.root(name)


def _not_filled(document: WordDocument) -> Iterator[tuple[PartKind, Element]]:
    package = document.package
    for name, content_type in package.of_type(*_NOT_FILLED):
        yield _NOT_FILLED[content_type], package.root(name)


def _paragraphs(document: WordDocument, kind: PartKind, name: str, root: Element) -> Iterator[TextParagraph]:
    heading = None
    for element in root.iter(f"{W}p"):
        text = own_text(element)
        in_table = any(True for _ in element.iterancestors(f"{W}tc"))
        is_heading = bool(document.styles.heading_level(element)) or document.styles.of(element).is_title
        yield TextParagraph(text, heading, kind, name, element, in_table, is_heading)
        if is_heading and text.strip():
            heading = shortened(text)


def own_text(paragraph: Element) -> str:
    """A paragraph's own text, without that of text boxes in it."""
    return "".join(
        "\t" if node.tag == f"{W}tab" else node.text or ""
        for node in paragraph.iter(f"{W}t", f"{W}tab")
        if next(node.iterancestors(f"{W}p")) is paragraph and next(node.iterancestors(f"{W}tabs"), None) is None
    )


def shortened(text: str) -> str:
    """The text on one line, cut where it is long."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59].rstrip()}…"


# ── Tags that nobody sees ─────────────────────────────────────────────────────────────────────────────────────────


def _hidden(paragraphs: list[TextParagraph], kind: PartKind, root: Element) -> Iterator[HiddenTag]:
    """Find tags outside of paragraphs: docxtpl fills the whole XML of a part, so a tag in an attribute or a field code is
    run too.

    It also joins two braces with only markup between them, in whatever paragraphs they are.
    """
    read = {paragraph.element: paragraph for paragraph in paragraphs}
    open_in: Element | None = root  # the paragraph whose text ends with a brace; `root` means none
    for element, text, paragraph in _strings(root):
        joined = open_in is not root and text[0] in "{%#" and (paragraph is None or paragraph is not open_in)
        if joined or (paragraph is None and OPENER.search(text)):
            above = next(element.iterancestors(f"{W}p"), None)
            around = None if above is None else read.get(above)
            place = around.place if around else _WHERE.get(kind, "in the text")
            name = str(element.tag).rpartition("}")[2]
            where = _HIDDEN.get(name, "in a place that Word does not show as text")
            yield HiddenTag(place, _IN_PIECES if joined else _MISPLACED.format(where))
        open_in = paragraph if text.endswith("{") else root


def _strings(root: Element) -> Iterator[tuple[Element, str, Element | None]]:
    """Every text in this XML, in order: its element, and the paragraph in whose text it is read, if it is.

    Deleted text of tracked changes is left out, for the reader of the paragraph looks at it.
    """
    from lxml import etree

    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            for value in element.attrib.values():
                if OPENER.search(value):
                    yield element, value, None
        text = element.tail if event == "end" else element.text
        if text and not (element.tag == f"{W}delText" and next(element.iterancestors(*_TRACKED), None) is not None):
            read = event == "start" and element.tag == f"{W}t"
            yield element, text, next(element.iterancestors(f"{W}p"), None) if read else None
        if event in ("comment", "pi") and element.tail:
            yield element, element.tail, None
