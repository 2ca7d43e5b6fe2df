"""Lines → blocks: headings, paragraphs, list items, table rows and footnotes, each complete.

Five steps: furniture is removed (`furniture`), lines are joined (`paragraphs`), each group gets its type (here), cells
become rows (`tables`), and blocks that a page break or footnote divided are joined (`pagebreaks`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ofsted_report.lexicon import FROM_SUPERSCRIPTS
from ofsted_report.pattern import Pattern
from ofsted_report.reading import bullets, footnote_marks, furniture, hyphens, pagebreaks, tables
from ofsted_report.reading.completeness import lost_lines
from ofsted_report.reading.document import Document, Line
from ofsted_report.reading.foreign import Foreign, size_of_most
from ofsted_report.reading.paragraphs import group
from ofsted_report.reading.text import clean, join
from ofsted_report.reading.text_block import TextBlock

_LONGEST_HEADING = 45
"""Words: the longest headings we know (titles of joint inspections) have about forty."""
_SHORTEST_NUMBERED = 40
"""Characters: a shorter text that begins with a number is a date or a part of an address."""
_LONGEST_WITH_STOP = 14
"""Words of a heading that ends in a full stop, as a few titles do."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A document's blocks in reading order, and the furniture that was removed."""

    body: tuple[TextBlock, ...]
    furniture: tuple[Line, ...]
    foreign: tuple[Foreign, ...] = ()
    """The furniture that is not Ofsted's."""
    lost: tuple[Line, ...] = ()
    """Lines with words that are in none of the blocks; none, unless a file is damaged in a way that nobody thought of."""
    before: tuple[int, ...] = ()
    """Pages before the letter's first, whose blocks were taken out: of other papers that it is bound with."""


def find_blocks(document: Document) -> Blocks:
    """The blocks of a document."""
    cleaned = replace(
        document,
        pages=tuple(
            replace(page, lines=tuple(line for line in map(_cleaned, page.lines) if line.text))
            for page in document.pages
        ),
    )
    parted = furniture.set_aside(cleaned)
    lines = hyphens.mended(parted.body)
    groups = group(lines, paged=document.paged)
    body_size = size_of_most(lines)
    called = _called(lines)
    found: list[TextBlock] = []
    for lines in groups:
        if _is_empty_item(lines):
            continue
        in_list = bool(found) and _leads_in(found[-1])
        found.append(_tell(lines, body_size, in_list=in_list, called=called.get(lines[0].page, set())))
    healed = pagebreaks.heal(tables.fold_rows(found), paged=document.paged)
    lost = lost_lines([line for lines in groups if not _is_empty_item(lines) for line in lines], healed)
    return Blocks(tuple(healed), parted.furniture, parted.foreign, lost)


def _called(lines: tuple[Line, ...]) -> dict[int, set[str]]:
    """On each page, the marks of the notes that its text calls for."""
    called: dict[int, set[str]] = {}
    for line in lines:
        if raised := footnote_marks.raised_in(line.text):
            called.setdefault(line.page, set()).update(raised)
    return called


def _is_empty_item(lines: tuple[Line, ...]) -> bool:
    """Whether a list item is its bullet or number alone: somebody pressed Return once too often."""
    tag = lines[0].tag
    if len(lines) != 1 or tag is None or tag.kind != "item":
        return False
    return any(lone.match(lines[0].text) for lone in (bullets.LONE, bullets.LONE_NUMBER))


def _cleaned(line: Line) -> Line:
    text = clean(line.text)
    return line if text == line.text else replace(line, text=text)


_SENTENCE_BREAK = Pattern(r"\w\w[.?!][”’]? [A-Z]")


def _can_head(text: str, *, with_stop: bool) -> bool:
    """Whether the words can be a heading: not many, and no sentences. Some letters print whole paragraphs bold."""
    words = len(text.split())
    if words > _LONGEST_HEADING or _SENTENCE_BREAK.search(text):
        return False
    return with_stop or words <= _LONGEST_WITH_STOP or not text.endswith((".", ",", ";"))


def _leads_in(before: TextBlock) -> bool:
    """Whether a list item may follow this block: it is an item itself, or a paragraph that ends in a colon."""
    return before.kind == "item" or (before.kind == "paragraph" and before.text.endswith(":"))


def _footnote(text: str, lines: tuple[Line, ...], body_size: float, called: set[str]) -> TextBlock | None:
    """Return the note that a group of lines is; None if it is none."""
    tag = lines[0].tag
    is_note = tag is not None and tag.kind == "note"
    small = lines[0].size < body_size - 0.9
    raised, plain = footnote_marks.LEADING.match(text), footnote_marks.LEADING_PLAIN.match(text)
    # A note may be typed by hand at a page's foot; then the file counts it as a paragraph.
    may_note = is_note or (small and (tag is None or (plain is not None and plain[1] in called)))
    found = raised or (plain if may_note else None)
    if found is None:
        return TextBlock("footnote", text, lines, "") if is_note else None
    mark = found[1].translate(FROM_SUPERSCRIPTS)
    # A raised mark that the text refers to begins its note, in any font size.
    is_called = raised is not None and mark in called and not lines[0].bold
    return TextBlock("footnote", text[found.end() :], lines, mark) if is_note or small or is_called else None


def _tell(lines: tuple[Line, ...], body_size: float, *, in_list: bool, called: set[str]) -> TextBlock:
    """Return the type of a group of lines.

    `in_list`: whether a dash may begin an item here. `called`: the footnote marks in the text of the page.
    """
    text = footnote_marks.close_up(join(line.text for line in lines))
    tag = lines[0].tag
    if (note := _footnote(text, lines, body_size, called)) is not None:
        return note
    is_item = tag is not None and tag.kind == "item"
    # Reports number their paragraphs, some as Word's lists, some by hand.
    numbered = len(text) > _SHORTEST_NUMBERED and bullets.NUMBER.match(text) is not None and text[0].isdigit()
    # Lists that were typed by hand are tagged as paragraphs.
    may_list = is_item or numbered or (in_list and (tag is None or bullets.WEAK.match(text) is not None))
    mark, rest = bullets.bullet(text, in_list=may_list)
    heading = tag is not None and tag.kind == "heading"
    bold = lines[0].bold and all(line.bold for line in lines)
    large = lines[0].size > body_size + 1
    # A sentence in the text's own type is no heading, though the file may tag it as one.
    sentence = heading and not bold and not large and text.endswith((".", ",", ";"))
    may_head = (heading and not sentence) or bold
    if (
        may_head
        and _can_head(text, with_stop=heading or (bold and large))
        and not (mark and not bullets.is_number(mark))
    ):
        return TextBlock("heading", rest if is_item else text, lines, mark, level=tag.level if tag else 0)
    if mark or is_item:
        below = bullets.is_sub(mark) or (tag is not None and tag.kind == "item" and tag.level > 1)
        return TextBlock("item", rest, lines, mark, level=2 if below else 1)
    return TextBlock("paragraph", text, lines)
