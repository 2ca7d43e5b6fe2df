"""What a letter says that it calls people: 'Throughout this letter, care leavers are referred to as …'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split

_THROUGHOUT = re.compile(r"\bthroughout (?:this|the) (?:letter|report|document)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:term|call(?:s|ed)?|refer(?:s|red)? to|known) ?", re.IGNORECASE)


def terms(letter: Letter, quoted: Iterable[str] = ()) -> tuple[str, ...]:
    """The sentences that say so and are not among the `quoted` texts already, as printed."""
    said = "\n".join(quoted)
    return tuple(sentence for sentence in _sentences(letter) if sentence not in said)


def _sentences(letter: Letter) -> Iterator[str]:
    for section in letter.sections:
        for block in section.blocks:
            if _THROUGHOUT.search(block.text):
                found = (sentence for sentence in split(block.text) if _THROUGHOUT.search(sentence))
                yield from (sentence for sentence in found if _CALLED.search(sentence))
