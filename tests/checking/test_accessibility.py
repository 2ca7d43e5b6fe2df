"""Each rule of accessibility finds its own breach, and a clean document has none."""

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from hypothesis import given
from hypothesis import strategies as st

from checking.reports import accessible, paragraph_xml, run_xml, saved
from ofsted_report.checking.accessibility import SERIF, check_docx, contrast
from ofsted_report.errors import NotReadableError
from ofsted_report.word.document import open_word

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LONG = "Inspectors looked at the arrangements for children in need, and at how well their plans are followed through."


def clean():
    document = accessible()
    document.add_heading("Background", 1)
    document.add_paragraph(LONG)
    document.add_heading("Findings", 2)
    document.add_paragraph("Visits are timely.", style="List Number")
    table = document.add_table(2, 2)
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell.text = "Area"
    document.add_paragraph(LONG)
    return document


def problems_of(path):
    return check_docx(open_word(path.read_bytes(), path.name), str(path))


def codes(document, tmp_path):
    return {problem.code for problem in problems_of(saved(document, tmp_path / "r.docx"))}


def no_title(document):
    document.core_properties.title = ""


def other_language(document):
    next(document.styles.element.iter(qn("w:lang"))).set(qn("w:val"), "en-US")


def skipped_level(document):
    document.add_heading("Details", 4)
    document.add_paragraph(LONG)


def false_heading(document):
    document.add_paragraph().add_run("What happens next").bold = True
    document.add_paragraph(LONG)


def typed_list(document):
    document.add_paragraph("a) the timeliness of visits")


def serif(document):
    document.add_paragraph().add_run("Visits are timely.").font.name = "Times New Roman"


def small(document):
    document.add_paragraph().add_run("Visits are timely.").font.size = Pt(9)


def justified(document):
    document.add_paragraph(LONG).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def headless_table(document):
    table = document.add_table(2, 1)
    for row in table.rows:
        row.cells[0].text = "Area"
    document.add_paragraph(LONG)


def empty(document):
    document.add_paragraph("")
    document.add_paragraph(LONG)


def text_box(document):
    box = f"<w:txbxContent><w:p>{run_xml('Mind this')}</w:p></w:txbxContent>"
    paragraph_xml(document, f"<w:r><w:pict>{box}</w:pict></w:r>")


def picture(document):
    drawing = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="Crest"/></wp:inline></w:drawing></w:r>'
    )
    paragraph_xml(document, drawing)


def pale(document):
    document.add_paragraph().add_run("Visits are timely.").font.color.rgb = RGBColor(0xAA, 0xAA, 0xAA)


def contents(document, *entries):
    """A contents list of these entries, before everything else."""
    style = document.styles.add_style("toc 1", 1)
    style.base_style = document.styles["Normal"]
    for text in reversed(entries):
        paragraph = document.add_paragraph(text, style=style)._p
        document.element.body.insert(0, paragraph)


def old_contents(document):
    contents(document, "1.\tBackground\t1", "Old heading\t2")


