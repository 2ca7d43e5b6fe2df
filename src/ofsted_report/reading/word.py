"""Word documents (.docx): paragraphs, list items, tables and footnotes, as Word itself keeps them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from itertools import count, islice
from typing import TYPE_CHECKING, Any

from ofsted_report.errors import NotReadableError
from ofsted_report.reading import bullets
from ofsted_report.reading.document import Line, Page, Tag, TagKind
from ofsted_report.reading.footnote_marks import SUPERSCRIPT
from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.package import is_bearable
from ofsted_report.word.styles import Style, Styles
from ofsted_report.word.xml import OFF, StyleSheet, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_GONE = {f"{W}del", f"{W}moveFrom"}
_NO_WRAPPERS = {f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"}
_BOX = f"{W}txbxContent"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BREAKS = {f"{W}br", f"{W}cr"}
_TYPED_BULLETS = (bullets.STRONG, bullets.WEAK)


def open_docx(data: bytes, name: str) -> Any:
    """A python-docx Document, once the file is known to be one and of a bearable size.

    Raises:
        NotReadableError: it is no Word document, or unpacks to more than one may (`word_package`).
    """
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not is_bearable(archive):
                raise NotReadableError(
                    f"{name} unpacks to more than a Word document can need (a zip bomb?).",
                    "Do not open it: ask for the document again.",
                )
            names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise NotReadableError(f"{name} is not a Word document.", "Open it in Word and save it as .docx again.")
        return docx.Document(io.BytesIO(data))
    except NotReadableError:
        raise
    except Exception as error:  # python-docx and lxml raise what they like on broken files
        raise NotReadableError(
            f"{name} is damaged, or is no Word document.", "Open it in Word and save it as .docx again."
        ) from error


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """The document as one page without places."""
    document = open_docx(data, name)
    try:
        lines = tuple(_WordReader(document).lines())
    except NotReadableError:
        raise
    except Exception as error:  # a part is missing, or says what Word never writes
        raise NotReadableError(f"{name} is damaged inside.", "Open it in Word and save it as .docx again.") from error
    return (Page(1, 0.0, 0.0, lines),)


class _WordReader:
    """Walks a document's body in order."""

    def __init__(self, document: Any) -> None:
        self._document = document
        sheet = StyleSheet(document.styles.element)
        self._numbering = ParagraphNumbering(sheet)
        self._styles = Styles(sheet, self._numbering)
        self._numbers = count(1)
        self._tables = count(1)
        references = document.element.body.iter(f"{W}footnoteReference")
        ids = dict.fromkeys(reference.get(f"{W}id") for reference in references)
        self._notes = {note: number for number, note in enumerate(ids, start=1)}
        """Word counts footnotes as they are referred to, whatever their order and number in the file."""

    def lines(self) -> Iterator[Line]:
        yield from self._body(self._document.element.body, None)
        yield from self._footnotes()

    def _body(self, parent: Any, cell: tuple[int, int, int] | None) -> Iterator[Line]:
        for child in _within(parent, "p", "tbl"):
            if child.tag == f"{W}p":
                yield from self._paragraph(child, cell)
                continue
            table = next(self._tables)
            for r, row in enumerate(_within(child, "tr")):
                for c, box in enumerate(_within(row, "tc")):
                    yield from self._body(box, (table, r, c))

    def _paragraph(self, paragraph: Any, cell: tuple[int, int, int] | None) -> Iterator[Line]:
        content = tuple(_content(paragraph))
        for box in content:
            if box.tag == _BOX:
                yield from self._body(box, cell)
        style = self._styles.of(paragraph.style)
        kind = self._kind(paragraph, style)
        table, row, column = cell or (None, None, None)
        tag = Tag(kind, next(self._numbers), table, row, column, self._level(paragraph, kind, style))
        bold = _is_bold(content, inherited=style.bold)
        begun = parted = False
        for text in _printed_lines(content, self._notes):
            if not text.strip():
                parted = begun  # an empty line typed with line breaks stands between two paragraphs
                continue
            typed = kind != "heading" and any(mark.match(text.strip()) for mark in _TYPED_BULLETS)
            if parted or (typed and begun):
                tag = replace(tag, id=next(self._numbers))
            if typed:
                tag = replace(tag, kind="item")
            begun, parted = True, False
            yield Line(text=text, page=1, bold=bold, tag=tag)

    def _kind(self, paragraph: Any, style: Style) -> TagKind:
        if style.is_heading:
            return "heading"
        own = paragraph.find(f"{W}pPr/{W}numPr") is not None
        return "item" if (self._numbering.is_numbered(paragraph) if own else style.is_list) else "paragraph"

    def _level(self, paragraph: Any, kind: TagKind, style: Style) -> int:
        """Of a heading or a list, the level that its style names ('Heading 2', 'List Bullet 2') or that its numbering has;
        else 0."""
        if kind == "item":
            depth = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
            if depth is not None and depth.get(f"{W}val", "").isdigit():
                return int(depth.get(f"{W}val")) + 1
            return style.list_level
        return style.heading_level

    def _footnotes(self) -> Iterator[Line]:
        from lxml import etree

        for relation in self._document.part.rels.values():
            if relation.reltype != _FOOTNOTES:
                continue
            root = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            notes = {note.get(f"{W}id"): note for note in root.iter(f"{W}footnote")}
            for note, number in self._notes.items():
                if note not in notes:
                    continue
                paragraphs = notes[note].iter(f"{W}p")
                text = " ".join("".join(_printed_lines(_content(p), self._notes)) for p in paragraphs).strip()
                if text:
                    mark = str(number).translate(SUPERSCRIPT)
                    yield Line(text=f"{mark} {text}", page=1, tag=Tag("note", next(self._numbers)))


