"""Items stand in the letter's list and not in another, nothing is added to it, and who is to act stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import example_letter, focused_letter
from ofsted_report.checking.facts.list_places import list_place_problems
from ofsted_report.checking.passages import Passage
from ofsted_report.letter.model import Letter, ListedItem, ListedItems

LETTER = focused_letter()
IMPROVEMENT, ACTION = LETTER.improvements[0], LETTER.priority_actions[0]


def heading(text: str, level: int = 2) -> Passage:
    return Passage(text, "heading", "p0", level=level)


def lead(text: str) -> Passage:
    return Passage(text, "paragraph", "p1")


def items(*texts: str) -> list[Passage]:
    return [Passage(text, "item", f"item {n}") for n, text in enumerate(texts, 1)]


def told(passages: list[Passage], letter: Letter = LETTER) -> list[str]:
    return [problem.code for problem in list_place_problems(passages, letter, "report.docx")]


def test_a_priority_action_among_what_needs_to_improve_is_told_whatever_the_headings_between():
    assert told([heading("What needs to improve"), *items(IMPROVEMENT, ACTION)]) == ["list-item-moved"]
    below = [heading("What needs to improve"), heading("Quality of practice", 3), *items(ACTION)]
    assert told(below) == ["list-item-moved"]


def test_the_name_of_the_list_may_stand_in_the_sentence_that_leads_to_it():
    named = lead("The letter names the following areas for improvement:")
    assert told([heading("Summary"), named, *items(ACTION)]) == ["list-item-moved"]


@pytest.mark.parametrize("name", ["Areas for development", "What is to be improved", "Areas of improvement"])
def test_a_list_goes_by_several_names(name):
    assert told([heading(name), *items(ACTION)]) == ["list-item-moved"]


def test_each_item_under_its_own_name_or_under_both_or_under_none_raises_nothing():
    assert told([heading("Areas for priority action"), *items(ACTION)]) == []
    assert told([heading("Priority actions and areas for improvement"), *items(ACTION, IMPROVEMENT)]) == []
    assert told([heading("What Ofsted said"), *items(ACTION, IMPROVEMENT)]) == []


def test_what_is_added_to_the_areas_covered_is_told_and_a_list_of_the_councils_is_not():
    letter = example_letter()
    added = "the recruitment of foster carers for teenagers"
    assert told(items(*letter.areas_covered, added), letter) == ["list-item-added"]
    assert told(items(*letter.areas_covered), letter) == []
    assert told(items("Recruitment", "Training", letter.areas_covered[0]), letter) == []


def test_another_who_is_to_act_is_told():
    acted = ListedItem(text=ACTION, responsible="Saltby Borough Council")
    letter = replace(LETTER, priority_actions=(ACTION,), items=ListedItems(priority_actions=(acted,)))
    assert told([*items(ACTION), lead("Responsible: Saltby Borough Council")], letter) == []
    assert told([*items(ACTION), lead("Responsible: the schools of the area")], letter) == ["name-differs"]
    assert told([*items(ACTION), lead("Lead: Sam Poole")], letter) == []


def test_a_renamed_heading_is_told_even_above_the_sentence_that_names_the_list():
    named = lead("Ofsted’s letter names one area for priority action:")
    assert told([heading("Areas for improvement"), named, *items(ACTION)]) == ["list-item-moved"]
    both = [lead("These need to improve:"), *items(IMPROVEMENT), named, *items(ACTION)]
    assert told([heading("Areas for improvement"), *both]) == []
