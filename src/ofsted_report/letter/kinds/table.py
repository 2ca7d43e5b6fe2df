"""What is to be known of a kind of document: how to recognise it, and which headings play which role."""

from __future__ import annotations

import re
from typing import NamedTuple

from ofsted_report.letter.model import Kind, Role
from ofsted_report.pattern import Pattern


class KindTable(NamedTuple):
    """One kind of document, as data. Patterns are searched in text with straight quotes, ignoring case."""

    kind: Kind
    name: str
    """For a table's column: 'Monitoring visit'."""
    called: str
    """Within a sentence, with its article: 'the letter of a monitoring visit'."""
    title: Pattern
    """Recognises the title, or the opening sentence that repeats it."""
    place: tuple[Pattern, ...]
    """Finds the authority (group `place`) in the title, or else in the introduction; the first that matches."""
    headings: tuple[tuple[Pattern, Role], ...]
    """The headings that open a part of the document, and the part's role; the first that matches."""
    required: tuple[Role, ...] = ()
    """The parts without which a document of this kind is not whole."""
    counted: bool = False
    """Whether visits of this kind are counted (second, third …)."""
    letter: bool = True
    """Whether it is a letter, with an addressee and a signatory, or a report with a lead inspector."""
    several_areas: bool = False
    """Whether several areas are inspected in turn, while a visit has one subject. Findings are quoted under the document's own
    headings, since "they" may mean care leavers only because of the heading, and the introduction is quoted among them."""
    graded: bool = False
    """Whether each area has a grade."""
    joint: bool = False
    """Whether other inspectorates took part, so that no single inspector is named at the head."""
    outcome: Pattern | None = None
    """The heading of the part whose first paragraph is the outcome, where an outcome is given in place of grades."""
    second_overview: Role = "overview"
    """The role of an overview's heading that is printed a second time."""
    parts_lists: Pattern | None = None
    """The headings that divide a list into subjects if they directly follow its heading, and that open chapters
    elsewhere."""
    listed_in_cells: bool = False
    """Whether lists are printed in tables, where each paragraph of a cell is an item."""


def patterns(*pairs: tuple[str, Role]) -> tuple[tuple[Pattern, Role], ...]:
    """Heading patterns: each must match the whole heading, without its question mark or colon."""
    return tuple((Pattern(rf"(?:{pattern})[\s?:.]*", re.IGNORECASE), role) for pattern, role in pairs)


IMPROVEMENTS = (
    r"what (?:[\w']+ ){0,5}needs? to (?:improve|be (?:(?:done )?better|improved)|do better)\b.*|what needs improving.*"
    r"|(?:\w+ )?areas? (?:\w+ ){1,4}(?:improve|improvement|development)\b(?! since).*|points for (?:improvement|development)"
    r"|(?:next steps|priorit(?:y|ies)(?: areas?)?) for (?:[\w']+ )?(?:improvement|development)"
    r"|further (?:improvements?|developments?|work|progress)(?: (?:is|are))? (?:needed|required|necessary)\b.*"
    r"|improvements? (?:needed|required)|recommendations?(?: for .*)?"
)
"""Headings over what needs to improve, in every kind: 'What needs to improve?', 'Areas for further improvement'."""
FINDINGS = r"(?:(?:main|key|overall|detailed|inspection) )?findings?"
"""Headings over the findings, in every kind."""
OVERVIEW = (
    rf"overview(?: of .*)?|headlines|headline findings?|(?:overall |executive )?summary(?: of (?:the )?{FINDINGS})?"
)
"""Headings over what sums up the findings, in every kind."""
PRIORITY_ACTIONS = r"(?:areas? (?:\w+ ){1,2})?priority (?:and immediate )?actions?\b.*|priority areas? for action"
"""Headings over areas for priority action, in every kind."""
NEXT_STEPS = r"next steps?.*|what happens next"
SERVICES_IN = (
    r"(?:children's|young people's) (?:social care )?services in "
    r"(?P<place>(?:the )?(?-i:[A-Z])[\w'&. -]+?(?:, (?-i:[A-Z])[\w' -]+? (?:and|&) (?-i:[A-Z])[\w'-]+)?)(?:\s+on\b|,|\.|$)"
)
"""A place named after its services: 'children's services in Anyshire', '… in Anyford, Otherford and Poolmouth'."""


def search(*texts: str) -> tuple[Pattern, ...]:
    """Return patterns to be searched for, ignoring case."""
    return tuple(Pattern(text, re.IGNORECASE) for text in texts)
