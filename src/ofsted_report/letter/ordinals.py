"""Finds the number of a visit: 'second monitoring visit', 'the second since', '2nd monitoring visit'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ofsted_report.lexicon import ORDINAL_ENDING, ORDINALS, one_of
from ofsted_report.pattern import Pattern

_NUMBER = rf"(?:(?P<word>{one_of(ORDINALS)})|(?P<figure>\d{{1,2}}){ORDINAL_ENDING})"
_COUNTED = Pattern(rf"(?<!-)\b{_NUMBER}\s+(?:\w+\s+){{0,2}}?(?:monitoring\s+visit|visit)\b", re.IGNORECASE)
_COUNTED_SHORT = Pattern(
    rf"\b(?:visit|this|it)\s+(?:was|is)\s+the\s+{_NUMBER}(?:\s+and\s+\w+)?(?:\s+one)?"
    rf"\s+(?:since|following|after|(?:in|of)\s+(?:a|the)\s+(?:series|programme|number))\b",
    re.IGNORECASE,
)
"""'The visit was the fourth since the local authority was judged inadequate', 'the second in a series of visits'."""
_EARLIER = Pattern(
    r"\b(?:since|following|follow(?:s|ed)|after|before|from|at|on|during)\s+(?:the|our|its|a)\s+$", re.IGNORECASE
)
"""The words before a visit other than this one: 'since the first monitoring visit'."""


def find_ordinal(title: str, opening: Sequence[str]) -> int | None:
    """The number of the visit: from the title if it counts, else from the first opening sentence that does."""
    counted = _COUNTED.search(title)
    if counted:
        return _number(counted)
    for sentence in opening:
        for match in (*_COUNTED.finditer(sentence), *_COUNTED_SHORT.finditer(sentence)):
            if not _EARLIER.search(sentence[: match.start()]):
                return _number(match)
    return None


def _number(match: re.Match[str]) -> int:
    return ORDINALS.index(match["word"].lower()) + 1 if match["word"] else int(match["figure"])


def ordinal_word(number: int) -> str:
    """2 → 'second'; beyond the twentieth, '21st'."""
    if 1 <= number <= len(ORDINALS):
        return ORDINALS[number - 1]
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
