"""What somebody laid on the pages of a PDF is not read as the letter's, and told."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from fixtures.typed import typed_page
from ofsted_report import read_letter
from ofsted_report.errors import NotOfstedError
from ofsted_report.letter.page_warnings import page_warnings
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.read import read_document

TEXT = "BT /F1 12 Tf 72 700 Td (Children are seen quickly.) Tj 0 -16 Td (Plans are clear and they are kept.) Tj ET"


def with_note(folder: Path, kind: str, *, shown: str = "", **keys: object) -> Path:
    """A page with an annotation of this kind on it; `shown` is what it shows on the page."""
    path = typed_page(folder, TEXT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0].obj
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name(f"/{kind}"), Rect=[72, 690, 300, 710], F=4, **keys
        )
        if shown:
            drawn = pikepdf.Stream(pdf, f"BT /F2 12 Tf 74 695 Td ({shown}) Tj ET".encode())
            drawn.Type, drawn.Subtype, drawn.BBox = (
                pikepdf.Name.XObject,
                pikepdf.Name.Form,
                pikepdf.Array([72, 690, 300, 710]),
            )
            drawn.Resources = page.Resources
            note.AP = pikepdf.Dictionary(N=pdf.make_indirect(drawn))
        note = pdf.make_indirect(note)
        page.Annots = pikepdf.Array([note])
        if kind == "Widget":
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[note])
        pdf.save()
    return path


@pytest.mark.parametrize(
    ("kind", "shown", "keys"),
    [
        ("Stamp", "RECEIVED 12 MAR 2027", {}),
        ("FreeText", "Agenda Item 8", {"Contents": "Agenda Item 8"}),
        ("Text", "", {"Contents": "Is this right?"}),
        ("Highlight", "", {"Contents": "Is this right?"}),
        ("Widget", "Seen by A. Reader", {"FT": pikepdf.Name.Tx, "V": "Seen by A. Reader", "T": "seen"}),
        ("Widget", "Digitally signed by Ann Bell", {"FT": pikepdf.Name.Sig, "T": "Signature1"}),
    ],
    ids=["stamp", "free text", "comment", "mark with a comment", "field", "signature"],
)
def test_its_words_are_told_and_not_read(tmp_path: Path, kind: str, shown: str, keys: dict[str, object]) -> None:
    found = read_document(with_note(tmp_path, kind, shown=shown, **keys))
    says = shown or str(keys["Contents"])
    assert found.pages[0].laid_on == (says,)
    blocks = find_blocks(found)
    assert (
        " ".join(block.text for block in blocks.body) == "Children are seen quickly. Plans are clear and they are kept."
    )
    [warning] = page_warnings(found, blocks)
    assert (warning.code, warning.page) == ("set-aside", 1)
    assert f"“{says}”" in warning.message


@pytest.mark.parametrize("kind", ["Link", "Underline"])
def test_links_and_marks_without_words_are_nothing_to_tell(tmp_path: Path, kind: str) -> None:
    found = read_document(with_note(tmp_path, kind))
    assert found.pages[0].laid_on == ()
    assert list(page_warnings(found, find_blocks(found))) == []


def test_a_file_that_is_attached_is_told(tmp_path: Path) -> None:
    """It may be a part of the letter; of a portfolio, the letter itself is attached to a page that says how to open it."""
    path = typed_page(tmp_path, TEXT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.attachments["letter.pdf"] = pikepdf.AttachedFileSpec(pdf, b"%PDF-1.7", filename="letter.pdf")
        pdf.save()
    found = read_document(path)
    [warning] = page_warnings(found, find_blocks(found))
    assert warning.code == "embedded-file"
    assert "letter.pdf is attached" in warning.message
    with pytest.raises(NotOfstedError) as refused:
        read_letter(path)
    assert "letter.pdf" in refused.value.remedy
