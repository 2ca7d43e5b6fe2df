"""A report's head: title, dates, lead inspector, date of publication, and the table of judgements.

Reports of inspections have no addressee and no salutation; their facts stand in lines with a label ('Inspection dates:')
and in a table, above the first paragraph of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from ofsted_report.letter.dates import Days, find_days, read_date
from ofsted_report.letter.grades import TABLE_HEAD, area_name, is_grade
from ofsted_report.letter.model import Judgement, Person
from ofsted_report.letter.people import is_role, name_and_role, role_of
from ofsted_report.reading.marks import without_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ofsted_report.reading.blocks import TextBlock

_DATES = re.compile(
    r"^(?:Inspection|Date(?:s)? of (?:the |this )?inspection|Review|Visit)\s*(?:dates?)?\s*:?\s+(?=.*\d)", re.IGNORECASE
)
_PREVIOUS = re.compile(r"^(?:Dates? of )?previous inspection", re.IGNORECASE)
_LEAD = re.compile(r"^Lead inspectors?\s*:?\s*", re.IGNORECASE)
_PUBLISHED = re.compile(r"^(?:Report )?(?:published|publication date)(?: on)?\s*:?\s*", re.IGNORECASE)
_LABEL = re.compile(r"^(?:Inspection dates?|Lead inspector|Report published|Dates? of)\b", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"^(?:Inspection dates?|Lead inspector|Report published)\s*:?$", re.IGNORECASE)
_CONTENTS = re.compile(r"^contents$", re.IGNORECASE)
_BANNER = re.compile(r"^(?:Local Area Partnership report|Ofsted|Inspection report|Report|\d{1,2})$", re.IGNORECASE)
_LONGEST_LINE = 45
"""Words: what is longer is text, no line of a head."""


@dataclass(slots=True)
class ReportHead:
    """What stands above a report's first paragraph."""

    title: str = ""
    days: Days | None = None
    published: date | None = None
    lead: Person | None = None
    judgements: list[Judgement] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    """Which blocks are part of the head; the others are text."""


def read_report_head(blocks: Sequence[TextBlock]) -> ReportHead:
    """The head of a report, given all its blocks."""
    head = ReportHead()
    start = _read_title(blocks, head)
    label = ""  # a label whose value stands in the next block
    area = ""  # an area whose grade stands in the next block
    for i in range(start, len(blocks)):
        block = blocks[i]
        if block.page > blocks[0].page + 1 or _CONTENTS.match(block.text):
            break
        text = without_mark(block.text)
        if _read_row(block, head) or _read_line(f"{label} {text}".strip(), head):
            label = ""
        elif _LABEL_ALONE.match(text):
            label = text
        elif head.lead is not None and is_role(text):
            head.lead = replace(head.lead, role=role_of(text))
        elif is_grade(text) and area:
            head.judgements.append(Judgement(area=area_name(area), grade=text))
            area = ""
        elif _is_area(blocks, i):
            area = text
        elif not (TABLE_HEAD.match(text) or block.kind == "footnote" or _states_judgement(block)):
            if block.kind == "heading":
                break
            continue  # text that stands above or beside the judgements, as in reports to 2015
        head.taken.add(i)
    return head


def _read_title(blocks: Sequence[TextBlock], head: ReportHead) -> int:
    """Take the lines above the first label, table or text as the title; returns where they end."""
    lines: list[str] = []
    i = 0
    while i < len(blocks):
        block = blocks[i]
        text = without_mark(block.text)
        ends = _LABEL.match(text) or _DATES.match(text) or TABLE_HEAD.match(text) or block.kind in ("row", "item")
        if ends or len(text.split()) > _LONGEST_LINE or (lines and _is_body(block)):
            break
        if block.kind != "footnote" and not _BANNER.match(text):
            lines.append(text)
        i += 1
    head.title = " ".join(lines)
    head.taken.update(range(i))
    return i


def _is_body(block: TextBlock) -> bool:
    """Whether a short paragraph is text already: it ends in a full stop."""
    return block.kind == "paragraph" and block.text.endswith(".") and len(block.text.split()) > 8


def _read_row(block: TextBlock, head: ReportHead) -> bool:
    """Take what a table's row says: a judgement, or a label with its value."""
    if block.kind != "row":
        return False
    filled = [" ".join(part.text for part in cell) for cell in block.cells if cell]
    if len(filled) == 2 and is_grade(filled[1]):
        head.judgements.append(Judgement(area=area_name(filled[0]), grade=filled[1]))
        return True
    return all(TABLE_HEAD.match(cell) for cell in filled) or (bool(filled) and _states(filled[0]))


def _read_line(text: str, head: ReportHead) -> bool:
    """Take what a line with a label says: dates, date of publication, lead inspector."""
    if _PREVIOUS.match(text):
        return True
    if match := _LEAD.match(text):
        head.lead = _person(text[match.end() :])
        return head.lead is not None
    if match := _PUBLISHED.match(text):
        head.published = read_date(text[match.end() :])
        return head.published is not None
    if match := _DATES.match(text):
        head.days = head.days or find_days(text[match.end() :])
        return head.days is not None
    return False


def is_dates_line(text: str) -> bool:
    """Whether a line gives the dates of an inspection, as only a report's head does."""
    return bool(_DATES.match(text)) and find_days(text) is not None


def _is_area(blocks: Sequence[TextBlock], i: int) -> bool:
    """Whether a grade stands in the next block: then this one is what it is given for."""
    following = blocks[i + 1] if i + 1 < len(blocks) else None
    return following is not None and is_grade(following.text) and len(blocks[i].text.split()) < 25


_STATES = re.compile(
    r"(?:(?:children[’']s services in .+|the overall judgement|the effectiveness of .*board.*)\b(?:is|are|requires?)\b"
    r".*(?:good|outstanding|inadequate|improvement)|the judgements on areas of the service that contribute)",
    re.IGNORECASE,
)


def _states_judgement(block: TextBlock) -> bool:
    """A judgement printed as a heading of the table ('Children's services in X are good')."""
    return block.kind in ("heading", "paragraph") and _states(block.text)


def _states(text: str) -> bool:
    return bool(_STATES.match(text)) and len(text.split()) < 25


def _person(text: str) -> Person | None:
    printed, _, post = text.partition(",")
    name, role = name_and_role(printed.strip())
    return Person(name=name, role=post.strip() or role or "Lead inspector") if name else None
