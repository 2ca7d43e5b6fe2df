"""PDF through pdfium, the fast reader (default): text, fonts, places, and the tags the file carries.

pdfium is asked as little as will do. The text of a page comes in one call; fonts and places are looked up at the ends
of each line, and inside a line only where its two ends belong to different paragraphs or cells, or where a footnote mark
may stand.
"""

from __future__ import annotations

import ctypes
import math
import re
from typing import TYPE_CHECKING, Any

from ofsted_report.reading.document import Line, Page, Tag
from ofsted_report.reading.footnote_marks import MARK, SUPERSCRIPT, merge_raised
from ofsted_report.reading.tags import PageTags, Tagger

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

HYPHEN = "\ufffe"
"""How pdfium writes a hyphen at a line's end, in place of the hyphen and the line end."""
_LINE_END = re.compile(f"\r\n|\r|\n|{HYPHEN}")
_DIGIT = re.compile(r"\d")
_COLUMN_GAP = 2.2
"""Times the type's size: a wider gap between two words parts columns or cells."""
_MARK_AND_STOPS = "0123456789.,;:?!)]’”'\" "
_RAISED_RATIO = 0.8
"""A mark is set at about two thirds of the text's size."""


def read_pages(pdf: pypdfium2.PdfDocument) -> tuple[Page, ...]:
    """Every page of an open document as lines, in the order in which the file says it is read."""
    tagger = Tagger()
    fonts: dict[int, str] = {}
    pages = []
    for index in range(len(pdf)):
        page = pdf[index]
        try:
            pages.append(_PageReader(page, index + 1, tagger, fonts).read())
        finally:
            page.close()
    return tuple(pages)


