"""Divides a document into head, title, body, sign-off and end matter, before any facts are read.

The title of a letter is below its salutation; the title of a report is at its head, above dates, lead inspector and
judgements.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from ofsted_report.letter import kinds, sections
from ofsted_report.letter.grades import graded_heading
from ofsted_report.letter.head import find_salutation, is_person_line
from ofsted_report.letter.kinds import KindTable
from ofsted_report.letter.report_head import ReportHead, is_board_judgement, is_dates_line, read_report_head
from ofsted_report.letter.signoff import SignOff, part_sign_off
from ofsted_report.pattern import Pattern
from ofsted_report.reading.document import Line
from ofsted_report.reading.footnote_marks import without_mark
from ofsted_report.reading.pagebreaks import dangles, ends_sentence
from ofsted_report.reading.text import STRAIGHT, join
from ofsted_report.reading.text_block import TextBlock

END_MATTER = Pattern(
    r"^(?:The Office for Standards in Education, Children[’']s Services and Skills \(Ofsted\) (?:regulates|inspects)"
    r"|Any complaints about the inspection|If you are not happy with the inspection"
    r"|If you would like a copy of this document|© ?Crown copyright)",
    re.IGNORECASE,
)
"""The beginning of the page that Ofsted prints at the end of every report."""
_CONTENTS = Pattern(r"^(?:table of )?contents$", re.IGNORECASE)
_CONTENTS_LINE = Pattern(r"\b\d{1,3}$")
_THAT = Pattern(r"\bjudge?ment\b.*\bthat\b", re.IGNORECASE)
"""A sentence about a judgement is a paragraph unless it is printed bold, or the file makes a heading of it."""
_PAGE = Pattern(r"\d{1,3}")
_FEWEST_CONTENTS = 4
"""This many consecutive headings followed by a page number occur only in a table of contents."""
_LABEL = Pattern(r"^(?:Re(?::|\s)|Subject:)\s*", re.IGNORECASE)
"""Text that a letter may have before its title and that is not part of it."""
_LONGEST_TITLE = 60
"""Words."""
_LONGEST_CONTENTS_LINE = 120
"""Words: several lines of contents may be tagged as one paragraph."""
_FRONT = 2
"""Pages at a report's front that hold its judgements."""
_HEAD = 60
"""A salutation is within this many blocks from the top."""
_LONGEST_HEADING = 16
_LONGEST_GLUED = 12
"""Most words of a heading in a paragraph of its own, and of one directly above its text that is not a question."""
_MOST_HEADING_LINES = 3
_LONGEST_OVER_ITEMS = 10
"""Words: a heading in plain type between the items of a list."""
_CLEARLY_SHORTER = 0.75
"""Share of the longest line below: a wrapped line is fuller, whatever the next word is."""
_SENTENCE = Pattern(
    r"(?<!\bto )\b(?:is|are|was|were|has|have|had|does|did|will|would|can|cannot|could|may|might|must|should"
    r"|shows?|showed|remains?|remained|continues?|continued|includes?|included|suggests?|indicates?|means)\b"
)
"""A sentence's verb: in small letters, for May is a month."""


class Layout(NamedTuple):
    """The parts of a document that are read in different ways."""

    kind: KindTable
    title: str
    signed: SignOff
    """How a letter ends."""
    head_lines: tuple[str, ...] = ()
    """A letter's lines down to the salutation."""
    head_at: tuple[Line, ...] = ()
    """For each of them the printed line it is, or begins with."""
    titled_on: Line | None = None
    """The title's first line."""
    report_head: ReportHead | None = None
    """A report's head."""
    body: tuple[TextBlock, ...] = ()
    end_matter: tuple[TextBlock, ...] = ()

    @property
    def is_report(self) -> bool:
        """Whether it has the form of a report; some kinds come as letters too (later visits of an area inspection).

        A document of no known kind has it where its head gives the days (the review of a safeguarding board).
        """
        dated = self.report_head is not None and self.report_head.days is not None
        return self.report_head is not None and (not self.kind.letter or (self.kind is kinds.OTHER and dated))


