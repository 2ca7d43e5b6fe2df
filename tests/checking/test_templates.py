"""A template is judged by a report made with it too: 'all is well' must not be followed by a report that fails."""

from __future__ import annotations

import io

import docx
import pytest

from ofsted_report.checking.templates import check_template
from ofsted_report.rendering.specimen import specimen_report
from ofsted_report.report import parts
from ofsted_report.shipped import WORD_TEMPLATES, shipped


@pytest.fixture
def template(tmp_path):
    """A template that is filled without a mistake and is not accessible: python-docx writes American English in Cambria."""
    document = docx.Document()
    document.add_heading("{{ heading.background }}", 1)
    for text in ("{{ purpose }}", "{%p for finding in key_findings %}", "{{ finding.text }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(tmp_path / "ours.docx")
    return tmp_path / "ours.docx"


def test_what_check_says_of_a_report_made_with_it_is_told(template):
    told = " ".join(str(mistake) for mistake in check_template(template))
    assert "In a report made with it" in told
    assert "en-US, not British English" in told
    assert "docs/problems.md says what to do: docx-language." in told


def test_how_a_form_looks_keeps_nobody_from_using_it(template):
    """The desk takes no template with an error; language, contrast or typeface of a council's form is no fault of the tags."""
    assert [str(mistake) for mistake in check_template(template) if mistake.level == "error"] == []


@pytest.mark.parametrize("name", WORD_TEMPLATES)
def test_the_shipped_templates_leave_nothing_to_say(name):
    found = check_template(name)
    assert [str(mistake) for mistake in found if mistake.level == "error"] == []
    assert found == [] or name == "scrutiny-briefing", "which is short, and leaves parts out"


def test_parts_that_could_be_added_are_told_in_one_line(template):
    (line,) = [str(mistake) for mistake in check_template(template) if "can have more parts" in str(mistake)]
    assert "action_plan" in line


def test_the_specimen_has_every_part_of_the_table():
    """Else a template would be tried without it."""
    report = specimen_report()
    assert set(report.parts) == {entry.key for entry in parts.PARTS}
    assert all(part.asked for part in report.parts.values())
    assert report.open_fields == ()


def test_a_contents_list_is_no_fault_of_a_template(tmp_path):
    """In a report made to try it, the list is as old as the template: Word brings it up to date."""
    document = docx.Document(io.BytesIO(shipped("select-committee.docx")))
    style = document.styles.add_style("toc 1", 1)
    style.base_style = document.styles["Normal"]
    document.element.body.insert(0, document.add_paragraph("Old heading\t1", style=style)._p)
    document.save(tmp_path / "ours.docx")
    assert [str(each) for each in check_template(tmp_path / "ours.docx") if each.level == "error"] == []
