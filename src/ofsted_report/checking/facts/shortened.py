"""Quotations that were shortened until they say more than Ofsted did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, product

from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import sentences_by_text
from ofsted_report.checking.quoted_words import forms_of, introduced
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import GAP, Letter, Sentence
from ofsted_report.letter.sentences import split
from ofsted_report.once import once

_APART = "¦"
"""Replaces the mark of a gap while a passage is split into sentences; it ends no sentence."""


def shortened_problems(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    """Sentences put side by side that do not follow each other in the letter, and a missing "However" that takes back."""
    quotable = {block.id for section in letter.quoted_sections for block in section.blocks}
    by_text = {
        text: found
        for text, sentences in sentences_by_text(letter).items()
        if (found := [each for each in sentences if each.place.block in quotable])
    }
    quoted = {plain(form) for passage in passages for text in split(passage.text) for form in forms_of(text)}
    after = {
        (first.place.block, first.number): second
        for first, second in pairwise(letter.sentences)
        if first.place.block == second.place.block
    }
    order = {
        (sentence.place.block, sentence.number): at
        for at, sentence in enumerate(each for each in letter.sentences if each.place.block in quotable)
    }
    for passage in passages:
        if passage.kind in ("margin", "heading"):
            continue
        parts = [text for text in split(passage.text.replace(GAP, f" {_APART} ")) if text != _APART]
        row = [_found(text.replace(_APART, " "), by_text) for text in parts]
        for (one, other), (before, text) in zip(pairwise(row), pairwise(parts), strict=True):
            apart = before.endswith(_APART) or text.startswith(_APART) or introduced(text) is not None
            if apart or not one or not other:
                continue
            first, second = _nearest(one, other, order)
            if _at(second, order) - _at(first, order) == 1 or first == second:
                continue
            joined = first.place.block != second.place.block
            where = "these sentences are in different paragraphs" if joined else "others are between these sentences"
            yield Problem.at(
                passage,
                code="paragraphs-joined" if joined else "gap-not-marked",
                message=f"In the letter {where}; “{GAP}” marks what was left out.",
                path=path,
                detail=f"{first.text} | {second.text}",
            )
        for one in filter(None, row):
            first = one[0]
            following = after.get((first.place.block, first.number))
            if following is None or plain(following.text) in quoted or "contrastive" not in following.labels:
                continue
            grave = (
                _tells_a_shortfall(following)
                and not _tells_a_shortfall(first)
                and plain(following.text) in _chosen(letter)
            )
            yield Problem.at(
                passage,
                code="quotation-shortened" if grave else "contrast-left-out",
                message=f"The sentence that follows in the letter {'takes this one back' if grave else 'limits this one'}, "
                "and the report leaves it out.",
                path=path,
                detail=f"{first.text} [… {following.text}]",
            )


@once
def _chosen(letter: Letter) -> frozenset[str]:
    """The sentences that the built-in choice quotes: what it brings along must not be cut off."""
    from ofsted_report.findings.choose import choose_findings

    return frozenset(plain(text) for finding in choose_findings(letter).findings for text in finding.sentences)


def _found(text: str, by_text: Mapping[str, list[Sentence]]) -> list[Sentence]:
    """The letter's sentences that these words are, with or without quotation marks around them."""
    return next((found for form in forms_of(text) if (found := by_text.get(plain(form)))), [])


def _nearest(
    one: Sequence[Sentence], other: Sequence[Sentence], order: Mapping[tuple[str | None, int], int]
) -> tuple[Sentence, Sentence]:
    """Return the nearest pair of occurrences, in the letter's order if possible; texts may occur more than once."""

    def apart(pair: tuple[Sentence, Sentence]) -> tuple[bool, int]:
        between = _at(pair[1], order) - _at(pair[0], order)
        return between < 0, abs(between)

    return min(product(one, other), key=apart)


def _at(sentence: Sentence, order: Mapping[tuple[str | None, int], int]) -> int:
    return order[sentence.place.block, sentence.number]


def _tells_a_shortfall(sentence: Sentence) -> bool:
    """Whether the sentence is grave, or limits something good."""
    return "grave" in sentence.labels or "limit" in sentence.labels
