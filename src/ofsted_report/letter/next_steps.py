"""Finds the next steps in a letter: what Ofsted asks the council to do and by when, and when it comes again.

Joint inspections have a section for them; letters of visits have them at their close, and reports of area SEND inspections
at the end of the outcome. They are not findings, but a committee must not miss the deadline.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ofsted_report.letter.label_patterns import Label
from ofsted_report.letter.model import GAP, Letter, Role, Said, Sentence, sentences_of_block
from ofsted_report.reading.footnote_marks import without_mark

_LABELS: tuple[Label, ...] = ("request", "requested plan", "next visit")
_NOT_HERE: frozenset[Role] = frozenset({"areas_covered", "information", "next_steps"})
_CLOSE = 6
"""Number of paragraphs at the end of a letter that may say what happens next; those before them are findings."""


def next_steps(letter: Letter, *, quoted_already: str = "") -> tuple[Said, ...]:
    """Return the next steps of the letter, paragraph by paragraph, without those that the report quotes as a finding."""
    own = [
        Said(without_mark(block.text), (section.place(block),))
        for section in letter.sections_of("next_steps")
        for block in section.paragraphs
    ]
    said = (_said(sentences, quoted_already) for sentences in _overview_and_close(letter))
    return (*(found for found in said if found is not None), *own)


def _overview_and_close(letter: Letter) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each of the paragraphs where Ofsted says what happens next, where it has no part for it."""
    sections = (section for section in letter.sections if section.role not in _NOT_HERE)
    blocks = [(section, block) for section in sections for block in section.paragraphs]
    headlines = letter.headline_sections
    for at, (section, block) in enumerate(blocks):
        if at >= len(blocks) - _CLOSE or section in headlines:
            yield sentences_of_block(section, block)


def _said(sentences: tuple[Sentence, ...], quoted_already: str) -> Said | None:
    """The sentences of a paragraph that say it, with a mark where others were passed over between them."""
    found = [each for each in sentences if _happens_next(each) and each.text not in quoted_already]
    if not found:
        return None
    parts = [found[0].text]
    for before, here in pairwise(found):
        parts += [here.text] if here.number - before.number == 1 else [GAP, here.text]
    return Said(" ".join(parts), tuple(each.place for each in found))


def _happens_next(sentence: Sentence) -> bool:
    return any(label in sentence.labels for label in _LABELS)
