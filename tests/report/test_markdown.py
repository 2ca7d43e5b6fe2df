"""The Markdown report shows every text as it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from ofsted_report.report.clean import clean
from ofsted_report.report.compose import build_report
from ofsted_report.report.markdown import escape, render_markdown
from ofsted_report.report.settings import Meeting, Settings

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def rendered(letter, template="select-committee", **options):
    report = build_report(
        letter, quoted_findings(letter), Settings(committee="Scrutiny"), Meeting(committee_date=date(2026, 12, 1))
    )
    return render_markdown(report, template, **options).content.decode()


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
    assert "\n3.2 Inspectors looked at" in text


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
    assert f"a) {text}" in [line.strip() for line in plain(rendered(focused_letter(improvements=(clean(text),))))]
