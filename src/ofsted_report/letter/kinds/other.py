"""Whatever else is Ofsted's: read into sections as printed, with the headings that most of its documents share."""

from __future__ import annotations

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
from ofsted_report.lexicon import COUNCIL_KINDS, one_of
from ofsted_report.pattern import Pattern

TABLE = KindTable(
    kind="other",
    name="Other letter",
    called="a document of a form that is not known",
    title=Pattern(r"(?!)"),
    place=search(
        r"(?:inspection|review|visit|conversation|assessment)\b.*?\b(?:of|to|at|in|with)\s+"
        r"(?P<place>.+?(?:children|young people)'?s?'?\s+(?:social care\s+)?services)",
        r"^(?P<place>.+?)\s+(?:local\s+)?safeguarding\s+children(?:'?s)?\s+(?:board|partnership)\b",
        r"^(?P<place>.+?)\s+(?:re-?)?(?:inspection|review)\s+of\b",
        rf"(?P<place>[A-Z][\w' -]+?)\s+(?:{one_of(COUNCIL_KINDS)}\s+)*council",
    ),
    headings=patterns(
        (rf"{OVERVIEW}|main findings in brief|overall effectiveness", "overview"),
        (IMPROVEMENTS, "improvements"),
        (PRIORITY_ACTIONS, "priority_actions"),
        (rf"{FINDINGS}.*|(?:key )?strengths", "findings"),
        (r"areas covered.*|scope.*", "areas_covered"),
        (NEXT_STEPS, "next_steps"),
        (r"information about .*|(?:the )?inspection team|further information", "information"),
    ),
    second_overview="findings",  # a misprint, as in letters of visits
)
