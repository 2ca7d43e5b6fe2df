"""Bullets and numbers of paragraphs on a scanned page. Text recognition takes a bullet for a letter ('m', 'e', '@'), and
misreads a number that is alone in its column ('22,', 'Syl'); where they are printed tells what they are.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ofsted_report.reading.ocr_lines import LONGEST_MARK, ReadLine
from ofsted_report.reading.ocr_words import SURE, Word
from ofsted_report.reading.paragraphs import SAME_EDGE

_WIDE_GAP, _WIDER_GAP = 1.6, 2.5
"""Times the usual space between words: how far the text of a list item is from its bullet, at least; and where what is read in
the bullet's place may be a word."""
_SOME_GAP = 1.15
"""The same, where it is a letter that is no word; and behind a number."""
_OPENING = frozenset("'\"‘“([£")
"""Characters in a first word that are no sign of a bullet."""
_ORDINARY = frozenset(".,:;!?-–—|/\\_~’”)]") | _OPENING
"""Characters that a speck may be read as, or a line begin with: they are bullets only where others are, or text hangs."""
_SHORT_WORDS = frozenset("A I a In On At It If To By We He No As An Of Is So Up Or".split())
_SUB_ITEM = 8.0
"""Points by which the bullets of sub-items are set further right, at least."""
_NUMBER = re.compile(r"(\d{1,3})[.,:;]?")
_LONGEST_NUMBER, _GUESSED = 4, 50
"""Characters that a number is read as at most; more only if Tesseract is no surer of them than the second, in per cent."""
_NEIGHBOURS = 4
"""How many numbers away one is that confirms another by the count between them."""
_FEWEST_NUMBERS = 3
"""Paragraphs that are numbered, for their numbers to tell of others."""


def with_bullets(pages: Sequence[Sequence[ReadLine]]) -> list[list[ReadLine]]:
    """The lines of all pages; a bullet that was read as a letter ('m', 'e'), or not at all, is a bullet again.

    A bullet is a short first word with a wide gap behind it. The items of a list begin at the same place, and the lines that
    go on with an item begin where its text begins. A bullet further right than the list's first ones marks a sub-item.
    """
    return [_with_bullets(lines) for lines in _with_blots(pages)]


def _with_bullets(lines: Sequence[ReadLine]) -> list[ReadLine]:
    text = [each for each in lines if not each.is_aside]
    usual = _usual_gap(text)
    marked = [at for at, each in enumerate(text) if _may_be_marked(each.words, usual)]
    found = {at for at in marked if _is_marked(at, marked, text)}
    edge = min((text[at].line.x0 for at in found), default=0.0)
    bullets = {id(text[at]): "•" if text[at].line.x0 < edge + _SUB_ITEM else "◦" for at in found}
    return [_marked(each, bullets[id(each)]) if id(each) in bullets else each for each in lines]


def _with_blots(pages: Sequence[Sequence[ReadLine]]) -> Iterator[list[ReadLine]]:
    """The lines of all pages; a blot that is printed before one, at the same place as another blot or a bullet on any page, is
    a bullet that was not read."""
    places: list[float] = []
    for lines in pages:
        text = [each for each in lines if not each.is_aside]
        usual = _usual_gap(text)
        places += [each.blot for each in text if each.blot is not None]
        places += [each.line.x0 for each in text if _may_be_marked(each.words, usual)]
    places.sort()

    def is_bullet(blot: float) -> bool:
        return bisect_right(places, blot + SAME_EDGE) - bisect_left(places, blot - SAME_EDGE) > 1

    for lines in pages:
        yield [
            _after(each, each.blot) if each.blot is not None and not each.is_aside and is_bullet(each.blot) else each
            for each in lines
        ]


def _after(each: ReadLine, blot: float) -> ReadLine:
    """The line with a bullet before it."""
    first = each.words[0]
    bullet = replace(first, text="•", x0=blot, x1=blot + (first.x0 - blot) / 2, confidence=float(SURE))
    return each.with_words((bullet, *each.words))


def _usual_gap(lines: Sequence[ReadLine]) -> float:
    return statistics.median(
        [after.x0 - before.x1 for each in lines for before, after in pairwise(each.words)] or [3.0]
    )


def _marked(each: ReadLine, mark: str) -> ReadLine:
    """The line with its first word replaced, which a person need not look at then."""
    first = replace(each.words[0], text=mark, confidence=max(each.words[0].confidence, SURE))
    return each.with_words((first, *each.words[1:]))


