"""Putting lines together: by the file's tags where it has them, by the printed page where it has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from ofsted_report.reading import bullets, footnote_marks, strays
from ofsted_report.reading.document import Line

_MORE_THAN_LEADING = 1.25
"""A gap that is this much wider than the usual distance of lines begins a paragraph."""
_WIDE_STEP = 1.9
"""Times the type's size, from one line's foot to the next's (lines are set 1.2 to 1.4 apart): a wider step leaves an empty
line between, even where one tag holds the text above and below it."""
SAME_EDGE = 4.0
"""Points by which the left edges of lines may differ that begin at the same place. The text of an item hangs by 10 or more."""
_ENDINGS = tuple(".?!:;")
_WIDER_LEADING = 1.5
"""Times the type's size: lines of one paragraph are set 1.2 to 1.4 apart."""
_MUCH_ROOM = 80.0
"""Points: a line that leaves more free ends its paragraph; one that wraps leaves room for one long word at most."""
_ENOUGH_STEPS, _MOST_STEPS = 6, 0.7
"""Short lines that end a sentence, and the share of them with space below, for paragraphs to be known by that space."""


def group(lines: Sequence[Line], *, paged: bool) -> list[tuple[Line, ...]]:
    """Lines that are one paragraph, item, heading or note, before page breaks are healed."""
    groups: list[tuple[Line, ...]] = []
    runs = [
        (tagged, list(run))
        for tagged, run in groupby(strays.with_strays_reattached(lines), key=attrgetter("is_tagged"))
    ]
    if paged:
        runs = [(tagged, part if tagged else _beside_numbers(part)) for tagged, part in runs]
    printed = _printed([line for tagged, part in runs if paged and not tagged for line in part])
    for tagged, part in runs:
        if tagged:
            groups.extend(_by_tag(part))
        elif paged:
            groups.extend(_by_place(part, printed))
        else:
            groups.extend((line,) for line in part)
    return groups


class _Printed(NamedTuple):
    """How a document's untagged lines are set."""

    leading: float
    right: dict[int, float]
    """How far the lines of each page reach."""
    spaced: bool
    """Whether paragraphs are set apart by space."""


def _printed(lines: Sequence[Line]) -> _Printed:
    leading, right = _leading(lines), right_edges(lines)
    return _Printed(leading, right, _is_spaced(lines, leading, right))


