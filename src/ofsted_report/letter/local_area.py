"""Who leads a local area, according to the table in the report of an area SEND inspection that has the council in its
first column.

The table has no ruled lines, so its cells are read one after another, those of the council and of the health boards in
turn. Only the text of a cell says which column it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ofsted_report.letter.model import Letter, Person, Said, Section
from ofsted_report.letter.people import is_name
from ofsted_report.pattern import Pattern

_DETAILS = Pattern(r"\b(?:partnership|local area) details\b", re.IGNORECASE)
_ABOUT = Pattern(r"\binformation about the (?:local area|partnership)\b", re.IGNORECASE)
_POST = Pattern(r"(?=.*\bdirector\b)(?=.*\bchild(?:ren)?\b)", re.IGNORECASE)
_NOT_THE_COUNCILS = Pattern(r"\b(?:NHS|ICBs?|ICS|health\w*|clinical|medical|nurs\w+|board)\b", re.IGNORECASE)
_LONGEST_CELL = 20
"""Words; longer text is not a cell of the table."""


def says_who_leads(letter: Letter) -> Iterator[Said]:
    """The table's cells, then the paragraphs that say who is responsible for the area."""
    yield from _cells(letter)
    for section in letter.sections_of("information"):
        if _ABOUT.search(section.heading or ""):
            yield from _said(section)


def director(letter: Letter) -> Person | None:
    """Return the council's director for children, with the post as printed.

    None in case of doubt: if several posts could be it, or if the post does not follow exactly one name.
    """
    found = list(_directors(list(_cells(letter))))
    return found[0] if len(found) == 1 else None


def _directors(cells: list[Said]) -> Iterator[Person | None]:
    nothing = Said("", ())
    for (before, above), cell in zip(pairwise([nothing, nothing, *cells]), cells, strict=False):
        name, _, post = cell.text.partition(",")
        if is_name(name) and _is_post(post):
            yield Person(name=name.strip(), role=post.strip(" ."), place=cell.places[0])
        elif _is_post(cell.text):
            named = is_name(above.text) and not is_name(before.text)
            yield Person(name=above.text, role=cell.text.rstrip(" ."), place=above.places[0]) if named else None


def _is_post(text: str) -> bool:
    return bool(_POST.match(text)) and not _NOT_THE_COUNCILS.search(text) and len(text.split()) <= _LONGEST_CELL


def _cells(letter: Letter) -> Iterator[Said]:
    for section in letter.sections_of("information"):
        if _DETAILS.search(section.heading or ""):
            yield from _said(section)


def _said(section: Section) -> Iterator[Said]:
    for block in section.paragraphs:
        yield Said(block.text, (section.place(block),))
