"""What is printed on the pages and is not the letter's: set aside by how it is printed, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from fixtures.printed import FULL, document, lay
from ofsted_report.errors import ExitCode, NoTextError
from ofsted_report.letter.page_warnings import page_warnings
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document, Tag
from ofsted_report.reading.read import read_document

TEXT = ("Children are seen quickly.", "Plans are clear and they are kept.", "Reviews are held on time.")
UPRIGHT = "BT /F1 12 Tf 72 {} Td ({}) Tj ET"


def typed(folder: Path, *contents: str, rotate: int = 0) -> Path:
    """A PDF with a page for each content stream; /F1 is plain type, /F2 bold, /F3 of another family, /F4 shows no letters."""
    path = folder / "letter.pdf"
    with pikepdf.new() as pdf:
        for content in contents:
            page = pdf.add_blank_page(page_size=(595, 842))
            names = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Courier"}
            fonts = {
                name: pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                                         BaseFont=pikepdf.Name(f"/{font}"), Encoding=pikepdf.Name.WinAnsiEncoding)
                for name, font in names.items()
            }  # fmt: skip
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(**fonts))
            page.obj.Contents = pikepdf.Stream(pdf, content.encode("cp1252"))
            if rotate:
                page.obj.Rotate = rotate
        pdf.save(path)
    return path


def text(*lines: str, top: int = 700) -> str:
    """Lines of text one below another."""
    return " ".join(UPRIGHT.format(top - 16 * i, line) for i, line in enumerate(lines))


def read(path: Path, reader: str = "auto") -> Document:
    """The document."""
    return read_document(path, reader=reader)


def aside(found: Document) -> list[tuple[str, str, int]]:
    """What was set aside as foreign: its text, what it is taken for, its page."""
    return [(each.line.text, each.why, each.line.page) for each in find_blocks(found).foreign]


def body(found: Document) -> str:
    """The text that is left."""
    return " ".join(block.text for block in find_blocks(found).body)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("below", [True, False], ids=["under the text", "over the text"])
def test_a_turned_watermark_is_set_aside(tmp_path: Path, reader: str, below: bool) -> None:
    """Drawn before the text, it made one line of the lines that it crosses; drawn after it, it went into the signatory's post."""
    mark = "q 0.85 g BT /F2 90 Tf 0.64 0.77 -0.77 0.64 150 250 Tm (DRAFT) Tj ET Q"
    found = read(typed(tmp_path, *[f"{mark} {text(*TEXT)}" if below else f"{text(*TEXT)} {mark}"] * 2), reader)
    assert aside(found) == [("DRAFT", "watermark", 1), ("DRAFT", "watermark", 2)]
    assert body(found) == " ".join([*TEXT, *TEXT])


@pytest.mark.parametrize("mark", ["DRAFT", "Not yet agreed"])
def test_a_large_faint_word_across_the_text_is_set_aside(tmp_path: Path, mark: str) -> None:
    """It lies straight across the page; what it says does not matter."""
    found = read(typed(tmp_path, f"{text(*TEXT)} q 0.8 g BT /F1 60 Tf 90 670 Td ({mark}) Tj ET Q"))
    assert aside(found) == [(mark, "watermark", 1)]
    assert body(found) == " ".join(TEXT)


def test_a_large_title_is_no_watermark(tmp_path: Path) -> None:
    """It is large, and lies over nothing."""
    title = "BT /F1 26 Tf 72 740 Td (Inspection of Saltby) Tj ET"
    found = read(typed(tmp_path, f"{title} {text(*TEXT)}"))
    assert aside(found) == []
    assert body(found).startswith("Inspection of Saltby Children are seen")


@pytest.mark.parametrize("stamp", ["Agenda Item 8", "Cabinet, 12 May"])
def test_a_stamp_in_other_type_and_out_of_order_is_set_aside(tmp_path: Path, stamp: str) -> None:
    """An agenda pack prints it at the top of a page that was finished before."""
    found = read(typed(tmp_path, f"{text(*TEXT)} BT /F3 11 Tf 420 800 Td ({stamp}) Tj ET", text(*TEXT)))
    assert aside(found) == [(stamp, "stamp", 1)]
    assert body(found) == " ".join([*TEXT, *TEXT])


