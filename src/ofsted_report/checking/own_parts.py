"""What a committee report calls the parts that are the council's own, and those that say what Ofsted found."""

from __future__ import annotations

import re

OWN = re.compile(
    r"""\b(?:
      recommend\w* | proposals? | options? | decisions? | reasons?\sfor | actions?(?<!priority\saction) | next\ssteps?
    | respon(?:se|ses|d|ding) | comment(?:s|ary)? | conclusions? | (?:action|improvement|delivery|work|forward)\splan\w*
    | progress\s(?:since|against|made|to\sdate|so\sfar|updates?) | updates? | timelines? | timetable | milestones | dates
    | council(?:[’']?s)? | we | our | us | officers? | directors? | cabinet | committees? | members? | chair | scrutiny
    | implications? | financ\w+ | legal | equalit\w+ | risks?\s(?:management|implications?|assessment|register)
    | consult\w+ | engagement | communications?
    | purpose | introduction | background | context | executive\ssummary | scope | evidence | areas?\scovered
    | how\s(?:the|this|we|inspectors) | what\s(?:happens|this|next|it|we) | lessons? | learning
    | local\s(?:context|data|performance|picture|position) | self-(?:evaluation|assessment) | journey | resources?
    | papers? | appendi(?:x|ces) | annex(?:es)? | attachments? | contacts? | contributors? | authors? | questions? | views
    | further\s(?:information|reading) | glossary | abbreviations | definitions? | sources? | references? | links | notes?
    )\b""",
    re.I | re.X,
)
"""Anywhere in a heading: what stands under it is the council's. It is asked only of headings that are not the letter's."""

FINDINGS = re.compile(r"\bfindings?\b|\b(?:inspectors?|ofsted|letter|report)\s(?:found|said|says)\b", re.I)
"""Anywhere in a heading: what stands under it says what Ofsted found."""
