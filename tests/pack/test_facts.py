"""What the pack says for itself is what `build` says, and what nobody said stays visibly open."""

from __future__ import annotations

from datetime import date

import pytest

from examples import example_letter
from ofsted_report.errors import SettingsError
from ofsted_report.pack.facts import gather
from ofsted_report.settings.model import Meeting, Settings
from pack.packs import MEETING


def test_front_sheet_is_the_one_that_build_makes():
    facts = gather(example_letter(), Settings(), MEETING)
    sheet = facts.front_sheet
    assert sheet.item_title.plain == "Ofsted second monitoring visit update"
    assert sheet.committee_will.plain.startswith(
        "The Committee will receive an update about the Ofsted second monitoring"
    )
    assert sheet.pages.plain == "[Pages]"
    assert facts.title == (
        "Ofsted second monitoring visit update – Children’s Select Committee, Thursday 15 January 2099"
    )
    assert facts.appendices[0].title == "Appendix 1: Second monitoring visit of Anyshire children’s services"
    assert facts.warnings == ()


def test_the_reports_own_title_stands_on_its_front_sheet_too():
    """Built with --title; the report's properties remember it, and which letter it is about."""
    letter = example_letter()
    of_ours = gather(letter, Settings(), Meeting(), report_title="Progress", report_subject=letter.title)
    of_others = gather(letter, Settings(), Meeting(), report_title="Word document", report_subject="")
    assert of_ours.front_sheet.item_title.plain == "Progress"
    assert of_others.front_sheet.item_title.plain == "Ofsted second monitoring visit update"


def test_without_a_letter_what_only_it_can_tell_is_open():
    facts = gather(None, Settings(), Meeting(), letter_to_follow=True, report_title="Ofsted update")
    assert facts.front_sheet.item_title.plain == "Ofsted update"
    assert "[Date of the letter]" in facts.front_sheet.committee_will.plain
    assert facts.appendices[0].title == "Appendix 1"
    assert facts.appendices[0].part.paragraphs[0].text.plain == "Document to follow"


def test_the_councils_own_words_are_used():
    wording = {"headings": {"appendix": "Annex A"}, "sentences": {"document_to_follow": "To be published later"}}
    facts = gather(example_letter(), Settings(wording=wording), Meeting(), letter_to_follow=True)
    assert facts.appendices[0].word == "Annex A"
    assert facts.appendices[0].title.startswith("Annex A: Second monitoring")
    assert facts.appendices[0].part.paragraphs[0].text.plain == "To be published later"


def test_open_fields_that_the_meeting_answers():
    facts = gather(example_letter(), Settings(), MEETING)
    assert facts.open_fields["Committee"] == "Children’s Select Committee"
    assert facts.open_fields["Agenda item number"] == "9"
    assert facts.open_fields["Deadline for questions and views"] == "Monday 12 January 2099"
    assert "Author" not in facts.open_fields


def test_warnings_are_those_of_the_meetings_date_alone():
    """Of everything else `build` has warned when it wrote the report."""
    past = gather(example_letter(), Settings(), Meeting(committee_date=date(2019, 1, 15)))
    assert [warning for warning in past.warnings if "in the past" in warning]
    assert not [warning for warning in past.warnings if "findings" in warning]


def test_wrong_wording_is_an_error_of_the_settings():
    with pytest.raises(SettingsError):
        gather(example_letter(), Settings(wording={"purpos": "…"}), Meeting())
