"""Every template with every kind of document, with all parts on, half filled in, and off: what comes of it passes `check`.

What is open and what a choice leaves out is the officer's to decide; all else must be right in each of them.
"""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

from ofsted_report import build_report, check_report, choose_findings, load_settings, read_letter, render
from ofsted_report.report.earlier import Earlier, JudgedTwice
from ofsted_report.settings.model import Attachment, DecisionStep, Implication, Meeting, Option, View
from ofsted_report.shipped import WORD_TEMPLATES

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
ONE_OF_EACH_KIND = (
    "anyshire-monitoring-visit",
    "saltby-focused-visit",
    "ashcombe-ilacs-2019",
    "fenbridge-single-inspection-2016",
    "stonebeck-jtai-2017",
    "thornhaven-area-send-2024",
    "brackenshire-annual-conversation",
)
GIVEN = load_settings(
    council_file=SAMPLES / "reports" / "council.toml", meeting_file=SAMPLES / "reports" / "decision.toml"
)
HALF = dataclasses.replace(
    GIVEN.meeting,
    options=(Option(option="Do nothing"),),
    consultation=(View(who="Parents"),),
    implications={"legal": Implication(text="None.")},
    recommendations=(),
    executive_summary=(),
    decision_route=(DecisionStep(body="Cabinet"),),
    author=None,
    appendices=(Attachment(title="Plan", to_follow=True),),
    document_to_follow=True,
)
EARLIER = Earlier(
    dates="4 to 8 March 2013",
    judged=(JudgedTwice(area="Overall effectiveness", then="Inadequate", now="Good"),),
    gone=("The recording of visits.",),
)
LEFT_TO_THE_OFFICER = {"open-field", "pages-open", "paragraph-left-out", "topic-left-out", "no-findings"}


def report_of(stem: str, filled: str, layout: str):
    letter = read_letter(SAMPLES / f"{stem}.pdf")
    meeting = {"on": GIVEN.meeting, "half": HALF, "off": Meeting()}[filled]
    required = ("financial", "legal", "Climate") if filled != "off" else ()
    settings = dataclasses.replace(GIVEN.settings, implications_as=layout, required_implications=required)
    earlier = EARLIER if filled == "on" else None
    made = build_report(letter, choose_findings(letter), settings, meeting, today=date(2026, 1, 5), earlier=earlier)
    return letter, made


@pytest.mark.slow
@pytest.mark.parametrize("stem", ONE_OF_EACH_KIND)
@pytest.mark.parametrize(
    ("filled", "layout"),
    [("on", "sections"), ("on", "table"), ("half", "sections"), ("half", "table"), ("off", "sections")],
)
def test_every_report_passes_the_check(stem, filled, layout):
    letter, report = report_of(stem, filled, layout)
    wrong = [
        (template, form, problem.code, problem.message, problem.detail)
        for template in WORD_TEMPLATES
        for form in ("docx", "html", "md")
        for problem in check_report(render(report, form, template, comments=False).content, letter, name=f"r.{form}")
        if problem.code not in LEFT_TO_THE_OFFICER
    ]
    assert wrong == []
