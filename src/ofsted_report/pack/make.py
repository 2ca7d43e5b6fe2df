"""Report, letter and facts → the public pack."""

from __future__ import annotations

import dataclasses
import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ofsted_report.errors import (
    ConverterError,
    NoTextError,
    NotOfstedError,
    NotReadableError,
)
from ofsted_report.pack.facts import gather
from ofsted_report.settings.model import Meeting, Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

    from ofsted_report.letter.model import Letter
    from ofsted_report.pack.office import Office

_MOST_ROUNDS = 4
"""Writing the pages on the front sheet could move a line; then the pages are counted again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A finished public pack."""

    content: bytes
    pages: int
    first_page: int
    """The number on its first page."""
    item_pages: str
    """The item's pages as the front sheet has them: '2 - 10'."""
    letter_pages: int
    open_fields: tuple[str, ...]
    """What is still open in it, as printed."""
    warnings: tuple[str, ...]


def make_pack(  # noqa: PLR0913 - two of them only say how a scan is read
    report: Path,
    letter: Path | None,
    settings: Settings | None = None,
    meeting: Meeting | None = None,
    *,
    soffice: Path | None = None,
    first_page: int = 1,
    front_sheet: bool | None = None,
    ocr: str = "auto",
    progress: Callable[[int], None] | None = None,
) -> Pack:
    """The public pack of a report (.docx) and the letter it is about (.pdf or .docx; None: the letter is to follow).

    `front_sheet` says whether an agenda front sheet is put before the report; None: where the report has none.
    `ocr`, `progress`: as `read_letter` takes them; of a scan the pack has the form with its text.

    Raises:
        ConverterError: LibreOffice or pikepdf is missing, or LibreOffice could not convert a document.
        NotReadableError, EncryptedError: report or letter cannot be used.
        OutputError: report or letter has tracked changes, which must not be published.
        SettingsError: the council's wording has an unknown entry or field.
    """
    _need_pikepdf()
    from ofsted_report.pack.office import find_soffice, office
    from ofsted_report.pack.word_copy import APPENDIX_STARTS, REPORT_STARTS, WordCopy

    settings, meeting = settings or Settings(), meeting or Meeting()
    if letter is None:
        meeting = dataclasses.replace(meeting, document_to_follow=True)
    copy = WordCopy.open(_report_bytes(report), report.name)
    letter_data = None if letter is None else _letter_bytes(letter)
    warnings: list[str] = []
    read = None if letter is None else _read_letter(letter, warnings, ocr, progress)
    if letter is not None and letter_data is not None and read is not None and read.source.text == "recognised":
        from ofsted_report.reading.ocr import recognise

        letter_data = recognise(
            letter_data, letter.name
        ).pdf  # with its text, so that it can be searched and read aloud
    if read is not None and not copy.mentions(read.title):
        warnings.append(f"The report does not name the letter “{read.title}”: is it the report about this letter?")
    facts = gather(
        read,
        settings,
        meeting,
        letter_to_follow=letter is None,
        report_title=copy.title,
        report_subject=copy.subject,
    )
    copy.complete(facts, front_sheet=front_sheet, letter_to_follow=letter is None)
    warnings += [*copy.warnings, *facts.warnings]
    with office(find_soffice(soffice)) as converter:
        letter_pdf = _letter_pdf(letter, letter_data, converter, warnings)
        base, item_pages, labels = _converted(copy, letter_pdf, first_page, converter)
    from ofsted_report.pack.assemble import assemble

    letter_pages = len(letter_pdf.pages) if letter_pdf is not None else 0
    content = assemble(
        base,
        letter_pdf,
        labels,
        facts,
        report_page=_part_page(base, REPORT_STARTS, 0),
        appendix_page=_part_page(base, APPENDIX_STARTS, len(base.pages) - 1),
        first_page=first_page,
    )
    return Pack(
        content=content,
        pages=len(base.pages),
        first_page=first_page,
        item_pages=item_pages,
        letter_pages=letter_pages,
        open_fields=copy.open_fields(read),
        warnings=tuple(warnings),
    )


def _need_pikepdf() -> None:
    try:
        import pikepdf  # noqa: F401
    except ImportError as error:
        raise ConverterError(
            "The library pikepdf, which joins PDFs, is not installed.",
            f"Install it beside ofsted-report: {_quoted(sys.executable)} -m pip install pikepdf",
        ) from error


