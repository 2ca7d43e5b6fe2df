"""A choice of findings while a person makes it: one sentence quoted or taken back, a finding moved, headed or reworded.

Every function takes the findings and gives new ones, labelled anew; nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ofsted_report.errors import FindingsError
from ofsted_report.findings.candidates import Sentence, sentences_of
from ofsted_report.findings.matching import same, verdict
from ofsted_report.findings.model import Finding, Findings, label
from ofsted_report.letter.model import Letter

_BY_HAND = "chosen by hand"


def toggled(letter: Letter, findings: Findings, block: str, number: int) -> Findings:
    """Return the findings with this sentence added, or removed if it was quoted.

    A sentence joins the nearest finding of its paragraph; if there is none, it becomes a finding of its own, in the
    letter's order.

    Raises:
        FindingsError: the letter's overview and findings have no such sentence.
    """
    sentences = _sentences(letter, block)
    sentence = next((each for each in sentences if each.number == number), None)
    if sentence is None:
        raise FindingsError("This letter has no such sentence.", "Open the page again: the letter was read anew.")
    mine = [finding for finding in findings.findings if finding.source.block == block]
    quoting = next((finding for finding in mine if number in finding.source.sentences), None)
    if quoting is not None:
        return _with(findings, quoting, _without_sentence(quoting, number))
    if mine:
        nearest = min(mine, key=lambda finding: min(abs(number - n) for n in finding.source.sentences or (10**6,)))
        pairs = sorted([*_pairs(nearest), (sentence.number, sentence.text)])
        return _with(findings, nearest, _of(nearest, pairs))
    new = Finding(label="", sentences=(sentence.text,), source=sentence.source([number]), reason=_BY_HAND)
    return _inserted(letter, findings, new)


def moved(findings: Findings, at: int, by: int) -> Findings:
    """Return the findings with the one at index `at` (from 0) moved by this many places, at most to either end.

    Raises:
        FindingsError: there is no finding at that index.
    """
    row = list(findings.findings)
    finding = _at(findings, at)
    del row[at]
    row.insert(min(max(at + by, 0), len(row)), finding)
    return _relabelled(findings, row)


def without(findings: Findings, at: int) -> Findings:
    """The findings without the one at place `at` (from 0).

    Raises:
        FindingsError: there is no finding at that place.
    """
    return _with(findings, _at(findings, at), None)


def headed(findings: Findings, at: int, heading: str | None) -> Findings:
    """The findings with this heading above the one at place `at`; '' for none, None for the letter's own.

    Raises:
        FindingsError: there is no finding at that place.
    """
    finding = _at(findings, at)
    return _with(findings, finding, replace(finding, heading=heading if heading is None else " ".join(heading.split())))


def reworded(letter: Letter, findings: Findings, at: int, texts: Sequence[str]) -> Findings:
    """Return the findings with other words in the one at index `at`: one text for each of its sentences, '' removes it.

    A text that equals the letter's sentence is verbatim; any other is marked as edited.

    Raises:
        FindingsError: a text is too different from the letter's sentence to count as the same sentence.
    """
    finding = _at(findings, at)
    original = {each.number: each.text for each in _sentences(letter, finding.source.block)}
    words, numbers, edited = [], [], False
    for number, text in zip(finding.source.sentences, (" ".join(text.split()) for text in texts), strict=True):
        if not text:
            continue
        verbatim = same(text, original[number])
        edited = edited or not verbatim
        if not verbatim and verdict(text, original[number]) != "edited":
            raise FindingsError(
                f"These words are too far from Ofsted’s to be quoted as an edited sentence: {text[:80]}",
                "Keep nearer to Ofsted’s words, or say it in your own part of the report.",
            )
        words.append(original[number] if verbatim else text)
        numbers.append(number)
    if not words:
        return without(findings, at)
    source = replace(finding.source, sentences=tuple(numbers))
    return _with(findings, finding, replace(finding, sentences=tuple(words), source=source, edited=edited))


def is_plain(finding: Finding) -> bool:
    """Whether each of its sentences is one of the letter's by number: what can be changed sentence by sentence."""
    return len(finding.sentences) == len(finding.source.sentences)


def _sentences(letter: Letter, block: str) -> list[Sentence]:
    return [each for each in sentences_of(letter) if each.block.id == block]


def _at(findings: Findings, at: int) -> Finding:
    if not 0 <= at < len(findings.findings):
        raise FindingsError("There is no such finding.", "Open the page again: the findings were changed.")
    return findings.findings[at]


def _without_sentence(finding: Finding, number: int) -> Finding | None:
    pairs = [pair for pair in _pairs(finding) if pair[0] != number]
    return _of(finding, pairs) if pairs else None


def _pairs(finding: Finding) -> list[tuple[int, str]]:
    if not is_plain(finding):
        raise FindingsError(
            "This finding has a sentence of your own, which is not in the letter.",
            "Change it in the findings file, with an editor.",
        )
    return list(zip(finding.source.sentences, finding.sentences, strict=True))


def _of(finding: Finding, pairs: Sequence[tuple[int, str]]) -> Finding:
    numbers, texts = tuple(number for number, _ in pairs), tuple(text for _, text in pairs)
    source = replace(finding.source, sentences=numbers)
    return replace(finding, sentences=texts, source=source, reason=_BY_HAND)


def _with(findings: Findings, old: Finding, new: Finding | None) -> Findings:
    """The findings with `new` in the place of `old`; None takes it out."""
    return _relabelled(findings, [new if each is old else each for each in findings.findings if each is not old or new])


def _inserted(letter: Letter, findings: Findings, new: Finding) -> Findings:
    order = {block: n for n, block in enumerate(dict.fromkeys(each.block.id for each in sentences_of(letter)))}
    row = list(findings.findings)
    later = (n for n, each in enumerate(row) if order.get(each.source.block, -1) > order[new.source.block])
    row.insert(next(later, len(row)), new)
    return _relabelled(findings, row)


def _relabelled(findings: Findings, row: Iterable[Finding | None]) -> Findings:
    kept = [each for each in row if each is not None]
    return replace(findings, findings=tuple(replace(each, label=label(n)) for n, each in enumerate(kept, 1)))
