"""Iterates over the paragraphs of a part of a Word document in order, as they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count, islice

from ofsted_report.lexicon import TO_SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.word.bindings import BoundValues, binding
from ofsted_report.word.labels import ListCounters
from ofsted_report.word.look import Looks
from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.paragraph import Cell, Paragraph, Place, Run
from ofsted_report.word.paragraph_styles import ParagraphStyles
from ofsted_report.word.styles import Style, alignment, outline_level
from ofsted_report.word.xml import ALTERNATIVES, Element, W, is_on, value, whole

_BOX = f"{W}txbxContent"
_GONE = {f"{W}del", f"{W}moveFrom"}
_BLOCKS = {f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"}
_NOT_TEXT = {
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delText", "delInstrText", "proofErr", "bookmarkStart",
                 "bookmarkEnd", "rt")
}  # fmt: skip
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}br": "\n", f"{W}cr": "\n"}
_MOST_COMMENTS = 50
"""On one piece of text; of a file in which none ever ends, each run would name them all."""
_SIGN = Pattern(r"F0[0-9A-Fa-f]{2}|00[2-7A-Fa-f][0-9A-Fa-f]", re.IGNORECASE)
"""The numbers that signs have in fonts of signs: in the private area, or as Windows counts them."""
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(slots=True)
class NoteNumbers:
    """The numbers of footnotes and endnotes by id, in the order of their references, as Word counts them."""

    footnotes: dict[str, int] = field(default_factory=dict)
    endnotes: dict[str, int] = field(default_factory=dict)


class Walk:
    """Walks the parts of one document; lists and notes count on from part to part."""

    def __init__(
        self,
        styles: ParagraphStyles,
        numbering: ParagraphNumbering,
        looks: Looks,
        values: BoundValues,
        *,
        white_paper: Callable[[], bool],
    ) -> None:
        """`white_paper`: whether the page background is white, with nothing drawn behind the text."""
        self._white_paper = white_paper
        self._styles = styles
        self._numbering = numbering
        self._looks = looks
        self._values = values
        self._counters = ListCounters(numbering.lists)
        self._tables = count(1)
        self.notes: NoteNumbers = NoteNumbers()
        self._fields = _Fields(set())
        self._binds = False
        self._footnotes = 0
        self._comments: dict[str, None] = {}
        self._boxes: list[Element] = []
        self._carried: list[Run] = []
        """Content that a deleted paragraph mark adds to the next paragraph."""

    def paragraphs(self, part: Element, root: Element, place: Place) -> Iterator[Paragraph]:
        """The paragraphs under an element of a part.

        Raises:
            ValueError: a level is no number, which Word does not write.
        """
        self._fields = _Fields(_whole_fields(root))
        self._footnotes = len({each.get(f"{W}id") for each in root.iter(f"{W}footnoteReference")})
        self._binds = next(part.iter(f"{W}dataBinding"), None) is not None
        yield from self._blocks(root, place, None)

    def _blocks(self, parent: Element, place: Place, cell: Cell | None) -> Iterator[Paragraph]:
        last: Element | None = None
        for child in _within(parent, f"{W}p", f"{W}tbl"):
            if child.tag == f"{W}p":
                last = child
                yield from self._paragraph(child, place, cell)
                continue
            yield from self._left_over(last, place, cell)
            yield from self._table(child, place)
        yield from self._left_over(last, place, cell)

    def _left_over(self, last: Element | None, place: Place, cell: Cell | None) -> Iterator[Paragraph]:
        """Emit a paragraph whose mark is deleted, if no paragraph follows that it could be joined with."""
        if self._carried and last is not None:
            yield self._made(last, self._styles.read(last)[0], place, cell)

    def _table(self, table: Element, place: Place) -> Iterator[Paragraph]:
        number = next(self._tables)
        for r, row in enumerate(_within(table, f"{W}tr")):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            grid = whole(None if properties is None else value(properties.find(f"{W}gridBefore")), 0)
            for c, box in enumerate(_within(row, f"{W}tc")):
                span = whole(value(box.find(f"{W}tcPr/{W}gridSpan")), 1)
                yield from self._blocks(box, place, Cell(number, r, c, grid, span))
                grid += span

    def _paragraph(self, paragraph: Element, place: Place, cell: Cell | None) -> Iterator[Paragraph]:
        outer, self._boxes = self._boxes, []
        style, chain = self._styles.read(paragraph)
        runs = tuple(self._runs(paragraph, chain))
        bound = self._bound_around(paragraph) if self._binds else None
        if bound is not None:
            runs = _showing(bound, runs)
        if cell is None and place != "text box":
            runs = tuple(self._seen(run, paragraph) for run in runs)
        boxes, self._boxes = self._boxes, outer
        carried, self._carried = self._carried, []
        for box in boxes:
            yield from self._blocks(box, "text box", cell)
        carried.extend(runs)
        self._carried = carried
        if not _mark_is_deleted(paragraph):
            yield self._made(paragraph, style, place, cell)

    def _made(self, paragraph: Element, style: Style, place: Place, cell: Cell | None) -> Paragraph:
        """The paragraph, with what the deletion of paragraph marks has joined to it."""
        runs, self._carried = tuple(self._carried), []
        properties = paragraph.find(f"{W}pPr")
        own = None if properties is None else properties.find(f"{W}numPr")
        numbering = self._numbering.of(paragraph) if own is not None or style.is_numbered else None
        mark_is_hidden = is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish"))
        if numbering is not None and all(run.hidden for run in runs) and mark_is_hidden:
            numbering = None
        level = outline_level(properties)
        return Paragraph(
            runs=runs,
            style=style,
            place=place,
            element=paragraph,
            heading_level=style.heading_level if level is None else level,
            label=None if numbering is None else self._counters.next(numbering),
            list_level=_list_level(own, style, is_item=style.is_list if own is None else numbering is not None),
            cell=cell,
            bold=_is_bold(runs),
            alignment=alignment(properties) or style.alignment,
        )

    # ── What a paragraph shows ────────────────────────────────────────────────────────────────────────────────────

    def _runs(self, parent: Element, chain: tuple[Element, ...]) -> Iterator[Run]:
        for child in _present(parent):
            tag = child.tag
            if tag == f"{W}r":
                text = "".join(self._pieces(child))
                if text:
                    look = self._looks.of(child, chain)
                    yield Run(
                        text=text,
                        look=look,
                        element=child,
                        hidden=look.hidden,
                        struck=look.struck,
                        highlight=look.highlight,
                        comments=tuple(self._comments),
                    )
            elif tag == f"{W}commentRangeStart":
                if len(self._comments) < _MOST_COMMENTS:
                    self._comments[child.get(f"{W}id", "")] = None
            elif tag == f"{W}commentRangeEnd":
                self._comments.pop(child.get(f"{W}id", ""), None)
            elif tag == _BOX:
                self._boxes.append(child)
            elif tag == _MATHS:
                yield Run(text=child.text or "", look=self._looks.of(child, chain), element=child)
            elif tag not in _NOT_TEXT:
                runs = self._runs(child, chain)
                bound = self._values.of(child) if self._binds and tag == f"{W}sdt" else None
                yield from runs if bound is None else _showing(bound, tuple(runs))

    def _pieces(self, parent: Element) -> Iterator[str]:
        """Return the text of a run or of its content; text boxes are collected separately, field codes are skipped."""
        for child in _present(parent):
            tag = child.tag
            if tag == f"{W}t":
                if not self._fields.in_code:
                    yield (child.text or "").replace("\n", " ")
            elif tag == f"{W}fldChar":
                self._fields.meet(child)
            elif tag == _BOX:
                self._boxes.append(child)
            elif self._fields.in_code or tag in _NOT_TEXT:
                continue
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == f"{W}footnoteReference":
                yield _raised(self.notes.footnotes, child, 0)
            elif tag == f"{W}endnoteReference":
                yield _raised(self.notes.endnotes, child, self._footnotes)
            elif tag == f"{W}sym":
                yield _symbol(child)
            else:
                yield from self._pieces(child)

    def _seen(self, run: Run, paragraph: Element) -> Run:
        """The run, white where its letters have a white page behind them."""
        if run.look.ink == "FFFFFF" == run.look.paper(paragraph) and self._white_paper():
            return replace(run, white=True)
        return run

    def _bound_around(self, paragraph: Element) -> str | None:
        """The value that is shown in place of a paragraph, where a control with one is around it, or around its cell."""
        for around in paragraph.iterancestors():
            if around.tag == f"{W}sdt":
                if binding(around) is not None:
                    return self._values.of(around)
            elif around.tag not in (f"{W}sdtContent", f"{W}tc"):
                return None
        return None


class _Fields:
    """Position in the fields of a part: in the code, which is not shown, or in the result, which is."""

    def __init__(self, whole: set[Element]) -> None:
        self._whole = whole
        self._open: list[bool] = []
        """For each open field whether its result has begun."""
        self._codes = 0
        """Of how many it has not."""

    @property
    def in_code(self) -> bool:
        return self._codes > 0

    def meet(self, mark: Element) -> None:
        """Go past a mark that begins or ends a field, or parts its code from its result."""
        if mark not in self._whole:
            return
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(False)
            self._codes += 1
            return
        self._codes -= not self._open.pop()
        if kind != "end":
            self._open.append(True)


def _whole_fields(root: Element) -> set[Element]:
    """The marks of the fields that have a beginning and an end: of others, what follows would be taken for their code."""
    whole: set[Element] = set()
    open_fields: list[list[Element]] = []
    for mark in root.iter(f"{W}fldChar"):
        if any(around.tag in _GONE for around in mark.iterancestors()):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields:
            open_fields[-1].append(mark)
            if kind == "end":
                whole.update(open_fields.pop())
    return whole


def _within(parent: Element, *tags: str) -> Iterator[Element]:
    """The nearest elements with these tags below an element, through content controls and other wrappers."""
    for child in _present(parent):
        if child.tag in tags:
            yield child
        elif child.tag not in _BLOCKS:
            yield from _within(child, *tags)


def _present(parent: Element) -> Iterator[Element]:
    """An element's children, without what was deleted or moved away, and of alternatives the first that has words.

    Word keeps a drawing twice, for itself and for older programs, and some signs with a form that only it can read.
    """
    children = (child for child in parent if isinstance(child.tag, str) and child.tag not in _GONE)
    if parent.tag == ALTERNATIVES:
        return islice((child for child in children if next(child.iter(f"{W}t"), None) is not None), 1)
    return children


def _list_level(own: Element | None, style: Style, *, is_item: bool) -> int:
    """Return an item's level, from 1, by its own numbering, else by its style; 0 if it is not an item."""
    if not is_item:
        return 0
    depth = None if own is None else value(own.find(f"{W}ilvl"))
    return int(depth) + 1 if depth is not None and depth.isdecimal() else style.list_level


def _showing(text: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Runs that show this text, and look like the first of these."""
    if "".join(run.text for run in runs).strip() == text or not runs:
        return runs
    return (replace(runs[0], text=text),)


def _is_bold(runs: tuple[Run, ...]) -> bool:
    """Whether every run with words in it is bold."""
    with_words = [run for run in runs if run.shown and _has_words(run.element)]
    return bool(with_words) and all(run.look.bold for run in with_words)


def _has_words(run: Element) -> bool:
    """Whether it has text of its own, and not a note's mark or a sign alone."""
    return any((text.text or "").strip() for text in run.iter(f"{W}t"))


def _mark_is_deleted(paragraph: Element) -> bool:
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(marks.find(gone) is not None for gone in _GONE)


def _raised(numbers: dict[str, int], reference: Element, before: int) -> str:
    number = numbers.setdefault(reference.get(f"{W}id", ""), before + len(numbers) + 1)
    return str(number).translate(TO_SUPERSCRIPTS)


def _symbol(element: Element) -> str:
    """The sign that a w:sym shows, from a font of signs: its number in that font."""
    code = element.get(f"{W}char", "")
    return chr(int(code, 16)) if _SIGN.fullmatch(code) else ""
