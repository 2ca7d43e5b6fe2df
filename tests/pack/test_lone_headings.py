"""A heading at the end of a page begins the next one, whatever LibreOffice does."""

import io

import docx
import pikepdf
import pytest

from ofsted_report.pack.bookmarks import read_headings
from ofsted_report.pack.lone_headings import LoneHeading, lone_headings
from ofsted_report.pack.office import find_soffice, office
from ofsted_report.pack.word_copy import WordCopy
from pack.packs import need_libreoffice


def report():
    """Two headings called the same; the paragraph after the second is made to begin a page, so that it is left alone."""
    document = docx.Document()
    for number, text in enumerate(("Leaders lead.", "Plans are late.")):
        document.add_heading("Key findings", 2).paragraph_format.keep_with_next = False
        document.add_paragraph(text).paragraph_format.page_break_before = bool(number)
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.slow
def test_a_heading_with_nothing_below_it_on_its_page_is_found():
    need_libreoffice()
    copy = WordCopy.open(report(), "report.docx")
    with office(find_soffice()) as converter:
        data = converter.to_pdf({"report": copy.to_bytes()})["report"]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = lone_headings(data, read_headings(pdf), copy.bottom_margin)
    assert found == (LoneHeading("keyfindings", 1),)


def test_it_begins_a_page_and_the_other_heading_with_its_words_does_not():
    copy = WordCopy.open(report(), "report.docx")
    copy.begin_pages([LoneHeading("keyfindings", 1)])
    headings = [each for each in copy.document.paragraphs if each.text == "Key findings"]
    assert [each.paragraph_format.page_break_before for each in headings] == [None, True]
