"""Blocks → parts: each heading with the blocks below it, and its role according to the table of the kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report.letter.grades import TABLE_HEAD, area_name, graded_heading, is_grade, without_grade_beside
from ofsted_report.letter.headings import is_case_study
from ofsted_report.letter.model import LISTS, Block, BlockKind, Footnote, Role, Section
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading.bullets import is_number, is_sub
from ofsted_report.reading.footnote_marks import without_mark
from ofsted_report.reading.text import STRAIGHT
from ofsted_report.reading.text_block import TextBlock

if TYPE_CHECKING:
    from ofsted_report.letter.kinds import KindTable

_INHERITED: frozenset[Role] = frozenset(
    {"findings", "improvements", "priority_actions", "overview", "next_steps", "information"}
)
"""Roles that a sub-heading of its own keeps."""
_COLUMN = 100.0
"""Points: no bullet hangs so far under its paragraph, and the column of who is responsible is wider."""
_LEADS_UP = (":", ",", ";", "–")
"""The end of a paragraph that continues in the bullets below it."""
_LISTED = (
    r"(?:\w+ ){0,3}(?:areas?|actions?|improvements?|recommendations?)"
    r"(?: (?:\w+ ){1,4}(?:improvement|action|concern|development))?"
)
_NONE = Pattern(
    r"(?:none|not applicable|there (?:are|were) none"
    rf"|(?:(?:there|inspectors|the (?:inspection|visit)) (?:\w+ ){{1,2}})?no {_LISTED}"
    rf"|(?:inspectors|the (?:inspection|visit)) \w+ not \w+ any {_LISTED})"
    r"(?: (?:were|was|are|have been|has been))?(?: (?:\w+ed|found|made))?"
    r"(?: (?:\w+ ){1,4}(?:this|the|our) (?:\w+ )?(?:visit|inspection|letter|report|time))?[.\s]*",
    re.IGNORECASE,
)
"""A whole sentence; one that goes on ("… no areas of practice in which …") is an item, or a finding."""


class PrintedItem(NamedTuple):
    """An item of a list, and the blocks that say it: the item's own first, then its sub-items'."""

    text: str
    blocks: tuple[TextBlock, ...]
    span: tuple[int, int] | None = None
    """For a sentence that is an item: its range of characters in the block's text."""


class Part(NamedTuple):
    """A heading and the blocks under it, before they are numbered."""

    heading: str | None
    role: Role
    level: int
    blocks: tuple[TextBlock, ...]


def role_of(heading: str, table: KindTable) -> Role | None:
    """The role that a kind's table gives to a heading; None if it does not know it."""
    plain = " ".join(heading.translate(STRAIGHT).split()).strip(" ?:.")
    return next((role for pattern, role in table.headings if pattern.fullmatch(plain)), None)


def find_parts(blocks: Sequence[TextBlock], table: KindTable) -> tuple[Part, ...]:
    """The body's parts in order; what comes before the first heading is the introduction."""
    parts: list[Part] = []
    heading: str | None = None
    role: Role = "introduction"
    level = 1
    held: list[TextBlock] = []
    top = _top_level(blocks)
    for block in (inner for outer in blocks for inner in _from_row(outer, table)):
        if block.kind == "row" and role not in LISTS:
            held.extend(inner for cell in block.cells for inner in cell)
            continue
        if block.kind != "heading":
            held.append(block)
            continue
        if heading is not None and not held and (_same(block.text, heading) or is_grade(block.text)):
            continue  # printed above a table and again in its first row; or the grade that is printed beside it
        if heading is not None or held:
            parts.append(Part(heading, role, level, tuple(held)))
        # its blocks may be divided by further headings
        grouped = heading is not None and (not held or level > 1)
        role_before: Role = role
        heading, role, level = _headed(block.text, role_before, table)
        if grouped and _is_group(heading, role, role_before, table):
            role, level = role_before, 2
        if role == "overview" and any(_same(heading, part.heading or "") for part in parts):
            role = table.second_overview
        if top:
            level = block.level - top + 1
        held = []
    if heading is not None or held:
        parts.append(Part(heading, role, level, tuple(held)))
    return tuple(_numbered_after_summaries(_prose_after_lists(_resumed_after_studies(parts), table)))


