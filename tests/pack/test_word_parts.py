"""Where front sheet and appendix title page stand, however the council's template breaks its pages."""

from __future__ import annotations

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK

from ofsted_report.pack.word_parts import Words, end_without_break, text_of, word_parts
from ofsted_report.word.xml import W, remove

WORDS = Words(
    agenda_item="Agenda item", pages="Page No", appendices=("Appendix 1",), appendix="Appendix", open_pages="[Pages]"
)


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
    assert text_of(parts.appendices["Appendix 1"]) == "Appendix 1\nThe letter is attached."


def test_a_report_without_either():
    document = docx.Document()
    document.add_paragraph("Report to the Committee")
    break_before(document, "Findings")
    parts = word_parts(document.element.body, WORDS)
    assert parts.front_sheet == () and parts.appendices == {}
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
    assert word_parts(document.element.body, WORDS).appendices == {}


def test_a_sheet_known_by_its_open_pages_alone():
    document = docx.Document()
    document.add_paragraph("Item 9, pages [Pages]")
    break_before(document, "Report")
    assert len(word_parts(document.element.body, WORDS).front_sheet) == 1


def test_an_empty_document():
    parts = word_parts(docx.Document().element.body, WORDS)
    assert parts.front_sheet == parts.report == () and parts.appendices == {}


@pytest.mark.parametrize("new_page", [break_in_own_paragraph, break_before, break_at_the_end_of_the_last, new_section])
def test_each_appendix_has_its_title_page(new_page):
    document = docx.Document()
    document.add_paragraph("Report to the Committee")
    for word in ("Appendix 1", "Appendix 2", "Appendix 10"):
        new_page(document, word)
        document.add_paragraph(f"What {word} is.")
    parts = word_parts(document.element.body, WORDS)
    assert list(parts.appendices) == ["Appendix 1", "Appendix 2", "Appendix 10"]
    assert text_of(parts.report).strip() == "Report to the Committee"
    assert "What Appendix 2 is." in text_of(parts.appendices["Appendix 2"])


@pytest.mark.parametrize("new_page", [break_in_own_paragraph, break_before, break_at_the_end_of_the_last, new_section])
def test_no_break_is_left_where_a_page_was_taken_out(new_page):
    document = docx.Document()
    document.add_paragraph("Report to the Committee")
    new_page(document, "Appendix 1")
    body = document.element.body
    for element in word_parts(body, WORDS).appendices["Appendix 1"]:
        remove(element)
    end_without_break(body)
    assert text_of(list(body)).strip() == "Report to the Committee"
    assert [node for node in body.iter(f"{W}br") if node.get(f"{W}type") == "page"] == []
    assert len(list(body.iter(f"{W}sectPr"))) == 1
