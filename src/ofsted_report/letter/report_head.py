"""Reads a report's head: title, dates, lead inspector, date of publication, and the table of judgements.

Reports of inspections have no addressee and no salutation; their facts are in lines with a label ('Inspection dates:')
and in a table above the first paragraph of text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from ofsted_report.letter.dates import Days, find_days, is_days, read_date
from ofsted_report.letter.grades import TABLE_HEAD, area_name, is_grade
from ofsted_report.letter.model import Judgement, Person
from ofsted_report.letter.people import is_role, labelled_people, name_and_role, people_of_list, role_of
from ofsted_report.lexicon import GRADE_WORDS, one_of
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line
from ofsted_report.reading.footnote_marks import without_mark
from ofsted_report.reading.text_block import TextBlock

_DATES = Pattern(
    r"^(?:Inspection|Date(?:s)? of (?:the |this )?inspection|Review|Visit)\s*(?:dates?)?\s*:?\s+(?=.*\d)", re.IGNORECASE
)
_PREVIOUS = Pattern(r"^(?:Dates? of (?:the )?)?previous inspection\s*(?:dates?)?\s*:?\s*", re.IGNORECASE)
_LEAD = Pattern(r"^(?:Joint\s+)?Lead\s+(?:Ofsted\s+)?(?:inspectors?|HMIs?)\b(?P<label>[^:.]{0,30}:)?\s*", re.IGNORECASE)
_PUBLISHED = Pattern(r"^(?:Report )?(?:published|publication date)(?: on)?\s*:?\s*", re.IGNORECASE)
_LABEL = Pattern(
    r"^(?:Inspection dates?|(?:Joint )?Lead inspectors?|Report published|Dates? of|Previous inspection)\b",
    re.IGNORECASE,
)
_LABEL_ALONE = Pattern(
    r"^(?:Inspection dates?|(?:Dates? of (?:the )?)?previous inspection(?: dates?)?|Lead inspectors?|Report published)\s*:?$",
    re.IGNORECASE,
)
_CONTENTS = Pattern(r"^contents$", re.IGNORECASE)
_BANNER = Pattern(r"^(?:Local Area Partnership report|Ofsted|Inspection report|Report|\d{1,2})$", re.IGNORECASE)
_LONGEST_AREA = 25
"""Words of a judgement's area, or of a judgement in words."""
_LONGEST_LINE = 45
"""Words; longer text is not a line of a head."""
HeadFact = Literal["title", "days", "previous", "published", "lead", "overall"]


class ReportHead(NamedTuple):
    """The facts above a report's first paragraph."""

    title: str = ""
    days: Days | None = None
    previous: Days | None = None
    """The dates of the previous inspection."""
    published: date | None = None
    lead: Person | None = None
    others: tuple[Person, ...] = ()
    """The people named beside the lead inspector."""
    unread: tuple[str, ...] = ()
    """Text after 'Lead inspector:' that could not be read as a name."""
    judgements: tuple[Judgement, ...] = ()
    overall: str | None = None
    """The judgement on the whole, where it is a sentence above the table of judgements and no row of it."""
    taken: frozenset[int] = frozenset()
    """Indexes of the blocks that are part of the head; the others are text."""
    printed: Mapping[HeadFact, Line] = MappingProxyType({})
    """The line on which each fact is printed, or begins."""
    judged_on: tuple[Line, ...] = ()
    """The line of each judgement's grade."""


def read_report_head(blocks: Sequence[TextBlock]) -> ReportHead:
    """The head of a report, given all its blocks."""
    title, titled, start = _read_title(blocks)
    reader = _HeadReader(blocks)
    taken = set(range(start))
    for i in range(start, len(blocks)):
        block = blocks[i]
        if block.page > blocks[0].page + 1 or _CONTENTS.match(block.text):
            break
        if reader.takes(i):
            taken.add(i)
        elif block.kind == "heading" and not _LABEL.match(block.text):
            break
        # Anything else is text: it may be above or beside the judgements, as in reports up to 2015.
    return ReportHead(
        title,
        reader.days,
        reader.previous,
        reader.published,
        reader.lead,
        reader.others,
        reader.unread,
        tuple(reader.judgements),
        reader.overall,
        frozenset(taken),
        {**({"title": titled} if titled else {}), **reader.printed},
        tuple(reader.judged_on),
    )


