"""Tells which heading a passage is under, and which of the letter's lists the heading or the sentence above the items names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ofsted_report.checking.passages import Passage
from ofsted_report.letter.model import ListName
from ofsted_report.pattern import Pattern

LIST_NAMES: dict[ListName, str] = {
    "areas_covered": "the areas covered",
    "improvements": "what needs to improve",
    "priority_actions": "areas for priority action",
}
_CALLED: dict[ListName, Pattern] = {
    "areas_covered": Pattern(r"\bareas?\s+(?:that\s+were\s+)?covered\b", re.IGNORECASE),
    "improvements": Pattern(
        r"\bneeds?\s+to\s+improve\b|\bareas?\s+(?:for|of)\s+(?:improvement|development)\b|\bto\s+be\s+improved\b",
        re.IGNORECASE,
    ),
    "priority_actions": Pattern(r"\bpriority\s+(?:and\s+immediate\s+)?actions?\b", re.IGNORECASE),
}


class Named(NamedTuple):
    """A passage that is no heading, with what is above it."""

    passage: Passage
    list: ListName | None
    """The list that the innermost heading that names one names; None where it names two, or none names any."""
    under: tuple[int, ListName] | None
    """The number of the innermost heading that names a list, and only one, whatever the sentence above the items says."""


@dataclass(slots=True)
class _Heading:
    """A heading that is open, and the last sentence under it that leads to items."""

    number: int
    text: str
    level: int
    lead: str = ""


def named_lists(passages: Sequence[Passage], is_item: Callable[[str], bool]) -> Iterator[Named]:
    """Yield the passages that are no headings. `is_item`: whether a text is an item of the letter's, and leads to none."""
    within: list[_Heading] = []
    for number, passage in enumerate(passages):
        if passage.kind == "heading":
            within = [each for each in within if each.level < passage.level]
            within.append(_Heading(number, passage.text, passage.level))
            continue
        if within and passage.text.endswith(":") and not is_item(passage.text):
            within[-1].lead = passage.text
        yield Named(passage, _called(within, with_lead=True)[1], _under(within))


def _under(within: Sequence[_Heading]) -> tuple[int, ListName] | None:
    number, name = _called(within, with_lead=False)
    return (number, name) if name else None


def _called(within: Sequence[_Heading], *, with_lead: bool) -> tuple[int, ListName | None]:
    """The number of the innermost heading that names a list, and the list if it is only one."""
    for heading in reversed(within):
        text = f"{heading.text} {heading.lead}" if with_lead else heading.text
        named = _named_in(text)
        if named:
            return heading.number, named[0] if len(named) == 1 else None
    return 0, None


@lru_cache(maxsize=64)
def _named_in(text: str) -> tuple[ListName, ...]:
    """Return the lists that a heading names; remembered, as it is asked for each passage below the heading."""
    return tuple(name for name, pattern in _CALLED.items() if pattern.search(text))
