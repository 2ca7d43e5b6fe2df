"""The ids of sentences in an archive. Each tells the sentence's document, place and role.

So a search filters what the full-text index found by the ids alone: to look at a row of the table for each of a million
sentences with a common word takes several times as long as the search.
"""

from __future__ import annotations

from ofsted_report.letter.model import ROLES

_ROLE_BITS = 4
_NUMBER_BITS = 20
"""A document has no million sentences: none is read that has more than a million characters."""


def sentence_id(document: int, number: int, role: str) -> int:
    """The id of the sentence with this number in the document with this id; ids are in the order of the text."""
    return (document << _NUMBER_BITS | number) << _ROLE_BITS | ROLES.index(role)


def document_in(id: str) -> str:
    """The document's id, as SQL, in this SQL expression for a sentence's id."""
    return f"({id} >> {_NUMBER_BITS + _ROLE_BITS})"


def role_in(id: str) -> str:
    """The role as its place among `ROLES`, in the same way."""
    return f"({id} & {(1 << _ROLE_BITS) - 1})"
