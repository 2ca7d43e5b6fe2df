"""Plain text: a letter pasted into Notepad or saved as text. UTF-8 (with or without mark) or Windows-1252."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from ofsted_report.errors import NotReadableError
from ofsted_report.reading import bullets
from ofsted_report.reading.document import Line, Page, Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNWRAPPED = 160
"""A file with lines longer than this holds one paragraph a line; shorter ones were broken by hand or by a program."""
_MOSTLY_TEXT = 0.97
_BULLET = re.compile(rf"^\s*(?:[{bullets.BULLETS}]\s*|[{re.escape(bullets.DASHES)}*o]\s+)(?=\S)")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+(?=\S)")


def read_pages(data: bytes, name: str) -> tuple[Page, ...]:
    """The text as one page without places; each line is tagged with the paragraph or item it belongs to.

    Raises:
        NotReadableError: the bytes are no text.
    """
    text = _decode(data, name)
    printed = [line.rstrip() for line in text.splitlines()]
    unwrapped = max(map(len, printed), default=0) > _UNWRAPPED
    return (Page(1, 0.0, 0.0, tuple(_lines(printed, unwrapped=unwrapped))),)


def _decode(data: bytes, name: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise NotReadableError(
        f"{name} is not text in UTF-8 or Windows-1252.",
        "Give the letter as .pdf or .docx, or save the text again as UTF-8.",
    )


def _is_text(text: str) -> bool:
    good = sum(c.isprintable() or c in "\r\n\t\f" for c in text)
    return bool(text.strip()) and good >= _MOSTLY_TEXT * len(text) and any(c.isalpha() for c in text)


def _lines(printed: list[str], *, unwrapped: bool) -> Iterator[Line]:
    numbers = count(1)
    tag: Tag | None = None
    addressing = True  # above the salutation every line stands for itself
    lone = ""  # a bullet alone on its line: its text comes next
    for line in printed:
        if not line.strip():
            tag = None
            continue
        if bullets.LONE.match(line.strip()):
            lone = line.strip()
            continue
        text, lone = (f"{lone} {line.strip()}", "") if lone else (line, "")
        item = _BULLET.match(text) or _NUMBER.match(text)
        if item:
            tag = Tag("item", next(numbers))
        elif tag is None or unwrapped or addressing:
            tag = Tag("paragraph", next(numbers))
        yield Line(text=text, page=1, tag=tag)
        if text.strip().startswith("Dear "):
            addressing = False
            tag = None
        elif re.match(r"\s*Yours? (?:sincerely|faithfully)", text):
            addressing = True