def _resumed_after_studies(parts: Iterable[Part]) -> Iterator[Part]:
    """Add blocks that follow a boxed case study, outside its frame or with the report's numbering, to the part that
    contains the box."""
    around: Part | None = None
    for part in parts:
        if not is_case_study(part.heading):
            around = part
            yield part
            continue
        end = _end_of_study(part.blocks)
        if end == len(part.blocks) or around is None:
            yield part
            continue
        yield part._replace(blocks=part.blocks[:end])
        yield around._replace(blocks=part.blocks[end:])


_INSET = 6.0
"""Points by which the text in a frame begins further right than the text around it."""


def _end_of_study(blocks: Sequence[TextBlock]) -> int:
    """Return the number of blocks in a case study's box: those in its frame, which is a table; else those before the first
    number, or before text that begins further left."""
    boxed = bool(blocks) and blocks[0].table is not None
    numbered = bool(blocks) and _has_number(blocks[0])
    left = min((line.x0 for line in blocks[0].lines), default=0.0) if blocks else 0.0
    for i, block in enumerate(blocks):
        out = block.kind == "paragraph" and block.lines[0].x0 < left - _INSET
        outside = block.table is None if boxed else out or (_has_number(block) and not numbered)
        if outside and block.kind != "footnote":
            return i
    return len(blocks)


def _has_number(block: TextBlock) -> bool:
    return block.kind == "item" and block.mark[:1].isdigit()


def _prose_after_lists(parts: Iterable[Part], table: KindTable) -> Iterator[Part]:
    """Make an unknown heading with prose that directly follows a list open a part of findings instead of belonging to
    the list.

    If a list is divided by headings, there is nothing directly under the list's own heading.
    """
    before: Part | None = None
    opened = False
    for part in parts:
        known = part.heading is None or role_of(part.heading, table) is not None
        inherited = part.role in LISTS and not known
        if inherited and (opened or (before is not None and _has_items(before) and not _has_items(part))):
            yield part._replace(role="findings", level=part.level if opened or before is None else before.level)
            opened = True
        else:
            yield part
            opened = False
        before = part if known else None


def _numbered_after_summaries(parts: Iterable[Part]) -> Iterator[Part]:
    """Begin the findings of a chapter where numbered paragraphs follow its summary without a heading.

    Most reports have a heading 'Inspection findings' there; if it is missing, the chapter's own heading is repeated.
    """
    before: Part | None = None
    for part in parts:
        start = _first_numbered(part) if part.role == "overview" else 0
        if start and before is not None and before.role == "findings" and before.heading and not before.blocks:
            yield part._replace(blocks=part.blocks[:start])
            yield before._replace(blocks=part.blocks[start:])
        else:
            yield part
        before = part


def _first_numbered(part: Part) -> int:
    """Return the number of blocks before a part's first numbered paragraph; 0 if none is numbered."""
    numbered = (i for i, block in enumerate(part.blocks) if block.kind == "item" and block.mark[:1].isdigit())
    return next(numbered, 0)


def _has_items(part: Part) -> bool:
    return part.role in LISTS and any(block.kind in ("item", "row") or block.table is not None for block in part.blocks)


def _is_group(heading: str, role: Role, role_before: Role, table: KindTable) -> bool:
    """Whether a heading that opens a chapter elsewhere only names a group here: of a list, or of what judgements mean."""
    if role_before in LISTS:
        return table.parts_lists is not None and table.parts_lists.fullmatch(heading) is not None
    return role_before == "information" and role == "other"


def _top_level(blocks: Sequence[TextBlock]) -> int:
    """The highest level of the headings, if the file gives a level to every one of them; else 0."""
    levels = [block.level for block in blocks if block.kind == "heading"]
    return min(levels, default=0)


def _same(text: str, heading: str) -> bool:
    return without_mark(text).rstrip(" :").strip().lower() == heading.lower()


def _from_row(block: TextBlock, table: KindTable) -> Iterator[TextBlock]:
    """Return what a table row is in the text: a heading beside its grade, the head of a table (left out), or a row."""
    if block.kind != "row":
        yield block
        return
    cells = [" ".join(inner.text for inner in cell) for cell in block.cells]
    if cells and all(TABLE_HEAD.match(cell) for cell in cells):
        return
    if len(cells) == 2 and is_grade(cells[1]) and cells[0]:
        yield replace(block, kind="heading", text=area_name(cells[0]), cells=())
    elif all(inner.kind == "heading" for cell in block.cells for inner in cell) and any(
        role_of(cell, table) in LISTS for cell in cells
    ):
        return
    else:
        yield block


