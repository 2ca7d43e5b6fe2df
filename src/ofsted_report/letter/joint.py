"""What the letter of a joint inspection says about it: the inspectorates and the theme."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ofsted_report.letter.model import Letter, Said
from ofsted_report.lexicon import BOROUGH_OF
from ofsted_report.pattern import Pattern

_WHO = (
    Pattern(
        r"\b(?P<who>Ofsted, .{5,400}?) (?:undertook|carried out|conducted|completed) (?:a|this|the) (?:joint|inspection)"
    ),
    Pattern(r"\bby inspectors from (?P<who>Ofsted.{5,400}?)\.(?:\s|$)"),
)
_INSPECTORATE = Pattern(r"\b(?:Commission|Inspectorate|HMI\w*|CQC)\b")
_THEME = Pattern(r"\bmulti-agency response to (?P<theme>[^.:;¹²³]+)")
_ASIDE = Pattern(r"\s*\([^)]*\)")
_IN_PLACE_AT_THE_END = rf"\s+in\s+(?:the\s+)?(?:{BOROUGH_OF}\s+)?{{place}}(?:\s+[A-Z]\w+)*$"


def inspectorates(letter: Letter) -> Said | None:
    """Those who carried out a joint inspection, as the letter names them: 'Ofsted, the Care Quality Commission (CQC) and …'.

    None for other kinds of documents, and where the opening paragraphs do not name them in one sentence.
    """
    if letter.kind != "jtai":
        return None
    for said in _opening(letter):
        for pattern in _WHO:
            match = pattern.search(said.text)
            if match and _INSPECTORATE.search(match["who"]):
                return Said(re.sub(r"[¹²³]", "", match["who"]).strip(), said.places)
    return None


def theme(letter: Letter) -> Said | None:
    """Return the theme of a joint inspection, as printed after 'the multi-agency response to', without the place at its
    end.

    None for other kinds of documents, and if the letter does not say it.

    >>> from ofsted_report.letter.model import Source
    >>> title = "Joint targeted area inspection of the multi-agency response to neglect in Anyshire"
    >>> theme(Letter(kind="jtai", title=title, authority="Anyshire", source=Source(name="", sha256=""))).text
    'neglect'
    """
    if letter.kind != "jtai":
        return None
    for said in (Said.at(letter.title, letter.places.title), *_opening(letter)):
        if match := _THEME.search(said.text):
            named = _ASIDE.sub("", match["theme"]).strip()
            if letter.authority:
                named = re.sub(_IN_PLACE_AT_THE_END.format(place=re.escape(letter.authority)), "", named)
            return Said(named, said.places)
    return None


def _opening(letter: Letter) -> Iterator[Said]:
    for section in letter.sections[:2]:
        yield from (Said(block.text, (section.place(block),)) for block in section.paragraphs[:5])
