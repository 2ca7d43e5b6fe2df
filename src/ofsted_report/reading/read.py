"""A file → a Document: what kind of file it is, whether it can be read, and by which reader."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePath

from ofsted_report import limits, outside
from ofsted_report.errors import (
    ConverterError,
    LimitError,
    NoTextError,
    NotReadableError,
    OwnFileError,
    UnreadableFontsError,
    UsageError,
    printable,
)
from ofsted_report.pattern import Pattern
from ofsted_report.reading.annotations import attached
from ofsted_report.reading.document import Document, Page
from ofsted_report.reading.pdf_file import opened, refuse_many_pages, upright
from ofsted_report.reading.pdf_refusals import SAVE_AGAIN

MOST_CHARACTERS = 1_000_000
"""Most characters of text. The longest reports of Ofsted have 200,000."""
_PLUMBERS_SECONDS, _LONG = 0.15, 60
"""Seconds of processor time for a page, which the second reader gets in addition; and the most pages for which it does."""
READERS = ("auto", "pdfium", "pdfplumber")
OCR = ("auto", "always", "never")
"""When to recognise text: if a PDF has none and the extra is installed; always; never."""
_END = b"%%EOF"
_TAIL = 4096
"""The end mark of a PDF is within this many bytes of its end; some programs append a little of their own."""
_CODE = Pattern(r"\(cid:\d+\)")
"""pdfminer's form of a character without a letter in the font."""
_MOST_UNREADABLE = 0.5
"""For each letter that is readable; a font of bullets or of one heading may be without."""
_ENOUGH_TEXT = 20
"""Letters in the whole document that are text rather than a scanner's stray marks."""


