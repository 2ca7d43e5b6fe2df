"""Are the people whom a report names as inspectors, lead inspector or signatory the letter's, as the letter spells them?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.model import Problem
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter
from ofsted_report.letter.people import find_inspectors, is_name, without_title
from ofsted_report.once import once
from ofsted_report.pattern import Pattern

_WORD = r"(?:[A-Z][a-z]?[’'])?[A-ZÀ-Þ][\w’']+(?:-\w[\w’']*)*"
_NAMES = Pattern(rf"\b{_WORD}(?:\s+{_WORD}){{1,3}}\b")
"""Anything written as a name: two to four words with capitals."""
_LABELLED = Pattern(r"\b(?:inspectors?|signatory|signed\s+by)\b[^:]{0,20}:\s*(?P<names>.+)$", re.IGNORECASE)
_LED_BY = Pattern(
    rf"\b(?:inspection|visit|team|review)\s+(?:was|were)\s+led\s+by\s+(?P<names>{_WORD}(?:\s+{_WORD})+)"
    rf"|\blead\s+inspectors?,?\s+(?:was|were|is|are)?\s*(?P<other>{_WORD}(?:\s+{_WORD})+)",
)
_POST = (
    r"(?:(?:Executive|Corporate|Strategic|Interim|Acting|Statutory)\s+)*Director\s+(?:of|for)\b|\bDCS\b|\b(?:Deputy\s+)?Chief\s+Executive\b"
    r"|\b(?:Cabinet|Lead)\s+Member\b|\bLeader\s+of\s+the\s+Council\b|\bHead\s+of\b|\bContact\s+[Oo]fficer\b|\bAuthor\b"
)
_OFFICER = Pattern(
    rf"(?P<before>{_WORD}(?:\s+{_WORD}){{1,3}}),?\s+(?:(?:is|was)\s+)?(?:(?:the|our|its)\s+)?(?:{_POST})"
    rf"|(?:{_POST})[^.,:;]{{0,40}}?(?:[:,]|\bis\b)\s*(?P<after>{_WORD}(?:\s+{_WORD}){{1,3}})"
)
"""A name with a post in the council."""
_ADDRESSED = Pattern(rf"\b(?:addressed|written)\s+to\s+(?P<name>{_WORD}(?:\s+{_WORD}){{1,3}})")
"""Whom the letter is said to be written to."""
_ALIKE = 80
"""Per cent of common letters from which a name is one of the letter's with a slip."""


def people_problems(own: Sequence[OwnSentence], letter: Letter, path: str) -> Iterator[Problem]:
    """Names of inspectors that the letter does not have, and names that are nearly the letter's."""
    people = _people(letter)
    inspecting = {*letter.inspectors, *letter.signatories, *filter(None, [letter.signatory])}
    if not people:
        return
    for sentence in own:
        if sentence.passage.kind == "margin":
            continue
        named = dict.fromkeys(_inspectors_named(sentence.text)) if inspecting else {}
        yield from _in_another_part(sentence, named, letter, path)
        slips = [name for name in _names(sentence.text) if name not in named]
        for name in (*named, *slips):
            key = _key(name)
            near = _nearest(key, people)
            if (near is None and name not in named) or _is_known(key, people.keys() | _named_in(letter)):
                continue
            right = f"the letter names “{near}”" if near else "the letter has no inspector of this name"
            yield Problem.at(
                sentence.passage,
                code="name-differs",
                message=f"The report names “{name}”; {right}.",
                path=path,
                detail=sentence.text,
            )


def _in_another_part(sentence: OwnSentence, named: Iterable[str], letter: Letter, path: str) -> Iterator[Problem]:
    """An inspector with a post in the council, the director among the inspectors, or another person as the addressee.

    `named`: the names that the sentence gives to inspectors.
    """
    inspecting = {_key(person.name) for person in (*letter.inspectors, *letter.signatories)}
    addressed = {_key(person.name): person.name for person in letter.addressees}
    text = sentence.text
    officers = [match["before"] or match["after"] for match in _OFFICER.finditer(text)]
    wrong = [
        (name, "is an inspector in the letter") for name in officers if _key(name) in inspecting - addressed.keys()
    ]
    wrong += [
        (name, "is in the letter the person it is addressed to")
        for name in named
        if _key(name) in addressed.keys() - inspecting
    ]
    wrong += [
        (match["name"], f"is not the person to whom the letter is addressed ({', '.join(addressed.values())})")
        for match in _ADDRESSED.finditer(text)
        if addressed and is_name(match["name"]) and not _is_known(_key(match["name"]), addressed.keys())
    ]
    for name, why in dict.fromkeys(wrong):
        yield Problem.at(
            sentence.passage,
            code="name-differs",
            message=f"“{name}” {why}.",
            path=path,
            detail=text,
        )


def _people(letter: Letter) -> dict[str, str]:
    """The inspectors, signatories and addressees as printed, by their names in plain form."""
    signed = (*letter.signatories, *filter(None, [letter.signatory]))
    addressed = (*letter.addressees, *filter(None, [letter.addressee]))
    names = [person.name for person in (*letter.inspectors, *signed)] + [person.name for person in addressed]
    return {_key(name): name for name in names}


@once
def _named_in(letter: Letter) -> frozenset[str]:
    """Whatever the letter's text writes as a name, in plain form; whom it names, a report may name."""
    return frozenset(_key(match[0]) for sentence in letter.sentences for match in _NAMES.finditer(sentence.text))


def _key(name: str) -> str:
    words = plain(without_title(name)).lower().replace("'", "")
    return re.sub(r"\s+(?:obe|cbe|mbe|dbe|kbe|qpm|hmi|shmi)\b", "", words)


def _inspectors_named(text: str) -> Iterator[str]:
    """The names that the sentence gives to inspectors."""
    for person in find_inspectors([text]):
        yield person.name
    for pattern in (_LABELLED, _LED_BY):
        for match in pattern.finditer(text):
            named = match["names"] or match.groupdict().get("other") or ""
            yield from (found[0] for found in _NAMES.finditer(named) if is_name(found[0]))


def _names(text: str) -> Iterator[str]:
    return (match[0] for match in _NAMES.finditer(text) if is_name(match[0]))


def _is_known(key: str, known: Set[str]) -> bool:
    """Whether it is a known name, or one is inside ('Lead Inspector Ruth Calloway'), or it is a part of one ('Ruth Calloway'
    of more)."""
    spaced = f" {key} "
    return key in known or any(f" {other} " in spaced or spaced in f" {other} " for other in known)


def _nearest(key: str, known: Mapping[str, str]) -> str | None:
    """The letter's name that this is with a slip: one word of it is the same, and nearly all letters are."""
    from rapidfuzz import fuzz

    mine = set(key.split())
    alike = [
        (fuzz.ratio(key, other), printed) for other, printed in known.items() if not mine.isdisjoint(other.split())
    ]
    best = max(alike, default=(0.0, ""))
    return best[1] if best[0] >= _ALIKE else None