def test_a_stamp_of_two_lines_is_set_aside(tmp_path: Path) -> None:
    """Its second line is printed below the first, and comes after it in the file."""
    stamp = "BT /F3 11 Tf 14 TL 420 830 Td (RECEIVED) ' (12 MAR 2027) ' ET"
    found = read(typed(tmp_path, f"{text(*TEXT)} {stamp}"))
    assert [(line, why) for line, why, _ in aside(found)] == [("RECEIVED", "stamp"), ("12 MAR 2027", "stamp")]
    assert body(found) == " ".join(TEXT)


BETWEEN = "BT {font} {size} Tf {colour} 0 Tc 300 {y} Td ({words}) Tj ET"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("words", "font", "colour"),
    [
        ("RECEIVED 12 MAR 2027", "/F3", "0 g"),
        ("Received 12 March 2027", "/F1", "0 g"),
        ("Agenda Item 8", "/F1", "0 g"),
        ("Please see the reply below", "/F3", "0 g"),
    ],
)
@pytest.mark.parametrize("under", [False, True], ids=["added last", "added first"])
def test_a_stamp_in_the_middle_of_an_untagged_page_is_set_aside(
    tmp_path: Path, reader: str, words: str, font: str, colour: str, under: bool
) -> None:
    """It was added to a finished page: it is in the file after the text that it is printed above, or before what is above it."""
    stamp = BETWEEN.format(font=font, size=10, colour=colour, y=600, words=words)
    above, below = text(*TEXT, *TEXT), text(*TEXT, top=580)
    found = read(
        typed(tmp_path, f"{stamp} {above} {below}" if under else f"{above} {below} {stamp}", text(*TEXT)), reader
    )
    assert aside(found) == [(words, "stamp", 1)]
    assert body(found) == " ".join(TEXT * 4)


def test_a_coloured_stamp_in_the_letters_own_type_is_set_aside(tmp_path: Path) -> None:
    """Each of its lines has a size of its own, and it lies over the text."""
    stamp = "q 0.8 0 0 rg BT /F1 16 Tf 300 690 Td (SEEN) Tj /F1 11 Tf 0 -14 Td (12 MAR 2027) Tj 0 -12 Td (Post Room) Tj ET Q"
    found = read(typed(tmp_path, f"{text(*TEXT, *TEXT, *TEXT)} {stamp}"))
    assert [(line, why) for line, why, _ in aside(found)] == [
        (each, "stamp") for each in ("SEEN", "12 MAR 2027", "Post Room")
    ]
    assert body(found) == " ".join(TEXT * 3)


def test_a_coloured_heading_in_its_place_is_the_letters(tmp_path: Path) -> None:
    """So are a line in other type that no stamp would say, and what stands in two columns."""
    heading = f"q 0 0 0.8 rg {text('Findings', top=600)} Q"
    quoted = text("Good work was seen.", top=560).replace("/F1", "/F3")
    found = read(typed(tmp_path, f"{text(*TEXT)} {heading} {quoted} {text(*TEXT, top=500)}"))
    assert aside(found) == []
    assert "Findings" in body(found)
    assert "Good work was seen." in body(found)


def test_a_stamp_that_was_printed_with_the_page_is_told_by_its_words_and_type(tmp_path: Path) -> None:
    """It is in its place in the file: the letter was printed to PDF again."""
    stamp = text("Agenda Item 8", top=620).replace("/F1", "/F3")
    found = read(typed(tmp_path, f"{text(*TEXT)} {stamp} {text(*TEXT, top=580)}"))
    assert aside(found) == [("Agenda Item 8", "stamp", 1)]
    assert body(found) == " ".join(TEXT * 2)


def test_what_the_file_marks_as_added_to_the_page_is_a_stamp_where_it_is_unlike_the_text(tmp_path: Path) -> None:
    """Acrobat marks so what it adds; here, below all the text."""
    stamp = f"/Artifact BMC q 0 0.5 0 rg {text('Scrutiny copy', top=400)} Q EMC"
    found = read(typed(tmp_path, f"{text(*TEXT)} {stamp}"))
    assert aside(found) == [("Scrutiny copy", "stamp", 1)]