def lay_out(blocks: Sequence[TextBlock], *, untyped: bool, kind: str | None = None) -> Layout:
    """Cut the blocks of a document.

    `untyped`: the form has no type (.txt), so that headings can be known by their words and shape only.
    `kind`: its kind, where a person has said it.
    """
    above = [(i, block) for i, block in enumerate(blocks[:_HEAD]) if block.kind != "footnote"]
    # No letter's head goes on below the last line that may greet somebody; most reports have no such line.
    while above and not any(line.text.startswith("Dear") for line in above[-1][1].lines):
        above.pop()
    lines = [(i, text, line) for i, block in above for text, line in _head_lines(block)]
    at = find_salutation([text for _, text, _ in lines])
    if at is None or _begins_as_report(blocks[: lines[at][0]]):
        return _report(blocks, untyped=untyped, kind=kind)
    start = lines[at][0] + 1
    title: list[str] = []
    titled_on: Line | None = None
    while start < len(blocks) and _is_title(blocks[start], title):
        title.append(_title_in(blocks[start]))
        titled_on = titled_on or blocks[start].lines[0]
        start += 1
    printed = " ".join(filter(None, title))
    rest, end_matter = _part_end_matter(blocks[start:])
    signed = part_sign_off(rest)
    opening = _plain(" ".join(block.text for block in signed.body[:3]))
    table = kinds.named(kind) or kinds.recognise(_plain(printed), opening)
    return Layout(
        kind=table,
        title=printed,
        head_lines=tuple(text for _, text, _ in lines[: at + 1]),
        head_at=tuple(line for _, _, line in lines[: at + 1]),
        titled_on=titled_on,
        body=_with_headings(signed.body, table, untyped=untyped),
        signed=signed,
        end_matter=end_matter,
    )


def _begins_as_report(above: Sequence[TextBlock]) -> bool:
    """Whether a report's title and dates are above what looks like a salutation (a child's letter that the report
    quotes)."""
    return any(is_dates_line(block.text) for block in above) and any(_recognised(block.text) for block in above)


def _head_lines(block: TextBlock) -> list[tuple[str, Line]]:
    """An address has one fact a line; of a list of addressees, a line that was wrapped goes on with the person.

    Each with the printed line that it begins with.
    """
    lines: list[tuple[str, Line]] = []
    for before, line in zip((None, *block.lines), block.lines, strict=False):
        wrapped = before is not None and before.spaced and is_person_line(lines[-1][0])
        if wrapped and not is_person_line(line.text):
            lines[-1] = (f"{lines[-1][0]} {line.text}", lines[-1][1])
        else:
            lines.append((line.text, line))
    return lines


def _report(blocks: Sequence[TextBlock], *, untyped: bool, kind: str | None) -> Layout:
    head = read_report_head(blocks)
    text = [
        replace(block, kind="paragraph") if block.page <= _FRONT and is_board_judgement(block.text) else block
        for i, block in enumerate(blocks)
        if i not in head.taken
    ]
    body, end_matter = _part_end_matter(_without_contents(text))
    table = kinds.named(kind) or kinds.recognise(_plain(head.title), _plain(" ".join(b.text for b in body[:3])))
    signed = part_sign_off(body) if table.letter else SignOff(body)
    return Layout(
        kind=table,
        title=head.title,
        titled_on=head.printed.get("title"),
        report_head=head,
        body=_with_headings(signed.body, table, untyped=untyped),
        signed=signed,
        end_matter=end_matter,
    )


def _plain(text: str) -> str:
    return " ".join(text.translate(STRAIGHT).split())


def _is_title(block: TextBlock, title: Sequence[str]) -> bool:
    """Whether a block below the salutation is the title, or another line of it."""
    if len(block.text.split()) > _LONGEST_TITLE:
        return False
    if not title and _recognised(_title_in(block)):
        return True
    # A bold line is the title, or another line of it, if it is no heading that a kind knows.
    tables = (*kinds.KNOWN, kinds.OTHER)
    return block.kind == "heading" and not any(sections.role_of(block.text, table) for table in tables)


def _title_in(block: TextBlock) -> str:
    return without_mark(_LABEL.sub("", block.text))


def _recognised(text: str) -> bool:
    return kinds.is_title(_plain(text))


def _part_end_matter(blocks: Sequence[TextBlock]) -> tuple[tuple[TextBlock, ...], tuple[TextBlock, ...]]:
    for i, block in enumerate(blocks):
        if i > len(blocks) / 2 and END_MATTER.match(block.text):
            return tuple(blocks[:i]), tuple(blocks[i:])
    return tuple(blocks), ()


