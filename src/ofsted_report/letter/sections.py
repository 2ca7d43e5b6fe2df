"""Blocks → parts: each heading with what stands under it, and the role its kind's table gives it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ofsted_report.letter.model import Block, Footnote, Role, Section
from ofsted_report.reading.marks import without_mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ofsted_report.letter.kinds import KindTable
    from ofsted_report.reading.blocks import TextBlock

_INHERITED: frozenset[Role] = frozenset({"findings", "improvements", "overview", "next_steps", "information"})
"""Roles that a sub-heading of its own keeps."""
_QUOTES = str.maketrans("‘’“”", "''\"\"")
_NONE = re.compile(
    r"^(?:none\b|there (?:are|were) (?:no|none)\b|no (?:areas|priority)\b|not applicable)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and the blocks under it, before they are numbered."""

    heading: str | None
    role: Role
    level: int
    blocks: tuple[TextBlock, ...]


def role_of(heading: str, table: KindTable) -> Role | None:
    """The role that a kind's table gives to a heading; None if it does not know it."""
    plain = " ".join(heading.translate(_QUOTES).split()).strip(" ?:.")
    return next((role for pattern, role in table.headings if pattern.fullmatch(plain)), None)


def find_parts(blocks: Sequence[TextBlock], table: KindTable) -> tuple[Part, ...]:
    """The body's parts in order; what comes before the first heading is the introduction."""
    parts: list[Part] = []
    heading: str | None = None
    role: Role = "introduction"
    level = 1
    held: list[TextBlock] = []
    for block in blocks:
        if block.kind != "heading":
            held.append(block)
            continue
        if heading is not None or held:
            parts.append(Part(heading, role, level, tuple(held)))
        heading, role, level = _headed(block.text, heading, role, table)
        held = []
    if heading is not None or held:
        parts.append(Part(heading, role, level, tuple(held)))
    return tuple(parts)


def _headed(text: str, before: str | None, role_before: Role, table: KindTable) -> tuple[str, Role, int]:
    """A heading's text, role and level, given the heading and the role before it."""
    heading = without_mark(text).rstrip(" :").strip()
    role = role_of(heading, table)
    if role == "overview" and role_before in ("improvements", "priority_actions"):
        role = "findings"  # a misprint seen in 2021: 'Headline findings' over both
    if role is not None:
        return heading, role, 1
    if role_before in _INHERITED:
        return heading, role_before, 2
    return heading, "other", 1 if before is None else 2


def to_sections(parts: Sequence[Part], *, paged: bool) -> tuple[Section, ...]:
    """The parts as the letter's numbered sections and blocks."""
    return tuple(
        Section(
            heading=part.heading,
            role=part.role,
            level=part.level,
            blocks=tuple(
                Block(id=f"s{s}.b{b}", kind=block.kind, text=_text(block), page=block.page if paged else None)
                for b, block in enumerate(part.blocks, start=1)
                if block.kind != "heading"
            ),
        )
        for s, part in enumerate(parts, start=1)
    )


def _text(block: TextBlock) -> str:
    """A footnote keeps its mark in its section, where it stands among Ofsted's other words."""
    return f"{block.mark} {block.text}" if block.kind == "footnote" and block.mark else block.text


def find_footnotes(blocks: Iterable[TextBlock], *, paged: bool) -> tuple[Footnote, ...]:
    """The notes at pages' feet, in order."""
    return tuple(
        Footnote(mark=block.mark, text=block.text, page=block.page if paged else None)
        for block in blocks
        if block.kind == "footnote"
    )


def list_items(parts: Iterable[Part]) -> tuple[str, ...]:
    """The items of the parts' lists; a sub-item belongs to the item it stands under.

    An item that says that there are none is none.
    """
    items: list[str] = []
    for part in parts:
        listed = [block for block in part.blocks if block.kind == "item" and block.text]
        top = listed[0].level if listed else 1  # a list whose every item has a dash has no sub-items
        for block in listed:
            if block.level > top:
                items[-1] += " " + block.text
            else:
                items.append(block.text)
    return tuple(item for item in items if not _NONE.match(item))
