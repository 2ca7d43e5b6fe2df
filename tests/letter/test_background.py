"""What the background of a report quotes of a letter: the evidence of a visit, and no finding in its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import example_letter, inspection_letter, section
from ofsted_report.letter.background import evidence, subject


def test_the_evidence_of_a_visit_is_quoted_to_its_paragraphs_end():
    (said,) = evidence(example_letter())
    assert said.text.startswith("A range of evidence was considered for the visit")
    assert said.text.endswith("foster carers & parents.")


def test_no_finding_is_taken_for_evidence():
    """The introduction of an inspection's report tells what was found; and "evidence-based" is no evidence."""
    met = "Inspectors met with staff, who are tenacious in their efforts."
    based = "They have brought about a range of evidence-based improvements."
    assert evidence(replace(inspection_letter(), sections=(section(1, None, "introduction", met),))) == ()
    assert evidence(replace(example_letter(), sections=(section(1, None, "introduction", based),))) == ()


@pytest.mark.parametrize(
    ("sentence", "about"),
    [
        ("This letter summarises the findings of the inspection of care leavers’ services.", "care leavers’ services"),
        ("This report outlines the main findings from our visit into the front door.", "the front door"),
        ("This letter outlines key outcomes of a review (SCR) of services for children", "services for children"),
        ("This letter sums the result from this evaluation of help for families.", "help for families"),
        ("This letter summarises the findings of the visit.", None),
    ],
)
def test_what_was_inspected_is_told_by_the_sentence_about_the_letter(sentence, about):
    assert subject(sentence) == about
