"""A comparison of two documents: what each judged and asked for, quoted, with the place of every quotation.

Every class is frozen. The JSON of `compare` is these classes, field by field.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ofsted_report.letter.model import ActionList, Kind

FORMAT: Literal["ofsted-report/comparison"] = "ofsted-report/comparison"
VERSION: Literal[1] = 1

Change = Literal["better", "same", "worse", "not comparable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The place of a quotation in its document."""

    section: str | None
    """The section's heading as printed; None before the first heading."""
    block: str
    """The block's id in the document's JSON ('s3.b2'); the first one where an item has several."""
    paragraph: int
    """The block's number under its heading, from 1; list items count, footnotes do not."""
    page: int | None = None
    """From 1; None where the form has no pages."""

    def words(self) -> str:
        """In words: 'page 2, What needs to improve?, paragraph 3'."""
        page = f"page {self.page}" if self.page is not None else None
        return ", ".join(part for part in (page, self.section, f"paragraph {self.paragraph}") if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One of the two documents: what is needed to name it, date it and find it again."""

    name: str
    """The file's name, without its folder."""
    sha256: str
    kind: Kind
    title: str
    authority: str
    start: date | None
    """The first day of the visit or inspection."""
    end: date | None
    letter_date: date | None
    """The date printed on a letter, or the day of a report's publication."""
    judged: bool
    """Whether judgements (or an outcome) were read from it: letters of visits have none."""
    listed: bool
    """Whether it lists what needs to improve or calls for priority action."""
    overall_judgement: str | None = None
    """The judgement on the whole, where it is a sentence and not among the grades, as in single inspections."""

    @property
    def when(self) -> date | None:
        """The day that decides which document is the earlier one."""
        return self.start or self.letter_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """A judgement as printed, and the section on it, if there is one."""

    area: str
    grade: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeRow:
    """What was judged of the same matter then and now; None where a document has no judgement of its own on it."""

    families: tuple[str, ...]
    """The matters, in the words of today's framework: two where both documents judged them as one."""
    earlier: Grade | None
    later: Grade | None
    change: Change | None = None
    """None where either did not judge it; 'not comparable' where it was cut differently or on another scale."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that needed to improve, quoted whole."""

    text: str
    list: ActionList
    place: Place | None = None
    responsible: str | None = None
    """Who is to take the action, where a table says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An item of the later document that may be about the same matter as one of the earlier, and why."""

    item: Item
    similarity: int
    """The share of telling words that both have, in per cent; 100 is the same words."""
    subjects: tuple[str, ...] = ()
    """The particular matters that both name ('private fostering')."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInBoth:
    """An item of the earlier document with every item of the later that may be about the same matter, nearest first."""

    earlier: Item
    later: tuple[Near, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a reader of the comparison should know; `code` is for scripts ('different-kinds')."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two documents side by side."""

    format: Literal["ofsted-report/comparison"] = FORMAT
    version: Literal[1] = VERSION
    earlier: Document
    later: Document
    grades: tuple[GradeRow, ...] = ()
    in_both: tuple[NamedInBoth, ...] = ()
    only_earlier: tuple[Item, ...] = ()
    """Areas that needed to improve in the earlier document and have nothing similar in the later document's lists."""
    only_later: tuple[Item, ...] = ()
    """What is new in the later document's lists."""
    notes: tuple[Note, ...] = ()

    def to_json(self, *, indent: int = 2) -> str:
        """The comparison as JSON; text as it is printed, not escaped to ASCII."""
        import msgspec

        return msgspec.json.format(msgspec.json.encode(self), indent=indent).decode()