def _without_contents(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Remove a table of contents: a heading 'Contents' and the lines below it that end in a page number.

    It repeats the headings; like page numbers, it is in no section of the letter.
    """
    kept: list[TextBlock] = []
    in_contents = False
    in_columns = _contents_in_columns(blocks)
    for i, block in enumerate(blocks):
        tag = block.lines[0].tag
        if _CONTENTS.match(block.text):
            in_contents = True
        elif i in in_columns or (tag is not None and tag.kind == "contents"):
            continue
        elif not (in_contents and _is_contents_line(block)):
            in_contents = False
            kept.append(block)
    return kept


def _contents_in_columns(blocks: Sequence[TextBlock]) -> frozenset[int]:
    """Return the indexes of a table of contents whose page numbers are blocks of their own, in ascending order."""
    found: set[int] = set()
    run: list[int] = []
    last = 0
    for i, (block, number) in enumerate(pairwise(blocks)):
        if i in run:
            continue
        if _PAGE.fullmatch(number.text) and not _PAGE.fullmatch(block.text) and int(number.text) >= last:
            run += (i, i + 1)
            last = int(number.text)
        else:
            found.update(run if len(run) >= 2 * _FEWEST_CONTENTS else ())
            run, last = [], 0
    return frozenset(found)


def _is_contents_line(block: TextBlock) -> bool:
    return bool(_CONTENTS_LINE.search(block.text)) and len(block.text.split()) < _LONGEST_CONTENTS_LINE


def _with_headings(body: Sequence[TextBlock], table: KindTable, *, untyped: bool) -> tuple[TextBlock, ...]:
    """Make headings of the paragraphs that are headings this kind knows, though they are not printed bold.

    So are short lines that part a list, and, where there is no type at all, a short line without a stop before longer text.
    """
    made: list[TextBlock] = []
    body = [part for block in body for part in _heading_apart(block, table)]
    for i, block in enumerate(body):
        following = body[i + 1] if i + 1 < len(body) else None
        large = following is not None and block.size > following.size + _LARGER
        graded = block.kind == "paragraph" and _is_graded_heading(block.text, table, strong=block.bold or large)
        known = graded or (
            block.kind == "paragraph" and not block.text.endswith(".") and len(block.text.split()) <= _LONGEST_HEADING
        )
        before = made[-1] if made else None
        looks = _parts_a_list(before, block, following) or (untyped and _looks_like_heading(block, following))
        if known and (graded or sections.role_of(block.text, table) or looks):
            made.append(replace(block, kind="heading", level=0))
        else:
            made.append(block)
    return tuple(made)


_LARGER = 1.5
"""Points by which a heading's type is larger than that of the text below it."""


def _is_graded_heading(text: str, table: KindTable, *, strong: bool) -> bool:
    """Whether a text of a report is a heading with its grade, of any length, with or without a full stop.

    `strong`: whether it is bold, or larger than the text below it.
    """
    area = None if table.letter else graded_heading(text, bold=strong)
    if area is None or (_THAT.search(text) and not strong):
        return False
    named = (area, text.rstrip(" ."))  # a kind may know its headings by their verb: "The board is …"
    return any(sections.role_of(each, table) for each in named if each)


def _heading_apart(block: TextBlock, table: KindTable) -> tuple[TextBlock, ...]:
    """A paragraph that begins with a heading that this kind knows, printed right above it: the two apart."""
    if block.kind != "paragraph":
        return (block,)
    first, *others = block.lines
    for lines in range(2, 0 if table.letter else min(len(block.lines), _MOST_HEADING_LINES + 1)):
        above, below = block.lines[:lines], block.lines[lines:]
        text = join(line.text for line in above)
        if block.text.startswith(text) and _is_graded_heading(text, table, strong=all(line.bold for line in above)):
            return replace(block, text=text, lines=above), replace(
                block, text=block.text.removeprefix(text).lstrip(), lines=below
            )
    text = block.text.removeprefix(first.text).lstrip()
    glued = others and others[0].text[:1].isupper() and text != block.text
    if not (glued and sections.role_of(first.text, table) and _heads(first, others)):
        return (block,)
    return replace(block, text=first.text, lines=(first,)), replace(block, text=text, lines=tuple(others))


def _heads(first: Line, others: Sequence[Line]) -> bool:
    """Whether a paragraph's first line is a heading by its shape too, and not a sentence that begins like one.

    A kind knows its headings by how they begin ('Progress since …', 'What …'), and so do sentences begin that were
    wrapped before a name.
    """
    text = first.text.strip()
    if _width(first) > _CLEARLY_SHORTER * max(_width(line) for line in others):
        return False
    if text.endswith("?"):
        return len(text.split()) <= _LONGEST_HEADING
    return (
        len(text.split()) <= _LONGEST_GLUED and not _SENTENCE.search(text) and not (dangles(text) or text.endswith(";"))
    )


def _width(line: Line) -> float:
    """In points; in characters if the file has no positions."""
    return line.x1 - line.x0 if line.x1 else float(len(line.text.strip()))


def _looks_like_heading(block: TextBlock, following: TextBlock | None) -> bool:
    return (
        block.text[:1].isupper()
        and not block.text.endswith((",", ";", ":", "!"))
        and following is not None
        and len(following.text) > 2 * len(block.text)
    )


def _parts_a_list(before: TextBlock | None, block: TextBlock, following: TextBlock | None) -> bool:
    """Whether a line is a sub-heading of the items below it, although it is set like text (or in italics, which some
    fonts do not reveal): it is short, has no full stop, is directly above an item, and follows a heading or a complete
    item.
    """
    if before is None or following is None or following.kind != "item" or not following.mark:
        return False
    begins = before.kind == "heading" or (
        before.kind == "item" and (ends_sentence(before.text) or before.text.endswith(";"))
    )
    text = block.text
    short = len(block.lines) == 1 and len(text.split()) <= _LONGEST_OVER_ITEMS
    return begins and short and text[:1].isupper() and text[-1:].isalnum()
