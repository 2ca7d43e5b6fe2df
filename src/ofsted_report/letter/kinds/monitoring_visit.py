"""Monitoring visits of authorities judged inadequate, letters since 2015.

'Overview' and 'Findings and evaluation of progress' until about 2021, 'Headline findings' and 'Findings and evaluation
of progress' since. The title counts the visits, or names the authority only.
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
from ofsted_report.lexicon import ORDINALS
from ofsted_report.pattern import Pattern

_VISIT_TO = r"monitoring\s+visit(?:\s+(?:to|of|at|in)|\s*[:–-])\s+"
_SERVICES = r"(?:children|young people)'?s?'?\s+(?:and\s+famil(?:y|ies)'?s?'?\s+)?(?:social\s+(?:care|work)\b|services)"
_NO_PLACE = rf"(?:Ofsted|Re|The|This|{'|'.join(ORDINALS)})"
_NAMED = r"(?-i:[A-Z])[\w'&.-]*"

TABLE = KindTable(
    kind="monitoring_visit",
    name="Monitoring visit",
    called="the letter of a monitoring visit",
    title=Pattern(r"\bmonitoring\s+visit\b", re.IGNORECASE),
    place=search(
        SERVICES_IN,
        rf"{_VISIT_TO}(?P<place>.+?{_SERVICES})",
        rf"{_VISIT_TO}(?P<place>.+?)(?:\s+on\b|\s+between\b|$)",
        rf"(?:^|\b(?:of|to|in|at|for)\s+)(?P<place>(?-i:[A-Z])(?:(?!\bvisit\b).)*?{_SERVICES})",
        r"\bin\s+(?P<place>(?:the\s+)?(?-i:[A-Z])[\w'&. -]+)$",
        rf"^(?:Ofsted\s+)?(?!{_NO_PLACE}\b)(?P<place>{_NAMED}(?:\s+(?:(?:and|of|on|the|upon)\s+)*{_NAMED})*)\s+monitoring\s+visit\b",
    ),
    headings=patterns(
        (r"introduction|background", "introduction"),
        (
            r"areas (?:covered|reviewed|considered|of focus)(?: (?:by|in|during|on) (?:the |this )?(?:monitoring )?visit)?"
            r"|(?:scope|focus) of (?:the|this) (?:monitoring )?visit",
            "areas_covered",
        ),
        (
            rf"{OVERVIEW}|overall progress|summary of (?:the )?(?:[\w']+ ){{0,3}}progress",
            "overview",
        ),
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (
            rf"{FINDINGS}(?: (?:and|from|since) .*)?"
            r"|evaluation of (?:the )?(?:findings|(?:[\w']+ ){0,2}progress).*|progress(?: made)?(?: since .*)?",
            "findings",
        ),
        (NEXT_STEPS, "next_steps"),
    ),
    required=("introduction", "findings"),
    second_overview="findings",  # a misprint of 2021: 'Headline findings' over the overview and over the findings
    counted=True,
)
