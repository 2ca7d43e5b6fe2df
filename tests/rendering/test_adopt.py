"""A council's form becomes a template: labels are found, nothing of the form is lost, and what is not sure is told."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from examples import example_letter, quoted_findings
from ofsted_report.checking.templates import check_template
from ofsted_report.errors import TemplateError
from ofsted_report.letter.model import Source
from ofsted_report.rendering.adopt import adopt
from ofsted_report.rendering.docx import render_template
from ofsted_report.rendering.specimen import specimen_report
from ofsted_report.rendering.template_parts import template_text
from ofsted_report.rendering.template_tags import read_tags
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Implication, Meeting
from ofsted_report.settings.wording import load_wording
from ofsted_report.word.document import open_word


def form(*headings, lines=(), paragraphs=()):
    """A report form: a table of lines (label, value), paragraphs, then headings, each with the text under it."""
    document = docx.Document()
    if lines:
        table = document.add_table(len(lines), 2)
        for row, (label, value) in zip(table.rows, lines, strict=True):
            row.cells[0].text, row.cells[1].text = label, value
    for text in paragraphs:
        document.add_paragraph(text)
    for heading, text in headings:
        document.add_heading(heading, 2)
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(content):
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return cells + [paragraph.text for paragraph in document.paragraphs]


FORM = form(
    ("1. Purpose of the report", "[Insert purpose]"),
    ("2. Recommendations", ""),
    ("3. Background and context", "Set out the background here."),
    ("4. Options considered", ""),
    lines=(("Report of:", "[Director]"), ("Wards affected", "All"), ("Portfolio Holder", "")),
    paragraphs=("Title: ", "Author:\tTBC", "Standing words of the council."),
)


def test_a_value_in_a_content_control_is_found():
    """Word's forms have a control where something is to be filled in: around a cell, a paragraph of one, or words."""
    document = docx.Document()
    table = document.add_table(4, 2)
    for row, label in zip(table.rows, ("Report of", "Committee", "Wards", "Title"), strict=True):
        row.cells[0].text = label
    words = "<w:r><w:t>{}</w:t></w:r>"
    control = f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    whole, part, own, in_cell = (row.cells[1].paragraphs[0]._p for row in table.rows)
    prompt = words.format("Click or tap here to enter text.")
    whole.getparent().replace(whole, parse_xml(control.format(f"<w:p>{prompt}</w:p>")))
    part.append(parse_xml(control.format(prompt)))
    own.append(parse_xml(control.format(words.format("All"))))
    cell = in_cell.getparent()
    cell.getparent().replace(cell, parse_xml(control.format(f"<w:tc><w:p>{prompt}</w:p></w:tc>")))
    document.add_paragraph("Author: ")._p.append(parse_xml(control.format(prompt)))
    out = io.BytesIO()
    document.save(out)
    made = adopt(out.getvalue(), "form.docx")
    cells = ["Report of", "{{ report_of }}", "Committee", "{{ committee }}", "Wards", "All", "Title", "{{ title }}"]
    assert texts(made.content)[:9] == [*cells, "Author: {{ author }}"]
    assert not any("Click" in each.text for each in open_word(made.content, "form.docx").paragraphs)
    assert any(note.startswith("“Wards” has “All” beside it") for note in made.unsure)


def test_the_headings_of_the_shipped_templates_are_known():
    headings = {key: text for key, text in load_wording().words("headings").items() if key != "comparison"}
    made = adopt(form(*((text, "") for text in headings.values())), "form.docx")
    assert dict(made.placed) == {text: key for key, text in headings.items()}


def test_values_go_beside_their_labels_and_parts_under_their_headings():
    made = adopt(FORM, "form.docx")
    found = texts(made.content)
    assert found[:6] == [
        "Report of:",
        "{{ report_of }}",
        "Wards affected",
        "All",
        "Portfolio Holder",
        "{{ cabinet_member }}",
    ]
    assert "Title: {{ title }}" in found
    assert "Author:\t{{ author }}" in found
    assert found[found.index("1. Purpose of the report") + 1] == "{{ purpose }}"
    assert "[Insert purpose]" not in found
    assert "{%p for row in letter.key_findings %}" in found, (
        "the body of the report has the findings where no heading names them"
    )
    assert dict(made.placed)["Report of:"] == "{{ report_of }}"


def test_what_the_form_says_stays_and_is_told():
    made = adopt(FORM, "form.docx")
    found = texts(made.content)
    for words in ("All", "Set out the background here.", "Standing words of the council."):
        assert words in found
    told = " ".join(made.unsure)
    assert "“Wards affected” has “All” beside it, which was kept" in told
    assert "Under “3. Background and context” the form’s own text was kept" in told


