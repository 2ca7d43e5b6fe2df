"""A paragraph's sentences, as spans that tile its text: no character is lost, changed or counted twice.

Letters end sentences plainly; what needs care is the full stop that ends none ("Dr", "No. 6", "e.g."), the one inside
brackets or quotes, and the footnote mark printed after it. Where it is doubtful the text stays together: a finding that
quotes one clause too many is still Ofsted's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ofsted_report.lexicon import SUPERSCRIPTS
from ofsted_report.pattern import Pattern

ABBREVIATIONS = frozenset(
    "al approx cf cllr cllrs co dept dr e.g eg esp est fig figs gov hon i.e ie inc jr ltd messrs miss mr mrs ms mx no nos "
    "p para paras pp prof rev revd sec sgt sr st viz vol vs".split()
)
"""Words whose full stop ends no sentence; compared in lower case."""

NUMBERED = frozenset({"no", "nos", "p", "pp", "para", "paras", "fig", "figs", "vol", "sec"})
"""Those that are abbreviations only before a number: "No. 6", but "Is that enough? No. Leaders …"."""

_END = Pattern(
    rf"""
    (?P<stop>[.!?…]                    # what ends a sentence: looked for first, without trying each position
        (?:(?<=\.)(?<!\.\.)\.{{2,}}+)?)  # a row of dots is tried once, as a whole
    (?P<close>[)\]}}"'’”»]*)           # closing quotes and brackets belong to it
    (?P<mark>\[?\d{{1,2}}\]?|[{SUPERSCRIPTS}]+)?  # and so does a footnote's mark
    (?P<gap>\s+)
    (?=(?P<next>["'‘“«(\[]*\S))       # what comes next, its opening quotes included
    """,
    re.VERBOSE,
)
_LAST_WORD = Pattern(r"[\w.&’'-]*")
"""Searched backwards, from the full stop."""
_LONGEST_WORD = 40
"""Characters looked at before a full stop: no abbreviation is longer, and the whole text before it would take too long."""
_LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_BRACKET = Pattern(r"[()\[\]]")


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, the white space after it included; together they cover all of `text`.

    >>> spans("One. Two.")
    ((0, 5), (5, 9))
    """
    if not text:
        return ()
    cuts = [match.end("gap") for match in _END.finditer(text) if _ends_sentence(text, match)]
    if "(" not in text and "[" not in text:
        return tuple(pairwise([0, *cuts, len(text)]))
    kept: list[int] = []
    depth = done = 0
    for cut in cuts:
        depth = _depth(text[done:cut], depth)
        done = cut
        if depth == 0:
            kept.append(cut)
    return tuple(pairwise([0, *kept, len(text)]))


@lru_cache(maxsize=1024)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence, without the white space around it.

    Remembered for the paragraphs of a letter or two: while a letter is read, several readers look at the same paragraph
    before it is a block that has its sentences.
    """
    found = []
    for start, end in spans(text):
        sentence = text[start:end]
        begin, length = start + len(sentence) - len(sentence.lstrip()), len(sentence.strip())
        if length:
            found.append((begin, begin + length))
    return tuple(found)


def split(text: str) -> tuple[str, ...]:
    """The sentences without the white space around them; a text of nothing but white space has none.

    Where the text's own white space is single spaces, as in a letter's blocks, `" ".join(split(text)) == text.strip()`;
    where it is not, `spans` gives the text back character by character.
    """
    return tuple(text[start:end] for start, end in sentence_spans(text))


def first_words(text: str, most: int = 12) -> str:
    """The text, on one line, to its word of this number; "…" stands for the rest.

    >>> first_words("Plans are clear.", 2)
    'Plans are …'
    """
    words = text.split()
    return " ".join(words[:most]) + (" …" if len(words) > most else "")


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    opening = match["next"]
    first = opening[-1]
    if first.islower():
        return False
    if match["stop"] != ".":
        # A trailing ellipsis or a question inside quotes goes on unless a new sentence visibly begins.
        return first.isupper() or opening != first or first.isdigit()
    before = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
    if len(before) > _LONGEST_ABBREVIATION and before[-_LONGEST_ABBREVIATION - 1 :].isalpha():
        return True  # as at the end of most sentences: the last word is neither an abbreviation nor a number
    word = _LAST_WORD.match(before[::-1])
    printed = word.group()[::-1].strip(".'’-") if word else ""
    last = printed.lower()
    if match["mark"] and last.isdigit():
        return False  # a number: "3.5 %", not a footnote's mark after "3."
    if match["close"]:
        return True
    if last in NUMBERED and printed != "P":
        return not first.isdigit()
    if last in ABBREVIATIONS:
        return False
    # An initial ("J. Smith"), but not "vitamin A." or "Appendix B." at a sentence's end, which are rarer than initials.
    return not (len(last) == 1 and last.isalpha() and last != "i")


def _depth(text: str, depth: int) -> int:
    """Return how many brackets are open at the end of `text`, given `depth` before it; an unmatched closing bracket is
    ignored."""
    for bracket in _BRACKET.findall(text):
        depth = max(0, depth + _BRACKETS[bracket])
    return depth
