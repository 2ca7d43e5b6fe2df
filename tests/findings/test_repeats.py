"""What is said twice, in the summary and in a chapter, in other words."""

import pytest

from findings.long_letters import LONG, letter_of
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.repeats import Repeats


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "There remains too much variability in the quality of assessment, planning and intervention.",
            "There remains too much variability in the quality of intervention, so that not all families are helped.",
            True,
        ),
        (
            "The turnover of social workers has resulted in several changes for families and drift in planning.",
            "High turnover of social workers has had an impact, resulting in several changes for families and in drift.",
            True,
        ),
        ("Some schools are very inclusive.", "Some schools are not as inclusive as they should be yet.", False),
        ("Children in care see a dentist.", "Care leavers have a home.", False),
    ],
)
def test_what_is_rare_in_the_letter_and_said_twice_is_a_repeat(one, other, same):
    repeats = Repeats(sentences_of(letter_of(one, other, *LONG)))
    assert repeats.of(0, [1, 2]) == ([1] if same else [])


def test_the_summary_and_a_chapter_say_it_once():
    summary = "Since the last visit, leaders have kept a clear focus on improving help for children in Anyshire."
    chapter = "Since the last visit, leaders have kept a clear focus on improving their help for children."
    letter = letter_of(chapter, *LONG, overview=[f"{summary} Political support is strong."])
    quoted = [sentence for finding in choose_findings(letter).findings for sentence in finding.sentences]
    assert (summary in quoted) + (chapter in quoted) == 1
