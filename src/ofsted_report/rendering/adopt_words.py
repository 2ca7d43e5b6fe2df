"""The names that councils' forms give to lines and headings, and what fills each."""

from __future__ import annotations

import re

from ofsted_report.pattern import Pattern
from ofsted_report.settings.model import KNOWN_IMPLICATIONS

_BODY_NAME = (
    r"(?:committee|cabinet|meeting|board|panel|executive|decision[- ](?:maker|making (?:body|meeting))|body)(?:\(s\))?"
)
_BODIES = rf"{_BODY_NAME}(?:(?: ?/ ?| or | and ){_BODY_NAME})*"
_LABELS: dict[str, str] = {
    "title": r"(?:report )?(?:title|subject)(?: of (?:the )?report)?|item title|(?:report name|name of (?:the )?report)",
    "committee, committee_date": rf"{_BODIES}(?: and | & | ?/ ?|, ?)(?:meeting )?date(?: of (?:the )?meeting)?",
    "committee": rf"(?:name of )?(?:the )?{_BODIES}|report to|to|(?:which|what) {_BODIES}|who (?:decides|it goes to)",
    "committee_date": rf"(?:{_BODIES} |decision )?date(?: (?:of|for) (?:the )?(?:{_BODIES}|decision|consideration))?"
    rf"|when(?: is the meeting| (?:it|(?:the )?{_BODIES}) meets)?",
    "agenda_item": r"agenda(?: item)?(?: (?:no|number))?|item(?: (?:no|number))?",
    "author": r"(?:report )?(?:author|written by|prepared by|report by)(?:\(s\))?(?: of (?:the )?report)?|reporting officer"
    r"|who wrote (?:it|(?:the|this) report)",
    "contact_officer": r"(?:contact|lead|responsible)(?: officer)?(?:\(s\))?(?: (?:and )?contact details)?"
    r"|officer contact|contact details|who to (?:ask|contact|call)",
    "cabinet_member": r"(?:relevant |responsible )?(?:(?:cabinet|lead|executive) member|(?:cabinet )?portfolio(?: holder)?)"
    r"(?:\(s\))?(?:,? (?:for|responsible)\b.*)?(?: sign-?off)?",
    "report_of": r"report of(?: the)?|(?:corporate |executive |strategic )?director(?: responsible| (?:of|for) .+)?"
    r"|responsible director|service area|directorate",
    "wards": r"(?:which )?wards?(?:\(s\))?(?:(?: are)? affected| concerned)?",
    "pages": r"pages?(?: (?:no|number)s?)?",
    "council": r"council|authority",
    "key_decision": r"(?:is (?:this|it) an? )?key decision(?: or not)?",
    "exempt": r"(?:is (?:this|it|(?:the|this) report) )?(?:an? )?(?:exempt|confidential)(?: report| item| information)?"
    r"|.*\b(?:open or exempt|exempt or open|public or private)\b.*|(?:public|exempt) status",
    "call_in": r"(?:subject to )?call-?in|.*\bcall-?in\b.*",
    "urgency": r"(?:is (?:this|it) )?(?:an? )?urgent(?: report| item| decision)?|(?:reasons? for )?urgency",
    "purpose_type": r"(?:report|decision) type|type of (?:report|decision|item)",
}
"""The names of the lines of the head, by variable, or by two with a comma; the whole label, in small letters."""
_BODY = r"main body|body of (?:the )?report|(?:main |key )?(?:issues|considerations)|report details?|current position"
"""The headings of a report's body. Behind that of the background, one has what the letter says besides."""
_ARE = "(?:is|are)"
_INSPECTORS = r"(?:the )?(?:inspect(?:ors?|ion)|ofsted|visit)(?:['’]s?)?"
_HEADINGS: dict[str, str] = {
    "purpose": r"(?:the )?purpose(?: of (?:the |this )?(?:report|item|agenda item))?|why is this report needed"
    r"|what (?:is|does) (?:the|this) report (?:about|for|cover)",
    "executive_summary": r"(?:executive )?summary(?: of (?:the )?report)?",
    "recommendations": r"(?:officer )?(?:recommendations?|decisions? (?:required|requested|sought))(?:\(s\))?"
    rf"|what {_ARE} (?:(?:the )?(?:committee|cabinet|panel|board|members)|you|we) being asked to (?:do|decide|agree|consider)",
    "reasons": r"reasons? for (?:the )?(?:recommendations?|decisions?)(?:\(s\))?",
    "options": r"(?:alternative )?options?(?: considered| appraisal)?(?: and rejected)?|alternatives considered",
    "background": r"introduction(?: and background)?|background(?: and context| information)?|context|details?"
    rf"|{_BODY}",
    "judgements": r"judge?ments|inspection (?:outcome|judge?ments|grades)",
    "key_findings": r"(?:key |main |ofsted(?:['’]s)? |inspection |inspectors['’]? )?findings"
    r"(?: (?:of|from) (?:the |this )?(?:ofsted )?(?:inspection|visit|letter|report|inspectors))?"
    r"|summary of (?:the )?(?:key |main )?findings"
    rf"|what {_INSPECTORS} (?:found|saw|said|told us)|{_INSPECTORS} (?:findings|results|feedback)",
    "priority_actions": r"areas? for priority action",
    "improvements": r"areas? (?:for|of|requiring|that need) (?:further )?(?:improvement|development)"
    r"|what (?:the \w+ |we )?(?:needs?|must) (?:to )?(?:improve|change|get better|be better)"
    r"|improvements?(?: needed| required)?",
    "next_steps": r"what (?:happens|will happen) next",
    "action_plan": r"(?:improvement |action )plan|actions?",
    "council_next_steps": r"(?:our )?next steps|what we will do(?: next| now)?",
    "consultation": r"consultation(?: and engagement)?|engagement",
    "implications": r"(?:other |corporate |key |summary of )?implications",
    "background_papers": r"(?:list of )?background (?:papers?|documents?|information)(?: and appendices)?",
    "questions": r"(?:your )?questions and views|(?:for )?further information(?:,? (?:please )?contact)?"
    r"|contact(?:s| details| officers?)?|who to (?:ask|contact)",
    "appendix": r"appendi(?:x|ces)(?: 1)?|attachments",
}
"""The same for headings of parts."""
_OF_FINDINGS = Pattern(r"\b(?:found|findings?|inspectors?)\b")
"""A word of a heading that has the findings, where no other heading does."""
_MATTER = (
    r"(?:financ(?:e|ial)|legal|equalit(?:y|ies)|diversity|inclusion|risks?(?: management)?|climate(?: change| emergency)?"
    r"|staffing|workforce|human resources|environment(?:al)?|sustainability|carbon|privacy|data protection|procurement"
    r"|(?:public )?health|well-?being|crime(?: and disorder)?|safeguarding|property|social value|human rights"
    r"|community safety|resources?)"
)
_MATTERS = rf"{_MATTER}(?:(?:, ?| and | & | ?/ ?){_MATTER})*"
_IMPLICATION = Pattern(rf"(?P<all>{_MATTERS})|(?P<any>.{{3,40}}?) (?:implications?|impacts?(?: assessment)?)")
_NO_MATTER = frozenset(
    "and the for management change emergency public other social human impact equal all key main".split()
)
"""Words that do not tell one implication from another."""
_YES_OR_NO = r"[☐☑□]?\s*yes\s*(?:/|\||or|,)?\s*[☐☑□]?\s*no\s*[☐☑□]?"
_PLACEHOLDER = Pattern(
    r"[\[<«({].*[\]>»)}]|[_.…\s-]*|(?:click|tap|insert|enter|type|add|choose|select)\b.{0,80}|(?:tbc|xx+|n/?a)"
    rf"|{_YES_OR_NO}(?:\s*\(.{{0,40}}\))?",
    re.IGNORECASE,
)
"""A text that is only a placeholder for a value, or a choice."""
_CHOICE = Pattern(rf"[\s:–-]*\(?{_YES_OR_NO}\)?$", re.IGNORECASE)
"""A choice behind a label, in its cell."""
_NUMBER = Pattern(r"^(?:\d+(?:\.\d+)*[.)]?|[a-z][.)])\s+", re.IGNORECASE)
LONGEST_LABEL = 60


