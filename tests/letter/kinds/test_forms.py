"""Whole documents in the forms of different years, typed as text: what their kind makes of them."""

from __future__ import annotations

from pathlib import Path

from ofsted_report.letter.parse import read_letter

SAMPLES = Path(__file__).resolve().parents[3] / "samples"


def test_a_report_without_overall_effectiveness_lacks_nothing() -> None:
    """Since April 2026 there is no such judgement, and care leavers are judged apart: no warning, nothing made up."""
    letter = read_letter(SAMPLES / "harrowmere-ilacs-2026.pdf")
    areas = [judgement.area for judgement in letter.judgements]
    assert not any("overall" in area.lower() for area in areas)
    assert "The experiences and progress of care leavers" in areas
    assert "The experiences and progress of children in care" in areas
    assert not [warning for warning in letter.warnings if "judgement" in warning.code]


def test_an_inspection_that_begins_with_a_focused_visit_is_read_as_an_inspection(read) -> None:
    """The first sentence tells of another visit: kind, place, dates and lead inspector are the inspection's own."""
    letter = read(
        """
Inspection of Anyshire local authority children’s services

Inspection dates: 6 October 2025 to 17 October 2025

Lead inspector: Gwen Hartley, His Majesty’s Inspector

Since the focused visit to Anyshire children’s services on 3 May 2023, leaders have acted with pace. Inspectors found that
most children now receive help when they need it.

What needs to improve?

■ The timeliness of health assessments.

■ The oversight of private fostering.

The experiences and progress of children in care: good

1. Children live in homes that are right for them, and they see their families as often as is safe.
"""
    )
    assert letter.kind == "ilacs_inspection"
    assert letter.authority == "Anyshire"
    assert letter.visit.start is not None
    assert letter.visit.start.isoformat() == "2025-10-06"
    assert letter.signatory is not None
    assert letter.signatory.name == "Gwen Hartley"
    assert len(letter.improvements) == 2


def test_a_joint_inspection_that_speaks_of_send_is_read_as_a_joint_inspection(read) -> None:
    """Partnerships have had area SEND inspections too, and letters say so."""
    letter = read(
        """
15 May 2024

Dear Northmere Local Safeguarding Partnership

Joint targeted area inspection of Northmere

This letter summarises the findings of the joint targeted area inspection of the multi-agency response to serious youth
violence in Northmere. The area SEND inspection of Northmere Local Area Partnership took place in the year before.

Headline findings

Partners share what they know, and most children are safer for it.

What needs to improve?

■ The sharing of information with schools.

Yours sincerely

Gwen Hartley
His Majesty’s Inspector
"""
    )
    assert letter.kind == "jtai"
    assert letter.authority == "Northmere"
    assert letter.improvements == ("The sharing of information with schools.",)


def test_the_spelling_judgment_is_read_as_judgement_is(read) -> None:
    """Reports of 2014 have 'judgment': their headings open the same parts, and the text keeps its spelling."""
    letter = read(
        """
Saltby

Inspection of services for children in need of help and protection, children looked after and care leavers

Inspection dates: 3 June 2014 to 25 June 2014

Lead inspector: Gwen Hartley HMI

Section 1: the local authority – Summary of findings

Most children in Saltby are helped, but some wait too long. Inspectors found that managers do not always know why.

What does the local authority need to improve?

Areas for improvement

■ Make sure that every child has a plan that is clear.

Inspection judgments about the local authority

The graded judgment for adoption performance is good

Adoption is considered early for every child who may need it, and families are found without delay in most cases.
"""
    )
    assert letter.kind == "single_inspection"
    assert letter.improvements == ("Make sure that every child has a plan that is clear.",)
    graded = next(section for section in letter.sections if section.heading and "graded judgment" in section.heading)
    assert graded.role == "findings"


def test_a_focused_visit_with_its_theme_in_the_title_and_headings_of_its_own(read) -> None:
    """The place ends where the theme begins; what opens the letter under a heading still says who came, and why."""
    letter = read(
        """
16 May 2023

Jane Okafor
Director of Children’s Services
Saltby Council

Dear Ms Okafor

Focused visit to Saltby – care leavers

Background

This letter summarises the findings of the focused visit on 18 and 19 April 2023. His Majesty’s Inspector for this visit
was Gwen Hartley. Inspectors looked at the local authority’s arrangements for care leavers.

Summary of main findings

Most care leavers live in homes that are right for them, and their advisers know them well.

What does the local authority need to improve?

■ The timeliness of health assessments.

Findings from this visit

Plans are mostly up to date, and young people help to write them with the advisers whom they know and trust.

Yours sincerely

Gwen Hartley
His Majesty’s Inspector
"""
    )
    assert (letter.kind, letter.authority) == ("focused_visit", "Saltby")
    assert [person.name for person in letter.inspectors] == ["Gwen Hartley"]
    assert letter.areas_covered == ("Inspectors looked at the local authority’s arrangements for care leavers.",)
    roles = [section.role for section in letter.sections]
    assert roles[:4] == ["introduction", "overview", "improvements", "findings"]
    assert letter.improvements == ("The timeliness of health assessments.",)
    assert not letter.warnings