def _read_title(blocks: Sequence[TextBlock]) -> tuple[str, Line | None, int]:
    """The lines above the first label, table or text as the title, the first of them, and where they end."""
    lines: list[str] = []
    first: Line | None = None
    i = 0
    while i < len(blocks):
        block = blocks[i]
        text = without_mark(block.text)
        labelled = is_dates_line(text) or any(p.match(text) for p in (_LABEL, TABLE_HEAD, _CONTENTS))
        ends = labelled or block.kind in ("row", "item")
        if ends or len(text.split()) > _LONGEST_LINE or (lines and _is_body(block)):
            break
        if block.kind != "footnote" and not _BANNER.match(text):
            lines.append(text)
            first = first or block.lines[0]
        i += 1
    return " ".join(lines), first, i


def _is_body(block: TextBlock) -> bool:
    """Whether a short paragraph is text already: it ends in a full stop."""
    return block.kind == "paragraph" and block.text.endswith(".") and len(block.text.split()) > 8


class _HeadReader:
    """Reads a head block by block; the first value found for a fact is kept."""

    def __init__(self, blocks: Sequence[TextBlock]) -> None:
        self.days: Days | None = None
        self.previous: Days | None = None
        self.published: date | None = None
        self.lead: Person | None = None
        self.others: tuple[Person, ...] = ()
        self.unread: tuple[str, ...] = ()
        self.judgements: list[Judgement] = []
        self.overall: str | None = None
        self.printed: dict[HeadFact, Line] = {}
        self.judged_on: list[Line] = []
        self._blocks = blocks
        self._label = ""  # a label whose value is in the next block
        self._area = ""  # an area whose grade is in the next block
        self._days_at = -2  # where days began that go on in the next block
        self._lead_at = -2  # index of the lead inspector's name: the post may be in the next block

    def takes(self, i: int) -> bool:
        """Read a block; whether it is part of the head."""
        block = self._blocks[i]
        text = without_mark(block.text)
        if i == self._days_at + 1 and is_days(text):
            return True
        if self._takes_row(block) or self._takes_line(f"{self._label} {text}".strip(), i):
            self._label = ""
            return True
        if _LABEL_ALONE.match(text):
            self._label = text
            return True
        return (
            self._takes_post(text, i)
            or self._takes_grade(text, i)
            or bool(TABLE_HEAD.match(text))
            or block.kind == "footnote"
            or (block.kind in ("heading", "paragraph") and self._takes_statement(text, block))
        )

    def _takes_row(self, block: TextBlock) -> bool:
        """A table's row: a judgement, the table's head, or a judgement in words."""
        if block.kind != "row":
            return False
        filled = [" ".join(part.text for part in cell) for cell in block.cells if cell]
        if len(filled) == 2 and is_grade(filled[1]):
            self._judge(filled[0], filled[1], [cell for cell in block.cells if cell][1][0])
            return True
        return all(TABLE_HEAD.match(cell) for cell in filled) or (
            bool(filled) and self._takes_statement(filled[0], block)
        )

    def _judge(self, area: str, grade: str, printed: TextBlock) -> None:
        self.judgements.append(Judgement(area=area_name(area), grade=grade))
        self.judged_on.append(printed.lines[0])

    def _takes_statement(self, text: str, block: TextBlock) -> bool:
        """A judgement in words at the table's head: the overall one, or the line that leads in the others."""
        if not _states(text) or is_board_judgement(text):
            return False
        if not _LEADS_IN.match(text):
            self.overall = self.overall or without_mark(text)
            self.printed.setdefault("overall", block.lines[0])
        return True

    def _takes_line(self, text: str, i: int) -> bool:
        """A line with a label: dates, date of publication, lead inspector."""
        line = self._blocks[i].lines[0]
        if match := _PREVIOUS.match(text):
            if (previous := self._find_days(text[match.end() :], i)) and self.previous is None:
                self.previous, self.printed["previous"] = previous, line
            return match.end() < len(text)
        if (match := _LEAD.match(text)) and (leads := _people(text, match.end())):
            if self.lead is None:
                self.lead, self.others, self._lead_at = leads[0], tuple(leads[1:]), i
                self.printed["lead"] = line
            return True
        if match and match["label"] and match.end() < len(text) and len(text.split()) <= _LONGEST_LINE:
            self.unread += (text[match.end() :],)
            return True
        if (match := _PUBLISHED.match(text)) and (published := read_date(text[match.end() :])):
            self.published = self.published or published
            self.printed.setdefault("published", line)
            return True
        if (match := _DATES.match(text)) and (days := self._find_days(text[match.end() :], i)):
            self.days = self.days or days
            self.printed.setdefault("days", line)
            return True
        return False

    def _find_days(self, text: str, i: int) -> Days | None:
        """The days in a block, and in the next one where the line was too long for the page."""
        following = self._blocks[i + 1].text if i + 1 < len(self._blocks) else ""
        if text and is_days(following):
            self._days_at = i
            text = f"{text} {following}"
        return find_days(text)

    def _takes_post(self, text: str, i: int) -> bool:
        """Take the lead inspector's post if it is directly below the name."""
        if self.lead is None or i != self._lead_at + 1 or not is_role(text):
            return False
        self.lead = replace(self.lead, role=role_of(text))
        return True

    def _takes_grade(self, text: str, i: int) -> bool:
        """Take a judgement whose area and grade are in two blocks, as in a table without tags."""
        if self._area and is_grade(text):
            self._judge(self._area, text, self._blocks[i])
            self._area = ""
            return True
        following = self._blocks[i + 1] if i + 1 < len(self._blocks) else None
        if following is not None and is_grade(following.text) and len(text.split()) < _LONGEST_AREA:
            self._area = text
            return True
        return False


