"""Words and phrases that mark what a sentence says, found in one pass over its words, however many marks there are.

Searching a letter's sentences for each of a hundred regular expressions takes as long as reading the letter, and to compile
them as long as reading two. A sentence has about twenty-five words, and few of them, or of pairs of them, begin anything that
is looked for: a phrase is compiled when its beginning is met, and one that is nothing but two words is no regular expression.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeAlias

from ofsted_report.pattern import Pattern

_WORD = Pattern(r"\w+")
_ONE = r"(?:[a-z]{2,}\?|[a-z]+|\([^()]+\))"
"""A word, or several in brackets."""
_MAYBE = r"(?:\([a-z][a-z ,]* (?:\|[a-z][a-z ,]* )*\)\?)*"
"""Words that may be there or not: '(almost )?'."""
_END = r"(?:$|[ ’-](?![?*+{])|\\b|\(\?[=!](?:[^()]|\([^()]*\))*\)$)"
"""What shows that the word before it has ended."""
_PHRASE = Pattern(
    rf"(?P<behind>\(\?<[=!][^()]*\))?(?P<start>\^?)(?P<leads>{_MAYBE})(?P<first>{_ONE})(?![?*+{{])(?P<whole>(?={_END}))?"
    rf"(?: (?P<between>{_MAYBE})(?P<second>[a-z]+\\w\*|{_ONE})(?P<more>$|(?={_END}).*))?"
)
"""Its first word, or several in brackets, with what must or may stand before it. If it goes on with plain words: the second
likewise, what may come between the two, and all after them."""
_ALTERNATIVE = Pattern(r"(?P<letters>[a-z]+)(?:(?P<ending>(?<=..)\?|\\w\*|)$|(?P<whole>[ ,’-])(?![?*+{])|(?![?*+{]))")
"""A word of several in brackets: with it the alternative ends, or it is whole at least, or more letters may follow."""
_START = frozenset(" ")
"""What stands before the first word of a sentence, and is no word."""
_PIECES_KEPT = 20_000
"""More than the different words of a hundred letters."""

_Begun: TypeAlias = "tuple[Mark, Pattern | None]"
"""A mark, and the phrase that must match for it; None if nothing need."""
_Piece: TypeAlias = "tuple[tuple[tuple[Mark, Pattern | None, int], ...], Mapping[str, Sequence[_Begun]], str]"
"""Of a piece of text between two spaces: what its words begin, each with the place of its word; what its first word goes on
with, by the word that must stand before it; and the word that it ends with, or none."""


class Mark:
    """Words and phrases, in lower case, of which a marked sentence has one at least.

    A phrase is a regular expression that begins with a word in plain letters, or with several in brackets, and ends where a
    word ends; `(almost )?` may stand before it, and '|' only in brackets. One that begins otherwise is a `ValueError` when
    marks are first looked for. Single words are a list: '*' stands for any ending, or none, '?' makes the letter before it
    optional. '^' before either stands for the start of the sentence.

    >>> late = Mark("too (long|late)", "^only now", words="delay* overdue")
    """

    __slots__ = ("phrases", "words")

    def __init__(self, *phrases: str, words: str = "") -> None:
        self.phrases: tuple[str, ...] = phrases
        self.words: tuple[str, ...] = tuple(words.split())

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
        pieces = self._pieces
        found: set[Mark] = set()
        place, before = 0, " "
        for piece in lowered.split(" "):
            begun, followed, last = pieces[piece]
            for mark, phrase, word in begun:
                if mark not in found and (phrase is None or phrase.match(lowered, place + word)):
                    found.add(mark)
            if before in followed:
                start = max(0, place - len(before) - 1)
                for mark, phrase in followed[before]:
                    if phrase is None or phrase.match(lowered, start):
                        found.add(mark)
            before = last
            place += len(piece) + 1
        return frozenset(found)

    def any_at(self, lowered: str, start: int) -> bool:
        """Whether one of the marks begins at this place of a sentence that is given in lower case."""
        first, _, after = lowered[start:].partition(" ")
        begun, _, last = self._pieces[first]
        for _, phrase, word in begun:
            if word == 0 and (phrase is None or phrase.match(lowered, start)):
                return True
        followed = self._pieces[after.partition(" ")[0]][1] if last == first else {}
        return any(phrase is None or phrase.match(lowered, start) for _, phrase in followed.get(first, ()))

    @cached_property
    def _pieces(self) -> _Pieces:
        return _Pieces(self._begun_by)

    @cached_property
    def _begun_by(self) -> Callable[[str], tuple[list[_Begun], Mapping[str, list[_Begun]]]]:
        """For a word, the marks that it begins or goes on with."""
        whole: dict[str, list[tuple[frozenset[str] | None, _Begun]]] = defaultdict(list)
        stems: dict[str, list[tuple[frozenset[str] | None, _Begun]]] = defaultdict(list)
        for mark in self._marks:
            for word, befores, phrase in _found_by(mark):
                words = stems if word.endswith("*") else whole
                words[word.removesuffix("*")].append((befores, (mark, phrase)))
        longest = max(map(len, stems), default=0)

        @lru_cache(_PIECES_KEPT)
        def begun_by(word: str) -> tuple[list[_Begun], Mapping[str, list[_Begun]]]:
            begun = list(whole.get(word, ()))
            for end in range(1, min(len(word), longest) + 1):
                begun += stems.get(word[:end], ())
            alone: list[_Begun] = []
            followed: dict[str, list[_Begun]] = {}
            for befores, each in begun:
                if befores is None:
                    alone.append(each)
                else:
                    for before in befores:
                        followed.setdefault(before, []).append(each)
            return alone, followed

        return begun_by


class _Pieces(dict[str, _Piece]):
    """What the words of pieces begin and go on with: looked up, a piece need not be searched for its words again.

    It starts anew when it is full. To know which pieces were not used for longest takes longer than to look them up.
    """

    def __init__(self, begun_by: Callable[[str], tuple[list[_Begun], Mapping[str, list[_Begun]]]]) -> None:
        self._begun_by = begun_by

    def __missing__(self, piece: str) -> _Piece:
        found = [] if piece.isalnum() else _WORD.finditer(piece)
        words = [(word[0], word.start()) for word in found] or [(piece, 0)]
        begun = tuple((mark, phrase, start) for word, start in words for mark, phrase in self._begun_by(word)[0])
        followed = self._begun_by(words[0][0])[1] if words[0][1] == 0 else {}
        last = words[-1][0] if piece.endswith(words[-1][0]) else ""
        if len(self) >= _PIECES_KEPT:
            self.clear()
        self[piece] = begun, followed, last
        return self[piece]


def _found_by(mark: Mark) -> Iterator[tuple[str, frozenset[str] | None, Pattern | None]]:
    """The words that a mark is found by, each with the words of which one must stand before it, and the phrase that must then
    match; None if it is enough by itself."""
    for word in mark.words:
        for each in _spellings(word.removeprefix("^")):
            yield each, _START if word.startswith("^") else None, None
    for phrase in mark.phrases:
        yield from _phrase_found_by(phrase)


def _phrase_found_by(phrase: str) -> Iterator[tuple[str, frozenset[str] | None, Pattern | None]]:
    """The same for a phrase: its second words, which are rarer, where both are plain; else those that it begins with."""
    read = _PHRASE.match(phrase)
    firsts = _alternatives(read["first"]) if read else ()
    if read is None or not firsts:
        raise ValueError(f"This phrase does not begin with a word in plain letters: {phrase}")
    seconds = _alternatives(read["second"]) if read["second"] else ()
    befores = frozenset(word for word, whole in firsts if whole and word[-1] != "*") if seconds else frozenset[str]()
    pattern = Pattern(rf"(?:{phrase})\b")
    at_start = _START if read["start"] else None
    for word in _optional(read["leads"]):
        yield word, at_start, pattern
    for word, whole in firsts:
        if not (whole and word in befores):
            yield word if read["whole"] is not None or word[-1] == "*" else f"{word}*", at_start, pattern
    if befores:
        for word in _optional(read["between"]):
            yield word, befores, pattern
        alone = not (read["behind"] or read["start"] or read["more"])
        for word, whole in seconds:
            yield word, befores, None if whole and alone else pattern


def _optional(elements: str) -> list[str]:
    """The words that elements of a phrase which may be there or not begin with: 'almost' and 'very' of "(almost |very )?"."""
    return [word for word, _ in _alternatives(elements.replace(")?(", "|").removesuffix("?"))] if elements else []


def _alternatives(element: str) -> Sequence[tuple[str, bool]]:
    """The words that an element of a phrase may begin with, in the notation of `Mark.words` without '?', each with whether it
    is all of its alternative; none if one of them does not begin with plain letters.

    >>> _alternatives(r"(risks?|drift\\w*|at risk)")
    [('risk', True), ('risks', True), ('drift*', True), ('at', False)]
    """
    words = []
    for one in element.strip("()").split("|"):
        if one.isalpha():
            words.append((one, True))
            continue
        read = _ALTERNATIVE.match(one)
        if read is None:
            return ()
        ending = read["ending"]
        word = read["letters"] + ("?" if ending == "?" else "" if ending == "" or read["whole"] else "*")
        words += [(each, ending is not None) for each in _spellings(word)]
    return words


def _spellings(word: str) -> tuple[str, ...]:
    """The word with and without the letter that a '?' behind it makes optional; any other word alone."""
    return (word[:-2], word[:-1]) if word.endswith("?") else (word,)
