"""English that follows the facts: articles, lists of names, Her or His Majesty's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from ofsted_report.letter.model import Person, Said
from ofsted_report.lexicon import BOROUGH_OF, MAJESTYS, NUMBERS, one_of
from ofsted_report.pattern import Pattern
from ofsted_report.settings.text import OpenField, Text, TextPart

ACCESSION = date(2022, 9, 8)
"""From this day inspectors are His Majesty's."""

_WITH_THE = Pattern(rf"(Isles? of|City of|{BOROUGH_OF}|East Riding)\b", re.IGNORECASE)
_ONE_OF_SEVERAL = Pattern(r"(\w HMI|inspector|adviser|advisor|officer)$", re.IGNORECASE)
_MAJESTYS_INSPECTOR = Pattern(rf"^(HMIs?|{MAJESTYS}['’]? Inspectors?( \(HMIs?\))?)$", re.IGNORECASE)
_TEAM = Pattern(
    r"\b(?:Team|Unit|Office|Officer|Manager|Section|Department|Division|Service|Clerk|Group|Secretariat|Hub)$",
    re.IGNORECASE,
)
_BODIES = (
    "Cabinet Member", "Executive Member", "Lead Member", "Sub-Committee", "Subcommittee", "Committee", "Panel", "Board",
    "Cabinet", "Commission", "Forum", "Executive", "Partnership", "Group", "Assembly", "Council"
)  # fmt: skip
"""What bodies are that reports go to; of two that begin alike the longer one first."""
_BODY = Pattern(rf"\b{one_of(_BODIES)}\b", re.IGNORECASE)
_OF_WHAT = Pattern(r"\s(?:of|for|on|to)\s", re.IGNORECASE)
"""Behind this a name says what the body is concerned with, or whose it is: 'Scrutiny Board for Children’s Services'."""
_FIGURES_FROM = 10
"""A number is written in figures from here on."""


def article(words: str, *, numbered: bool = False) -> str:
    """'a' or 'an' before these words, by their first letter: right for all that Ofsted's visits are called.

    'its' before one that is numbered, as 'second monitoring visit'.
    """
    if numbered:
        return "its"
    return "an" if words[:1].lower() in "aeiou" else "a"


def with_the(place: str) -> str:
    """The place's name with the article that English gives it: 'the Isle of Wight', 'Anyshire'."""
    return f"the {place}" if _WITH_THE.match(place) else place


def with_the_of_a_team(name: str) -> str:
    """The name of a team or an officer with the article that English gives it: 'the Democratic Services Team'.

    'Democratic Services' has none, nor has the name of a person.
    """
    return f"the {name}" if _TEAM.search(name) and not name.casefold().startswith(("the ", "our ")) else name


def body(committee: str) -> str | None:
    """Return what the committee is by its own name: 'Committee', 'Panel', 'Cabinet'; None if the name does not say."""
    for words in (_OF_WHAT.split(committee)[0], committee):
        found = [match[0] for match in _BODY.finditer(words)]
        # 'Children’s Scrutiny Panel, Anyshire Council' is a panel
        if own := [each for each in found if each.casefold() != "council"] or found:
            return " ".join(word.capitalize() if word.islower() else word for word in own[-1].split())
    return None


def counted(number: int, one: str, many: str | None = None) -> str:
    """'1 finding', '2,000 findings'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def number(count: int) -> str:
    """Small numbers in words, as reports write them: 'three', '12'."""
    return NUMBERS[count] if count < _FIGURES_FROM else str(count)


def beginning(text: Text) -> Text:
    """The text as a sentence begins with it: with a capital."""
    first, *rest = text.parts
    if isinstance(first, OpenField):
        return text
    words = str(first)[:1].upper() + str(first)[1:]
    return Text((Said(words, first.places) if isinstance(first, Said) else words, *rest))


def series(names: Sequence[str], conjunction: str = "and") -> str:
    """'A'; 'A and B'; 'A, B and C'."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {conjunction} {names[-1]}"


def joined(texts: Sequence[Text], between: str = " ", last: str | None = None) -> Text:
    """The texts as one, by default sentences as a paragraph; `last`: what is between the last two, if that is something else."""
    parts: list[TextPart] = []
    for number, text in enumerate(texts):
        if number:
            parts.append(between if last is None or number < len(texts) - 1 else last)
        parts.extend(text.parts)
    return Text(tuple(parts))


def inspectors(people: Iterable[Person], when: date | None) -> str:
    """Return who made the visit, with each role once: 'A and B, Her Majesty’s Inspectors, and C, Ofsted Inspector'.

    With more than two roles, or a comma in one, the roles are in brackets to be unambiguous: 'A (HMI, lead inspector), B
    and C (HMIs) and D (CQC inspector)'. `when` decides between Her and His Majesty's; without it the role stays as printed.
    """
    team = [
        (role, [person.name for person in members])
        for role, members in groupby(people, key=lambda person: _role(person.role, when))
    ]
    if len(team) > 2 or (len(team) > 1 and any("," in (role or "") for role, _ in team)):
        return series([f"{series(names)} ({_shared(role, names)})" if role else series(names) for role, names in team])
    groups = [f"{series(names)}, {_shared(role, names)}" if role else series(names) for role, names in team]
    if len(groups) < 2:
        return "".join(groups)
    return f"{', '.join(groups[:-1])}, and {groups[-1]}"


def _role(printed: str | None, when: date | None) -> str | None:
    if printed is None or not printed.strip():
        return None
    if _MAJESTYS_INSPECTOR.match(printed.strip()) and when is not None:
        return f"{'Her' if when < ACCESSION else 'His'} Majesty’s Inspector"
    return re.sub(r"Inspectors$", "Inspector", printed.strip())


def _shared(role: str, names: Sequence[str]) -> str:
    """The role of one, or of several: inspectors have a plural, 'Ofsted' and 'HMI, social care' have none."""
    return f"{role}s" if len(names) > 1 and _ONE_OF_SEVERAL.search(role) else role
