"""The report's own sentences: what it says in other words than the letter's, and so could say wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split


@dataclass(frozen=True, slots=True)
class OwnSentence:
    """A sentence, heading or cell that is not word for word in the letter."""

    text: str
    passage: Passage


def own_sentences(passages: Sequence[Passage], letter: Letter) -> Iterator[OwnSentence]:
    """The sentences of the report that are not the letter's; page headers and footers included."""
    ofsteds = {plain(sentence.text) for sentence in letter.sentences}
    ofsteds |= {plain(section.heading) for section in letter.sections if section.heading}
    for passage in passages:
        for text in split(passage.text):
            if plain(text) not in ofsteds:
                yield OwnSentence(text, passage)
