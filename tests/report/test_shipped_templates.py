"""The templates that ship are what their script makes, and are without fault."""

import io
from pathlib import Path

import docx
import pytest

from examples import example_letter, quoted_findings
from fixtures.scripts import as_module
from ofsted_report.errors import TemplateError
from ofsted_report.rendering.template_check import check_template
from ofsted_report.rendering.template_variables import all_variables, values
from ofsted_report.report.compose import build_report
from ofsted_report.report.variables import Variable
from ofsted_report.shipped import WORD_TEMPLATES, shipped
from ofsted_report.word.numbering import ParagraphNumbering
from ofsted_report.word.styles import StyleSheet

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "make_templates.py"


@pytest.fixture(scope="module")
def script():
    return as_module(SCRIPT)


@pytest.mark.parametrize("name", WORD_TEMPLATES)
def test_the_shipped_file_is_what_the_script_makes(script, name):
    assert script.made(f"{name}.docx") == shipped(f"{name}.docx")


@pytest.mark.parametrize("name", WORD_TEMPLATES)
def test_the_check_finds_no_mistake_in_them(name):
    assert [str(mistake) for mistake in check_template(name) if mistake.level == "error"] == []


@pytest.mark.parametrize("name", WORD_TEMPLATES)
def test_words_own_bullets_and_numbers_are_not_the_numbering_of_the_reports_paragraphs(name):
    """Who gave a line the style List Bullet got the next numbered paragraph."""
    document = docx.Document(io.BytesIO(shipped(f"{name}.docx")))
    numberings = ParagraphNumbering(StyleSheet(document.styles.element), document.part.numbering_part.element)

    def numbering(style: str):
        return numberings.of(document.add_paragraph("Words.", style=style)._p)

    ours, bullet, number = (numbering(style) for style in ("Numbered Paragraph", "List Bullet", "List Number"))
    assert len({ours.list_id, bullet.list_id, number.list_id}) == 3
    assert numberings.form(ours) == ("none" if name == "scrutiny-briefing" else "decimal")
    assert [numberings.form(each) for each in (bullet, number)] == ["bullet", "decimal"]
    assert numberings.form(numbering("List Bullet 2")) == "bullet"


def test_every_variable_that_is_documented_has_a_value_and_the_other_way_round():
    letter = example_letter()
    report = build_report(letter, quoted_findings(letter))
    context = values(report, str, lambda _, finding: finding.text.plain)

    def compare(tag: Variable, value: object) -> None:
        if tag.many:
            for row in value[:1]:
                assert set(vars(row)) == {member.name for member in tag.members}, tag.name
                for member in tag.members:
                    compare(member, getattr(row, member.name))
        elif tag.members:
            assert set(vars(value)) == {member.name for member in tag.members}
        else:
            assert isinstance(value, str), tag.name

    assert set(context) == {tag.name for tag in all_variables()}
    for tag in all_variables():
        compare(tag, context[tag.name])


def test_a_damaged_installation_says_so():
    with pytest.raises(TemplateError, match="missing"):
        shipped("nothing.docx")
