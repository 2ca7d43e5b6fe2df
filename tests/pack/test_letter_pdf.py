"""The letter's pages come whole or not at all, and bring nothing with them that acts."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from fixtures import bad_files
from ofsted_report.errors import EncryptedError, NotReadableError
from ofsted_report.pack.letter_pdf import make_safe, open_letter
from pack.packs import LETTER
from pack.small_pdfs import tagged, untagged


def with_annotation(**entries) -> pikepdf.Pdf:
    pdf = untagged(2)
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 10, 10], **entries)])
    return pdf


@pytest.mark.parametrize(
    ("maker", "error", "what"),
    [
        (bad_files.encrypted, EncryptedError, "asks for a password"),
        (bad_files.truncated, NotReadableError, "is damaged"),
        (bad_files.picture_named_pdf, NotReadableError, "is damaged, or is no PDF"),
    ],
)
def test_what_cannot_be_taken_whole_is_refused(tmp_path, maker, error, what):
    """Half a letter must never be published as the whole: a damaged file is not mended."""
    path = maker(tmp_path)
    with pytest.raises(error, match=what):
        open_letter(path.read_bytes(), path.name)


def test_a_pdf_without_pages_is_refused():
    out = io.BytesIO()
    pikepdf.new().save(out)
    with pytest.raises(NotReadableError, match="has no pages"):
        open_letter(out.getvalue(), "empty.pdf")


def test_a_sound_letter_is_taken():
    assert len(open_letter(LETTER.read_bytes(), "letter.pdf").pages) == 4


@pytest.mark.parametrize("kind", ["/JavaScript", "/Launch", "/SubmitForm"])
def test_actions_on_the_readers_machine_go(kind):
    action = Dictionary(S=Name(kind), JS=String("app.alert(1)"))
    pdf = with_annotation(Subtype=Name.Link, A=action, AA=Dictionary(E=action))
    pdf.pages[1].obj.AA = Dictionary(O=action)
    make_safe(pdf)
    link = pdf.pages[0].obj.Annots[0]
    assert "/A" not in link
    assert "/AA" not in link
    assert "/AA" not in pdf.pages[1].obj


def test_links_to_the_web_stay():
    pdf = with_annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://www.gov.uk/ofsted")))
    make_safe(pdf)
    assert str(pdf.pages[0].obj.Annots[0].A.URI) == "https://www.gov.uk/ofsted"


def test_files_that_are_attached_to_a_page_go():
    pdf = with_annotation(Subtype=Name.FileAttachment)
    make_safe(pdf)
    assert len(pdf.pages[0].obj.Annots) == 0


@pytest.mark.parametrize(("kind", "told"), [("/Highlight", True), ("/Text", True), ("/Link", False)])
def test_remarks_of_a_reader_are_told(kind, told):
    assert make_safe(with_annotation(Subtype=Name(kind))) is told


@pytest.mark.parametrize("by_action", [True, False])
def test_links_within_the_letter_lead_to_its_page_and_not_to_a_name(by_action):
    pdf = tagged(pages=2, with_link=True)
    link = pdf.pages[1].obj.Annots[0]
    if by_action:
        link.A = Dictionary(S=Name.GoTo, D=link.Dest)
        del link.Dest
    make_safe(pdf)
    link = pdf.pages[1].obj.Annots[0]
    place = link.A.D if by_action else link.Dest
    assert place[0].objgen == pdf.pages[1].obj.objgen
