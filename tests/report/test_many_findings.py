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


def test_numbers_go_through_all_headings_so_that_each_can_be_cited_alone():
    marks = [finding.mark("3.") for finding in report(LONG).findings]
    assert marks[:2] + marks[13:15] + marks[-1:] == ["3.1", "3.2", "3.14", "3.15", "3.29"]
    assert [finding.heading for finding in report(LONG).findings if finding.heading] == [
        "Children in need", "Children in care"
    ]  # fmt: skip


def test_numbers_are_what_nobody_has_to_ask_for():
    assert Settings().many_findings == "numbers"


def test_letters_begin_again_at_each_heading_where_the_settings_ask_for_them():
    marks = [finding.mark() for finding in report(LONG, "letters").findings]
    assert marks[:1] + marks[13:15] == ["a)", "n)", "a)"]


def test_numbers_go_on_where_letters_would_go_past_z():
    marks = [finding.mark() for finding in report(VISIT, "letters").findings]
    assert marks[-2:] == ["27.", "28."]


def test_few_findings_are_lettered_whatever_the_settings_say():
    assert [finding.mark() for finding in report(example_letter()).findings][:2] == ["a)", "b)"]


@pytest.mark.parametrize("template", WORD_TEMPLATES)
@pytest.mark.parametrize("letter", [LONG, VISIT], ids=["headings", "none"])
def test_word_prints_numbers_that_no_other_paragraph_of_the_report_has(template, letter):
    made = report(letter)
    document = open_word(render(made, "docx", template).content, "r.docx")
    labels = [(each.text, each.label.text) for each in document.paragraphs if each.label]
    printed = dict(labels)
    before = printed.get(made.parts["key_findings"].lead.plain, "")  # the briefing numbers no paragraph
    expected = [finding.mark(before) for finding in made.findings]
    assert [printed[finding.text.plain] for finding in made.findings] == expected
    everywhere = [label for _, label in labels]
    assert all(everywhere.count(mark) <= 1 for mark in expected)


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


ABBREVIATED = inspection_letter(
    sections=(
        section(1, "About", "information", "Inspectors visited the multi-agency safeguarding hub (MASH)."),
        section(2, "Children in need", "findings", *paragraphs(29, "the work of the MASH")),
    ),
    improvements=(),
)


@pytest.mark.parametrize("letter", [LONG, ABBREVIATED], ids=["", "abbreviation between"])
@pytest.mark.parametrize("format", ["html", "md"])
@pytest.mark.parametrize(
    ("template", "last"), [("select-committee", "3.29"), ("scrutiny-report", "5.1.29"), ("scrutiny-briefing", "29.")]
)
def test_pages_print_them_as_word_does(format, template, last, letter):
    """Markdown with a full stop behind them: a number before a small letter, "3.2 million", is no label."""
    text = render(report(letter), format, template, comments=False).content.decode().replace("\\.", ".")
    assert f"{last.rstrip('.')}. " in text if format == "md" else f"list-style-type: '{last} '" in text
