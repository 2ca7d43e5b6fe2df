"""The walk of docs/adding-a-kind.md, walked: a kind that is not ours is added as a table, and a letter of it is read.

The kind is made up for this test (a 'themed conversation' with lists of strengths and of things to follow up), so that it
stays an example when the real kinds change. It borrows the name 'other', since the names are the contract's.
"""

from __future__ import annotations

import re

from ofsted_report.letter import kinds
from ofsted_report.letter.kinds.table import KindTable, patterns, search

TABLE = KindTable(
    name="Annual conversation",
    called="the letter after an annual conversation",
    kind="other",
    title=re.compile(r"\bthemed conversation\b", re.IGNORECASE),
    place=search(r"themed conversation with (?P<place>.+?) children's services"),
    headings=patterns(
        (r"what we talked about", "areas_covered"),
        (r"in short", "overview"),
        (r"what to follow up(?: by .*)?", "improvements"),
        (r"what we heard", "findings"),
    ),
    required=("areas_covered", "findings"),
)
LETTER = """
14 July 2025

Ms Adaeze Okafor
Director of Children’s Services
Anyshire County Council

Dear Ms Okafor

Themed conversation with Anyshire children’s services

This letter summarises our themed conversation on 1 July 2025, which Gwen Hartley, His Majesty’s Inspector, led.

What we talked about:

■ homes for children in care

■ the virtual school

In short

Leaders know where homes are missing, and say so openly.

What to follow up by the autumn

■ The plan for new homes.

What we heard

Children who spoke to inspectors would like to stay in one place for longer than they do now.

Yours sincerely

Gwen Hartley
His Majesty’s Inspector
"""


def test_without_its_table_the_letter_is_read_and_its_form_is_said_to_be_unknown(read) -> None:
    """Where the walk begins: nothing is lost, but the lists and roles are not there."""
    letter = read(LETTER)
    assert letter.kind == "other"
    assert letter.improvements == ()
    assert "unknown-kind" in {warning.code for warning in letter.warnings}
    assert any("The plan for new homes." in block.text for section in letter.sections for block in section.blocks)


def test_with_its_table_place_parts_and_lists_are_read(read, monkeypatch) -> None:
    """Where it ends: one table, and no line of the parser, makes the difference."""
    monkeypatch.setattr(kinds, "KNOWN", (*kinds.KNOWN, TABLE))
    letter = read(LETTER)
    assert letter.authority == "Anyshire"
    assert letter.areas_covered == ("homes for children in care", "the virtual school")
    assert letter.improvements == ("The plan for new homes.",)
    assert [(section.heading, section.role) for section in letter.sections if section.heading] == [
        ("What we talked about", "areas_covered"),
        ("In short", "overview"),
        ("What to follow up by the autumn", "improvements"),
        ("What we heard", "findings"),
    ]
    assert not {warning.code for warning in letter.warnings} & {"no-areas-covered", "no-findings", "no-authority"}
