"""The name of an authority: the place alone, out of the many ways in which titles and addresses print it."""

from __future__ import annotations

import re

from ofsted_report.lexicon import BOROUGH_OF, COUNCIL_BUILDINGS, COUNCIL_INITIALS, COUNCIL_KINDS, POSTS, one_of
from ofsted_report.pattern import Pattern

BEFORE = Pattern(
    rf"^(?:the\s+)?(?:{BOROUGH_OF}\s+|(?:City\s+and\s+)?County\s+(?:Borough\s+)?of\s+(?!Durham)|"
    r"City\s+of\s+(?!London\b)|Council\s+of\s+the\s+)+",
    re.IGNORECASE,
)
AFTER = Pattern(
    r"(?:[’']s?)?\s*(?:\b(?:local\s+authority|local\s+area(?:\s+partnership)?|"
    rf"(?:(?!London\s+Council){one_of(COUNCIL_KINDS)}\s+)*Council|Metropolitan\s+Borough|"
    r"Metropolitan\s+District|District|Unitary\s+Authority|MBC|Corporation)\b)+[’']?s?\s*$",
    re.IGNORECASE,
)
SERVICES = Pattern(
    r"(?:[’']s?)?\s*(?:local\s+authority\s+)?(?:services\s+for\s+)?\b(?:safeguarding\s+)?"
    r"(?:children[’']?s?\s+and\s+)?(?:children|young\s+people)[’']?s?\s+(?:and\s+famil(?:y|ies)[’']?s?\s+)?"
    r"(?:social\s+(?:care|work)\b|services?\b|partnership\b|(?P<body>trust\b|first\b))(?P<after>.*)$",
    re.IGNORECASE,
)
_BEHIND = Pattern(r"\s+(?:in|of|for|at)\s+(?P<place>.*(?-i:[A-Z]).*)$", re.IGNORECASE)
"""A place after its services: 'children's services in Anyshire'."""
_BEHIND_BODY = Pattern(
    r"\s+(?!(?:Ltd|Limited|CIC|Board)\b)(?:(?:in|of|for|at)\s+)?(?P<place>.*?(?-i:[A-Z]).*?)(?:\s+(?:Ltd|Limited|CIC|Board))?$",
    re.IGNORECASE,
)
"""A place after the name of a trust: 'Children First Anyshire'."""
_STATUS = Pattern(rf"\s+(?:City|Borough|County|{one_of(COUNCIL_INITIALS)})$")
"""The status of an authority, if 'Council' is left out: 'Anyford City children's services'."""
ORGANISATION = Pattern(
    rf"\b(?:Council(?!\s+{one_of(COUNCIL_BUILDINGS)})|Corporation|(?:Borough|County|City)\s+of|Combined\s+Authority"
    r"|Children[’']?s?\b.*\bTrust|Children\s+First|MBC|LBC|CIC|Ltd|Limited)\b"
    rf"|^(?!Service|.*\b(?:Directorate|Department|Division|Member|{one_of(POSTS)})s?\b)"
    r"(?-i:[A-Z])\w+(?:\s(?-i:[A-Z])\w+)?\sfor\s(?:(?-i:[A-Z])\w+\s)?Children\b",
    re.IGNORECASE,
)
"""A line of an address that names a council or a trust ('Growing Futures for Children'), and nobody's post."""


_INITIALS = Pattern(r"\s*\([A-Z][A-Za-z]{1,7}\)")
"""How the letter will call the authority, behind its name: '(BCP)'."""


def place(text: str) -> str:
    """'the London Borough of Anyford and Poolmouth children’s services' → 'Anyford and Poolmouth'."""
    text = _INITIALS.sub("", " ".join(text.split())).strip(" .,:")
    text = _without_services(text).strip(" .,:")
    if not text.isalpha():  # one word has nothing around it
        text = _STATUS.sub("", AFTER.sub("", text).strip(" .,:")) or text
        text = BEFORE.sub("", text).strip(" .,:")
    shorter = re.sub(r"^the(?:\s+|$)", "", text, flags=re.IGNORECASE)
    return re.sub(r"[’']s?$", "", shorter).strip(" .,:")


_JOINING = frozenset(("the", "and"))


def plain(name: str) -> str:
    """Return a normal form of a name: equal for 'St. Anyford & the Vale' and 'St Anyford and Vale'."""
    words = re.findall(r"[^\W_]+", name.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    return " ".join(word for word in words if word not in _JOINING)


_OF_SERVICES = frozenset(
    """adoption after and arrangements authority board care child children children’s children's effectiveness families family
    for fostering help in leavers local looked need of people people’s people's partnership protection safeguarding services
    social the their to work young""".split()
)
"""Words of what councils do: a text of nothing else names no place, capital letters or not."""


def is_place(text: str) -> bool:
    """Whether a text in the position of the authority's name can be a place: it begins with a capital and contains more
    than names of services ('looked after', 'Safeguarding')."""
    return text[:1].isupper() and not all(word in _OF_SERVICES for word in text.lower().split())


def _without_services(text: str) -> str:
    """The text without the services, trust or partnership that it names, before or behind the place.

    A trust that has no place in its name keeps it whole; services alone are of no place.
    """
    named = SERVICES.search(text)
    if named is None:
        return text
    if named.start() and text[: named.start()].lower() != "the":
        return text[: named.start()]
    behind = (_BEHIND_BODY if named["body"] else _BEHIND).match(named["after"])
    if behind:
        return behind["place"]
    return text if named["body"] else ""
