"""What went before: Ofsted's plain sentences about the inspection before, for the background of the report.

"Since the last inspection, leaders have …" is none of them: it is a finding, and the background must neither praise nor
blame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ofsted_report.letter.model import Letter, Section
from ofsted_report.letter.sentences import split

_YEAR = r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) )?20\d\d"
_GRADE = r"(?:outstanding|good|requir\w+ improvement|inadequate|adequate)"
_LAST = r"(?:last|previous|most recent)(?: (?:full|standard|ILACS|Ofsted|single|judgement))* inspection"

_VISIT_AFTER = re.compile(
    r"^(This|It|(This|The) (focused |monitoring )?visit) (was|is) the (\w+ ){1,7}?(since|after|following)\b.*[.]$",
    re.IGNORECASE,
)
"""What the visit followed; in a letter's introduction."""
_TOLD = tuple(
    re.compile(
        rf"^(?!.*\b(?:improv(?:ed|ing)|declin\w+|deteriorat\w+|strengthened|progress)\b){told}[.]$", re.IGNORECASE
    )
    for told in (
        rf"(?!Since\b)[^,;]{{1,80}}\b(?:were|was) last inspected\b(?: by Ofsted)?,? in {_YEAR}"
        rf"(?:,? (?:when|where|and)\b[^;]*\bjudged\b[^;]*)?",
        rf"At the {_LAST}\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
        rf"In {_YEAR}, [^;]*\b(?:was|were) judged\b[^;]*{_GRADE}[^;]*",
        rf"[^,;]*\b(?:was|were) judged\b[^,;]*{_GRADE}[^,;]* at (?:the time of )?(?:the|its|their) {_LAST},? in {_YEAR}",
        rf"This was a re-?inspection\b[^;]*\bjudged\b[^;]*{_GRADE}[^;]*",
    )
)
"""A whole sentence that tells of the inspection before, and of nothing else."""
_GOES_ON = re.compile(
    rf"^(?:All areas|At that time|Overall|They|It|Services|The (?:inspection|local authority|overall effectiveness))\b"
    rf"(?!.*\b(?:since|now|improved)\b)[^;]*\bjudged\b[^;]*{_GRADE}[^;]*[.]$",
    re.IGNORECASE,
)
"""The sentence behind it that tells the judgement, if it did not."""
_LISTED = re.compile(rf"^The (?:previous|last) inspection of\b[^;]*\bwas (?:published )?in {_YEAR}[.]$", re.IGNORECASE)
"""How the list of earlier inspections tells of one, before its judgement; in single inspections (to 2017)."""


def history(letter: Letter, *, quoted_already: str = "") -> str | None:
    """What the letter says of the inspection before; None where it says nothing, or where a finding says it."""
    found = next(_said(letter), None)
    return None if found is None or found in quoted_already else found


def _said(letter: Letter) -> Iterator[str]:
    """The best first: what a visit followed, the list of earlier inspections, what else tells of the last one."""
    introduction = letter.sections_of("introduction")
    yield from filter(_VISIT_AFTER.search, _sentences(introduction))
    if listed := " ".join(_listed(letter)):
        yield listed
    told = list(_sentences(dict.fromkeys((*introduction, *letter.headline_sections))))
    for pattern in _TOLD:
        for sentence, behind in pairwise([*told, ""]):
            if pattern.search(sentence):
                goes_on = "judged" not in sentence and _GOES_ON.search(behind)
                yield f"{sentence} {behind}" if goes_on else sentence


def _sentences(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        for block in section.paragraphs:
            yield from split(block.text)


def _listed(letter: Letter) -> Iterator[str]:
    """The entries of the list of earlier inspections that are about the authority, each with its judgement."""
    for section in letter.sections_of("information"):
        for block in section.paragraphs:
            sentences = split(block.text)
            if len(sentences) == 2 and _LISTED.search(sentences[0]) and _GOES_ON.search(sentences[1]):
                yield block.text
