"""What kind of file it is, whether it can be read, and by which reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from fixtures import bad_files
from fixtures.bad_files import SAMPLES
from ofsted_report.errors import (
    EncryptedError,
    LimitError,
    NoTextError,
    NotReadableError,
    OfstedReportError,
    UsageError,
)
from ofsted_report.reading import pdf_file, pdfium, plumber
from ofsted_report.reading.document import Page
from ofsted_report.reading.read import read_document

LETTER = "anyshire-monitoring-visit"
REFUSED: list[tuple[Callable[[Path], Path], type[OfstedReportError], str]] = [
    (bad_files.empty, NotReadableError, "empty.pdf is empty."),
    (bad_files.picture_named_pdf, NotReadableError, "photo.pdf is not a PDF, although its name says so."),
    (bad_files.truncated, NotReadableError, "half.pdf is cut short: its end is missing."),
    (bad_files.encrypted, EncryptedError, "locked.pdf is protected by a password."),
    (bad_files.scanned_page, NoTextError, "scan.pdf was scanned: it has pictures of pages and no text."),
    (bad_files.text_named_docx, NotReadableError, "notes.docx is not a Word document, although its name says so."),
    (bad_files.zip_named_docx, NotReadableError, "photos.docx is not a Word document."),
    (bad_files.random_bytes, NotReadableError, "noise.txt is not text in UTF-8 or Windows-1252."),
    (bad_files.missing, NotReadableError, "there is no such file"),
    (bad_files.a_folder, NotReadableError, "is a folder."),
]


@pytest.mark.parametrize(("make", "error", "what"), REFUSED, ids=[case[0].__name__ for case in REFUSED])
def test_every_failure_has_its_own_name(
    make: Callable[[Path], Path], error: type[OfstedReportError], what: str, tmp_path: Path
) -> None:
    """A caller can tell them apart, and each says what to do."""
    with pytest.raises(OfstedReportError) as refused:
        read_document(make(tmp_path))
    assert type(refused.value) is error
    assert what in refused.value.what
    assert refused.value.remedy.endswith((".", "?"))


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("make", "error"),
    [
        (bad_files.truncated, NotReadableError),
        (bad_files.encrypted, EncryptedError),
        (bad_files.scanned_page, NoTextError),
    ],
    ids=["truncated", "encrypted", "scan"],
)
def test_both_readers_fail_alike(
    make: Callable[[Path], Path], error: type[OfstedReportError], reader: str, tmp_path: Path
) -> None:
    """Whichever was asked for."""
    with pytest.raises(error):
        read_document(make(tmp_path), reader=reader)


@pytest.mark.parametrize(
    ("make", "error"),
    [(bad_files.truncated, NotReadableError), (bad_files.encrypted, EncryptedError)],
    ids=["truncated", "encrypted"],
)
def test_the_second_reader_names_failures_by_itself(
    make: Callable[[Path], Path], error: type[OfstedReportError], tmp_path: Path
) -> None:
    """It may meet what the first has let pass."""
    with pytest.raises(error):
        plumber.read_pages(make(tmp_path).read_bytes(), "letter.pdf")


def test_a_file_too_large_is_not_loaded(tmp_path: Path) -> None:
    """A film named .pdf is refused by its size, before it is read into memory, for which it would be too large."""
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.truncate(2**42)
    with pytest.raises(NotReadableError, match=r"film\.pdf is too large"):
        read_document(path)


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A book of a thousand pages would keep the reader busy for nothing."""
    monkeypatch.setattr(pdf_file, "MOST_PAGES", 2)
    with pytest.raises(NotReadableError, match="has 4 pages"):
        read_document(SAMPLES / f"{LETTER}.pdf")


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    """Some programs save one when they fail. It has no password, even if the file read before it had one."""
    path = tmp_path / "none.pdf"
    with pikepdf.new() as pdf:
        pdf.save(path)
    for before in (bad_files.encrypted, bad_files.scanned_page):
        with pytest.raises(OfstedReportError):
            read_document(before(tmp_path))
        with pytest.raises(OfstedReportError) as refused:
            read_document(path)
        assert type(refused.value) is NotReadableError


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    """Its beginning and its end are there, and nothing in between makes sense."""
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"no objects at all\n" * 50 + b"%%EOF\n")
    with pytest.raises(NotReadableError, match=r"damaged\.pdf is damaged or is not a PDF"):
        read_document(path)


