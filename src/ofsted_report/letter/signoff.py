"""A letter's end: 'Yours sincerely', the name and the post of who signed, and what is printed below them.

None of it is part of the last section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from ofsted_report.letter.model import Person
from ofsted_report.letter.people import HONOURS_ALONE, is_name, is_role, role_of, without_title
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import HONOURS, INSPECTORATES, MAJESTYS, one_of
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line
from ofsted_report.reading.pagebreaks import ends_sentence
from ofsted_report.reading.text_block import TextBlock

CLOSING = Pattern(r"^Yours?\s+(?:sincerely|faithfully|truly)\b[\s,.]*", re.IGNORECASE)
_NAME_AND_POST = Pattern(rf"^(?P<name>[^,]{{3,50}}?)(?:,\s*|\s+(?=(?:S?HMI\b|{MAJESTYS})))(?P<role>.+)$")
_DIRECTOR = Pattern(r"\b(?:National|Regional|Deputy|Chief) (?:Director|Inspector)\b")
_DEGREES = Pattern(
    rf"(?:\s+(?!(?:{one_of(HONOURS)}|Mac|Mc|O[’'])\b)(?=[a-z]*[A-Z][A-Za-z]*[A-Z])[A-Za-z]{{2,5}}){{2,}}$"
)
_TAIL = 12
"""Most blocks from the end that a sign-off without 'Yours sincerely' may have."""
_SHORTEST_SENTENCE = 9
"""Words. Posts and addresses, which follow a name, are shorter or have no full stop."""
_COPIES_LINE = Pattern(r"^(?:b?cc|c\.\s?c\.?)(?:\s|:|$)|^(?:copied|cop(?:y|ies)(?: sent)?) to\b", re.IGNORECASE)
"""The beginning of a line that names who gets a copy of the letter."""
_COPIES = Pattern(
    r"\bcop(?:y|ies)\b[^.]{0,80}\b(?:sent|to|for)\b|\bcop(?:ied|ying)\b[^.]{0,80}\bto\b",
    re.IGNORECASE,
)
"""Words of a sentence that says who gets copies."""


class SignOff(NamedTuple):
    """A letter without its sign-off, and what was read there."""

    body: tuple[TextBlock, ...]
    """The text of the letter: everything above the sign-off, and the footnotes that are printed below it."""
    signatory: Person | None = None
    lines: tuple[Line, ...] = ()
    """The sign-off as printed."""
    signed_on: Line | None = None
    """The line that names the signatory."""
    below: tuple[TextBlock, ...] = ()
    """Blocks below the sign-off that are not a name, post or address: recipients of copies, a note."""


_BODY = Pattern(rf"^(?:{one_of(INSPECTORATES)}|HMI\s+[A-Z]\w+.*|{MAJESTYS}\s+Inspectorate\b.*)$")
"""An inspectorate for which somebody signs."""
_SAME_COLUMN = 20.0
"""Points by which the left edges of a name and its post may differ."""


def part_sign_off(blocks: Sequence[TextBlock]) -> SignOff:
    """Cut the sign-off from the body, and say who signed."""
    blocks = [part for block in blocks for part in _parted(block)]
    at = next((i for i in range(len(blocks) - 1, -1, -1) if CLOSING.match(blocks[i].text)), None)
    if at is None:
        at = _unannounced(blocks)
    if at is None:
        return SignOff(tuple(blocks))
    notes = [block for block in blocks[at:] if block.kind == "footnote"]
    end = [part for block in blocks[at:] if block.kind != "footnote" for part in _copies_apart(block)]
    first = next((i for i, block in enumerate(end) if _says_something(block)), len(end))
    signing, below = end[:first], end[first:]
    signatory, signed_on = _signed_by(signing)
    if signatory is None:  # a note or a page footer may precede the name
        named = [block for block in end if not _says_something(block)]
        signatory, signed_on = _signed_by(named)
        signing = [block for block in end if block in named or _is_page_foot(block, named)]
        below = [block for block in below if block not in signing]
    lines = tuple(line for block in signing for line in block.lines)
    return SignOff((*blocks[:at], *notes), signatory, lines, signed_on, tuple(below))


def names_copies(text: str) -> bool:
    """Whether a text below the sign-off only says who gets copies of the letter."""
    return bool(_COPIES_LINE.match(text)) or all(_COPIES.search(sentence) for sentence in split(text) or [text])


def _signed_by(blocks: Sequence[TextBlock]) -> tuple[Person | None, Line | None]:
    """Return the signatory, and the line with the name."""
    printed = [line for block in blocks for line in block.lines]
    lines = list(printed)
    if lines and CLOSING.match(lines[0].text):
        lines[0] = replace(lines[0], text=CLOSING.sub("", lines[0].text))
    if lines and not lines[0].text:
        lines, printed = lines[1:], printed[1:]
    person, at = _signatory(lines)
    return person, printed[at] if person is not None else None


def _says_something(block: TextBlock) -> bool:
    """Whether a block below the sign-off is a sentence, or names who gets a copy, and is nobody's name, post or address."""
    first = block.lines[0].text
    if CLOSING.match(first) or is_name(first) or _name_and_post(first):
        return False
    if names_copies(block.text):
        return True
    long = len(block.text.split()) >= _SHORTEST_SENTENCE
    return block.kind in ("paragraph", "item") and long and ends_sentence(block.text)


