"""Text that is in a PDF and that nobody who looks at the page sees is not read as the letter's."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from fixtures.typed import typed_page
from ofsted_report.letter.doubts import LOOK_HERE
from ofsted_report.letter.page_warnings import page_warnings
from ofsted_report.reading import shown
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.read import read_document

SHOWN = "BT /F1 12 Tf 72 700 Td (Children are seen quickly.) Tj 0 -16 Td (Plans are clear and they are kept.) Tj ET"
NOTE = "BT /F1 12 Tf 72 500 Td (Nobody can see this.) Tj ET"


def told(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The text that was read, and what was set aside: its words, and what they are taken for."""
    found = find_blocks(read_document(path))
    return " ".join(block.text for block in found.body), [(each.line.text, each.why) for each in found.foreign]


@pytest.mark.parametrize(
    "content",
    [
        f"{SHOWN} q 0 0 50 50 re W n {NOTE} Q",
        f"{SHOWN} {NOTE} q 1 g 60 480 300 40 re f Q",
        f"{SHOWN} q 0 g 60 480 300 40 re f {NOTE} Q",
        f"{SHOWN} q 1 g {NOTE} Q",
        f"{SHOWN} {NOTE.replace('72 500', '-300 500')}",
        f"{SHOWN} {NOTE.replace('72 500', '72 900')}",
        f"{SHOWN} {NOTE.replace('12 Tf', '0.7 Tf')}",
        f"{SHOWN} {NOTE.replace('BT', 'BT 7 Tr')}",
    ],
    ids=[
        "clipped",
        "covered in white",
        "black on black",
        "white",
        "left of the page",
        "above it",
        "tiny",
        "for clipping",
    ],
)
def test_what_is_not_to_be_seen_is_set_aside(tmp_path: Path, content: str) -> None:
    text, aside = told(typed_page(tmp_path, content))
    assert text == "Children are seen quickly. Plans are clear and they are kept."
    assert aside == [("Nobody can see this.", "hidden")]


@pytest.mark.parametrize(("most_pixels", "is_looked_at"), [(200, True), (199, False)])
def test_a_page_with_large_pictures_is_not_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most_pixels: int, is_looked_at: bool
) -> None:
    """To unpack them takes time and memory; the pixels of all of them count."""
    monkeypatch.setattr(shown, "_LARGEST_PICTURES", most_pixels)
    picture = f"q 100 0 0 100 72 100 cm BI /W 10 /H 10 /BPC 8 /CS /G ID {'A' * 100} EI Q"
    _, aside = told(typed_page(tmp_path, f"{SHOWN} {picture} {picture} {NOTE} q 1 g 60 480 300 40 re f Q"))
    assert bool(aside) is is_looked_at


def test_white_letters_on_a_dark_ground_are_read(tmp_path: Path) -> None:
    """A heading may be printed so."""
    text, aside = told(typed_page(tmp_path, f"q 0 0 0.5 rg 60 490 300 30 re f 1 g {NOTE} Q {SHOWN}"))
    assert "Nobody can see this." in text
    assert aside == []


def test_what_was_cropped_off_the_page_is_not_the_letters(tmp_path: Path) -> None:
    """The file keeps it, outside the part of the page that is shown."""
    path = typed_page(tmp_path, f"{SHOWN} {NOTE.replace('72 500', '72 20')}", CropBox=pikepdf.Array([0, 100, 595, 842]))
    text, aside = told(path)
    assert text == "Children are seen quickly. Plans are clear and they are kept."
    assert aside == [("Nobody can see this.", "hidden")]


@pytest.mark.parametrize("on", [True, False])
def test_a_layer_that_is_switched_off_is_not_read(tmp_path: Path, on: bool) -> None:
    path = typed_page(tmp_path, f"{SHOWN} /OC /L1 BDC {NOTE} EMC")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Notes")))
        off = pikepdf.Array([] if on else [layer])
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=off, Order=[layer]))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(L1=layer)
        pdf.save()
    text, aside = told(path)
    assert ("Nobody can see this." in text) == on
    assert aside == ([] if on else [("Nobody can see this.", "hidden")])


def test_a_line_of_which_a_part_is_blacked_out_is_told(tmp_path: Path) -> None:
    """The name under the box is still in the file; a rule under the words hides nothing."""
    box = "q 0 g 72 697 60 14 re f Q"
    found = read_document(typed_page(tmp_path, f"{SHOWN} {box}"))
    assert [line.covered for line in found.lines] == [True, False]
    [warning] = page_warnings(found, find_blocks(found))
    assert (warning.code, warning.page) == ("covered-words", 1)
    assert warning.code in LOOK_HERE
    underlined = read_document(typed_page(tmp_path, f"{SHOWN} q 0 g 72 698 200 1 re f Q"))
    assert [line.covered for line in underlined.lines] == [False, False]
