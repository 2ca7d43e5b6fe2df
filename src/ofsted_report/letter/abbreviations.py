"""The meanings of abbreviations that the report quotes unexplained, in the letter's own words.

Ofsted explains an abbreviation at its first use, "multi-agency safeguarding hub (MASH)", and uses it from then on. A
report that quotes only a later sentence would leave its readers guessing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ofsted_report.grouped import grouped
from ofsted_report.letter.model import Letter
from ofsted_report.pattern import Pattern

_BRACKETED = Pattern(r"\((?P<short>[A-Z][A-Za-z&]{0,8}[A-Z](?:s\b)?)[’']?s?\)")
"""Two capitals or more in brackets, possibly with lower-case letters between ('DfE') or an s at the end."""
_WORD = Pattern(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SMALL = frozenset("a an and at by for in of on or the to with".split())
"""Words that an abbreviation may leave out. 'From' is none: who protects 'children from sexual exploitation (CSE)' does not
say what the letters mean."""
_OWNERS = Pattern(r"[’']s?$")
"""'officers’ (IROs’)' are officers."""
_MOST_WORDS = 3
"""How many small words ("of", "and") the long form may have per letter of the abbreviation."""
_BREAK = Pattern(r"[.;:!?…]\s")
"""Punctuation that ends the search for a long form."""


class Abbreviation(NamedTuple):
    """A short form and the letter's words for it: 'MASH', 'multi-agency safeguarding hub'."""

    short: str
    long: str


def abbreviations(letter: Letter, quoted: Sequence[str]) -> tuple[Abbreviation, ...]:
    """Return the abbreviations that these texts use without explaining them, in alphabetical order, with the letter's
    explanation.

    An abbreviation is left out if the letter explains it in two ways, or if its letters are not the initials of the
    words.
    """
    text = "\n".join(quoted)
    explained = {_stem(found.short) for found in _explained(quoted)}
    wanted = (
        rows[0]
        for stem, rows in _of_letter(letter).items()
        if stem not in explained and len({_folded(row.long) for row in rows}) == 1
        if re.search(rf"(?<![\w-]){re.escape(stem)}s?(?![\w-])", text)
    )
    return tuple(sorted(wanted, key=lambda found: found.short.casefold()))


def meanings(letter: Letter) -> dict[str, tuple[str, ...]]:
    """All long forms that the letter gives an abbreviation, by the abbreviation without the s of several."""
    return {stem: tuple(row.long for row in rows) for stem, rows in _of_letter(letter).items()}


def _of_letter(letter: Letter) -> dict[str, list[Abbreviation]]:
    texts = (block.text for section in letter.sections for block in section.blocks)
    return grouped(_explained(texts), lambda each: _stem(each.short))


def _stem(short: str) -> str:
    """Without the s of several: 'IRO' for 'IROs'."""
    return short.removesuffix("s")


def _folded(long: str) -> tuple[str, ...]:
    """Return the significant words of a form: singular and plural are equal, and so are 'and' and 'and/or'."""
    words = (word.casefold() for word in _WORD.findall(long))
    return tuple(word.removesuffix("s") for word in words if word not in _SMALL)


def _explained(texts: Iterable[str]) -> Iterator[Abbreviation]:
    for text in texts:
        for match in _BRACKETED.finditer(text):
            before = _BREAK.split(text[: match.start()].rpartition(")")[2].rpartition("(")[2])[-1]
            if (long := _long_form(before, _stem(match["short"]))) is not None:
                yield Abbreviation(match["short"], long)


def _long_form(before: str, short: str) -> str | None:
    """The last words before the brackets whose initials make the abbreviation; small words may be passed over."""
    letters = tuple(letter for letter in short.casefold() if letter.isalpha())
    words = list(_WORD.finditer(before))[-_MOST_WORDS * len(letters) :]
    told = tuple(word[0].casefold() for word in words)
    first = _first_word(told, letters) if told and told[-1] not in _SMALL else None
    return None if first is None else _OWNERS.sub("", before[words[first].start() :].strip())


@lru_cache(maxsize=512)
def _first_word(words: tuple[str, ...], letters: tuple[str, ...]) -> int | None:
    """Return where the words begin whose initials are these letters, up to the last word; None if there are none."""
    if not words or not letters:
        return None
    *before, word = words
    small = word in _SMALL
    if word[0] == letters[-1]:
        if len(letters) == 1 and not small:
            return len(before)
        found = _first_word(tuple(before), letters[:-1])
        if found is not None:
            return found
    return _first_word(tuple(before), letters) if small else None
