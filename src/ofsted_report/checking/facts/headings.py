"""Checks that quotations are under fitting headings, unlike a weakness under "Strengths", or under another area's grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ofsted_report.checking.facts.grades import grade_key
from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.printed import sentences_by_text
from ofsted_report.checking.quoted_words import forms_of
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Letter, Sentence
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import GRADES
from ofsted_report.pattern import Pattern
from ofsted_report.report.chapters import headings_over

_STRONG = Pattern(
    r"\bstrengths?\b|\b(?<!in)effective\b(?!ness)|\bgood\s+practice\b|\b(?:works?|working|doing|does|going|done)\s+well\b",
    re.IGNORECASE,
)
_WEAK = Pattern(
    r"\bneeds?\s+to\s+(?:do\s+better|improve)\b|\b(?:for|to)\s+improve(?:ment)?\b|\bareas?\s+for\s+development\b|\bweakness(?:es)?\b"
    r"|\bconcerns?\b|\bineffective\b|\bpriority\s+actions?\b|\bdo\s+better\b",
    re.IGNORECASE,
)
_GRADED = Pattern(rf"[:–—-]\s*(?P<grade>{GRADES})[.\s]*$|\b(?:is|are)\s+(?P<verb>{GRADES})[.\s]*$", re.IGNORECASE)


def heading_problems(passages: Sequence[Passage], letter: Letter, path: str) -> Iterator[Problem]:
    """Quotations under a heading that says the opposite of their own in the letter; as advice, under another of the letter's."""
    over = headings_over(letter)
    sentences = sentences_by_text(letter)
    topics = {_topic(section.heading) for section in letter.quoted_sections if section.heading}
    heading = ""
    for passage in passages:
        if passage.kind == "heading":
            heading = passage.text
        elif heading and passage.kind in ("item", "paragraph"):
            own = _own_headings(passage.text, sentences, over)
            if not own or _topic(heading) in {_topic(each) for each in own}:
                continue
            opposite = all(_says_opposite(heading, each) for each in own)
            if opposite or _topic(heading) in topics:
                yield Problem(
                    code="heading-contradicts" if opposite else "quotation-moved",
                    message=f"This is under “{heading}”; in the letter it is under “{own[0]}”.",
                    path=path,
                    place=passage.place,
                    line=passage.line,
                    detail=passage.text,
                )


def _own_headings(
    text: str, sentences: Mapping[str, Sequence[Sentence]], over: Mapping[str, tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the letter's headings of the first sentence of a passage that is the letter's; empty if there is none."""
    for sentence in split(text):
        for form in forms_of(sentence):
            if found := sentences.get(plain(form)):
                blocks = [each.place.block or "" for each in found]
                # a sentence that is also in a list of the letter may be quoted as its item
                known = all(block in over for block in blocks)
                return tuple(dict.fromkeys(heading for block in blocks for heading in over[block])) if known else ()
    return ()


def _says_opposite(heading: str, own: str) -> bool:
    """Whether one heading is over strengths and the other over weaknesses, or both give grades and these differ."""
    mine, theirs = _grade(heading), _grade(own)
    if mine and theirs:
        return mine != theirs
    return _tone(heading) * _tone(own) < 0


def _tone(heading: str) -> int:
    return (_STRONG.search(heading) is not None) - (_WEAK.search(heading) is not None)


def _grade(heading: str) -> str | None:
    match = _GRADED.search(heading)
    return grade_key(match["grade"] or match["verb"]) if match else None


def _topic(heading: str) -> str:
    return plain(_GRADED.sub("", heading)).lower().strip(" :.?–—-")
