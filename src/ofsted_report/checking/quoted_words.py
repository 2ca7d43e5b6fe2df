"""Checks text in quotation marks outside the passages that are compared with the letter sentence by sentence.

Five or more words in quotation marks are read as somebody's own words, and in such a report as Ofsted's. They may be any
part of the letter, with capitals and commas as the surrounding sentence needs; the parts around "…" or brackets are
searched separately. Names (of a plan, a programme, an Act) are not quotations. Text formatted as a quotation
(`Passage.set_off`) is checked as if it were in quotation marks, sentence by sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ofsted_report.checking.model import QuotedWords
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import words_in, words_of, words_of_facts
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.pattern import Pattern

FEWEST = 5
"""Words; fewer are a term, a name or somebody's manner of speaking."""

_DOUBLE = Pattern(r"[“„«](?P<curly>[^“„«”»]{1,2000})(?:[”»]|$)|\"(?P<straight>[^\"]{1,2000})\"")
"""A quotation that runs over several paragraphs is closed in the last of them alone."""
_OPEN = Pattern(r"(?<![\w’'])[‘'](?=\w)")
_CLOSE = Pattern(r"(?<=[\w.,;:!?…)])[’'](?!\w)")
"""A single quotation mark that may close: the apostrophe of "leaders’ work" is one too."""
_MOST_READINGS = 20
_MOST_LEFT_OUT = 1200
"""Characters, about a paragraph, that a quotation may leave out where it has “…”."""
_LONGEST = 2000
"""Characters of one quotation; a page has 3,000."""
_OPENING = "“‘\"'"
_CLOSING = "”’\"'"
"""Quotation marks, around sentences that the report quotes whole."""
_PASSED_OVER = Pattern(r"\[[^\[\]]{0,80}\]|\((?:…|\.{3})\)|…|\.{3,}")

_PLACE = frozenset("ofsted letter report page pages p pp paragraph paragraphs para paras".split())
_SOURCE = _PLACE | frozenset(
    "section sentence appendix annex see from of the on in to and dated published inspection inspectors visit monitoring "
    "focused joint targeted area send ilacs s "
    "january february march april may june july august september october november december".split()
)
_LETTERS = Pattern(r"[^\W\d_]+")
_BRACKETS = Pattern(r"[(\[](?P<inside>[^()\[\]]{1,100})[)\]](?P<stop>[.;,]?)$")
_LEADS_IN = Pattern(r"\w[^“„«”»\":]*:\s*[“„«\"]")
"""Words that lead in a quotation, however few: 'Ofsted says: “'."""
_WITHIN_NAMES = frozenset(("upon", "with", "under"))
_CALLOUT = Pattern(r"\[!|(?:note|important|tip|warning)\s*:", re.I)
"""The beginning of a box in Markdown, where block quotations are used for boxes too."""


_SPEAKER = Pattern(
    r"\b(?:young\s+person|young\s+people|child(?:ren)?|parents?|carers?|cllr|councillors?|director|chief\s+executive|members?|"
    r"mayor|staff|social\s+workers?|leader\s+of\s+the\s+council|officers?)\b[^“„\".]{0,80}\b"
    r"(?:said|says|told|wrote|writes|commented|added|explained|puts?\s+it)\b[^“„\".]{0,60}[:,]?\s*$",
    re.IGNORECASE,
)
"""Words before a quotation that name somebody else who said it."""
_INSPECTING = Pattern(r"\b(?:ofsted|inspect\w*|letter|report)\b", re.IGNORECASE)


def find_quoted_words(passages: Iterable[Passage], letter: Letter) -> Iterator[QuotedWords]:
    """Return the texts in quotation marks in these passages that are nowhere in the letter, in order.

    Quotations that the words before them attribute to somebody else are left out: "A parent told the board: “…”".
    """
    for passage in passages:
        if passage.kind == "heading":
            continue
        for candidates in _set_off(passage.text) if passage.set_off else _quoted(passage.text):
            long = [each for each in candidates if len(words_of(each)) >= FEWEST]
            if not long or is_name(long[0]) or any(_is_said(each, letter) for each in long):
                continue
            yield QuotedWords(text=long[0], place=passage.place, line=passage.line, set_off=passage.set_off)


def among_own_words(text: str, quoted: Iterable[str]) -> tuple[str, ...]:
    """Return the quotations in quotation marks within a passage's own words; nothing if all of it is a quotation.

    `quoted`: those of its sentences that are the letter's; if one is outside the marks, the passage quotes without marks.
    """
    inside = tuple(match["curly"] or match["straight"] for match in _DOUBLE.finditer(text))
    own = [sentence for sentence in split(_DOUBLE.sub(" ", text)) if not is_reference(sentence)]
    begun = (re.split('[“„«"]', sentence.strip('”»" .,;'))[-1] for sentence in quoted)
    marked = all(any(part in each for each in inside) for part in begun)
    enough = sum(len(words_of(sentence)) for sentence in own) >= FEWEST or _LEADS_IN.match(text) is not None
    return inside if marked and enough else ()