SIGNED = (
    ("Digitally signed by Ann", "Bell", "Date: 2027.03.12 10:11:12", "+00'00'"),
    ("DocuSigned by:", "3F2A9B7C81D4E6F..."),
    ("Ann Bell (Mar 12, 2027 10:11 GMT)",),
    ("Docusign Envelope ID: 8A1B2C3D-1234-4F5E-9A8B-1234567890AB",),
)


@pytest.mark.parametrize("lines", SIGNED)
def test_the_box_of_an_electronic_signature_is_set_aside(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """It is printed in small type between 'Yours sincerely' and the name, and is told with its page."""
    small = " ".join(UPRIGHT.format(560 - 9 * i, line).replace("/F1 12", "/F3 8") for i, line in enumerate(lines))
    found = read(typed(tmp_path, f"{text(*TEXT, 'Yours sincerely')} {small} {text('Ann Bell', 'Inspector', top=500)}"))
    assert [(line, why) for line, why, _ in aside(found)] == [(line, "signature") for line in lines]
    assert body(found) == " ".join((*TEXT, "Yours sincerely Ann Bell Inspector"))


def test_in_a_scan_the_lines_around_a_signature_stay() -> None:
    """No font tells which of them belong to it: the name below it is the letter's."""
    lines = lay(*TEXT, "Yours sincerely", "Digitally signed by Ann Bell", "Ann Bell")
    scan = document(*(replace(line, font="") for line in lines))
    assert [line for line, _, _ in aside(scan)] == ["Digitally signed by Ann Bell"]
    assert body(scan).endswith("Yours sincerely Ann Bell")


def test_in_a_scan_a_line_that_goes_on_in_a_sentence_is_no_stamp() -> None:
    """Its first word may be one that stamps begin with; theirs has a capital."""
    lines = lay("Managers know which decisions were not", "recorded on time", "RECEIVED 12 MAR 2027", *TEXT)
    scan = document(*(replace(line, font="") for line in lines))
    assert [line for line, _, _ in aside(scan)] == ["RECEIVED 12 MAR 2027"]


def test_a_page_left_blank_and_the_packs_page_numbers_are_set_aside(tmp_path: Path) -> None:
    """Between two pages of the letter: no finding says that a page was left blank."""
    numbered = [f"BT /F1 11 Tf 280 30 Td (Page {n}) Tj ET" for n in (37, 38, 39)]
    blank = "BT /F1 14 Tf 180 420 Td (This page is intentionally left blank) Tj ET"
    found = read(
        typed(tmp_path, f"{text(*TEXT)} {numbered[0]}", f"{blank} {numbered[1]}", f"{text(*TEXT)} {numbered[2]}")
    )
    assert aside(found) == [
        ("Page 37", "stamp", 1), ("This page is intentionally left blank", "stamp", 2), ("Page 38", "stamp", 2),
        ("Page 39", "stamp", 3),
    ]  # fmt: skip
    assert body(found) == " ".join([*TEXT, *TEXT])


def test_the_header_of_a_printed_email_is_set_aside(tmp_path: Path) -> None:
    """It stands above the letter's date, and is no line of the address."""
    header = ("From: A. Sender", "Sent: 12 March 2025 10:15", "To: Contact Centre", "Cc: B. Clerk", "Bcc: C. Clerk",
              "Date: 12 March 2025", "Subject: FW: letter", "Attachments: letter.pdf", "Importance: High")  # fmt: skip
    found = read(typed(tmp_path, text(*header, "12 March 2025", *TEXT, top=800)))
    assert [why for _, why, _ in aside(found)] == ["e-mail"] * 9
    assert body(found).startswith("12 March 2025")


def test_marks_of_who_may_see_it_are_set_aside() -> None:
    """Wherever they stand, if they are alone on their line and in capitals."""
    lines = (
        *lay("OFFICIAL – SENSITIVE", top=40),
        *lay(*TEXT),
        *lay("ANY000123", top=780),
        *lay("ANY-CS-0000123", top=800),
    )
    assert [line for line, _, _ in aside(document(*lines))] == ["OFFICIAL – SENSITIVE", "ANY000123", "ANY-CS-0000123"]


@pytest.mark.parametrize(
    "marking",
    [
        "CONFIDENTIAL", "RESTRICTED", "PROTECT", "PERSONAL AND PRIVATE", "STRICTLY PRIVATE", "EMBARGOED", "DRAFT COPY", "COPY",
        "NOT FOR PUBLICATION", "UNCLASSIFIED", "EXEMPT", "INTERNAL",
    ],
)  # fmt: skip
def test_each_protective_marking_is_set_aside(marking: str) -> None:
    lines = (*lay(marking, top=40), *lay(*TEXT))
    assert [line for line, _, _ in aside(document(*lines))] == [marking]


@pytest.mark.parametrize(
    "stamp",
    [
        "Agenda Item 8", "Agenda number 8", "Minute No. 12", "Appendix 1", "Appendix B to item 8", "Annex A", "Annexe 2",
        "This page is deliberately left blank", "Page has been intentionally left blank", "Document Pack Page 12",
        "Page 3 of 12", "file://server/letter.html 1 of 2", "about:blank",
    ],
)  # fmt: skip
def test_each_stamp_in_the_margin_is_set_aside(stamp: str) -> None:
    lines = (*lay(stamp, top=20), *lay(*TEXT))
    assert [line for line, _, _ in aside(document(*lines))] == [stamp]


def test_in_a_tagged_file_what_is_in_other_type_and_not_tagged_is_set_aside() -> None:
    """A stamp in the middle of a page; an address that somebody tagged as an artifact is in the letter's own type."""
    artifact, paragraph = Tag("artifact", 0), Tag("paragraph", 1)
    stamp = [replace(line, font="Courier") for line in lay("Received by post room", top=300, tag=artifact)]
    lines = (*lay("Northmere Civic Centre", tag=artifact), *lay(*TEXT, top=180, tag=paragraph), *stamp)
    assert aside(document(*lines)) == [("Received by post room", "stamp", 1)]
    assert body(document(*lines)).startswith("Northmere Civic Centre Children")


def test_hidden_text_among_shown_text_is_set_aside(tmp_path: Path) -> None:
    """Nobody who reads the page sees it."""
    hidden = f"BT 3 Tr {text('Nobody sees this.', top=500)[3:]}"
    found = read(typed(tmp_path, f"{text(*TEXT)} {hidden}"))
    assert aside(found) == [("Nobody sees this.", "hidden", 1)]
    assert not found.pages[0].hidden


def test_a_layer_of_recognised_text_is_read_and_told(tmp_path: Path) -> None:
    """It is all there is: it is kept, and every quotation out of it may hold a misread word."""
    found = read(typed(tmp_path, text(*TEXT).replace("BT", "BT 3 Tr")))
    assert found.pages[0].hidden
    assert body(found) == " ".join(TEXT)
    assert [warning.code for warning in page_warnings(found, find_blocks(found))] == ["text-layer"]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("turn", "rotate"),
    [("0 1 -1 0 150 72", 90), ("0 -1 1 0 445 770", 270), ("-1 0 0 -1 523 142", 180), ("0 1 -1 0 150 72", 0)],
    ids=["turned by the file", "the other way", "upside down", "lying on its side"],
)
def test_a_turned_page_is_read_as_a_person_holds_it(tmp_path: Path, reader: str, turn: str, rotate: int) -> None:
    """Lines are put together to paragraphs, whichever way the paper went through the scanner."""
    lines = f"{FULL}", "all their children.", "", "Plans are clear."
    shown = " ".join(f"({line}) ' " for line in lines)
    found = read(typed(tmp_path, f"BT /F1 10 Tf 14 TL {turn} Tm {shown} ET", rotate=rotate), reader)
    assert [block.text for block in find_blocks(found).body] == [f"{FULL} all their children.", "Plans are clear."]
    assert aside(found) == []


