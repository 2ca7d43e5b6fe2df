"""Recognised words become lines: with bullets, bold headings and columns, and without what is read of logos."""

from __future__ import annotations

import pytest

from ofsted_report.reading import ocr_lines
from ofsted_report.reading.document import Line

HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "x.png"; bbox 0 0 1654 2339; ppageno 0; scan_res 200 200'>
<span class='ocr_line' title='bbox 200 300 900 330; x_size 30'>
<span class='ocrx_word' title='bbox 200 300 320 330; x_wconf 96'>Children</span>
<span class='ocrx_word' title='bbox 330 300 380 330; x_wconf 41'>arc</span>
<span class='ocrx_word' title='bbox 390 300 470 330; x_wconf 95'>safe.</span></span></div></body></html>"""


def word(text, x0, x1=None, top=100.0, confidence=95.0):
    return ocr_lines.Word(text, x0, top, x1 if x1 is not None else x0 + 5 * len(text), top + 11, confidence)


def lines_of(*rows):
    """Rows of words as lines."""
    return [
        Line(" ".join(each.text for each in row), 1, row[0].x0, row[0].top, row[-1].x1, row[0].bottom, size=11)
        for row in rows
    ]


def test_words_have_places_in_points_and_a_confidence():
    page = ocr_lines.page_of(1, HOCR)
    assert (round(page.width), round(page.height)) == (595, 842), "A4"
    [line] = page.lines
    assert [each.text for each in line] == ["Children", "arc", "safe."]
    assert line[0].x0 == pytest.approx(72)
    assert [each.text for each in line if each.confidence < ocr_lines.SURE] == ["arc"]


def test_a_letter_in_a_bullets_place_is_a_bullet_and_further_right_a_sub_item():
    rows = (
        (word("m", 75, 80), word("The", 93), word("quality", 110), word("of", 147), word("plans", 160)),
        (word("these", 93, top=115), word("are", 120, top=115), word("reviewed.", 138, top=115)),
        (
            word("m_", 75, 80, top=130),
            word("The", 93, top=130),
            word("recording", 110, top=130),
            word("of:", 157, top=130),
        ),
        (word("e", 93, 98, top=145), word("each", 111, top=145), word("decision", 133, top=145)),
        (word("e", 93, 98, top=160), word("each", 111, top=160), word("review", 133, top=160)),
    )
    found = [line.text for line in ocr_lines.with_bullets(lines_of(*rows), rows)]
    assert found == [
        "• The quality of plans", "these are reviewed.", "• The recording of:", "◦ each decision", "◦ each review",
    ]  # fmt: skip


def test_a_short_word_that_begins_a_sentence_stays():
    rows = (
        (word("A", 75, 80), word("parent", 83), word("said", 116)),
        (word("so", 75, top=115), word("too.", 88, top=115)),
    )
    assert [line.text for line in ocr_lines.with_bullets(lines_of(*rows), rows)] == ["A parent said", "so too."]


def test_a_line_with_much_more_ink_is_bold():
    lines = lines_of((word("Main", 75),), (word("Text", 75),), (word("More", 75),))
    assert [line.bold for line in ocr_lines.lines_with_bold(lines, [0.16, 0.1, 0.1])] == [True, False, False]
    assert not any(line.bold for line in ocr_lines.lines_with_bold(lines, [0.0, 0.0, 0.0]))


def read(*pages):
    """The lines of pages of A4, each a list of lines of words."""
    return ocr_lines.lines_of(
        [ocr_lines.RecognisedPage(number, 595, 842, tuple(lines)) for number, lines in enumerate(pages, start=1)]
    )


def prose(top):
    """A line of text."""
    return tuple(
        word(text, x0, top=top) for text, x0 in (("Children", 72), ("receive", 116), ("good", 155), ("help", 180))
    )


def test_what_is_read_of_logos_at_a_pages_head_is_set_aside():
    """They are read otherwise on each page: by their size, their place and how sure Tesseract is they are known."""
    logos = (
        word("KKK", 480, 520, top=20, confidence=30),
        word("Ofsted", 480, 560, top=40),
        word("Ofste", 478, 556, top=41),
    )
    pages = [[(logo,), prose(130), prose(145), prose(160)] for logo in logos]
    for lines in read(*pages):
        assert [each.is_aside for each in lines] == [True, False, False, False]


def test_a_heading_at_a_pages_head_is_no_logo():
    heading = (ocr_lines.Word("Summary", 72, 60, 150, 78, 96.0),)
    first, second = read([heading, prose(130), prose(145)], [prose(60), prose(75), prose(90)])
    assert not any(each.is_aside for each in (*first, *second))


def test_cells_beside_each_other_are_lines_of_their_own_whatever_tesseract_took_for_a_line():
    left, right = word("Judgement", 72), word("Grade", 300)
    [together], [apart] = read([(left, right)]), read([(left,), (right,)])
    assert [each.line.text for each in together] == [each.line.text for each in apart] == ["Judgement", "Grade"]
