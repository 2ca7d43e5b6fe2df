"""The name of an authority: the place alone, out of the many ways in which titles and addresses print it."""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"^(?:the\s+)?(?:(?:London|Royal|Metropolitan)\s+Borough\s+of\s+|(?:City\s+and\s+)?County\s+(?:Borough\s+)?of\s+(?!Durham)|"
    r"Borough\s+of\s+|City\s+of\s+(?!London\b)|Council\s+of\s+the\s+)+",
    re.IGNORECASE,
)
AFTER = re.compile(
    r"(?:[’']s?)?\s*(?:\b(?:local\s+authority|local\s+area(?:\s+partnership)?|(?:Royal\s+|London\s+)?(?:Metropolitan\s+)?"
    r"(?:City|County|Borough|District|Unitary)*\s*(?:Borough\s+|District\s+|Unitary\s+)?Council|Metropolitan\s+Borough|"
    r"Metropolitan\s+District|District|Unitary\s+Authority|MBC|Corporation)\b)+[’']?s?\s*$",
    re.IGNORECASE,
)
SERVICES = re.compile(
    r"(?:[’']s?)?\s*(?:local\s+authority\s+)?(?:services\s+for\s+)?\b(?:safeguarding\s+)?"
    r"(?:children[’']?s?\s+and\s+)?(?:children|young\s+people)[’']?s?\s+(?:and\s+famil(?:y|ies)[’']?s?\s+)?"
    r"(?:social\s+(?:care|work)\b|services?\b|partnership\b|trust\b|first\b).*$",
    re.IGNORECASE,
)
_STATUS = re.compile(r"\s+(?:City|Borough|County|BC|CC|LBC)$")
"""What an authority is, where 'Council' was left out: 'Anyford City children's services'."""
ORGANISATION = re.compile(
    r"\b(?:Council(?!\s+(?:House|Office|Building|Chamber))|Corporation|(?:Borough|County|City)\s+of|Combined\s+Authority"
    r"|Children[’']?s?\b.*\bTrust|Children\s+First|MBC|LBC|CIC|Ltd|Limited)\b"
    r"|^(?!Service|.*\b(?:Director|Member|Head|Officer|Lead|Leader|Manager|Commissioner)s?\b)"
    r"(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?\sfor\s(?:(?-i:[A-Z])\w+\s)?Children\b",
    re.IGNORECASE,
)
"""A line of an address that names a council or a trust ('Growing Futures for Children'), and nobody's post."""


def place(text: str) -> str:
    """'the London Borough of Barking and Dagenham children’s services' → 'Barking and Dagenham'."""
    text = " ".join(text.split()).strip(" .,:")
    text = SERVICES.sub("", text).strip(" .,:")
    shorter = _STATUS.sub("", AFTER.sub("", text).strip(" .,:"))
    shorter = BEFORE.sub("", shorter or text).strip(" .,:")
    shorter = re.sub(r"^the(?:\s+|$)", "", shorter, flags=re.IGNORECASE)
    return re.sub(r"[’']s?$", "", shorter).strip(" .,:")
