"""What went before: Ofsted's plain sentences about the inspection before, for the background of the report.

"Since the last inspection, leaders have …" is none of them: it is a finding, and the background must neither praise nor
blame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from ofsted_report.letter.cues import TOLD_BEFORE, searchable
from ofsted_report.letter.model import Letter, Said, Section, Sentence, sentences_in, sentences_of_block
from ofsted_report.lexicon import GRADES, MONTH

_YEAR = rf"(?:{MONTH} )?20\d\d"
_GRADE = rf"(?:{GRADES}|requir(?:e|ing) improvement)"
_LAST = r"(?:last|previous|most recent)(?: (?:full|standard|ILACS|Ofsted|single|judgement))* inspection"

_LONGEST = 600
"""Characters; no plain fact takes more, and a sentence without end would be searched without end."""
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
        rf"[^;]*\b(?:predecessor|former|previous) (?:\w+ ){{0,2}}(?:council|authority)\b"
        rf"[^;]*\b(?:were|was) (?:judged|last inspected)\b[^;]*{_YEAR}[^;]*",
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
_AGAIN = re.compile(r"\bre-?inspection\b", re.IGNORECASE)
_IS_AGAIN = re.compile(r"^This (?:was|is) (?:a|the) re-?inspection\b", re.IGNORECASE)
_REPORTED = re.compile(
    rf"^The (?:previous|last|most recent) inspection(?: report)?\b[^;]*\bwas (?:published )?in {_YEAR}[.]$",
    re.IGNORECASE,
)
_LEADS_IN = re.compile(r"\bjudge?ments?\b[^.;]*:$|\bjudged\b[^.;]*:$", re.IGNORECASE)
_JUDGED = re.compile(rf"^[^.:;]{{3,90}}:\s*{_GRADE}[.]?$", re.IGNORECASE)
"""The same with its judgements in a list: the report, what leads the list in, and each area with its grade."""


def history(letter: Letter, *, quoted_already: str = "") -> Said | None:
    """What the letter says of the inspection before; None where it says nothing, or where a finding says it.

    A judgement whose date a finding tells is no sentence to stand alone, but a date may stand without the judgement.
    """
    found = next(_said(letter), ())
    told = tuple(takewhile(lambda sentence: sentence.text not in quoted_already, found))
    return _joined(told) if told else None


def is_reinspection(letter: Letter) -> bool:
    """Whether the document says that it is of a re-inspection, in its title or in its introduction."""
    if _AGAIN.search(letter.title):
        return True
    opening = (block.text for section in letter.sections_of("introduction") for block in section.paragraphs)
    return any(_IS_AGAIN.match(text) for text in opening)


def _joined(told: tuple[Sentence, ...]) -> Said:
    """The sentences one after another; judgements that are a list's items with a semicolon between, as a list has none."""
    said = Said.of([each for each in told if not _JUDGED.search(each.text)])
    judged = [each for each in told if _JUDGED.search(each.text)]
    if not judged:
        return said
    listed = "; ".join(each.text.rstrip(". ") for each in judged)
    return Said(f"{said.text} {listed}.", (*said.places, *(each.place for each in judged)))


def _said(letter: Letter) -> Iterator[tuple[Sentence, ...]]:
    """Sentences, the best first: what a visit followed, the list of earlier inspections, what else tells of the last one."""
    introduction = letter.sections_of("introduction")
    yield from ((sentence,) for sentence in _sentences(introduction) if _counts_visits(_fact(sentence)))
    if listed := tuple(_listed(letter)):
        yield listed
    told = list(_sentences(dict.fromkeys((*introduction, *letter.headline_sections))))
    for pattern in _TOLD:
        for sentence, behind in pairwise([*told, None]):
            if sentence is not None and pattern.search(_fact(sentence)):
                goes_on = behind is not None and "judged" not in sentence.text and _GOES_ON.search(_fact(behind))
                yield (sentence, behind) if behind is not None and goes_on else (sentence,)


def _counts_visits(sentence: str) -> bool:
    """Whether it tells what the visit followed: "This was the second visit since …"."""
    return sentence.endswith(".") and TOLD_BEFORE.search(searchable(sentence)) is not None


def _sentences(sections: Iterable[Section]) -> Iterator[Sentence]:
    return (sentence for sentence in sentences_in(tuple(sections)) if sentence.kind != "footnote")


def _fact(sentence: Sentence) -> str:
    """The sentence, where it can be a plain fact; nothing of one that is too long, so that none is joined over it."""
    return sentence.text if len(sentence.text) <= _LONGEST else ""


def _listed(letter: Letter) -> Iterator[Sentence]:
    """The entries of the list of earlier inspections that are about the authority, each with its judgement: two sentences;
    or two sentences that lead in the judgements as sub-items."""
    for section in letter.sections_of("information"):
        said = [sentences_of_block(section, block) for block in section.paragraphs]
        for i, sentences in enumerate(said):
            if len(sentences) == 2 and _REPORTED.search(_fact(sentences[0])) and _LEADS_IN.search(_fact(sentences[1])):
                judged = tuple(takewhile(lambda each: len(each) == 1 and _JUDGED.search(_fact(each[0])), said[i + 1 :]))
                if judged:
                    yield from (*sentences, *(each for inner in judged for each in inner))
            if len(sentences) == 2 and _LISTED.search(_fact(sentences[0])) and _GOES_ON.search(_fact(sentences[1])):
                yield from sentences
