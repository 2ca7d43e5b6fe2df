"""A Word document as a reader sees it: opened once, each of its parts walked once, whoever asks for them.

Tracked changes are read as if they were accepted; hidden and struck text is kept apart; fields and content controls
are read by what they show; of content that is kept in several forms, the first that has words.
"""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from ofsted_report.word.bindings import BoundValues
from ofsted_report.word.look import Looks
from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.package import Package, damage_as_error, open_package
from ofsted_report.word.paragraph import Paragraph
from ofsted_report.word.paragraph_styles import ParagraphStyles
from ofsted_report.word.styles import StyleSheet
from ofsted_report.word.walk import NoteNumbers, Walk
from ofsted_report.word.xml import Element, R, W

_PROPERTIES = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "subject": "{http://purl.org/dc/elements/1.1/}subject",
    "category": "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}category",
}
_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


class Note(NamedTuple):
    """A footnote or an endnote."""

    number: int
    """Its number in the text; endnotes are counted after footnotes."""
    paragraphs: tuple[Paragraph, ...]


class Margin(NamedTuple):
    """One of the document's page headers or footers."""

    kind: str
    """'header' or 'footer'."""
    paragraphs: tuple[Paragraph, ...]


class WordDocument:
    """An opened .docx. Each property raises NotReadableError where a part is not as Word writes it."""

    def __init__(self, package: Package) -> None:
        """
        Raises:
            Exception: whatever lxml raises on a damaged part.
        """
        self.package = package
        self.name: str = package.name
        self.root: Element = package.root(package.main)
        self.sheet: StyleSheet = StyleSheet(package.first("styles"))
        self.numbering: ParagraphNumbering = ParagraphNumbering(self.sheet, package.first("numbering"))
        self.styles: ParagraphStyles = ParagraphStyles(self.sheet, self.numbering)
        self.looks: Looks = Looks(self.sheet, package.first("theme"))
        self._values = BoundValues(package)

    @property
    def body(self) -> Element:
        """The element of its body."""
        found = self.root.find(f"{W}body")
        return self.root if found is None else found

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The body's, in order; those of a text box come before the paragraph that it is anchored in."""
        return self._body[0]

    @cached_property
    def footnotes(self) -> tuple[Note, ...]:
        """In the order of their references; notes without a reference are not printed."""
        return self._notes("footnote", self._body[1].footnotes)

    @cached_property
    def endnotes(self) -> tuple[Note, ...]:
        """Like the footnotes."""
        return self._notes("endnote", self._body[1].endnotes)

    @cached_property
    def margins(self) -> tuple[Margin, ...]:
        """Page headers and footers, in the order in which the file names them."""
        with damage_as_error(self.name):
            return tuple(
                Margin(part.kind, self._walked(self.package.root(part.name), part.kind))
                for part in self.package.related("header", "footer")
            )

    @cached_property
    def comments(self) -> dict[str, str]:
        """The comments' texts by Word's id of each."""
        with damage_as_error(self.name):
            root = self.package.first("comments")
            found = () if root is None else root.iter(f"{W}comment")
            return {each.get(f"{W}id", ""): " ".join(plain_text(p) for p in each.iter(f"{W}p")) for each in found}

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """The names of files that are embedded whole, which Word shows as part of the text once it has opened this one."""
        with damage_as_error(self.name):
            wanted = [each.get(f"{R}id", "") for each in self.root.iter(f"{W}altChunk", f"{W}subDoc")]
            names = {part.id: part.name for part in self.package.related("aFChunk", "subDocument")} if wanted else {}
            return tuple(names.get(each, each) for each in wanted)

    @cached_property
    def alternative_texts(self) -> tuple[str, ...]:
        """What is read out in place of pictures and shapes, in the body and in page headers and footers."""
        with damage_as_error(self.name):
            roots = [self.root, *(self.package.root(part.name) for part in self.package.related("header", "footer"))]
            named = (each.get("descr") or each.get("title") for root in roots for each in root.iter("{*}docPr"))
            old = (each.get("alt") for root in roots for each in root.iter("{urn:schemas-microsoft-com:vml}shape"))
            return tuple(dict.fromkeys(text for text in (*named, *old) if text))

    @property
    def has_tracked_changes(self) -> bool:
        """Whether something in it, or in its headers, footers or notes, was changed and neither accepted nor rejected."""
        with damage_as_error(self.name):
            others = self.package.related("header", "footer", "footnotes", "endnotes")
            roots = [self.root, *(self.package.root(part.name) for part in others)]
            return any(next(root.iter(*_TRACKED), None) is not None for root in roots)

    def property(self, name: str) -> str:
        """The document's title, subject or category, as its properties have it; empty where nobody gave one."""
        with damage_as_error(self.name):
            root = self.package.properties()
            found = None if root is None else root.find(_PROPERTIES[name])
            return "" if found is None else (found.text or "").strip()

    @cached_property
    def _body(self) -> tuple[tuple[Paragraph, ...], NoteNumbers]:
        with damage_as_error(self.name):
            walk = self._walk()
            return tuple(walk.paragraphs(self.root, self.body, "body")), walk.notes

    def _walk(self) -> Walk:
        return Walk(self.styles, self.numbering, self.looks, self._values, white_paper=lambda: self._has_white_paper)

    @cached_property
    def _has_white_paper(self) -> bool:
        """Whether the pages have no colour, and no picture or shape that text is printed over."""
        if self.root.find(f"{W}background") is not None:
            return False
        roots = [self.root, *(self.package.root(part.name) for part in self.package.related("header", "footer"))]
        anchors = (anchor for root in roots for anchor in root.iter("{*}anchor"))
        return not any(anchor.get("behindDoc") in ("1", "true") for anchor in anchors)

    def _walked(self, root: Element, place: str) -> tuple[Paragraph, ...]:
        return tuple(self._walk().paragraphs(root, root, place))  # type: ignore[arg-type]

    def _notes(self, kind: str, numbers: dict[str, int]) -> tuple[Note, ...]:
        if not numbers:
            return ()
        with damage_as_error(self.name):
            root = self.package.first(f"{kind}s")
            if root is None:
                return ()
            found = {note.get(f"{W}id", ""): note for note in root.iter(f"{W}{kind}")}
            return tuple(
                Note(number, tuple(self._walked(found[note], kind)))
                for note, number in numbers.items()
                if note in found
            )


def open_word(data: bytes, name: str) -> WordDocument:
    """The Word document in these bytes; `name` is what messages call it.

    Raises:
        NotReadableError: it is another kind of file, damaged, or unpacks to more than a Word document may.
        EncryptedError: it asks for a password.
    """
    package = open_package(data, name)
    with damage_as_error(name):
        return WordDocument(package)


def plain_text(element: Element) -> str:
    """Return the words in an element, including text boxes in it, whether or not they are shown."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
