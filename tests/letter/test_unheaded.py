"""Letters without a heading over their findings: where the introduction ends."""

from __future__ import annotations

from fixtures.parts import part
from fixtures.printed import block
from ofsted_report.letter.model import Role
from ofsted_report.letter.sections import Part
from ofsted_report.letter.unheaded import part_findings

OPENING = (
    "I am writing to set out the findings of the monitoring visit to Saltby on 16 May 2016. The visit was the first since "
    "services were judged inadequate.",
    "The visit focused on the arrangements for children in need.",
    "A range of evidence was considered, including electronic case records.",
)
FINDINGS = ("Leaders have made a start.", "Plans are not clear.", "Supervision is regular.", "Records are up to date.")


def told(*parts: Part) -> list[tuple[str | None, Role, int]]:
    """Heading, role and number of blocks of each part."""
    return [(found.heading, found.role, len(found.blocks)) for found in part_findings(parts)]


def test_what_follows_the_introduction_is_findings() -> None:
    """The introduction tells of the visit: who came, what was looked at, on what evidence."""
    assert told(part(*OPENING, *FINDINGS)) == [(None, "introduction", 3), (None, "findings", 4)]


def test_a_list_of_areas_belongs_to_the_introduction() -> None:
    """Its items say nothing of the visit themselves."""
    items = (block("item", "the front door", mark="◼"), block("item", "supervision", mark="◼"))
    assert told(part(OPENING[0], "Inspectors looked at:", *items, *FINDINGS)) == [
        (None, "introduction", 4),
        (None, "findings", 4),
    ]


def test_the_only_heading_may_be_that_of_the_areas() -> None:
    """What stands below the evidence is no area."""
    covered = part(*OPENING[1:], *FINDINGS, role="areas_covered", heading="Areas covered by the visit")
    assert told(part(OPENING[0]), covered) == [
        (None, "introduction", 1),
        ("Areas covered by the visit", "areas_covered", 2),
        (None, "findings", 4),
    ]


def test_a_letter_with_headings_stays_as_it_is() -> None:
    """Whatever its introduction says."""
    parts = (part(*OPENING, *FINDINGS), part(*FINDINGS, role="overview", heading="Overview"))
    assert part_findings(parts) == parts


def test_too_little_is_no_findings() -> None:
    """A covering note, or half a letter: nothing is made up."""
    parts = (part(*OPENING, *FINDINGS[:2]),)
    assert part_findings(parts) == parts
    assert part_findings(()) == ()
