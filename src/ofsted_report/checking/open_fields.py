"""Finds what nobody has filled in yet in a report: `[Date]`, `{{ … }}`, "TBC", highlighted placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ofsted_report.checking.model import OpenField
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import GAP, Letter
from ofsted_report.lexicon import PLACEHOLDER_WORDS
from ofsted_report.once import once
from ofsted_report.pattern import Pattern

_PATTERNS: tuple[tuple[tuple[str, ...], Pattern], ...] = (
    (("{",), Pattern(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")),
    (("<<", "«"), Pattern(r"<<[^<>]{1,60}>>|«[^«»]{1,60}»")),
    (("[",), Pattern(r"\[(?!\d{1,2}\]|sic\]|x\]|X\]| \])[^\[\]]{1,80}\](?!\()")),
    (
        ("tb", "to be "),
        Pattern(r"\b(?:TBC|TBD|TBA)\b|\bto be (?:confirmed|added|inserted|completed)\b", re.IGNORECASE),
    ),
    (("xxx", "____", "......"), Pattern(r"\b[Xx]{3,}\b|_{4,}|\.{6,}")),
    (
        ("click", "choose", "insert"),
        Pattern(rf"\b(?:{PLACEHOLDER_WORDS})\b", re.IGNORECASE),
    ),
)
"""Each with what a text has in it, in small, wherever the pattern matches: most reports have none of most of these.

Footnote marks ("[1]"), "[sic]" and tick boxes are no open fields; nor is a Markdown link's text. Each pattern has a
longest match, so that a text of nothing but brackets is searched as quickly as any other."""

_OMISSION = plain(GAP)
"""Marks words of Ofsted's that were left out, wherever it is: no field."""


@once
def _plain_text(letter: Letter) -> str:
    return " ".join(plain(block.text) for section in letter.sections for block in section.blocks)


def _is_open(match: re.Match[str], letters: Sequence[Letter]) -> bool:
    shape = plain(match.group())  # of a row of dots nothing is left, which every text has in it
    return shape != _OMISSION and not (shape and any(shape in _plain_text(each) for each in letters))


def find_open_fields(passages: Iterable[Passage], letters: Sequence[Letter] = ()) -> Iterator[OpenField]:
    """Yield the open fields of a report in order, each place once; brackets in Ofsted's own text are not open fields."""
    read = tuple(passages)
    lowered = "\n".join(passage.text for passage in read).lower()
    patterns = [pattern for signs, pattern in _PATTERNS if any(sign in lowered for sign in signs)]
    for passage in read:
        spans: list[tuple[int, int]] = []
        covered = bytearray(len(passage.text))  # by the spans so far
        for pattern in patterns:
            for match in pattern.finditer(passage.text):
                inside = covered[match.start()] and covered[match.end() - 1]
                if not inside and _is_open(match, letters):
                    spans.append(match.span())
                    covered[match.start() : match.end()] = b"\1" * len(match[0])
        shown = [passage.text[start:end] for start, end in sorted(spans)]
        for text in shown:
            yield OpenField(text=text, place=passage.place, line=passage.line)
        different = tuple(dict.fromkeys(shown))
        for text in passage.highlighted:
            if text and not any(text in field or field in text for field in different):
                yield OpenField(text=text, place=passage.place, line=passage.line, highlighted=True)
