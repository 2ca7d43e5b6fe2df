"""A report in plain text: paragraphs between empty lines; a wrapped line goes on, also over the gap of a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofsted_report.checking.passages import Passage, PassageKind
from ofsted_report.reading.text import clean, join

_HEADING_MARK = re.compile(r"^#{1,6}\s+")
ITEM = re.compile(
    r"^\s*(?:[-*+•◼▪–]\s+)?(?P<label>\(?(?:[a-z]{1,2}|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*)[.)](?=\s)|[-*+•◼▪–](?=\s))\s*",
    re.I,
)
_GOES_ON = re.compile(r"^[a-z(,;]")
_STOPS = re.compile(r"[.!?:;…][)\"'’”*_]*$")


def passages_of_text(text: str) -> Iterator[Passage]:
    """The text in order, each passage with its first line."""
    buffer: list[str] = []
    kind: PassageKind = "paragraph"
    start = 1
    after_gap = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = clean(raw)
        if not line:
            after_gap = bool(buffer)
            continue
        item = ITEM.match(raw)
        goes_on = buffer and not item and (not after_gap or (_GOES_ON.match(line) and not _STOPS.search(buffer[-1])))
        if not goes_on:
            yield from _passage(buffer, kind, start)
            buffer, start = [], number
            kind = "item" if item else "heading" if _HEADING_MARK.match(line) else "paragraph"
            line = clean(raw[item.end() :]) if item else _HEADING_MARK.sub("", line)
        buffer.append(line)
        after_gap = False
    yield from _passage(buffer, kind, start)


def _passage(lines: list[str], kind: PassageKind, start: int) -> Iterator[Passage]:
    """The passage that these lines make, if they show anything."""
    if text := join(lines):
        yield Passage(text, kind, f"line {start}", start)


def without_label(text: str) -> tuple[str, bool]:
    """A typed list item without its bullet or number; and whether it had one."""
    match = ITEM.match(text)
    return (text[match.end() :], True) if match else (text, False)
