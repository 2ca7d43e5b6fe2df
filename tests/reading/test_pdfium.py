"""What pdfium tells of a page: fonts, footnote marks, order of reading, and the tags of the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from fixtures.bad_files import SAMPLES
from fixtures.typed import typed_page
from ofsted_report.reading.document import Line, Page
from ofsted_report.reading.pdfium import read_pages


def pages(path: Path) -> tuple[Page, ...]:
    """A PDF's pages."""
    pdf = pypdfium2.PdfDocument(path)
    try:
        return read_pages(pdf)
    finally:
        pdf.close()


def typed(folder: Path, content: str, **page_keys: object) -> tuple[Line, ...]:
    """The lines of an untagged page with this content."""
    (found,) = pages(typed_page(folder, content, **page_keys))
    return found.lines


def test_lines_have_their_font_size_and_place(tmp_path: Path) -> None:
    """In points from the page's top left corner."""
    (line,) = typed(tmp_path, "BT /F1 12 Tf 72 742 Td (Plans are clear.) Tj ET")
    assert (line.text, line.font, line.size, line.bold, line.tag) == ("Plans are clear.", "Helvetica", 12, False, None)
    assert line.x0 == pytest.approx(72, abs=2)
    assert line.top < 100 < line.bottom
    assert line.x1 > line.x0


def test_a_size_is_the_printed_one(tmp_path: Path) -> None:
    """Some programs set everything in a font of one point, and enlarge it."""
    (line,) = typed(tmp_path, "BT /F1 1 Tf 12 0 0 12 72 742 Tm (Plans are clear) Tj 0.6 0 0 0.6 0 0 cm ET")
    assert line.size == pytest.approx(12)


def test_places_count_from_the_pages_own_corner(tmp_path: Path) -> None:
    """Some PDFs are cut out of larger sheets: their page begins elsewhere."""
    box = pikepdf.Array([100, 100, 695, 942])
    (line,) = typed(tmp_path, "BT /F1 12 Tf 172 842 Td (Plans are clear.) Tj ET", MediaBox=box)
    assert line.x0 == pytest.approx(72, abs=2)
    assert line.top < 100 < line.bottom


def test_a_heading_is_bold_although_its_footnote_mark_is_not(tmp_path: Path) -> None:
    """The mark is Word's own, in Word's own type; it becomes a superscript."""
    (line,) = typed(tmp_path, "BT /F2 12 Tf 72 742 Td (Plans and reviews) Tj /F1 7 Tf 4 Ts (1) Tj ET")
    assert (line.text, line.bold) == ("Plans and reviews¹", True)


def test_a_line_that_is_bold_in_part_is_not_bold(tmp_path: Path) -> None:
    """A label before its value."""
    (line,) = typed(
        tmp_path, "BT /F2 12 Tf 72 742 Td (Lead inspector:) Tj /F1 12 Tf ( Gwen Hartley and a few others) Tj ET"
    )
    assert not line.bold


def test_a_mark_in_the_middle_of_a_line_is_a_mark(tmp_path: Path) -> None:
    """The line's size is that of its letters, wherever the mark stands among them; so is that of a raised 'st'. Behind a
    number only the size tells the mark."""
    small = "/F1 8 Tf 3 Ts ({}) Tj /F1 12 Tf 0 Ts"
    found = typed(
        tmp_path,
        f"BT /F1 12 Tf 72 742 Td (Partners \\(APP) Tj {small.format(1)} ( and others\\)) Tj ET "
        f"BT /F1 12 Tf 72 700 Td (on the 1) Tj {small.format('st')} ( of May) Tj ET "
        f"BT /F1 12 Tf 72 660 Td (Since March 2014) Tj {small.format(9)} ( plans are clear.) Tj ET",
    )
    assert [(line.text, line.size) for line in found] == [
        ("Partners (APP¹ and others)", 12),
        ("on the 1st of May", 12),
        ("Since March 2014⁹ plans are clear.", 12),
    ]


def test_figures_of_the_texts_size_are_no_marks(tmp_path: Path) -> None:
    """'Section 20' stays as it is."""
    (line,) = typed(tmp_path, "BT /F1 12 Tf 72 742 Td (under section 20.) Tj ET")
    assert line.text == "under section 20."


def test_an_empty_page_has_no_lines(tmp_path: Path) -> None:
    """A page left blank is a page."""
    assert typed(tmp_path, "") == ()


def test_a_page_of_small_print_is_read_whole(tmp_path: Path) -> None:
    """pdfium is asked for some 8,000 characters at a time: none is lost or doubled where the next ones begin."""
    printed = [
        f"{number}. Plans for children are clear, and are reviewed {number} times." for number in range(1000, 1160)
    ]
    lines = typed(
        tmp_path, " ".join(f"BT /F1 4 Tf 40 {830 - 5 * i} Td ({text}) Tj ET" for i, text in enumerate(printed))
    )
    assert [line.text for line in lines] == printed
    assert sum(map(len, printed)) > 8192


