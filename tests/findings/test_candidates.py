"""Which sentences of a letter may be quoted at all."""

import dataclasses

import pytest

from examples import example_letter, section
from findings.long_letters import LONG, chosen_texts, letter_of
from ofsted_report.letter.model import Block
from ofsted_report.letter.sentences import split


@pytest.mark.parametrize(
    "end",
    [
        "Thank you and your staff. I am copying this letter to the Department for Education.",
        "I would like to thank all the staff for their time. I am grateful to you for your help. "
        "Please pass on my thanks to the parents who met us.",
        "My thanks to all who contributed. I look forward to seeing your progress. The next monitoring visit will take "
        "place in May. As this is the first visit, this letter will not be published.",
        "This letter will be shared with the Department for Education and put on our website.",
        "We will share the content of this letter with the Department for Education.",
        "Ofsted requires you to submit an action plan within 70 working days of receiving this letter. "
        "We also ask you to share a draft of your action plan earlier.",
        "We have notified the Department for Education of the areas for priority action. "
        "You should submit an action plan that responds to these areas within 70 working days of receiving this letter. "
        "It would be very helpful if you can share an early draft of the action plan with us.",
        "Ofsted will take the findings into account when planning your next inspection. We have decided to amend the "
        "inspection framework. In terms of our next steps, another visit will follow.",
        "Ofsted requires you to submit an action plan. This is so that we know what you will do.",
    ],
)
def test_courtesies_and_what_is_asked_of_the_reader_are_never_findings(end: str):
    for mode in ("key", "all"):
        chosen = chosen_texts(letter_of(*LONG[:3], end), mode=mode)
        assert not any(text in end for text in chosen)


def test_what_stands_under_another_heading_than_the_close_is_a_finding():
    """Wherever the close is printed: no heading's findings are lost for it."""
    close = "Ofsted will take the findings from this visit into account when planning the next inspection or visit."
    letter = example_letter(
        sections=(
            section(1, "Headline findings", "overview", "Practice is sound.", close),
            section(2, "Main findings", "findings", *LONG[:3]),
        )
    )
    chosen = chosen_texts(letter, mode="all")
    assert close not in chosen
    assert all(sentence in chosen for text in LONG[:3] for sentence in split(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Social workers told us that the practice framework helps them to plan for children.",
        "Leaders have a clear action plan that responds to what inspectors found.",
        "You, as the new director, are well supported by councillors.",
        "Care leavers would like to thank their personal advisers, and look forward to their next visit.",
        "Inspectors found that the action plan is not understood by staff.",
        "The council's action plan is detailed, but it is too early for us to see its impact.",
        "You have acted on the weaknesses that we found with a robust action plan.",
        "Managers notified the Department for Education late of two serious incidents.",
        "Staff cope well with the pressures that are described in this letter.",
        "The new strategy will be published in May.",
    ],
)
def test_what_is_said_of_plans_and_frameworks_is_a_finding(sentence: str):
    """Wherever it stands, at the letter's close too."""
    close = "Ofsted will take the findings from this visit into account when planning your next inspection or visit."
    for letter in (
        letter_of(*LONG[:3], sentence),
        letter_of(sentence, *LONG[:3], close),
        letter_of(*LONG[:3], sentence, close),
    ):
        assert sentence in chosen_texts(letter, mode="all")


def test_footnotes_are_no_findings():
    letter = letter_of(*LONG[:3])
    part = letter.sections[1]
    noted = dataclasses.replace(
        part, blocks=(*part.blocks, Block(id="s2.b9", kind="footnote", text="However, it is not so."))
    )
    letter = dataclasses.replace(letter, sections=(letter.sections[0], noted))
    assert "However, it is not so." not in chosen_texts(letter, mode="all")
