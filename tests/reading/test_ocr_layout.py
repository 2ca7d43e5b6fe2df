"""Recognised words become lines: with bullets, bold headings and columns, and without what is read of logos."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from ofsted_report.reading.ocr_layout import lines_of
from ofsted_report.reading.ocr_words import SURE, RecognisedPage, Word, page_of

HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "x.png"; bbox 0 0 1654 2339; ppageno 0; scan_res 200 200'>
<span class='ocr_line' title='bbox 200 300 900 330; x_size 30'>
<span class='ocrx_word' title='bbox 200 300 320 330; x_wconf 96'>Children</span>
<span class='ocrx_word' title='bbox 330 300 380 330; x_wconf 41'>arc</span>
<span class='ocrx_word' title='bbox 390 300 470 330; x_wconf 95'>safe.</span></span></div></body></html>"""


def word(text, x0, x1=None, top=100.0, confidence=95.0, size=12.0):
    return Word(text, x0, top, x1 if x1 is not None else x0 + 5 * len(text), top + 0.9 * size, confidence, size)


def prose(top, text="Children receive good help", x0=72.0):
    """A line of text."""
    words = []
    for each in text.split():
        words.append(word(each, x0, top=top))
        x0 = words[-1].x1 + 4
    return tuple(words)


def read(*pages, pictures=None):
    """The lines of pages of A4, each a list of lines of words."""
    recognised = [RecognisedPage(number, 595, 842, tuple(lines)) for number, lines in enumerate(pages, start=1)]
    return lines_of(recognised, pictures or [None] * len(pages))


def texts(lines):
    return [each.line.text for each in lines]


def test_words_have_places_in_points_and_a_confidence():
    page = page_of(1, HOCR)
    assert (round(page.width), round(page.height)) == (595, 842), "A4"
    [line] = page.lines
    assert [each.text for each in line] == ["Children", "arc", "safe."]
    assert line[0].x0 == pytest.approx(72)
    assert line[0].size == pytest.approx(10.8)
    assert [each.text for each in line if each.confidence < SURE] == ["arc"]


def test_a_page_that_slopes_is_read_as_if_it_did_not():
    """Text recognition parts its lines, even within a word; they are one line again, and what the picture shows is found."""
    sloping = (
        HOCR.replace(b"x_size 30", b"x_size 30; baseline -0.035 0")
        .replace(b"safe.", b"safe")
        .replace(
            b"</span></div>",
            b"<span class='ocrx_word' title='bbox 480 300 530 330; x_wconf 95'>today</span></span>"
            b"<span class='ocr_line' title='bbox 1330 261 1500 291; x_size 30; baseline -0.035 0'>"
            b"<span class='ocrx_word' title='bbox 532 298 590 328; x_wconf 95'>s</span>"
            b"<span class='ocrx_word' title='bbox 600 296 650 326; x_wconf 95'>plans</span></span></div>",
        )
    )
    page = page_of(1, sloping)
    assert page.slope == pytest.approx(-0.035)
    [[line]] = lines_of([page], [picture()])
    assert line.line.text == "Children arc safe todays plans"


def marked(mark, top, x0=75.0, text="The quality of plans"):
    """The first line of a list item, its bullet read as something else."""
    return (word(mark, x0, x0 + 5, top=top), *prose(top, text, x0=x0 + 18))


def test_a_letter_in_a_bullets_place_is_a_bullet_and_further_right_a_sub_item():
    [lines] = read(
        [
            marked("m", 130),
            prose(145, "these are reviewed.", x0=93),
            marked("m_", 160, text="The recording of:"),
            marked("e", 175, x0=93, text="each decision"),
            marked("e", 190, x0=93, text="each review"),
        ]
    )
    assert texts(lines) == [
        "• The quality of plans", "these are reviewed.", "• The recording of:", "◦ each decision", "◦ each review",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["@", "™@", "m@", "="])
def test_what_is_no_word_is_a_bullet_however_near_the_text_is(mark):
    [lines] = read([(word(mark, 75, 85, top=130), *prose(130, x0=89)), prose(145, x0=89)])
    assert texts(lines)[0] == "• Children receive good help"


@pytest.mark.parametrize("mark", ["@", "&", "¢", "™"])
def test_what_no_line_begins_with_is_a_bullet_also_of_a_list_of_one_line(mark):
    [lines] = read([prose(100), (word(mark, 72, 78, top=130), *prose(130, x0=90)), prose(160)])
    assert texts(lines)[1] == "• Children receive good help"