def test_what_is_put_in_is_highlighted_and_nothing_else():
    document = docx.Document(io.BytesIO(adopt(FORM, "form.docx").content))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]
    lit = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert lit
    assert all("{" in text for text in lit)
    assert not any("{" in run.text for run in runs if run.text not in lit)


def test_the_template_has_no_mistake_and_makes_a_report():
    content = adopt(FORM, "form.docx").content
    assert read_tags(template_text(open_word(content, "form.docx"))).mistakes == []
    said = " ".join(texts(render_template(specimen_report(), content, "ours.docx").content))
    assert "Leaders know the service well" in said
    assert "Do nothing: Not recommended." in said


def test_headings_and_leads_are_kept_with_their_lists():
    """LibreOffice and Word keep them on one page then; a form's heading may be bold type alone."""
    content = adopt(FORM, "form.docx").content
    kept = {each.text for each in docx.Document(io.BytesIO(content)).paragraphs if each.paragraph_format.keep_with_next}
    assert {"2. Recommendations", "{{ recommendations_lead }}", "{{ letter.key_findings_lead }}"} <= kept
    made = docx.Document(io.BytesIO(render_template(specimen_report(), content, "ours.docx").content))
    leads = [each for each in made.paragraphs if each.text.endswith(":")]
    assert leads
    assert all(each.paragraph_format.keep_with_next for each in leads)


def test_it_has_a_loop_over_the_letters_of_a_report_about_several():
    """Around all that is made from a letter, with the form's own headings; not around the council's own parts."""
    parts = ("Purpose", ""), ("Background", ""), ("Key findings", ""), ("Areas for improvement", ""), ("Next steps", "")
    found = texts(adopt(form(*parts), "form.docx").content)
    begin, end = (
        found.index("{%p for letter in letters %}"),
        found.index("{%p endfor %}", found.index("Areas for improvement")),
    )
    assert found[begin : begin + 5] == [
        "{%p for letter in letters %}", "{%p if letter.title %}", "{{ letter.title }}", "{%p endif %}", "Background",
    ]  # fmt: skip
    assert found.index("Purpose") < begin < found.index("Key findings") < end < found.index("Next steps")
    first, second = (
        example_letter(),
        example_letter(title="Third monitoring visit", source=Source(name="b", sha256="b" * 64)),
    )
    made = build_report(first, quoted_findings(first), others=((second, quoted_findings(second)),))
    said = texts(render_template(made, adopt(form(*parts), "form.docx").content, "ours.docx").content)
    assert sum(text == "Key findings" for text in said) == 2
    assert any("Third monitoring visit" in text for text in said)


def test_parts_of_the_letter_in_several_places_are_told():
    apart = adopt(form(("Background", ""), ("Consultation", ""), ("Key findings", "")), "form.docx")
    assert any("one letter at a time" in line for line in apart.unsure)
    assert read_tags(template_text(open_word(apart.content, "form.docx"))).mistakes == []


def test_a_part_without_a_heading_is_told():
    made = adopt(form(("Purpose", "")), "form.docx")
    told = next(line for line in made.unsure if line.startswith("No place was found for"))
    assert all(f"“{part}”" in told for part in ("Background", "Key findings", "What needs to improve", "Judgements"))


def test_a_heading_that_is_there_twice_is_filled_once():
    made = adopt(form(("Recommendations", ""), ("Purpose", ""), ("Recommendations", "")), "form.docx")
    assert texts(made.content).count("{{ recommendations_lead }}") == 1
    assert any("a second time" in line for line in made.unsure)


def odd_form():
    """Labels over their values, parts in a table, hints in a label, a text box, questions, and labels that nothing fills."""
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip(table.rows[0].cells, ("Committee", "Date of meeting", "Item no."), strict=True):
        cell.text = text
    rows = ("Officer contact:\nName and extension", "Cabinet portfolio", "Is this a key decision?", "Recommendations")
    table = document.add_table(len(rows), 2)
    for row, label in zip(table.rows, rows, strict=True):
        row.cells[0].text = label
    box = f'<w:r {nsdecls("w")}><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    end = "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    inside = "<w:p><w:r><w:t>Wards affected:</w:t></w:r></w:p>"
    document.add_paragraph()._p.append(parse_xml(box + inside + end))
    document.sections[0].header.paragraphs[0].text = "Subject: "
    for heading, text in (
        ("What is this report about?", ""),
        ("Background", ""),
        ("Key issues", ""),
        ("Financial implications", ""),
    ):
        document.add_heading(heading, 2)
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_labels_over_values_in_text_boxes_and_margins_are_filled_too():
    made = adopt(odd_form(), "form.docx")
    placed = dict(made.placed)
    assert (placed["Committee"], placed["Date of meeting"], placed["Item no."]) == (
        "{{ committee }}", "{{ committee_date }}", "{{ agenda_item }}",
    )  # fmt: skip
    assert placed["Officer contact:\nName and extension"] == "{{ contact_officer }}"
    assert placed["Cabinet portfolio"] == "{{ cabinet_member }}"
    assert (placed["Wards affected"], placed["Subject"]) == ("{{ wards }}", "{{ title }}")
    assert (placed["Recommendations"], placed["What is this report about?"]) == ("recommendations", "purpose")
    made_of = render_template(specimen_report(), made.content, "ours.docx").content
    assert "to note the findings" in " ".join(texts(made_of))


