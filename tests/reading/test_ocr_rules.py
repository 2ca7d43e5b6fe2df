"""Tables whose cells are parted by rules: the picture of a page says where they are, whatever text recognition makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from ofsted_report.reading.ocr_layout import lines_of
from ofsted_report.reading.ocr_rules import Cell, cells_in, columns_in
from ofsted_report.reading.ocr_words import RecognisedPage, page_of

DPI = 200
SCALE = DPI / 72
Box = tuple[float, float, float, float]
TABLE: tuple[Box, ...] = (
    *((70, y, 520, y) for y in (280, 320, 360)),
    *((x, 280, x, 360) for x in (70, 390, 520)),
)
"""Two rows of two cells, ruled; in points."""


def page(folder: Path, rules: Sequence[Box], *, grey: int = 60, angle: float = 0.0) -> Path:
    """The picture of a page of A4 with these rules, thin and not quite black as a scanner sees them."""
    image = Image.new("L", (1654, 2339), 245)
    draw = ImageDraw.Draw(image)
    for x0, y0, x1, y1 in rules:
        draw.line((x0 * SCALE, y0 * SCALE, x1 * SCALE, y1 * SCALE), fill=grey, width=2)
    path = folder / "000001.png"
    image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=245).save(path, dpi=(DPI, DPI))
    return path


def hocr(*lines: str) -> bytes:
    """What Tesseract says of a page; a line is words with their places in points: 'Good@400,300', each 40 points wide."""
    said = []
    for line in lines:
        words = []
        for each in line.split():
            text, _, place = each.partition("@")
            x, y = (float(at) * SCALE for at in place.split(","))
            box = f"bbox {x:.0f} {y:.0f} {x + 40 * SCALE:.0f} {y + 10 * SCALE:.0f}"
            words.append(f"<span class='ocrx_word' title='{box}; x_wconf 96'>{text}</span>")
        said.append(f"<span class='ocr_line' title='bbox 0 0 9 9; x_size 33'>{''.join(words)}</span>")
    title = f"bbox 0 0 1654 2339; scan_res {DPI} {DPI}"
    return f"<html><body><div class='ocr_page' title='{title}'>{''.join(said)}</div></body></html>".encode()


def tagged(found: RecognisedPage) -> list[tuple[str, tuple[int | None, int | None] | None]]:
    """The lines, each with its row and column."""
    [lines] = lines_of([found], [None])
    return [(each.line.text, each.line.tag and (each.line.tag.row, each.line.tag.column)) for each in lines]


@pytest.mark.parametrize("angle", [0, 0.1])
def test_the_cells_of_a_ruled_table_are_found(tmp_path: Path, angle: float) -> None:
    """Also on a page that was not straightened to a hair."""
    found = cells_in(page(tmp_path, TABLE, angle=angle))
    assert [(cell.row, cell.column) for cell in found] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert [round(side, -1) for side in (found[3].x0, found[3].top, found[3].x1, found[3].bottom)] == [
        390,
        320,
        520,
        360,
    ]


def test_a_low_row_and_one_that_spans_the_columns_are_rows(tmp_path: Path) -> None:
    """The row's only cell is in the first column."""
    rules = (
        *((70, y, 520, y) for y in (280, 296, 330, 360)),
        *((x, 280, x, 360) for x in (70, 520)),
        (390, 280, 390, 330),
    )
    found = cells_in(page(tmp_path, rules))
    assert [(cell.row, cell.column) for cell in found] == [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0)]


def test_the_one_row_of_a_table_that_goes_on_overleaf_has_cells(tmp_path: Path) -> None:
    """'ICB' and the rule behind it were read as 'ICB]', and what is beside it as the same line."""
    row = (*((70, y, 520, y) for y in (280, 320)), *((x, 280, x, 320) for x in (70, 390, 520)))
    assert [(cell.row, cell.column) for cell in cells_in(page(tmp_path, row))] == [(0, 0), (0, 1)]


