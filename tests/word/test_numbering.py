"""Whether Word numbers a paragraph, and how: what reading, the check of templates and the check of reports rest on."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from ofsted_report.word.numbering import Numbering, ParagraphNumbering
from ofsted_report.word.styles import StyleSheet


def numbering(document):
    return ParagraphNumbering(StyleSheet(document.styles.element), document.part.numbering_part.element)


def said(inner):
    """What a paragraph or a style says of its numbering."""
    return parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>")


@pytest.fixture
def document():
    """One with a style in list 7, at its third level; and a style that is based on it."""
    document = docx.Document()
    parent, child = (document.styles.add_style(name, 1) for name in ("Numbered", "Numbered and blue"))
    child.base_style = parent
    parent.element.get_or_add_pPr().append(said('<w:ilvl w:val="2"/><w:numId w:val="7"/>'))
    return document


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (None, Numbering("7", 2)),
        ('<w:ilvl w:val="1"/>', Numbering("7", 1)),
        ('<w:numId w:val="4"/>', Numbering("4", 2)),
        ('<w:ilvl w:val="0"/><w:numId w:val="4"/>', Numbering("4", 0)),
        ('<w:numId w:val="0"/>', None),
    ],
    ids=["nothing", "a level of the style's list", "another list", "both", "that it has none"],
)
def test_a_paragraph_says_its_list_and_level_and_its_style_what_it_leaves_out(document, own, expected):
    paragraph = document.add_paragraph("Plans are clear.", style="Numbered and blue")._p
    if own:
        paragraph.get_or_add_pPr().append(said(own))
    assert numbering(document).of(paragraph) == expected
    assert numbering(document).is_numbered(paragraph) == (expected is not None)


def test_a_style_may_take_away_the_numbering_of_the_one_it_is_based_on(document):
    document.styles["Numbered and blue"].element.get_or_add_pPr().append(said('<w:numId w:val="0"/>'))
    paragraph = document.add_paragraph("Plans are clear.", style="Numbered and blue")._p
    assert numbering(document).of(paragraph) is None


def test_a_paragraph_without_a_style_has_the_documents_own(document):
    document.styles["Normal"].element.get_or_add_pPr().append(said('<w:numId w:val="3"/>'))
    assert numbering(document).of(document.add_paragraph("Plans are clear.")._p) == Numbering("3", 0)


@pytest.mark.parametrize(("style", "form"), [("List Bullet", "bullet"), ("List Number", "decimal")])
def test_how_items_are_marked_is_told_in_words_own_words(document, style, form):
    found = numbering(document)
    assert found.form(found.of(document.add_paragraph("Plans are clear.", style=style)._p)) == form


def test_a_level_that_is_no_number_is_no_level(document):
    """Word does not write it: the file is damaged, and whoever asked for the level must say so."""
    paragraph = document.add_paragraph("Plans are clear.")._p
    paragraph.get_or_add_pPr().append(said('<w:ilvl w:val="x"/><w:numId w:val="1"/>'))
    assert numbering(document).is_numbered(paragraph)
    with pytest.raises(ValueError, match="invalid literal"):
        numbering(document).of(paragraph)