def is_dates_line(text: str) -> bool:
    """Whether a line gives the dates of an inspection, as only a report's head does."""
    return bool(_DATES.match(text)) and find_days(text) is not None


_LEADS_IN = Pattern(r"the judge?ments on areas of the service that contribute", re.IGNORECASE)
_STATES = Pattern(
    r"(?:children[’']s services in .+|the overall judge?ment|the effectiveness of .*board.*)\s*\b(?:is|are|requires?)\b"
    rf".*(?:{one_of(GRADE_WORDS)}|improvement)",
    re.IGNORECASE,
)


def _states(text: str) -> bool:
    """A judgement printed as a sentence at the head of its table ('Children's services in X are good')."""
    return bool(_STATES.match(text) or _LEADS_IN.match(text)) and len(text.split()) < _LONGEST_AREA


_BOARD = Pattern(r"^The effectiveness of the .*\b(?:board|LSCB)\b", re.IGNORECASE)


def is_board_judgement(text: str) -> bool:
    """The judgement on the safeguarding board, printed as a sentence below the table (2013 to 2015): it is kept as text."""
    return bool(_BOARD.match(text)) and _states(text)


def _people(line: str, behind: int) -> list[Person]:
    """The people of a line that begins with a label, which ends at `behind`: the lead inspector first."""
    people = labelled_people(line) or people_of_list(line[behind:])
    if len(people) > 1:
        return [person if person.role else replace(person, role="Lead inspector") for person in people]
    printed, _, post = line[behind:].partition(",")
    name, role = name_and_role(printed.strip())
    return [Person(name=name, role=post.strip() or role or "Lead inspector")] if name else people