def test_an_unknown_reader_is_a_slip_of_the_command() -> None:
    """It says which there are."""
    with pytest.raises(UsageError) as refused:
        read_document(SAMPLES / f"{LETTER}.pdf", reader="acrobat")
    assert refused.value.remedy == "Choose one of auto, pdfium, pdfplumber."


@pytest.mark.parametrize(
    ("form", "reader"), [("pdf", "pdfium"), ("docx", "docx"), ("txt", "txt")]
)  # fmt: skip
def test_each_form_has_its_reader(form: str, reader: str) -> None:
    """The document says which one read it, and from which bytes."""
    path = SAMPLES / f"{LETTER}.{form}"
    document = read_document(path)
    assert (document.name, document.reader) == (path.name, reader)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.paged is (form == "pdf")


@pytest.mark.parametrize("form", ["pdf", "docx", "txt"])
def test_a_files_name_does_not_matter(form: str, tmp_path: Path) -> None:
    """Letters are saved as 'download' or 'letter.PDF (1)'; what a file is shows in its bytes."""
    path = tmp_path / "download"
    path.write_bytes((SAMPLES / f"{LETTER}.{form}").read_bytes())
    assert read_document(path).lines == read_document(SAMPLES / f"{LETTER}.{form}").lines


def test_what_comes_before_a_pdf_does_not_matter(tmp_path: Path) -> None:
    """Mail programs put lines before it; readers of PDFs look for its beginning."""
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"\r\n\r\n" + (SAMPLES / f"{LETTER}.pdf").read_bytes())
    assert read_document(path).reader == "pdfium"


def test_the_second_reader_steps_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF in which pdfium finds pages and no text, as with fonts it cannot make out, goes to pdfplumber unasked."""
    monkeypatch.setattr(pdfium, "read_pages", lambda pdf: tuple(Page(n + 1, 595.0, 842.0, ()) for n in range(len(pdf))))
    document = read_document(SAMPLES / f"{LETTER}.pdf")
    assert document.reader == "pdfplumber"
    assert "Dear Ms Okafor" in [line.text for line in document.lines]


def test_a_reader_that_was_asked_for_is_not_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever compares readers wants to see that one of them failed."""
    monkeypatch.setattr(pdfium, "read_pages", lambda pdf: tuple(Page(n + 1, 595.0, 842.0, ()) for n in range(len(pdf))))
    with pytest.raises(NoTextError):
        read_document(SAMPLES / f"{LETTER}.pdf", reader="pdfium")


@pytest.mark.parametrize("suffix", ["pdf", "docx", "txt"])
def test_bytes_are_read_as_the_file_they_are_of(suffix: str) -> None:
    """A letter out of a mailbox or a bucket needs no file of ours."""
    path = SAMPLES / f"anyshire-monitoring-visit.{suffix}"
    assert read_document(path.read_bytes(), name=path.name) == read_document(path)


def test_bytes_are_refused_as_files_are() -> None:
    """By the name that was given with them."""
    with pytest.raises(NotReadableError, match=r"letter\.pdf is empty"):
        read_document(b"", name="letter.pdf")
    with pytest.raises(NotReadableError, match=r"letter\.pdf is not a PDF"):
        read_document(b"Dear Ms Okafor", name="letter.pdf")
    with pytest.raises(NotReadableError, match="The document is empty"):
        read_document(b"")


def test_a_text_longer_than_any_letter_is_refused_by_its_length() -> None:
    """Fifty megabytes of words are no letter, and every step after reading would take its time for them."""
    with pytest.raises(LimitError, match=r"holds 1.5 million characters of text, and may hold 1 million"):
        read_document(b"Dear Ms Okafor\n\n" + b"Leaders act. " * 115_400, name="letter.txt")
