"""Area SEND inspections by Ofsted and the Care Quality Commission, reports since 2023, letters of later visits.

An outcome in place of a grade; areas for priority action and for improvement in tables, with who is responsible; the
inspection team in two columns.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import KindTable, patterns, search

TABLE = KindTable(
    kind="area_send_inspection",
    title=re.compile(r"\barea send\b.*\binspection\b", re.IGNORECASE),
    place=search(
        r"inspection\s+of\s+(?P<place>.+?)\s+local\s+area(?:\s+partnership)?",
        r"inspection\s+of\s+(?P<place>.+)",
        r"inspection\s+in\s+(?P<place>.+)",
    ),
    headings=patterns(
        (r"inspection outcome", "overview"),
        (r"what is it like to be .*|what (?:is|are) the .* doing .*|what does the .* need to do better", "findings"),
        (r"(?:main |key )?findings|the effectiveness of the local area .*|strengths.*", "findings"),
        (r"areas? for priority action.*", "priority_actions"),
        (r"areas? for improvement.*", "improvements"),
        (
            r"information about .*|local area partnership details|(?:the )?inspection team|ofsted|care quality commission",
            "information",
        ),
    ),
    required=("findings",),
    letter=False,
    joint=True,
    outcome=re.compile(r"inspection outcome", re.IGNORECASE),
    listed_in_cells=True,
)
