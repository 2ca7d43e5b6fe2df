"""Scans: recognised words become lines with bullets, bold headings and doubtful words; a whole scan is read as its letter is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from ofsted_report.errors import NoTextError
from ofsted_report.reading import ocr
from ofsted_report.reading.document import Line

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HOCR = b"""<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body>
<div class='ocr_page' title='image "x.png"; bbox 0 0 1654 2339; ppageno 0; scan_res 200 200'>
<span class='ocr_line' title='bbox 200 300 900 330; x_size 30'>
<span class='ocrx_word' title='bbox 200 300 320 330; x_wconf 96'>Children</span>
<span class='ocrx_word' title='bbox 330 300 380 330; x_wconf 41'>arc</span>
<span class='ocrx_word' title='bbox 390 300 470 330; x_wconf 95'>safe.</span></span></div></body></html>"""


def word(text, x0, x1=None, top=100.0, confidence=95.0):
    return ocr.Word(text, x0, top, x1 if x1 is not None else x0 + 5 * len(text), top + 11, confidence)


def lines_of(*rows):
    """Rows of words as lines."""
    return [
        Line(" ".join(each.text for each in row), 1, row[0].x0, row[0].top, row[-1].x1, row[0].bottom, size=11)
        for row in rows
    ]


def test_words_have_places_in_points_and_a_confidence():
    width, height, [line] = ocr.words_of(HOCR)
    assert (round(width), round(height)) == (595, 842), "A4"
    assert [each.text for each in line] == ["Children", "arc", "safe."]
    assert line[0].x0 == pytest.approx(72)
    assert [each.text for each in line if each.confidence < ocr.SURE] == ["arc"]


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
    found = [line.text for line in ocr.with_bullets(lines_of(*rows), rows)]
    assert found == [
        "• The quality of plans", "these are reviewed.", "• The recording of:", "◦ each decision", "◦ each review",
    ]  # fmt: skip


def test_a_short_word_that_begins_a_sentence_stays():
    rows = (
        (word("A", 75, 80), word("parent", 83), word("said", 116)),
        (word("so", 75, top=115), word("too.", 88, top=115)),
    )
    assert [line.text for line in ocr.with_bullets(lines_of(*rows), rows)] == ["A parent said", "so too."]


def test_a_line_with_much_more_ink_is_bold():
    lines = lines_of((word("Main", 75),), (word("Text", 75),), (word("More", 75),))
    assert [line.bold for line in ocr.lines_with_bold(lines, [0.16, 0.1, 0.1])] == [True, False, False]
    assert not any(line.bold for line in ocr.lines_with_bold(lines, [0.0, 0.0, 0.0]))


def test_without_the_program_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(ocr, "_tesseract", lambda: None)
    with pytest.raises(NoTextError, match="OCR"):
        ocr.recognise(b"%PDF-", "scan.pdf")
    for system in ("Windows", "macOS", "Debian"):
        assert system in ocr.HOW_TO_GET_IT


def scanned(path: Path) -> bytes:
    """A PDF as an office scanner makes it of the printed letter: grey, 200 dpi, a little turned, with noise, as JPEG."""
    import random

    import pypdfium2
    from PIL import Image

    noise = random.Random(1)  # noqa: S311  not for secrets
    pages = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            image = page.render(scale=200 / 72).to_pil().convert("L")
            image = image.rotate(0.4, resample=Image.Resampling.BICUBIC, fillcolor=255)
            grain = Image.frombytes("L", image.size, noise.randbytes(image.width * image.height))
            stored = io.BytesIO()
            Image.blend(image, grain, 0.06).save(stored, "JPEG", quality=70)
            pages.append(Image.open(stored))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200)
    return out.getvalue()


needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="Tesseract or OCRmyPDF is not installed")


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("sample", ["northmere-focused-visit", "anyshire-monitoring-visit"])
def test_a_scan_is_read_as_its_letter_is_and_says_that_it_was_recognised(sample):
    """Facts and lists the same but for spaces; at most three letters in a thousand misread."""
    from rapidfuzz.distance import Levenshtein

    from ofsted_report import read_letter

    letter, scan = (
        read_letter(SAMPLES / f"{sample}.pdf"),
        read_letter(scanned(SAMPLES / f"{sample}.pdf"), name="scan.pdf"),
    )
    assert scan.source.text == "recognised"
    assert {"recognised-text"} <= {warning.code for warning in scan.warnings}
    assert (scan.kind, scan.authority, scan.letter_date) == (letter.kind, letter.authority, letter.letter_date)
    assert (scan.visit.start, scan.visit.end) == (letter.visit.start, letter.visit.end)
    assert [person.name for person in scan.inspectors] == [person.name for person in letter.inspectors]
    assert len(scan.improvements) == len(letter.improvements)
    printed, read = (
        "".join(without_spaces(each.text) for section in which.quoted_sections for each in section.paragraphs)
        for which in (letter, scan)
    )
    assert Levenshtein.distance(printed, read) <= 0.003 * len(printed)


def without_spaces(text: str) -> str:
    """Without spaces and kinds of quotation mark, which are no misread letters, and without the samples' own foot line."""
    if "made for ofsted-report" in text:
        return ""
    return "".join(text.split()).translate(str.maketrans("‘’“”", "''\"\""))


@needs_tesseract
@pytest.mark.slow
def test_what_is_said_after_the_recognition_is_seen(capsys):
    """OCRmyPDF puts its own streams in the place of Python's."""
    import sys

    ocr.recognise(scanned(SAMPLES / "northmere-focused-visit.pdf"), "scan.pdf")
    print("said", file=sys.stderr)
    assert "said" in capsys.readouterr().err


@needs_tesseract
@pytest.mark.slow
def test_a_report_on_a_scan_says_so_at_each_quotation_and_check_does_too(tmp_path):
    from ofsted_report import build_report, check_report, choose_findings, read_letter, render

    letter = read_letter(scanned(SAMPLES / "northmere-focused-visit.pdf"), name="scan.pdf")
    report = build_report(letter, choose_findings(letter))
    path = tmp_path / "report.md"
    path.write_bytes(render(report, "md").content)
    assert "text recognition (OCR)" in path.read_text(encoding="utf-8")
    assert "recognised-text" in {problem.code for problem in check_report(path, letter)}
