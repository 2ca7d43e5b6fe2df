"""An untouched report of ours has no problem with a quotation, whatever the letter's own words look like."""

import io
from dataclasses import replace

import docx
import pytest

from examples import inspection_letter, quoted_findings, section
from ofsted_report.checking.check import compare_report
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report
from ofsted_report.settings.text import Text

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


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_what_went_before_is_quoted_among_the_councils_own_words(form, tmp_path):
    """Ofsted's sentences stand in quotation marks in a paragraph that otherwise is the council's."""
    dated = "Northmere children’s services were last inspected in July 2017. All areas were judged to be good."
    letter = inspection_letter(
        sections=(section(1, None, "overview", dated), section(2, "Leadership", "findings", FINDING)),
    )
    findings = quoted_findings(letter, roles=("findings",))
    path = tmp_path / f"report.{form}"
    path.write_bytes(render(build_report(letter, findings), form).content)
    compared = compare_report(path, letter)
    assert {quotation.verdict for quotation in compared.quotations} == {"verbatim"}
    assert [q.text for q in compared.quotations if "inspected" in q.text] == [dated.split(" All", maxsplit=1)[0]]


def test_what_is_edited_within_the_marks_is_told(tmp_path):
    """However much of the council's own stands around it."""
    letter = inspection_letter(sections=(section(1, "Leadership", "findings", FINDING),))
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\nThe committee heard of this last year. Ofsted says: “{FINDING}”\n")
    assert [q.verdict for q in compare_report(path, letter).quotations] == ["verbatim"]
    path.write_text(
        "# Report\n\nThe committee heard of this last year. Ofsted says: “Leaders know few services well and act "
        "on what they know.”\n"
    )
    assert [q.verdict for q in compare_report(path, letter).quotations] == ["edited"]


def test_a_term_in_quotation_marks_makes_no_finding_the_councils_own(tmp_path):
    said = "Leaders speak of a “journey of steady improvement” that began with the new director in post."
    letter = inspection_letter(sections=(section(1, "Leadership", "findings", said),))
    path = tmp_path / "report.md"
    path.write_text(f"# Report\n\nKey findings:\n\n- {said}\n")
    compared = compare_report(path, letter)
    assert [q.verdict for q in compared.quotations] == ["verbatim"]
    assert compared.left_out == ()


def test_the_contents_of_a_web_page_are_no_quotations(tmp_path):
    """Its heading 'What needs to improve' is also the end of many a sentence of Ofsted's."""
    said = "They have a clear understanding of what needs to improve."
    letter = inspection_letter(
        sections=(
            section(1, "Leadership", "findings", FINDING, said),
            section(2, "What needs to improve?", "improvements", ("item", "The quality of plans.")),
        ),
        improvements=("The quality of plans.",),
    )
    assert verdicts(letter, tmp_path, "html") == ({"verbatim"}, ())


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_an_item_added_to_the_only_one_of_a_list_is_told(form):
    """Though the only one has no letter, it is an item: what is put beside it is taken for Ofsted's too."""
    improve = section(2, "What needs to improve", "improvements", ("item", "The timeliness of visits to children."))
    letter = inspection_letter(
        improvements=("The timeliness of visits to children.",),
        sections=(section(1, "Leadership", "findings", FINDING, "Plans are late for some children."), improve),
    )
    made = build_report(letter, quoted_findings(letter))
    content = render(made, form, comments=False).content
    assert compare_report(content, letter, name=f"r.{form}").quotations
    improvements = made.parts["improvements"]
    (lead,) = improvements.paragraphs
    invented = replace(lead.items[0], text=Text.of("Bicycles of the council are never mended in time."))
    put_in = replace(improvements, paragraphs=(replace(lead, items=(*lead.items, invented)),))
    changed = render(replace(made, parts={**made.parts, "improvements": put_in}), form, comments=False).content
    if form == "docx":  # as an officer who copies the paragraph: without letters
        document = docx.Document(io.BytesIO(changed))
        for paragraph in document.paragraphs:
            if "Bicycles" in paragraph.text or "timeliness of visits" in paragraph.text:
                paragraph.style = document.styles["Item Alone"]
        out = io.BytesIO()
        document.save(out)
        changed = out.getvalue()
    told = {each.verdict for each in compare_report(changed, letter, name=f"r.{form}").quotations}
    assert "not in the letter" in told
