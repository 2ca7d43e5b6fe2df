"""A committee must not miss what Ofsted asks the council to do, nor the deadline."""

import dataclasses

import pytest

from examples import example_letter, focused_letter, quoted_findings, section
from ofsted_report.letter.next_steps import next_steps
from ofsted_report.report.compose import build_report

ASKED = (
    "We have notified the Department for Education of the areas for priority action.",
    "You should submit an action plan that responds to these areas within 70 working days of receiving this letter.",
)
TAKES = "Ofsted will take the findings from this focused visit into account when planning the next visit."


def texts(found):
    """What the quotations say."""
    return tuple(said.text for said in found)


def closing(*texts):
    return focused_letter(sections=(section(1, "Findings", "findings", "Plans are clear.", *texts),))


def test_what_a_visits_letter_asks_for_at_its_close_is_told_paragraph_by_paragraph():
    letter = closing(TAKES, " ".join(ASKED), "Thank you for your time.")
    assert texts(next_steps(letter)) == (" ".join(ASKED),)


def test_sentences_passed_over_are_marked():
    letter = closing(f"{ASKED[0]} The framework was published last year. {ASKED[1]}")
    assert texts(next_steps(letter)) == (f"{ASKED[0]} […] {ASKED[1]}",)


@pytest.mark.parametrize(
    "said",
    [
        "Ofsted and the Care Quality Commission (CQC) ask that the local area partnership updates its strategic plan.",
        "As a result, HMCI requires the local area partnership to prepare and submit a priority action plan (area SEND).",
        "So, in summary, you will therefore need to send us your action plan.",
    ],
)
def test_whoever_asks_and_in_whatever_part_it_is_told(said):
    letter = focused_letter(sections=(section(1, "Outcome", "overview", f"Services are fair. {said}"),))
    assert texts(next_steps(letter)) == (said,)
    assert texts(next_steps(letter, quoted_already=said)) == ()


@pytest.mark.parametrize(
    "said",
    [
        "Leaders should ensure that every child has an action plan.",
        "The local authority has submitted a strategic plan to its partners and expects improvement.",
        "Inspectors ask children for their views.",
        "Leaders said: we expect every child to have an action plan.",
        "The local authority told inspectors that you must have a child’s action plan.",
    ],
)
def test_what_somebodys_plans_should_be_is_a_finding(said):
    assert texts(next_steps(closing(said))) == ()


@pytest.mark.parametrize(
    "said",
    [
        "The next full area SEND inspection will be within approximately three years.",
        "A monitoring inspection will be carried out within approximately 18 months.",
        "The next full re-inspection is due in 2027.",
        "Ofsted and CQC will revisit the area within 12 months.",
        "A further visit will take place before the end of March.",
        "The first monitoring visit will be followed by another in the summer.",
        "We will return in May.",
    ],
)
def test_when_ofsted_comes_again_is_told(said):
    letter = focused_letter(sections=(section(1, "Outcome", "overview", f"Services are fair. {said}"),))
    assert texts(next_steps(letter)) == (said,)


@pytest.mark.parametrize(
    "said",
    [
        TAKES,
        "The next inspection will look at this again.",
        "The visits will be recorded within the child’s plan.",
        "Leaders visit children within five days.",
        "The first visit is due within five days of a child coming into care.",
        "A home visit is expected within 10 days of the referral, but is often late.",
        "The last inspection is likely by now to be 4 years old.",
        "Inspectors will not carry out visits within this programme.",
    ],
)
def test_what_tells_no_time_or_is_no_inspection_is_not(said):
    letter = focused_letter(sections=(section(1, "Findings", "findings", said),))
    assert texts(next_steps(letter)) == ()


def test_what_stands_among_the_findings_is_one():
    """It is told where Ofsted sums up, or at the letter's close."""
    said = "The next full visit is due within 10 days."
    plans = [f"Plan {number} is clear." for number in range(6)]
    assert texts(next_steps(closing(said, *plans))) == ()
    assert texts(next_steps(closing(*plans, said))) == (said,)


@pytest.mark.parametrize("words", ["We ask you must ", "within ", "In, ", "ofsted and ", "the full ", "you "])
@pytest.mark.parametrize("opening", ["", "The next visit will ", "We require the "])
def test_long_sentences_are_searched_in_bearable_time(opening, words):
    """A hanging test is the alarm."""
    next_steps(closing(opening + words * (100_000 // len(words))))


def test_a_part_of_its_own_for_next_steps_is_told_whole():
    """Joint inspections have one; nothing of it was in a report."""
    steps = section(
        2, "Next steps", "next_steps", "Anyshire Council should prepare a statement.²", "It is due by 1 May."
    )
    letter = example_letter(sections=(section(1, "Findings", "findings", "Plans are clear."), steps))
    assert texts(next_steps(letter)) == ("Anyshire Council should prepare a statement.", "It is due by 1 May.")


def test_the_report_tells_it_in_a_part_of_its_own_in_quotation_marks():
    """Its "we", "you" and "this letter" would be the council's without them."""
    letter = closing(" ".join(ASKED))
    report = build_report(letter, quoted_findings(dataclasses.replace(letter, sections=())))
    (paragraph,) = report.parts["next_steps"].paragraphs
    assert paragraph.text.plain == "Ofsted’s letter says the following about what happens next:"
    assert [item.text.plain for item in paragraph.items] == [f"“{' '.join(ASKED)}”"]


def test_where_nothing_is_asked_there_is_no_such_part():
    letter = closing(TAKES)
    assert "next_steps" not in build_report(letter, quoted_findings(letter)).parts
