"""Finds Ofsted's plain sentences about the previous inspection, for the background of the report.

"Since the last inspection, leaders have …" is not one of them: that is a finding, and the background must be neutral.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from ofsted_report.letter.label_patterns import EARLIER_INSPECTION
from ofsted_report.letter.model import Letter, Said, Section, Sentence, sentences_in, sentences_of_block
from ofsted_report.pattern import Pattern

_AGAIN = Pattern(r"\bre-?inspection\b", re.IGNORECASE)
_IS_AGAIN = Pattern(r"^This (?:was|is) (?:a|the) re-?inspection\b", re.IGNORECASE)


def history(letter: Letter, *, quoted_already: str = "") -> Said | None:
    """Return what the letter says about the previous inspection; None if it says nothing, or if a finding quotes it
    already.

    A judgement is not quoted without its date, but a date may be quoted without the judgement.
    """
    found = next(_said(letter), ())
    told = tuple(takewhile(lambda sentence: sentence.text not in quoted_already, found))
    return _joined(told) if told else None


def is_reinspection(letter: Letter) -> bool:
    """Whether the document says that it is of a re-inspection, in its title or in its introduction."""
    if _AGAIN.search(letter.title):
        return True
    opening = (block.text for section in letter.sections_of("introduction") for block in section.paragraphs)
    return any(_IS_AGAIN.match(text) for text in opening)


def _joined(told: tuple[Sentence, ...]) -> Said:
    """The sentences one after another; judgements that are a list's items with a semicolon between, as a list has none."""
    said = Said.of([each for each in told if "listed judgement" not in each.labels])
    judged = [each for each in told if "listed judgement" in each.labels]
    if not judged:
        return said
    listed = "; ".join(each.text.rstrip(". ") for each in judged)
    return Said(f"{said.text} {listed}.", (*said.places, *(each.place for each in judged)))


def _said(letter: Letter) -> Iterator[tuple[Sentence, ...]]:
    """Yield groups of sentences, the best first: what a visit followed, the list of earlier inspections, other
    sentences about the last one."""
    introduction = letter.sections_of("introduction")
    yield from ((sentence,) for sentence in _sentences(introduction) if _counts_visits(sentence))
    if listed := tuple(_listed(letter)):
        yield listed
    told = list(_sentences(dict.fromkeys((*introduction, *letter.headline_sections))))
    for label in EARLIER_INSPECTION:
        for sentence, behind in pairwise([*told, None]):
            if sentence is not None and label in sentence.labels:
                goes_on = behind is not None and "judged" not in sentence.text and "earlier judgement" in behind.labels
                yield (sentence, behind) if behind is not None and goes_on else (sentence,)


def _counts_visits(sentence: Sentence) -> bool:
    """Whether it says which visit this was: "This was the second visit since …"."""
    return sentence.text.endswith(".") and "counted visit" in sentence.labels


def _sentences(sections: Iterable[Section]) -> Iterator[Sentence]:
    return (sentence for sentence in sentences_in(tuple(sections)) if sentence.kind != "footnote")


def _listed(letter: Letter) -> Iterator[Sentence]:
    """The entries of the list of earlier inspections that are about the authority, each with its judgement: two sentences;
    or two sentences that lead in the judgements as sub-items."""
    for section in letter.sections_of("information"):
        said = [sentences_of_block(section, block) for block in section.paragraphs]
        for i, sentences in enumerate(said):
            if len(sentences) != 2:
                continue
            entry, behind = (sentence.labels for sentence in sentences)
            if "listed inspection" in entry and "earlier judgement" in behind:
                yield from sentences
            if "reported inspection" in entry and "leads in judgements" in behind:
                judged = list(takewhile(_is_listed_judgement, said[i + 1 :]))
                yield from (*sentences, *(each for inner in judged for each in inner)) if judged else ()


def _is_listed_judgement(sentences: tuple[Sentence, ...]) -> bool:
    """Whether a block is one sub-item with an area and its grade."""
    return len(sentences) == 1 and "listed judgement" in sentences[0].labels