def _quoted(path: str) -> str:
    """A path as it is typed, on Windows too; PowerShell takes quotes for a text, so only where it must be."""
    return f'"{path}"' if " " in path else path


def _report_bytes(report: Path) -> bytes:
    from ofsted_report.reading.read import load

    if report.suffix.lower() != ".docx":
        raise NotReadableError(
            f"{report.name} is no Word document (.docx), of which a pack is made.",
            "Give the report that `ofsted-report build` wrote, or save yours in Word as .docx.",
        )
    return load(report)


def _letter_bytes(letter: Path) -> bytes:
    from ofsted_report.pack.word_copy import refuse_tracked_changes
    from ofsted_report.reading.read import load
    from ofsted_report.word.document import open_word
    from ofsted_report.word.other_forms import other_form

    data = load(letter)
    if _is_pdf(data):
        return data
    if letter.suffix.lower() == ".docx" and (data.startswith(b"PK") or other_form(data)):
        refuse_tracked_changes(open_word(data, letter.name))
        return data
    raise NotReadableError(
        f"{letter.name} is neither a PDF nor a Word document (.docx).",
        "Give the letter as it came from Ofsted, or print it to a PDF.",
    )


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _read_letter(letter: Path, warnings: list[str], ocr: str, progress: Callable[[int], None] | None) -> Letter | None:
    """What the letter says, for the front sheet; a letter that says nothing to us still makes an appendix."""
    from ofsted_report.letter.parse import read_letter

    try:
        return read_letter(letter, ocr=ocr, progress=progress)
    except NoTextError:
        warnings.append(
            f"{letter.name} is a scan without text, which screen readers cannot read: ask Ofsted for the letter as text."
        )
    except NotOfstedError:
        warnings.append(f"{letter.name} does not look like a letter of Ofsted's: is it the right file?")
    return None


def _letter_pdf(letter: Path | None, data: bytes | None, converter: Office, warnings: list[str]) -> pikepdf.Pdf | None:
    """The letter's pages, ready to be joined on."""
    if letter is None or data is None:
        return None
    from ofsted_report.pack.letter_pdf import make_safe, open_letter
    from ofsted_report.pack.structure import is_tagged

    if not _is_pdf(data):
        data = converter.to_pdf({"letter": data})["letter"]
    pdf = open_letter(data, letter.name)
    if make_safe(pdf):
        warnings.append(f"{letter.name} carries notes or highlights of a reader, which will be published with it.")
    if not is_tagged(pdf):
        warnings.append(f"{letter.name} has no structure tags: its pages are hard to read with a screen reader.")
    return pdf


def _converted(
    copy: Any, letter: pikepdf.Pdf | None, first_page: int, converter: Office
) -> tuple[pikepdf.Pdf, str, bytes]:
    """The report's PDF with the right pages on its front sheet, these pages, and the labels for all pages."""
    from ofsted_report.pack.stamps import label_document
    from ofsted_report.pack.word_copy import REPORT_STARTS

    letter_pages = len(letter.pages) if letter is not None else 0
    pdf = _opened(converter.to_pdf({"report": copy.to_bytes()})["report"])
    for _ in range(_MOST_ROUNDS):
        count = len(pdf.pages)
        last = first_page + count + letter_pages - 1
        start = first_page + _part_page(pdf, REPORT_STARTS, 0)
        item_pages = f"{start} - {last}" if last > start else str(start)
        copy.set_pages(item_pages)
        labels = label_document(range(first_page, last + 1))
        made = converter.to_pdf({"report": copy.to_bytes(), "labels": labels})
        pdf = _opened(made["report"])
        if len(pdf.pages) == count and first_page + _part_page(pdf, REPORT_STARTS, 0) == start:
            return pdf, item_pages, made["labels"]
    raise ConverterError(
        "The report's pages could not be counted: each count moved them.",
        "Write the pages on the front sheet by hand, and check the layout of its table.",
    )


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    return pikepdf.open(io.BytesIO(data))


def _part_page(pdf: pikepdf.Pdf, name: str, default: int) -> int:
    """The page, from 0, on which the part with this bookmark begins."""
    places = pdf.Root.get("/Dests")
    place = None if places is None else places.get(f"/{name}")
    if place is None:
        return default
    return next((n for n, page in enumerate(pdf.pages) if page.objgen == place[0].objgen), default)
