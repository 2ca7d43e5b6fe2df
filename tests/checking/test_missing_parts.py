"""A part of the letter that is gone from a report altogether is told: priority actions as a problem, others as advice."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ofsted_report import build_report, check_report, choose_findings, read_letter, render
from ofsted_report.settings.model import Meeting, Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AREA, JOINT, FULL = "thornhaven-area-send-2024", "eastmarsh-jtai-2023", "harrowmere-ilacs-2026"
VISIT, MONITORING = "northmere-focused-visit", "anyshire-monitoring-visit"
ACTIONS = "Areas for priority action"


@cache
def letter_of(stem):
    """The sample, as if all were about one council: a report about several letters has only one."""
    return replace(read_letter(SAMPLES / f"{stem}.pdf"), authority="Thornhaven")


@cache
def report(*stems, headline=False):
    findings = [
        (letter, choose_findings(letter, mode="headline" if headline else "key")) for letter in map(letter_of, stems)
    ]
    (letter, chosen), *others = findings
    return render(build_report(letter, chosen, Settings(), Meeting(), others=others), "md").content.decode()


def without(text, heading):
    """The report without the first part of this heading."""
    level = re.search(rf"(?m)^(#+) {re.escape(heading)}$", text)[1]
    return re.sub(rf"(?ms)^{level} {re.escape(heading)}\n.*?(?=^#{{1,{len(level)}}} )", "", text, count=1)


def missing(text, *stems):
    letter, *others = map(letter_of, stems)
    found = check_report(text.encode(), letter, name="report.md", others=others)
    return [(each.code, each.level) for each in found if each.code in ("priority-actions-missing", "part-missing")]


PROBLEM, ADVICE = ("priority-actions-missing", "problem"), ("part-missing", "advice")


@pytest.mark.parametrize(
    ("stem", "heading", "told"),
    [
        (AREA, ACTIONS, PROBLEM),
        (AREA, "Inspection outcome", ADVICE),
        (AREA, "What needs to improve", ADVICE),
        (AREA, "What happens next", ADVICE),
        (JOINT, ACTIONS, PROBLEM),
        (JOINT, "What happens next", ADVICE),
        (FULL, "Judgements", ADVICE),
        (FULL, "What needs to improve", ADVICE),
        (FULL, "Key findings", ADVICE),
        (VISIT, "What needs to improve", ADVICE),
    ],
)
def test_a_part_that_was_deleted_is_told(stem, heading, told):
    assert missing(report(stem), stem) == []
    assert missing(without(report(stem), heading), stem) == [told]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Services were graded good.", []),
        ("Services were rated good.", []),
        ("Overall effectiveness is good.", []),
        ("The outcome is good.", []),
        ("At an earlier inspection, services were rated good.", [ADVICE]),
    ],
)
def test_a_sentence_of_the_councils_may_tell_of_the_judgements(said, told):
    assert missing(f"{without(report(FULL), 'Judgements')}\n## What it means\n\n{said}\n", FULL) == told


def test_the_areas_covered_are_told_though_the_background_remains():
    text = report(MONITORING)
    for area in letter_of(MONITORING).areas_covered:
        text = re.sub(rf"(?m)^.*{re.escape(area)}.*\n", "", text)
    assert missing(text, MONITORING) == [ADVICE]


def test_the_sentence_that_leads_to_a_list_does_not_stand_for_it():
    text = re.sub(r"(?ms)(names one area for priority action:\n).*?(?=^## )", r"\1\n", report(JOINT))
    assert missing(text, JOINT) == [PROBLEM]


def test_a_report_of_the_overview_alone_still_needs_the_priority_actions():
    assert missing(report(AREA, headline=True), AREA) == []
    assert missing(without(report(AREA, headline=True), ACTIONS), AREA) == [PROBLEM]


def test_what_the_council_says_in_its_own_words_under_the_name_is_there():
    text = without(report(JOINT), ACTIONS) + "\n## Priority action\n\nWe must see to it that our front door is safe.\n"
    assert missing(text, JOINT) == []


def test_a_report_that_quotes_little_does_not_set_out_to_show_the_letter():
    finding = "Joint commissioning is weak."
    assert missing(f"# Update\n\n## Key findings\n\n- {finding}\n", AREA) == []


def test_each_of_several_letters_is_asked_for_its_own():
    both = report(JOINT, AREA)
    assert missing(both, JOINT, AREA) == []
    assert missing(without(both, ACTIONS), JOINT, AREA) == [PROBLEM]
    both_gone = without(without(both, ACTIONS), ACTIONS)
    assert missing(both_gone, JOINT, AREA) == [PROBLEM, PROBLEM]
