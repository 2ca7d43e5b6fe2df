"""What a report says that the letter's abbreviations mean is held to the letter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import example_letter, section
from ofsted_report.checking.facts.abbreviations import abbreviation_problems
from ofsted_report.checking.facts.sentences_of_report import own_sentences
from ofsted_report.checking.passages import Passage

LETTER = replace(
    example_letter(),
    sections=(section(1, "Findings", "findings", "The multi-agency safeguarding hub (MASH) is quick."),),
)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Among the abbreviations in this report are: MASH (multi-agency safeguarding hub).", []),
        ("This abbreviation is used: MASH (Multi-Agency Safeguarding Hub); SP (Sam Poole).", []),
        ("This abbreviation is used in this report: MASH (multi-agency sharing hub).", ["abbreviation-differs"]),
        ("The MASH (our front door) moved in May.", []),
    ],
)
def test_a_list_of_abbreviations_says_what_the_letter_says(sentence, codes):
    own = tuple(own_sentences([Passage(sentence, "paragraph", "p1")], LETTER))
    assert [problem.code for problem in abbreviation_problems(own, LETTER, "report.docx")] == codes
