"""Plain text: a letter pasted into Notepad or saved as text. UTF-8 (with or without mark) or Windows-1252."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, pairwise

from ofsted_report.errors import NotReadableError
from ofsted_report.lexicon import BULLETS, DASHES
from ofsted_report.pattern import Pattern
from ofsted_report.reading import bullets
from ofsted_report.reading.document import Line, Page, Tag
from ofsted_report.reading.text import decoded

_UNWRAPPED = 160
"""Characters. A file whose text is mostly in longer lines has one paragraph per line; in others the lines were wrapped.
Small print copied out of a PDF may have a longer line here and there."""
_MOSTLY_TEXT = 0.97
_CLEARLY_SHORT = 0.85
_SHORT_WITH_STOP = 0.95
"""Shares of the usual width: a line that would stay below it with the next line's first word was ended on purpose.
Letters differ in width, so lines of print copied into a text file differ in length; a full stop makes up for much."""
_SIGN_OFF = Pattern(r"\s*Yours? (?:sincerely|faithfully)")
_OPENING = Pattern(r"\s*(?:This letter (?:summarises|contains|sets out|outlines|provides)|I am writing|Following )")
"""The beginning of the paragraph below a letter's title; a title may fill its line."""
_STOPS = (".", "?", "!", ":", ";", ",")
_BULLET = Pattern(rf"^\s*(?:[{BULLETS}]\s*|[{re.escape(DASHES)}*o]\s+)(?=\S)")
_NUMBER = Pattern(r"^\s*\d{1,3}[.)]\s+(?=\S)")


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """The text as one page without places; each line is tagged with the paragraph or item it belongs to.

    Raises:
        NotReadableError: the bytes are no text.
    """
    text = decoded(data, _is_text)
    if text is None:
        raise NotReadableError(
            f"{name} is not text in UTF-8 or Windows-1252.",
            "Give the letter as .pdf or .docx, or save the text again as UTF-8.",
        )
    printed = [line.rstrip() for line in text.splitlines()]
    unwrapped = sum(len(line) for line in printed if len(line) > _UNWRAPPED) > sum(map(len, printed)) / 2
    return (Page(1, 0.0, 0.0, tuple(_lines(printed, unwrapped=unwrapped))),)


def _is_text(text: str) -> bool:
    good = sum(c.isprintable() or c in "\r\n\t\f" for c in text)
    return bool(text.strip()) and good >= _MOSTLY_TEXT * len(text) and any(c.isalpha() for c in text)


def _lines(printed: list[str], *, unwrapped: bool) -> Iterator[Line]:
    numbers = count(1)
    tag: Tag | None = None
    addressing = True  # above the salutation every line is separate
    lone: list[str] = []  # bullets alone on their lines: the text of as many items comes next
    wrapping = _Wrapping(printed)
    before = first = ""  # the line above, and the first one of its paragraph
    for line, below in zip(printed, [*printed[1:], ""], strict=True):
        if not line.strip():
            tag = None
            continue
        if bullets.LONE.match(line.strip()):
            lone.append(line.strip())
            tag = None
            continue
        text = line
        if _BULLET.match(line):
            lone.clear()  # they belong to empty items: this one has its own bullet
        if tag is not None and wrapping.parts(first, before, text, below, listed=bool(lone)):
            tag = None
        if tag is None and lone:
            text = f"{lone.pop()} {line.strip()}"
        if _is_item(text):
            tag, first = Tag("item", next(numbers)), text
        elif tag is None or unwrapped or addressing:
            tag, first = Tag("paragraph", next(numbers)), text
        yield Line(text=text, page=1, tag=tag)
        before = text
        if text.strip().startswith("Dear "):
            addressing = False
            tag = None
        elif _SIGN_OFF.match(text):
            addressing = True


class _Wrapping:
    """How a file's lines were wrapped: evidence that a paragraph ends without an empty line after it."""

    def __init__(self, printed: Sequence[str]) -> None:
        lengths = sorted(len(line.strip()) for line in printed if line.strip())
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0
        self._hanging = any(
            _is_item(line) and below.strip() and not _is_item(below) and _indent(below) > _indent(line)
            for line, below in pairwise(printed)
        )

    def parts(self, first: str, before: str, line: str, below: str, *, listed: bool) -> bool:
        """Whether a paragraph that began with the line `first` ends with `before`, and `line` begins another.

        `listed`: whether a list goes on, so that a small letter may begin its next item.
        """
        above, begins = before.strip(), line.strip()
        if _SIGN_OFF.match(line) or (_OPENING.match(line) and not above.endswith(_STOPS)):
            return True
        if not begins[0].isupper():
            return listed and self._ended(above, begins)
        if self._hanging and _is_item(first) and _indent(line) <= _indent(first):
            return True
        return self._ended(above, begins) or (above.endswith(".") and self._heads(begins, below.strip()))

    def _ended(self, line: str, below: str) -> bool:
        """Whether the first word of the line below would clearly have had room."""
        share = _SHORT_WITH_STOP if line.endswith(".") else _CLEARLY_SHORT
        return len(line) + 1 + len(below.partition(" ")[0]) < share * self._width

    def _heads(self, line: str, below: str) -> bool:
        """Whether a line that follows a full stop is a heading: it has none, and the text below begins anew."""
        anew = not below or below[0].isupper() or _is_item(below)
        return anew and not line.endswith(_STOPS) and self._ended(line, below)


def _is_item(line: str) -> bool:
    return bool(_BULLET.match(line) or _NUMBER.match(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
