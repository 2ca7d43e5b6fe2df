"""Joins words that were hyphenated at the end of a line, if the document has the whole word elsewhere.

Ofsted's letters are set without hyphenation, so a hyphen at the end of a line usually belongs to the word
('decision-making'). If neither half occurs as a word in the document, and the whole does, the hyphen is removed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line
from ofsted_report.reading.text import SOFT_HYPHEN

_FIRST_HALF = Pattern(r"(?<![\w-])([^\W\d_]{2,})-$")
_GOES_ON = Pattern(r"[\w-]")
_BEFORE_WORD = " (“‘"
_SECOND_HALF = Pattern(r"[^\W\d_]{2,}(?![\w-])")
_MOST = 600
"""Hyphens at lines' ends that are looked into; the longest reports have some three hundred."""
_PREFIXES = frozenset("anti co de ex inter intra mid multi non out over post pre pro re self semi sub un under".split())
"""First halves that are no words, and that a hyphen may follow: 'co-ordinate'."""


def mended(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with a soft hyphen in place of each hyphen that only parts a word; a soft hyphen goes when lines are joined."""
    halves = [(i, first[1], second[0]) for i, (first, second) in _parted(lines)]
    if not 0 < len(halves) <= _MOST:
        return tuple(lines)
    text = "\n".join(line.text for line in lines).lower()
    kept = list(lines)
    for i, first, second in halves:
        if first.lower() in _PREFIXES or not second[0].islower():
            continue
        if _has(text, first + second) and not (_has(text, first) or _has(text, second, but_at_lines_start=True)):
            kept[i] = replace(kept[i], text=kept[i].text[:-1] + SOFT_HYPHEN)
    return tuple(kept)


def _parted(lines: Sequence[Line]) -> list[tuple[int, tuple[re.Match[str], re.Match[str]]]]:
    found = []
    for i, (line, following) in enumerate(pairwise(lines)):
        if line.text.endswith("-"):
            first, second = _FIRST_HALF.search(line.text), _SECOND_HALF.match(following.text)
            if first and second:
                found.append((i, (first, second)))
    return found


def _has(text: str, word: str, *, but_at_lines_start: bool = False) -> bool:
    """Whether a text has the word standing alone; `but_at_lines_start`: or anywhere but where the half itself is."""
    word = word.lower()
    at = text.find(word)
    while at >= 0:
        before, behind = text[max(0, at - 1) : at], text[at + len(word) : at + len(word) + 1]
        begins = bool(before) and before in _BEFORE_WORD if but_at_lines_start else not _GOES_ON.match(before)
        if begins and not _GOES_ON.match(behind):
            return True
        at = text.find(word, at + 1)
    return False
