"""Whether a document is Ofsted's at all."""

from __future__ import annotations

import re

from ofsted_report.pattern import Pattern
from ofsted_report.reading.blocks import Blocks

_SENDER = Pattern(r"gov\.uk/ofsted|\bofsted\.gov\.uk|\bPiccadilly Gate\b|\bAviation House\b", re.IGNORECASE)
_NAMED = Pattern(r"\bOfsted\b|Office for Standards in Education|Majesty[’']s (?:Chief )?Inspector|\bHMI\b")
_CHILDREN = Pattern(
    r"children[’']?s?[’']? (?:social (?:care|work) )?services|local authority"
    r"|local (?:area )?partnership|safeguarding (?:children )?partnership"
    r"|monitoring visit|focus+ed visit|joint targeted area inspection|area SEND",
    re.IGNORECASE,
)


def is_from_ofsted(blocks: Blocks, *, whatever_it_is_about: bool = False) -> bool:
    """Whether it comes from Ofsted, and is about an authority's services: by its address at the head, or by its words.

    `whatever_it_is_about`: whether its subject does not matter.
    """
    masthead = "\n".join(line.text for line in blocks.furniture)
    text = "\n".join(block.text for block in blocks.body)
    if not whatever_it_is_about and not _CHILDREN.search(text):
        return False
    return bool(_SENDER.search(masthead) or (_NAMED.search(text) and _voice(text)))


_VOICE = Pattern(
    r"this letter summarises|inspectors? (?:looked|considered|reviewed|found|evaluated|saw)|the inspectors? w(?:as|ere)"
    r"|inspection dates?|joint inspection of|lead inspector|Ofsted will take|inspection was carried out|Majesty[’']s Inspector",
    re.IGNORECASE,
)


def _voice(text: str) -> bool:
    """Whether the text describes a visit in Ofsted's own phrases."""
    return bool(_VOICE.search(text))
