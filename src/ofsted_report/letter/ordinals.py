"""Which visit it was: 'second monitoring visit', 'the second visit since', '2nd monitoring visit'."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_WORD = "|".join(WORDS)
_COUNTED = re.compile(
    rf"(?<!-)\b(?:({_WORD})|(\d{{1,2}})(?:st|nd|rd|th))\s+(?:\w+\s+){{0,2}}?(?:monitoring\s+visit|visit)\b",
    re.IGNORECASE,
)


def find_ordinal(title: str, opening: Sequence[str]) -> int | None:
    """The number of the visit: from the title if it counts, else from the first opening sentence that does."""
    for text in (title, *opening):
        match = _COUNTED.search(text)
        if match:
            return WORDS.index(match[1].lower()) + 1 if match[1] else int(match[2])
    return None


def ordinal_word(number: int) -> str:
    """2 → 'second'; beyond the twentieth, '21st'."""
    if 1 <= number <= len(WORDS):
        return WORDS[number - 1]
    suffix = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"
