"""The letter's pages come whole or not at all, and bring nothing with them that acts."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from fixtures import bad_files
from ofsted_report.errors import EncryptedError, NotReadableError
from ofsted_report.pack.letter_pdf import make_safe, open_letter
from pack.packs import LETTER
from pack.small_pdfs import saved, tagged, untagged


def with_annotation(**entries) -> pikepdf.Pdf:
    pdf = untagged(2)
    pdf.pages[0].obj.Annots = Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 10, 10], **entries)])
    return pdf


@pytest.mark.parametrize(
    ("maker", "error", "what"),
    [
        (bad_files.encrypted, EncryptedError, "is protected by a password"),
        (bad_files.truncated, NotReadableError, "is damaged"),
        (bad_files.picture_named_pdf, NotReadableError, "is damaged or is not a PDF"),
    ],
)
def test_what_cannot_be_taken_whole_is_refused(tmp_path, maker, error, what):
    """Half a letter must never be published as the whole: a damaged file is not mended."""
    path = maker(tmp_path)
    with pytest.raises(error, match=what):
        open_letter(path.read_bytes(), path.name)


def test_a_pdf_without_pages_is_refused():
    with pytest.raises(NotReadableError, match="has no pages"):
        open_letter(saved(pikepdf.new()), "empty.pdf")


def test_a_sound_letter_is_taken():
    assert len(open_letter(LETTER.read_bytes(), "letter.pdf").pages) == 4


@pytest.mark.parametrize("kind", ["/JavaScript", "/Launch", "/SubmitForm", "/GoToR", "/GoToE", "/Trans", "/Unheard"])
def test_actions_on_the_readers_machine_go(kind):
    action = Dictionary(S=Name(kind), JS=String("app.alert(1)"), F=String(r"\\share\letters"), D=Array([0, Name.Fit]))
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


@pytest.mark.parametrize(
    ("action", "stays"),
    [
        (Dictionary(S=Name.URI, URI=String("mailto:a@example.org")), True),
        (Dictionary(S=Name.URI, URI=String("file:///C:/Users/someone/Downloads/www.gov.uk")), False),
        (Dictionary(S=Name.URI, URI=String("javascript:alert(1)")), False),
        (Dictionary(S=Name.URI), False),
        (Dictionary(S=Name.Named, N=Name.NextPage), True),
        (Dictionary(S=Name.Named, N=Name.SaveAs), False),
        (Dictionary(S=Name.GoTo, D=String("nowhere")), False),
    ],
    ids=str,
)
def test_of_actions_only_links_stay(action, stays):
    """To the web, to an address, within the document; without what the maker let follow them."""
    action.Next = Dictionary(S=Name.Launch, F=String("x.exe"))
    pdf = with_annotation(Subtype=Name.Link, A=action)
    make_safe(pdf)
    link = pdf.pages[0].obj.Annots[0]
    assert ("/A" in link) is stays
    assert not stays or "/Next" not in link.A


def test_a_page_keeps_what_it_needs_to_be_shown_and_nothing_else():
    pdf = untagged()
    page = pdf.pages[0].obj
    page.Rotate = 90
    for key in ("/AF", "/PieceInfo", "/Metadata", "/Trans", "/PresSteps"):
        page[key] = Dictionary()
    make_safe(pdf)
    assert set(page.keys()) == {"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/Rotate"}


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
