"""Area SEND inspections by Ofsted and the Care Quality Commission, reports since 2023, letters of later visits.

An outcome in place of a grade; areas for priority action and for improvement in tables, with who is responsible; the
inspection team in two columns.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import (
    FINDINGS,
    IMPROVEMENTS,
    NEXT_STEPS,
    PRIORITY_ACTIONS,
    KindTable,
    patterns,
    search,
)
from ofsted_report.pattern import Pattern

TABLE = KindTable(
    kind="area_send_inspection",
    name="Area SEND inspection",
    called="the report of an area SEND inspection",
    title=Pattern(r"\barea send\b.*\b(?:(?:re-?)?inspection|(?:re-?)?visit)\b", re.IGNORECASE),
    place=search(
        r"(?:inspection|visit)\s+(?:of|to)\s+(?P<place>.+?)\s+local\s+area(?:\s+partnership)?",
        r"(?:inspection|visit)\s+(?:of|to)\s+(?P<place>.+)",
        r"(?:inspection|visit)\s+in\s+(?P<place>.+)",
    ),
    headings=patterns(
        (r"inspection outcome", "overview"),
        (NEXT_STEPS, "next_steps"),
        (r"what (?:is|are|was|were|does|do|did|has|have|progress)\b.*", "findings"),  # 'What is it like to be …?'
        (
            rf"{FINDINGS}|the effectiveness of the local area .*|strengths.*|areas? for development",
            "findings",
        ),
        (r"progress (?:made )?(?:in|against|since|towards) .*", "findings"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (IMPROVEMENTS, "improvements"),
        (
            r"information about .*|local area partnership details|(?:the )?inspection team|ofsted|care quality commission",
            "information",
        ),
    ),
    required=("findings",),
    letter=False,
    several_areas=True,
    joint=True,
    outcome=Pattern(r"inspection outcome", re.IGNORECASE),
    listed_in_cells=True,
)