def _is_marked(at: int, marked: Sequence[int], lines: Sequence[ReadLine]) -> bool:
    """Whether another item begins at the same place, or the next line goes on where this one's text begins."""
    words = lines[at].words
    aligned = any(other != at and abs(lines[other].line.x0 - words[0].x0) < SAME_EDGE for other in marked)
    hangs = at + 1 < len(lines) and abs(lines[at + 1].line.x0 - words[1].x0) < SAME_EDGE
    return aligned or hangs or not any(char.isalnum() or char in _ORDINARY for char in words[0].text)


def _may_be_marked(line: Sequence[Word], usual_gap: float) -> bool:
    if len(line) < 2 or len(line[0].text) > LONGEST_MARK or line[0].text.isdigit():
        return False
    mark, gap = line[0].text, line[1].x0 - line[0].x1
    if not mark.isalnum() and not _OPENING & set(mark):
        return True
    if mark in _SHORT_WORDS:
        return gap > _WIDER_GAP * usual_gap
    is_letter = len(mark) == 1 and mark.islower()
    return gap > (_SOME_GAP if is_letter else _WIDE_GAP) * usual_gap


@dataclass(frozen=True, slots=True)
class _Candidate:
    """What may be a paragraph's number: the line that it begins, or is alone in."""

    each: ReadLine
    text_at: float
    """Where the paragraph's text begins."""

    @property
    def value(self) -> int | None:
        """The number that was read."""
        match = _NUMBER.fullmatch(self.each.words[0].text)
        return int(match[1]) if match else None


def with_numbers(pages: Sequence[Sequence[ReadLine]]) -> list[list[ReadLine]]:
    """The pages' lines; the numbers of numbered paragraphs are as printed, '22.', whatever was read in their place.

    They count up. What is read in the place of a number is one where exactly so many are missing between two others.
    """
    found = [
        [_without_blot(each, after) for each, after in zip(lines, [*lines[1:], None], strict=True)] for lines in pages
    ]
    candidates = _in_column(list(_candidates(found)))
    values = [each.value for each in candidates]
    numbers = {
        at: value
        for at, value in enumerate(values)
        if value is not None
        and any(
            values[other] == value + other - at
            for other in range(max(0, at - _NEIGHBOURS), min(len(values), at + _NEIGHBOURS + 1))
            if other != at
        )
    }
    if len(numbers) < _FEWEST_NUMBERS:
        return found
    for before, after in pairwise(list(numbers)):
        if numbers[after] - numbers[before] == after - before:
            numbers.update({at: numbers[before] + at - before for at in range(before + 1, after)})
    texts = {id(candidates[at].each): f"{number}." for at, number in numbers.items()}
    return [[_marked(each, texts[id(each)]) if id(each) in texts else each for each in lines] for lines in found]


def _without_blot(each: ReadLine, after: ReadLine | None) -> ReadLine:
    """The line, without what is no word between its number and its text, which hangs behind it."""
    if after is None or len(each.words) < 3 or not _NUMBER.fullmatch(each.words[0].text):
        return each
    first, second, third = each.words[:3]
    is_blot = not any(map(str.isalnum, second.text)) and not _OPENING & set(second.text)
    if not is_blot or abs(after.line.x0 - third.x0) >= SAME_EDGE:
        return each
    return each.with_words((first, *each.words[2:]))


def _candidates(pages: Sequence[Sequence[ReadLine]]) -> Iterator[_Candidate]:
    """Lines that begin with a short word, and whose text hangs behind it."""
    for lines in pages:
        usual = _usual_gap(lines)
        for each, after, third in zip(lines, [*lines[1:], None], [*lines[2:], None, None], strict=False):
            first = each.words[0]
            is_word = len(first.text) > _LONGEST_NUMBER and first.confidence > _GUESSED
            if each.is_aside or is_word or after is None:
                continue
            below: ReadLine | None
            if len(each.words) > 1:
                text_at, below = each.words[1].x0, after
            elif after.line.top < first.bottom and after.line.x0 > first.x1:
                text_at, below = after.line.x0, third
            else:
                continue
            hangs = below is not None and abs(below.line.x0 - text_at) < SAME_EDGE
            if hangs and text_at - first.x1 > _SOME_GAP * usual:
                yield _Candidate(each, text_at)


def _in_column(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those whose text begins where that of most numbers does, and which begin where those do."""
    numbered = [each for each in candidates if each.value is not None]
    places = Counter(round(each.text_at / SAME_EDGE) for each in numbered)
    if not places:
        return []
    usual = places.most_common(1)[0][0] * SAME_EDGE
    there = [each for each in numbered if abs(each.text_at - usual) <= SAME_EDGE]
    left = min(each.each.line.x0 for each in there) - SAME_EDGE
    right = max(each.each.line.x0 for each in there) + SAME_EDGE
    return [
        each for each in candidates if abs(each.text_at - usual) <= SAME_EDGE and left <= each.each.line.x0 <= right
    ]
