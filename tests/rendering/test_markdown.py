"""The Markdown report shows every text as it is."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from examples import OUTCOME, area_letter, example_letter, focused_letter, inspection_letter, quoted_findings, section
from ofsted_report.rendering.markdown import escape, render_markdown
from ofsted_report.report.clean import clean
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def rendered(letter, template="select-committee", **options):
    report = build_report(
        letter, quoted_findings(letter), Settings(committee="Scrutiny"), Meeting(committee_date=date(2026, 12, 1))
    )
    return render_markdown(report, template, **options).content.decode()


def two_areas():
    """An inspection's report with findings under two headings."""
    findings = (section(3, "Help", "findings", "Help is early."), section(4, "Leaders", "findings", "Leaders lead."))
    letter = inspection_letter()
    return dataclasses.replace(letter, sections=(*letter.sections[:2], *findings))


def plain(markdown):
    """The text a reader sees, paragraph by paragraph."""
    lines = []
    for token in MARKDOWN.parse(markdown):
        if token.type == "inline":
            lines.append(
                "".join(" " if c.type == "softbreak" else c.content for c in token.children if "html" not in c.type)
            )
    return lines


@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report"])
@pytest.mark.parametrize("make", [example_letter, focused_letter, inspection_letter])
def test_every_finding_and_every_item_is_shown(make, template):
    letter = make()
    shown = plain(rendered(letter, template))
    wanted = [f"{finding.label}) {finding.text}" for finding in quoted_findings(letter).findings]
    assert [text for text in wanted if text not in [line.strip() for line in shown]] == []
    for judgement in letter.judgements:
        assert {judgement.area, judgement.grade} <= set(shown)


def test_paragraphs_are_numbered_through_and_lists_restart():
    text = rendered(focused_letter())
    assert [line[:2] for line in text.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert text.count("   a) ") == 3


def test_the_scrutiny_form_numbers_parts_and_paragraphs():
    text = rendered(focused_letter(), "scrutiny-report")
    assert "## 3. Background" in text
    assert "\n3.2 Ofsted’s letter describes what the visit covered: “Inspectors looked at" in text


@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report"])
def test_an_inspections_judgements_come_before_its_findings(template):
    headings = [line for line in rendered(inspection_letter(), template).splitlines() if line.startswith("##")]
    told = [heading.lstrip("# 0123456789.") for heading in headings]
    assert told.index("Background") < told.index("Judgements") < told.index("Key findings")
    assert told.index("Key findings") < told.index("What needs to improve")


def test_an_outcome_in_place_of_grades_is_no_table():
    text = rendered(area_letter())
    assert f"## Inspection outcome\n\n2. The inspection report gives this outcome: “{OUTCOME}”" in text
    assert "| Part of the report" not in text


def test_a_visits_findings_are_the_last_paragraph_of_the_background():
    text = rendered(example_letter())
    assert "## Key findings" not in text
    assert "\n4. " in text
    assert "\n5. " not in text
    assert "The paragraphs below are extracts from the letter, in Ofsted’s own words." in text.split("\n4. ")[1]


def test_findings_stand_under_the_headings_of_the_inspections_report():
    text = rendered(two_areas())
    assert text.index("   ### Help\n") < text.index("   a) ") < text.index("   ### Leaders\n") < text.index("   b) ")


def test_places_are_invisible_comments_and_can_be_left_out():
    assert "<!-- Letter, page 2, Overview, paragraph 1, sentence 1 -->" in rendered(example_letter())
    assert "<!--" not in rendered(example_letter(), comments=False)


def test_open_fields_stay_readable():
    assert "**Author:** [Author]" in rendered(example_letter())


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_escaped_text_is_shown_as_that_text(text):
    assert plain(f"{escape(text)}\n") == [text]


@pytest.mark.parametrize(
    "text", ["# no heading", "- no item", "1. no list", "a | b", "<b>&amp;", "*x* _y_ `z` [w](v)", "~~s~~"]
)
def test_text_of_a_letter_is_shown_as_that_text(text):
    assert text in [line.strip() for line in plain(rendered(focused_letter(improvements=(clean(text),))))]
