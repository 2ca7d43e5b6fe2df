"""Quotations that were shortened until they say more than Ofsted did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
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


def shortened_problems(
    passages: Sequence[Passage], letter: Letter, path: str, edited: Set[str] = frozenset()
) -> Iterator[Problem]:
    """Sentences put side by side that do not follow each other in the letter, and a missing "However" that takes back.

    `edited`: the letter's sentences that the report has in other words, as `plain` writes them; they are not left out.
    """
    quotable = {block.id for section in letter.quoted_sections for block in section.blocks}
    sentences = tuple(each for each in letter.sentences if each.place.block in quotable)
    order = {_key(sentence): at for at, sentence in enumerate(sentences)}
    after = {_key(one): other for one, other in pairwise(sentences) if one.place.block == other.place.block}
    by_text = {
        text: found
        for text, having in sentences_by_text(letter).items()
        if (found := [each for each in having if each.place.block in quotable])
    }
    quoted = {plain(form) for passage in passages for text in split(passage.text) for form in forms_of(text)} | edited
    for passage in passages:
        if passage.kind in ("margin", "heading"):
            continue
        parts = [text for text in split(passage.text.replace(GAP, f" {_APART} ")) if text != _APART]
        row = [_found(text.replace(_APART, " "), by_text) for text in parts]
        for (one, other), (before, text) in zip(pairwise(row), pairwise(parts), strict=True):
            apart = before.endswith(_APART) or text.startswith(_APART) or introduced(text) is not None
            if one and other and not apart:
                yield from _side_by_side(*_nearest(one, other, order), order, passage, path)
        for first, *_ in filter(None, row):
            following = after.get(_key(first))
            if following and plain(following.text) not in quoted and "contrastive" in following.labels:
                yield _without_contrast(first, following, letter, passage, path)


def _key(sentence: Sentence) -> tuple[str | None, int]:
    return sentence.place.block, sentence.number


def _side_by_side(
    first: Sentence, second: Sentence, order: Mapping[tuple[str | None, int], int], passage: Passage, path: str
) -> Iterator[Problem]:
    if order[_key(second)] - order[_key(first)] == 1 or first == second:
        return
    joined = first.place.block != second.place.block
    where = "these sentences are in different paragraphs" if joined else "others are between these sentences"
    yield Problem.at(
        passage,
        code="paragraphs-joined" if joined else "gap-not-marked",
        message=f"In the letter {where}; “{GAP}” marks what was left out.",
        path=path,
        detail=f"{first.text} | {second.text}",
    )


def _without_contrast(first: Sentence, following: Sentence, letter: Letter, passage: Passage, path: str) -> Problem:
    grave = _tells_a_shortfall(following) and not _tells_a_shortfall(first) and plain(following.text) in _chosen(letter)
    return Problem.at(
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
        between = order[_key(pair[1])] - order[_key(pair[0])]
        return between < 0, abs(between)

    return min(product(one, other), key=apart)


def _tells_a_shortfall(sentence: Sentence) -> bool:
    """Whether the sentence is grave, or limits something good."""
    return "grave" in sentence.labels or "limit" in sentence.labels
