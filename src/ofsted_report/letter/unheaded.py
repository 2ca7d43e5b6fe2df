"""Letters without a heading over their findings, as some of 2015 to 2017: where the introduction ends."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_report.letter.sections import Part
from ofsted_report.letter.sentence_labels import labels_of
from ofsted_report.letter.sentences import split
from ofsted_report.reading.text_block import TextBlock

_FEWEST = 3
"""Paragraphs that must be left over to be taken for findings."""


def part_findings(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts; if none has findings or an overview, what follows the introduction becomes findings.

    The introduction, including 'Areas covered', ends with its last paragraph about the visit itself: who came, what was
    looked at, and the evidence.
    """
    last = parts[-1] if parts else None
    untold = last is not None and not any(part.role in ("overview", "findings") for part in parts)
    if last is None or not untold or last.role not in ("introduction", "areas_covered"):
        return tuple(parts)
    end = _end_of_introduction(last.blocks)
    rest = last.blocks[end:]
    if end == 0 or sum(block.kind == "paragraph" for block in rest) < _FEWEST:
        return tuple(parts)
    return (*parts[:-1], last._replace(blocks=last.blocks[:end]), Part(None, "findings", 1, rest))


def _end_of_introduction(blocks: Sequence[TextBlock]) -> int:
    """Return how many blocks from the start are about the visit; items of a list belong to the paragraph that
    introduces it."""
    for i, block in enumerate(blocks):
        if block.kind == "paragraph" and not _tells_of_the_visit(block.text):
            return i
    return len(blocks)


def _tells_of_the_visit(text: str) -> bool:
    labels = labels_of(next(iter(split(text)), ""))
    return "introduction" in labels or "scope" in labels or "method" in labels
