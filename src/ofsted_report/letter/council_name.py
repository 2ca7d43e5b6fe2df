"""Finds the council's full name where the letter prints it: in the address, the title, the first or last paragraphs, or
the table of who leads the area (area SEND inspections).

The name is never constructed: a place name alone does not determine the form of its council's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofsted_report.letter.local_area import says_who_leads
from ofsted_report.letter.model import Letter, Said
from ofsted_report.lexicon import BOROUGH_OF, COUNCIL_KINDS, one_of
from ofsted_report.pattern import Pattern

_ADDRESSED = Pattern(r"\b(?:council|corporation|(?:borough|city|county) of)\b", re.IGNORECASE)
_OF = rf"(?:{BOROUGH_OF}|(?:City|County|Council) of) (?:the )?(?:(?:City|County|Isles?) of )?"
_KIND = rf"(?:{one_of(COUNCIL_KINDS)} (?:and )?)*(?:Council|Corporation)\b"
_FOR = r"(?! (?:for|of)\b)"
"""Words after a name that make it another body's: 'Anyshire Council for Voluntary Service'."""
_OPENS = frozenset("the in at of to for by with from as inspection re-inspection".split())
"""Words that may precede a name and begin with a capital. Any other capitalised word belongs to the name: 'North
Anyshire Council' is another council."""
_JOINS = frozenset(("and", "&", "or"))
"""Words that may join another place to the name: 'Westshire and Anyshire Council' is neither."""


def council_name(letter: Letter) -> Said | None:
    """Return the council's name as the letter prints it; None if it prints none that contains the authority's name.

    'Anyshire local authority' is not a council's name, and neither is the name of a trust.
    """
    addressee = letter.addressee
    if addressee and addressee.organisation and _ADDRESSED.search(addressee.organisation):
        return Said.at(addressee.organisation, addressee.place)
    return next((name for said in _texts(letter) if (name := _printed(said, letter.authority))), None)


def council_in_text(letter: Letter) -> Said | None:
    """The name that any paragraph of the letter gives the council, the first one; None where none does.

    Less certain than `council_name`: in passing, Ofsted may call Anyshire County Council 'Anyshire Council'.
    """
    texts = (Said(block.text, (section.place(block),)) for section in letter.sections for block in section.paragraphs)
    return next((name for said in texts if (name := _printed(said, letter.authority))), None)


def _texts(letter: Letter) -> Iterator[Said]:
    yield Said.at(letter.title, letter.places.title)
    yield from says_who_leads(letter)
    for section in letter.sections_of("introduction", "areas_covered", "next_steps"):
        for block in section.paragraphs:
            yield Said(block.text, (section.place(block),))


def _printed(said: Said, authority: str) -> Said | None:
    text = said.text
    place = re.escape(authority)
    for match in re.finditer(rf"\b(?:{_OF}{place}\b(?: {_KIND})?|{place} {_KIND}){_FOR}", text) if authority else ():
        before = text[: match.start()].split()
        word = before.pop() if before else ""
        if word in _JOINS and before and before[-1][0].isupper():
            continue
        if not word[:1].isupper() or word.lower() in _OPENS or word.endswith((".", ",", ":")):
            return Said(match[0], said.places)
    return None
