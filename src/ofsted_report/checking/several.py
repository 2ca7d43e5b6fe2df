"""Divides a report about several letters into the passages about each letter.

Text under a heading with the title of a letter is about that letter. Everything else (purpose, summary, action plan, or the
whole of a report without such headings) may be about any of them, and is compared with all letters as if they were one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, get_args

from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import (
    Judgement,
    Letter,
    ListedItem,
    ListedItems,
    ListName,
    Place,
    Section,
    Visit,
)

_BETWEEN = ":"
"""Between a letter's number and the id of a block, if there are several letters: '2:s3.b2'."""


class Held(NamedTuple):
    """Some of a report's passages, and the letter that they are compared with."""

    passages: tuple[Passage, ...]
    letter: Letter
    any_of: tuple[Letter, ...] = ()
    """The letters that `letter` joins, where the passages may be about any of them."""


def held(passages: Sequence[Passage], letters: Sequence[Letter]) -> tuple[Held, ...]:
    """Return the report's passages in order, each run of them with its letter; a single letter applies to the whole report.

    `letters` are those of `told_apart`, if there are several.
    """
    if len(letters) == 1:
        return (Held(tuple(passages), letters[0]),)
    about = list(_letters_of(passages, letters))
    all_of_them = joined(letters)
    found = []
    start = 0
    for at in range(1, len(passages) + 1):
        if at == len(passages) or about[at] != about[start]:
            number = about[start]
            run = tuple(passages[start:at])
            found.append(Held(run, letters[number]) if number is not None else Held(run, all_of_them, tuple(letters)))
            start = at
    return tuple(found)


def _letters_of(passages: Sequence[Passage], letters: Sequence[Letter]) -> Iterator[int | None]:
    """Return, for each passage, the number of the letter whose chapter contains it, from 0; None outside all chapters.

    Letters with the same title have their chapters in their order.
    """
    told: set[int] = set()
    number: int | None = None
    level = 0
    for passage in passages:
        if passage.kind == "heading":
            named = next((n for n, each in enumerate(letters) if n not in told and _names(passage.text, each)), None)
            if named is not None:
                told.add(named)
                number, level = named, passage.level
            elif number is not None and passage.level <= level:
                number = None
        yield None if passage.kind == "margin" else number


def _names(heading: str, letter: Letter) -> bool:
    title = plain(letter.title).rstrip(".").casefold()
    return bool(title) and title in plain(heading).casefold()


# ── Several letters as one ────────────────────────────────────────────────────────────────────────────────────────────


def told_apart(letters: Sequence[Letter]) -> tuple[Letter, ...]:
    """The letters with ids of blocks that no two of them share; a single one as it is."""
    if len(letters) == 1:
        return tuple(letters)
    return tuple(_marked(letter, f"{number}{_BETWEEN}") for number, letter in enumerate(letters, start=1))


def which(block: str, letters: Sequence[Letter]) -> Letter:
    """The letter of `told_apart` that has this block."""
    number, between, _ = block.partition(_BETWEEN)
    return letters[int(number) - 1] if between else letters[0]


def _marked(letter: Letter, mark: str) -> Letter:
    def at(place: Place | None) -> Place | None:
        return replace(place, block=f"{mark}{place.block}") if place is not None and place.block else place

    def item(each: ListedItem) -> ListedItem:
        return replace(each, parts=tuple(replace(part, place=at(part.place)) for part in each.parts))

    def section(each: Section) -> Section:
        return replace(each, blocks=tuple(replace(block, id=f"{mark}{block.id}") for block in each.blocks))

    def judgement(each: Judgement) -> Judgement:
        return replace(each, place=at(each.place))

    return replace(
        letter,
        items=ListedItems(**{name: tuple(map(item, letter.listed(name))) for name in _LISTS}),
        sections=tuple(map(section, letter.sections)),
        judgements=tuple(map(judgement, letter.judgements)),
    )


_LISTS: tuple[ListName, ...] = get_args(ListName)


def joined(letters: Sequence[Letter]) -> Letter:
    """One letter that says what any of these says; its single facts (kind, date, title) are the first one's."""
    first = letters[0]
    return replace(
        first,
        addressees=tuple(each for letter in letters for each in letter.addressees),
        visit=Visit(
            start=first.visit.start,
            end=first.visit.end,
            ordinal=first.visit.ordinal,
            periods=tuple(period for letter in letters for period in letter.visit.periods),
        ),
        inspectors=tuple(each for letter in letters for each in letter.inspectors),
        signatories=tuple(each for letter in letters for each in letter.signatories),
        judgements=tuple(each for letter in letters for each in letter.judgements),
        overall_judgement=" ".join(each.overall_judgement for each in letters if each.overall_judgement) or None,
        areas_covered=tuple(text for letter in letters for text in letter.areas_covered),
        improvements=tuple(text for letter in letters for text in letter.improvements),
        priority_actions=tuple(text for letter in letters for text in letter.priority_actions),
        items=ListedItems(**{name: tuple(i for each in letters for i in each.listed(name)) for name in _LISTS}),
        sections=tuple(section for letter in letters for section in _as_quoted(letter)),
        footnotes=tuple(note for letter in letters for note in letter.footnotes),
        warnings=tuple(warning for letter in letters for warning in letter.warnings),
    )


def _as_quoted(letter: Letter) -> Iterator[Section]:
    """Its sections under its title; what sums up is called the overview, as it is in its own kind of document."""
    yield Section(heading=letter.title, role="other")
    headlines = letter.headline_sections
    for section in letter.sections:
        yield replace(section, role="overview") if section in headlines else section