def is_name(text: str) -> bool:
    """Whether it is the name of something and no sentence: its long words all have capitals ("Royal Borough of …"), but for
    those within names of places ("upon Thames")."""
    long = [word for word in re.findall(r"[^\W\d_]{4,}", text) if word not in _WITHIN_NAMES]
    return len(long) > 1 and not text.isupper() and not text.endswith(".") and all(word[0].isupper() for word in long)


def is_reference(text: str) -> bool:
    """Whether the text is only the source of a quotation: "(Letter, page 3)", "— Ofsted, 8 January 2019"."""
    words = []
    for match in _LETTERS.finditer(text.lower()):
        if match[0] not in _SOURCE:
            return False
        words.append(match[0])
    return not _PLACE.isdisjoint(words)


def without_reference(text: str) -> str:
    """A sentence without the brackets behind it that say where it is from."""
    last = _BRACKETS.search(text)
    return text[: last.start()].rstrip() + last["stop"] if last and is_reference(last["inside"]) else text


_INTRODUCTION = Pattern(
    r"^(?:(?:in\s+(?:short|summary|particular|addition)|overall|also|however|further(?:more)?|for\s+example),?\s+)?"
    r"(?:ofsted|(?:the\s+)?(?:inspectors|inspectorates|inspection\s+team)|(?:the|ofsted[’']s|its|this)\s+(?:letter|report)|they|it)\s+"
    r"(?:also\s+)?(?:found|noted|notes?|said|says?|reported|reports?|states?|stated|observed|concluded|recorded|saw|told\s+us)"
    r"(?:\s+that\s+|:\s+)(?P<said>\S.{20,})$",
    re.IGNORECASE | re.DOTALL,
)
"""Words of the council's that lead to a sentence of the letter: 'Ofsted found that …'."""


def introduced(text: str) -> str | None:
    """Return what follows “Ofsted found that” in a sentence; None if nothing leads to a quotation there."""
    found = _INTRODUCTION.match(text)
    return found["said"] if found else None


def forms_of(text: str) -> Iterator[str]:
    """Yield the forms in which a sentence of the letter may be in the report.

    As it is; without quotation marks around it, or around its paragraph; without the source behind it; without “Ofsted found
    that” before it, and with a capital then.
    """
    yield from _without_marks(text)
    bare = without_reference(text)
    if bare != text:
        yield from _without_marks(bare)
    if (said := introduced(bare)) is not None:
        yield from _without_marks(said)
        yield from _without_marks(said[0].upper() + said[1:])


def _without_marks(text: str) -> Iterator[str]:
    forms = [text]
    if text[:1] and text[0] in _OPENING:
        forms += (text[1:], text.lstrip(_OPENING))  # its own first word may be in quotation marks
    yield from forms
    yield from (each.rstrip(_CLOSING) for each in forms)


def _set_off(text: str) -> Iterator[tuple[str, ...]]:
    """Return the sentences of a passage that is formatted as a quotation, without its source and without boxes."""
    if not _CALLOUT.match(text):
        yield from ((without_reference(each),) for each in split(text) if not is_reference(each))


def _quoted(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each text in quotation marks; several readings of one if the closing mark is ambiguous, the longest first."""
    rest = []
    done = 0
    for match in _DOUBLE.finditer(text):
        if not _others_said(text[done : match.start()]):
            yield (match["curly"] or match["straight"],)
        rest.append(text[done : match.start()])
        done = match.end()
    rest.append(text[done:])
    for part in rest:
        starts = [match.end() for match in _OPEN.finditer(part)]
        for start, limit in pairwise([*starts, len(part)]):
            if readings := _readings(part, start, min(limit, start + _LONGEST)):
                yield readings


def _others_said(before: str) -> bool:
    """Whether the words before a quotation give it to somebody other than Ofsted."""
    speaker = _SPEAKER.search(before)
    return speaker is not None and _INSPECTING.search(before[speaker.start() :]) is None


def _readings(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the possible quotation after an opening single mark: up to the next unambiguous closing mark, or to one after
    an s before it.

    The mark after an s may be an apostrophe; if there is no unambiguous one, it closes.
    """
    found: list[str] = []
    for match in _CLOSE.finditer(text, start, end):
        found.insert(0, text[start : match.start()])
        if text[match.start() - 1] not in "sS" or len(found) == _MOST_READINGS:
            return tuple(found)
    return tuple(found[-1:])


def _is_said(quoted: str, letter: Letter) -> bool:
    """Whether the letter has these words in this order, with no more than a paragraph left out at each gap."""
    first, *others = [f" {' '.join(words)} " for part in _PASSED_OVER.split(quoted) if (words := words_of(part))] or [
        " "
    ]
    if not others:
        # the whole has the facts too, and is made only for reports that quote more than them
        return first in words_of_facts(letter) or first in words_in(letter)
    said = words_in(letter)
    ends = set(_ends(first, said, 0, len(said)))
    for part in others:
        ends = {
            end for after in sorted(ends)[:_MOST_READINGS] for end in _ends(part, said, after, after + _MOST_LEFT_OUT)
        }
    return bool(ends)


def _ends(words: str, said: str, start: int, limit: int) -> Iterator[int]:
    """Yield where the words end in the part of the letter's that is searched; so many times at most, to bound the work."""
    for _ in range(_MOST_READINGS):
        start = said.find(words, start, limit + len(words))
        if start < 0:
            return
        start += len(words) - 1
        yield start
