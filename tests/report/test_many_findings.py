"""More than 26 findings: letters that begin again at each heading, or numbers by heading, in every format."""

import pytest

from examples import example_letter, inspection_letter, quoted_findings, section
from ofsted_report.checking.check import check_report
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.shipped import WORD_TEMPLATES
from ofsted_report.word.document import open_word


def paragraphs(number, about):
    return [f"Inspectors saw that {about} was sound in team {place} of the service." for place in range(1, number + 1)]


LONG = inspection_letter(
    sections=(
        section(1, "Children in need", "findings", *paragraphs(14, "the help for children in need")),
        section(2, "Children in care", "findings", *paragraphs(15, "the care for children in care"), page=2),
    ),
    improvements=(),
)
VISIT = example_letter(
    sections=(section(1, "Findings", "findings", *paragraphs(28, "the work with children")),), areas_covered=()
)


def report(letter, many="numbers"):
    settings = Settings(many_findings=many, committee="The Committee")
    return build_report(letter, quoted_findings(letter), settings, Meeting())


def test_numbers_go_by_heading():
    marks = [finding.mark for finding in report(LONG).findings]
    assert marks[:2] + marks[13:16] + marks[-1:] == ["1.1", "1.2", "1.14", "2.1", "2.2", "2.15"]
    assert [finding.heading for finding in report(LONG).findings if finding.heading] == [
        "Children in need", "Children in care"
    ]  # fmt: skip


def test_without_headings_there_is_one_chapter():
    assert [finding.mark for finding in report(VISIT).findings][-1] == "1.28"


def test_letters_begin_again_at_each_heading_unless_the_settings_say_otherwise():
    marks = [finding.mark for finding in report(LONG, "letters").findings]
    assert marks[:1] + marks[13:15] == ["a)", "n)", "a)"]


def test_few_findings_are_lettered_whatever_the_settings_say():
    assert [finding.mark for finding in report(example_letter()).findings][:2] == ["a)", "b)"]


@pytest.mark.parametrize("template", WORD_TEMPLATES)
@pytest.mark.parametrize("letter", [LONG, VISIT], ids=["headings", "none"])
def test_word_prints_the_same_numbers(template, letter):
    made = report(letter)
    document = open_word(render(made, "docx", template).content, "r.docx")
    printed = {each.text: each.label.text for each in document.paragraphs if each.label}
    assert [printed[finding.text.plain] for finding in made.findings] == [finding.mark for finding in made.findings]


@pytest.mark.parametrize("letter", [LONG, VISIT], ids=["headings", "none"])
@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_check_reads_them_as_findings(format, letter):
    """As built they are all verbatim; one that somebody changes is found."""
    content = render(report(letter), format, comments=False).content
    codes = {each.code for each in check_report(content, letter, name=f"r.{format}") if each.level == "problem"}
    assert codes == {"open-field"}
    if format != "docx":
        changed = content.replace(
            b"in team 7 of the service", b"in no team of this service that they saw, or any other"
        )
        found = check_report(changed, letter, name=f"r.{format}")
        assert {each.code for each in found} & {"quotation-edited", "quotation-not-in-letter"}


def test_a_choice_that_is_none_is_told(tmp_path):
    from ofsted_report.errors import SettingsError
    from ofsted_report.settings.load import load

    path = tmp_path / "council.toml"
    path.write_text('many_findings = "roman"\n')
    with pytest.raises(SettingsError, match="many_findings"):
        load(council_file=path)


@pytest.mark.parametrize("format", ["html", "md"])
def test_headings_have_the_number_that_their_findings_begin_with(format):
    text = render(report(LONG), format, comments=False).content.decode()
    assert "2. Children in care" in text.replace("\\.", ".")


def test_word_numbers_the_headings_too():
    document = open_word(render(report(LONG), "docx", "scrutiny-report").content, "r.docx")
    printed = {each.text: each.label.text for each in document.paragraphs if each.label}
    assert (printed["Children in need"], printed["Children in care"]) == ("1.", "2.")
