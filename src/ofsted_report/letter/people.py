"""People: inspectors out of a sentence, the addressee out of an address, the signatory out of a letter's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ofsted_report.letter.model import Person, Place
from ofsted_report.lexicon import (
    HONOURS,
    INSPECTORS_RANKS,
    MAJESTYS,
    MONTHS,
    NAME_PARTICLES,
    NUMBERS,
    REMITS,
    STAFF_POSTS,
    TITLES,
    one_of,
)
from ofsted_report.pattern import Pattern

_TITLE = Pattern(rf"^{one_of(TITLES)}\.?\s+")
_HONOUR = one_of(HONOURS)
HONOURS_ALONE = Pattern(rf"{_HONOUR}(?:[\s,]+{_HONOUR})*")
"""Honours where a post could be, as in 'Wendy Ashe, CBE'."""
_PREFIX = r"(?:Anti|Co|Cross|Early|Inter|Intra|Long|Multi|Non|Over|Post|Pre|Re|Self|Semi|Short|Sub|Under|Well)-"
"""Prefixes of hyphenated compounds that never occur in names."""
_WORD = rf"(?:[A-Z][a-z]?[’'])?(?!{_PREFIX}[a-z])[A-ZÀ-Þ][\w’'.]*(?:-\w[\w’']*){{0,3}}"
"""One word of a name; behind a hyphen it may be printed small ('Mary-anne')."""
_NEXT = rf"\s+(?:{one_of(NAME_PARTICLES)}\s+){{0,3}}{_WORD}"
"""A further word of a name, with what may precede it in small letters: 'van der Berg'."""
_NAMES = rf"{_WORD}(?:{_NEXT}){{1,2}}"
NAME = Pattern(rf"^{_WORD}(?:{_NEXT}){{1,4}}(?:\s+{_HONOUR})*$")
RUN_TOGETHER = Pattern(r"^[A-Z][a-z]+[A-Z][a-z]+$")
"""A name whose space was lost in print."""

_RANK = one_of(INSPECTORS_RANKS)
_REMIT = one_of(REMITS)
ROLE = Pattern(
    rf"""^(?:(?:an?|all|both|two|one|three|of|whom|are|who|is|the|and|as)\s+)*
        (?P<role>
          (?:(?:{_RANK}|Assistant|{_REMIT})\s+)?{MAJESTYS}
              \ (?:Chief\ )?[Ii]nspectors?
              (?:,?\ {_REMIT})?(?:\s*\((?:HMI|HMIs|SHMI)\))?(?:\s+\(?designate\)?)?
        | (?:S?HMIs? | Senior\ HMI)(?:\s+\(?designate\)?)? | HMCI
        | (?:{_RANK}\ )?(?:Ofsted\ )?(?:{_REMIT}\ )*
          [Ii]nspectors?(?:\ of\ [A-Z]\w+)?
        | (?:Senior\ )?(?:Ofsted|Regulatory)\ [Ii]nspection\ [Mm]anager | (?:Senior\ )?[Dd]ata\ [Aa]nalyst
        | Regional\ Director.* | National\ Director.* | Deputy\ Director.* | Chief\ (?:Inspector|Operating\ Officer).*
        )\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""The posts of people who make or sign visits, as printed since 2014."""

TRIGGER = Pattern(
    r"""(?:
        \b(?:[Ii]nspectors?|HMIs?|[Tt]eam)\b(?:\ \(\w+\))?(?:\ (?:for|on|of|who|conducting|undertaking)\b[^.,]{0,60}?)?
            \ (?:was|were|are|included|comprised|consisted\ of)\b:?
      | \b(?:carried\ out|conducted|undertaken|completed|led|made|done)\b(?:\ [a-z]+){0,4}?\ by\b
      | \b(?:carried\ out|conducted|undertook|completed|made)\ (?:this|the)\ (?:[a-z]+\ ){0,2}visit\b:?
      | \b(?:accompanied|supported|joined|assisted)\ by\b
      | \b[Ii]nspectors:
    )\s*""",
    re.VERBOSE,
)
"""The words before the names in a sentence that says who made the visit."""
_ACTING = Pattern(
    r"^(?P<names>[^.]{5,250}?),?\s+(?:(?:carried out|conducted|undertook|completed|led|made)\s+(?:this|the|a)\s+"
    r"(?:[a-z]+\s+){0,2}visit\b|(?:was|were)\s+(?:accompanied|supported|joined|assisted)\s+by\b)"
)
"""The same with the names first: 'A and B, Her Majesty's Inspectors, carried out the visit'."""
_LABEL = Pattern(r"\b((?:(?:Deputy|Joint)\s)?(?:Lead|Team)\s)(?:Ofsted\s)?inspectors?\b[^:.]{0,30}:\s*", re.IGNORECASE)
"""A label before names: 'Lead inspector:', 'Team inspectors on site:'."""
_CIRCUMSTANCE = Pattern(r"^(?:Following|After|Before|During|Since|When|While)\b[^,]*,\s*")
"""An introductory phrase before the names: 'After a meeting with inspectors, A and B made a visit'."""
_INSPECTORS_POST = Pattern(r"\b(?:S?HMIs?|[Ii]nspectors?)\b(?![’'])")
"""Without one among those who act, they may be anybody: the council's people make visits, too."""
_THEY_WERE = Pattern(r"^(?:They|These)\s+(?:were|are):?\s+")
"""A sentence that names the inspectors whom the one before it counted."""
WATCHING_WORDS = r"\bquality[- ]assur|\bshadow|\bobservers?\b"
"""Words about people who accompany the inspectors and are not inspectors themselves."""
NOT_INSPECTORS = Pattern(rf"{WATCHING_WORDS}|\bobserved by", re.IGNORECASE)
"""From here on a sentence names people who assured the visit's quality, or watched it."""
_WATCHING = Pattern(
    rf"(?:,\s?)?\b(?:and|with)\s(?:(?!\b(?:and|with)\b)[^,]){{1,150}}(?:,[^,]{{1,150}})?"
    r",?\s(?:as an observer|observing|shadowing)\b"
    rf"|(?:,|(?:,\s?)?\b(?:and|with))\s(?-i:{_NAMES})"
    rf"(?:(?!,\s(?-i:{_NAMES})\s?\(),?\s(?:(?!\band\b)[^,()]){{0,150}})?"
    r"\s?\((?:[^()]{0,150}\s)?(?:observer|observing|shadowing)\b[^()]*\)",
    re.IGNORECASE,
)
"""Somebody who watched, named in the middle of a list: 'and Tom Ashby observing', 'and Tom Ashby, Estyn (observer)'.

Everything in it has an end: a sentence may be as long as the file, and this is tried from every 'and' and comma.
"""
_NAMED_SINGLY = Pattern(
    r"^(?:(?:the\s+)?(?:(?:lead|team|other|second)\s+)?inspectors?|they|these|who)\s+(?:was|were|are):?\s+",
    re.IGNORECASE,
)
"""Words that may precede each name in a list of names."""

