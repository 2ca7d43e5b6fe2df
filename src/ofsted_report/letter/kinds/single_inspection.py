"""Single inspections (children in need of help and protection, looked after children, care leavers), reports to 2017.

Two forms: to 2014 'Section 1: … Summary of findings' with lists of what needs to improve; from 2015 an executive
summary, recommendations, and chapters of summary and findings. The local safeguarding children board was reviewed in
the same report.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import IMPROVEMENTS, PRIORITY_ACTIONS, KindTable, patterns, search
from ofsted_report.pattern import Pattern

TABLE = KindTable(
    kind="single_inspection",
    name="Single inspection",
    called="the report of a single inspection (2013 to 2017)",
    title=Pattern(r"\b(?:re-?)?inspection of services for children in need of help\b", re.IGNORECASE),
    place=search(
        r"^(?P<place>.+?)\s+(?:re-?)?inspection\s+of\s+services",
        r"children's\s+services\s+in\s+(?P<place>.+?)\s+(?:is|are|requires?)\b",
    ),
    headings=patterns(
        (
            r"executive summary|summary(?: for children and young people)?|section \d:.*summary.*|summary of .*findings",
            "overview",
        ),
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (
            r"information about .*|previous (?:ofsted )?inspections|local leadership|(?:the )?inspection team",
            "information",
        ),
        (
            r"children (?:living|looked after) in this area|child protection in this area|other ofsted inspections",
            "information",
        ),
        (r"what (?:the|our) (?:[\w ]+ )?inspection judge?ments? means?.*|other .*information.*", "information"),
        (
            r"the local authority|(?:the )?(?:lscb|local safeguarding children board)(?: \(lscb\))?|section \d.*",
            "other",
        ),
        (r"inspection judge?ments? about the (?:lscb|local safeguarding .*)", "findings"),
        (r"inspection judge?ments? about .*", "other"),
        (r"inspection findings.*|the experiences? and progress of .*|the graded judge?ment .*", "findings"),
        (r"leadership,? management and governance.*", "findings"),
        (
            r"the (?:local safeguarding children board|lscb|effectiveness of the l.*).*\b(?:is|are|requires?)\b.*",
            "findings",
        ),
        (
            r"the .* has the following strengths|(?:what are )?the .*strengths.*|.*because|key strengths.*|progress since .*",
            "findings",
        ),
    ),
    required=("findings",),
    letter=False,
    several_areas=True,
    graded=True,
    parts_lists=Pattern(r"leadership,? management.*|the experiences? and progress of .*", re.IGNORECASE),
)