@pytest.mark.parametrize("mark", ["–", ".", "|", "‘"])
def test_a_dash_or_a_speck_is_no_bullet_where_no_list_is(mark):
    [lines] = read([prose(100), (word(mark, 72, 74, top=130), *prose(130, x0=78)), prose(160)])
    assert not texts(lines)[1].startswith("•")


def test_a_short_word_that_begins_a_sentence_stays():
    [lines] = read([prose(130, "A parent said", x0=75), prose(145, "so too.", x0=75)])
    assert texts(lines) == ["A parent said", "so too."]


def picture(*draw):
    """A page of A4 at 200 dpi with what is drawn on it."""
    image = Image.new("L", (1654, 2339), 255)
    for each in draw:
        each(ImageDraw.Draw(image))
    return image


SCALE = 200 / 72


def strokes(top, x0, x1, width):
    """Upright strokes, as letters have them, so many points wide."""

    def draw(image):
        for x in range(int(x0 * SCALE), int(x1 * SCALE), 12):
            image.rectangle((x, top * SCALE, x + width * SCALE, (top + 10) * SCALE), fill=0)

    return draw


def test_a_line_with_thick_strokes_is_bold_even_one_of_few_letters():
    tops = (130, 145, 160, 175)
    drawn = [strokes(top, 72, 190, 2.2 if top == 130 else 0.7) for top in tops]
    [lines] = read([prose(130, "Summary"), *(prose(top) for top in tops[1:])], pictures=[picture(*drawn)])
    assert [each.line.bold for each in lines] == [True, False, False, False]


def test_a_bullet_that_was_not_read_at_all_is_seen():
    """Two blots of a bullet's size at the same place; a speck of dirt is none."""

    def blot(top, size=5.0):
        return lambda image: image.rectangle(
            (75 * SCALE, top * SCALE, (75 + size) * SCALE, (top + size) * SCALE), fill=0
        )

    lines = [prose(top, x0=93) for top in (130, 145, 160, 175)]
    [found] = read(lines, pictures=[picture(blot(133), blot(163), blot(178, size=1))])
    assert [text[0] for text in texts(found)] == ["•", "C", "•", "C"]
    lines[0] = (word("e", 75, 80, top=130), *lines[0])
    [found] = read(lines, pictures=[picture(blot(133), blot(163))])
    assert [text[0] for text in texts(found)] == ["•", "C", "•", "C"], "one where another was read as a letter"
    first, second = read(lines[1:3], lines[3:], pictures=[picture(blot(148)), picture(blot(178))])
    assert [text[0] for text in texts([*first, *second])] == ["•", "C", "•"], "the only one of its page"


def test_a_dash_that_was_not_read_marks_a_sub_item():
    """Low and wide; as thin as it is wide, a speck is none."""

    def drawn(top, wide, high):
        return lambda image: image.rectangle(
            (93 * SCALE, top * SCALE, (93 + wide) * SCALE, (top + high) * SCALE), fill=0
        )

    lines = [marked("e", 130), *(prose(top, x0=111) for top in (150, 170, 190))]
    [found] = read(lines, pictures=[picture(drawn(154, 4, 1.2), drawn(174, 4, 1.2), drawn(194, 1.2, 1.2))])
    assert [text[0] for text in texts(found)] == ["•", "◦", "◦", "C"]


def test_the_numbers_of_paragraphs_are_what_they_count_up_to():
    """'l2' is 12 where it is between 11 and 13; a list's bullet between them is none."""
    numbers = ("10.", "11,", "Iz", "13:", "14.")
    lines = [
        line
        for at, number in enumerate(numbers)
        for line in (marked(number, 130 + 40 * at), prose(145 + 40 * at, x0=93))
    ]
    [found] = read(lines)
    assert [text.split()[0] for text in texts(found)[::2]] == ["10.", "11.", "12.", "13.", "14."]
    [short] = read(lines[:4])
    assert texts(short)[2].startswith("11, "), "two numbers tell nothing"


