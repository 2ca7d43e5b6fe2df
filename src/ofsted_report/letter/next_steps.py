"""What happens next: what Ofsted asks the council to do and by when, and when it comes again, in its own words.

Joint inspections have a part of their own for it; the letters of visits say it at their close, and the reports of area SEND
inspections at the end of the outcome. It is no finding, and a committee must not miss the deadline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ofsted_report.letter.cues import ASKED, searchable
from ofsted_report.letter.model import GAP, Letter, Role, Said, Sentence, sentences_of_block
from ofsted_report.lexicon import INSPECTORATES, MAJESTYS, MONTH, one_of
from ofsted_report.reading.footnote_marks import without_mark

_ONE = (
    rf"(?:we|(?:the )?(?:inspectors|inspectorates|(?:{MAJESTYS} )?chief inspector|(?:\w+ ){{1,2}}commission)"
    rf"|HMCI|(?:the )?{one_of(INSPECTORATES)})(?: \([A-Z]+\))?"
)
_OFSTED = rf"{_ONE}(?:(?:,|,? and) {_ONE}){{0,4}}"
"""Who asks and who comes."""
_BEFORE = r"^(?:(?!.{0,150}\b(?:told|said|says?)\b)[^:;“‘]{0,150}, )?"
"""What may stand before it in the sentence: no words of somebody else."""
_TO_WRITE = r"(?:action plan|plan of action|strategic plan|statement of (?:\w+ )?action)\b"
_OF_WHOM = (
    r"(?:that )?(?:you\b|(?:the|your) (?:[\w’'-]+ ){0,5}?(?:area|partnership|partners|authority|council|trust|board)\b"
    rf"|(?:an?|the|your) (?:[\w’'-]+ ){{0,4}}?{_TO_WRITE})"
)
_ASKED = re.compile(
    rf"{_BEFORE}(?:{_OFSTED} (?:will )?(?:also |now |therefore )?(?:asks?|requires?|expects?) (?={_OF_WHOM})"
    r"|(?:(?:and|so|therefore) )?you (?:(?:will|now|therefore) ){0,3}(?:should|must|need to|are (?:asked|required) to)\b)"
    rf"[^;]{{0,300}}?\b{_TO_WRITE}",
    re.IGNORECASE,
)
"""A plan or statement that Ofsted asks for, besides what closes a letter. That somebody's plans should be better is a
finding: so whoever asks, and whom it is asked of, must be named."""
_TIME = (
    r"\b(?:within|in|by|before|after|during|at|no later than|approximately|around)\b[^;]{0,60}?"
    rf"(?:\d|\b(?:(?:day|week|month|term|year)s?|spring|summer|autumn|winter|(?-i:{MONTH}))\b)"
)
_VISIT = (
    r"(?:Our|Another|(?:The|A|An|Your) (?:[\w-]+ ){0,5}?(?:next|further|monitoring|focused|full|ILACS|SEND)) "
    r"(?:[\w-]+ ){0,5}?(?:(?:re-?)?inspection|visit)|(?:The|A|Your) (?:[\w-]+ ){0,3}?re-?inspection"
)
_COMES = re.compile(
    rf"(?:(?:{_VISIT}) (?:will (?!not\b|never\b)|is (?:due|planned|expected|likely)\b)"
    rf"|{_BEFORE}{_OFSTED} will (?!not\b|never\b)(?:\w+ ){{0,2}}?"
    r"(?:carry out|conduct|undertake|return|(?:re)?visit|re-?inspect)\b)"
    rf".{{0,300}}?{_TIME}",
    re.IGNORECASE,
)
"""When Ofsted comes again. That it takes a visit into account when it plans the next one tells no time, and the visits that
social workers make are findings: so it is Ofsted that comes, or its kind of visit."""
_NOT_HERE: frozenset[Role] = frozenset({"areas_covered", "information", "next_steps"})
_CLOSE = 6
"""Paragraphs at the letter's end; what stands before them is findings."""


def next_steps(letter: Letter, *, quoted_already: str = "") -> tuple[Said, ...]:
    """What the letter says must happen next, paragraph by paragraph; what the report quotes as a finding is left out."""
    own = [
        Said(without_mark(block.text), (section.place(block),))
        for section in letter.sections_of("next_steps")
        for block in section.paragraphs
    ]
    said = (_said(sentences, quoted_already) for sentences in _overview_and_close(letter))
    return (*(found for found in said if found is not None), *own)


def _overview_and_close(letter: Letter) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each of the paragraphs where Ofsted says what happens next, where it has no part for it."""
    sections = [section for section in letter.sections if section.role not in _NOT_HERE]
    close = [block for section in sections for block in section.paragraphs][-_CLOSE:]
    for section in sections:
        for block in section.paragraphs:
            if block in close or section in letter.headline_sections:
                yield sentences_of_block(section, block)


def _said(sentences: tuple[Sentence, ...], quoted_already: str) -> Said | None:
    """The sentences of a paragraph that say it, with a mark where others were passed over between them."""
    found = [each for each in sentences if _happens_next(each.text) and each.text not in quoted_already]
    if not found:
        return None
    parts = [found[0].text]
    for before, here in pairwise(found):
        parts += [here.text] if here.number - before.number == 1 else [GAP, here.text]
    return Said(" ".join(parts), tuple(each.place for each in found))


def _happens_next(sentence: str) -> bool:
    return bool(_ASKED.match(sentence) or _COMES.match(sentence) or ASKED.search(searchable(sentence)))
