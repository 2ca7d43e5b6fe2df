"""What a letter prints, in the forms in which the checks look for a report's words in it; made once for each letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter, ListedItem, Sentence
from ofsted_report.once import once
from ofsted_report.pattern import Pattern

_LETTERS = Pattern(r"[^\W_]+")
_BEGINNING = 8
"""Words at the beginning of a passage that tell a quotation."""


@lru_cache(maxsize=5000)
def letters_of(text: str) -> str:
    """Letters and digits in small: a hyphen or a final stop makes no other item."""
    return "".join(_LETTERS.findall(plain(text))).lower()


def beginning_of(text: str) -> str:
    """The letters and digits of its first words, which tell a quotation, however it goes on."""
    return letters_of(" ".join(text.split()[:_BEGINNING]))


def texts_of(item: ListedItem) -> tuple[str, ...]:
    """The item whole, then it and its sub-items one by one, as a report may have them."""
    return (item.text, *(part.text for part in item.parts))


def words_of(text: str) -> list[str]:
    """The words alone: capitals and punctuation go with the sentence that quotes them."""
    return re.findall(r"\w+(?:['-]\w+)*", plain(text).lower())


@once
def letters_in(letter: Letter) -> str:
    """The letters and digits of the whole text, one after another."""
    return "".join(letters_of(block.text) for section in letter.sections for block in section.blocks)


@once
def sentences_by_text(letter: Letter) -> Mapping[str, tuple[Sentence, ...]]:
    """Return the letter's sentences by their text in plain form, in order where several have the same."""
    found: dict[str, tuple[Sentence, ...]] = {}
    for sentence in letter.sentences:
        text = plain(sentence.text)
        found[text] = (*found.get(text, ()), sentence)
    return MappingProxyType(found)


def _spaced(texts: Iterable[str]) -> str:
    return f" {' '.join(word for text in texts for word in words_of(text))} "


@once
def words_of_facts(letter: Letter) -> str:
    """Its title, judgements and lists, word by word, with a space around each."""
    texts = [
        letter.title or "",
        letter.overall_judgement or "",
        *letter.areas_covered,
        *letter.improvements,
        *letter.priority_actions,
    ]
    return _spaced([*texts, *(f"{judgement.area} {judgement.grade}" for judgement in letter.judgements)])


@once
def words_in(letter: Letter) -> str:
    """Everything in the letter that may be quoted in the same way: facts, headings, text and footnotes."""
    texts = [words_of_facts(letter)]
    for section in letter.sections:
        texts += [section.heading or "", *(block.text for block in section.blocks)]
    texts += [note.text for note in letter.footnotes]
    return _spaced(texts)
