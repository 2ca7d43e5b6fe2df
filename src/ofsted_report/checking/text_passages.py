"""A report in plain text: paragraphs between empty lines; a wrapped line goes on, also over the gap of a page break."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofsted_report.checking.passages import LETTERS, Mark, Passage, PassageKind
from ofsted_report.lexicon import BULLETS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.text import clean, join

_HEADING_MARK = Pattern(r"^(#{1,6})\s+")
ITEM = Pattern(
    rf"^\s*(?:[{BULLETS}*+–-]\s+)?"
    r"(?P<label>\(?(?!(?-i:[A-Z][a-z])\.)(?:[a-z]{1,2}|(?P<same>[a-z])(?P=same){2,9}|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3})*)[.)](?=\s)"
    rf"|\d{{1,2}}(?:\.\d{{1,3}})+(?=\s+(?-i:[A-Z“‘\[]))|[{BULLETS}*+–-](?=\s))\s*",
    re.I,
)
"""A typed bullet, number or letter; after z) Word continues with aa), bb) … zz), aaa). "3.2" counts as a number only before
a capital: "3.2 million" does not. "St." and "Dr." begin a name and are no label."""
_GOES_ON = Pattern(r"^[a-z(,;]")
_STOPS = Pattern(r"[.!?:;…][)\"'’”*_]*$")


def passages_of_text(text: str) -> Iterator[Passage]:
    """The text in order, each passage with its first line."""
    buffer: list[str] = []
    kind: PassageKind = "paragraph"
    mark: Mark | None = None
    level = 0
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
            yield from _passage(buffer, kind, start, mark, level)
            buffer, start = [], number
            mark = mark_of(item["label"]) if item else None
            heading = None if item else _HEADING_MARK.match(line)
            kind = "item" if item else "heading" if heading else "paragraph"
            level = len(heading[1]) if heading else 0
            line = clean(raw[item.end() :]) if item else _HEADING_MARK.sub("", line)
        buffer.append(line)
        after_gap = False
    yield from _passage(buffer, kind, start, mark, level)


def _passage(lines: list[str], kind: PassageKind, start: int, mark: Mark | None, level: int) -> Iterator[Passage]:
    """The passage that these lines make, if they show anything."""
    if text := join(lines):
        yield Passage(text, kind, f"line {start}", start, mark=mark, level=level)


def without_label(text: str) -> tuple[str, Mark | None]:
    """A typed list item without its bullet or number; and that as a mark, or None if it had none."""
    match = ITEM.match(text)
    return (text[match.end() :], mark_of(match["label"])) if match else (text, None)


def mark_of(label: str) -> Mark:
    """The mark that a printed label is: 'a)', '(iv)', '3.', '•'."""
    parts = re.findall(r"[a-z]+|\d+", label.lower())
    if not parts:
        return Mark("bullet")
    letters = parts[-1]
    if not letters.isdecimal():
        place = ord(letters[-1]) - ord("a") + 1
        return Mark(LETTERS, place + 26 * (len(letters) - 1))  # as Word counts: … y, z, aa, bb, …, zz, aaa
    return Mark(f"number of {len(parts)} parts", int(letters))