SIDE_STAMP = "q 0.8 0.1 0.1 rg BT /F2 14 Tf {} Tm (Children Scrutiny Panel, Agenda Item 8, page 43) Tj ET Q"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("turn", ["0 1 -1 0 30 300", "0 -1 1 0 565 700"], ids=["running up", "running down"])
def test_a_stamp_at_the_side_does_not_turn_a_page_with_little_text(tmp_path: Path, reader: str, turn: str) -> None:
    """A letter's last page may hold less than the stamp: the signatory's post was set aside in the stamp's place."""
    stamp = SIDE_STAMP.format(turn)
    last = text("Ofsted", "His Majesty's Inspector", top=760)
    found = read(typed(tmp_path, f"{text(FULL, *TEXT)} {stamp}", f"{last} {stamp}"), reader)
    assert [(why, page) for _, why, page in aside(found)] == [("watermark", 1), ("watermark", 2)]
    assert [line.text for line in found.pages[1].lines if not line.angle] == ["Ofsted", "His Majesty's Inspector"]
    assert (found.pages[1].width, found.pages[1].height) == (595, 842)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_short_page_lies_on_its_side_as_the_others_do(tmp_path: Path, reader: str) -> None:
    """The stamp of an agenda pack is then the only text that is upright."""
    side = "BT /F1 10 Tf 14 TL 0 1 -1 0 {} 72 Tm {} ET"
    full = side.format(150, f"({FULL}) ' (all their children.) ' (Plans are clear and they are kept.) '")
    last = side.format(60, "(Ofsted) ' (National Director) '")
    stamp = "BT /F2 14 Tf 40 20 Td (Children Scrutiny Panel, Agenda Item 8, page 43) Tj ET"
    found = read(typed(tmp_path, full, full, f"{last} {stamp}"), reader)
    assert [line.text for line in found.pages[2].lines if not line.angle] == ["Ofsted", "National Director"]
    assert [(why, page) for _, why, page in aside(found)] == [("watermark", 3)]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("rotate", [0, 90])
