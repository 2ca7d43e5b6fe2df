"""What a letter says that it calls people: 'Throughout this letter, care leavers are referred to as …'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ofsted_report.letter.model import Letter, Said, Sentence, sentences_of_block

_THROUGHOUT = re.compile(r"\bthroughout (?:this|the) (?:letter|report|document)\b", re.IGNORECASE)
_CALLED = re.compile(r"\b(?:term|call(?:s|ed)?|refer(?:s|red)? to|known) ?", re.IGNORECASE)


def terms(letter: Letter, quoted: Iterable[str] = ()) -> tuple[Said, ...]:
    """The sentences that say so and are not among the `quoted` texts already, as printed."""
    said = "\n".join(quoted)
    return tuple(Said.of((sentence,)) for sentence in _sentences(letter) if sentence.text not in said)


def _sentences(letter: Letter) -> Iterator[Sentence]:
    for section in letter.sections:
        for block in section.blocks:
            if _THROUGHOUT.search(block.text):
                found = (each for each in sentences_of_block(section, block) if _THROUGHOUT.search(each.text))
                yield from (each for each in found if _CALLED.search(each.text))