LIKE_A_NAME = Pattern(r"^[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'.-]*|[a-z]{1,5})){0,3}\s+[A-Z][\w’'-]+$")
"""Two to five words as a name has them, whether or not they can be one."""
_SPLIT = Pattern(
    r"(?:[,;:]|\((?!designate\))|(?<!\(designate)\)|\band\b|&|\bwith\b|\btogether\b|\balong\b"
    r"|(?=\b(?:accompanied|supported|joined|assisted) by\b))"
)
_ARTICLE = Pattern(r"^(?:the|an?)\s+")
_JOINED_BY = Pattern(r"^(?:accompanied|supported|joined|assisted) by\s+")


def without_title(name: str) -> str:
    """'Ms Sue Harrison' → 'Sue Harrison'; honours after a name stay."""
    return _TITLE.sub("", name.strip()).strip(" ,.")


def is_name(text: str) -> bool:
    """Whether the text can be somebody's name and is nobody's post."""
    text = without_title(text)
    return bool(NAME.match(text) or RUN_TOGETHER.match(text)) and not is_role(text) and not _NOT_A_NAME.search(text)


_MONTH = one_of(month for month in MONTHS if month not in ("March", "April", "May", "June", "August"))
"""The months that are nobody's name."""
_NOT_A_NAME = Pattern(
    r"\b(?:Council|Services|Children|Borough|Chief|Authority|Ofsted|Inspect|Majesty|Department|Education|Social Care|Commission|"
    rf"Constabulary|Probation|National|Quality|Judgement|Covid|COVID|ILACS|HMI|SHMI|{_MONTH})|\b{one_of(STAFF_POSTS)}"
    r"|\b(?:House|Street|Road|Centre|Board|Office|Floor|Workers?)\b"
    r"|\b(?:Town|County|City|Civic|Shire|Guild|Municipal|Market|Village) Hall\b",
)


