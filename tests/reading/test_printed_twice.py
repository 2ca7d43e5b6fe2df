"""What is printed twice at the same place is read once, by both readers."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from fixtures.bad_files import SAMPLES
from fixtures.printed import FULL, lay
from fixtures.typed import typed_page
from ofsted_report.reading.document import Line
from ofsted_report.reading.printed_twice import Character, copies, may_hold_copies
from ofsted_report.reading.read import read_document

LINES = (FULL, "all their children. They had had plans that are clear.", "Reviews are held on time.")
TEXT = " ".join(f"BT /F1 10 Tf 72 {740 - 14 * at} Td ({line}) Tj ET" for at, line in enumerate(LINES))
READERS = ["pdfium", "pdfplumber"]


def read(folder: Path, content: str, reader: str) -> list[str]:
    """The lines of a page with this content stream."""
    return [line.text for line in read_document(typed_page(folder, content), reader=reader).lines]


def word_by_word(folder: Path) -> str:
    """The page's text as a content stream in which each word is placed alone, the last one first."""
    with pypdfium2.PdfDocument(typed_page(folder, TEXT)) as pdf:
        page = pdf[0].get_textpage()
        text = page.get_text_range()
        starts = [
            0,
            *(at + 1 for at, letter in enumerate(text) if letter.isspace() and not text[at + 1 : at + 2].isspace()),
        ]
        words = [(text[at:].split()[0], page.get_charbox(at, loose=True)) for at in starts]
    shown = (f"BT /F1 10 Tf {left} {bottom + 2.12} Td ({word}) Tj ET" for word, (left, bottom, _, _) in reversed(words))
    return " ".join(shown)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("shift", ["0 0", "0.4 0", "0.3 -0.3", "-0.8 0"])
def test_a_second_pass_over_the_page_is_read_once(tmp_path: Path, reader: str, shift: str) -> None:
    """Some programs lay the whole text over itself to make it darker, or when they flatten a page."""
    assert read(tmp_path, f"{TEXT} q 1 0 0 1 {shift} cm {TEXT} Q q 1 0 0 1 {shift} cm {TEXT} Q", reader) == list(LINES)


@pytest.mark.parametrize("reader", READERS)
def test_a_second_layer_in_another_order_is_read_once(tmp_path: Path, reader: str) -> None:
    """Its pieces are not those of the first: each word of it is placed by itself."""
    assert read(tmp_path, f"{TEXT} {word_by_word(tmp_path)}", reader) == list(LINES)


@pytest.mark.parametrize("reader", READERS)
def test_a_heading_printed_twice_is_read_once(tmp_path: Path, reader: str) -> None:
    """A hair's breadth apart, it looks bold."""
    heading = "BT /F1 12 Tf {} 770 Td (Main findings) Tj ET"
    assert read(tmp_path, f"{heading.format(72)} {heading.format(72.4)} {TEXT}", reader) == ["Main findings", *LINES]


@pytest.mark.parametrize("reader", READERS)
def test_letters_printed_twice_one_by_one_are_read_once(tmp_path: Path, reader: str) -> None:
    """'KKEEYYSS' is how that is read otherwise."""
    letters = (
        f"1 0 0 1 {72 + 9.338 * at + shift:.3f} 770 Tm ({letter}) Tj"
        for at, letter in enumerate("KEYS")
        for shift in (0, 0.3)
    )
    assert read(tmp_path, f"BT /F1 14 Tf {' '.join(letters)} ET {TEXT}", reader)[0] == "KEYS"


def test_of_two_layers_the_tagged_one_is_read(tmp_path: Path) -> None:
    """Although it is the second in the file: the letter keeps its paragraphs, and has no hidden text.

    Of the few pieces of text of the last page pdfium itself leaves out the second ones.
    """
    sample, path = SAMPLES / "anyshire-monitoring-visit.pdf", tmp_path / "twice.pdf"
    with pikepdf.open(sample) as pdf:
        for page in pdf.pages:
            told = pikepdf.parse_content_stream(page)
            plain = [each for each in told if str(each.operator) not in ("BDC", "BMC", "EMC")]
            layer = pikepdf.unparse_content_stream(plain)
            page.obj.Contents = pdf.make_stream(b"q 3 Tr " + layer + b" Q " + pikepdf.unparse_content_stream(told))
        pdf.save(path)
    assert read_document(path).pages[:-1] == read_document(sample).pages[:-1]


def test_the_same_words_at_two_places_are_both_read() -> None:
    """Nothing is a copy for its words alone; nor is the second l of a word in narrow type a copy of the first."""
    narrow = [Character("l", 100 + 1.5 * at, 50, 10, 0, piece=at) for at in range(3)]
    assert copies(narrow) == set()
    assert not may_hold_copies((*lay(FULL, "all their children."), *lay(FULL, top=400)))


def test_the_copy_that_is_seen_worse_is_left_out() -> None:
    """Hidden letters have a higher rank."""
    hidden, seen = Character("a", 100, 50, 10, 2, piece=1), Character("a", 100.5, 50, 10, 0, piece=2)
    assert copies([hidden, seen]) == {0}
    assert copies([seen, hidden, hidden]) == {1, 2}


def test_lines_set_so_tight_that_they_overlap_are_no_copies_where_they_share_no_letter() -> None:
    """As the postcode and the town of an address."""
    assert not may_hold_copies((*lay("Saltby"), *lay("N1 2EU")))
    assert may_hold_copies((*lay("Saltby"), *lay("Salt", top=150.5)))


def test_the_number_of_page_11_is_no_reason_to_look_at_each_letter() -> None:
    """That takes as long as reading the page; every longer report has such a page."""
    assert not may_hold_copies([Line("11", page=11, size=10)])
    assert may_hold_copies([Line("PPllaannss", page=11, size=10)])