def _is_page_foot(block: TextBlock, named: Sequence[TextBlock]) -> bool:
    """Whether a text between 'Yours sincerely' and the name is printed where a page ends: no note, which has a number."""
    return bool(named) and block.page < named[-1].page and not block.text[:1].isdigit()


def _parted(block: TextBlock) -> tuple[TextBlock, ...]:
    """Part 'Yours sincerely' from a paragraph that it was typed into, with a line break before."""
    last = block.lines[-1]
    if len(block.lines) == 1 or not CLOSING.match(last.text) or block.kind == "row":
        return (block,)
    text = block.text.removesuffix(last.text).rstrip()
    return replace(block, text=text, lines=block.lines[:-1]), replace(block, text=last.text, lines=(last,))


def _copies_apart(block: TextBlock) -> tuple[TextBlock, ...]:
    """Part 'cc: …' from the post above it: in small letters, it looks as if the post went on there."""
    at = next((i for i, line in enumerate(block.lines) if i and _COPIES_LINE.match(line.text)), None)
    if at is None or block.kind == "row":
        return (block,)
    return tuple(
        replace(block, text=" ".join(line.text for line in lines), lines=lines)
        for lines in (block.lines[:at], block.lines[at:])
    )


def _unannounced(blocks: Sequence[TextBlock]) -> int | None:
    """Return the index of a sign-off without 'Yours sincerely': a name and a post alone at the letter's end."""
    first = max(len(blocks) - _TAIL, 0)
    for i in range(first, len(blocks)):
        lines = [line.text for block in blocks[i:] for line in block.lines]
        named = is_name(lines[0]) and len(lines) > 1 and (is_role(lines[1]) or bool(_DIRECTOR.search(lines[1])))
        together = _name_and_post(lines[0])
        if named or (together and is_role(together["role"])):
            return i
    return None


def _name_and_post(text: str) -> re.Match[str] | None:
    """The `name` and the `role` of a line that has both; None for any other line."""
    match = _NAME_AND_POST.match(text)
    return match if match and is_name(match["name"]) else None


def _signatory(lines: Sequence[Line]) -> tuple[Person | None, int]:
    """The first name, with the post on its line, in its cell of a table, or on the next line; and which line has it."""
    for i, line in enumerate(lines):
        if together := _name_and_post(line.text):
            return Person(name=without_title(together["name"]), role=together["role"].strip()), i
        if is_name(line.text):
            below = _in_its_cell(lines, i) or lines[i + 1 :]
            # names may be in columns: posts follow the last name
            post = next((other for other in below if not is_name(other.text)), None)
            return Person(name=without_title(line.text), role=_post(post, lines)), i
    return None, 0


