"""Words in quotation marks: whose they are, and what leads to them."""

from __future__ import annotations

import pytest

from examples import example_letter
from ofsted_report.checking.passages import Passage
from ofsted_report.checking.quoted_words import find_quoted_words, introduced

LETTER = example_letter()
SENTENCE = LETTER.sentences[0].text
INVENTED = "nobody has ever put it in such words"


def found(text: str, *, set_off: bool = False) -> list[str]:
    return [each.text for each in find_quoted_words([Passage(text, "paragraph", "p1", set_off=set_off)], LETTER)]


@pytest.mark.parametrize(
    "said",
    [
        "In short, Ofsted reported that ",
        "In particular, the inspection team observed that ",
        "In addition, the inspectorates recorded that ",
        "Overall, its letter states that ",
        "Further, this letter notes that ",
        "Furthermore, the letter stated: ",
        "For example, they told us that ",
    ],
)
def test_what_ofsted_says_follows_its_introduction(said: str) -> None:
    assert introduced(f"{said}{SENTENCE}") == SENTENCE


@pytest.mark.parametrize(
    "speaker",
    [
        "Young people said",
        "Children wrote",
        "A parent commented",
        "Carers added",
        "Cllr Marsh explained",
        "Councillors said",
        "The director writes",
        "The chief executive puts it so",
        "Members said",
        "The mayor says",
        "Staff said",
        "Social workers said",
        "The leader of the council said",
        "Officers said",
    ],
)
def test_what_somebody_else_said_is_not_looked_for_in_the_letter(speaker: str) -> None:
    assert found(f"{speaker}: “{INVENTED}”.") == []
    assert found(f"The outcome: “{INVENTED}”.") == [INVENTED]


@pytest.mark.parametrize("left_out", ["...", "(...)", "(…)"])
def test_parts_around_what_is_left_out_are_looked_for_one_by_one(left_out: str) -> None:
    words = SENTENCE.split()
    shortened = f"{' '.join(words[:4])} {left_out} {' '.join(words[-4:])}"
    assert found(f"Ofsted: “{shortened}”") == []


@pytest.mark.parametrize("box", ["Important", "Tip", "Warning"])
def test_a_box_is_no_quotation(box: str) -> None:
    assert found(f"{box}: {INVENTED}.", set_off=True) == []
