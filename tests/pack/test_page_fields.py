"""A report's own page numbers go, the rest of its footer stays."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from ofsted_report.pack.page_fields import remove_page_numbers

MARKED = (
    '<w:r {ns}><w:fldChar w:fldCharType="begin"/></w:r><w:r {ns}><w:instrText> {code} </w:instrText></w:r>'
    '<w:r {ns}><w:fldChar w:fldCharType="separate"/></w:r><w:r {ns}><w:t>7</w:t></w:r>'
    '<w:r {ns}><w:fldChar w:fldCharType="end"/></w:r>'
)
IN_ONE_RUN = (
    '<w:r {ns}><w:fldChar w:fldCharType="begin"/><w:instrText> {code} </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>7</w:t><w:fldChar w:fldCharType="end"/></w:r>'
)
SIMPLE = '<w:fldSimple {ns} w:instr="{code}"><w:r><w:t>7</w:t></w:r></w:fldSimple>'


def footer_of(*pieces: str, form: str = MARKED):
    """A document whose footer has these pieces; PAGE, NUMPAGES and DATE are fields."""
    document = docx.Document()
    paragraph = document.sections[0].footer.paragraphs[0]
    for piece in pieces:
        if piece in ("PAGE", "NUMPAGES", "DATE"):
            xml = f"<w:p {nsdecls('w')}>{form.format(ns='', code=piece)}</w:p>"
            for run in list(parse_xml(xml)):
                paragraph._p.append(run)
        else:
            paragraph.add_run(piece)
    return document


def words(document) -> str:
    footer = document.sections[0].footer._element
    return "".join(t.text or "" for t in footer.iter(qn("w:t")))


@pytest.mark.parametrize("form", [MARKED, IN_ONE_RUN, SIMPLE])
@pytest.mark.parametrize(
    ("pieces", "left"),
    [
        (("Page ", "PAGE"), ""),
        (("PAGE",), ""),
        (("Page ", "PAGE", " of ", "NUMPAGES"), ""),
        (("PAGE", "/", "NUMPAGES"), ""),
        (("– ", "PAGE", " –"), ""),
        (("Anyshire County Council | Page ", "PAGE", " of ", "NUMPAGES"), "Anyshire County Council"),
        (("Page ", "PAGE", " Not for Paige’s press page"), "Not for Paige’s press page"),
    ],
)
def test_number_and_its_words_go(pieces, left, form):
    document = footer_of(*pieces, form=form)
    remove_page_numbers(document)
    assert words(document) == left


@pytest.mark.parametrize("form", [MARKED, IN_ONE_RUN, SIMPLE])
def test_other_fields_and_words_stay(form):
    document = footer_of("Printed on ", "DATE", " of the meeting, page by page", form=form)
    remove_page_numbers(document)
    assert words(document) == "Printed on 7 of the meeting, page by page"


def test_the_body_is_left_alone():
    document = docx.Document()
    paragraph = document.add_paragraph("See page ")
    for run in list(parse_xml(f"<w:p {nsdecls('w')}>{MARKED.format(ns='', code='PAGEREF _x')}</w:p>")):
        paragraph._p.append(run)
    before = document.element.body.xml
    remove_page_numbers(document)
    assert document.element.body.xml == before