def is_role(text: str) -> bool:
    """Whether the whole text is the post of an inspector."""
    return bool(ROLE.match(text.strip()))


def role_of(text: str) -> str:
    """The post as printed, without 'two of' and the like."""
    match = ROLE.match(text.strip())
    return match["role"].strip() if match else text.strip()


def find_inspectors(sentences: Sequence[str], places: Sequence[Place] = ()) -> tuple[Person, ...]:
    """Return who made the visit, in printed order. `places` are those of the sentences; with them, each person has a
    place.

    A post after names applies to all names back to the previous post, or to 'accompanied by' ('A and B, Her Majesty's
    Inspectors, and C, Ofsted Inspector'). A post before names applies if none follows.
    """
    found: list[Person] = []
    before = ""
    for at, sentence in enumerate(map(_of_inspectors, sentences)):
        names = labelled_people(sentence) or _acting(sentence) or _counted_before(before, sentence)
        before = sentence
        for trigger in TRIGGER.finditer(sentence):
            announced = people_of_list(sentence[trigger.end() :], _leading_role(sentence[: trigger.end()]))
            if announced:
                names += announced
                break
        for person in names:
            if person.name not in {one.name for one in found}:
                found.append(_placed(person, at, sentences, places))
    return tuple(found) or tuple(_placed(person, at, sentences, places) for person, at in _beside_posts(sentences))


