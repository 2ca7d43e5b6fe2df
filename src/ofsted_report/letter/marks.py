"""Words and phrases that mark what a sentence says, found in one pass over its words, however many marks there are.

Searching a letter's sentences for each of a hundred regular expressions takes as long as reading the letter. A sentence has
about twenty-five words, and few of them begin anything that is looked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from ofsted_report.pattern import Pattern

_WORD = Pattern(r"\w+")
_PHRASE = Pattern(r"(?:\(\?<[=!][^()]*\))?(?P<start>\^?)(?:\((?P<several>[^()]+)\)(?P<whole> )?|(?P<one>[a-z].*))")
"""What must stand before it, then its first word, or several in brackets."""
_FIRST_WORD = Pattern(r"(?P<letters>[a-z]+)(?![?*+{])(?P<whole>$|[ ’-])?")
_WORDS_KEPT = 20_000
"""More than the different words of a hundred letters."""


class Mark:
    """Words and phrases, in lower case, of which a marked sentence has one at least.

    A phrase is a regular expression that begins with a word in plain letters, or with several in brackets, and ends where a
    word ends. Single words are a list: '*' stands for any ending, or none, '?' makes the letter before it optional. '^'
    before either stands for the start of the sentence.

    >>> late = Mark("too (long|late)", "^only now", words="delay* overdue")
    """

    __slots__ = ("phrases", "words")

    def __init__(self, *phrases: str, words: str = "") -> None:
        self.phrases = phrases
        self.words = tuple(words.split())

    @property
    def regex(self) -> str:
        """One regular expression for all of it, as a plain search in a text needs it."""
        words = (word.replace("*", r"\w*") for word in self.words)
        return rf"(?<!\w)(?:{'|'.join((*words, *self.phrases))})\b"


class Marks:
    """Marks in an index by the words that they begin with, which is made when it is first used."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks = tuple(marks)

    def of(self, lowered: str) -> frozenset[Mark]:
        """The marks of a sentence that is given in lower case."""
        begun_in = self._begun_in
        found: set[Mark] = set()
        place = 0
        for piece in lowered.split(" "):
            for mark, phrase, word in begun_in(piece):
                if mark not in found and (phrase is None or phrase.match(lowered, place + word)):
                    found.add(mark)
            place += len(piece) + 1
        first = _WORD.match(lowered)
        if first is not None:
            begun = self._begun_by(f"^{first[0]}")
            found.update(mark for mark, phrase in begun if phrase is None or phrase.match(lowered))
        return frozenset(found)

    def any_at(self, lowered: str, start: int) -> bool:
        """Whether one of the marks begins at this place of a sentence that is given in lower case."""
        word = _WORD.match(lowered, start)
        return word is not None and any(
            phrase is None or phrase.match(lowered, start) for _, phrase in self._begun_by(word[0])
        )

    @cached_property
    def _begun_in(self) -> Callable[[str], tuple[tuple[Mark, Pattern | None, int], ...]]:
        """For a piece of text between two spaces, what its words begin, with the place of the word in the piece.

        Looked up, it need not be searched for its words again.
        """
        begun_by = self._begun_by

        @lru_cache(_WORDS_KEPT)
        def begun_in(piece: str) -> tuple[tuple[Mark, Pattern | None, int], ...]:
            words = _WORD.finditer(piece)
            return tuple((mark, phrase, word.start()) for word in words for mark, phrase in begun_by(word[0]))

        return begun_in

    @cached_property
    def _begun_by(self) -> Callable[[str], tuple[tuple[Mark, Pattern | None], ...]]:
        """For a word, the marks that it begins, each with the phrase that must go on from there, or None if the word is
        enough."""
        whole: dict[str, list[tuple[Mark, Pattern | None]]] = defaultdict(list)
        stems: dict[str, list[tuple[Mark, Pattern | None]]] = defaultdict(list)
        for mark in self._marks:
            for word, phrase in _beginnings(mark):
                if word.endswith("*"):
                    stems[word[:-1]].append((mark, phrase))
                else:
                    whole[word].append((mark, phrase))
        longest = max(map(len, stems), default=0)

        @lru_cache(_WORDS_KEPT)
        def begun_by(word: str) -> tuple[tuple[Mark, Pattern | None], ...]:
            begun = list(whole.get(word, ()))
            for end in range(1, min(len(word), longest) + 1):
                begun += stems.get(word[:end], ())
            return tuple(begun)

        return begun_by


def _beginnings(mark: Mark) -> Iterator[tuple[str, Pattern | None]]:
    """The words that a mark can begin with, each with the phrase that it begins; None if it is enough by itself."""
    for word in mark.words:
        if word.endswith("?"):
            yield word[:-2], None
        yield word.removesuffix("?"), None
    for phrase in mark.phrases:
        pattern = Pattern(rf"(?:{phrase})\b")
        for word in _first_words(phrase):
            yield word, pattern


def _first_words(phrase: str) -> Iterator[str]:
    """The words that a phrase can begin with, in the notation of `Mark.words`.

    >>> list(_first_words("^(this|risks?) (is|was)"))
    ['^this', '^risk*']
    """
    begin = _PHRASE.match(phrase)
    if begin is None:
        raise ValueError(f"This phrase does not begin with a word in plain letters: {phrase}")
    for one in begin["several"].split("|") if begin["several"] else [begin["one"]]:
        word = _FIRST_WORD.match(one)
        if word is None:
            raise ValueError(f"This phrase does not begin with a word in plain letters: {phrase}")
        whole = word["whole"] is not None and (begin["one"] or begin["whole"] or word["whole"])
        yield f"{begin['start']}{word['letters']}{'' if whole else '*'}"