def test_the_short_last_page_may_lie_on_its_side(tmp_path: Path, reader: str, rotate: int) -> None:
    """It holds the signature, in the letter's own type; what is upright, and longer, is the stamp of an agenda pack."""
    last = "BT /F1 12 Tf 14 TL 0 1 -1 0 60 72 Tm (Ofsted) ' (His Majesty's Inspector) ' ET"
    stamp = "BT /F2 14 Tf 40 20 Td (Children Scrutiny Panel, Agenda Item 8, page 43) Tj ET"
    path = typed(tmp_path, text(FULL, *TEXT), f"{last} {stamp}")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[1].obj.Rotate = rotate
        pdf.save()
    found = read(path, reader)
    assert [line.text for line in found.pages[1].lines if not line.angle] == ["Ofsted", "His Majesty's Inspector"]
    assert [(why, page) for _, why, page in aside(found)] == [("watermark", 2)]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_one_page_of_a_letter_may_lie_on_its_side(tmp_path: Path, reader: str) -> None:
    """A wide table between upright pages: with so much text, it is no stamp, whatever is upright at the page's foot."""
    rows = " ".join(f"({line}) '" for line in (FULL, "all their children.", *TEXT))
    wide = f"BT /F1 10 Tf 14 TL 0 1 -1 0 150 72 Tm {rows} ET {UPRIGHT.format(30, 'Page 2 of 2')}"
    found = read(typed(tmp_path, text(FULL, *TEXT), wide), reader)
    assert (found.pages[1].width, found.pages[1].height) == (842, 595)
    assert [line.text for line in found.pages[1].lines if not line.angle] == [FULL, "all their children.", *TEXT]


def test_one_warning_tells_a_mark_with_all_its_pages() -> None:
    """'Page 37' on nine pages is one thing to know."""
    lines = [line for n in range(1, 4) for line in (*lay(*TEXT, page=n), *lay(f"Page {n + 36}", page=n, top=810))]
    found = document(*lines)
    (warning,) = page_warnings(found, find_blocks(found))
    assert (warning.code, warning.page) == ("set-aside", 1)
    assert "“Page 37” on pages 1 to 3" in warning.message


def test_ofsteds_own_page_numbers_are_not_told() -> None:
    """They are furniture, as ever."""
    lines = [line for n in range(1, 3) for line in (*lay(*TEXT, page=n), *lay(f"Page {n}", page=n, top=810))]
    assert aside(document(*lines)) == []


