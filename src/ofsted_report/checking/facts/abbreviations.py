"""Does the report's list of abbreviations say what the letter says they mean?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.model import Problem
from ofsted_report.letter.abbreviations import meanings
from ofsted_report.letter.model import Letter
from ofsted_report.pattern import Pattern

_LISTS = Pattern(r"\babbreviations?\b", re.IGNORECASE)
_ENTRY = Pattern(r"\b(?P<short>[A-Z][A-Za-z&]{0,8}[A-Z]s?) \((?P<long>[^()]+)\)")


def abbreviation_problems(own: Sequence[OwnSentence], letter: Letter, path: str) -> Iterator[Problem]:
    """Abbreviations that a sentence about abbreviations explains otherwise than the letter."""
    known = None
    for sentence in own:
        if not _LISTS.search(sentence.text):
            continue
        known = known if known is not None else meanings(letter)
        for match in _ENTRY.finditer(sentence.text):
            right = known.get(match["short"].removesuffix("s"), ())
            if right and _words(match["long"]) not in [_words(long) for long in right]:
                yield Problem.at(
                    sentence.passage,
                    code="abbreviation-differs",
                    message=f"The report says that {match['short']} means “{match['long']}”; the letter says “{right[0]}”.",
                    path=path,
                    detail=sentence.text,
                )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