def unread_names(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return what is printed among the inspectors' names as a name is, and was not read as one."""
    unread: dict[str, None] = {}
    for sentence in map(_of_inspectors, sentences):
        announced = (sentence[trigger.end() :] for trigger in TRIGGER.finditer(sentence))
        listed = next(filter(people_of_list, announced), "")
        for part in _SPLIT.split(listed.rstrip(". ")):
            piece = _STARTS_WITH_ROLE.sub("", _NAMED_SINGLY.sub("", part.strip(" .")))
            if name_and_role(piece) == (None, None) and LIKE_A_NAME.match(piece):
                unread[piece] = None
    return tuple(unread)


def _placed(person: Person, at: int, sentences: Sequence[str], places: Sequence[Place]) -> Person:
    """The person with the place of the name within the sentence that names them."""
    if not places:
        return person
    place, begins = places[at], sentences[at].find(person.name)
    if begins >= 0 and place.start is not None:
        place = replace(place, start=place.start + begins, end=place.start + begins + len(person.name))
    return replace(person, place=place)


def labelled_people(text: str) -> list[Person]:
    """The people named behind 'Lead inspector:' or 'Team inspectors:' in a text; a post of their own counts more."""
    labels = list(_LABEL.finditer(text)) if ":" in text else []
    ends = (*(label.start() for label in labels[1:]), len(text))
    return [
        person
        for label, end in zip(labels, ends, strict=False)
        for person in people_of_list(text[label.end() : end], f"{label[1].strip()} inspector".capitalize())
    ]


def _acting(sentence: str) -> list[Person]:
    """The inspectors of a sentence that begins with them."""
    match = _ACTING.match(sentence)
    if match is None or not _INSPECTORS_POST.search(_CIRCUMSTANCE.sub("", match["names"])):
        return []
    return people_of_list(match["names"], None)


def _counted_before(before: str, sentence: str) -> list[Person]:
    """The inspectors of 'They were A and B', after 'The visit was carried out by two of Her Majesty's Inspectors'."""
    they = _THEY_WERE.match(sentence)
    announced = TRIGGER.search(before)
    if they is None or announced is None or not _INSPECTORS_POST.search(before, announced.end()):
        return []
    return people_of_list(sentence[they.end() :], _leading_role(before.rstrip(". ")))


def _of_inspectors(sentence: str) -> str:
    """The sentence without what it says of those who assured the visit's quality or watched it."""
    if "observ" in sentence.lower() or "shadow" in sentence.lower():  # seldom: the pattern takes long
        sentence = _WATCHING.sub("", sentence)
    other = NOT_INSPECTORS.search(sentence)
    return sentence[: other.start()] if other else sentence


_BESIDE_POST = Pattern(
    rf"\b(?P<name>{_NAMES}),?\s+(?:one\ of\s+)?(?P<role>S?HMI\b|{MAJESTYS}\ [Ii]nspectors?|Ofsted\ [Ii]nspector)"
    rf"|(?P<before>S?HMIs?|{MAJESTYS}\ [Ii]nspectors?|Ofsted\ [Ii]nspectors?):?\s+(?P<after>{_NAMES})"
)


def _beside_posts(sentences: Sequence[str]) -> Iterator[tuple[Person, int]]:
    """Yield the people whose names are directly before or after a post, each with the index of the sentence; used if no
    sentence introduces them."""
    seen: set[str] = set()
    for at, sentence in enumerate(map(_of_inspectors, sentences)):
        for match in _BESIDE_POST.finditer(sentence):
            name = without_title(match["name"] or match["after"])
            if is_name(name) and name not in seen:
                seen.add(name)
                yield Person(name=name, role=_singular(match["role"] or match["before"])), at


_BEFORE = Pattern(rf"({MAJESTYS} [Ii]nspectors?|HMIs?|Ofsted [Ii]nspectors?)[^.]*$")


def _leading_role(before: str) -> str | None:
    match = _BEFORE.search(before)
    return match[1] if match else None


_STARTS_WITH_ROLE = Pattern(
    rf"^((?:one |two |three |four |five )?(?:of )?{MAJESTYS} [Ii]nspectors?|S?HMIs?|Ofsted [Ii]nspectors?|"
    r"(?:[Rr]egulatory|[Ll]ead|[Dd]eputy lead|[Tt]eam) [Ii]nspectors?|[Ii]nspectors?)\s+(?=[A-Z])"
)


def people_of_list(text: str, role_before: str | None = None) -> list[Person]:
    """The people of a list, each with the post printed behind or before the name; `role_before`: a post before the list."""
    people: list[Person] = []
    unassigned: list[str] = []
    strangers = 0

    def assign() -> None:
        role = _singular(role_before) if role_before else None
        people.extend(Person(name=name, role=role) for name in unassigned)
        unassigned.clear()

    for part in _SPLIT.split(text.rstrip(". ")):
        piece = part.strip(" .")
        if not piece:
            continue
        joined = _JOINED_BY.match(piece)
        if joined:
            assign()
            piece = piece[joined.end() :]
        piece = _NAMED_SINGLY.sub("", piece)
        piece = _ARTICLE.sub("", piece)
        led = None if is_role(piece) else _STARTS_WITH_ROLE.match(piece)
        if led:
            assign()
            role_before = role_before if led[1].lower().startswith("inspector") else _singular(led[1])
            piece = piece[led.end() :]
        name, role = name_and_role(piece)
        if name is None and role is None:
            strangers += 1
            if strangers > 2 and not (people or unassigned):
                break
            continue
        if name is not None:
            unassigned.append(name)
        if role is not None and not unassigned:
            role_before = role  # 'Her Majesty's Inspectors (HMIs) A, B and C'
        elif role is not None:
            if role_before is not None:  # that is the others' post; this one is the last person's alone
                last = unassigned.pop()
                assign()
                unassigned.append(last)
            people.extend(Person(name=one, role=role) for one in unassigned)
            unassigned = []
    assign()
    return people


_POST = rf"(?:S?HMI|{MAJESTYS})"
_HAS_POST = Pattern(rf"\s{_POST}")
_NAME_THEN_ROLE = Pattern(rf"^(?P<name>{_WORD}(?:{_NEXT}){{1,3}}?)\s+(?P<role>{_POST}.*)$")


def name_and_role(piece: str) -> tuple[str | None, str | None]:
    """A name, a post, or a name with its post, as one piece of a list of people; None for what it is not."""
    if is_role(piece):
        return None, _singular(role_of(piece))
    match = _NAME_THEN_ROLE.match(piece) if _HAS_POST.search(piece) else None
    if match and is_role(match["role"]):
        return without_title(match["name"]), _singular(role_of(match["role"]))
    return (without_title(piece), None) if is_name(piece) else (None, None)


def _singular(role: str) -> str:
    """One person's post: 'Her Majesty's Inspectors' → 'Her Majesty's Inspector'."""
    role = role.strip()
    if role[:1].islower():
        role = re.sub(rf"^(?:{one_of(NUMBERS[1:])} )?(?:of )?", "", role)
    return "HMI" if role == "HMIs" else re.sub(r"([Ii]nspector)s\b", r"\1", role)
