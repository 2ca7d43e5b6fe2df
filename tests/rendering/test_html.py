"""The web page: whole, self-contained, in the order that assistive technology needs, and nothing of the letter's runs."""

import dataclasses
import io
import itertools
from datetime import date

import docx
import lxml.html
import pytest

from examples import example_letter, focused_letter, inspection_letter, quoted_findings, section
from ofsted_report.rendering.html import render_html
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.shipped import shipped


def page(letter, template="select-committee", **options):
    report = build_report(
        letter, quoted_findings(letter), Settings(committee="Scrutiny"), Meeting(committee_date=date(2026, 12, 1))
    )
    content = render_html(report, template, **options).content
    return lxml.html.document_fromstring(content.decode()), content.decode()


@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report"])
@pytest.mark.parametrize("make", [example_letter, focused_letter, inspection_letter])
def test_every_finding_and_every_item_is_shown(make, template):
    letter = make()
    tree, _ = page(letter, template, comments=False)
    shown = [element.text_content() for element in tree.iter("li", "td", "th", "p")]
    wanted = [finding.text for finding in quoted_findings(letter).findings]
    wanted += [*letter.improvements, *letter.priority_actions]
    wanted += [part for judgement in letter.judgements for part in (judgement.area, judgement.grade)]
    assert [text for text in wanted if text not in shown] == []


@pytest.mark.parametrize("template", ["select-committee", "scrutiny-report"])
def test_the_page_has_what_assistive_technology_needs(template):
    tree, _ = page(inspection_letter(), template)
    assert tree.get("lang") == "en-GB"
    assert tree.findtext(".//title").startswith("Ofsted inspection")
    first_link = next(tree.iter("a"))
    assert first_link.get("href") == "#main-content"
    assert [len(list(tree.iter(tag))) for tag in ("header", "main", "footer", "nav", "h1")] == [1, 1, 1, 1, 1]
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [element.get("id") for element in tree.xpath("//*[@id]")]
    assert len(ids) == len(set(ids))
    for link in tree.iter("a"):
        assert link.get("href").removeprefix("#") in ids
    for cell in tree.iter("th"):
        assert cell.get("scope") in ("col", "row")


def test_the_letters_go_on_under_the_next_heading_of_the_inspections_report():
    findings = (section(3, "Help", "findings", "Help is early."), section(4, "Leaders", "findings", "Leaders lead."))
    letter = inspection_letter()
    tree, _ = page(dataclasses.replace(letter, sections=(*letter.sections[:2], *findings)), comments=False)
    shown = [
        element for element in tree.iter("h3", "li") if element.text_content() in ("Help", "Leaders", "Leaders lead.")
    ]
    assert [element.tag for element in shown] == ["h3", "h3", "li"]
    assert shown[-1].getparent().get("start") == "2"
    assert shown[-1].get("style") == "list-style-type: 'b) '"


def test_the_page_fetches_nothing_and_runs_nothing():
    tree, source = page(example_letter())
    assert not list(tree.iter("script", "link", "img", "iframe"))
    assert "url(" not in source
    assert "@import" not in source
    assert "http" not in source


def test_text_of_a_letter_is_never_markup():
    nasty = "<script>alert(1)</script> & {{ 7 * 7 }} \"'"
    tree, source = page(focused_letter(improvements=(nasty,), title=nasty))
    assert not list(tree.iter("script"))
    assert nasty in [element.text_content() for element in tree.iter("li")]
    assert "49" not in source.split("</style>")[1]


def test_a_copy_of_a_template_gives_the_page_its_form(tmp_path):
    copy = tmp_path / "ours.docx"
    document = docx.Document(io.BytesIO(shipped("scrutiny-report.docx")))
    document.add_paragraph("Edited by us.")
    document.save(copy)
    assert "Recommendations" in page(example_letter(), str(copy))[1]
    plain = tmp_path / "plain.docx"
    docx.Document().save(plain)
    assert "Recommendations" not in page(example_letter(), str(plain))[1]


def test_open_fields_are_marked():
    tree, _ = page(example_letter())
    assert "[Author]" in [mark.text for mark in tree.iter("mark")]


def test_each_finding_says_where_it_stands_unless_published():
    tree, _ = page(example_letter())
    assert next(cite.text for cite in tree.iter("cite")) == "Letter, page 2, Overview, paragraph 1, sentence 1"
    assert not list(page(example_letter(), comments=False)[0].iter("cite"))
