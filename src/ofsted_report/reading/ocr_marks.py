"""Bullets and numbers of paragraphs on a scanned page. Text recognition takes a bullet for a letter ('m', 'e', '@'), and
misreads a number that is alone in its column ('22,', 'Syl'); where they are printed tells what they are.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

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
_GLUED = re.compile(r"""['"‘“*°«»~•](?=\w)""")
"""The beginning of a first word that is a bullet, where bullets stand."""
_SHORT_WORDS = frozenset("A I a In On At It If To By We He No As An Of Is So Up Or".split())
_SUB_ITEM = 8.0
"""Points by which the bullets of sub-items are set further right, at least."""
_NUMBER = re.compile(r"(\d{1,3})[.,:;]?")
_LONGEST_NUMBER, _GUESSED = 4, 50
"""Characters that a number is read as at most; more only if Tesseract is no surer of them than the second, in per cent."""
_OPENED = 0.6
"""Times the type's size: the gap above a paragraph is wider."""
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
    parted = _without_glued(text, found)
    if parted:
        return _with_bullets([parted.get(id(each), each) for each in lines])
    edge = min((text[at].line.x0 for at in found), default=0.0)
    bullets = {id(text[at]): "•" if text[at].line.x0 < edge + _SUB_ITEM else "◦" for at in found}
    return [_marked(each, bullets[id(each)]) if id(each) in bullets else each for each in lines]


def _without_glued(lines: Sequence[ReadLine], bulleted: set[int]) -> dict[int, ReadLine]:
    """Lines whose bullet was read as the beginning of their first word ('"ensuring'), as two words, by their identity: they begin
    where bullets stand, and the next line goes on where the text of those bullets begins."""
    places = [(lines[at].words[0].x0, lines[at].words[1].x0) for at in bulleted]
    parted: dict[int, ReadLine] = {}
    for each, after in pairwise(lines):
        first = each.words[0]
        if _GLUED.match(first.text) is None:
            continue
        text_at = next(
            (
                right
                for left, right in places
                if abs(first.x0 - left) < SAME_EDGE and abs(after.line.x0 - right) < SAME_EDGE and right < first.x1
            ),
            None,
        )
        if text_at is not None:
            bullet = first._replace(text="•", x1=min(first.x0 + SAME_EDGE, text_at), confidence=float(SURE))
            parted[id(each)] = each.with_words(
                (bullet, first._replace(text=first.text[1:], x0=text_at), *each.words[1:])
            )
    return parted


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

    def is_number(each: ReadLine) -> bool:  # of which the blot is a figure
        return _NUMBER.fullmatch(each.words[0].text) is not None

    for lines in pages:
        yield [
            _after(each, each.blot)
            if each.blot is not None and not each.is_aside and not is_number(each) and is_bullet(each.blot)
            else each
            for each in lines
        ]


def _after(each: ReadLine, blot: float) -> ReadLine:
    """The line with a bullet before it."""
    first = each.words[0]
    bullet = first._replace(text="•", x0=blot, x1=blot + (first.x0 - blot) / 2, confidence=float(SURE))
    return each.with_words((bullet, *each.words))


def _usual_gap(lines: Sequence[ReadLine]) -> float:
    return statistics.median(
        [after.x0 - before.x1 for each in lines for before, after in pairwise(each.words)] or [3.0]
    )


def _marked(each: ReadLine, mark: str) -> ReadLine:
    """The line with its first word replaced, which a person need not look at then."""
    first = each.words[0]._replace(text=mark, confidence=max(each.words[0].confidence, SURE))
    return each.with_words((first, *each.words[1:]))


def _is_marked(at: int, marked: Sequence[int], lines: Sequence[ReadLine]) -> bool:
    """Whether another item begins at the same place, or the next line goes on where this one's text begins."""
    words = lines[at].words
    aligned = any(other != at and abs(lines[other].line.x0 - words[0].x0) < SAME_EDGE for other in marked)
    hangs = at + 1 < len(lines) and abs(lines[at + 1].line.x0 - words[1].x0) < SAME_EDGE
    return aligned or hangs or not any(char.isalnum() or char in _ORDINARY for char in words[0].text)


def _may_be_marked(line: Sequence[Word], usual_gap: float) -> bool:
    if len(line) < 2 or len(line[0].text) > LONGEST_MARK or line[0].text.rstrip(".").isdigit():
        return False
    mark, gap = line[0].text, line[1].x0 - line[0].x1
    if not mark.isalnum() and not _OPENING & set(mark):
        return True
    if mark in _SHORT_WORDS:
        return gap > _WIDER_GAP * usual_gap
    is_letter = len(mark) == 1 and mark.islower()
    return gap > (_SOME_GAP if is_letter else _WIDE_GAP) * usual_gap


class _Candidate(NamedTuple):
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
    for candidates in (_in_column(list(_candidates(found))), _openings(found)):
        numbers = _counted([each.value for each in candidates])
        if len(numbers) >= _FEWEST_NUMBERS:
            texts = {id(candidates[at].each): f"{number}." for at, number in numbers.items()}
            return [
                [_marked(each, texts[id(each)]) if id(each) in texts else each for each in lines] for lines in found
            ]
    return found


def _counted(values: Sequence[int | None]) -> dict[int, int]:
    """Return the numbers that count up, by their place among the candidates: those that were read and that others confirm, and
    those of which exactly so many are missing between two."""
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
    for before, after in pairwise(list(numbers)):
        if numbers[after] - numbers[before] == after - before:
            numbers.update({at: numbers[before] + at - before for at in range(before + 1, after)})
    return numbers


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


def _openings(pages: Sequence[Sequence[ReadLine]]) -> list[_Candidate]:
    """Lines that open a paragraph with what may be a number, where that of most paragraphs is; their text need not hang, for a
    number of two figures may reach into it."""
    found = [
        _Candidate(each, each.words[1].x0)
        for lines in pages
        for before, each, after in _with_neighbours([each for each in lines if not each.is_aside])
        if len(each.words) > 1
        and len(each.words[0].text) <= _LONGEST_NUMBER
        and not each.words[0].text.isalpha()
        and not each.words[1].text[0].islower()
        and (before is None or each.line.top - before.line.bottom > _OPENED * each.line.size)
        and (after is None or after.line.x0 > each.line.x0 - _SUB_ITEM)
    ]
    places = Counter(round(each.each.line.x0 / SAME_EDGE) for each in found if each.value is not None)
    usual = places.most_common(1)[0][0] * SAME_EDGE if places else 0.0
    return [each for each in found if -SAME_EDGE < each.each.line.x0 - usual < _SUB_ITEM]


def _with_neighbours(lines: Sequence[ReadLine]) -> Iterator[tuple[ReadLine | None, ReadLine, ReadLine | None]]:
    """Each line with the one before it and the one after it."""
    return zip([None, *lines[:-1]], lines, [*lines[1:], None], strict=True)


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
