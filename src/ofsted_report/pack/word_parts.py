"""Finds the parts of a finished report in its Word document: agenda front sheet, report, appendix title page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ofsted_report.word.document import plain_text
from ofsted_report.word.xml import Element, W, is_on, remove

_LONGEST_TITLE_PAGE = 1500
"""Letters; an appendix that has more is no title page but the appendix itself."""


class Words(NamedTuple):
    """The council's words by which the parts are known."""

    agenda_item: str
    pages: str
    appendices: tuple[str, ...]
    """How the headings of their title pages begin, in their order: 'Appendix 1', 'Appendix 2'."""
    appendix: str
    """The word before the number of any appendix: 'Appendix'."""
    open_pages: str
    """The open field for the pages, as printed: '[Pages]'."""


class WordParts(NamedTuple):
    """The elements of the document's body, part by part; a part the report has not is empty."""

    front_sheet: tuple[Element, ...]
    report: tuple[Element, ...]
    appendices: Mapping[str, tuple[Element, ...]]
    """Their title pages by the words with which they begin ('Appendix 2'), in the document's order."""


def word_parts(body: Element, words: Words) -> WordParts:
    """The parts of a document's body; front sheet and title pages of appendices end or begin at a page break set by hand."""
    blocks = [child for child in body if child.tag != f"{W}sectPr"]
    starts = _page_starts(blocks, body)
    first = starts[0] if starts and _is_front_sheet(blocks[: starts[0]], words) else 0
    last = len(blocks)
    pages: list[tuple[str, tuple[Element, ...]]] = []
    for start in reversed(starts):
        named = _title_page(blocks[start:last], words)
        if named is None or start <= first:
            break
        pages.append((named, tuple(blocks[start:last])))
        last = start
    return WordParts(
        front_sheet=tuple(blocks[:first]), report=tuple(blocks[first:last]), appendices=dict(reversed(pages))
    )


def text_of(elements: Sequence[Element]) -> str:
    """The words of these elements, a line a paragraph."""
    lines: list[str] = []
    for element in elements:
        paragraphs = [element] if element.tag == f"{W}p" else element.iter(f"{W}p")
        lines.extend(map(plain_text, paragraphs))
    return "\n".join(lines)


def _is_front_sheet(blocks: Sequence[Element], words: Words) -> bool:
    text = text_of(blocks).casefold()
    if words.open_pages.casefold() in text:
        return True
    return words.agenda_item.casefold() in text and words.pages.casefold() in text


def _title_page(blocks: Sequence[Element], words: Words) -> str | None:
    """Return the first words of an appendix's title page; None if these blocks are not one."""
    text = text_of(blocks).strip()
    if len(text) > _LONGEST_TITLE_PAGE:
        return None
    for word in words.appendices:
        if re.match(rf"{re.escape(word)}(?!\w)", text, re.IGNORECASE):
            return word
    found = re.match(rf"{re.escape(words.appendix)}\s+(?:\d{{1,2}}|[A-Z])(?!\w)", text, re.IGNORECASE)
    return found[0] if found else None


def _page_starts(blocks: Sequence[Element], body: Element) -> list[int]:
    """The blocks that begin a page because the author wanted it so."""
    starts = []
    for number, block in enumerate(blocks):
        if number == 0:
            continue
        before = blocks[number - 1]
        if breaks_before(block) or _breaks_after(before) or _new_section_after(before, blocks[number:], body):
            starts.append(number)
    return starts


def breaks_before(block: Element) -> bool:
    """Whether the first paragraph of a block has 'page break before', or begins with a break that its text follows."""
    paragraph = block if block.tag == f"{W}p" else next(block.iter(f"{W}p"), None)
    if paragraph is None:
        return False
    properties = paragraph.find(f"{W}pPr")
    if properties is not None and (switch := properties.find(f"{W}pageBreakBefore")) is not None:
        return is_on(switch)
    for node in paragraph.iter(f"{W}br", f"{W}t"):
        if node.tag == f"{W}br":
            return node.get(f"{W}type") == "page" and bool(text_of([paragraph]).strip())
        if (node.text or "").strip():
            return False
    return False


def _breaks_after(block: Element) -> bool:
    """Whether nothing but a page break comes at its end."""
    ended = False
    for node in block.iter(f"{W}br", f"{W}t"):
        if node.tag == f"{W}br" and node.get(f"{W}type") == "page":
            ended = True
        elif (node.text or "").strip():
            ended = False
    return ended


def _new_section_after(block: Element, following: Sequence[Element], body: Element) -> bool:
    """Whether a section ends with it, and the next section begins on a new page."""
    if block.find(f"{W}pPr/{W}sectPr") is None:
        return False
    sections = [s for b in following if (s := b.find(f"{W}pPr/{W}sectPr")) is not None]
    section = sections[0] if sections else body.find(f"{W}sectPr")
    kind = None if section is None else section.find(f"{W}type")
    return kind is None or kind.get(f"{W}val") != "continuous"


# ── Page breaks around what is taken out ──────────────────────────────────────────────────────────────────────────────


def begin_without_break(body: Element) -> None:
    """Make the document begin on its first page, without the break before its first paragraph."""
    first = next((child for child in body if child.tag == f"{W}p"), None)
    if first is None:
        return
    for switch in list(first.iterfind(f"{W}pPr/{W}pageBreakBefore")):
        remove(switch)
    for node in list(first.iter(f"{W}br", f"{W}t")):
        if node.tag == f"{W}t" and (node.text or "").strip():
            return
        if node.tag == f"{W}br" and node.get(f"{W}type") == "page":
            remove(node)


def end_without_break(body: Element) -> None:
    """Let the document end with its last words: no page break after them, and no section that ends with them."""
    blocks = [child for child in body if child.tag != f"{W}sectPr"]
    while blocks and blocks[-1].tag == f"{W}p" and not text_of([blocks[-1]]).strip() and not _holds_more(blocks[-1]):
        section = blocks[-1].find(f"{W}pPr/{W}sectPr")
        if section is not None:
            _end_body_with(body, section)
        remove(blocks.pop())
    if not blocks:
        return
    section = blocks[-1].find(f"{W}pPr/{W}sectPr")
    if section is not None:
        _end_body_with(body, section)
    if _breaks_after(blocks[-1]):
        for node in reversed(list(blocks[-1].iter(f"{W}br", f"{W}t"))):
            if node.tag == f"{W}t" and (node.text or "").strip():
                return
            if node.tag == f"{W}br" and node.get(f"{W}type") == "page":
                remove(node)


def _holds_more(paragraph: Element) -> bool:
    """Whether it shows something other than words: a picture, a drawing."""
    return next(paragraph.iter(f"{W}drawing", f"{W}pict", f"{W}object"), None) is not None


def _end_body_with(body: Element, section: Element) -> None:
    """The section that ended with a paragraph is the document's last one."""
    old = body.find(f"{W}sectPr")
    remove(section)
    if old is not None:
        body.replace(old, section)
    else:
        body.append(section)
