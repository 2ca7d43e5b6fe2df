"""Letters of a form that few have: very short, very long, all bullets, no summary; each gives findings, none too many."""

import pytest

from examples import example_letter, section
from findings.long_letters import LONG, TOPICS, chosen_texts, letter_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.select import INSPECTION, MOST_GRAVE, VISIT

MOST_BEYOND = 2 * MOST_GRAVE
"""The gravest, and what they need."""


def test_a_letter_of_two_paragraphs_gives_some_of_it_and_not_all():
    letter = letter_of("Visits are timely. Staff are kind. Rooms have numbers.", "Plans are clear. They are used well.")
    assert 1 <= len(chosen_texts(letter)) < 5


def test_a_letter_of_one_sentence_gives_that_one():
    assert chosen_texts(letter_of("Children are safe.")) == ["Children are safe."]


def test_a_letter_that_is_all_bullets_is_chosen_from_as_any_other():
    bullets = [("item", f"{topic}: {flaw}.") for topic, (*_, flaw) in TOPICS.items()]
    letter = example_letter(sections=(section(1, "Main findings", "findings", *bullets),))
    assert 3 <= len(chosen_texts(letter)) <= len(bullets)


@pytest.mark.parametrize("kind", ["focused_visit", "ilacs_inspection", "jtai", "area_send_inspection", "other"])
def test_a_letter_without_a_summary_is_chosen_from_its_findings(kind):
    letter = example_letter(kind=kind, sections=(section(1, "Findings", "findings", *LONG),))
    most = VISIT.sentences if kind == "focused_visit" else INSPECTION.sentences
    assert 20 <= len(chosen_texts(letter)) <= most + MOST_BEYOND


def test_a_report_of_sixty_pages_gives_a_choice_and_no_copy():
    """Some 3,000 sentences in thirty parts."""
    parts = [
        section(n, f"Part {n}", "findings", *[text.replace("children", f"children of ward {n}") for text in LONG])
        for n in range(1, 31)
    ]
    letter = example_letter(kind="single_inspection", sections=tuple(parts))
    quoted = chosen_texts(letter)
    assert 30 <= len(quoted) <= INSPECTION.sentences + MOST_BEYOND + 4 * len(parts)
    assert choose_findings(letter) == choose_findings(letter)