@pytest.fixture(scope="module")
def saltby() -> Iterator[tuple[Page, ...]]:
    """A tagged sample with bullets and a footnote."""
    yield pages(SAMPLES / "saltby-focused-visit.pdf")


def test_tags_say_what_a_line_is_part_of(saltby: tuple[Page, ...]) -> None:
    """Items, notes and furniture; every line of the text has one."""
    lines = [line for page in saltby for line in page.lines]
    assert all(line.tag is not None for line in lines)
    kinds = {line.tag.kind for line in lines if line.tag}
    assert {"paragraph", "item", "note", "artifact"} <= kinds


def test_tags_count_through_the_document(saltby: tuple[Page, ...]) -> None:
    """Text comes in the order in which the file says it is read, from page to page."""
    numbers = [line.tag.id for page in saltby for line in page.lines if line.tag and line.tag.kind != "artifact"]
    assert numbers == sorted(numbers)
    assert numbers[-1] > numbers[0]


def test_tagged_text_may_be_hidden(tmp_path: Path) -> None:
    """Tags do not say that a person sees the text."""
    with pikepdf.open(SAMPLES / "saltby-focused-visit.pdf") as pdf:
        pdf.pages[0].contents_add(b"3 Tr ", prepend=True)
        pdf.save(tmp_path / "page.pdf")
    first, second, *_ = pages(tmp_path / "page.pdf")
    assert all(line.hidden for line in first.lines if line.is_tagged)
    assert not any(line.hidden for line in second.lines)


def test_cells_know_their_table_row_and_column() -> None:
    """A judgement and its grade stand in one row, in columns 0 and 1."""
    found = pages(SAMPLES / "harrowmere-ilacs-2026.pdf")
    grades = [line.tag for line in found[0].lines if line.text == "Outstanding" and line.tag]
    (grade,) = grades
    same_row = [
        line for line in found[0].lines if line.tag and (line.tag.table, line.tag.row) == (grade.table, grade.row)
    ]
    assert grade.column == 1
    assert {line.tag.column for line in same_row if line.tag} == {0, 1}


def test_marks_of_footnotes_are_superscripts(saltby: tuple[Page, ...]) -> None:
    """Behind the word that they belong to."""
    raised = [line.text for page in saltby for line in page.lines if set(line.text) & set("⁰¹²³⁴⁵⁶⁷⁸⁹")]
    assert raised == ["Areas for priority action¹"]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_only_the_file_turns_is_read_in_its_order(tmp_path: Path, turn: int) -> None:
    """Somebody turned a page on the screen and saved it, among pages that are upright."""
    upright = SAMPLES / "northmere-focused-visit.pdf"
    with pikepdf.open(upright) as pdf:
        pdf.pages[1].Rotate = turn
        pdf.save(tmp_path / "turned.pdf")
    as_it_is, turned = pages(upright)[1], pages(tmp_path / "turned.pdf")[1]
    assert [line.text for line in turned.lines] == [line.text for line in as_it_is.lines]


@pytest.mark.parametrize("stamp", ["", "Page 38"])
@pytest.mark.parametrize("strips", [1, 10])
def test_a_scanned_page_among_pages_with_text_is_told(tmp_path: Path, stamp: str, strips: int) -> None:
    """What it says is missing, also where an agenda pack is stamped on it; a page that is left blank is none."""
    from ofsted_report import read_letter
    from ofsted_report.letter.doubts import look_here

    with pikepdf.open(SAMPLES / "northmere-focused-visit.pdf") as pdf:
        picture = pdf.make_stream(b"\xc8", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=1, Height=1,
                                  ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        high = 842 / strips
        drawn = "".join(f"q 595 0 0 {high} 0 {high * at} cm /Im Do Q " for at in range(strips))
        scan = pdf.add_blank_page(page_size=(595, 842))
        scan.Resources = pikepdf.Dictionary(XObject={"/Im": picture}, Font={"/F1": font})
        scan.Contents = pdf.make_stream(f"{drawn} BT /F1 9 Tf 280 20 Td ({stamp}) Tj ET".encode())
        pdf.pages.insert(2, scan)
        del pdf.pages[-1]
        pdf.add_blank_page()
        pdf.save(tmp_path / "mixed.pdf")
    told = [warning for warning in look_here(read_letter(tmp_path / "mixed.pdf")) if warning.code == "page-not-read"]
    assert [warning.page for warning in told] == [3]
