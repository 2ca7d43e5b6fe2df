"""Tables of words in headings of committee reports: those of the council's own parts, and those of findings."""

from __future__ import annotations

import re

from ofsted_report.pattern import Pattern

_ANYWHERE = r"""
      recommend\w* | proposals? | options? | reasons?\sfor | actions?(?<!priority\saction) | next\ssteps?
    | comment(?:s|ary)? | conclusions? | (?:action|improvement|delivery|work|forward)\splan\w*
    | progress\s(?:since|against|made|to\sdate|so\sfar|updates?) | timelines? | timetable | milestones
    | council(?:[’']?s)? | we | officers? | directors? | cabinet | committees? | scrutiny
    | implications? | equalit\w+ | risks?\s(?:management|implications?|register) | consult\w+
    | purpose | introduction | background | executive\ssummary | areas?\scovered
    | how\s(?:the|this|we|inspectors) | what\s(?:happens|this|next|it|we)
    | local\s(?:context|data|performance|picture|position) | self-(?:evaluation|assessment)
    | papers? | appendi(?:x|ces) | annex(?:es)? | attachments? | contributors? | authors? | glossary | abbreviations
    | further\s(?:information|reading)
"""
"""Words that hardly any heading over findings has."""

_ALONE = r"""
      respon(?:se|ses|d|ding) | decisions? | lessons? | learn(?:ed|ing|t) | our | us | members? | chair | views? | engagement
    | resources? | risk\sassessments? | updates? | dates | financ\w+ | legal | communications? | context | scope | evidence
    | journey | contacts? | questions? | definitions? | sources? | references? | links | notes?
"""
"""Words that headings over findings have too, beside others ("Front door response", "Children in our care")."""

_BESIDE = r"""
      a | an | and | at | by | for | from | in | of | on | or | since | so | far | the | to | this | its | with | key | further
    | formal | initial | latest | next | ofsted | reports? | letters? | inspections? | visits? | findings? | judgements?
    | outcomes? | local | authority | service | directorate | department | management | leaders
    | plans? | priorit(?:y|ies) | progress | improvements? | work | advice | considerations? | considered | details
    | required | needed | sought | requested | \d+
"""
"""Words that may accompany them in headings of the council's: "Response to the letter", "Our plans", "Decision sought"."""

_OWN = Pattern(rf"\b(?:{_ANYWHERE})\b", re.IGNORECASE | re.VERBOSE)
_ONLY = Pattern(rf"{_ANYWHERE}|{_ALONE}", re.IGNORECASE | re.VERBOSE)
_WEAK = Pattern(rf"\b(?:{_ALONE})\b", re.IGNORECASE | re.VERBOSE)
_OTHER = Pattern(rf"\b(?:{_ALONE}|{_BESIDE})\b(?:[’']s?(?!\w))?", re.IGNORECASE | re.VERBOSE)
_WORD = Pattern(r"\w")

FINDINGS = Pattern(r"\bfindings?\b|\b(?:inspectors?|ofsted|letter|report)\s(?:found|said|says)\b", re.I)
"""Anywhere in a heading: the text below it is about Ofsted's findings."""


_EARLIER = Pattern(r"\b(?:since|previous|earlier|last)\b.{0,30}\b(?:inspection|visit|letter|report)s?\b", re.IGNORECASE)


def is_about_earlier(heading: str) -> bool:
    """Whether the text below a heading compares with an earlier document, so that its grades and dates are that document's."""
    return _EARLIER.search(heading) is not None


def is_own(heading: str) -> bool:
    """Whether the text below a heading is the council's. Only for headings that are not the letter's."""
    if _OWN.search(heading):
        return True
    return _WEAK.search(heading) is not None and _WORD.search(_OTHER.sub("", heading)) is None


def is_anybodys(heading: str) -> bool:
    """Whether the letter's heading may be the council's too: "Recommendations", and no word besides."""
    return _ONLY.fullmatch(heading) is not None
