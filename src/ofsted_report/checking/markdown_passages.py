"""A report in Markdown, as CommonMark reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ofsted_report.checking.passages import Mark, Passage, PassageKind, TableCell
from ofsted_report.checking.text_passages import ITEM, mark_of, passages_of_text, without_label
from ofsted_report.pattern import Pattern
from ofsted_report.reading.text import clean, join

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_LONGEST = 10_000
"""Characters; no paragraph of a report is longer. Links and emphasis in one are not looked for, which takes the square of
its length."""
_COMMENT = Pattern(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)
"""From the last beginning on: one that never ends must not be searched for from every other."""


def passages_of_markdown(text: str) -> Iterator[Passage]:
    """Return the text in order, each passage with its line; code is read as plain text."""
    from markdown_it import MarkdownIt

    open_items: list[Mark] = []
    kind: PassageKind = "paragraph"
    level = quoted = 0
    cell = TableCell(0, -1, -1)
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.core.ruler.at("inline", _read_inline)
    for token in reader.parse(text):
        cell = _cell_at(token, cell)
        if token.type == "list_item_open":
            open_items.append(mark_of(f"{token.info}{token.markup}"))
        elif token.type == "list_item_close":
            open_items.pop()
        elif token.type in ("blockquote_open", "blockquote_close"):
            quoted += token.nesting
        elif token.type.endswith("_open") and token.type.startswith(("heading", "td", "th", "paragraph")):
            kind = "heading" if token.type.startswith("heading") else "cell" if token.type[0] == "t" else "paragraph"
            level = int(token.tag[1]) if kind == "heading" else 0
        elif token.type == "inline":
            first = (token.map or [0])[0] + 1
            # Lettered lists ("a) …") are no lists to CommonMark: each line that begins with a label is an item.
            for offset, part in _labelled_parts(_inline_text(token)):
                words, mark = without_label(part)
                found = clean(words)
                if found:
                    here: PassageKind = "item" if kind == "paragraph" and (open_items or mark) else kind
                    if here == "item" and mark is None:
                        mark = open_items[-1]
                    place = first + offset
                    inside = cell if kind == "cell" else None
                    yield Passage(
                        found, here, f"line {place}", place, mark=mark, level=level, cell=inside, set_off=quoted > 0
                    )
        elif token.type in ("code_block", "fence") and token.content.strip():
            # Four spaces before a label make CommonMark take an indented list for code.
            yield from _plain_at(token.content, (token.map or [0])[0])


def _cell_at(token: Token, before: TableCell) -> TableCell:
    """The cell that is open behind a token, counted on from the one before."""
    if token.type == "table_open":
        return TableCell(before.table + 1, -1, -1)
    if token.type == "tr_open":
        return TableCell(before.table, before.row + 1, -1)
    return before._replace(column=before.column + 1) if token.type in ("td_open", "th_open") else before


def _plain_at(text: str, before: int) -> Iterator[Passage]:
    for passage in passages_of_text(text):
        line = (passage.line or 1) + before
        yield passage._replace(place=f"line {line}", line=line)


def _read_inline(state: StateCore) -> None:
    """Parse the inline content of each paragraph, like markdown-it's own rule, but not of very long paragraphs."""
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > _LONGEST:
            token.children.append(Token("text", "", 0, content=token.content))
        else:
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _inline_text(token: Token) -> str:
    shown = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            shown.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            shown.append("\n")
    return _COMMENT.sub("", "".join(shown))


def _labelled_parts(text: str) -> Iterator[tuple[int, str]]:
    """Runs of lines, a new one where a line begins with a label; each with its first line's number, from 0."""
    part: list[str] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        if part and ITEM.match(line):
            yield start, join(part)
            part, start = [], number
        part.append(line.strip())
    yield start, join(part)