def test_a_number_that_is_read_as_a_word_is_told_by_those_around_it():
    """'alate' in a number's place is one, where Tesseract only guessed it; so is a blot behind a number nothing."""
    pieces = [marked(number, 130 + 40 * at) for at, number in enumerate(("10.", "alate", "12.", "13."))]
    pieces[1] = (word("alate", 75, 88, top=170, confidence=34), *pieces[1][1:])
    pieces[2] = (pieces[2][0], word("—", 84, 89, top=210), *pieces[2][1:])
    [found] = read([line for at, piece in enumerate(pieces) for line in (piece, prose(145 + 40 * at, x0=93))])
    assert [text[:7] for text in texts(found)[::2]] == ["10. The", "11. The", "12. The", "13. The"]


def test_a_number_that_reaches_into_its_paragraphs_text_is_counted_too():
    """'10.' leaves no room for its tab, so that its text begins further right than the lines below; '.' had a blot before it,
    its figure."""
    numbers = ("8.", ".", "10:", "11;", "12s", "13.")
    openings = [
        (word(number, 75 if number != "." else 82, top=130 + 60 * at), *prose(130 + 60 * at, "The quality", x0=98))
        for at, number in enumerate(numbers)
    ]
    lines = [
        line
        for at, opening in enumerate(openings)
        for line in (opening, *(prose(145 + 60 * at + 15 * n, x0=91) for n in (0, 1)))
    ]
    [found] = read(lines)
    assert [text.split()[0] for text in texts(found)[::3]] == ["8.", "9.", "10.", "11.", "12.", "13."]


def test_a_bullet_that_was_read_as_a_quotation_mark_of_its_word_is_a_bullet():
    """It stands where bullets stand, and the next line goes on where their text begins; a quotation that begins a paragraph
    there stays one."""
    lines = [
        marked("e", 130), marked("e", 160), (word('"ensuring', 75, 130, top=190), *prose(190, "that plans", x0=134)),
        prose(205, x0=93), (word('"Good', 75, 110, top=235), *prose(235, "plans", x0=114)), prose(250, x0=75),
    ]  # fmt: skip
    [found] = read(lines)
    assert texts(found)[2] == "• ensuring that plans"
    assert texts(found)[4] == '"Good plans'


def test_a_page_number_that_is_misread_is_set_aside_where_other_pages_have_theirs():
    pages = [[prose(130), (word(number, 515, 521, top=800),)] for number in ("1", "6)", "3", "a")]
    pages.append([prose(130), (word("end", 72, top=800),)])
    assert [[each.is_aside for each in lines][1] for lines in read(*pages)] == [True, True, True, True, False]


def test_a_long_line_that_nearly_reaches_the_next_column_ends_there():
    """Two other lines begin at that place, beside lines that are shorter."""
    pairs = [("Ann Able", "Bo Bold"), ("Cy Calm", "Di Dear"), ("Ed Eager-and-a-very-long-name", "Flo Fair")]
    [found] = read(
        [(*prose(130 + 15 * at, one), *prose(130 + 15 * at, other, x0=245)) for at, (one, other) in enumerate(pairs)]
    )
    assert texts(found) == [name for pair in pairs for name in pair]


def test_one_huge_word_is_a_logo_and_so_is_what_is_taller_than_its_line():
    beside = (Word("O", 479, 36, 496, 58, 83, 9.4), Word("f", 498, 36, 508, 58, 90, 9.4))
    [found] = read([beside, prose(130), (word("Ofsted", 72, 180, top=300, size=48),), prose(400), prose(415)])
    assert [each.is_aside for each in found] == [True, False, True, False, False]


def test_what_is_read_of_logos_at_a_pages_head_is_set_aside():
    """They are read otherwise on each page: by their size, their place and how sure Tesseract is they are known."""
    logos = (
        word("KKK", 480, 520, top=20, confidence=30),
        word("Ofsted", 480, 560, top=40, size=30),
        word("Ofste", 478, 556, top=41, size=30),
    )
    for lines in read(*([(logo,), prose(130), prose(145), prose(160)] for logo in logos)):
        assert [each.is_aside for each in lines] == [True, False, False, False]


def test_what_is_beside_or_above_a_logo_is_set_aside_but_on_the_first_page():
    page = [prose(30), (word("Ofsted", 480, 560, top=20, size=30),), prose(130), prose(145)]
    first, _ = read(page, page)
    assert [each.is_aside for each in first if each.line.text != "Ofsted"] == [True, False, False], (
        "it is on both pages"
    )
    first, _ = read(page, [page[1], *page[2:]])
    assert [each.is_aside for each in first if each.line.text != "Ofsted"] == [False, False, False]


