"""A letter as the pages of the overview show it: one row."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ofsted_report.batch.model import Record


class Link(NamedTuple):
    """A link: its target, relative to the page that contains it, and its text."""

    href: str
    text: str


class Judged(NamedTuple):
    """One judgement as printed, and as one area and one step of the scale over the years."""

    area: str
    grade: str
    area_names: tuple[str, ...]
    grade_name: str | None
    step: int | None

    def __str__(self) -> str:
        return f"{self.area}: {self.grade}"


class Row(NamedTuple):
    """One letter as the pages show it; every text is plain, to be escaped by the template."""

    record: Record
    authority: str
    kind: str
    visit: str
    """'Second visit, 11 and 12 December 2018', as far as it is known."""
    when: date | None
    """The sort key: the visit's last day, else the letter's date."""
    dated: str
    """Return the letter's date; if none is printed, the last day of the visit: 'visit ended 3 May 2024'."""
    year: int | None
    judgements: tuple[Judged, ...]
    links: tuple[Link, ...]
    result: str
    timeline: str | None
    """The authority's page, from the index."""
    same_as: str | None = None
    """The name of another letter that is the same file."""