def test_boxes_below_each_other_are_a_table_of_one_column_which_is_not_recognised_again(tmp_path: Path) -> None:
    boxes = (*((70, y, 520, y) for y in (280, 320, 360)), *((x, 280, x, 360) for x in (70, 520)))
    path = page(tmp_path, boxes)
    assert [(cell.row, cell.column) for cell in cells_in(path)] == [(0, 0), (1, 0)]
    assert list(columns_in(path)) == []


@pytest.mark.parametrize(
    "rules",
    [
        [(70, 280, 520, 280), (70, 780, 520, 780)],
        [(70, 280, 520, 280), (70, 320, 520, 320), (70, 360, 520, 360)],
        [(70, 80, 520, 80), (70, 780, 520, 780), (70, 80, 70, 780), (520, 80, 520, 780)],
        [(x, 100, x, 109) for x in range(70, 500, 6)],
    ],
    ids=["rules above and below a page", "underlined lines", "one frame", "letters"],
)
def test_what_is_no_table_has_no_cells(tmp_path: Path, rules: Sequence[Box]) -> None:
    assert cells_in(page(tmp_path, rules)) == ()


def test_each_column_is_recognised_by_itself(tmp_path: Path) -> None:
    """What is printed in the others, and outside, is not on its page; nor are the rules."""
    marks = ((100, 300, 140, 300), (400, 300, 440, 300), (100, 500, 140, 500))
    path = page(tmp_path, (*TABLE, *marks))
    seen = []
    for column in columns_in(path):
        with Image.open(column) as image:
            seen.append((image.info["dpi"], image.point([255] * 128 + [0] * 128).getbbox()))
    assert [tuple(map(round, dpi)) for dpi, _ in seen] == [(DPI, DPI)] * 2
    assert [[round(side / SCALE, -1) for side in box or ()] for _, box in seen] == [
        [100, 300, 140, 300],
        [400, 300, 440, 300],
    ]


CELLS = tuple(
    Cell(0, row, column, x0, top, x1, top + 38)
    for row, top in enumerate((281.0, 321.0))
    for column, (x0, x1) in enumerate(((71.0, 389.0), (391.0, 519.0)))
)


def test_a_cell_has_what_is_read_of_its_column_alone() -> None:
    """Tesseract takes a grade for the end of the line beside it, and a rule for letters."""
    whole = hocr(
        "Before@72,200",
        "The@72,290 impact@120,290 G@400,293",
        "ee@240,299 ood@405,293",
        "Overall@72,330",
        "After@72,400",
    )
    columns = hocr("The@72,290 impact@120,290", "Overall@72,330"), hocr("Good@400,293", "Poor@400,333")
    assert tagged(page_of(1, whole, CELLS, columns)) == [
        ("Before", None), ("The impact", (0, 0)), ("Good", (0, 1)), ("Overall", (1, 0)), ("Poor", (1, 1)), ("After", None),
    ]  # fmt: skip


def test_a_cell_of_whose_column_nothing_is_read_has_what_was_read_of_the_page() -> None:
    """Nothing is lost, and a grade beside its area is not joined to it."""
    whole = hocr("The@72,290 impact@120,290 Good@400,290", "Overall@72,330 Poor@400,330")
    assert tagged(page_of(1, whole, CELLS, (hocr(), hocr()))) == [
        ("The impact", (0, 0)), ("Good", (0, 1)), ("Overall", (1, 0)), ("Poor", (1, 1)),
    ]  # fmt: skip


def test_a_list_in_a_cell_has_items() -> None:
    """Each is a paragraph of its own, with the lines that follow it."""
    found = page_of(1, hocr("Leaders@72,285", "•@80,296 plans@95,296", "kept@95,307", "•@80,318"), CELLS[:2], ())
    [lines] = lines_of([found], [None])
    tags = [each.line.tag for each in lines if each.line.tag]
    assert [tag.kind for tag in tags] == ["paragraph", "item", "item"]
    assert tags[0].id != tags[1].id == tags[2].id
