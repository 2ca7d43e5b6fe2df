"""The inspection team at a report's end: lines with a label, or names with their posts in columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ofsted_report.letter.model import Person
from ofsted_report.letter.people import LIKE_A_NAME, WATCHING_WORDS, is_name, is_role, without_title
from ofsted_report.letter.sections import Part
from ofsted_report.lexicon import INSPECTORATES, INSPECTORS_RANKS, MAJESTYS, REMITS, STAFF_POSTS, one_of
from ofsted_report.pattern import Pattern
from ofsted_report.reading.pagebreaks import ends_sentence
from ofsted_report.reading.text_block import TextBlock

_BEFORE_INSPECTOR = one_of((*INSPECTORS_RANKS, "Ofsted", "CQC", *REMITS))
_LABELLED = Pattern(
    rf"^(?P<role>(?:{_BEFORE_INSPECTOR}\s+)*inspectors?)\s*:\s*(?P<names>.+)$",
    re.IGNORECASE,
)
_NAMED = Pattern(r"^(?P<name>[^,:]{4,45}),\s?(?P<role>.*\b(?:[Ii]nspector|HMI|Ofsted|CQC)\b.*)$")
_BESIDE = Pattern(r"(?:(?<=nspector)|(?<=HMI))\s+(?!Lead )(?=[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2},\s)")
"""Between two people of two columns that a file without tags gives as one line."""
_BETWEEN = Pattern(r"(?:[,;]|\band\b|&|(?<=[a-z]{3})(?<!Prof)\.(?=\s[A-Z]))(?![^()]{0,200}\))")
"""Between two people of a list, and not within a bracket; some lists have a full stop in place of a comma."""
_BRACKET_AFTER = Pattern(r"\([^()]*\)\.?$")
_POST_AFTER = Pattern(
    rf"""[\s–-]{{1,3}}
    (?:{_BEFORE_INSPECTOR}\s){{0,4}}
    (?:S?HMI | AI | OI | {MAJESTYS}\ Inspector | Inspector)
    (?:,?\s+designate)?$""",
    re.VERBOSE | re.IGNORECASE,
)
"""The post of one person, behind the name in a list whose label gives the post of all."""
_SPACE_IN_NAME = Pattern(r"(?<=[a-z])\s?-\s(?=[A-Z][a-z])|(?<=[a-z])\s-(?=[A-Z][a-z])")
"""A slip of the keyboard in a double name: 'Thornton- Reed'."""
_NOT_MEMBERS = Pattern(rf"{WATCHING_WORDS}|\bobserving\b|\bdata analyst", re.IGNORECASE)
_NOBODY = Pattern(
    rf"""(?:none | n/?a | not\ applicable | nil
      | (?:the\ )?{one_of(INSPECTORATES)}
      | (?:children[’']?s | social | care | education | schools? | early | years | regulatory | further | skills | send | health
          | safeguarding | services? | remit | [ ])+
      | (?:(?:senior | lead | principal | regional | deputy | assistant | inspection | policy | quality | assurance | programme
          | children[’']?s | services? | social | care | education | schools? | Ofsted | CQC)\ ){{0,4}}
        {one_of((*STAFF_POSTS, "Leader"))}
    )(?:\ designate)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Entries among the names of inspectors that are not names: an organisation, a remit, a post, or 'none'."""


class Team(NamedTuple):
    """The inspection team that a report names at its end."""

    people: tuple[Person, ...] = ()
    """In printed order, one column after another."""
    unread: tuple[str, ...] = ()
    """Texts among the names of the inspectors that could not be read as names."""
    printed: tuple[TextBlock, ...] = ()
    """For each of the people the block that names them."""


def find_team(parts: Sequence[Part]) -> Team:
    """The inspectors a report names at its end.

    Data analysts, quality assurance managers and observers are no inspectors.
    """
    people: dict[str, tuple[Person, TextBlock]] = {}
    unread: list[str] = []
    for part in parts:
        if part.role != "information":
            continue
        for block in sorted(part.blocks, key=_column):  # one column after another
            for piece in _BESIDE.split(block.text):
                for person in _people(piece):
                    if isinstance(person, str):
                        unread.append(person)
                    else:
                        people.setdefault(person.name, (person, block))
    found = people.values()
    return Team(tuple(person for person, _ in found), tuple(unread), tuple(block for _, block in found))


def _column(block: TextBlock) -> int:
    tag = block.lines[0].tag
    return (tag.column or 0) if tag is not None and tag.table is not None else 0


def _people(line: str) -> list[Person | str]:
    """Return the people of one line; text that should be a name but is not is returned as a string."""
    labelled = _LABELLED.match(line)
    if labelled:
        role = re.sub(r"inspectors$", "inspector", labelled["role"], flags=re.IGNORECASE)
        printed = (piece.strip(" .") for piece in _BETWEEN.split(_without_stray_bracket(labelled["names"])))
        return [
            _named(piece, role) or piece
            for piece in printed
            if piece and not (is_role(piece) or _NOBODY.fullmatch(piece) or _NOT_MEMBERS.search(piece))
        ]
    named = _NAMED.match(line)
    if named is None or _NOT_MEMBERS.search(line):
        return []
    # Text after this one name is part of the person's post ('Tom Ashby HMI, Ofsted'), as there is no label.
    post = _POST_AFTER.search(re.sub(r"[()]", "", named["name"]))
    role = ", ".join(part.strip(" –-") for part in (post[0] if post else "", named["role"]) if part)
    person = _named(named["name"], role)
    if person is None and LIKE_A_NAME.match(named["name"]) and not ends_sentence(line):
        return [named["name"]]
    return [person] if person else []


def _without_stray_bracket(text: str) -> str:
    """The text without brackets that are closed and were never opened: 'Gwen Hartley (HMI), Tom Ashby HMI)'."""
    depth, kept = 0, ""
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            depth = 0
        else:
            kept += character
    return kept


def _named(printed: str, role: str) -> Person | None:
    """The person whose name is printed, with or without a post or a remark behind it."""
    name = _SPACE_IN_NAME.sub("-", _POST_AFTER.sub("", _BRACKET_AFTER.sub("", printed).rstrip()))
    return Person(name=without_title(name), role=role) if is_name(name) else None