def test_fonts_that_show_no_letters_end_with_what_helps(tmp_path: Path) -> None:
    """What can be got out of such a file is no text, and not 'the council's own papers'."""
    glyphs = "".join(f"{ord(letter) - 29:04x}" for letter in TEXT[1])
    path = typed(tmp_path, f"BT /F1 12 Tf 72 700 Td <{glyphs}> Tj ET")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        system = pikepdf.Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
        shapes = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=pikepdf.Name("/ABCDEF+Shapes"),
            CIDSystemInfo=system, CIDToGIDMap=pikepdf.Name.Identity,
        )  # fmt: skip
        pdf.pages[0].obj.Resources.Font.F1 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=pikepdf.Name("/ABCDEF+Shapes"),
            Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=pikepdf.Array([pdf.make_indirect(shapes)]),
        )  # fmt: skip
        pdf.save()
    with pytest.raises(NoTextError, match="its fonts do not say which letters they show") as told:
        read_document(path, ocr="never")
    assert told.value.exit_code == ExitCode.NO_TEXT
    assert "OCR" in told.value.remedy


def test_what_a_browser_prints_around_a_page_is_set_aside(tmp_path: Path) -> None:
    """The hour above, the address below, on each page."""
    around = UPRIGHT.format(815, "12/03/2025, 10:15"), UPRIGHT.format(20, "https://intranet.example/letter.html 1/2")
    found = read(typed(tmp_path, f"{around[0]} {text(*TEXT)} {around[1]}"))
    assert [why for _, why, _ in aside(found)] == ["stamp", "stamp"]
    assert body(found) == " ".join(TEXT)


def test_an_email_header_in_two_columns_is_set_aside(tmp_path: Path) -> None:
    """The labels are lines of their own; an address goes on below."""
    rows = (
        ("From:", "A. Sender"),
        ("Sent:", "12 March 2025"),
        ("To:", "Contact Centre;"),
        ("", "Duty Desk"),
        ("Subject:", "FW: x"),
    )
    header = " ".join(
        f"{UPRIGHT.format(810 - 16 * i, label)} {UPRIGHT.format(810 - 16 * i, value).replace(' 72 ', ' 160 ')}"
        for i, (label, value) in enumerate(rows)
    )
    found = read(typed(tmp_path, f"{header} {text(*TEXT)}"))
    assert body(found) == " ".join(TEXT)


def test_white_text_is_hidden(tmp_path: Path) -> None:
    """Nobody sees it on paper; it could be anything."""
    white = f"q 1 g {text('Nobody sees this.', top=500)} Q"
    found = read(typed(tmp_path, f"{text(*TEXT)} {white}"))
    assert aside(found) == [("Nobody sees this.", "hidden", 1)]


def test_a_large_faint_word_within_a_line_is_set_aside(tmp_path: Path) -> None:
    """pdfium gives it in the middle of the line that it lies across, and the sentence with it."""
    line = "BT /F1 12 Tf 72 700 Td (Foster carers are aware of) Tj 220 0 Td (and can benefit from the new provision.) Tj ET"
    found = read(typed(tmp_path, f"{line} q 0.8 g BT /F1 40 Tf 215 690 Td (IN) Tj ET Q"))
    assert aside(found) == [("IN", "watermark", 1)]
    assert "IN" not in body(found)


def test_a_turned_page_has_no_lines_run_together_at_a_hyphen(tmp_path: Path) -> None:
    """pdfium joins them with a space: 'time- bound'."""
    shown = " ".join(
        f"({line}) ' " for line in ("Plans are not sufficiently time-", "bound and do not say what to do.")
    )
    found = read(typed(tmp_path, f"BT /F1 10 Tf 14 TL 0 1 -1 0 150 72 Tm {shown} ET", rotate=90))
    assert body(found) == "Plans are not sufficiently time-bound and do not say what to do."


def test_a_large_title_of_a_turned_page_is_one_line(tmp_path: Path) -> None:
    """It is turned as all else is, and no mark."""
    title = "BT /F1 26 Tf 0 1 -1 0 100 72 Tm (Inspection of ) Tj /F2 26 Tf (Saltby) Tj ET"
    lines = f"BT /F1 10 Tf 14 TL 0 1 -1 0 150 72 Tm ({FULL}) ' (all their children.) ' ET"
    found = read(typed(tmp_path, f"{title} {lines}", rotate=90))
    assert next(line.text for line in found.lines) == "Inspection of Saltby"
    assert aside(found) == []
