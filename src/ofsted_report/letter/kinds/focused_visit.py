"""Focused visits under the ILACS framework, letters since 2018.

'Overview' and 'Findings' until 2021, 'Headline findings' and 'Main findings' since; in 2021 many letters had neither
an overview nor a sentence on what was looked at.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import (
    FINDINGS,
    IMPROVEMENTS,
    NEXT_STEPS,
    OVERVIEW,
    PRIORITY_ACTIONS,
    SERVICES_IN,
    KindTable,
    patterns,
    search,
)
from ofsted_report.pattern import Pattern

TABLE = KindTable(
    kind="focused_visit",
    name="Focused visit",
    called="the letter of a focused visit",
    title=Pattern(r"\bfocus+ed\s+(?:assurance\s+)?visit\b|\bassurance\s+visit\b", re.IGNORECASE),
    place=search(
        SERVICES_IN,
        r"visit\s+(?:to|of|at|in)\s+(?P<place>.+?(?:children|young people)'?s?'?\s+(?:social care\s+)?services)",
        r"visit\s+(?:to|of|at|in)\s+(?P<place>.+?)(?:\s+on\b|\s+between\b|\s+[–—-]\s|:\s|$)",
    ),
    headings=patterns(
        (OVERVIEW, "overview"),
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (
            rf"(?:focused visit )?{FINDINGS}"
            r"(?: and evaluation(?: of progress)?| (?:of|from) (?:the|this) (?:focused )?visit)?",
            "findings",
        ),
        (
            r"areas? covered(?: (?:by|in|during) (?:the|this) (?:focused )?(?:visit|letter))?"
            r"|(?:scope|focus)(?: of (?:the|this) (?:focused )?visit)?|what (?:we|inspectors) looked at",
            "areas_covered",
        ),
        (r"introduction|background|context|about (?:the|this) (?:focused )?visit|method(?:ology)?", "introduction"),
        (NEXT_STEPS, "next_steps"),
    ),
    required=("introduction", "findings"),
    second_overview="findings",  # a misprint of 2021: 'Headline findings' over the overview and over the findings
)
