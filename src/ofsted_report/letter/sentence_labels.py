"""Decides what a sentence of a letter does: gives the scope, asks for something, falls short, refers back, and so on.

The words that mark each label are in `label_patterns`; this module searches for them, and has the rules for labels that
need more than one pattern. Findings, report and check ask `"grave" in labels_of(text)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from ofsted_report.letter import label_patterns
from ofsted_report.letter.anaphora import refers_back
from ofsted_report.letter.label_patterns import EARLIER_INSPECTION, LIMITS, LOWERED, PRINTED, Label
from ofsted_report.pattern import Pattern

_LONGEST_FACT = 600
"""Characters; no plain fact about an earlier inspection takes more, and a sentence without end would be searched for long."""


def searchable(text: str) -> str:
    """Return the text in lower case with a space before it, so that a character precedes every word.

    Ignoring case in the search would take twice as long, and so would looking for a word boundary at the start of the
    text.
    """
    return f" {text.lower()}"


_BEFORE_A_WORD = "[^a-z0-9_]"


def lowered(pattern: str) -> Pattern:
    """A pattern that is to be searched in a `searchable` text.

    Where some of its alternatives are for the start of a sentence and others for any place, all of them begin alike: `re`
    then looks for that beginning once, and not for each alternative anew.
    """
    mixed = r"|\b" in pattern or (pattern.startswith(r"\b") and "|^" in pattern)
    start = f"{_BEFORE_A_WORD}(?<=^ )" if mixed else "^ "
    return Pattern(re.sub(r"\\b(?=[a-z(])", _BEFORE_A_WORD, re.sub(r"(?<!\[)\^", start, pattern)))


class Labels:
    """The labels of one sentence. Each is decided when it is asked for first, and kept."""

    __slots__ = ("_decided", "_limits", "searched", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.searched = searchable(text)
        """The text as `cues` and the lowered patterns are searched in it."""
        self._decided: dict[Label, bool] = {}
        self._limits: Mapping[str, bool] | None = None

    @property
    def limits(self) -> Mapping[str, bool]:
        """For each kind of limit by its name (`label_patterns.LIMITS`), whether the sentence has it."""
        if self._limits is None:
            self._limits = {name: each.search(self.searched) is not None for name, each in _limit_patterns().items()}
        return self._limits

    def __contains__(self, label: Label) -> bool:
        known = self._decided.get(label)
        if known is None:
            known = self._decided[label] = _RULES[label](self) if label in _RULES else _is_marked(label, self)
        return known


@lru_cache(maxsize=4096)  # the sentences of the longest reports
def labels_of(text: str) -> Labels:
    """The labels of a sentence; of a paragraph, those that its words mark anywhere."""
    return Labels(text)


def _is_marked(label: Label, sentence: Labels) -> bool:
    searched = sentence.searched if label in LOWERED else sentence.text
    return _pattern(label).search(searched) is not None


@cache
def _pattern(label: Label) -> Pattern:
    """The pattern of a label that words alone decide."""
    if label in LOWERED:
        return lowered(LOWERED[label])
    return Pattern(PRINTED[label] if label in PRINTED else EARLIER_INSPECTION[label], re.IGNORECASE)


@cache
def _printed(pattern: str) -> Pattern:
    return Pattern(pattern, re.IGNORECASE)


def _has(sentence: Labels, pattern: str) -> bool:
    return _printed(pattern).search(sentence.text) is not None


@cache
def _limit_patterns() -> Mapping[str, Pattern]:
    return {name: lowered(pattern) for name, pattern in LIMITS.items()}


def _gives_scope(sentence: Labels) -> bool:
    """Whether it says which arrangements were looked at, and is not about evidence or method."""
    if not any(_has(sentence, pattern) for pattern in label_patterns.LOOKED_AT):
        return False
    if not _has(sentence, label_patterns.ABOUT_EVIDENCE) or _has(sentence, label_patterns.ARRANGEMENTS):
        return True
    # 'They also considered the effectiveness of … and the effective use of quality assurance information' is an area.
    return _has(sentence, label_patterns.OVERSIGHT) and not _has(sentence, label_patterns.EVIDENCE_ALONE)


def _if_short(label: Label) -> Callable[[Labels], bool]:
    return lambda sentence: len(sentence.text) <= _LONGEST_FACT and _is_marked(label, sentence)


_RULES: Mapping[Label, Callable[[Labels], bool]] = {
    "anaphoric": lambda sentence: refers_back(sentence.searched),
    "limit": lambda sentence: any(found for name, found in sentence.limits.items() if name != "however"),
    "scope": _gives_scope,
    "method": lambda sentence: _has(sentence, label_patterns.METHOD),
    "term": lambda sentence: all(_has(sentence, pattern) for pattern in label_patterns.TERM),
    **{
        label: _if_short(label)
        for label in (
            *EARLIER_INSPECTION,
            "earlier judgement",
            "listed inspection",
            "reported inspection",
            "leads in judgements",
            "listed judgement",
        )
    },
}
"""The labels that are more than one pattern."""
