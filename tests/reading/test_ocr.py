"""Scans: a whole scan is read as its letter is; what is recognised is told as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.scripts import as_module
from ofsted_report.errors import LimitError, NoTextError
from ofsted_report.reading import ocr

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_without_the_program_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(ocr, "_tesseract", lambda: None)
    with pytest.raises(NoTextError, match="OCR"):
        ocr.recognise(b"%PDF-", "scan.pdf")
    for system in ("Windows", "macOS", "Debian"):
        assert system in ocr.HOW_TO_GET_IT


@pytest.mark.parametrize(
    ("variable", "folder"), [("PROGRAMFILES", "Tesseract-OCR"), ("LOCALAPPDATA", "Programs/Tesseract-OCR")]
)
def test_on_windows_it_is_found_where_its_installer_puts_it(tmp_path, monkeypatch, variable, folder):
    """Without an administrator, that is a folder of the user's own, and not on the PATH."""
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    assert ocr._tesseract() is None
    monkeypatch.setenv(variable, str(tmp_path))
    place = tmp_path / folder
    place.mkdir(parents=True)
    (place / "tesseract.exe").touch()
    assert ocr._tesseract() == str(place)


scans = as_module(Path(__file__).resolve().parents[2] / "benchmarks" / "scans.py")
scanned = scans.scanned

needs_tesseract = pytest.mark.skipif(not ocr.is_available(), reason="Tesseract or OCRmyPDF is not installed")


@needs_tesseract
@pytest.mark.slow
def test_a_page_that_takes_too_long_is_named(monkeypatch):
    """On a busy computer; it was told as an empty document."""
    monkeypatch.setattr(ocr, "SECONDS_A_PAGE", 0.01)
    with pytest.raises(LimitError, match=r"Page 1 of scan\.pdf took more than"):
        ocr.recognise(scanned(SAMPLES / "northmere-focused-visit.pdf"), "scan.pdf")


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize("sample", ["northmere-focused-visit", "anyshire-monitoring-visit", "ashcombe-ilacs-2019"])
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
    graded, read = ([(each.area, each.grade) for each in which.judgements] for which in (letter, scan))
    assert graded == read
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