def _headed(text: str, role_before: Role, table: KindTable) -> tuple[str, Role, int]:
    """A heading's text, role and level, given the role before it."""
    heading = without_mark(text).lstrip(SUPERSCRIPTS).rstrip(" :").strip()
    heading = heading if table.letter else without_grade_beside(heading)
    role = role_of(heading, table)
    if role is not None:
        return heading, role, 1
    if not table.letter and not table.joint and graded_heading(heading, bold=True):
        return heading, "findings", 1  # a judged area begins a chapter under any heading
    if role_before in _INHERITED:
        return heading, role_before, 2
    return heading, "other", 1


def to_sections(parts: Sequence[Part], *, paged: bool) -> tuple[Section, ...]:
    """The parts as the letter's numbered sections and blocks."""
    return tuple(
        Section(
            heading=part.heading,
            role=part.role,
            level=part.level,
            blocks=tuple(_block(f"s{s}.b{b}", block, paged=paged) for b, block in enumerate(part.blocks, start=1)),
        )
        for s, part in enumerate(parts, start=1)
    )


def _block(name: str, block: TextBlock, *, paged: bool) -> Block:
    kind: BlockKind = "paragraph" if block.kind == "heading" else block.kind
    text, number = block.said, None
    if block.kind == "footnote" and block.mark:
        text = f"{block.mark} {text}"  # in the text it appears as printed
    elif block.kind == "item" and is_number(block.mark):
        number = block.mark
    return Block(
        id=name, kind=kind, text=text, page=block.page if paged else None, responsible=block.responsible, number=number
    )


def find_footnotes(blocks: Iterable[TextBlock], *, paged: bool) -> tuple[Footnote, ...]:
    """The notes at pages' feet, in order."""
    return tuple(
        Footnote(mark=block.mark, text=block.text, page=block.page if paged else None)
        for block in blocks
        if block.kind == "footnote"
    )


def find_items(parts: Iterable[Part], *, in_cells: bool = False) -> tuple[PrintedItem, ...]:
    """Return the items of the parts' lists; a sub-item belongs to the item above it.

    Bullets after a numbered item that introduces them ('17. Improve planning by:') are its sub-items. `in_cells`: the
    lists are in tables, where each paragraph is an item; bullets after a paragraph that introduces them ('This should
    include:') are its sub-items. An item that says that there are none is skipped.
    """
    items: list[list[TextBlock]] = []
    for part in parts:
        listed = _listed(part.blocks, in_cells=in_cells)
        top = listed[0].level if listed else 1  # a list whose every item has a dash has no sub-items
        led_up_to = led_up_by_number = False
        for block in listed:
            text = block.said
            if block.kind != "item":
                led_up_to = text.endswith(_LEADS_UP)
            if is_number(block.mark):
                led_up_by_number = text.endswith(_LEADS_UP)
            under = block is not listed[0] and in_cells and (is_sub(block.mark) or (led_up_to and block.kind == "item"))
            under_number = led_up_by_number and bool(block.mark) and not is_number(block.mark)
            if block.level > top or under or under_number:
                items[-1].append(block)
            else:
                items.append([block])
    found = (PrintedItem(" ".join(block.said for block in blocks), tuple(blocks)) for blocks in items)
    return tuple(item for item in found if not says_none(item.text))


def says_none(text: str) -> bool:
    """Whether the text only says that the list is empty."""
    return "no" in text.lower() and all(_NONE.fullmatch(sentence) for sentence in split(text) or [text])


def _listed(blocks: Sequence[TextBlock], *, in_cells: bool) -> list[TextBlock]:
    """The blocks that are items, or parts of one."""
    texts = [block for block in blocks if block.text and block.kind in ("item", "paragraph", "row")]
    if not in_cells:
        return [block for block in texts if block.kind == "item"]
    told = [block for block in texts if block.kind != "paragraph" or block.table is not None]
    return told if any(block.kind == "row" or block.table is not None for block in texts) else _last_column(texts)


def _last_column(texts: Sequence[TextBlock]) -> list[TextBlock]:
    """Return the text to the right of the column with the responsible body, for files whose tables have no structure."""
    if not any(block.lines[0].x1 for block in texts):
        return [block for block in texts if block.kind == "item"]  # nor the positions of cells
    left = min(block.lines[0].x0 for block in texts)
    return [block for block in texts if block.lines[0].x0 > left + _COLUMN] or list(texts)
