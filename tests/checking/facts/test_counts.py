"""Numbers of what the letter has: a report that counts it counts right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from examples import focused_letter, inspection_letter
from ofsted_report.checking.facts.counts import count_problems
from ofsted_report.checking.facts.sentences_of_report import own_sentences
from ofsted_report.checking.passages import Passage
from ofsted_report.letter.model import Judgement, Letter, ListedItem, ListedItems

ITEMS = tuple(ListedItem(text=text) for text in ("The quality of plans.", "Supervision.", "The offer of help."))
VISIT = replace(
    focused_letter(),
    improvements=tuple(item.text for item in ITEMS),
    priority_actions=("Act at once.",),
    items=ListedItems(improvements=ITEMS, priority_actions=(ListedItem(text="Act at once."),)),
)
GRADES = (("Overall effectiveness", "Good"), ("Leaders", "Good"), ("Care leavers", "Inadequate"), ("Help", "Good"))
GRADED = replace(inspection_letter(), judgements=tuple(Judgement(area=area, grade=grade) for area, grade in GRADES))


def told(sentence: str, letter: Letter = VISIT) -> list[str]:
    passages = [Passage(sentence, "paragraph", "p1")]
    return [problem.code for problem in count_problems(tuple(own_sentences(passages, letter)), letter, "report.docx")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted identified four areas for improvement.",
        "The letter sets out 2 areas that need to improve.",
        "The inspectors made five recommendations.",
        "There were no areas for priority action.",
        "Ofsted did not identify any areas for priority action.",
        "Ofsted named two areas for priority action.",
        "The visit was carried out by three of His Majesty’s Inspectors.",
        "The inspectors were on site for four days.",
        "The inspection lasted four days.",
        "The visit took four days.",
        "Inspectors visited over four days.",
        "The visit was made by a team of three Ofsted inspectors.",
        "It was led by three social care inspectors.",
        "The visit was carried out by three HMIs.",
        "The inspectorates found five key areas for improvement.",
        "The report names five main things to improve.",
        "In the letter named below there are five specific aspects that need to be improved.",
        "The visit highlighted five different points requiring improvement.",
        "The inspection raises five separate matters which need to improve.",
        "The letter lists five overall areas for improvement.",
        "The letter contains five recommendations.",
        "The letter asks for five recommendations to be met.",
        "Ofsted asked that five recommendations be met.",
    ],
)
def test_a_number_that_is_not_the_letters_is_told(sentence: str) -> None:
    assert told(sentence) == ["count-differs"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ofsted identified three areas for improvement and one area for priority action.",
        "The inspectors made 4 recommendations.",
        "The visit was carried out by one of His Majesty’s Inspectors.",
        "The visit lasted for one day.",
        "Our plan has nine areas for improvement.",
        "At its last inspection, Ofsted identified five areas for improvement.",
        "The council will answer within five days.",
        "Ofsted identified five areas for improvement previously.",
        "An earlier visit identified five areas for improvement.",
        "The peer review identified five areas for improvement.",
        "Ofsted identified five areas for improvement, of which two are completed.",
        "Ofsted named two further areas for priority action.",
        "Ofsted named two more areas for priority action.",
    ],
)
def test_the_letters_numbers_and_the_councils_own_raise_nothing(sentence: str) -> None:
    assert told(sentence) == []


def test_areas_with_a_grade_are_counted_with_or_without_the_overall_judgement() -> None:
    assert told("Ofsted judged two areas to be good.", GRADED) == []
    assert told("We were rated good in three of the four areas.", GRADED) == []
    assert told("Ofsted judged four areas to be good.", GRADED) == ["count-differs"]
    assert told("Ofsted rated services good in four judgements.", GRADED) == ["count-differs"]
    assert told("Services are graded good in four categories.", GRADED) == ["count-differs"]
    assert told("Ofsted gave us four judgements of good.", GRADED) == ["count-differs"]
    assert told("Ofsted gave four of the judgement categories as good.", GRADED) == ["count-differs"]
    assert told("Two areas are good practice.", GRADED) == []