def read_document(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    reader: str = "auto",
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> Document:
    """Read a .pdf, .docx or .txt file into lines: a path, or bytes with the `name` of their file.

    `ocr`: 'auto' recognises the text of a PDF that has none if the extra is installed; 'always' that of any PDF; 'never'.
    `progress` is then called with the number of pages done.

    Raises:
        NotReadableError: the file is missing, empty, too large, damaged, or of another format.
        OwnFileError: it is a file of settings.
        EncryptedError: it needs a password.
        NoTextError: it has no text (a scan).
        LimitError: it has more text than a letter can have.
    """
    if reader not in READERS:
        raise UsageError(f"There is no reader called {reader}.", f"Choose one of {', '.join(READERS)}.")
    if ocr not in OCR:
        raise UsageError(f"Text recognition cannot be {ocr}.", f"Choose one of {', '.join(OCR)}.")
    data, name = taken(source, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if data[:1024].lstrip().startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return _read_pdf(data, name, sha256, reader, ocr, progress)
    if data[:4] == b"PK\x03\x04":
        from ofsted_report.reading.word import pages_of, unseen_in
        from ofsted_report.word.document import open_word

        word = open_word(data, name)
        read = _document(name, sha256, "docx", pages_of(word))
        return replace(read, unseen=unseen_in(word), embedded=word.unread, changed=word.has_tracked_changes)
    from ofsted_report.word.other_forms import refuse_other_form

    refuse_other_form(data, name)
    suffix = PurePath(name).suffix.lower()
    if suffix == ".pdf":
        raise NotReadableError(f"{name} is not a PDF, although its name says so.", SAVE_AGAIN)
    if suffix == ".docx":
        raise NotReadableError(
            f"{name} is not a Word document, although its name says so.",
            "Open it in Word and save it as .docx again.",
        )
    from ofsted_report.reading.plain_text import read_pages as read_text

    refuse_length(len(data), name)
    _refuse_settings(data, name)
    return _document(name, sha256, "txt", read_text(data, name))


def _refuse_settings(data: bytes, name: str) -> None:
    import tomllib

    try:
        is_toml = bool(tomllib.loads(data.decode("utf-8-sig")))
    except (ValueError, RecursionError):
        is_toml = False
    if is_toml or name.lower().endswith(".toml"):
        raise OwnFileError(
            f"{name} is a file of settings (the council, a meeting, findings or corrections), not Ofsted's letter.",
            "Give the letter: `ofsted-report build LETTER --meeting FILE` takes a meeting file, and council.toml is found.",
        )


def taken(source: str | Path | bytes, name: str | None = None) -> tuple[bytes, str]:
    """The bytes of a source, and the name to call it by: `name`, else a file's own.

    Raises:
        NotReadableError: it is missing, a folder, empty, too large, or may not be read.
    """
    if not isinstance(source, bytes):
        path = Path(source)
        return load(path), name or path.name
    name = name or "The document"
    _refuse_size(len(source), name)
    return source, name


def load(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        NotReadableError: it is missing, a folder, empty, too large, or may not be read.
    """
    if path.is_dir():
        raise NotReadableError(f"{path} is a folder.", "Give one letter, or use `ofsted-report batch` for folders.")
    data = outside.content(path, NotReadableError, "Check the name and the folder, and that it is the right file.")
    _refuse_size(len(data), path.name)
    return data


def refuse_length(characters: int, name: str) -> None:
    """Stop at a text that is no letter or report by its length: to compare it with another would take for ever.

    Raises:
        LimitError: it has more than `MOST_CHARACTERS`.
    """
    if characters > MOST_CHARACTERS:
        raise LimitError(
            f"{name} holds {characters / 1e6:.1f} million characters of text, and may hold {MOST_CHARACTERS / 1e6:g} million.",
            "Check that it is the right file: no letter of Ofsted's, and no report about one, is so long.",
        )


def _refuse_size(size: int, name: str) -> None:
    if size == 0:
        raise NotReadableError(f"{name} is empty.", SAVE_AGAIN)
    if size > outside.LARGEST:
        raise NotReadableError(
            f"{name} is {size // 2**20} MB large, larger than any Ofsted letter.", "Check that it is the right file."
        )


def _document(name: str, sha256: str, reader: str, pages: tuple[Page, ...]) -> Document:
    refuse_length(sum(len(line.text) for page in pages for line in page.lines), name)
    return Document(printable(name), sha256, reader, pages)  # type: ignore[arg-type]


def _read_pdf(
    data: bytes, name: str, sha256: str, reader: str, ocr: str, progress: Callable[[int], None] | None
) -> Document:
    printed: NoTextError | None = None
    if ocr != "always":
        try:
            return _read_printed(data, name, sha256, reader)
        except UnreadableFontsError:  # recognised only where somebody asks for it: the file has text of its own
            raise
        except NoTextError as without:
            from ofsted_report.reading.ocr import is_available

            if ocr == "never" or reader != "auto" or not is_available():
                raise
            printed = without
    from ofsted_report.reading.ocr import recognise

    try:
        found = recognise(data, name, progress=progress)
    except (ConverterError, NoTextError) as failed:
        if printed is None:
            raise
        remedy = "Its text could not be recognised either: get the letter from Ofsted's page."
        raise NoTextError(printed.what, remedy) from failed
    with opened(data, name) as pdf:
        return replace(_document(name, sha256, "ocr", found.pages), doubtful=found.doubtful, embedded=attached(pdf))


def _read_printed(data: bytes, name: str, sha256: str, reader: str) -> Document:
    """The text that a PDF has, by the reader that is asked for."""
    if _END not in data[-_TAIL:]:
        raise NotReadableError(f"{name} is cut short: its end is missing.", SAVE_AGAIN)
    with opened(data, name) as pdf:
        refuse_many_pages(pdf, name)
        count, names = len(pdf), attached(pdf)
        if reader in ("auto", "pdfium"):
            from ofsted_report.reading.pdfium import read_pages

            pages = read_pages(pdf)
            _refuse_unreadable(pages, name)
            if _has_text(pages):
                return replace(_document(name, sha256, "pdfium", pages), embedded=names)
        data = upright(pdf) or data
    if reader in ("auto", "pdfplumber"):
        from ofsted_report.reading.plumber import read_pages as read_with_plumber

        limits.allow(_PLUMBERS_SECONDS * min(count, _LONG))
        pages = read_with_plumber(data, name)
        _refuse_unreadable(pages, name)
        if _has_text(pages):
            return replace(_document(name, sha256, "pdfplumber", pages), embedded=names)
    from ofsted_report.reading.ocr import HOW_TO_GET_IT

    raise NoTextError(f"{name} was scanned: it has pictures of pages and no text.", HOW_TO_GET_IT)


def _refuse_unreadable(pages: tuple[Page, ...], name: str) -> None:
    """Stop at a PDF whose fonts do not say which letters they show: what can be got out of it is no text.

    Raises:
        NoTextError: it is one.
    """
    text = "".join(line.text for page in pages for line in page.lines)
    unreadable = sum(page.unreadable for page in pages) + len(_CODE.findall(text))
    if unreadable and unreadable > _MOST_UNREADABLE * sum(map(str.isalpha, _CODE.sub("", text))):
        raise UnreadableFontsError(
            f"{name} holds text that cannot be read: its fonts do not say which letters they show.",
            "Get the letter from Ofsted's page, or have its text recognised (OCR): --ocr always, see docs/scans.md.",
        )


def _has_text(pages: tuple[Page, ...]) -> bool:
    letters = 0
    for line in (line for page in pages for line in page.lines):
        letters += sum(map(str.isalpha, line.text))
        if letters >= _ENOUGH_TEXT:
            return True
    return False
