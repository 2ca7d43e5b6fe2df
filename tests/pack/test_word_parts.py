"""Where front sheet and appendix title page stand, however the council's template breaks its pages."""

from __future__ import annotations

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK

from ofsted_report.pack.word_parts import Words, text_of, word_parts

WORDS = Words(agenda_item="Agenda item", pages="Page No", appendix="Appendix 1", open_pages="[Pages]")


def front(document):
    document.add_paragraph("Children’s Select Committee")
    table = document.add_table(2, 2)
    for cell, text in zip(table.rows[0].cells, ("Agenda item", "Page No"), strict=True):
        cell.text = text
    document.add_paragraph("Contributors")


def break_in_own_paragraph(document, text):
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(text)


def break_before(document, text):
    document.add_paragraph(text).paragraph_format.page_break_before = True


def break_at_the_start(document, text):
    run = document.add_paragraph().add_run()
    run.add_break(WD_BREAK.PAGE)
    run.add_text(text)


def break_at_the_end_of_the_last(document, text):
    document.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph(text)


def new_section(document, text):
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph(text)


@pytest.mark.parametrize(
    "new_page", [break_in_own_paragraph, break_before, break_at_the_start, break_at_the_end_of_the_last, new_section]
)
def test_all_ways_to_begin_a_page(new_page):
    document = docx.Document()
    front(document)
    new_page(document, "Report to the Committee")
    document.add_paragraph("Background")
    new_page(document, "Appendix 1")
    document.add_paragraph("The letter is attached.")
    parts = word_parts(document.element.body, WORDS)
    assert text_of(parts.front_sheet).strip().endswith("Contributors")
    assert text_of(parts.report).split("\n")[0] == "Report to the Committee"
    assert text_of(parts.report).strip().endswith("Background")
    assert text_of(parts.appendix) == "Appendix 1\nThe letter is attached."


def test_a_report_without_either():
    document = docx.Document()
    document.add_paragraph("Report to the Committee")
    break_before(document, "Findings")
    parts = word_parts(document.element.body, WORDS)
    assert parts.front_sheet == parts.appendix == ()
    assert len(parts.report) == 2


def test_a_section_that_goes_on_on_the_same_page_is_no_new_page():
    document = docx.Document()
    front(document)
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("Two columns")
    assert word_parts(document.element.body, WORDS).front_sheet == ()


def test_a_switched_off_break_is_none():
    document = docx.Document()
    front(document)
    document.add_paragraph("Report").paragraph_format.page_break_before = False
    assert word_parts(document.element.body, WORDS).front_sheet == ()


def test_an_appendix_of_many_pages_is_no_title_page():
    document = docx.Document()
    document.add_paragraph("Report")
    break_before(document, "Appendix 1")
    document.add_paragraph("Figures and tables. " * 200)
    assert word_parts(document.element.body, WORDS).appendix == ()


def test_a_sheet_known_by_its_open_pages_alone():
    document = docx.Document()
    document.add_paragraph("Item 9, pages [Pages]")
    break_before(document, "Report")
    assert len(word_parts(document.element.body, WORDS).front_sheet) == 1


def test_an_empty_document():
    parts = word_parts(docx.Document().element.body, WORDS)
    assert parts.front_sheet == parts.report == parts.appendix == ()