def test_what_no_variable_fills_is_told():
    """Every heading and label of the form is filled or named; a heading that is above others needs no text of its own."""
    headings = [(name, "") for name in ("Purpose", "Background", "Conclusions", "Governance")]
    lines = (("Link officer", ""), ("Wards", ""), ("Ofsted lead", "[name]"))
    made = adopt(form(*headings, lines=lines, paragraphs=("Committee secretary: ",)), "form.docx")
    told = next(line for line in made.unsure if line.startswith("No variable fills"))
    for name in ("Link officer", "Ofsted lead", "Committee secretary", "Conclusions", "Governance"):
        assert f"“{name}”" in told
    assert "Wards" not in told


def test_headings_in_cells_capitals_and_controls_are_named_or_filled():
    document = docx.Document()
    control = f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent><w:r><w:t>Purpose</w:t></w:r></w:sdtContent></w:sdt>"
    document.add_heading("", 1)._p.append(parse_xml(control))
    rows = document.add_table(2, 1).rows
    rows[0].cells[0].text = "Governance route"
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text, cell.paragraphs[0].style = "Views of young people", document.styles["Heading 2"]
    cell.add_paragraph()
    document.add_paragraph("PROPOSALS")
    out = io.BytesIO()
    document.save(out)
    made = adopt(out.getvalue(), "form.docx")
    assert made.placed == [("Purpose", "purpose")]
    assert set(made.by_hand) == {"Governance route", "Views of young people", "PROPOSALS"}


def test_a_date_gets_the_date_and_a_committee_the_committee():
    lines = [
        ("Cabinet/Committee:", "{{ committee }}"),
        ("Meeting date", "{{ committee_date }}"),
        ("Committee and date", "{{ committee }}, {{ committee_date }}"),
        ("When it meets", "{{ committee_date }}"),
        ("Agenda number", "{{ agenda_item }}"),
        ("Who to ask", "{{ contact_officer }}"),
        ("Cabinet Member for Children's Services", "{{ cabinet_member }}"),
        ("Key decision: Yes / No", "{{ key_decision }}"),
    ]
    made = adopt(form(lines=[(label, "") for label, _ in lines]), "form.docx")
    assert texts(made.content) == [text for line in lines for text in line]
    assert "Key decision: {{ key_decision }}" in texts(
        adopt(form(paragraphs=("Key decision: Yes / No",)), "form.docx").content
    )


def test_findings_go_where_the_form_has_a_heading_for_them():
    """Not under the background; a heading that only speaks of inspectors or findings is one, where no other is."""
    for heading in ("What the inspectors found", "Evidence that inspectors gave us"):
        headings = ("Background", ""), (heading, ""), ("Areas for development", "")
        placed = dict(adopt(form(*headings), "form.docx").placed)
        assert placed["Background"] == "background"
        assert "key_findings" in placed[heading]
        assert placed["Areas for development"] == "improvements"


def report_of(content):
    """The paragraphs of a report with every part, made with this template."""
    return open_word(render_template(specimen_report(), content, "ours.docx").content, "report.docx").paragraphs


def test_items_are_numbered_by_word_and_not_typed(tmp_path):
    (tmp_path / "ours.docx").write_bytes(adopt(FORM, "form.docx").content)
    assert "label }}" not in " ".join(texts(adopt(FORM, "form.docx").content))
    items = [each for each in report_of(adopt(FORM, "form.docx").content) if each.label is not None]
    assert ("a)", "to note the findings;") in [(each.label.text, each.text) for each in items]
    assert [str(each) for each in check_template(tmp_path / "ours.docx") if each.level == "error"] == []


def test_a_form_without_lists_of_its_own_gets_them():
    """A file of another program may have no part for lists at all."""
    document = docx.Document(io.BytesIO(FORM))
    parts = document.part.rels
    for name in [name for name, each in parts.items() if each.reltype.endswith("/numbering")]:
        del parts[name]
    out = io.BytesIO()
    document.save(out)
    assert "a)" in [each.label.text for each in report_of(adopt(out.getvalue(), "form.docx").content) if each.label]


