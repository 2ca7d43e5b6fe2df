"""Finds what is printed on a page but is not part of the letter: watermarks, stamps of agenda packs, protective markings,
headers of printed e-mails, hidden text. It is removed from the text, with a warning.

It is recognised by the way it is printed: rotated, faint, in another font, over or under the text, at the same place on
every page, out of order, or untagged in a tagged file. Words alone are used only for lines that contain nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from typing import Literal

from ofsted_report.lexicon import PLACEHOLDER_WORDS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Document, Line, Page

MARGIN = 0.12
"""The share of a page's height, at its top and at its foot, in which headers and footers are printed."""
Why = Literal["watermark", "hidden", "stamp", "e-mail", "signature", "annotation", "placeholder"]

_STAMP = Pattern(
    r"""(?:agenda|minute)\ (?:item|number|no\.?)\b.{0,12} | (?:appendix|annexe?)\ (?:\d{1,2}|[A-Z])\b.{0,12}
      | (?:this\ )?page\ (?:is\ |has\ been\ )?(?:intentionally\ |deliberately\ )?(?:left\ )?blank | document\ pack\ page\ \d+
      | page\ \d{1,4}(?:\ of\ \d{1,4})?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Text that agenda software prints on the pages it binds; it counts in the margin of a page, or alone on its page."""
_MARKING = Pattern(
    r"""[-–—[(*\s]*(?:(?:OFFICIAL|SENSITIVE|CONFIDENTIAL|RESTRICTED|PROTECT(?:ED)?|PERSONAL|PRIVATE|STRICTLY|EMBARGO(?:ED)?|DRAFT|COPY
      |NOT\ FOR\ PUBLICATION|UNCLASSIFIED|EXEMPT|INTERNAL)[-–—\s:/,&]*(?:AND\ )?)+[-–—\])*\s]*""",
    re.VERBOSE,
)
"""A protective marking in capitals, alone on its line."""
_SERIAL = Pattern(r"[A-Z]{2,8}(?:[-_ ][A-Z]{2,8}){0,2}[-_ ]?\d{5,9}")
"""A number that is stamped on each page of a bundle."""
_OFFICE_STAMP = Pattern(
    r"""(?-i:(?=[A-Z]))(?:date\ )?(?:received|scanned|copied|filed|registered|recorded|logged|acknowledged|entered|answered
      |noted|passed\ to|approved|file\ copy|copy|urgent|action)\b[^.]{0,40}""",
    re.VERBOSE | re.IGNORECASE,
)
"""What the rubber stamp of an office says; it counts where it is printed unlike the text, or was added to the page. A line that
goes on in the middle of a sentence has no capital."""
_SIGNED = Pattern(
    r"""(?:digitally|electronically|e-?)\ ?signed\b.{0,80} | signed\ (?:digitally|electronically)\b.{0,80}
      | docu-?signed\ by\b.{0,60}
      | docu-?sign\ envelope\ id\b.* | DN:\ ?[a-zA-Z]{1,5}=.* | date:\ \d{4}[./-]\d\d[./-]\d\d\b.{0,30}
      | \d\d:\d\d(?::\d\d)?\ ?(?:[+-]\d\d[:’']?\d\d[’']?|Z|GMT|UTC|BST).{0,6}
      | [^()]{2,60}\((?:[A-Z][a-z]{2}\ \d{1,2},\ \d{4}|\d{1,2}\ [A-Z][a-z]{2}\ \d{4}),?\ \d{1,2}:\d\d(?::\d\d)?[^()]{0,20}\)
      | signature\ (?:is\ )?(?:not\ verified|valid|invalid|unknown) | validity\ unknown
      | (?:transaction|document|doc|signature|envelope|certificate)\ (?:id|reference|ref|number|no)\b[.:]{0,2}\ ?[\w-]{16,}
      | [0-9A-F]{12,40}(?:\.\.\.|…)? | [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a program for electronic signatures prints: who signed and when, to the second, and the number of the deed."""
_SHORTEST = 4
"""Characters of the shortest text of all these forms."""
_WORDS_ALONE = Pattern(
    r"""(?:agenda|minute)\ (?:item|number|no\.?)\ \d{1,3}[a-z]?
      | (?:date\ )?(?:received|scanned|copied|filed)\b[^.]{0,20}\d{1,2}\b[^.]{0,15}""",
    re.VERBOSE | re.IGNORECASE,
)
"""The same, where a file has no places and no type to tell by."""
_PLACEHOLDER = Pattern(rf"[\[<]?(?:{PLACEHOLDER_WORDS})[\]>.]*")
"""A line that only says what to fill in there."""
_BEGIN_PLACEHOLDERS = frozenset({"Cl", "Ch", "In", "[C", "[I", "<C", "<I"})
"""To most lines the pattern need not be put."""
_PRINT_HEADER = Pattern(
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s+\d{1,2}:\d{2}\b.*|(?:https?|file)://\S+(?:\s+\d+(?:/|\ of\ )\d+)?|about:blank.*"
)
"""Text that a browser prints above and below a page: time and URL."""
_E_MAIL = Pattern(r"(?:From|Sent|To|Cc|Bcc|Subject|Attachments?|Importance|Date):(?:\s|$)")
_FEWEST_E_MAIL_LINES = 3
_FARTHEST_LABEL = 4
"""Lines from one label of an e-mail's header to the next: an address may be printed beside it, or go on below."""
_BIG = 1.8
"""Multiple of the text's size from which a word over text is not part of it."""
_OVER = 0.25
"""Share of a line's height by which another line lies over it, at least: lines of text do not."""
_ENOUGH_LINES = 300
"""To measure the font size of the text."""
_MOST_LINES = 6
"""Lines of a stamp."""
_SAME_PLACE = 3.0
"""Points."""
_RARE, _FEW = 0.05, 200
"""The share of a document's letters, or the number of them, that a type has at most that may be a stamp's alone."""
_ENOUGH_ABOVE = 3
"""Lines that are printed above one and come after it in the file, at least, where it was put under a page's text."""
_SMALLER = 0.85
"""Times the text's size: the small print of a signature's box has less."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A line that is not the letter's, and what it is taken for."""

    line: Line
    why: Why


def find_foreign(document: Document) -> dict[int, Foreign]:
    """The lines of a document with pages that are not the letter's, by their identity."""
    if not document.paged:
        return {id(line): Foreign(line, told) for line in document.lines if (told := _by_words(line))}
    size = _usual_size(document)
    layouts = [_Layout(page, size) for page in document.pages]
    fonts = _fonts_of_text(document, layouts)
    repeated = _repeated(document, layouts)
    found: dict[int, Foreign] = {}
    for page, layout in zip(document.pages, layouts, strict=True):
        e_mail = _e_mail_header(page) if page is document.pages[0] else frozenset()
        signature = _signature(page, layout.loose, fonts, size)
        tagged = len(layout.loose) < len(page.lines)
        alone = _is_blank(page)
        for i, line in enumerate(page.lines):
            why: Why | None = None
            if line.angle:
                why = "watermark"
            elif line.hidden and not page.hidden:
                why = "hidden"
            elif i in e_mail:
                why = "e-mail"
            elif i in signature:
                why = "signature"
            elif _is_placeholder(line):
                why = "placeholder"
            elif not line.is_tagged:
                why = _not_tagged(
                    page, i, layout, fonts=fonts, size=size, tagged=tagged, alone=alone, repeated=repeated
                )
            if why is not None:
                found[id(line)] = Foreign(line, why)
    return found


def _not_tagged(
    page: Page,
    at: int,
    layout: _Layout,
    *,
    fonts: frozenset[str],
    size: float,
    tagged: bool,
    alone: bool,
    repeated: frozenset[str],
) -> Why | None:
    """Return what a line is that no tag assigns to the text."""
    line = page.lines[at]
    big = line.size > _BIG * size > 0
    over = (big or line.faint) and layout.lies_over(line)
    if (line.faint and (big or over or line.text in repeated)) or (big and over):
        return "watermark"
    margin = in_margin(line, page)
    if _is(line, _MARKING, _SERIAL):
        return "stamp"
    if margin and _is(line, _PRINT_HEADER):
        return "stamp"
    says_so = _is(line, _STAMP) and not _is_own_page_number(line, page)
    if says_so and (margin or alone):
        return "stamp"
    other_type = bool(fonts) and bool(line.font) and family(line.font) not in fonts
    if other_type and (tagged or line.text in repeated):
        return "stamp"
    says_so = _is_worded_as_stamp(line) and not _is_own_page_number(line, page)
    unlike = other_type or (line.coloured and not margin)
    if says_so and (unlike or not line.font):
        return "stamp"
    return "stamp" if (unlike or says_so) and (line.added or layout.is_out_of_order(line, at)) else None


def _is_placeholder(line: Line) -> bool:
    return line.text[:2] in _BEGIN_PLACEHOLDERS and _PLACEHOLDER.fullmatch(line.text) is not None


def _by_words(line: Line) -> Why | None:
    """Return what a line of a file without places is, if its words alone tell."""
    if _is_placeholder(line):
        return "placeholder"
    return "stamp" if _is(line, _WORDS_ALONE, _MARKING) else None


def _is_worded_as_stamp(line: Line) -> bool:
    return _is(line, _STAMP, _MARKING, _OFFICE_STAMP)


def _is(line: Line, *forms: Pattern) -> bool:
    """Whether a line is one of these forms. Most lines that no tag counts are page numbers, too short for any."""
    return len(line.text) >= _SHORTEST and any(form.fullmatch(line.text) for form in forms)


def in_margin(line: Line, page: Page) -> bool:
    """Whether a line is where headers and footers are printed."""
    return line.top < MARGIN * page.height or line.bottom > (1 - MARGIN) * page.height


@cache
def family(font: str) -> str:
    """'Tahoma-Bold' and 'Tahoma,Italic' → 'tahoma'."""
    return re.split(r"[-,]", re.sub(r"(?:PS)?MT\b|PS\b", "", font))[0].lower()


def _fonts_of_text(document: Document, layouts: Sequence[_Layout]) -> frozenset[str]:
    """Return the font families of the text: those of tagged lines; without tags, of lines that are not in the margins.

    Families of only a few words are included, unless all of them were added to their pages.
    """
    set_in_type = [line for page in document.pages for line in page.lines if line.font and not line.angle]
    if tagged := {line.font for line in set_in_type if line.is_tagged}:
        return frozenset(map(family, tagged))
    letters: Counter[str] = Counter()
    for line in set_in_type:
        letters[family(line.font)] += len(line.text)
    most = max(_RARE * letters.total(), _FEW)
    rare = {name for name, count in letters.most_common()[1:] if count <= most}
    return frozenset(
        name
        for page, layout in zip(document.pages, layouts, strict=True)
        for at, line in enumerate(page.lines)
        if line.font and not line.angle and not in_margin(line, page)
        if (name := family(line.font)) not in rare
        or not (line.added or _is_worded_as_stamp(line) or layout.is_out_of_order(line, at))
    )


def _usual_size(document: Document) -> float:
    """The size most of the text is set in, in points; 0 where no text has one."""
    upright = (line for page in document.pages for line in page.lines if not line.angle)
    return size_of_most(islice(upright, _ENOUGH_LINES))


def size_of_most(lines: Iterable[Line]) -> float:
    """The size most of the lines' characters are set in, in half points; 0 where there are none."""
    characters: dict[float, int] = {}
    for line in lines:
        characters[line.size] = characters.get(line.size, 0) + len(line.text)
    weight: Counter[float] = Counter()
    for size, count in characters.items():
        weight[round(size * 2) / 2] += count
    return max(weight, key=lambda size: weight[size], default=0.0)


def _repeated(document: Document, layouts: Sequence[_Layout]) -> frozenset[str]:
    """Lines that are printed at the same place of at least two pages and of half of them, outside the margins."""
    places: dict[str, Counter[tuple[int, int]]] = {}
    for page, layout in zip(document.pages, layouts, strict=True):
        loose = (page.lines[i] for i in layout.loose if not in_margin(page.lines[i], page))
        here = {(line.text, _rounded(line.x0), _rounded(line.top)) for line in loose}
        for text, x0, top in here:
            places.setdefault(text, Counter())[(x0, top)] += 1
    enough = max(2.0, len(document.pages) / 2)
    return frozenset(text for text, counted in places.items() if max(counted.values()) >= enough)


def _rounded(points: float) -> int:
    return round(points / _SAME_PLACE)


class _Layout:
    """Positions of a page's lines, sorted, so that pages with very many lines can be searched in acceptable time."""

    def __init__(self, page: Page, size: float) -> None:
        self._page = page
        self._lines = page.lines
        self.loose = [i for i, line in enumerate(page.lines) if not line.is_tagged]
        """The indexes of the lines that no tag assigns to the text."""
        self._size = size
        self._sorted = False

    def _sort(self) -> None:
        """Once somebody asks: on most pages nobody does."""
        if self._sorted:
            return
        self._sorted = True
        straight = [(i, line) for i, line in enumerate(self._lines) if not line.angle]
        self._by_top = sorted(straight, key=lambda pair: pair[1].top)
        self._tops = [line.top for _, line in self._by_top]
        self._tallest = max((line.height for _, line in straight), default=0.0)
        # Headers and footers are often first or last in the file: they do not tell the order of the text.
        text = [(i, line) for i, line in self._by_top if not in_margin(line, self._page)]
        by_bottom = sorted(text, key=lambda pair: pair[1].bottom)
        self._text_tops = [line.top for _, line in text]
        self._text_bottoms = [line.bottom for _, line in by_bottom]
        self._last_below = [*accumulate((i for i, _ in reversed(text)), max)][::-1]
        self._first_above = [*accumulate((i for i, _ in by_bottom), min)]

    def lies_over(self, line: Line) -> bool:
        """Whether a line lies over, or under, lines of text: their boxes cross, and it is not one of two that touch."""
        self._sort()
        first = bisect_left(self._tops, line.top - self._tallest)
        last = bisect_right(self._tops, line.bottom)
        return any(_crosses(line, other) for _, other in self._by_top[first:last] if other is not line)

    def is_out_of_order(self, line: Line, at: int) -> bool:
        """Whether a line is in the file after all that is printed below it, or before all that is printed above it: what a
        program adds to a page comes last or first. The lines around it in its own type are added with it."""
        self._sort()
        first = last = at
        while last + 1 < min(len(self._lines), at + _MOST_LINES) and self._is_added_with(line, self._lines[last + 1]):
            last += 1
        while first > max(0, at - _MOST_LINES + 1) and self._is_added_with(line, self._lines[first - 1]):
            first -= 1
        below = bisect_right(self._text_tops, line.bottom)
        above = bisect_left(self._text_bottoms, line.top)
        if len(self._text_tops) - below > last - at and self._last_below[below] <= last:
            return True
        return above >= at - first + _ENOUGH_ABOVE and self._first_above[above - 1] >= first

    def _is_added_with(self, line: Line, other: Line) -> bool:
        """Whether two lines may be of one stamp: in the same type, or neither in the text's, and near each other."""
        near = abs(line.top - other.top) < _MOST_LINES * line.height
        unlike = abs(other.size - self._size) > 0.5 or other.coloured
        return _is_set_alike(line, other) or (near and unlike)


def _is_set_alike(line: Line, other: Line) -> bool:
    return line.font == other.font and line.size == other.size


def _crosses(line: Line, other: Line) -> bool:
    if other.size > line.size:
        return False
    down = min(line.bottom, other.bottom) - max(line.top, other.top)
    across = min(line.x1, other.x1) - max(line.x0, other.x0)
    return across > other.size and down > _OVER * other.height and _leaves_its_line(line, other)


def _leaves_its_line(line: Line, other: Line) -> bool:
    """Whether two lines that cross are not on one base line, as a word and the raised mark behind it are."""
    return line.size > _BIG * other.size or (line.x0 < other.x1 - other.size and other.x0 < line.x1 - line.size)


def _is_blank(page: Page) -> bool:
    """Whether a page holds nothing but a few words in a line or two."""
    lines = [line for line in page.lines if not line.angle]
    return len(lines) <= 3 and sum(len(line.text.split()) for line in lines) <= 15


def _is_own_page_number(line: Line, page: Page) -> bool:
    """Whether 'Page 2' is on the second page: Ofsted's own; an agenda pack counts on from other papers."""
    number = re.search(r"\d+", line.text)
    own = number is not None and int(number[0]) == page.number
    return own and re.match(r"page \d", line.text, re.IGNORECASE) is not None


def _e_mail_header(page: Page) -> frozenset[int]:
    """Return the indexes of lines at the top of a page that are the header of a printed e-mail: from its first label to its
    last, and text beside or continuing a label."""
    labels: list[int] = []
    for i, line in enumerate(page.lines):
        if _E_MAIL.match(line.text) and (not labels or i - labels[-1] <= _FARTHEST_LABEL):
            labels.append(i)
        elif labels and i - labels[-1] > _FARTHEST_LABEL:
            break
    if len(labels) < _FEWEST_E_MAIL_LINES or labels[0] > _FARTHEST_LABEL:
        return frozenset()
    last = page.lines[labels[-1]]
    beside = (i for i, line in enumerate(page.lines) if abs(line.bottom - last.bottom) < _SAME_PLACE)
    return frozenset((*range(labels[0], labels[-1] + 1), *beside))


def _signature(page: Page, loose: Sequence[int], fonts: frozenset[str], size: float) -> frozenset[int]:
    """Return the indexes of lines that a program for electronic signatures printed: its words, and the lines around them in
    the same type, which is smaller than the text's or another."""
    signed = [i for i in loose if _is(page.lines[i], _SIGNED)]
    found = set(signed)
    for at in signed:
        line = page.lines[at]
        if not line.font or (line.size > _SMALLER * size and family(line.font) in fonts):
            continue  # nothing tells its neighbours from the text; a scan has no fonts
        for i in range(max(at - _MOST_LINES, 0), min(at + _MOST_LINES, len(page.lines))):
            other = page.lines[i]
            if not other.is_tagged and other.font == line.font and _is_beside(other, line):
                found.add(i)
    return frozenset(found)


def _is_beside(line: Line, other: Line) -> bool:
    """Whether a line is directly above, below or beside another one."""
    reach = 1.5 * max(line.height, other.height)
    return line.top - other.bottom < reach and other.top - line.bottom < reach
