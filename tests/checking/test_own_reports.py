"""An untouched report of ours has no problem with a quotation, whatever the letter's own words look like."""

import pytest

from examples import inspection_letter, quoted_findings, section
from ofsted_report.checking.check import compare_report
from ofsted_report.report.compose import build_report
from ofsted_report.report.render import render

FINDING = "Leaders know their services well and act on what they know."


def verdicts(letter, tmp_path, form):
    path = tmp_path / f"report.{form}"
    path.write_bytes(render(build_report(letter, quoted_findings(letter)), form).content)
    compared = compare_report(path, letter)
    assert compared.quotations
    return {quotation.verdict for quotation in compared.quotations}, compared.quoted_words


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_a_recommendation_that_names_paragraphs_is_whole(form, tmp_path):
    """The brackets are Ofsted's: they do not say where the quotation is from."""
    item = "Ensure that all children in care are visited (paragraphs 33, 154)."
    letter = inspection_letter(
        improvements=(item,),
        sections=(
            section(1, "Leadership", "findings", FINDING),
            section(2, "Recommendations", "improvements", ("item", item)),
        ),
    )
    assert verdicts(letter, tmp_path, form) == ({"verbatim"}, ())


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_what_was_covered_is_background_though_it_stands_where_findings_do(form, tmp_path):
    """An inspection's introduction says what was looked at, and sums up: the report's own paragraph 1 is no quotation."""
    covered = "This inspection included a focus on children who go missing."
    letter = inspection_letter(
        kind="jtai",
        areas_covered=(covered,),
        sections=(
            section(1, "Headline findings", "overview", f"{covered} Partners work well together."),
            section(2, "Main findings", "findings", FINDING),
        ),
    )
    assert verdicts(letter, tmp_path, form) == ({"verbatim"}, ())


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_what_happens_next_is_quoted_as_it_stands(form, tmp_path):
    asked = "You should submit an action plan within 70 working days of receiving this letter."
    letter = inspection_letter(
        sections=(
            section(1, "Leadership", "findings", FINDING),
            section(2, "Findings", "other", f"We have notified the Department for Education. We met you. {asked}"),
        )
    )
    assert verdicts(letter, tmp_path, form) == ({"verbatim"}, ())
