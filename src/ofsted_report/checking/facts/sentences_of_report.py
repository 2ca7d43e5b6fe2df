"""The report's own sentences: what it says in other words than the letter's, and so could say wrongly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import letters_in, letters_of, sentences_by_text
from ofsted_report.checking.quoted_words import forms_of
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.pattern import Pattern

_QUOTED = Pattern(r"[“\"](?P<words>[^“”\"]+)(?:[”\"]|$)")
"""Text in quotation marks; a quotation over several sentences is closed after the last of them."""
_LONG = 6
"""Words; so many in the letter's order are the letter's, wherever its sentences end: it may list them as items."""
_WORD = Pattern(r"\w")


class OwnSentence(NamedTuple):
    """A sentence, heading or cell that is not word for word in the letter."""

    text: str
    passage: Passage


def own_sentences(passages: Sequence[Passage], letter: Letter) -> Iterator[OwnSentence]:
    """The sentences of the report that are not the letter's, without what they quote; page headers and footers included."""
    headings = {plain(section.heading) for section in letter.sections if section.heading}
    ofsteds = headings | sentences_by_text(letter).keys()
    printed = letters_in(letter)
    for passage in passages:
        for text in split(passage.text):
            if len(text.split()) >= _LONG and letters_of(text) in printed:
                continue
            own = _QUOTED.sub(lambda quoted: "" if plain(quoted["words"]) in ofsteds else quoted[0], text)
            if _WORD.search(own) and not any(plain(form) in ofsteds for form in forms_of(text)):
                yield OwnSentence(own.strip(), passage)
