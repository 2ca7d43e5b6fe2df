"""Finds what nobody has filled in yet in a report: `[Date]`, `[…]`, `{{ … }}`, "TBC", highlighted placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ofsted_report.checking.model import OpenField
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.quoted_words import is_reference
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import GAP, Letter
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import PLACEHOLDER_WORDS
from ofsted_report.once import once
from ofsted_report.pattern import Pattern

_BRACKETS = Pattern(r"\[(?!\d{1,2}\]|sic\]|x\]|X\]| \])[^\[\]]{1,80}\](?!\()")
_PATTERNS: tuple[tuple[tuple[str, ...], Pattern], ...] = (
    (("{",), Pattern(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}")),
    (("<<", "«"), Pattern(r"<<[^<>]{1,60}>>|«[^«»]{1,60}»")),
    (("[",), _BRACKETS),
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


_GAP = frozenset((plain(GAP), plain("(…)")))
_WINDOW = 200
"""Characters looked at before and behind a mark; no source in brackets is longer."""
_BESIDE = 5
"""Words. If the letter's words directly before and after a mark match this many of the report's, the mark replaces
sentences."""
_WORD = Pattern(r"\w+")
_IN_BRACKETS = Pattern(r"[(\[][^()\[\]]{1,100}[)\]]")


_EXPLAINS = Pattern(r"[”\"’']\s+(?:shows?|marks?|means?|indicates?)\b")
"""Words after a mark that the report explains: '“[…]” shows where words have been left out'."""


def _is_explained(match: re.Match[str]) -> bool:
    return plain(match[0]) in _GAP and _EXPLAINS.match(match.string, match.end()) is not None


def _is_gap(match: re.Match[str], letters: Sequence[Letter]) -> bool:
    """Whether the mark is in a quotation and may replace sentences of the letter that were left out.

    Each part of the quotation may have its own quotation marks, and its source after it.
    """
    if plain(match[0]) not in _GAP:
        return False
    before = split(_without_sources(match.string[max(0, match.start() - _WINDOW) : match.start()]))
    behind = split(_without_sources(match.string[match.end() : match.end() + _WINDOW]))
    if not (before and behind):
        return False
    beside = _words(before[-1])[-_BESIDE:], _words(behind[0])[:_BESIDE]
    return all(found and any(f" {' '.join(found)} " in _words_in(each) for each in letters) for found in beside)


def _between_sentences(match: re.Match[str]) -> bool:
    """Whether there are words before and after the mark: the only evidence if the letter is not available."""
    around = match.string[: match.start()], match.string[match.end() :]
    return plain(match[0]) in _GAP and all(_words(text) for text in around)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))


@once
def _plain_text(letter: Letter) -> str:
    return " ".join(plain(block.text) for section in letter.sections for block in section.blocks)


@once
def _words_in(letter: Letter) -> str:
    return f" {' '.join(_WORD.findall(_plain_text(letter)))} "


def _without_sources(text: str) -> str:
    return _IN_BRACKETS.sub(lambda found: "" if is_reference(found[0]) else found[0], text)


def _is_open(match: re.Match[str], letters: Sequence[Letter], *, unread: bool) -> bool:
    shape = plain(match.group())  # of a row of dots nothing is left, which every text has in it
    printed = shape and any(shape in _plain_text(each) for each in letters)
    return not (printed or _is_explained(match) or _is_gap(match, letters) or (unread and _between_sentences(match)))


def find_open_fields(passages: Iterable[Passage], letters: Sequence[Letter] = ()) -> Iterator[OpenField]:
    """Yield the open fields of a report in order, each place once; brackets in Ofsted's own text are not open fields.

    Without the letters, marks of omissions are not open fields if the report explains them.
    """
    read = tuple(passages)
    lowered = "\n".join(passage.text for passage in read).lower()
    patterns = [pattern for signs, pattern in _PATTERNS if any(sign in lowered for sign in signs)]
    marks = (mark for passage in read for mark in _BRACKETS.finditer(passage.text))
    unread = not letters and any(_is_explained(mark) for mark in marks)
    for passage in read:
        spans: list[tuple[int, int]] = []
        covered = bytearray(len(passage.text))  # by the spans so far
        for pattern in patterns:
            for match in pattern.finditer(passage.text):
                inside = covered[match.start()] and covered[match.end() - 1]
                if not inside and _is_open(match, letters, unread=unread):
                    spans.append(match.span())
                    covered[match.start() : match.end()] = b"\1" * len(match[0])
        shown = [passage.text[start:end] for start, end in sorted(spans)]
        for text in shown:
            yield OpenField(text=text, place=passage.place, line=passage.line)
        different = tuple(dict.fromkeys(shown))
        for text in passage.highlighted:
            if text and not any(text in field or field in text for field in different):
                yield OpenField(text=text, place=passage.place, line=passage.line, highlighted=True)
