"""The numbers and letters that Word prints before paragraphs and does not write into them: '3.', 'b)', '2.1', '•'."""

from __future__ import annotations

import re
from typing import NamedTuple

from ofsted_report.pattern import Pattern
from ofsted_report.word.numbering import Level, NumberedList, Numbering

BULLET = "•"
_PLACE = Pattern(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST_LETTERS = 30
"""Times that Word repeats a letter; no list of a report has 780 items."""


class Label(NamedTuple):
    """The label of a list item or a numbered paragraph."""

    numbering: Numbering
    number: int | None
    """Its place as the list counts; None for a bullet."""
    text: str
    """As printed: 'b)'; empty if the file has no format for it, or an empty one."""


class ListCounters:
    """Counts the numbered paragraphs of one part of a document, in their order."""

    def __init__(self, lists: dict[str, NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def next(self, numbering: Numbering) -> Label:
        """The label of the next paragraph that has this numbering."""
        known = self._lists.get(numbering.list_id)
        key = known.abstract if known else f"unknown list {numbering.list_id}"
        levels = known.levels if known else {}
        level = levels.get(numbering.level, Level())
        counts = self._counts.setdefault(key, {})
        at = numbering.level
        anew = known.restarts.get(at) if known and (numbering.list_id, at) not in self._begun else None
        self._begun.add((numbering.list_id, at))
        counts[at] = anew if anew is not None else counts.get(at, level.start - 1) + 1
        for deeper in [other for other in counts if other > at and _restarts(levels.get(other), at)]:
            del counts[deeper]
        if level.form == "bullet":
            return Label(numbering, None, _bullet(level.text))
        return Label(numbering, counts[at], _printed(level, counts, levels))


def _restarts(level: Level | None, after: int) -> bool:
    """Whether a level begins again after a paragraph of a level above it, which is given from 0."""
    if level is None or level.restarts_after is None:
        return True
    return after < level.restarts_after


def _bullet(text: str) -> str:
    """The bullet; those of the fonts Symbol and Wingdings, which no other font knows, as a plain one."""
    return BULLET if not text.strip() or any("\ue000" <= character <= "\uf8ff" for character in text) else text


def _printed(level: Level, counts: dict[int, int], levels: dict[int, Level]) -> str:
    def one(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        its = levels.get(at, Level())
        return written(counts.get(at, its.start), "decimal" if level.all_decimal else its.form)

    return "" if level.form == "none" else _PLACE.sub(one, level.text)


def written(number: int, form: str) -> str:
    """Return a number in one of Word's formats; in digits for formats that lists in English do not use.

    >>> [written(28, form) for form in ("decimal", "lowerLetter", "upperRoman", "ordinal", "decimalZero")]
    ['28', 'bb', 'XXVIII', '28th', '28']
    """
    if form in ("lowerLetter", "upperLetter") and 0 < number <= 26 * _MOST_LETTERS:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = _roman(number)
        return roman if form == "lowerRoman" else roman.upper()
    if form == "ordinal":
        return f"{number}{_ending(number)}"
    if form == "decimalZero":
        return f"{number:02}"
    return "" if form == "none" else str(number)


def _roman(number: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (number // worth)
        number %= worth
    return text


def _ending(number: int) -> str:
    return "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
