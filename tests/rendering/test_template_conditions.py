"""What a report lacks is cut from a shipped template before it is filled: the report is the same, byte for byte."""

import pytest
from lxml import etree

from examples import example_letter, focused_letter, inspection_letter, quoted_findings
from ofsted_report.letter.model import Source
from ofsted_report.rendering import docx as rendering
from ofsted_report.rendering.specimen import specimen_report
from ofsted_report.rendering.template_conditions import settle
from ofsted_report.report.compose import build_report
from ofsted_report.shipped import WORD_TEMPLATES
from ofsted_report.word.xml import W

SECOND = example_letter(source=Source(name="second.pdf", sha256="2" * 64, pages=4, reader="pdfium"))


def about(letter, *others):
    return build_report(letter, quoted_findings(letter), others=[(each, quoted_findings(each)) for each in others])


REPORTS = {
    "a monitoring visit": about(example_letter()),
    "a focused visit": about(focused_letter()),
    "an inspection": about(inspection_letter()),
    "every part": specimen_report(),
    "two letters": about(inspection_letter(authority="Anyshire"), SECOND),
}


@pytest.mark.parametrize("template", WORD_TEMPLATES)
@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS)
def test_the_report_is_the_same_as_without_cutting(monkeypatch, report, template):
    cut = rendering.render_docx(report, template)
    monkeypatch.setattr(rendering, "settle", lambda body, known: None)
    assert rendering.render_docx(report, template) == cut


def settled(*paragraphs, **known):
    body = etree.Element(f"{W}body")
    for text in paragraphs:
        etree.SubElement(etree.SubElement(etree.SubElement(body, f"{W}p"), f"{W}r"), f"{W}t").text = text
    settle(body, known)
    return [text.text for text in body.iter(f"{W}t")]


def test_a_condition_that_holds_leaves_what_is_between_its_tags():
    assert settled("Before", "{%p if title %}", "Within", "{%p endif %}", "After", title=True) == [
        "Before",
        "Within",
        "After",
    ]


def test_a_condition_that_does_not_hold_leaves_nothing_of_it_even_other_conditions():
    within = ("{%p if item.note %}", "Note", "{%p endif %}", "{%p if title %}", "Title", "{%p endif %}")
    assert settled("Before", "{%p if list %}", *within, "{%p endif %}", "After", list=False, title=True) == [
        "Before",
        "After",
    ]


def test_a_condition_that_depends_on_a_row_is_left_to_jinja():
    rows = ("{%p for item in list %}", "{%p if item.note %}", "Note", "{%p endif %}", "{%p endfor %}")
    assert settled("{%p if list %}", *rows, "{%p endif %}", list=True) == list(rows)