def name_of(text: str) -> str:
    """A label as it is compared: its first line without number, choice, colon, question mark and capitals."""
    return _CHOICE.sub("", _NUMBER.sub("", " ".join(text.strip().partition("\n")[0].split()))).strip(" :.*?").lower()


def label_of(text: str) -> tuple[str, ...]:
    """The variable of a line of the head, of a few two; none where it is no such line."""
    found = _known(text, _LABELS)
    return tuple(found.split(", ")) if found else ()


def part_of(text: str) -> str | None:
    """The key of the part that is under this heading; 'implications' for that of one matter too."""
    return _known(text, _HEADINGS) or ("implications" if matters_of(text) else None)


def matters_of(text: str) -> tuple[str, ...]:
    """The beginnings of the words by which the implications of this heading are told from others: 'financ', 'legal'."""
    said = name_of(text)
    found = None if len(said) > LONGEST_LABEL or _known(text, _HEADINGS) else _IMPLICATION.fullmatch(said)
    words = re.findall(r"[a-z]{4,}", (found["all"] or found["any"]) if found else "")
    return tuple(dict.fromkeys(_stem(word) for word in words if word not in _NO_MATTER))


def _stem(word: str) -> str:
    return "risk" if word == "risks" else word[:6]


def matter_names(text: str) -> tuple[str, ...]:
    """What the meeting file calls the implications of this heading: 'financial' and 'legal', 'climate emergency'."""
    common = tuple(name for name in KNOWN_IMPLICATIONS if any(name.startswith(word) for word in matters_of(text)))
    found = _IMPLICATION.fullmatch(name_of(text))
    return common or (((found["all"] or found["any"]) if found else name_of(text)),)


def is_label(text: str) -> bool:
    """Whether it names a line or a part."""
    return bool(label_of(text)) or part_of(text) is not None


def is_numbered(text: str) -> bool:
    """Whether it begins with a typed number, as '3. Legal'."""
    return _NUMBER.match(text.strip()) is not None and text.strip()[0].isdigit()


def is_body(text: str) -> bool:
    """Whether it heads the body of a report."""
    return re.fullmatch(_BODY, name_of(text)) is not None


def is_of_findings(text: str) -> bool:
    """Whether it may head the findings, where no other heading does."""
    return _OF_FINDINGS.search(name_of(text)) is not None


def is_free(text: str) -> bool:
    """Whether nothing is there, or a placeholder."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def _known(text: str, names: dict[str, str]) -> str | None:
    said = name_of(text)
    if not said or len(said) > LONGEST_LABEL:
        return None
    return next((variable for variable, pattern in names.items() if re.fullmatch(pattern, said)), None)
