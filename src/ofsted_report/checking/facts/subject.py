"""Is the report about this letter? What its title, its purpose and the agenda say that it is about: kind, place and number of
the visit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ofsted_report.checking.facts.sentences_of_report import OwnSentence
from ofsted_report.checking.model import Problem
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import Kind, Letter
from ofsted_report.letter.ordinals import find_ordinal, ordinal_word
from ofsted_report.pattern import Pattern

_TITLE = Pattern(r"^(?:Title|Item|Subject|Report title)\s*:", re.IGNORECASE)
_SUBJECT = Pattern(
    r"\b(?:the\s+)?purpose\s+of\s+(?:this|the)\s+(?:report|paper|item)\b"
    r"|^this\s+(?:report|paper|item)\s+(?:presents?|summari[sz]es|sets\s+out|informs|tells|updates|brings|is\s+about)\b"
    r"|\bwill\s+(?:receive|consider|hear|be\s+asked)\b[^.]{0,60}\b(?:update|report|findings)\b",
    re.IGNORECASE,
)
"""A sentence that says what the report is about."""
_KINDS: dict[Kind, str] = {
    "monitoring_visit": "monitoring visit",
    "focused_visit": "focused visit",
    "jtai": "joint targeted area inspection",
    "area_send_inspection": "area SEND inspection",
}
_NAMED = Pattern(
    r"\b(?:(?P<monitoring_visit>monitoring\s+visit)|(?P<focused_visit>focused\s+visit)"
    r"|(?P<jtai>joint\s+targeted\s+area\s+inspection|JTAI)"
    r"|(?P<area_send_inspection>area\s+(?:SEND|special\s+educational\s+needs)\b)|(?P<inspection>(?:re-?)?inspection))\b",
    re.IGNORECASE,
)
_PLACE = r"[A-Z][\w’'-]+(?:(?:,?\s+(?:and|upon|of|on|the|in)|,)?\s+[A-Z][\w’'-]+)*"
_OF_PLACE = Pattern(
    rf"\b(?:of|to|in|at)\s+(?:the\s+)?(?P<place>{_PLACE})(?=\s+(?:local\s+authority\s+)?(?:children[’']s\s+services|council\b)"
    r"|,?\s+(?:from|on)\s+\d|,\s+which\b)"
)
"""The place that was visited: before "children’s services", or before the days of the visit."""


def is_title(text: str) -> bool:
    """Whether it is the line that names the report's title."""
    return _TITLE.match(text) is not None


def tells_subject(text: str) -> bool:
    """Whether the sentence says what the report is about."""
    return is_title(text) or _SUBJECT.search(text) is not None


def subject_problems(own: Sequence[OwnSentence], letter: Letter, path: str) -> Iterator[Problem]:
    """Another kind or number of visit, or another place, where the report says what it is about or when that was."""
    for sentence in own:
        if right := (tells_subject(sentence.text) and _other(sentence.text, letter)) or _other_number(
            sentence.text, letter
        ):
            yield Problem.at(
                sentence.passage,
                code="subject-differs",
                message=f"The report says that it is about {right}.",
                path=path,
                detail=sentence.text,
            )


def _other(text: str, letter: Letter) -> str | None:
    return _other_kind(text, letter) or _other_place(text, letter) or _other_theme(text, letter)


def _other_number(text: str, letter: Letter) -> str | None:
    """The number of the visit, where the sentence says what the report is about or has the visit's date, and the letter's."""
    right, start = letter.visit.ordinal, letter.visit.start
    has_date = start is not None and f"{start:%B}" in text and f"{start:%Y}" in text
    said = find_ordinal("", [text]) if right is not None and (has_date or tells_subject(text)) else None
    if right is None or said in (None, right):
        return None
    return f"the {ordinal_word(said)} visit; the letter is about the {ordinal_word(right)}"


_IN_PLACE = Pattern(rf"\bin\s+(?:the\s+)?(?P<place>(?!(?:Appendix|Annex|England|Ofsted|Children)\b){_PLACE})(?=\.?$)")
"""The same at the end of a sentence, for inspections of a whole area."""
_THEME = Pattern(r"\bresponse\s+to\s+(?P<theme>[^.,:;“”]{5,120}?)(?=\s+in\s+(?:the\s+)?[A-Z]|[.,:;“”]|$)")


def _other_theme(text: str, letter: Letter) -> str | None:
    """Return the subject that the report gives a joint inspection, if the letter does not have it in these words."""
    match = _THEME.search(text) if letter.kind == "jtai" else None
    if match is None:
        return None
    printed = _folded(
        " ".join([letter.title, *(block.text for section in letter.sections for block in section.blocks)])
    )
    return None if _folded(match["theme"]) in printed else f"“{match['theme']}”, which the letter is not about"


def _other_kind(text: str, letter: Letter) -> str | None:
    """The kind of visit that is named first, where the letter is about another, and what the letter is about."""
    first = _NAMED.search(text)
    if first is None or first.lastgroup is None or letter.kind == "other":
        return None
    said, right = first.lastgroup, _KINDS.get(letter.kind, "inspection")
    if said in ("inspection", letter.kind):
        return None
    return f"a visit or inspection of another kind (“{first[0]}”) than the letter’s ({right})"


def _other_place(text: str, letter: Letter) -> str | None:
    """The place that is named, where it is not the letter's, and the letter's."""
    match = _OF_PLACE.search(text)
    if match is None and letter.kind in ("jtai", "area_send_inspection"):
        match = _IN_PLACE.search(text)
    if match is None:
        return None
    said, right = _folded(match["place"]), _folded(letter.authority)
    if right in _folded(text) or said in right or said in _folded(letter.title):
        return None
    return f"“{match['place']}”; the letter is about “{letter.authority}”"


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", plain(text).lower().replace("&", " and ")))
