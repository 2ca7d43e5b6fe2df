"""What in a report nobody has filled yet: `[Date]`, `[…]`, `{{ … }}`, "TBC", highlighted placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ofsted_report.checking.model import OpenField
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.compare import plain

_PATTERNS = (
    re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}"),
    re.compile(r"<<[^<>]{1,60}>>|«[^«»]{1,60}»"),
    re.compile(r"\[(?!\d{1,2}\]|sic\]|x\]|X\]| \])[^\[\]]{1,80}\](?!\()"),
    re.compile(r"\b(?:TBC|TBD|TBA)\b|\bto be (?:confirmed|added|inserted|completed)\b", re.IGNORECASE),
    re.compile(r"\b[Xx]{3,}\b|_{4,}|\.{6,}"),
    re.compile(
        r"\bClick or tap (?:here )?to enter (?:text|a date)\b|\bChoose an item\b|\bInsert (?:date|name|text) here\b",
        re.I,
    ),
)
"""Footnote marks ("[1]"), "[sic]" and tick boxes are no open fields; nor is a Markdown link's text. Each pattern has a
longest match, so that a text of nothing but brackets is searched as quickly as any other."""


def find_open_fields(passages: Iterable[Passage], letter_text: str = "") -> Iterator[OpenField]:
    """The open fields of a report, in order, each place once; brackets that Ofsted wrote itself are none."""
    written_by_ofsted = plain(letter_text)
    for passage in passages:
        spans: list[tuple[int, int]] = []
        for pattern in _PATTERNS:
            for match in pattern.finditer(passage.text):
                inside = any(start <= match.start() and match.end() <= end for start, end in spans)
                shape = plain(match.group())  # of a row of dots nothing is left, which every text has in it
                if not inside and not (shape and shape in written_by_ofsted):
                    spans.append(match.span())
        shown = [passage.text[start:end] for start, end in sorted(spans)]
        for text in shown:
            yield OpenField(text=text, place=passage.place, line=passage.line)
        for text in passage.highlighted:
            if text and not any(text in field or field in text for field in shown):
                yield OpenField(text=text, place=passage.place, line=passage.line, highlighted=True)
