"""Reads PDFs with pdfium, the default reader: text, fonts, positions, and the tags in the file.

Calls to pdfium are kept to a minimum. The text of a page comes in one call; fonts and positions are looked up at the ends
of each line, and inside a line only if its two ends belong to different paragraphs or cells, or if there may be a footnote
mark.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ofsted_report.lexicon import TO_SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading import pdfium_calls as calls
from ofsted_report.reading.annotations import has_any, laid_on
from ofsted_report.reading.directions import Directions, Setting
from ofsted_report.reading.document import Line, Page, Tag
from ofsted_report.reading.footnote_marks import BEHIND_FIGURES, MARK, merge_raised
from ofsted_report.reading.foreign import MARGIN
from ofsted_report.reading.pdfium_calls import address
from ofsted_report.reading.printed_twice import Character, copies, may_hold_copies
from ofsted_report.reading.shown import Box, overlap, with_unseen_hidden
from ofsted_report.reading.tags import ARTIFACT, Tagger

if TYPE_CHECKING:
    import pypdfium2

HYPHEN = "\ufffe"
"""pdfium's character for a hyphen at the end of a line, in place of the hyphen and the line end."""
_LINE_END = Pattern(f"\r\n|\r|\n|{HYPHEN}")
_FIGURE = Pattern("[0-9]")
_LAST_FIGURE = Pattern("[0-9](?![0-9])")
"""Of the figures that stand together: where it is not set small, none before it is a footnote's mark."""
_COLUMN_GAP = 2.2
"""Times the type's size: a wider gap between two words parts columns or cells."""
_MARK_AND_STOPS = "0123456789.,;:?!)]’”'\" "
_Characters, _FontName = ctypes.c_ushort * 8192, ctypes.c_char * 1024
"""Buffers with more room than most pages' text and all fonts' names take. Their types are made once: to make one takes longer
than to read a page."""
_NO_LETTER = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")
"""Characters that replace letters missing from a font's character map."""
_ENLARGED = 0.02
"""Share of a font's size by which text may be enlarged and still have it."""
_LOOKED_AT = 5
"""Number of characters of a page that are sampled to decide whether its tagged text is plain: upright, visible, in the
nominal size."""
_SAMPLED = 400
"""Number of characters of a page that are sampled to find the direction of its text."""
_SLIGHT = 8
"""Degrees by which a page may lie askew."""
_WITHIN = Pattern(r"(?<=\S) (?=\S)")
_LEAST_SPACE = 0.1
"""Times the type's size: what parts two words is wider."""
_SLIGHT_SLOPE = math.tan(math.radians(_SLIGHT))
_LARGE = 24.0
"""Points: faint text of this size may lie across lines, and is read apart from them."""
_AT_AN_END = 3
"""Things painted first, and painted last, on a page that are looked at."""
_HEADERS = 12
"""Things at each end of the order of painting among which a page's headers and footers usually are."""
_INVISIBLE = 3
"""The text render mode of what is neither filled nor stroked."""
_FAINT = 0.4
_WHITE = 0.02
"""Share of black: text has more than the first, a watermark less; what has less than the second is not seen on paper."""
_BLACK = 1.0
_COLOURED = 60
"""Of 255 steps from the strongest to the weakest of red, green and blue: grey has none."""
_OTHER_SIZE = 1.9
"""Ratio of font sizes: a mark is smaller than its text, but not by more than this."""
_RAISED_RATIO = 0.8
"""A mark is set at about two thirds of the text's size."""
_MOST_OF_PAGE = 0.5
"""The share of a page that a scan of it covers, at least."""
_STAMPED = 200
"""Characters that stamps and headers add to a scanned page, at most."""


