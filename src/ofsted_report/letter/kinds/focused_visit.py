"""Focused visits under the ILACS framework, letters since 2018.

'Overview' and 'Findings' until 2021, 'Headline findings' and 'Main findings' since; in 2021 many letters had neither
an overview nor a sentence on what was looked at.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import SERVICES_IN, KindTable, patterns, search

TABLE = KindTable(
    kind="focused_visit",
    title=re.compile(r"\bfocus+ed\s+(?:assurance\s+)?visit\b|\bassurance\s+visit\b", re.IGNORECASE),
    place=search(
        SERVICES_IN,
        r"visit\s+(?:to|of|at|in)\s+(?P<place>.+?(?:children|young people)'?s?'?\s+(?:social care\s+)?services)",
        r"visit\s+(?:to|of|at|in)\s+(?P<place>.+?)(?:\s+on\b|\s+between\b|$)",
    ),
    headings=patterns(
        (r"overview|headline findings|summary(?: of findings)?", "overview"),
        (
            r"(?:what|area)s? (?:needs?|for) to improve\b.*|areas? for improvement.*|what needs improving.*",
            "improvements",
        ),
        (r"areas? for priority action.*|priority actions?", "priority_actions"),
        (r"(?:main |key )?findings(?: and evaluation(?: of progress)?)?", "findings"),
        (r"areas covered by the (?:visit|letter)|scope of the visit", "areas_covered"),
        (r"next steps", "next_steps"),
    ),
    required=("introduction", "findings"),
    second_overview="findings",  # a misprint of 2021: 'Headline findings' over the overview and over the findings
)
