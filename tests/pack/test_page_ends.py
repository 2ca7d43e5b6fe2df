"""A heading or a lead at the end of a page begins the next one with what it is kept with, whatever LibreOffice does."""

import io

import docx
import pytest

from ofsted_report.pack.office import find_soffice, office
from ofsted_report.pack.page_ends import Run, letters_alone, page_letters, torn
from ofsted_report.pack.word_copy import WordCopy
from pack.packs import need_libreoffice

LEAD = "The Committee is recommended:"


def report(*, below="to note the letter; and"):
    """Two headings called the same, the second with a lead; each with something below it."""
    document = docx.Document()
    document.add_heading("Recommendations", 2)
    document.add_paragraph("There are none.")
    document.add_heading("Recommendations", 2)
    document.add_paragraph(LEAD).paragraph_format.keep_with_next = True
    document.add_paragraph(below)
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    return document


def copy_of(document):
    out = io.BytesIO()
    document.save(out)
    return WordCopy.open(out.getvalue(), "report.docx")


def pages(*texts):
    return tuple(map(letters_alone, texts))


def test_runs_are_the_paragraphs_that_are_kept_with_the_next():
    heading, lead, none = map(letters_alone, ("Recommendations", LEAD, "There are none."))
    found = copy_of(report()).kept_runs()
    assert found == (Run(0, (heading,), 0), Run(2, (heading, lead), len(heading + none)))


def test_what_is_before_a_page_that_begins_anyway_is_not_torn():
    document = report()
    document.paragraphs[-1].paragraph_format.page_break_before = True
    assert [run.at for run in copy_of(document).kept_runs()] == [0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Recommendations. There are none. Recommendations. {LEAD}", "to note the letter; and"),
        ("Recommendations. There are none. Recommendations", f"{LEAD} to note the letter; and"),
    ],
    ids=["heading and lead", "heading alone"],
)
def test_the_run_that_ends_a_page_is_found_among_those_with_its_words(first, second):
    assert torn(pages(first, second), copy_of(report()).kept_runs()) == (2,)


def test_a_run_with_what_it_is_kept_with_is_none_and_neither_is_one_with_a_page_to_itself():
    runs = copy_of(report()).kept_runs()
    assert (
        torn(pages(f"Recommendations. There are none. Recommendations. {LEAD} to note", "the letter; and"), runs) == ()
    )
    assert torn(pages("Recommendations", "There are none."), runs) == ()


def test_a_page_that_ends_in_the_words_of_a_heading_elsewhere_is_whole():
    """The heading is far from the page's end; one without letters, such as a picture, is at the end of no page."""
    elsewhere = Run(9, (letters_alone("Recommendations"),), 4000)
    assert torn(pages("The Council accepts all recommendations.", "It will act."), [elsewhere]) == ()
    assert torn(pages("The Council will act.", "Soon."), [Run(1, ("",), 17)]) == ()


def test_it_begins_a_page_and_the_other_heading_with_its_words_does_not():
    copy = copy_of(report())
    copy.begin_pages([2])
    breaks = [each.paragraph_format.page_break_before for each in copy.document.paragraphs]
    assert breaks == [None, None, True, None, None]


@pytest.mark.slow
def test_the_letters_of_pages_are_those_of_the_document_without_the_footer():
    need_libreoffice()
    copy = copy_of(report())
    with office(find_soffice()) as converter:
        data = converter.to_pdf({"report": copy.to_bytes()})["report"]
    said = "".join(each.text for each in copy.document.paragraphs)
    assert page_letters(data, copy.bottom_margin) == (letters_alone(said),)