def embedded(document):
    part = Part(PackURI("/word/chunk.htm"), "text/html", b"<p>Hidden</p>", document.part.package)
    relation = document.part.relate_to(part, f"{RELATION}/aFChunk")
    document.element.body.insert(0, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="{relation}"/>'))


BREACHES = {
    "docx-title": no_title,
    "docx-language": other_language,
    "docx-heading-order": skipped_level,
    "docx-heading-style": false_heading,
    "docx-list": typed_list,
    "docx-font": serif,
    "docx-size": small,
    "docx-alignment": justified,
    "docx-table-header": headless_table,
    "docx-empty-paragraph": empty,
    "docx-text-box": text_box,
    "docx-picture": picture,
    "docx-contrast": pale,
    "docx-contents": old_contents,
    "docx-embedded": embedded,
}


def test_a_clean_document_has_no_problem(tmp_path):
    assert codes(clean(), tmp_path) == set()


@pytest.mark.parametrize("code", BREACHES)
def test_a_breach_is_found_and_nothing_else(code, tmp_path):
    document = clean()
    BREACHES[code](document)
    assert codes(document, tmp_path) == {code}


@pytest.mark.parametrize(
    "font",
    "Times New Roman; Cambria; Georgia; Garamond; Palatino Linotype; Book Antiqua; Bookman Old Style; Century Schoolbook; "
    "Baskerville Old Face; Constantia; Droid Serif".split("; "),
)
def test_a_font_with_serifs_is_known_by_its_name(font: str) -> None:
    assert SERIF.search(font)
    assert not SERIF.search("Microsoft Sans Serif")


@pytest.mark.parametrize("label", ["a)", "(b)", "iv)", "(iii)", "3.", "(3)", "•", "*", "–"])
def test_a_typed_label_of_any_kind_is_told(label, tmp_path):
    document = clean()
    document.add_paragraph(f"{label} the timeliness of visits")
    assert codes(document, tmp_path) == {"docx-list"}


def test_a_document_without_any_heading_is_told(tmp_path):
    document = accessible()
    for _ in range(6):
        document.add_paragraph(LONG)
    assert codes(document, tmp_path) == {"docx-heading-order"}


def test_a_note_of_a_few_paragraphs_needs_no_heading(tmp_path):
    document = accessible()
    for _ in range(5):
        document.add_paragraph(LONG)
    assert codes(document, tmp_path) == set()


@pytest.mark.parametrize(("size", "told"), [(11.5, True), (12, False)])
def test_text_of_twelve_points_is_large_enough(size, told, tmp_path):
    document = clean()
    document.add_paragraph().add_run("Visits are timely.").font.size = Pt(size)
    assert ("docx-size" in codes(document, tmp_path)) == told


@pytest.mark.parametrize(
    ("bold", "after", "told"),
    [
        ("What the visit means for the work of the council in the months to come", LONG, True),
        (LONG.removesuffix("."), LONG, False),
        ("Anyshire County Council", "10 February 2026", False),
        ("Report of:", LONG, False),
    ],
    ids=["a long heading", "a paragraph in bold", "a name above a date", "a label"],
)
def test_a_bold_line_with_text_under_it_looks_like_a_heading(bold, after, told, tmp_path):
    document = clean()
    document.add_paragraph().add_run(bold).bold = True
    document.add_paragraph(after)
    assert ("docx-heading-style" in codes(document, tmp_path)) == told


@pytest.mark.parametrize(
    ("text", "told"), [("Anyshire County Council, 10 February 2026", False), (f"{LONG} {LONG}", True)]
)
def test_a_line_may_be_centred_and_a_paragraph_may_not(text, told, tmp_path):
    document = clean()
    document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.CENTER
    assert ("docx-alignment" in codes(document, tmp_path)) == told


def test_a_list_style_whose_numbering_was_switched_off_is_no_list(tmp_path):
    document = clean()
    typed = document.add_paragraph("1. Visits are timely.", style="List Number")
    typed._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    assert codes(document, tmp_path) == {"docx-list"}


def test_text_that_was_deleted_with_changes_tracked_breaks_no_rule(tmp_path):
    document = clean()
    paragraph_xml(
        document,
        run_xml(LONG)
        + f'<w:del w:id="1" w:author="x">{run_xml("old", "<w:sz w:val=&quot;8&quot;/>")}</w:del>'.replace(
            "&quot;", '"'
        ),
    )
    assert codes(document, tmp_path) == set()


def test_what_is_no_word_document_is_told(tmp_path):
    path = tmp_path / "r.docx"
    path.write_bytes(b"PK\x03\x04 no")
    with pytest.raises(NotReadableError):
        problems_of(path)


def test_contrast_is_that_of_wcag():
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("grey", "told"), [(0x76, False), (0x77, True), (0x8C, True)])
def test_text_needs_a_contrast_of_four_and_a_half(grey, told, tmp_path):
    """WCAG 2.2, success criterion 1.4.3, for text of ordinary size: 4.54 is enough, 4.48 is not, and 3.4 is not."""
    document = clean()
    document.add_paragraph().add_run("Visits are timely.").font.color.rgb = RGBColor(grey, grey, grey)
    assert codes(document, tmp_path) == ({"docx-contrast"} if told else set())


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
def test_contrast_does_not_depend_on_which_is_ink(one, other):
    first, second = f"{one:06X}", f"{other:06X}"
    assert contrast(first, second) == contrast(second, first)
    assert 1 <= contrast(first, second) <= 21.01


def test_a_contents_list_that_names_each_heading_is_up_to_date(tmp_path):
    """With page numbers and without; a heading may end with a figure."""
    document = clean()
    document.add_heading("Appendix 1", 1)
    document.add_paragraph(LONG)
    contents(document, "1.\tBackground\t1", "Appendix 1")
    assert codes(document, tmp_path) == set()


def test_a_heading_that_the_contents_list_leaves_out_is_told(tmp_path):
    document = clean()
    document.add_heading("Appendix", 1)
    document.add_paragraph(LONG)
    contents(document, "Background\t1")
    (problem,) = problems_of(saved(document, tmp_path / "r.docx"))
    assert problem.message == "The contents list does not name the heading “Appendix”."


def test_a_paragraph_alone_in_its_cell_may_be_empty_and_two_may_not(tmp_path):
    document = clean()
    table = document.tables[0]
    table.cell(1, 1).text = ""
    assert codes(document, tmp_path) == set()
    table.cell(1, 1).add_paragraph()
    assert codes(document, tmp_path) == {"docx-empty-paragraph"}
