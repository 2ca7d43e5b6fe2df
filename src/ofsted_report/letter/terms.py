"""Finds the terms that a letter introduces for people: 'Throughout this letter, care leavers are referred to as …'."""

from __future__ import annotations

from collections.abc import Iterable

from ofsted_report.letter.model import Letter, Said


def terms(letter: Letter, quoted: Iterable[str] = ()) -> tuple[Said, ...]:
    """The sentences that say so and are not among the `quoted` texts already, as printed."""
    said = "\n".join(quoted)
    named = (sentence for sentence in letter.sentences if "term" in sentence.labels)
    return tuple(Said.of((sentence,)) for sentence in named if sentence.text not in said)