def test_implications_go_under_their_headings_and_any_other_behind_them():
    headings = ("Purpose", ""), ("Financial implications", ""), ("Legal", ""), ("Conclusions", "")
    made = adopt(form(*headings), "form.docx")
    assert any('required_implications = ["financial", "legal"]' in line for line in made.unsure)
    said = [each.text for each in report_of(made.content)]
    at = said.index("Financial implications")
    assert said[at : at + 4] == ["Financial implications", "There are none.", "Legal", "There are none."]
    others = said[at + 4 : said.index("Conclusions")]
    assert [text for text in others if text] == [
        "Equality implications", "There are none.", "Risk implications", "There are none.",
    ]  # fmt: skip


def test_a_sign_off_says_that_it_is_one():
    signed = Meeting(implications={"legal": Implication(text="There are none.", signed_off_by="P Nair")})
    letter = example_letter()
    report = build_report(letter, quoted_findings(letter), meeting=signed)
    content = adopt(form(("Purpose", ""), ("Legal implications", "")), "form.docx").content
    said = texts(render_template(report, content, "ours.docx").content)
    assert said[said.index("Legal implications") :][1:3] == ["There are none.", "Signed off: P Nair"]


def test_implications_without_a_place_are_told_by_name():
    left_out = render_template(
        specimen_report(), adopt(form(("Purpose", "")), "form.docx").content, "ours.docx"
    ).left_out
    assert any("Financial implications, Legal implications" in each for each in left_out)


def test_findings_have_the_headings_of_their_chapters():
    """A level below the form's heading: without them a finding may have no subject."""
    report = specimen_report()
    part = report.parts["key_findings"]
    first = replace(part.items[0], heading="Leaders")
    headed = (replace(each, items=(first,)) if each.items else each for each in part.paragraphs)
    part = replace(part, paragraphs=tuple(headed))
    made = adopt(form(("Background", ""), ("Key findings", "")), "form.docx").content
    filled = render_template(replace(report, parts={**report.parts, "key_findings": part}), made, "ours.docx").content
    paragraphs = docx.Document(io.BytesIO(filled)).paragraphs
    at = next(n for n, each in enumerate(paragraphs) if each.text == "Leaders")
    assert paragraphs[at].style.name == "Heading 3"
    assert paragraphs[at + 1].text == first.text.plain


def test_the_councils_own_heading_styles_are_headings():
    document = docx.Document()
    styles = document.styles
    styles.add_style("Report Heading", WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Heading 2"]
    for text in ("Purpose", "Implications", "Conclusions"):
        document.add_paragraph(text, "Report Heading")
    out = io.BytesIO()
    document.save(out)
    made = adopt(out.getvalue(), "form.docx")
    assert made.by_hand == ["Conclusions"]
    paragraphs = docx.Document(io.BytesIO(made.content)).paragraphs
    below = next(each for each in paragraphs if each.text == "{{ row.heading }}")
    assert below.style.name == "Heading 3"


def test_headings_in_content_controls_are_found():
    document = docx.Document()
    control = f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent>{{}}</w:sdtContent></w:sdt>"
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    for heading in ("Purpose", "Background", "Key findings"):
        inside = paragraph.format(heading) + paragraph.format("Click or tap here to enter text.")
        document.element.body.insert(len(document.element.body) - 1, parse_xml(control.format(inside)))
    out = io.BytesIO()
    document.save(out)
    found = texts(adopt(out.getvalue(), "form.docx").content)
    assert found[:2] == ["Purpose", "{{ purpose }}"]
    assert not any("Click" in text for text in found)


def test_the_body_behind_the_background_has_the_findings():
    placed = dict(adopt(odd_form(), "form.docx").placed)
    assert placed["Background"] == "background"
    assert placed["Key issues"] == "judgements, priority_actions, key_findings, improvements, next_steps"


def test_the_forms_own_words_lead_in_its_list():
    found = texts(adopt(form(("Recommendations", "That the Committee:")), "form.docx").content)
    at = found.index("That the Committee:")
    assert found[at - 1 : at + 2] == ["Recommendations", "That the Committee:", "{%p for row in recommendations %}"]
    assert "{{ recommendations_lead }}" not in found


@pytest.mark.parametrize(
    ("data", "says"),
    [(form(("Minutes", "Nobody spoke.")), "No label"), (form(("Purpose", "{{ purpose }}")), "has tags already")],
)
def test_what_is_no_form_is_refused(data, says):
    with pytest.raises(TemplateError, match=says):
        adopt(data, "form.docx")
