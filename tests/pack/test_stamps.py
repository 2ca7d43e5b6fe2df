"""'Page 3' upright, at the edge, and never over what is printed there."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest
from pikepdf import Dictionary, Name

from ofsted_report.pack.stamps import HEIGHT, PLACES, WIDTH, free_places, label_document, page_labels, stamp
from pack.small_pdfs import saved


def labels(count: int) -> bytes:
    """Labels as LibreOffice would make them: a black bar instead of words, tagged."""
    pdf = pikepdf.new()
    for _ in range(count):
        page = pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.obj.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC 10 5 50 8 re f EMC")
        page.obj.StructParents = 0
    return saved(pdf)


def paper(*contents: bytes, rotate: int = 0, box=(0, 0, 595, 842)) -> pikepdf.Pdf:
    """Pages that print this."""
    pdf = pikepdf.new()
    for content in contents:
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Contents = pdf.make_stream(content)
        page.obj.MediaBox = page.obj.CropBox = pikepdf.Array(box)
        page.obj.Rotate = rotate
    return pdf


def dark(data: bytes, number: int = 0) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is dark on a page as it is seen."""
    with pypdfium2.PdfDocument(data) as document:
        picture = document[number].render(scale=1, grayscale=True).to_pil().convert("L")
    return picture.point(lambda value: 255 if value < 128 else 0).getbbox()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, 595, 842), (100, 50, 595, 842), (-20, -30, 400, 300)])
def test_upright_at_the_foot_in_the_middle_however_the_page_is_turned_or_cropped(rotate, box):
    pdf = paper(b"", rotate=rotate, box=box)
    stamp(pdf, labels(1))
    with pypdfium2.PdfDocument(saved(pdf)) as document:
        width, height = document[0].get_size()
    left, top, right, bottom = dark(saved(pdf))
    assert right - left == pytest.approx(50, abs=2)
    assert bottom - top == pytest.approx(8, abs=2)
    assert (left + right) / 2 == pytest.approx(width / 2, abs=2)
    assert bottom == pytest.approx(height - 14 - 5, abs=2)


def test_it_goes_where_nothing_is_printed():
    """Every second page has something at the foot in the middle: all go to the right."""
    pdf = paper(b"200 10 200 30 re f", b"", b"200 10 200 30 re f")
    stamp(pdf, labels(3))
    assert all(dark(saved(pdf), number)[2] > 500 for number in range(3))


@pytest.mark.parametrize("side", [3000, 14_400])
def test_a_page_of_many_metres_is_searched_in_a_small_picture(side, monkeypatch):
    """One of 14,400 points took gigabytes; what is printed on it is found all the same."""
    pictures = []
    render = pypdfium2.PdfPage.render

    def rendered(page, **options):
        pictures.append(render(page, **options))
        return pictures[-1]

    monkeypatch.setattr(pypdfium2.PdfPage, "render", rendered)
    middle = f"{side / 2 - 30} 14 60 18 re f".encode()
    found = free_places(saved(paper(b"", middle, box=(0, 0, side, side))))
    assert [[place.name for place in places] for places in found] == [
        [place.name for place in PLACES],
        [place.name for place in PLACES if place.name != "bottom centre"],
    ]
    assert all(picture.width * picture.height < 9_000_000 for picture in pictures)


def test_a_full_page_gets_white_behind_it():
    """A scan that is grey to its edges: the number must be legible all the same."""
    pdf = paper(b"0 g 0 0 595 842 re f")
    assert free_places(saved(pdf)) == [[]]
    stamp(pdf, labels(1))
    with pypdfium2.PdfDocument(saved(pdf)) as document:
        picture = document[0].render(scale=1, grayscale=True).to_pil().convert("L")
    x, y = int((595 - WIDTH) / 2) + 3, 842 - 16
    assert picture.getpixel((x, y)) == 255


@pytest.mark.parametrize("content", [b"q 0.1 0 0 0.1 0 0 cm", b"q q 2 0 0 2 0 0 cm Q", b"Q Q", b"0 1 -1 0 300 300 cm"])
def test_what_the_page_left_unfinished_does_not_move_it(content):
    pdf = paper(content)
    stamp(pdf, labels(1))
    assert dark(saved(pdf)) == dark(saved(stamped_blank()))


def stamped_blank() -> pikepdf.Pdf:
    pdf = paper(b"")
    stamp(pdf, labels(1))
    return pdf


def test_screen_readers_pass_it_over():
    pdf = stamped_blank()
    steps = pikepdf.parse_content_stream(pdf.pages[0])
    marks = [step for step in steps if str(step.operator) == "BDC"]
    assert [str(mark.operands[0]) for mark in marks] == ["/Artifact"]
    form = next(iter(pdf.pages[0].resources.XObject.values()))
    assert b"MCID" not in form.read_bytes()
    assert "/StructParents" not in form


def test_a_letter_that_was_in_a_pack_keeps_its_old_number():
    pdf = pikepdf.open(io.BytesIO(saved(stamped_blank())))
    stamp(pdf, labels(1))
    assert len(pdf.pages[0].resources.XObject) == 2


def test_as_many_labels_as_pages():
    with pytest.raises(ValueError, match="2 labels for 1 pages"):
        stamp(paper(b""), labels(2))


def test_the_words_are_set_large_enough_and_counted_from_the_first():
    import docx

    document = docx.Document(io.BytesIO(label_document(range(9, 12))))
    assert [paragraph.text for paragraph in document.paragraphs] == ["Page 9", "Page 10", "Page 11"]
    assert document.styles["Normal"].font.size.pt == 12


def test_a_viewer_counts_as_the_stamps_do():
    pdf = paper(b"", b"")
    pdf.Root.PageLabels = page_labels(41)
    assert [page.label for page in pdf.pages] == ["41", "42"]


def test_places_keep_off_the_edge():
    assert PLACES[0].name == "bottom centre"
    assert all(0 <= place.across <= 1 and 0 <= place.up <= 1 for place in PLACES)
    assert isinstance(page_labels(1), Dictionary)
    assert page_labels(1).Nums[1].S == Name.D