def _by_tag(lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    for _, run in groupby(lines, key=attrgetter("tag.id", "page")):
        yield from _parted(tuple(run))


def _parted(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Part what was typed as one paragraph with line breaks between: a heading and its text, several paragraphs or notes."""
    start = 0
    is_note = lines[0].tag is not None and lines[0].tag.kind == "note"
    for i, (before, line) in enumerate(pairwise(lines), start=1):
        stands_apart = line.bottom - before.bottom > _WIDE_STEP * line.size > 0 and before.text.endswith(_ENDINGS)
        if stands_apart or (is_note and _begins_note(line, lines[i + 1] if i + 1 < len(lines) else None)):
            yield from _headed(lines[start:i])
            start = i
    yield from _headed(lines[start:])


def _begins_note(line: Line, following: Line | None) -> bool:
    """Whether a note begins here, in the tag of the one above it."""
    return footnote_marks.LEADING.match(line.text) is not None or (
        following is not None and footnote_marks.is_mark_before(line, following)
    )


def _headed(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    bold = 0
    while bold < len(lines) and lines[bold].bold:
        bold += 1
    if 0 < bold < len(lines) and lines[bold - 1].x1 < max(line.x1 for line in lines) - 60:
        yield lines[:bold]
        yield lines[bold:]
    else:
        yield lines


def _by_place(lines: Sequence[Line], printed: _Printed) -> Iterator[tuple[Line, ...]]:
    current = [lines[0]]
    for before, line in pairwise(lines):
        right = printed.right.get(before.page, 0.0)
        if _begins(before, line, printed.leading, right, first=current[0], spaced=printed.spaced):
            yield tuple(current)
            current = [line]
        else:
            current.append(line)
    yield tuple(current)


def _beside_numbers(lines: Sequence[Line]) -> list[Line]:
    """The lines, a number that is printed in a column of its own put before the line beside it."""
    kept: list[Line] = []
    for line in lines:
        number = kept[-1] if kept and bullets.LONE_NUMBER.match(kept[-1].text) else None
        if (
            number is not None
            and number.page == line.page
            and abs(number.bottom - line.bottom) < 3
            and number.x1 < line.x0
        ):
            kept[-1] = replace(line, text=f"{number.text} {line.text}", x0=number.x0)
        else:
            kept.append(line)
    return kept


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from one line's foot to the next's, in points."""
    steps = [
        line.bottom - before.bottom
        for before, line in pairwise(lines)
        if before.page == line.page and 0 < line.bottom - before.bottom < 3 * max(before.size, 1)
    ]
    if not steps:
        return 14.0
    from statistics import median

    return median(steps)


def right_edges(lines: Iterable[Line]) -> dict[int, float]:
    """How far the lines of each page reach."""
    edges: dict[int, float] = {}
    for line in lines:
        if line.x1 > edges.get(line.page, 0.0):
            edges[line.page] = line.x1
    return edges


def _is_spaced(lines: Sequence[Line], leading: float, right: dict[int, float]) -> bool:
    """Whether paragraphs are set apart by space: where a short line ends a sentence, most of the next lines are further away."""
    steps = [
        line.bottom - before.bottom > _MORE_THAN_LEADING * leading
        for before, line in pairwise(lines)
        if before.page == line.page
        and before.text.endswith(_ENDINGS)
        and _is_short(before, line, right.get(before.page, 0.0))
    ]
    return len(steps) >= _ENOUGH_STEPS and sum(steps) > _MOST_STEPS * len(steps)


def _begins(before: Line, line: Line, leading: float, right: float, *, first: Line, spaced: bool) -> bool:
    """Whether `line` begins a new group after `before`. `spaced`: paragraphs are set apart by space."""
    if bullets.LONE.match(line.text):
        return True
    if before is first and bullets.LONE.match(before.text):
        return line.page != before.page  # its text is beside it, or follows
    if line.page != before.page or line.bold != before.bold or abs(line.size - before.size) > 1:
        return True
    step = line.bottom - before.bottom
    if step < 0.3 * leading or step > _MORE_THAN_LEADING * leading:
        return True
    mark, _ = bullets.bullet(line.text, in_list=line.x0 > before.x0 - 40)
    if mark:
        return bullets.STRONG.match(line.text) is not None or _is_short(before, line, right)
    short = _is_short(before, line, right)
    anew = line.text[:1].isupper()
    if line.bold and short and anew:
        return True  # two headings, one right below the other
    if before is first and bullets.STRONG.match(first.text) and abs(line.x0 - first.x0) <= SAME_EDGE:
        # The text of an item hangs; a line below its bullet goes on with it only where that is not so.
        return anew and (short or before.text.endswith(_ENDINGS))
    hanging = line.x0 - first.x0
    if abs(line.x0 - before.x0) > 8 and not (before is first and 0 < hanging < 40):
        return True
    # Where space sets paragraphs apart, a line may be a little short and go on; small type has less leading than the text.
    parts = not spaced or before.x1 < right - _MUCH_ROOM or step > _WIDER_LEADING * line.size > 0
    return before.text.endswith(_ENDINGS) and short and parts


def _is_short(before: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would still have had room: then the paragraph ended there."""
    return before.x1 + room_for_first_word(line) < right


def room_for_first_word(line: Line) -> float:
    """The width of a space and the line's first word, in points."""
    word = line.text.split(" ", 1)[0]
    return (len(word) + 1) * (line.x1 - line.x0) / max(len(line.text), 1)