def _within(parent: Any, *names: str) -> Iterator[Any]:
    """The nearest elements of these names below an element, through content controls and other wrappers."""
    tags = {f"{W}{name}" for name in names}
    for child in _present(parent):
        if child.tag in tags:
            yield child
        elif child.tag not in _NO_WRAPPERS:
            yield from _within(child, *names)


def _content(parent: Any) -> Iterator[Any]:
    """The elements of which a paragraph's own print is made, in order; a text box stands for all that is in it."""
    for child in _present(parent):
        yield child
        if child.tag != _BOX:
            yield from _content(child)


def _present(parent: Any) -> Iterator[Any]:
    """An element's children, without what was deleted or moved away, and of alternatives the first that has words.

    Word keeps a drawing twice, for itself and for older programs, and some signs with a form that only it can read.
    """
    children = [child for child in parent.iterchildren() if isinstance(child.tag, str) and child.tag not in _GONE]
    if parent.tag == _ALTERNATIVES:
        return islice((child for child in children if next(child.iter(f"{W}t"), None) is not None), 1)
    return iter(children)


def _is_bold(content: Sequence[Any], *, inherited: bool) -> bool:
    """Whether every run with words in it is bold."""
    words = [element for element in content if element.tag == f"{W}t" and (element.text or "").strip()]
    runs = [run for element in words if (run := next(element.iterancestors(f"{W}r"), None)) is not None]
    return bool(runs) and all(_run_is_bold(run, inherited=inherited) for run in runs)


def _run_is_bold(run: Any, *, inherited: bool) -> bool:
    properties = run.find(f"{W}rPr")
    bold = properties.find(f"{W}b") if properties is not None else None
    if bold is None:
        return inherited
    return bold.get(f"{W}val") not in OFF


def _printed_lines(content: Iterable[Any], notes: Mapping[str | None, int]) -> list[str]:
    """A paragraph's text, cut where a line break was typed."""
    lines = [""]
    for element in content:
        if element.tag == f"{W}t":
            lines[-1] += element.text or ""
        elif element.tag == f"{W}tab":
            if element.getparent().tag == f"{W}r":
                lines[-1] += " "
        elif element.tag == f"{W}noBreakHyphen":
            lines[-1] += "-"
        elif element.tag in _BREAKS:
            lines.append("")
        elif element.tag == f"{W}footnoteReference":
            lines[-1] += str(notes.get(element.get(f"{W}id"), "")).translate(SUPERSCRIPT)
    return lines
