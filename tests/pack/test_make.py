"""The whole pack, as a reader, a screen reader and a viewer meet it."""

from __future__ import annotations

import io
import re
import sys

import pikepdf
import pypdfium2
import pytest

from ofsted_report.errors import ConverterError, OutputError
from ofsted_report.pack.make import make_pack
from ofsted_report.settings.model import Meeting, Settings
from pack import tags
from pack.packs import LETTER, MEETING, need_libreoffice, write_report

pytestmark = pytest.mark.slow  # LibreOffice prints every report


def texts(made) -> list[str]:
    """Each page's text."""
    with pypdfium2.PdfDocument(made.pack.content) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def opened(made) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made.pack.content))


def outline(made) -> list[tuple[int, str, int]]:
    """(level, title, page from 1) of every bookmark."""
    with pypdfium2.PdfDocument(made.pack.content) as document:
        return [(i.level, i.get_title(), i.get_dest().get_index() + 1) for i in document.get_toc()]


ALL = pytest.mark.parametrize("name", ["with_front_sheet", "without_front_sheet", "to_follow"])


@pytest.fixture
def made(request, name):
    return request.getfixturevalue(name)


@ALL
def test_every_page_has_one_number_and_they_run_on(made):
    """Also those of the letter; the report's own page numbers are gone."""
    for number, text in enumerate(texts(made), made.pack.first_page):
        assert re.findall(r"^Page (\d+)$", text, re.MULTILINE) == [str(number)]


@ALL
def test_front_sheet_names_meeting_item_and_pages_and_stands_once(made):
    first, *rest = texts(made)
    for words in ("Children’s Select Committee", "Thursday 15 January 2099", "9", "The Committee will receive"):
        assert words in first
    assert "Cllr J Marsh – Cabinet Member" in first
    last = made.pack.first_page + made.pack.pages - 1
    assert f"{made.pack.first_page + 1} - {last}" in first
    assert made.pack.item_pages == f"{made.pack.first_page + 1} - {last}"
    assert not any("Page No" in text for text in rest)


@ALL
def test_appendix_title_page_stands_once_before_the_letter(made):
    pages = texts(made)
    begins = [number for number, text in enumerate(pages) if text.startswith("Appendix 1")]
    assert begins == [made.pack.pages - made.pack.letter_pages - 1]
    assert ("Document to follow" in pages[begins[0]]) == (made.letter is None)


def test_the_letters_pages_are_its_own(with_front_sheet):
    with pypdfium2.PdfDocument(LETTER) as letter:
        theirs = [page.get_textpage().get_text_bounded() for page in letter]
    ours = texts(with_front_sheet)[-len(theirs) :]
    assert with_front_sheet.pack.letter_pages == len(theirs)
    for before, after in zip(theirs, ours, strict=True):
        words = re.sub(r"\nPage \d+$", "", after.strip(), flags=re.MULTILINE)
        assert words.split() == before.split()


def test_comments_for_the_officer_are_not_published(with_front_sheet):
    assert not any("paragraph 1, sentence" in text for text in texts(with_front_sheet))
    assert not any(
        str(annotation.get("/Subtype")) in ("/Text", "/Popup")
        for page in opened(with_front_sheet).pages
        for annotation in page.obj.get("/Annots", ())
    )


@ALL
def test_tags_are_whole(made):
    pdf = opened(made)
    assert tags.problems(pdf) == []
    assert tags.stray_content(pdf) == []
    assert pdf.check_pdf_syntax() == []
    assert bool(pdf.Root.MarkInfo.Marked)
    kinds = [kind for kind, _ in tags.elements(pdf)]
    assert kinds[0] == "Document"
    assert kinds.count("Part") == (2 if made.letter else 0)
    assert {"H1", "H2", "TH", "LI"} <= set(kinds)


def test_the_letters_tags_are_kept(with_front_sheet):
    """As many elements of each type as the letter had, besides its root."""
    pdf = opened(with_front_sheet)
    document = pdf.Root.StructTreeRoot.K[0]
    part = document.K[1]
    assert str(part.T).startswith("Appendix 1: Third monitoring visit")
    ours = [kind for kind, _ in tags.below(part)]
    theirs = [kind for kind, _ in tags.elements(pikepdf.open(LETTER))]
    assert ours == theirs[1:]


