"""A pack of two letters, with an appendix before them, one after them, and one that is to follow."""

from __future__ import annotations

import io

import docx
import pikepdf
import pypdfium2
import pytest

from ofsted_report.errors import EncryptedError, NotReadableError, OutputError, UsageError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter
from ofsted_report.pack.make import make_pack
from ofsted_report.rendering.docx import render_docx
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Attachment, Meeting, Settings
from pack import tags
from pack.packs import LETTER, SAMPLES, need_libreoffice, write_report

pytestmark = pytest.mark.slow  # LibreOffice prints the parts

MEETING = Meeting(
    appendices=(
        Attachment(title="Summary for members", before_letter=True),
        Attachment(title="Action plan"),
        Attachment(title="Written statement of action", to_follow=True),
    )
)


def word_file(path, text, *, pages=1):
    document = docx.Document()
    document.add_heading(text, 1)
    for number in range(2, pages + 1):
        document.add_page_break()
        document.add_paragraph(f"{text}, its page {number}")
    document.save(path)
    return path


@pytest.fixture(scope="session")
def two_letters(tmp_path_factory):
    """The sample letter as PDF, and a later one as Word."""
    folder = tmp_path_factory.mktemp("letters")
    later = docx.Document(SAMPLES / "anyshire-monitoring-visit.docx")
    for paragraph in later.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace("Third monitoring", "Fourth monitoring").replace("July 2025", "January 2026")
    later.save(folder / "fourth.docx")
    return LETTER, folder / "fourth.docx"


@pytest.fixture(scope="session")
def packed(two_letters, tmp_path_factory):
    need_libreoffice()
    folder = tmp_path_factory.mktemp("appendices")
    first, *others = ((read := read_letter(path), choose_findings(read)) for path in two_letters)
    report = folder / "report.docx"
    report.write_bytes(render_docx(build_report(*first, Settings(), MEETING, others=others), "scrutiny-report").content)
    files = [word_file(folder / "summary.docx", "In short"), word_file(folder / "plan.docx", "The plan", pages=2), None]
    return make_pack(report, two_letters[0], Settings(), MEETING, others=two_letters[1:], appendices=files)


def texts(pack):
    with pypdfium2.PdfDocument(pack.content) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def test_each_appendix_follows_its_title_page(packed):
    pages = texts(packed)
    beginnings = [text.split("\n")[0].strip() for text in pages]
    starts = [beginnings.index(f"Appendix {number}") for number in range(1, 6)]
    assert starts == sorted(starts)
    assert "In short" in pages[starts[0] + 1]
    assert "Third monitoring visit" in pages[starts[1] + 1]
    assert "Fourth monitoring visit" in pages[starts[2] + 1]
    assert "The plan, its page 2" in pages[starts[3] + 2]
    assert "is to follow" in pages[starts[4]]
    assert starts[4] == len(pages) - 1


def test_the_pages_of_each_are_counted_and_all_are_numbered(packed):
    assert [title for title, _ in packed.appendix_pages] == [
        "Appendix 1: Summary for members",
        "Appendix 2: Third monitoring visit of Anyshire children’s services",
        "Appendix 3: Fourth monitoring visit of Anyshire children’s services",
        "Appendix 4: Action plan",
        "Appendix 5: Written statement of action",
    ]
    counts = [pages for _, pages in packed.appendix_pages]
    assert (counts[0], counts[3], counts[4]) == (1, 2, 0)
    assert packed.letter_pages == counts[1] + counts[2]
    for number, text in enumerate(texts(packed), 1):
        assert f"Page {number}" in text


def test_bookmarks_and_tags_have_all_parts_in_the_order_of_the_pages(packed):
    with pypdfium2.PdfDocument(packed.content) as document:
        top = [(i.get_title(), i.get_dest().get_index()) for i in document.get_toc() if i.level == 0]
    assert [title for title, _ in top[2:]] == [title for title, _ in packed.appendix_pages]
    assert [page for _, page in top] == sorted(page for _, page in top)
    pdf = pikepdf.open(io.BytesIO(packed.content))
    assert tags.problems(pdf) == []
    assert tags.stray_content(pdf) == []


def locked(path):
    with pikepdf.open(LETTER) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))


@pytest.mark.parametrize(
    ("make", "failure", "said"),
    [
        (lambda path: None, NotReadableError, "plan.pdf cannot be read: there is no such file"),
        (locked, EncryptedError, "plan.pdf is protected by a password"),
        (lambda path: path.write_bytes(LETTER.read_bytes()[:900]), NotReadableError, "plan.pdf is damaged"),
        (lambda path: path.write_text("A plan."), NotReadableError, "plan.pdf is neither a PDF nor a Word document"),
    ],
    ids=["missing", "locked", "cut off", "text"],
)
def test_an_appendix_that_cannot_be_used_is_named(tmp_path, make, failure, said):
    need_libreoffice()
    make(tmp_path / "plan.pdf")
    report = write_report(tmp_path, "scrutiny-report")
    meeting = Meeting(appendices=(Attachment(title="Action plan"),))
    with pytest.raises(failure, match=said):
        make_pack(report, LETTER, Settings(), meeting, appendices=[tmp_path / "plan.pdf"])


def test_an_appendix_with_tracked_changes_is_refused(tmp_path):
    path = word_file(tmp_path / "plan.docx", "The plan")
    document = docx.Document(path)
    paragraph = document.add_paragraph("changed")._p
    inserted = paragraph.makeelement(docx.oxml.ns.qn("w:ins"), {docx.oxml.ns.qn("w:id"): "1"})
    inserted.append(paragraph.r_lst[0])
    paragraph.append(inserted)
    document.save(path)
    with pytest.raises(OutputError, match=r"plan\.docx has tracked changes"):
        make_pack(
            write_report(tmp_path, "scrutiny-report"),
            LETTER,
            Settings(),
            Meeting(appendices=(Attachment(title="Action plan"),)),
            appendices=[path],
        )


def test_an_appendix_without_a_file_is_refused(tmp_path):
    report = write_report(tmp_path, "scrutiny-report")
    with pytest.raises(UsageError, match="The appendix “Action plan” has no file"):
        make_pack(report, LETTER, Settings(), Meeting(appendices=(Attachment(title="Action plan"),)))


def test_a_title_page_that_nobody_gave_a_file_for_stays_and_is_told(tmp_path):
    need_libreoffice()
    report = write_report(tmp_path, "scrutiny-report", Meeting(appendices=(Attachment(title="Action plan"),)))
    pack = make_pack(report, LETTER, Settings(), Meeting())
    assert texts(pack)[-1].startswith("Appendix 2")
    assert any("No file was given for Appendix 2" in told for told in pack.warnings)
