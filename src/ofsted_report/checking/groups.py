"""Finds lists under headings of their own that are groups of findings although none of their items is in the letter.

Key findings are often grouped by topic, each group under its own heading. A reader takes every group for Ofsted's, even an
invented one with no sentence from the letter. So the list under a heading counts as such a group if headings beside it (of
the same level, under the same heading) have findings under them and, in addition, either it has one of the letter's
headings, or all of them are in a part for findings: one whose heading says so, that quotes directly under its own heading,
or that has two such groups and is not the whole report.

It does not count if the heading, or one above it, is one that councils use for parts of their own (`own_parts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ofsted_report.checking.list_groups import Item
from ofsted_report.checking.own_parts import FINDINGS, is_anybodys, is_own
from ofsted_report.checking.passages import LETTERS, Passage
from ofsted_report.findings.matching import plain

_LEADS = 2
"""From this many groups with quotations beside each other, their part of the report is for findings."""


@dataclass(slots=True)
class _Part:
    """A heading with the content below it."""

    heading: str
    level: int
    above: _Part | None
    is_first: bool = False
    """Whether its heading is the report's first: its title, most often."""
    items: list[int] = field(default_factory=list)
    """The places, among the passages, of the list items directly under it."""
    quotes: bool = False
    """Whether one of these items is a quotation."""
    holds_quotes: bool = False
    """Whether one is, of these or of those under the headings below it."""
    below: list[_Part] = field(default_factory=list)

    @property
    def upwards(self) -> Iterator[_Part]:
        """Return this section, its parent, and so on, without the whole report, which has no heading."""
        part = self
        while part.above is not None:
            yield part
            part = part.above


def groups_of_findings(
    passages: Sequence[Passage], items: Sequence[Item | None], quoting: set[int], headings: Iterable[str]
) -> set[int]:
    """Return the places of the items in such groups.

    `items`: the place of each passage in the lists; `quoting`: the places with quotations; `headings`: the letter's
    headings of the sections that a report quotes.
    """
    topics = {topic for heading in headings if not is_anybodys(topic := _topic(heading))}
    marks = {mark.series for at in quoting if (mark := passages[at].mark)}
    found: set[int] = set()
    for part in _parts(passages, items, quoting):
        levels: dict[int, list[_Part]] = {}
        for each in part.below:
            levels.setdefault(each.level, []).append(each)
        for beside in levels.values():
            for group in _groups(part, beside, topics):
                found |= set(_listed(group, passages, marks))
    return found


def _parts(passages: Sequence[Passage], items: Sequence[Item | None], quoting: set[int]) -> list[_Part]:
    """The whole report, and then its parts in order."""
    found = [_Part("", -1, None)]
    for at, passage in enumerate(passages):
        if passage.kind == "heading":
            above = found[-1]
            while above.above is not None and above.level >= passage.level:
                above = above.above
            found.append(_Part(passage.text, passage.level, above, is_first=len(found) == 1))
            above.below.append(found[-1])
        elif items[at] is not None:
            found[-1].items.append(at)
            if at in quoting:
                found[-1].quotes = True
                for part in found[-1].upwards:
                    part.holds_quotes = True
    return found


def _groups(above: _Part, beside: Sequence[_Part], topics: set[str]) -> Iterator[_Part]:
    """Those of the parts beside each other, all under `above`, that are groups of findings without a quotation."""
    quoting = [at for at, part in enumerate(beside) if part.quotes]
    headed = not above.is_first and FINDINGS.search(above.heading) is not None
    for_findings = above.level > 0 and (headed or above.quotes)
    if not (quoting or for_findings) or _is_own(above, topics):
        return
    owned = [is_own(part.heading) for part in beside]
    # What begins with the council's own parts (purpose, background, …), or has its findings in one part that is headed
    # so, is the report itself, of whose other parts nothing is known.
    begins_own = any(owned[: quoting[0]] if quoting else owned)
    by_topic = len(quoting) >= _LEADS and not any(FINDINGS.search(beside[at].heading) for at in quoting)
    all_findings = (for_findings or by_topic) and not begins_own
    for part, own in zip(beside, owned, strict=True):
        is_topic = _topic(part.heading) in topics or (all_findings and not own)
        if is_topic and part.items and not part.quotes:
            yield part


def _is_own(part: _Part, topics: set[str]) -> bool:
    """Whether the part, or one that contains it, is the council's own; the title of a report with quotations is not."""
    for each in part.upwards:
        if _topic(each.heading) in topics:
            return False
        if is_own(each.heading):
            return not (each.level <= 1 and each.holds_quotes)
        if FINDINGS.search(each.heading):
            return False
    return False


def _listed(part: _Part, passages: Sequence[Passage], marks: set[str]) -> Iterator[int]:
    """Return the items directly under a heading, without the report's numbered paragraphs.

    `marks`: the series of marks before quotations; items with other numbering are left out.
    """
    for at in part.items:
        mark = passages[at].mark
        if mark is None or mark.number is None or mark.series in {LETTERS, *marks}:
            yield at


def _topic(heading: str) -> str:
    """A heading as it is compared: without a number before it, or a grade behind it."""
    name = plain(heading).lower().partition(":")[0]
    return name.lstrip("0123456789. ")
