"""What happens next: what Ofsted asks the council to do and by when, and when it comes again, in its own words.

Joint inspections have a part of their own for it; the letters of visits say it at their close, and the reports of area SEND
inspections at the end of the outcome. It is no finding, and a committee must not miss the deadline.
"""

from __future__ import annotations

import re
from itertools import pairwise

from ofsted_report.findings.cues import ASKED, searchable
from ofsted_report.findings.model import GAP
from ofsted_report.letter.model import Block, Letter, Role
from ofsted_report.letter.sentences import split
from ofsted_report.reading.marks import without_mark

_TO_WRITE = r"(?:action plan|plan of action|strategic plan|statement of (?:\w+ )?action)\b"
_ASKED = re.compile(
    rf"\b(?:ofsted|we|chief inspector|HMCI|commission(?: \(CQC\))?|CQC) (?:will )?(?:also |now )?(?:asks?|requires?|expects?)"
    rf"\b.*\b{_TO_WRITE}"
    rf"|\byou (?:(?:will|now|therefore) )*(?:should|must|need to|are (?:asked|required) to)\b.*\b{_TO_WRITE}",
    re.IGNORECASE,
)
"""A plan or statement that Ofsted asks for, besides what closes a letter. That somebody's plans should be better is a
finding: so whoever asks, or whom it is asked of, must be named."""
_TIME = r"\b(?:within|in|by|before|after|no later than|approximately|around)\b[^;]*?(?:\d|\b(?:day|week|month|term|year)s?\b)"
_COMES = re.compile(
    r"(?:^(?:The|A|An|Another|Our|Your) (?:[\w-]+ )*?(?:re-?)?(?:inspection|visit) (?:will|is (?:due|planned|expected|likely))"
    r"|^(?:We|Ofsted|Inspectors|HMCI)\b[^,;]{0,60} will (?:\w+ )?(?:carry out|conduct|return|(?:re)?visit|re-?inspect))\b"
    rf".*{_TIME}",
    re.IGNORECASE,
)
"""When Ofsted comes again. That it takes a visit into account when it plans the next one tells no time."""
_NOT_HERE: frozenset[Role] = frozenset({"areas_covered", "information", "next_steps"})


def next_steps(letter: Letter, *, quoted_already: str = "") -> tuple[str, ...]:
    """What the letter says must happen next, paragraph by paragraph; what the report quotes as a finding is left out."""
    own = [without_mark(block.text) for s in letter.sections_of("next_steps") for block in s.paragraphs]
    elsewhere = [block for s in letter.sections if s.role not in _NOT_HERE for block in s.paragraphs]
    said = (_said(block, quoted_already) for block in elsewhere)
    return (*(text for text in said if text), *own)


def _said(block: Block, quoted_already: str) -> str:
    """The sentences of a paragraph that say it, with a mark where others were passed over between them."""
    sentences = split(block.text)
    found = [n for n, text in enumerate(sentences) if _happens_next(text) and text not in quoted_already]
    if not found:
        return ""
    parts = [sentences[found[0]]]
    for before, here in pairwise(found):
        parts += [sentences[here]] if here - before == 1 else [GAP, sentences[here]]
    return " ".join(parts)


def _happens_next(sentence: str) -> bool:
    return bool(_ASKED.search(sentence) or _COMES.search(sentence) or ASKED.search(searchable(sentence)))
