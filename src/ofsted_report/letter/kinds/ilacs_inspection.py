"""Inspections of local authority children's services (ILACS), reports since 2018: standard, short and re-inspections.

The judgement on care leavers is separate since 2023; from April 2026 there is no 'overall effectiveness'. Headings contain
the grade ('…: good'; in 2018 '… is good'); the paragraphs under them are numbered through the report.
"""

from __future__ import annotations

import re

from ofsted_report.letter.kinds.table import (
    FINDINGS,
    IMPROVEMENTS,
    OVERVIEW,
    PRIORITY_ACTIONS,
    KindTable,
    patterns,
    search,
)
from ofsted_report.pattern import Pattern

TABLE = KindTable(
    kind="ilacs_inspection",
    name="Inspection (ILACS)",
    called="the report of an inspection of children’s services (ILACS)",
    title=Pattern(
        r"\b(?:re-?)?inspection of (?:(?:(?!children).)+? )?(?:local authority )?children's (?:social (?:care|work) )?services\b"
        r"|\b(?:re-?)?inspection of .{0,60}\bchildren(?:'s)?(?: services)?(?: and famil(?:y|ies))? trust\b",
        re.IGNORECASE,
    ),
    place=search(
        r"inspection\s+of\s+(?P<place>.+?children's\s+(?:social\s+(?:care|work)\s+)?services)",
        r"inspection\s+of\s+(?P<place>.{0,60}\bchildren.{0,40}\btrust\b.*)",
        r"^(?P<place>.+?)\s+(?:re-?)?inspection\s+of",
        r"children\s+in\s+(?P<place>(?:the\s+)?(?-i:[A-Z])[\w' -]+?)(?:\s+(?:are|receive|benefit|have)\b|,|\.)",
        r"services\s+(?:for\s+children\s+)?in\s+(?P<place>(?:the\s+)?(?-i:[A-Z])[\w' -]+?)(?:\s+(?:are|have)\b|,|\.)",
    ),
    headings=patterns(
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (
            r"(?:the )?experiences?(?: and progress)? of .*|(?:the )?impact of leaders .*|overall effectiveness.*",
            "findings",
        ),
        (FINDINGS, "findings"),
        (OVERVIEW, "overview"),
        (r"information about .*|the inspection team", "information"),
    ),
    required=("findings",),
    letter=False,
    several_areas=True,
    graded=True,
)