@ALL
def test_title_language_and_first_view(made):
    pdf = opened(made)
    title = "Ofsted third monitoring visit update – Children’s Select Committee, Thursday 15 January 2099"
    assert str(pdf.docinfo["/Title"]) == title
    assert pdf.open_metadata()["dc:title"] == title
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert pdf.Root.PageMode == "/UseOutlines"
    assert pdf.pages[0].label == str(made.pack.first_page)


@ALL
def test_fonts_are_embedded(made):
    for page in opened(made).pages:
        forms = [page.obj.Resources, *(x.get("/Resources") for x in page.obj.Resources.get("/XObject", {}).values())]
        for resources in filter(None, forms):
            for font in resources.get("/Font", {}).values():
                assert any(key.startswith("/FontFile") for key in font.FontDescriptor.keys())  # noqa: SIM118


def test_bookmarks_lead_to_front_sheet_report_headings_and_appendix(with_front_sheet):
    pack = with_front_sheet.pack
    entries = outline(with_front_sheet)
    assert [entry for entry in entries if entry[0] == 0] == [
        (0, "Agenda front sheet", 1),
        (0, "Ofsted third monitoring visit update", 2),
        (0, "Appendix 1: Third monitoring visit of Anyshire children’s services", pack.pages - pack.letter_pages),
    ]
    assert (1, "Purpose of agenda item", 2) in entries
    assert "Appendix 1" not in [title for _, title, _ in entries]


def test_no_page_number_covers_anything(with_front_sheet):
    """The label's place is white on the page without it."""
    with pypdfium2.PdfDocument(LETTER) as before, pypdfium2.PdfDocument(with_front_sheet.pack.content) as after:
        offset = len(after) - len(before)
        for number in range(len(before)):
            page = after[offset + number].get_textpage()
            text = page.get_text_range()
            place = text.rindex("Page ")
            boxes = [page.get_charbox(index) for index in range(place, place + 5)]
            box = min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
            assert before[number].get_textpage().get_text_bounded(*box).strip() == ""


def test_what_is_still_open_is_told(with_front_sheet):
    assert "[Author]" in with_front_sheet.pack.open_fields
    assert "[Pages]" not in with_front_sheet.pack.open_fields
    assert with_front_sheet.pack.warnings == ()


def test_open_fields_of_the_report_take_what_the_meeting_says_now(tmp_path):
    """A report built before the agenda was known; numbers that the officer had written are put right."""
    need_libreoffice()
    report = write_report(tmp_path, "select-committee", Meeting(pages="77 - 99"))
    pack = make_pack(report, LETTER, Settings(), MEETING)
    with pypdfium2.PdfDocument(pack.content) as document:
        first = document[0].get_textpage().get_text_bounded()
    assert "Children’s Select Committee" in first
    assert "9 Ofsted" in re.sub(r"\s+", " ", first)
    assert "77 - 99" not in first
    assert pack.item_pages in first
    assert not {"[Committee]", "[Committee date]", "[Agenda item number]"} & set(pack.open_fields)


def test_the_report_itself_is_not_touched_and_equal_packs_are_equal(tmp_path, to_follow):
    before = to_follow.report.read_bytes()
    again = make_pack(to_follow.report, None, Settings(), MEETING)
    assert to_follow.report.read_bytes() == before
    assert again.pages == to_follow.pack.pages
    assert again.content == to_follow.pack.content


def test_tracked_changes_are_refused(tmp_path):
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = docx.Document()
    change = f'<w:ins {nsdecls("w")} w:id="1" w:author="A"><w:r><w:t>not agreed yet</w:t></w:r></w:ins>'
    document.add_paragraph("Leaders know")._p.append(parse_xml(change))
    document.save(tmp_path / "draft.docx")
    with pytest.raises(OutputError, match="tracked changes"):
        make_pack(tmp_path / "draft.docx", LETTER)
    with pytest.raises(OutputError, match="tracked changes"):
        make_pack(write_report(tmp_path, "scrutiny-report"), tmp_path / "draft.docx")


def test_a_missing_library_is_told_like_a_missing_program(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pikepdf", None)
    with pytest.raises(ConverterError, match="pikepdf, which joins PDFs, is not installed") as caught:
        make_pack(tmp_path / "report.docx", LETTER)
    assert f"{sys.executable} -m pip install pikepdf" in caught.value.remedy, "to be copied as it stands"