def test_a_line_beside_a_logo_that_goes_on_below_it_is_text():
    """A page whose text begins high: its first line was lost, and nobody told."""
    logo = [(word("Ofsted", 480, 560, top=20, size=30),), (word("lives", 480, 510, top=78, size=8),)]
    page = [*logo, prose(72, "Contacts are answered in good time"), prose(87), prose(102)]
    _, second = read([*logo, prose(130)], page)
    assert next(each.line.text for each in second if not each.is_aside) == "Contacts are answered in good time"


@pytest.mark.parametrize("x0", [350, 460])
def test_a_logo_with_a_blot_before_it_is_one(x0):
    """It is no item of a list, near or far."""
    logo = (word("e", x0, x0 + 8, top=40, size=30), word("Ofsted", 480, 560, top=40, size=30))
    _, lines = read([prose(130), prose(145)], [logo, prose(130), prose(145)])
    assert [text for text, each in zip(texts(lines), lines, strict=True) if not each.is_aside][-2:] == texts(lines)[-2:]
    assert "Ofsted" in " ".join(each.line.text for each in lines if each.is_aside)


def test_a_heading_at_a_pages_head_is_no_logo():
    heading = (word("Summary", 72, 150, top=60, size=18),)
    first, second = read([heading, prose(130), prose(145)], [prose(60), prose(75), prose(90)])
    assert not any(each.is_aside for each in (*first, *second))


def test_a_signature_is_set_aside_and_a_faint_line_of_text_is_not():
    signature = (
        word("Athy", 80, 150, top=300, confidence=40, size=25),
        word("Glade", 160, 230, top=300, confidence=48, size=25),
    )
    faint = tuple(word(each.text, each.x0, each.x1, top=each.top, confidence=55) for each in prose(330))
    [lines] = read([prose(270), signature, faint])
    assert [each.is_aside for each in lines] == [False, True, False]


def test_a_paragraphs_last_word_is_text_however_unsure_tesseract_is():
    """Nothing is lost: it is right below the lines that it belongs to, as no signature is."""
    unsure = word("VIews.", 72, 100, top=145, confidence=30, size=8)
    [lines] = read([prose(115, "Leaders listen and respond to"), prose(130, "what people say are their"), (unsure,)])
    assert [each.is_aside for each in lines] == [False, False, False]
    signature = unsure._replace(top=170, bottom=178)
    [lines] = read([prose(130, "Leaders listen and respond to them"), (signature,)])
    assert [each.is_aside for each in lines] == [False, True]


def test_cells_beside_each_other_are_cells_whatever_tesseract_took_for_a_line():
    head = (word("Judgement", 72, top=130), word("Grade", 300, top=130))
    row = (word("Impact", 72, top=160), word("Good", 300, top=160))
    together, apart = read([head, row])[0], read([(each,) for each in (*head, *row)])[0]
    for lines in (together, apart):
        assert texts(lines) == ["Judgement", "Grade", "Impact", "Good"]
        assert [(each.line.tag.row, each.line.tag.column) for each in lines] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_lines_of_a_cell_belong_together():
    cells = [
        (*prose(130, "The impact"), word("Requires", 300, top=130)),
        (*prose(144, "of leaders"), word("improvement", 300, top=144)),
        (word("Overall", 72, top=175), word("Good", 300, top=175)),
    ]
    [lines] = read([prose(105), *cells, prose(220)])
    assert texts(lines) == [
        "Children receive good help", "The impact", "of leaders", "Requires", "improvement", "Overall", "Good",
        "Children receive good help",
    ]  # fmt: skip
    assert [each.line.tag and each.line.tag.row for each in lines] == [None, 0, 0, 0, 0, 1, 1, None]
    assert lines[1].line.tag == lines[2].line.tag != lines[3].line.tag


def test_two_columns_once_are_no_table():
    """A footer, a date beside a name."""
    [lines] = read([prose(130), (word("Focused", 72, top=300), word("2", 500, top=300)), prose(400)])
    assert not any(each.line.tag for each in lines)


def test_an_upright_stroke_is_an_i_beside_a_word_and_between_cells_a_rule():
    said = (word("|", 72, 74, top=130), word("am", 78, top=130), word("sure", 92, top=130))
    rule = (word("Good", 72, top=300), Word("|", 200, 295, 203, 315, 95, 12), word("Poor", 290, top=300))
    [lines] = read([said, prose(145), rule])
    assert texts(lines)[0] == "I am sure"
    assert texts(lines)[2:] == ["Good", "Poor"]
