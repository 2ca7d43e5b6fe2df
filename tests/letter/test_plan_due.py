"""By when Ofsted asks for an action plan; a draft that it asks for before is another matter."""

from __future__ import annotations

from datetime import date

import pytest

from examples import focused_letter, section
from ofsted_report.letter.plan_due import plan_due


def due(*texts):
    return plan_due(focused_letter(sections=(section(1, "Next steps", "next_steps", *texts),)))


@pytest.mark.parametrize(
    ("text", "day", "days"),
    [
        ("You should submit an action plan that responds to this within 70 working days of receiving this letter.", None, 70),
        ("The authority should send the written statement of action to a@b.uk by 6 March 2019, 70 working days from now.",
         date(2019, 3, 6), None),
        ("We expect to receive your final action plan on or before 3 December 2018 and your draft plan by 10 September 2018.",
         date(2018, 12, 3), None),
        ("You need to send your action plan no later than 3 December 2018.", date(2018, 12, 3), None),
        ("You are required to provide an action plan by 3 December 2018.", date(2018, 12, 3), None),
    ],
)  # fmt: skip
def test_the_day_or_the_number_of_working_days_is_found(text, day, days):
    found = due(text)
    assert (found.day, found.working_days, found.sentence) == (day, days, text)


@pytest.mark.parametrize(
    "text",
    [
        "It would be helpful if you can share an early draft of the action plan within 20 working days of this letter.",
        "The action plan is not specific, and children wait for 20 working days after referral.",
        "We will visit again within 70 working days.",
    ],
)
def test_what_is_no_request_for_the_plan_gives_no_day(text):
    assert due(text) is None