def read_pages(pdf: pypdfium2.PdfDocument) -> tuple[Page, ...]:
    """Every page of an open document as lines, in the order in which the file says it is read."""
    tagger = Tagger()
    fonts: dict[int, str] = {}
    directions = Directions()
    pages = []
    for index in range(len(pdf)):
        page = pdf[index]
        turned = page.get_rotation()
        if turned and directions.of(sampled(page)):
            turned = 0  # its text is turned as well, so that it is shown upright
        try:
            if turned:  # else pdfium gives the characters in the order in which they are shown
                page.set_rotation(0)
            annotated = has_any(page)
            read = _PageReader(page, index + 1, tagger, fonts).read(directions, annotated=annotated)
        finally:
            if turned:
                page.set_rotation(turned)
            page.close()
        pages.append(replace(read, laid_on=laid_on(pdf, index)) if annotated else read)
    return tuple(pages)


def sampled(page: pypdfium2.PdfPage) -> Counter[Setting]:
    """How some of a page's characters are printed, by which its direction can be told."""
    textpage = page.get_textpage()
    handle = address(textpage.raw)
    matrix = calls.FS_MATRIX()
    count = calls.FPDFText_CountChars(handle)
    printed: Counter[Setting] = Counter()
    for i in range(0, count, max(count // _SAMPLED, 1)):
        if calls.FPDFText_IsGenerated(handle, i) == 1:
            continue
        angle = _angle(handle, i, matrix)
        item = calls.FPDFText_GetTextObject(handle, i)
        font = calls.FPDFTextObj_GetFont(item) if item else None
        size = calls.FPDFText_GetFontSize(handle, i) * math.hypot(matrix.c, matrix.d)
        printed[angle, _font_name(font) if font else "", size] += 1
    textpage.close()
    return printed


def _holds_little(lines: Sequence[Line]) -> bool:
    """Whether a page has no more text than is stamped on one; the hidden text behind a picture is its own."""
    return sum(len(line.text) for line in lines) < _STAMPED and not any(line.hidden for line in lines)


class _PageReader:
    """Reads one page: holds its handles, and the buffers that pdfium fills."""

    def __init__(self, page: pypdfium2.PdfPage, number: int, tagger: Tagger, fonts: dict[int, str]) -> None:
        self._number = number
        self._page = page
        self._corners = page.get_bbox()
        self._textpage = page.get_textpage()
        self._handle = address(self._textpage.raw)
        self._tags = tagger.page(page.raw)
        self._fonts = fonts
        self._box = calls.FS_RECTF()
        self._matrix = calls.FS_MATRIX()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))
        self._enlarges = False
        self._is_plain = False
        self._added: frozenset[int] | None = None
        self._has_white = False
        self._turn_to(0)

    def read(self, directions: Directions, *, annotated: bool) -> Page:
        """Return the page; `directions` are those of the pages before it, to which its own is added."""
        lines, unreadable = self._read_lines()
        if may_hold_copies(lines) and self._take_off_copies():
            lines, unreadable = self._read_lines()
        printed: dict[Setting, int] = {}
        for line in lines:
            setting = (line.angle, line.font, line.size)
            printed[setting] = printed.get(setting, 0) + len(line.text)
        direction = directions.of(printed)
        directions.remember(direction, printed)
        if direction or any(setting[0] for setting in printed) or self._has_mark_at_an_end():
            lines = self._read_turned(direction)
        lines = merge_raised(lines)
        if self._tags:
            # Word's order of reading; where it says nothing (artifacts), the place among the neighbours stays.
            lines = _in_reading_order(lines)
        shown = [line for line in lines if not line.hidden]
        if shown and not self._direction:
            covers = self._covers(shown)
            if annotated or covers or self._may_hide(shown):
                lines = with_unseen_hidden(self._page, lines, covers, self._width, self._height)
        self._textpage.close()
        is_picture = _holds_little(lines) and self._is_mostly_picture()
        return Page(self._number, self._width, self._height, tuple(lines), unreadable, is_picture)

    def _is_mostly_picture(self) -> bool:
        """Whether pictures cover most of the page: one, or the strips of one."""
        left, bottom, right, top = self._corners
        bounds = (item.get_bounds() for item in self._page.get_objects(filter=[calls.FPDF_PAGEOBJ_IMAGE]))
        covered = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in bounds)
        return bool(covered > _MOST_OF_PAGE * (right - left) * (top - bottom))

    def _may_hide(self, lines: Sequence[Line]) -> bool:
        """Whether some text of the page may not be seen: it is white, no tag counts it to the text, or it lies outside."""
        return self._has_white or any(
            (not line.is_tagged and self._is_inside(self._ceiling - line.top, self._ceiling - line.bottom))
            or line.x0 < 0
            or line.x1 > self._width
            or line.top < 0
            or line.bottom > self._height
            for line in lines
        )

    def _is_inside(self, top: float, bottom: float) -> bool:
        """Whether what is printed at this height of the page, upwards, is between the margins."""
        return self._ceiling - bottom > MARGIN * self._height and self._ceiling - top < (1 - MARGIN) * self._height

    def _covers(self, lines: Sequence[Line]) -> list[Box]:
        """Places of surfaces, pictures and drawings over text, among the last things painted on the page."""
        page = self._page.raw
        count = calls.FPDFPage_CountObjects(page)
        corners = [ctypes.c_float() for _ in range(4)]
        found = []
        for i in range(max(count - _AT_AN_END, 0), count):
            item = calls.FPDFPage_GetObject(page, i)
            is_text = calls.FPDFPageObj_GetType(item) == calls.FPDF_PAGEOBJ_TEXT
            if is_text or not calls.FPDFPageObj_GetBounds(item, *corners):
                continue
            left, bottom, right, top = (corner.value for corner in corners)
            box = (left - self._left, self._ceiling - top, right - self._left, self._ceiling - bottom)
            if any(overlap(line, box) for line in lines):
                found.append(box)
        return found

    def _read_lines(self) -> tuple[list[Line], int]:
        """Return the lines in the file's order, and the number of characters that have no letter in the file."""
        text, unreadable = self._text()
        if self._direction:
            text = self._without_made_up_spaces(text)
        looked_at = range(0, len(text), max(len(text) // _LOOKED_AT, 1))
        self._enlarges = any(map(self._is_enlarged, looked_at))
        self._is_plain = not any(self._angle(i) or self._is_hidden(i) for i in looked_at)
        spans = self._printed(text) if self._direction else _spans(text)
        lines = [line for start, end, hyphen in spans for line in self._lines(text, start, end, hyphen=hyphen)]
        return lines, unreadable

    def _without_made_up_spaces(self, text: str) -> str:
        """The text of a turned page, a character of no width in place of each space that pdfium made up within a word."""
        kept = list(text)
        for match in _WITHIN.finditer(text):
            at = match.start()
            if calls.FPDFText_IsGenerated(self._handle, at) == 1:
                gap = self._place(at + 1).left - self._place(at - 1).right
                if -1 < gap < _LEAST_SPACE * self._size(at - 1):
                    kept[at] = "\u200b"
        return "".join(kept)

    def _printed(self, text: str) -> Iterator[tuple[int, int, bool]]:
        """The printed lines of what pdfium gives as one: of a turned page, it joins lines at a hyphen with a space."""
        for start, end, hyphen in _spans(text):
            first = start
            for space in range(start + 1, end - 1):
                back = text[space] == " " and text[space - 1] == "-"
                if back and self._place(space + 1).left < self._place(space - 1).left:
                    yield first, space, False
                    first = space + 1
            yield first, end, hyphen

    def _read_turned(self, direction: int) -> list[Line]:
        """The lines as a person reads them who holds the page so that most of its text is upright.

        What is turned from that would be mixed with the other lines by pdfium: it is read first, and taken off the page.
        """
        turned = list(self._turned_objects(direction))
        self._turn_to(direction)
        aside = [self._line_of(item, angle) for item, angle in turned]
        self._take_off(item for item, _ in turned)
        lines = [replace(line, angle=0) for line in self._read_lines()[0]]
        return [*lines, *_on_one_line([line for line in aside if line is not None])]

    def _take_off(self, items: Iterable[int]) -> None:
        """Take pieces of text off the page, which is then as if they were not in the file."""
        for item in items:
            calls.FPDFPageObj_SetIsActive(item, False)
        self._textpage.close()
        self._textpage = self._page.get_textpage()
        self._handle = address(self._textpage.raw)

    def _take_off_copies(self) -> bool:
        """Take off the page what is printed a second time at the same place; whether there was any."""
        x, y = ctypes.c_double(), ctypes.c_double()
        characters: list[Character] = []
        ranks: dict[int, int] = {}
        for i in range(calls.FPDFText_CountChars(self._handle)):
            item = calls.FPDFText_GetTextObject(self._handle, i)
            text = chr(calls.FPDFText_GetUnicode(self._handle, i))
            if not item or text.isspace() or not calls.FPDFText_GetCharOrigin(self._handle, i, x, y):
                continue
            if item not in ranks:
                is_seen = not self._is_hidden(i) and self._darkness(item) >= _WHITE
                ranks[item] = 2 * (not is_seen) + (self._tag(i) is None)
            characters.append(Character(text, x.value, y.value, self._size(i), ranks[item], item))
        found = copies(characters)
        first = {each.piece for at, each in enumerate(characters) if at not in found}
        self._take_off(item for item in ranks if item not in first)
        return len(first) < len(ranks)

    def _has_mark_at_an_end(self) -> bool:
        """Whether text is turned or faint among the first or last things that are painted on the page, as a watermark is:
        pdfium may give it in the middle of a line, where nobody looks for it."""
        page = self._page.raw
        count = calls.FPDFPage_CountObjects(page)
        ends = range(count) if count <= 2 * _AT_AN_END else (*range(_AT_AN_END), *range(count - _AT_AN_END, count))
        for i in ends:
            item = calls.FPDFPage_GetObject(page, i)
            if calls.FPDFPageObj_GetType(item) == calls.FPDF_PAGEOBJ_FORM:
                inner = range(min(calls.FPDFFormObj_CountObjects(item), _AT_AN_END))
                if self._is_turned(item) or any(self._is_mark(calls.FPDFFormObj_GetObject(item, n)) for n in inner):
                    return True
            elif self._is_mark(item):
                return True
        return False

    def _is_mark(self, item: int) -> bool:
        """Whether something painted is text that is turned, or faint and not counted to the page's text."""
        if calls.FPDFPageObj_GetType(item) != calls.FPDF_PAGEOBJ_TEXT:
            return False
        return self._is_turned(item) or self._is_faint_mark(item)

    def _is_faint_mark(self, item: int) -> bool:
        """Whether text is painted faint, and no tag counts it to the page's text."""
        return calls.FPDFPageObj_GetMarkedContentID(item) < 0 and self._darkness(item) < _FAINT

    def _is_turned(self, item: int) -> bool:
        matrix = self._matrix
        told = calls.FPDFPageObj_GetMatrix(item, matrix)
        return bool(told) and abs(matrix.b) > _SLIGHT_SLOPE * abs(matrix.a)

    def _turned_objects(self, direction: int) -> Iterator[tuple[int, int]]:
        """The pieces of text that are turned from the page's direction, and by how many degrees; and large faint ones."""
        seen: set[int] = set()
        for i in range(calls.FPDFText_CountChars(self._handle)):
            item = calls.FPDFText_GetTextObject(self._handle, i)
            if not item or item in seen:
                continue
            seen.add(item)
            if (angle := self._angle(i)) != direction:
                yield item, (angle - direction) % 360
            elif self._size(i) > _LARGE and self._is_faint_mark(item):
                yield item, 0

    def _line_of(self, item: int, angle: int) -> Line | None:
        """A piece of text that is turned, as a line of its own."""
        length = calls.FPDFTextObj_GetText(item, self._handle, None, 0)
        buffer = (ctypes.c_ushort * max(length // 2, 1))()
        calls.FPDFTextObj_GetText(item, self._handle, buffer, length)
        text = bytes(buffer).decode("utf-16-le", "replace").rstrip("\0").strip()
        corners = [ctypes.c_float() for _ in range(4)]
        if not text or not calls.FPDFPageObj_GetBounds(item, *corners):
            return None
        left, bottom, right, top = (corner.value for corner in corners)
        left, top, right, bottom = self._upright(left, top, right, bottom)
        return Line(
            text=text, page=self._number, x0=left - self._left, top=self._ceiling - top, x1=right - self._left,
            bottom=self._ceiling - bottom, size=right - left if angle else top - bottom, angle=angle,
            faint=self._darkness(item) < _FAINT,
        )  # fmt: skip

    def _turn_to(self, direction: int) -> None:
        """Measure places from now on as on a page that is held so that text of this direction is upright."""
        self._direction = direction
        left, bottom, right, top = self._corners
        self._left, self._ceiling, far, floor = self._upright(left, top, right, bottom)
        self._width, self._height = far - self._left, self._ceiling - floor

    def _upright(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a box, on the page as seen upright."""
        match self._direction:
            case 90:  # text runs down
                return -top, right, -bottom, left
            case 180:
                return -right, -bottom, -left, -top
            case 270:  # text runs up
                return bottom, -left, top, -right
        return left, top, right, bottom

    def _angle(self, index: int) -> int:
        """Degrees by which a character is turned, clockwise; a scan's slight turn counts as none."""
        return _angle(self._handle, index, self._matrix)

    def _text(self) -> tuple[str, int]:
        """The page's text, one character for each of pdfium's, so that positions in it are pdfium's; and how many of them
        are not readable."""
        handle = self._handle
        count = calls.FPDFText_CountChars(handle)
        if count <= 0:
            return "", 0
        text = "".join(self._characters(count))
        unreadable = 0
        sampled = range(0, count, max(count // _LOOKED_AT, 1))
        if len(text) != count or _NO_LETTER.search(text) or any(map(self._is_unreadable, sampled)):
            unreadable = sum(map(self._is_unreadable, range(count)))
        if len(text) == count:
            return text, unreadable
        # Characters without a code were left out, or some lie outside the basic plane: ask for each.
        return "".join(chr(calls.FPDFText_GetUnicode(handle, i) or 0x20) for i in range(count)), unreadable

    def _characters(self, count: int) -> Iterator[str]:
        """The first so many of the page's characters, as many at a time as the buffer holds."""
        buffer = _Characters()
        for start in range(0, count, len(buffer) - 1):
            got = calls.FPDFText_GetText(self._handle, start, min(count - start, len(buffer) - 1), buffer) - 1
            yield bytes(buffer)[: max(got, 0) * 2].decode("utf-16-le", "replace")

    def _is_unreadable(self, index: int) -> bool:
        """Whether the font does not say which letter a character is; what pdfium makes of it may look like one."""
        return bool(calls.FPDFText_HasUnicodeMapError(self._handle, index) == 1)

    def _lines(self, text: str, start: int, end: int, *, hyphen: bool) -> Iterator[Line]:
        """The line between two positions: one, or one for each paragraph or cell that it runs through."""
        spaced = text.endswith(" ", start, end)
        start, end = _without_spaces(text, start, end)
        if start == end:
            return
        tag = self._tag(start)
        if tag is not None and tag is self._tag(end - 1):  # as most lines are
            yield self._line(text, start, end, tag, hyphen=hyphen, spaced=spaced)
            return
        for cut, other_cut, tag in self._pieces(text, start, end):
            first, last = _without_spaces(text, cut, other_cut)
            if first < last:
                yield self._line(text, first, last, tag, hyphen=hyphen and last == end, spaced=spaced and last == end)

    def _pieces(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Tag | None]]:
        """Cut a line where it passes from one tagged paragraph or cell to another; untagged, at a wide gap."""
        if not self._tags:
            for first, last in self._columns(text, start, end):
                yield from ((*piece, None) for piece in self._in_one_type(text, first, last))
            return
        while start < end:
            tag = self._tag(start)
            at_end = self._tag(end - 1)
            if tag is at_end or tag == at_end:
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

    def _in_one_type(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cut a line where type of quite another size or ink goes on: a watermark that begins where a line of text ends."""
        while end > start + 1 and text[start].isspace():
            start += 1
        if end - start < 2 or self._is_one_object(start, end - 1):
            yield start, end
            return
        other = self._other_type(start)
        if not other(end - 1):
            yield start, end
            return
        low, high = start, end - 1
        while high - low > 1:
            middle = (low + high) // 2
            at = middle  # a space has no reliable font
            while at < high and text[at].isspace():
                at += 1
            if at == high or other(at):
                high = middle
            else:
                low = at
        yield start, high
        yield high, end

    def _is_one_object(self, first: int, last: int) -> bool:
        """Whether two characters are of one piece of text in the file, and so of one type."""
        one, other = (calls.FPDFText_GetTextObject(self._handle, index) for index in (first, last))
        return one is not None and one == other

    def _other_type(self, start: int) -> Callable[[int], bool]:
        """Return a function that says whether a character is in another font than the one at the start."""
        size = self._size(start)
        faint = self._darkness(calls.FPDFText_GetTextObject(self._handle, start)) < _FAINT

        def is_other(index: int) -> bool:
            here = self._size(index)
            if max(here, size) > _OTHER_SIZE * min(here, size) > 0:
                return True
            return faint != (self._darkness(calls.FPDFText_GetTextObject(self._handle, index)) < _FAINT)

        return is_other

    def _columns(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Split a line where two words are so far apart that they are in two columns or cells."""
        wide = _COLUMN_GAP * max(self._size(start), 6.0)
        for space in range(start + 1, end - 1):
            if text[space] != " " or len(text[start:space].strip()) == 1:
                continue  # a bullet is far from its text, and belongs to it
            if self._place(space + 1).left - self._place(space - 1).right > wide:
                yield start, space
                start = space + 1
        yield start, end

    def _tag(self, index: int) -> Tag | None:
        """Return the tag of the character; a space that pdfium inserted gets the tag of the character before it."""
        if not self._tags:
            return None
        item = calls.FPDFText_GetTextObject(self._handle, index)
        if not item:
            before = (calls.FPDFText_GetTextObject(self._handle, i) for i in range(index - 1, max(index - 3, -1), -1))
            item = next(filter(None, before), None)
        return self._tags.get(calls.FPDFPageObj_GetMarkedContentID(item), ARTIFACT) if item else None

    def _line(self, text: str, start: int, end: int, tag: Tag | None, *, hyphen: bool, spaced: bool) -> Line:
        words = text[start:end]
        # A bullet may be set in a font and size of its own: height, font and size are those of the line's rest.
        x0 = self._place(start).left - self._left
        box = self._place(end - 1)
        top, x1, bottom = self._ceiling - box.top, box.right - self._left, self._ceiling - box.bottom
        middle = start + len(words) // 2
        if not text[middle].isalpha():
            middle = _letter_from(text, start, end, middle)
        has_figures = _FIGURE.search(words) is not None
        size = self._size_of_most(text, start, end, middle) if has_figures else self._size(middle)
        item = calls.FPDFText_GetTextObject(self._handle, middle)
        font = self._font_of(item) or self._font(end - 1)
        bold = "Bold" in font
        if bold:  # a footnote mark behind a heading need not be bold as well: the last letter counts
            last = start + max(len(words.rstrip(_MARK_AND_STOPS)), 1) - 1
            bold = "Bold" in (self._font(last) or font)
        if has_figures:
            words = self._raise_marks(words, start, size)
        if hyphen:
            words += "-"
        darkness = self._darkness(item)
        self._has_white = self._has_white or darkness < _WHITE
        is_text = tag is not None and tag.kind != "artifact"
        if is_text and self._is_plain:
            return Line(words, self._number, x0, top, x1, bottom, font, size, bold, tag, spaced)
        return Line(
            words, self._number, x0, top, x1, bottom, font, size, bold, tag, spaced,
            angle=self._angle(start) or self._angle(end - 1),
            hidden=self._is_hidden(middle),
            faint=not is_text and darkness < _FAINT,
            coloured=not is_text and self._is_coloured(item),
            added=not is_text and (not self._tags or self._is_inside(top, bottom)) and self._is_added(item),
        )  # fmt: skip

    def _is_hidden(self, index: int) -> bool:
        """Whether a character is painted with nothing, neither filled nor stroked."""
        item = calls.FPDFText_GetTextObject(self._handle, index)
        return bool(item) and calls.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE

    def _darkness(self, item: int | None) -> float:
        """Return how dark a piece of text is: 1 for black, less for a lighter or transparent colour."""
        red, green, blue, opaque = self._colour
        if not item or not calls.FPDFPageObj_GetFillColor(item, red, green, blue, opaque):
            return _BLACK
        dark: float = 255 - (0.3 * red.value + 0.59 * green.value + 0.11 * blue.value)
        return dark * opaque.value / (255 * 255)

    def _is_coloured(self, item: int | None) -> bool:
        """Whether the piece of text whose darkness was asked for last is printed in a colour."""
        rgb = [part.value for part in self._colour[:3]]
        return bool(item) and max(rgb) - min(rgb) > _COLOURED

    def _is_added(self, item: int | None) -> bool:
        """Whether a piece of text was put on the finished page, as the file's own marks say, or in a drawing of few words."""
        if self._tags and item in self._painted_at_its_ends:
            return False  # it is in no drawing; headers and footers are found here without looking at the whole page
        if self._added is None:
            self._added = frozenset(self._added_items())
        return item in self._added

    @cached_property
    def _painted_at_its_ends(self) -> frozenset[int]:
        """Some of the things painted first and last on the page."""
        page = address(self._page.raw)
        count = calls.FPDFPage_CountObjects(page)
        ends = {*range(min(count, _HEADERS)), *range(max(count - _HEADERS, 0), count)}
        return frozenset(calls.FPDFPage_GetObject(page, i) for i in ends)

    def _added_items(self) -> Iterator[int]:
        page = address(self._page.raw)
        for i in range(calls.FPDFPage_CountObjects(page)):
            item = calls.FPDFPage_GetObject(page, i)
            kind = calls.FPDFPageObj_GetType(item)
            if kind == calls.FPDF_PAGEOBJ_TEXT:
                if not self._tags and _is_artifact(item):
                    yield item
            elif kind == calls.FPDF_PAGEOBJ_FORM:
                inner = [calls.FPDFFormObj_GetObject(item, n) for n in range(calls.FPDFFormObj_CountObjects(item))]
                texts = [each for each in inner if calls.FPDFPageObj_GetType(each) == calls.FPDF_PAGEOBJ_TEXT]
                if sum(calls.FPDFTextObj_GetText(each, self._handle, None, 0) // 2 for each in texts) <= _STAMPED:
                    yield from texts

    def _raise_marks(self, words: str, start: int, size: float) -> str:
        """Write as superscripts the digits that are set small after a word: marks of footnotes."""
        last_figures = (start + match.start() for match in _LAST_FIGURE.finditer(words))
        if not any(self._size(at) < size * _RAISED_RATIO for at in last_figures):
            return words

        def raised(match: re.Match[str]) -> str:
            at = self._size(start + match.start())
            return match[0].translate(TO_SUPERSCRIPTS) if at < size * _RAISED_RATIO else match[0]

        def behind_figures(match: re.Match[str]) -> str:
            first, end = match.span()
            while first < end and self._size(start + first) >= size * _RAISED_RATIO:
                first += 1  # the figure's own digits
            return words[match.start() : first] + words[first:end].translate(TO_SUPERSCRIPTS)

        words = MARK.sub(raised, words)
        return BEHIND_FIGURES.sub(behind_figures, words)

    def _size(self, index: int) -> float:
        """The size in points in which a character is printed: some programs give the font's as 1 and enlarge it."""
        size = float(calls.FPDFText_GetFontSize(self._handle, index))
        if self._enlarges and calls.FPDFText_GetMatrix(self._handle, index, self._matrix):
            size *= math.hypot(self._matrix.c, self._matrix.d)
        return size

    def _is_enlarged(self, index: int) -> bool:
        """Whether a character is printed in another size than its font's."""
        matrix = self._matrix
        told = calls.FPDFText_GetMatrix(self._handle, index, matrix)
        return bool(told) and abs(math.hypot(matrix.c, matrix.d) - 1) > _ENLARGED

    def _size_of_most(self, text: str, start: int, end: int, middle: int) -> float:
        """The size most of a line is set in, by three of its letters: one may be raised, as in '1st'."""
        quarter = (end - start) // 4
        looked_at = (
            _letter_from(text, start, end, start + quarter),
            middle,
            _letter_from(text, start, end, end - 1 - quarter),
        )
        return sorted(map(self._size, looked_at))[1]

    def _place(self, index: int) -> Any:
        """A character's line box: its left, top, right and bottom in page coordinates (upwards), until the next is asked for."""
        box = self._box
        if not calls.FPDFText_GetLooseCharBox(self._handle, index, box):
            box.left = box.top = box.right = box.bottom = 0.0
        elif self._direction:
            box.left, box.top, box.right, box.bottom = self._upright(box.left, box.top, box.right, box.bottom)
        return box

    def _font(self, index: int) -> str:
        return self._font_of(calls.FPDFText_GetTextObject(self._handle, index))

    def _font_of(self, item: int | None) -> str:
        font = calls.FPDFTextObj_GetFont(item) if item else None
        if font is None:
            return ""
        if font not in self._fonts:
            self._fonts[font] = _font_name(font)
        return self._fonts[font]


def _angle(handle: int, index: int, matrix: Any) -> int:
    if not calls.FPDFText_GetMatrix(handle, index, matrix) or (matrix.b == 0 and matrix.a > 0):
        return 0
    angle = round(math.degrees(math.atan2(-matrix.b, matrix.a))) % 360
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= _SLIGHT else angle


def _is_artifact(item: int) -> bool:
    """Whether a mark in the file says that something is no part of the text, as Acrobat marks what it adds to pages."""
    return any(_name_of_mark(item, n) == "Artifact" for n in range(calls.FPDFPageObj_CountMarks(item)))


def _name_of_mark(item: int, number: int) -> str:
    length, name = ctypes.c_ulong(), (ctypes.c_ushort * 16)()
    mark = calls.FPDFPageObj_GetMark(item, number)
    if not calls.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), length):
        return ""
    return bytes(name)[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def _on_one_line(pieces: list[Line]) -> list[Line]:
    """Turned pieces of text that follow each other in the file at the same angle are one mark, letter by letter."""
    lines: list[Line] = []
    for piece in pieces:
        if lines and lines[-1].angle == piece.angle:
            before = lines[-1]
            space = "" if len(piece.text) == 1 or len(before.text) == 1 else " "
            lines[-1] = replace(before, text=before.text + space + piece.text)
        else:
            lines.append(piece)
    return lines


def _font_name(font: int) -> str:
    """The font's own name, without the prefix that marks a subset ('ABCDEF+Tahoma')."""
    buffer = _FontName()
    calls.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace").rpartition("+")[2]


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """The positions without the spaces at both ends; two equal ones where there is nothing else."""
    words = text[start:end]
    start = end - len(words.lstrip())
    return start, start + len(words.strip())


def _letter_from(text: str, start: int, end: int, at: int) -> int:
    """The place of a letter, for a figure may be a mark: the next from `at` on, else the line's first; else its start."""
    while at < end and not text[at].isalpha():
        at += 1
    if at < end:
        return at
    return next((i for i in range(start, end) if text[i].isalpha()), start)


def _spans(text: str) -> Iterator[tuple[int, int, bool]]:
    """Return start and end of each printed line, and whether it ended with a hyphen."""
    start = 0
    for match in _LINE_END.finditer(text):
        yield start, match.start(), match[0] == HYPHEN
        start = match.end()
    yield start, len(text), False


def _in_reading_order(lines: list[Line]) -> list[Line]:
    """Sort by the order of the tags; an untagged line keeps to the line before it."""
    keys: list[int] = []
    for line in lines:
        keys.append(line.tag.id if line.tag and line.is_tagged else (keys[-1] if keys else -1))
    return [lines[i] for i in sorted(range(len(lines)), key=keys.__getitem__)]