class _PageReader:
    """Reads one page: holds its handles, and the buffers that pdfium fills."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, tagger: Tagger, fonts: dict[int, str]) -> None:
        from pypdfium2 import raw

        self._raw = raw
        self._number = number
        self._width, self._height = page.get_size()
        self._left, _, _, self._ceiling = page.get_bbox()
        self._textpage = page.get_textpage()
        self._handle = self._textpage.raw
        self._tags: PageTags = tagger.page(page.raw)
        self._fonts = fonts
        self._box = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()

    def read(self) -> Page:
        text = self._text()
        lines: list[Line] = []
        for start, end, hyphen in _spans(text):
            lines.extend(self._lines(text, start, end, hyphen=hyphen))
        lines = merge_raised(lines)
        if self._tags:
            # Word's order of reading; where it says nothing (artifacts), the place among the neighbours stays.
            lines = _in_reading_order(lines)
        self._textpage.close()
        return Page(self._number, self._width, self._height, tuple(lines))

    def _text(self) -> str:
        """The page's text, one character for each of pdfium's, so that positions in it are pdfium's."""
        raw, handle = self._raw, self._handle
        count = raw.FPDFText_CountChars(handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        got = raw.FPDFText_GetText(handle, 0, count, buffer) - 1
        text = bytes(buffer)[: got * 2].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
        # Characters without a code were left out, or some lie outside the basic plane: ask for each.
        return "".join(chr(raw.FPDFText_GetUnicode(handle, i) or 0x20) for i in range(count))

    def _lines(self, text: str, start: int, end: int, *, hyphen: bool) -> Iterator[Line]:
        """The line between two positions: one, or one for each paragraph or cell that it runs through."""
        while start < end and text[start].isspace():
            start += 1
        spaced = end > start and text[end - 1] == " "
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        pieces = list(self._pieces(text, start, end))
        for i, (first, last, tag) in enumerate(pieces):
            ends = i == len(pieces) - 1
            line = self._line(text, first, last, tag, hyphen=hyphen and ends, spaced=spaced and ends)
            if line is not None:
                yield line

    def _pieces(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Tag | None]]:
        """Cut a line where it passes from one tagged paragraph or cell to another; untagged, at a wide gap."""
        if not self._tags:
            yield from ((first, last, None) for first, last in self._columns(text, start, end))
            return
        while start < end:
            tag = self._tag(start)
            if tag == self._tag(end - 1):
                yield start, end, tag
                return
            low, high = start, end - 1  # `low` has the tag, `high` has another
            while high - low > 1:
                middle = (low + high) // 2
                if self._tag(middle) == tag:
                    low = middle
                else:
                    high = middle
            yield start, high, tag
            start = high

    def _columns(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a line where two words stand so far apart that they are in two columns or cells."""
        wide = _COLUMN_GAP * max(self._size(start), 6.0)
        for space in range(start + 1, end - 1):
            if text[space] != " " or len(text[start:space].strip()) == 1:
                continue  # a bullet stands far from its text, and belongs to it
            if self._place(space + 1)[0] - self._place(space - 1)[2] > wide:
                yield start, space
                start = space + 1
        yield start, end

    def _tag(self, index: int) -> Tag | None:
        """The tag of the character; a space that pdfium made up has none, and takes that of what stands before it."""
        if not self._tags:
            return None
        for i in range(index, max(index - 3, -1), -1):
            item = self._raw.FPDFText_GetTextObject(self._handle, i)
            if item:
                return self._tags.tag(self._raw.FPDFPageObj_GetMarkedContentID(item))
        return None

    def _line(self, text: str, start: int, end: int, tag: Tag | None, *, hyphen: bool, spaced: bool) -> Line | None:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return None
        words = text[start:end]
        # A bullet may be set in a font and size of its own: height, font and size are those of the line's rest.
        left, _, _, _ = self._place(start)
        _, top, right, bottom = self._place(end - 1)
        middle = start + len(words) // 2
        if not text[middle].isalpha():
            middle = _letter_from(text, start, end, middle)
        has_figures = _DIGIT.search(words) is not None
        size = self._size_of_most(text, start, end, middle) if has_figures else self._size(middle)
        font = self._font(middle) or self._font(end - 1)
        # A footnote mark behind a heading need not be bold as well: the last letter counts.
        last = start + max(len(words.rstrip(_MARK_AND_STOPS)), 1) - 1
        bold = "Bold" in font and ("Bold" in (self._font(last) or font))
        if has_figures:
            words = self._raise_marks(words, start, size)
        return Line(
            text=words + ("-" if hyphen else ""),
            page=self._number,
            x0=left - self._left,
            top=self._ceiling - top,
            x1=right - self._left,
            bottom=self._ceiling - bottom,
            font=font,
            size=size,
            bold=bold,
            tag=tag,
            spaced=spaced,
        )

    def _raise_marks(self, words: str, start: int, size: float) -> str:
        """Write as superscripts the digits that are set small after a word: marks of footnotes."""

        def raised(match: re.Match[str]) -> str:
            at = self._size(start + match.start(1))
            return match[0].translate(SUPERSCRIPT) if at < size * _RAISED_RATIO else match[0]

        return MARK.sub(raised, words)

    def _size(self, index: int) -> float:
        """The size in points in which a character is printed: some programs give the font's as 1 and enlarge it."""
        size = float(self._raw.FPDFText_GetFontSize(self._handle, index))
        matrix = self._matrix
        if self._raw.FPDFText_GetMatrix(self._handle, index, matrix):
            size *= math.hypot(matrix.c, matrix.d)
        return size

    def _size_of_most(self, text: str, start: int, end: int, middle: int) -> float:
        """The size most of a line is set in, by three of its letters: one may be raised, as in '1st'."""
        quarter = (end - start) // 4
        looked_at = (
            _letter_from(text, start, end, start + quarter),
            middle,
            _letter_from(text, start, end, end - 1 - quarter),
        )
        return sorted(map(self._size, looked_at))[1]

    def _place(self, index: int) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a character's line box, in page coordinates (upwards)."""
        box = self._box
        if not self._raw.FPDFText_GetLooseCharBox(self._handle, index, box):
            return 0.0, 0.0, 0.0, 0.0
        return box.left, box.top, box.right, box.bottom

    def _font(self, index: int) -> str:
        raw = self._raw
        item = raw.FPDFText_GetTextObject(self._handle, index)
        if not item:
            return ""
        font = raw.FPDFTextObj_GetFont(item)
        if not font:
            return ""
        address = ctypes.addressof(font.contents)
        if address not in self._fonts:
            self._fonts[address] = _font_name(raw, font)
        return self._fonts[address]


def _font_name(raw: Any, font: Any) -> str:
    """The font's own name, without the prefix that marks a subset ('ABCDEF+Tahoma')."""
    length = raw.FPDFFont_GetBaseFontName(font, None, 0)
    if length <= 1:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFFont_GetBaseFontName(font, buffer, length)
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def _letter_from(text: str, start: int, end: int, at: int) -> int:
    """The place of a letter, for a figure may be a mark: the next from `at` on, else the line's first; else its start."""
    while at < end and not text[at].isalpha():
        at += 1
    if at < end:
        return at
    return next((i for i in range(start, end) if text[i].isalpha()), start)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start and end of each printed line, and whether a hyphen stood at its end."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start(), match[0] == HYPHEN
        start = match.end()
    yield start, len(text), False


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """Sort by the order of the tags; an untagged line keeps to the line before it."""
    keys: list[int] = []
    for line in lines:
        tagged = line.tag is not None and line.tag.kind != "artifact"
        keys.append(line.tag.id if tagged and line.tag else (keys[-1] if keys else -1))
    return [line for _, line in sorted(zip(keys, lines, strict=True), key=lambda pair: pair[0])]
