"""Decides what a sentence of a letter does: gives the scope, asks for something, falls short, refers back, and so on.

The words that mark each label are in `label_patterns`; this module searches for them, and has the rules for labels that
need more than one pattern. Findings, report and check ask `"grave" in labels_of(text)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property, lru_cache

from ofsted_report.letter import cues, label_patterns
from ofsted_report.letter.anaphora import INSIDE, refers_back
from ofsted_report.letter.label_patterns import EARLIER_INSPECTION, LIMITS, MARKED, NEEDED, SEARCHED, Label
from ofsted_report.letter.marks import Mark, Marks
from ofsted_report.pattern import Pattern

_LONGEST_FACT = 600
"""Characters; no plain fact about an earlier inspection takes more, and a sentence without end would be searched for long."""


_MARKS = Marks(
    {
        *(*LIMITS.values(), *MARKED.values(), *NEEDED.values(), *label_patterns.TERM, INSIDE),
        *(*cues.WORDS.values(), *(mark for _, mark in cues.GRAVITY.values())),
    }
)
"""All that is looked for in a sentence at once."""
_LIMIT_MARKS = frozenset(LIMITS.values())


class Labels:
    """The labels of one sentence. Each is decided when it is asked for first, and kept."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lowered: str = text.lower()
        self._decided: dict[Label, bool] = {}

    @cached_property
    def marks(self) -> frozenset[Mark]:
        """Those marks of `label_patterns` and `cues` that the sentence has."""
        return _MARKS.of(self.lowered)

    @cached_property
    def limits(self) -> tuple[str, ...]:
        """The kinds of limit (`label_patterns.LIMITS`) that the sentence has."""
        if self.marks.isdisjoint(_LIMIT_MARKS):
            return ()
        return tuple(kind for kind, mark in LIMITS.items() if mark in self.marks)

    def __contains__(self, label: Label) -> bool:
        mark = MARKED.get(label)
        if mark is not None:
            return mark in self.marks
        known = self._decided.get(label)
        if known is None:
            known = self._decided[label] = _RULES[label](self) if label in _RULES else _is_marked(label, self)
        return known


@lru_cache(maxsize=4096)  # the sentences of the longest reports
def labels_of(text: str) -> Labels:
    """The labels of a sentence; of a paragraph, those that its words mark anywhere."""
    return Labels(text)


def _is_marked(label: Label, sentence: Labels) -> bool:
    if label in NEEDED and NEEDED[label] not in sentence.marks:
        return False
    return _has(sentence, SEARCHED[label] if label in SEARCHED else EARLIER_INSPECTION[label])


_pattern = cache(Pattern)


def _has(sentence: Labels, pattern: str) -> bool:
    return _pattern(pattern).search(sentence.lowered) is not None


_NEXT_VISIT = Pattern(label_patterns.NEXT_VISIT, re.IGNORECASE)


def _comes_again(sentence: Labels) -> bool:
    return NEEDED["next visit"] in sentence.marks and _NEXT_VISIT.search(sentence.text) is not None


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
    "anaphoric": lambda sentence: refers_back(sentence.lowered, sentence.marks),
    "limit": lambda sentence: any(kind != "however" for kind in sentence.limits),
    "scope": _gives_scope,
    "next visit": _comes_again,
    "method": lambda sentence: _has(sentence, label_patterns.METHOD),
    "term": lambda sentence: all(mark in sentence.marks for mark in label_patterns.TERM),
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
