"""Reads a letter's head above the salutation: date and addressees, one fact per line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby, pairwise, takewhile
from typing import NamedTuple

from ofsted_report.letter.dates import read_date
from ofsted_report.letter.model import Addressee
from ofsted_report.letter.people import HONOURS_ALONE, LIKE_A_NAME, is_name, without_title
from ofsted_report.letter.place_names import ORGANISATION
from ofsted_report.lexicon import BOROUGH_OF, COUNCIL_BUILDINGS, ORDINAL_ENDING, POSTS, RANKS, TITLES, one_of
from ofsted_report.pattern import Pattern
from ofsted_report.reading.footnote_marks import without_mark

SALUTATION = Pattern(r"^Dear\b.{2,160}$")
_DATE_LIKE = Pattern(rf"^\d{{1,2}}{ORDINAL_ENDING}?\s+[A-Z][a-z]+\s+\d{{2,6}}$")
_INSERT = Pattern(r"^[\[<]*\s*(?:insert|enter)\s", re.IGNORECASE)
_ASIDE = Pattern(r"^(?:\[.*\]|<.*>)$")
"""A line in brackets above the salutation: a placeholder or a note such as '[via email]', never part of an address."""
_HONOUR_APART = Pattern(rf"^(?P<name>[^,]{{3,60}}),\s+(?P<honours>{HONOURS_ALONE.pattern}),\s+")
"""A name with a comma before its honours, and a post behind them: 'Tom Ashby, QPM, Chief Constable'."""
_DELIVERY = Pattern(r"^(?:sent )?(?:by|via)\b|^(?:strictly )?(?:private|confidential)\b|e-?mail", re.IGNORECASE)
"""How a letter is sent: 'By email', 'Private and confidential'."""
_WORDS = Pattern(r"\w+")
_GREETED = Pattern(r"\b[A-Z][\w’'-]+")
_NOBODY_GREETED = Pattern(r"\b(?:partner(?:ship)?s?|colleagues?|sir|madam|all|board|council)\b", re.IGNORECASE)
_FIELD_PIECE = Pattern(r"e-?mail address|line \d|[^\W_]+(?:[’'][a-z]+)?")
_FIELD_WORDS = frozenset(
    """name names full first last forename surname title address addressee recipient salutation line street town city county
    borough postcode date day month year dd mm yy yyyy post job role council councils la las local authority area partnership
    organisation dcs director chief executive children children's children’s services service inspector inspectors inspection
    visit letter urn reference number telephone of the for and or to here""".split()
)
"""The words that placeholders in Ofsted's template are made of."""
_POST = Pattern(rf"\b(?:{one_of(POSTS)}|{one_of(RANKS)}|DCS)\b")
_POST_BEGINS = Pattern(rf"(?:{one_of(RANKS)}\s)*{one_of(POSTS)}\b")
"""The beginning of a post directly after a name."""
_SERVICES = Pattern(
    r"^(?:(?:and|for|of|the|Adults?|Children(?:[’']?s)?|Young|People|People[’']s|Famil(?:y|ies)|Education|Skills|"
    r"Learning|Social|Care|Work|Health|Well-?being|Communit(?:y|ies)|Integration|Lifelong|Inclusion|Schools|"
    r"Early|Help|Safeguarding|Partnerships?|Services?|Prevention|Commissioning|Public|Housing|Culture)[,&\s]*|&\s*)+$"
)
_UNFINISHED = Pattern(r"(?:\b(?:of|for|and|the|with|upon)|&)$")
"""The end of a line that the next one continues."""
_GOES_ON = Pattern(r"(?:(?:and|of|for|with|upon)\b|&)|[^A-Z\d]+$")
"""The beginning of a line that continues the one before. A line entirely in lower case ('local authority') does too, as it
cannot be a house, street or place."""
_CONTENT = Pattern(r"[A-Z][a-z]+")
_UNREMARKABLE = {"Services", "Service"}
_POSTCODE = Pattern(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d\s?[A-Z]{2}$")
_LINE_IS_PERSON = Pattern(
    r"^(?P<name>[^,(]{1,80}?)(?:,\s*|\s+[-–—]\s+|\s*\()"
    rf"(?P<role>(?:[A-Z]\w+,\s)?[^,]*\b{one_of(POSTS)}\b.*)$"
)
"""A person with a post; the post may have a comma in it ('Police, Fire and Crime Commissioner')."""


class Head(NamedTuple):
    """The facts above the body."""

    letter_date: date | None = None
    printed_date: str | None = None
    """The line that was meant as the date but cannot be one ('6 November 20205')."""
    addressee: Addressee | None = None
    salutation: str | None = None
    dated_on: int | None = None
    """The index of the line with the date."""
    addressed_on: int | None = None
    """The index of the line that names the addressee."""
    unfilled: tuple[str, ...] = ()
    """Lines that are fields of a template and no facts; they are in none of the others."""
    others: tuple[Addressee, ...] = ()
    """To whom else it is written, in printed order."""
    unread: tuple[str, ...] = ()
    """Lines below the date that are part of no addressee."""


def find_salutation(lines: Sequence[str]) -> int | None:
    """Return the index of the salutation: the first line that begins with 'Dear'."""
    return next((i for i, line in enumerate(lines) if SALUTATION.match(line)), None)


def greeted(salutation: str) -> frozenset[str]:
    """Return the names in a salutation; none where it greets a partnership, or somebody by their post."""
    words = _GREETED.findall(salutation.removeprefix("Dear"))
    nobody = _NOBODY_GREETED.search(salutation) or _POST.search(salutation)
    return frozenset(() if nobody else (word for word in words if word not in TITLES))


def read_head(lines: Sequence[str], authority: str | None) -> Head:
    """The facts of a letter's head, given its lines down to the salutation, the masthead left out."""
    at = find_salutation(lines)
    printed = {line: line.strip(" ,") for line in lines[:at]}
    unfilled = tuple(line for line in lines[:at] if _is_unfilled(printed[line]))
    above = [line for line in lines[:at] if printed[line] and line not in unfilled and not _ASIDE.match(printed[line])]
    dated = [i for i, line in enumerate(above) if _DATE_LIKE.match(line) or read_date(line)]
    date_line = next((above[i] for i in dated if read_date(above[i])), None)
    letter_date = read_date(date_line) if date_line is not None else None
    misprinted = above[dated[0]] if dated and letter_date is None else None
    address = above[dated[0] + 1 :] if dated else above
    if len(address) < 2 and dated:
        address = above[: dated[0]]  # some print the date below the address
    named = greeted(lines[at]) if at is not None else frozenset[str]()
    person_at = _person_at([line.strip(" ,") for line in address], named)
    person_line = address[person_at] if person_at is not None else None
    addressees = read_addressees(address, authority, named) if at is not None else ()
    return Head(
        letter_date=letter_date,
        printed_date=misprinted,
        addressee=addressees[0] if addressees else None,
        others=addressees[1:],
        salutation=lines[at].strip() if at is not None else None,
        dated_on=lines.index(date_line) if date_line is not None else None,
        addressed_on=lines.index(person_line) if at is not None and person_line is not None else None,
        unfilled=unfilled,
        unread=tuple(_unread(address, addressees)) if addressees else (),
    )


def _unread(lines: Sequence[str], addressees: Sequence[Addressee]) -> Iterator[str]:
    """The lines of which most words are in none of the addressees."""
    said = {
        word
        for one in addressees
        for text in (one.name, one.role or "", one.organisation or "", *one.address)
        for word in _WORDS.findall(text)
    }
    for line in lines:
        words = _WORDS.findall(without_title(without_mark(line.strip())))
        if sum(word not in said for word in words) * 2 > len(words) and not _DELIVERY.search(line.strip()):
            yield line.strip()


def _is_unfilled(line: str) -> bool:
    """Whether it is a field of Ofsted's template into which nothing was written: 'Insert address', '[Date]', '[xx]'."""
    pieces = _FIELD_PIECE.findall(line.lower())
    named = all(p in _FIELD_WORDS or p.startswith(("line ", "email ", "e-mail ")) or set(p) == {"x"} for p in pieces)
    return bool(_INSERT.match(line)) or (bool(_ASIDE.match(line)) and named)


def read_addressees(
    lines: Sequence[str], authority: str | None, named: frozenset[str] = frozenset()
) -> tuple[Addressee, ...]:
    """Return everyone to whom a letter is addressed: a list of people with a post in each line, or several addresses.

    `named`: the names in the salutation.
    """
    printed = [without_mark(line.strip()) for line in lines]
    first = _person_at([line.strip(" ,") for line in printed], named)
    if first is None:
        return ()
    strict = sum(is_person_line(line.strip(" ,")) for line in printed)
    listed = strict > 1 or (strict == 1 and sum(_named_with_post(line.strip(" ,")) is not None for line in printed) > 2)
    above = set(printed[: first + 1])  # an address may be held twice
    starts = [
        i
        for i in range(first + 1, len(printed))
        if printed[i] not in above and _begins_another(printed, i, listed=listed)
    ]
    ends = (*starts, len(printed))
    addressee = read_addressee(printed[: ends[0]], authority, named)
    others: list[Addressee] = []
    for start, end in zip(starts, ends[1:], strict=True):
        if listed:
            name, post = _named_with_post(" ".join(printed[start:end]).strip(" ,")) or ("", "")
            role, _, organisation = post.rpartition(",")
            if not role or not ORGANISATION.search(organisation):
                role, organisation = post, ""
            others.append(Addressee(name=without_title(name), role=role, organisation=organisation.strip() or None))
        elif (other := read_addressee(printed[start:end], authority)) is not None:
            others.append(other)
    if addressee is None:
        return ()
    by_name = {addressee.name: addressee}
    for other in others:
        by_name.setdefault(other.name, other)
    return tuple(by_name.values())


def _begins_another(lines: Sequence[str], at: int, *, listed: bool) -> bool:
    """Whether another addressee begins with a line: in a list a name with a post; else a name alone above a post."""
    line = lines[at].strip(" ,")
    if listed:
        return _named_with_post(line) is not None
    following = lines[at + 1].strip(" ,") if at + 1 < len(lines) else ""
    return is_person_line(line) or (is_name(line) and bool(_POST.search(following)) and not is_name(following))


def _named_with_post(line: str) -> tuple[str, str] | None:
    """The name and the post of a line in a list of addressees: 'Dee Ashe QPM, Chief Constable', 'Sue Penn Designated Nurse'."""
    line = _HONOUR_APART.sub(r"\g<name> \g<honours>, ", line)
    person = _LINE_IS_PERSON.match(line)
    if person and is_name(person["name"]):
        return person["name"], person["role"].rstrip(")") if "(" not in person["role"] else person["role"]
    words = line.split()
    for count in (2, 3):
        before, behind = " ".join(words[:count]), " ".join(words[count:])
        if _POST_BEGINS.match(behind) and is_name(before):
            return before, behind
    name, _, post = line.partition(",")
    if post.strip() and is_name(name.strip()) and not any(c.isdigit() for c in post):
        return name.strip(), post.strip()
    return None


def read_addressee(
    lines: Sequence[str], authority: str | None, named: frozenset[str] = frozenset()
) -> Addressee | None:
    """The first person of an address, with post, organisation and the remaining lines."""
    rest = _without_repeats([line.strip(" ,") for line in lines])
    start = _person_at(rest, named)
    if start is None:
        return None
    rest = _with_its_second_line(_name_first(rest, start))
    person = _LINE_IS_PERSON.match(rest[0])
    if person:
        post = person["role"]
        organisation, role = _part_organisation(post if "(" in post else post.rstrip(")"), authority)
        own = takewhile(lambda line: not (is_name(line.partition(",")[0]) or is_person_line(line)), rest[1:])
        return _addressee(without_title(person["name"]), role, organisation, tuple(own), authority)
    name, after = rest[0], 1
    role_lines: list[str] = []
    while after < len(rest) and _continues_role(role_lines, rest[after], lines):
        role_lines.append(rest[after])
        after += 1
    organisation, role = _part_organisation(_joined(role_lines, lines), authority)
    if not role_lines and len(rest) > after + 1 and _is_post_below(rest[after], rest[after + 1]):
        organisation, role, after = rest[after], rest[after + 1], after + 2
    return _addressee(without_title(name), role, organisation, rest[after:], authority)


def _name_first(lines: list[str], at: int) -> list[str]:
    """The address from the person's name on; a post that is printed above the name, and not below it, comes after it."""
    above, name, below = lines[:at], lines[at], lines[at + 1 :]
    post = next((i for i, line in enumerate(above) if _POST.search(line)), None)
    if post is None or not is_name(name) or (below and _POST.search(below[0])):
        return lines[at:]
    return [name, *above[post:], *(line for line in above[:post] if ORGANISATION.search(line)), *below]


def is_person_line(line: str) -> bool:
    """Whether a line gives a person with post, separated by commas: one of several addressees."""
    if line[:1].islower():
        return False  # as no name begins, and most lines of text do
    person = _LINE_IS_PERSON.match(line)
    return person is not None and is_name(person["name"])


def _person_at(lines: Sequence[str], named: frozenset[str]) -> int | None:
    """The index of the line with the person: one with a name of the salutation, else the first that can be a person.

    A surname may be a word of places ('House', 'Street'), and a place may look like a name ('Colliton Park').
    """
    people = [i for i, line in enumerate(lines) if is_name(line) or is_person_line(line)]
    called = (
        i
        for i, line in enumerate(lines)
        if named.intersection(line.partition(",")[0].split())
        and (i in people or LIKE_A_NAME.match(without_title(line)))
    )
    return next(called, people[0] if people else None)


def _with_its_second_line(lines: list[str]) -> list[str]:
    """A person's line that was too long for the page, whole: '…, Royal Borough of Anyshire' 'and Northmere'."""
    if len(lines) < 2 or not is_person_line(lines[0]) or any(c.isdigit() for c in lines[1]):
        return lines
    if _UNFINISHED.search(lines[0]) or _GOES_ON.match(lines[1]):
        return [f"{lines[0]} {lines[1]}", *lines[2:]]
    return lines


def _without_repeats(lines: Sequence[str]) -> list[str]:
    """Drop an address that the file contains twice (once hidden), and a line that is printed twice in succession.

    A line that is repeated elsewhere stays: a town may follow the council's name and also precede the postcode.
    """
    printed = [line for line, _ in groupby(line for line in lines if line)]
    seen: set[tuple[str, str]] = set()
    for i, pair in enumerate(pairwise(printed)):
        if pair in seen:
            return printed[:i] + [line for line in printed[i:] if line not in printed[:i]]
        seen.add(pair)
    return printed


def _continues_role(role: list[str], line: str, printed: Sequence[str]) -> bool:
    if ORGANISATION.search(line) and not _POST.search(line):
        return False
    if any(c.isdigit() for c in line) or _POSTCODE.search(line):
        return False
    if _POST.search(line):
        return True
    if not role:
        return False
    before = role[-1]
    unfinished = _UNFINISHED.search(before) or any(
        raw.strip().rstrip(",") == before and raw.rstrip().endswith(",") for raw in printed
    )
    if unfinished or line.startswith(("and ", "& ")):
        return True
    known = set(_CONTENT.findall(" ".join(role))) - _UNREMARKABLE
    return bool(_SERVICES.match(line)) and not (set(_CONTENT.findall(line)) - _UNREMARKABLE) & known


def _is_post_below(organisation: str, line: str) -> bool:
    """Whether a person's organisation is printed right below the name, and the post below that."""
    named = ORGANISATION.search(organisation) is not None and not any(c.isdigit() for c in organisation + line)
    return named and _POST.search(line) is not None and ORGANISATION.search(line) is None


def _joined(role: Sequence[str], printed: Sequence[str]) -> str:
    """The lines of a post as one, with the comma that a line ended in."""
    commas = {line.strip().rstrip(",") for line in printed if line.rstrip().endswith(",")}
    return " ".join(line + "," if line in commas else line for line in role).rstrip(" ,")


def _part_organisation(role: str, authority: str | None) -> tuple[str | None, str | None]:
    """A post printed with its organisation on one line: both apart."""
    if not role:
        return None, None
    if authority and authority.lower() in role.lower():
        tail = re.search(rf"[,\s]((?:{BOROUGH_OF} |City of )?{re.escape(authority)}\b.*)$", role, re.IGNORECASE)
        if tail and tail.start() > 0:
            return tail[1], role[: tail.start()].strip(" ,")
    comma = role.rpartition(",")
    if comma[0] and ORGANISATION.search(comma[2]):
        return comma[2].strip(), comma[0].strip()
    return None, role


def _addressee(
    name: str, role: str | None, organisation: str | None, lines: Sequence[str], authority: str | None
) -> Addressee:
    address = list(lines)
    if organisation is None:
        for i, line in enumerate(address):
            council = re.match(rf"^(.*?\bCouncil)\b(?!\s+{one_of(COUNCIL_BUILDINGS)})[,\s]*(.*)$", line)
            if council and not line.startswith("Council ") and " " in council[1]:
                organisation = council[1]
                address[i : i + 1] = [council[2]] if council[2] else []
                break
            if ORGANISATION.search(line) or (authority and line.lower() == authority.lower() and i == 0):
                organisation = line
                del address[i]
                break
    return Addressee(name=name, role=role or None, organisation=organisation, address=tuple(address))
