"""What a choice speaks for is counted as the review page and the check count it."""

from __future__ import annotations

from examples import focused_letter
from ofsted_report.checking.quotations import quotable_paragraphs
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.coverage import coverage
from ofsted_report.findings.model import Findings

LETTER = focused_letter()


def test_nothing_chosen_leaves_everything_out():
    made = coverage(LETTER, Findings(mode="key", findings=()))
    assert made.findings == made.sentences == 0
    assert len(made.left_out) == made.paragraphs == sum(1 for _ in quotable_paragraphs(LETTER))
    assert made.silent == made.chapters
    assert len(made.untouched) == len(made.asked) == len({*LETTER.improvements, *LETTER.priority_actions})


def test_everything_chosen_leaves_nothing_out():
    made = coverage(LETTER, choose_findings(LETTER, mode="all"))
    assert made.left_out == made.silent == ()
    assert made.paragraphs == made.findings


def test_an_area_is_touched_by_a_finding_that_shares_its_telling_words():
    findings = choose_findings(LETTER, mode="all")
    item = findings.findings[0].sentences[0]
    made = coverage(focused_letter(improvements=(item, "The colour of zebras."), priority_actions=()), findings)
    assert [each.label for each in made.asked] == ["a", None]