def _post(line: Line | None, lines: Sequence[Line]) -> str | None:
    """The post that begins on a line, with those lines of its paragraph that it goes on in."""
    if line is None:
        return None
    at = lines.index(line)
    text = " ".join(x.text for x in (line, *lines[at + 1 :]) if x is line or _one_paragraph(x, line))
    return role_of(text) if is_role(text) else text


def _one_paragraph(one: Line, other: Line) -> bool:
    return one.tag is not None and other.tag is not None and one.tag.id == other.tag.id and one.page == other.page


def other_signatories(lines: Sequence[Line], first: Person | None) -> Iterator[tuple[Person, Line]]:
    """Yield other signatories, each with the line of the name; the post is on the line, in the table cell, or directly
    below.

    `lines`: the sign-off as printed. `first`: the signatory, who is left out.
    """
    seen = {first.name} if first else set()
    for i, line in enumerate(lines):
        post: str | None = None
        if together := _name_and_post(line.text):
            name, behind = together["name"], together["role"].strip()
            if HONOURS_ALONE.fullmatch(behind):
                name = f"{name} {behind}"
            else:
                post = behind
        elif is_name(_without_degrees(line.text)):
            name = _without_degrees(line.text)
        else:
            continue
        if post is None:
            below = _in_its_cell(lines, i) or _below(lines, i)
            post = _post(next((other for other in below if not is_name(other.text)), None), lines)
        if post is not None and without_title(name) not in seen:
            seen.add(without_title(name))
            yield Person(name=without_title(name), role=post), line


def not_read(lines: Sequence[Line], signatories: Sequence[Person]) -> tuple[Line, ...]:
    """Return names and posts of a sign-off that are nobody's who was read, and inspectorates for which nobody signed.

    `lines`: the sign-off as printed.
    """
    names = {person.name for person in signatories}
    roles = [person.role for person in signatories if person.role]

    def is_nobodys(at: int, text: str) -> bool:
        if _names_somebody(text) and not any(name in text.replace(",", "") or text in name for name in names):
            return True
        unknown_post = is_role(text) and not any(role.startswith(text) for role in roles)
        return unknown_post and not any(_names_somebody(x.text) or is_role(x.text) for x in _above(lines, at))

    found = tuple(line for at, line in enumerate(lines) if is_nobodys(at, line.text))
    bodies = [line for line in lines if _BODY.match(line.text)]
    return found or tuple(bodies[-1:] if len({line.text for line in bodies}) > len(names) else ())


def _names_somebody(text: str) -> bool:
    """Whether the text is a name, with or without a post behind it."""
    return is_name(_without_degrees(text)) or _name_and_post(text) is not None


def _above(lines: Sequence[Line], at: int) -> list[Line]:
    """The line before this one in its column."""
    return [x for x in lines[:at] if abs(x.x0 - lines[at].x0) < _SAME_COLUMN][-1:]


def _below(lines: Sequence[Line], at: int) -> list[Line]:
    """The next line of the same column, where names are printed side by side; the column may go on overleaf."""
    name = lines[at]
    near = (x for x in lines[at + 1 :] if x.page in (name.page, name.page + 1))
    return [x for x in near if abs(x.x0 - name.x0) < _SAME_COLUMN][:1]


def _without_degrees(text: str) -> str:
    """'Dr Sean Penn BSc MB ChB FRCA' → 'Dr Sean Penn': two or more of them behind a name; an honour (OBE) stays."""
    return _DEGREES.sub("", text)


def _in_its_cell(lines: Sequence[Line], at: int) -> list[Line]:
    """Return the other lines of the table cell that contains a name: first those below it, then those above.

    A cell with a name alone goes on overleaf: the next line of its column is there.
    """
    cell = _cell(lines[at])
    if cell is None:
        return []
    found = [*(x for x in lines[at + 1 :] if _cell(x) == cell), *(x for x in lines[:at] if _cell(x) == cell)]
    return found or _below(lines, at)


def _cell(line: Line) -> tuple[int, int | None, int | None] | None:
    return (
        (line.tag.table, line.tag.row, line.tag.column) if line.tag is not None and line.tag.table is not None else None
    )
