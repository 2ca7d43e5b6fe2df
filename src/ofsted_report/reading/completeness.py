"""The final check of reading: every printed word is in a block or in the furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ofsted_report.lexicon import FROM_SUPERSCRIPTS
from ofsted_report.reading.document import Line
from ofsted_report.reading.text_block import TextBlock


def lost_lines(lines: Sequence[Line], blocks: Sequence[TextBlock]) -> tuple[Line, ...]:
    """Return the lines with words that are in no block; skipped if lines and blocks have equally many characters.

    A line is compared with the text of its block, whatever lines the block claims to consist of.
    """
    if _characters(line.text for line in lines) == _characters(text for block in blocks for text in _texts(block)):
        return ()
    made = [(Counter(_letters("".join(_texts(block)))), block.lines) for block in blocks]
    lost: list[Line] = []
    in_blocks = {id(line) for _, of_block in made for line in of_block}
    for text, of_block in made:
        left = text
        for line in of_block:
            needed = Counter(_letters(line.text))
            if needed - left:
                lost.append(line)
            left -= needed
    # Lines are copied where a stray piece or a number beside them is put to them: then another line has their words.
    elsewhere = Counter(_letters("".join(text for block in blocks for text in _texts(block))))
    elsewhere -= Counter(_letters("".join(line.text for line in lines if id(line) in in_blocks)))
    for line in (line for line in lines if id(line) not in in_blocks):
        needed = Counter(_letters(line.text))
        if needed - elsewhere:
            lost.append(line)
        else:
            elsewhere -= needed
    return tuple(lost)


def _characters(texts: Iterator[str]) -> int:
    text = "".join(texts)
    return len(text) - text.count(" ")


def _texts(block: TextBlock) -> Iterator[str]:
    """The text of a block, with the marks that were taken off it."""
    if block.cells:
        for cell in block.cells:
            for inner in cell:
                yield from _texts(inner)
    else:
        if not (block.kind == "heading" and block.text.startswith(block.mark)):  # its number is part of its text
            yield block.mark
        yield block.text


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.translate(FROM_SUPERSCRIPTS))).lower()
