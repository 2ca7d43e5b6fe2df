"""Joint targeted area inspections, letters to the local partnership by Ofsted with the other inspectorates.

2016 to 2019: 'Key strengths', 'Areas for improvement', boxed case studies, several addressees and signatories. Since 2022:
headline findings, what needs to improve, strengths, main findings, areas for priority action.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import (
    FINDINGS,
    IMPROVEMENTS,
    NEXT_STEPS,
    OVERVIEW,
    PRIORITY_ACTIONS,
    KindTable,
    patterns,
    search,
)
from ofsted_report.pattern import Pattern

_PLACE = r"(?P<place>(?:the\s+)?(?-i:[A-Z])[\w'&.-]*(?:,?\s+(?:(?-i:[A-Z])[\w'&.-]*|&|of|and|upon|the|with|on)(?![\w])){0,7})"

TABLE = KindTable(
    kind="jtai",
    name="Joint targeted area inspection",
    called="the letter or report of a joint targeted area inspection",
    title=Pattern(r"\bjoint targeted area inspection\b|\bJTAI\b", re.IGNORECASE),
    place=search(
        rf"\binspection\s+of\s+{_PLACE}\s*$",
        rf"\bin\s+{_PLACE}\s*$",
        rf"\b(?:in|of)\s+{_PLACE}\s*\.?\s*$",
        rf"\bto\s+(?:children|identification|.{{0,80}}?)\bin\s+{_PLACE}",
        rf"\b(?:partnerships?|children)\s+in\s+{_PLACE}",
        rf"\bin\s+{_PLACE}",
    ),
    headings=patterns(
        (OVERVIEW, "overview"),
        (
            r"(?:.* )?strengths?(?: (?:of|in|identified)\b.*)?|what is working well"
            rf"|{FINDINGS}|.*\b(?:case|practice) study\b.*",
            "findings",
        ),
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (NEXT_STEPS, "next_steps"),
        (r"context|background", "introduction"),
    ),
    required=("introduction", "findings"),
    second_overview="findings",  # a misprint, as in letters of visits
    several_areas=True,
    joint=True,
)
