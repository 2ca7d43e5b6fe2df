"""The second reader: lines out of words, by where they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.typed import typed_page
from ofsted_report.reading.document import Line
from ofsted_report.reading.plumber import read_pages


def typed(folder: Path, content: str) -> tuple[Line, ...]:
    """The lines of a page with this content."""
    path = typed_page(folder, content)
    (found,) = read_pages(path.read_bytes(), path.name)
    return found.lines


def test_words_on_one_base_line_are_a_line(tmp_path: Path) -> None:
    """With its font, its size and its place."""
    (line,) = typed(tmp_path, "BT /F1 12 Tf 72 742 Td (Plans are) Tj ( clear.) Tj ET")
    assert (line.text, line.font, line.size, line.bold, line.tag) == ("Plans are clear.", "Helvetica", 12, False, None)
    assert line.x0 == pytest.approx(72, abs=1)
    assert line.top < 100 < line.bottom


def test_lines_come_one_below_another(tmp_path: Path) -> None:
    """As the file writes them."""
    lines = typed(tmp_path, "BT /F1 12 Tf 14 TL 72 742 Td (Plans are clear.) Tj T* (Visits are timely.) Tj ET")
    assert [line.text for line in lines] == ["Plans are clear.", "Visits are timely."]
    assert lines[0].bottom < lines[1].bottom


def test_columns_are_lines_of_their_own(tmp_path: Path) -> None:
    """A judgement and its grade, an address and a masthead: far apart on one base line."""
    lines = typed(tmp_path, "BT /F1 12 Tf 72 742 Td (Overall effectiveness) Tj 300 0 Td (Inadequate) Tj ET")
    assert [line.text for line in lines] == ["Overall effectiveness", "Inadequate"]


@pytest.mark.parametrize("mark", ["\x95", "12."])
def test_a_bullet_stays_with_its_text(tmp_path: Path, mark: str) -> None:
    """However far it hangs out."""
    bullet = mark.replace("\x95", "\\225")
    (line,) = typed(tmp_path, f"BT /F1 12 Tf 72 742 Td ({bullet}) Tj 36 0 Td (the quality of plans) Tj ET")
    assert line.text == f"{mark.replace(chr(0x95), '•')} the quality of plans"


def test_a_raised_figure_is_a_mark_behind_its_word(tmp_path: Path) -> None:
    """It belongs to the line that it stands above, and a bold line stays bold."""
    (line,) = typed(tmp_path, "BT /F2 12 Tf 72 742 Td (Plans and reviews) Tj /F1 7 Tf 4 Ts (1) Tj ET")
    assert (line.text, line.bold) == ("Plans and reviews¹", True)


@pytest.mark.parametrize("rise", [4, 7])
def test_a_mark_stays_between_its_words_however_high_it_stands(tmp_path: Path, rise: int) -> None:
    """The line it is in would otherwise be three."""
    (line,) = typed(
        tmp_path, f"BT /F1 12 Tf 72 742 Td (Plans,) Tj /F1 8 Tf {rise} Ts (3) Tj /F1 12 Tf 0 Ts ( all clear) Tj ET"
    )
    assert line.text == "Plans,³ all clear"


def test_a_notes_own_mark_stands_before_it(tmp_path: Path) -> None:
    """Small and high at its left."""
    content = "BT /F1 6.5 Tf 5.5 Ts 72 100 Td (2) Tj /F1 10 Tf 0 Ts 6 0 Td (The local authority) Tj ET"
    assert [line.text for line in typed(tmp_path, content)] == ["² The local authority"]


def test_a_word_in_two_fonts_is_one_word(tmp_path: Path) -> None:
    """A quotation mark may come out of another font."""
    (line,) = typed(tmp_path, "BT /F1 12 Tf 72 742 Td (pl) Tj /F2 12 Tf (ans are) Tj /F1 12 Tf ( clear) Tj ET")
    assert (line.text, line.bold) == ("plans are clear", False)


def test_an_empty_page_has_no_lines(tmp_path: Path) -> None:
    """A page left blank is a page."""
    assert typed(tmp_path, "") == ()
