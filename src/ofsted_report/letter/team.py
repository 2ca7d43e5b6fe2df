"""The inspection team at a report's end: lines with a label, or names with their posts in columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ofsted_report.letter.model import Person
from ofsted_report.letter.people import is_name, without_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ofsted_report.letter.sections import Part
    from ofsted_report.reading.blocks import TextBlock

_LABELLED = re.compile(
    r"^(?P<role>(?:Deputy |Lead |Deputy lead |Team |Shadow |Additional |Associate )*(?:lead )?inspectors?)\s*:\s*(?P<names>.+)$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"^(?P<name>[^,:]{4,45}),\s*(?P<role>.*\b(?:[Ii]nspector|HMI|Ofsted|CQC)\b.*)$")
_BESIDE = re.compile(r"(?:(?<=nspector)|(?<=HMI))\s+(?!Lead )(?=[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2},\s)")
"""Between two people of two columns that a file without tags gives as one line."""
_POST_AFTER = re.compile(r"\s+(?:S?HMI|AI|Senior HMI|Ofsted [Ii]nspector)\.?$")
_NOT_MEMBERS = re.compile(r"data analyst|quality assurance|observer", re.IGNORECASE)


def find_team(parts: Sequence[Part]) -> tuple[Person, ...]:
    """The inspectors a report names at its end, in printed order, columns one after the other.

    Data analysts, quality assurance managers and observers are no inspectors.
    """
    people: dict[str, Person] = {}
    for part in parts:
        if part.role != "information":
            continue
        for line in _lines(part.blocks):
            for piece in _BESIDE.split(line):
                for person in _people(piece):
                    people.setdefault(person.name, person)
    return tuple(people.values())


def _lines(blocks: Sequence[TextBlock]) -> list[str]:
    """Each paragraph, column after column where they stand in columns."""
    return [block.text for block in sorted(blocks, key=_column)]


def _column(block: TextBlock) -> int:
    tag = block.lines[0].tag
    return (tag.column or 0) if tag is not None and tag.table is not None else 0


def _people(line: str) -> Iterator[Person]:
    if _NOT_MEMBERS.search(line):
        return
    labelled = _LABELLED.match(line)
    if labelled:
        role = re.sub(r"inspectors$", "inspector", labelled["role"], flags=re.IGNORECASE)
        for printed in re.split(r"\s*(?:,|;|\band\b)\s*", labelled["names"].rstrip(". ")):
            name = _POST_AFTER.sub("", printed)
            if is_name(name):
                yield Person(name=without_title(name), role=role)
        return
    named = _NAMED.match(line)
    name = _POST_AFTER.sub("", named["name"]) if named else ""
    if named and is_name(name):
        yield Person(name=without_title(name), role=named["role"].strip())
