"""A letter's end: 'Yours sincerely', the name and the post of who signed. It is no part of the last section."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ofsted_report.letter.model import Person
from ofsted_report.letter.people import is_name, is_role, role_of, without_title
from ofsted_report.reading.pagebreaks import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ofsted_report.reading.blocks import TextBlock
    from ofsted_report.reading.document import Line

CLOSING = re.compile(r"^Yours?\s+(?:sincerely|faithfully|truly)\b[\s,.]*", re.IGNORECASE)
_NAME_AND_POST = re.compile(r"^(?P<name>[^,]{3,50}?)(?:,\s*|\s+(?=(?:S?HMI\b|(?:Her|His) Majesty)))(?P<role>.+)$")
_DIRECTOR = re.compile(r"\b(?:National|Regional|Deputy|Chief) (?:Director|Inspector)\b")
_TAIL = 12
"""How many blocks from the end a sign-off without 'Yours sincerely' may take."""
_SHORTEST_SENTENCE = 9
"""Words: posts and addresses, which stand below a name, are shorter or have no full stop."""


@dataclass(frozen=True, slots=True)
class SignOff:
    """A letter without its sign-off, and what was read there."""

    body: tuple[TextBlock, ...]
    """What the letter says: all above the sign-off, and the footnotes and sentences that are printed below it."""
    signatory: Person | None = None
    below: tuple[TextBlock, ...] = ()
    """Those of the body that are sentences printed below the sign-off, where no letter should have any."""


def part_sign_off(blocks: Sequence[TextBlock]) -> SignOff:
    """Cut the sign-off from the body, and say who signed."""
    blocks = [part for block in blocks for part in _parted(block)]
    at = next((i for i in range(len(blocks) - 1, -1, -1) if CLOSING.match(blocks[i].text)), None)
    if at is None:
        at = _unannounced(blocks)
    if at is None:
        return SignOff(tuple(blocks))
    kept = [block for block in blocks[at:] if block.kind == "footnote" or _says_something(block)]
    lines = [line for block in blocks[at:] if block not in kept for line in block.lines]
    if lines and CLOSING.match(lines[0].text):
        lines[0] = replace(lines[0], text=CLOSING.sub("", lines[0].text))
    below = tuple(block for block in kept if block.kind != "footnote")
    return SignOff((*blocks[:at], *kept), _signatory([line for line in lines if line.text]), below)


def _says_something(block: TextBlock) -> bool:
    """Whether a block below the sign-off is a sentence, and nobody's name, post or address."""
    first = block.lines[0].text
    together = _NAME_AND_POST.match(first)
    if CLOSING.match(first) or is_name(first) or (together and is_name(together["name"])):
        return False
    long = len(block.text.split()) >= _SHORTEST_SENTENCE
    return block.kind in ("paragraph", "item") and long and ends_sentence(block.text)


def _parted(block: TextBlock) -> tuple[TextBlock, ...]:
    """Part 'Yours sincerely' from a paragraph that it was typed into, with a line break before."""
    last = block.lines[-1]
    if len(block.lines) == 1 or not CLOSING.match(last.text) or block.kind == "row":
        return (block,)
    text = block.text.removesuffix(last.text).rstrip()
    return replace(block, text=text, lines=block.lines[:-1]), replace(block, text=last.text, lines=(last,))


def _unannounced(blocks: Sequence[TextBlock]) -> int | None:
    """Where a sign-off begins that nothing announces: a name and a post alone at the letter's end."""
    first = max(len(blocks) - _TAIL, 0)
    for i in range(first, len(blocks)):
        lines = [line.text for block in blocks[i:] for line in block.lines]
        named = is_name(lines[0]) and len(lines) > 1 and (is_role(lines[1]) or bool(_DIRECTOR.search(lines[1])))
        together = _NAME_AND_POST.match(lines[0])
        if named or (together and is_name(together["name"]) and is_role(together["role"])):
            return i
    return None


def _signatory(lines: Sequence[Line]) -> Person | None:
    """The first name, with the post on its line, in its cell of a table, or on the next line."""
    for i, line in enumerate(lines):
        together = _NAME_AND_POST.match(line.text)
        if together and is_name(together["name"]):
            return Person(name=without_title(together["name"]), role=together["role"].strip())
        if is_name(line.text):
            below = [other.text for other in (_in_its_cell(lines, i) or lines[i + 1 :])]
            # Names may stand in columns: posts come after the last.
            post = next((text for text in below if not is_name(text)), "")
            return Person(name=without_title(line.text), role=role_of(post) if is_role(post) else post or None)
    return None


def _in_its_cell(lines: Sequence[Line], at: int) -> list[Line]:
    """The other lines of the table's cell that a name stands in: those below it, then those above."""
    cell = _cell(lines[at])
    if cell is None:
        return []
    return [*(x for x in lines[at + 1 :] if _cell(x) == cell), *(x for x in lines[:at] if _cell(x) == cell)]


def _cell(line: Line) -> tuple[int, int | None, int | None] | None:
    return (
        (line.tag.table, line.tag.row, line.tag.column) if line.tag is not None and line.tag.table is not None else None
    )
