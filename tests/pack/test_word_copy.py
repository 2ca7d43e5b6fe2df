"""The copy of the report that goes into the pack: complete, and the council's own parts kept."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from examples import example_letter
from fixtures.word_files import saved
from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.pack.facts import gather
from ofsted_report.pack.word_copy import APPENDIX_STARTS, REPORT_STARTS, WordCopy
from ofsted_report.settings.model import Meeting, Settings
from pack.packs import MEETING


def opened(document) -> WordCopy:
    return WordCopy.open(saved(document), "report.docx")


def completed(document, meeting: Meeting = MEETING, *, front_sheet=None, to_follow=False) -> WordCopy:
    copy = opened(document)
    facts = gather(None if to_follow else example_letter(), Settings(), meeting, letter_to_follow=to_follow)
    copy.complete(facts, front_sheet=front_sheet, letter_to_follow=to_follow)
    return copy


def lines(copy: WordCopy) -> list[str]:
    """Every paragraph's text, cells too."""
    body = copy.document.element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def plain_report():
    document = docx.Document()
    document.add_heading("Report to the Committee", 1)
    document.add_paragraph("Leaders know the service well.")
    return document


def report_with_front_sheet(pages="[Pages]", *more: str):
    document = docx.Document()
    for text in ("Children’s Select Committee", "Thursday 15 January 2099"):
        document.add_paragraph(text)
    table = document.add_table(2, 2)
    for row, cells in zip(table.rows, (("Agenda item", "Page No"), ("9 Ofsted update", pages)), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for text in more:
        document.add_paragraph(text)
    document.add_paragraph("Report to the Committee").paragraph_format.page_break_before = True
    document.add_paragraph("Appendix 1").paragraph_format.page_break_before = True
    document.add_paragraph("The letter is attached.")
    return document


def test_a_plain_report_gets_front_sheet_and_title_page():
    copy = completed(plain_report())
    copy.set_pages("2 - 9")
    assert lines(copy) == [
        "Children’s Select Committee",
        "Thursday 15\u00a0January 2099",
        "Agenda item",
        "Page No",
        "9  Ofsted second monitoring visit update",
        "The Committee will receive an update about the Ofsted second monitoring visit on 11 and 12\u00a0December 2018.",
        "2 - 9",
        "Contributors",
        "Cllr J Marsh – Cabinet Member for Children’s Services",
        "Amara Okafor – Director",
        "Report to the Committee",
        "Leaders know the service well.",
        "Appendix 1: Second monitoring visit of Anyshire children’s services",
        "Ofsted letter of 8\u00a0January 2019, “Second monitoring visit of Anyshire children’s services”, is attached.",
    ]


def test_the_front_sheet_has_the_reports_paper_headers_and_styles():
    document = plain_report()
    document.sections[0].header.paragraphs[0].text = "Anyshire County Council"
    copy = completed(document)
    first, second = copy.document.sections
    assert (first.page_width, first.left_margin) == (second.page_width, second.left_margin)
    assert first.header.paragraphs[0].text == "Anyshire County Council"
    assert copy.document.paragraphs[0].style.name == "Heading 1"
    row = copy.document.tables[0].rows[0]._tr
    assert row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_headings_that_the_council_numbers_are_not_counted_on():
    """'1. Children's Select Committee' would make every number of the report one too many."""
    copy = completed(plain_report())
    numbers = [p.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}") for p in copy.document.element.body]
    ours = [number.get(qn("w:val")) for number in numbers if number is not None]
    assert ours == ["0", "0", "0"]


def test_a_template_without_heading_styles_still_gets_headings():
    document = plain_report()
    for name in ("Heading 1", "Heading 2"):
        document.styles[name].delete()
    copy = completed(document)
    levels = [level.get(qn("w:val")) for level in copy.document.element.body.iter(qn("w:outlineLvl"))]
    assert levels == ["0", "1", "0"]


def test_what_the_council_made_itself_is_kept_and_stands_once():
    copy = completed(report_with_front_sheet())
    copy.set_pages("2 - 9")
    assert lines(copy).count("Page No") == 1
    assert "2 - 9" in lines(copy)
    assert [line for line in lines(copy) if line.startswith("Appendix")] == ["Appendix 1"]
    assert copy.warnings == []


@pytest.mark.parametrize("pages", ["[Pages]", "3 - 12", "3"])
def test_pages_are_written_again_as_often_as_they_are_counted(pages):
    copy = completed(report_with_front_sheet(pages))
    copy.set_pages("2 - 9")
    copy.set_pages("2 - 10")
    assert "2 - 10" in lines(copy)
    assert not {"2 - 9", pages} & set(lines(copy))


def test_pages_in_a_line():
    document = docx.Document()
    document.add_paragraph("Agenda item 9, Page No 3 - 12, for information")
    document.add_paragraph("Report").paragraph_format.page_break_before = True
    copy = completed(document)
    copy.set_pages("2 - 9")
    assert lines(copy)[0] == "Agenda item 9, Page No 2 - 9, for information"


def test_a_front_sheet_without_a_place_for_pages_is_told():
    copy = completed(report_with_front_sheet(""))
    copy.set_pages("2 - 9")
    assert [warning for warning in copy.warnings if "no place for the item's pages" in warning]


@pytest.mark.parametrize(("wanted", "count"), [(None, 0), (False, 0), (True, 1)])
def test_a_front_sheet_can_be_asked_for_or_refused(wanted, count):
    document = report_with_front_sheet()
    before = len(document.tables)
    assert len(completed(document, front_sheet=wanted).document.tables) - before == count
    assert len(completed(plain_report(), front_sheet=wanted).document.tables) == (0 if wanted is False else 1)


def test_a_front_sheet_that_says_something_else_than_the_meeting_is_told():
    meeting = Meeting(committee="Cabinet", agenda_item="12", committee_date=MEETING.committee_date)
    assert completed(report_with_front_sheet(), meeting).warnings == [
        "The front sheet in the report does not name the committee Cabinet.",
        "The front sheet in the report does not name the agenda item 12.",
    ]


def test_document_to_follow_is_said_on_both_pages_once():
    document = report_with_front_sheet("[Pages]", "Contributors")
    meeting = Meeting(document_to_follow=True)
    copy = completed(document, meeting, to_follow=True)
    found = lines(copy)
    assert found.count("Document to follow") == 2
    assert found.index("Document to follow") < found.index("Report to the Committee")
    assert found[-2:] == ["Appendix 1", "Document to follow"]
    assert "The letter is attached." not in found


def test_a_sheet_that_still_says_document_to_follow_is_told():
    copy = completed(report_with_front_sheet("[Pages]", "Document to follow"))
    assert copy.warnings == ["The front sheet says “Document to follow”, although the letter is in the pack."]


def test_open_fields_are_filled_and_lose_their_highlight():
    from docx.enum.text import WD_COLOR_INDEX

    document = plain_report()
    run = document.add_paragraph("By ").add_run("[Deadline for questions and views]")
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    copy = completed(document)
    copy.set_pages("2 - 9")
    assert "By Monday 12\u00a0January 2099" in lines(copy)
    assert next(copy.document.element.body.iter(qn("w:highlight")), None) is None


@pytest.mark.parametrize("before", ["[Pages]", "3 - 12"])
def test_the_pages_that_are_written_lose_the_highlight_of_what_stood_there(before):
    """What an officer types over an open field stays highlighted in Word."""
    from docx.enum.text import WD_COLOR_INDEX

    document = report_with_front_sheet(before)
    for run in (run for cell in document.tables[0].rows[1].cells for p in cell.paragraphs for run in p.runs):
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    copy = completed(document)
    copy.set_pages("2 - 10")
    (place,) = (t.getparent() for t in copy.document.element.body.iter(qn("w:t")) if t.text == "2 - 10")
    assert next(place.iter(qn("w:highlight")), None) is None


def test_parts_are_marked_so_that_their_pages_can_be_found():
    body = completed(plain_report()).document.element.body
    marks = {mark.get(qn("w:name")): mark.getparent() for mark in body.iter(qn("w:bookmarkStart"))}
    texts = {name: "".join(t.text for t in p.iter(qn("w:t"))) for name, p in marks.items()}
    assert texts[REPORT_STARTS] == "Report to the Committee"
    assert texts[APPENDIX_STARTS].startswith("Appendix 1")


def test_names_with_signs_of_markup_arrive_as_they_are():
    names = ("Siân O’Brien & Sons", "<b>Ŵyn</b> {{ council }}")
    copy = completed(plain_report(), Meeting(contributors=names))
    assert set(names) <= set(lines(copy))


def test_an_empty_report_is_refused():
    with pytest.raises(NotReadableError, match="has no text"):
        opened(docx.Document())


@pytest.mark.parametrize("kind", ["ins", "del", "moveFrom", "moveTo"])
def test_tracked_changes_are_refused_wherever_they_are(kind):
    xml = f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A"><w:r><w:t>x</w:t></w:r></w:{kind}>'
    in_body, in_footer = plain_report(), plain_report()
    in_body.paragraphs[0]._p.append(parse_xml(xml))
    in_footer.sections[0].footer.paragraphs[0]._p.append(parse_xml(xml))
    for document in (in_body, in_footer):
        with pytest.raises(OutputError, match="tracked changes"):
            opened(document)


@pytest.mark.parametrize(("given", "found"), [("Ofsted update", "Ofsted update"), ("Word Document", ""), ("  ", "")])
def test_a_title_that_a_program_made_up_is_none(given, found):
    document = plain_report()
    document.core_properties.title = given
    assert opened(document).title == found
