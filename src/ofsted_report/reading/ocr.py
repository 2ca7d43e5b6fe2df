"""Scanned PDFs: text recognition with OCRmyPDF and Tesseract.

OCRmyPDF rotates and deskews the pages and writes a searchable PDF; positions and confidences of words come from Tesseract's
own output (hOCR), and `ocr_layout` makes lines of them.
"""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ofsted_report import limits
from ofsted_report.errors import ConverterError, LimitError, NoTextError, NotReadableError, OfstedReportError
from ofsted_report.reading.document import Page
from ofsted_report.reading.ocr_layout import lines_of
from ofsted_report.reading.ocr_rules import cells_in
from ofsted_report.reading.ocr_words import SURE, RecognisedPage, page_of

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS_A_PAGE = 120.0
_MEGAPIXELS = 80.0
"""Megapixels of the image of one page: A4 at 600 dpi has 35."""
_LARGEST_PAGE = 1700.0
"""Points, as the side of a square: A3 is 842 by 1191."""
_WINDOWS_PLACES = (("PROGRAMFILES", ""), ("PROGRAMFILES(X86)", ""), ("LOCALAPPDATA", "Programs"))
"""Where Windows keeps programs, by variable and folder in it; the last has those that one user installed for themselves."""


class Recognised(NamedTuple):
    """A scan with its recognised text."""

    pdf: bytes
    """The scan, straightened, with the text as an invisible layer: it can be searched and read aloud."""
    pages: tuple[Page, ...]
    doubtful: tuple[tuple[int, str], ...]
    """Words below the confidence SURE, each with its page."""


_pages_at_a_time: int | None = None
"""None: as many as there are processors."""


def one_page_at_a_time() -> None:
    """Let the recognition take one processor only: this process is one of as many as there are processors."""
    global _pages_at_a_time  # noqa: PLW0603 - what this process may take
    _pages_at_a_time = 1
    os.environ["OMP_THREAD_LIMIT"] = "1"


def is_available() -> bool:
    """Whether OCRmyPDF is installed and Tesseract is found."""
    from importlib.util import find_spec

    return find_spec("ocrmypdf") is not None and _tesseract() is not None


def _tesseract() -> str | None:
    if found := shutil.which("tesseract"):
        return found
    roots = [(os.environ.get(variable), folder) for variable, folder in _WINDOWS_PLACES]
    places = [Path(root) / folder / "Tesseract-OCR" for root, folder in roots if root]
    return next((str(place) for place in places if (place / "tesseract.exe").is_file()), None)


HOW_TO_GET_IT = (
    'Get the letter from Ofsted\'s page; or install text recognition: pip install "ofsted-report[ocr]", and Tesseract '
    "(Windows: the installer for one user, or winget install UB-Mannheim.TesseractOCR; macOS: brew install tesseract; "
    "Debian: apt install tesseract-ocr)."
)


_last: dict[str, Recognised] = {}
"""The scan that was recognised last, by the SHA-256 of its bytes: a review page or a pack wants it again."""


def recognise(data: bytes, name: str, *, progress: Callable[[int], None] | None = None) -> Recognised:
    """Recognise the text of a scanned PDF. `progress` is called with the number of pages done.

    Raises:
        NoTextError: OCRmyPDF or Tesseract is missing, or nothing was recognised.
        NotReadableError: a page is too large to be a page of a letter.
        ConverterError: the recognition failed.
        LimitError: a page took too long.
    """
    if not is_available():
        raise NoTextError(f"{name} was scanned, and text recognition (OCR) is not installed.", HOW_TO_GET_IT)
    _refuse_large_pages(data, name)
    sha256 = hashlib.sha256(data).hexdigest()
    if sha256 not in _last:
        try:
            with limits.lifted():  # Tesseract has limits of its own for each page
                found = _recognised(data, name, progress)
        except (OfstedReportError, MemoryError):
            raise
        except Exception as error:  # raised by OCRmyPDF, Pillow or Tesseract for invalid pages
            raise ConverterError(
                f"The text of {name} could not be recognised: {_first_sentence(error)}.",
                "Get the letter from Ofsted's page.",
            ) from error
        _last.clear()
        _last[sha256] = found
    return _last[sha256]


def _refuse_large_pages(data: bytes, name: str) -> None:
    """Stop at pages and pictures that no scanner makes, before a picture of them is drawn.

    Raises:
        NotReadableError: one of them is too large, or there are too many.
    """
    import pypdfium2.raw as pdfium_c
    from pypdfium2 import PdfImage

    from ofsted_report.reading.pdf_file import opened, refuse_many_pages

    with opened(data, name) as pdf:
        refuse_many_pages(pdf, name)
        for page in pdf:
            pictures = [
                each.get_px_size()
                for each in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE])
                if isinstance(each, PdfImage)
            ]
            too_large = any(width * height > _MEGAPIXELS * 1e6 for width, height in pictures)
            if too_large or page.get_width() * page.get_height() > _LARGEST_PAGE**2:
                raise NotReadableError(
                    f"A page of {name} is too large to be read.", "Scan it again on A4, at 200 to 300 dpi."
                )


def _recognised(data: bytes, name: str, progress: Callable[[int], None] | None) -> Recognised:
    with tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True) as folder:
        words, source, target = Path(folder) / "words", Path(folder) / "scan.pdf", Path(folder) / "searchable.pdf"
        words.mkdir()
        source.write_bytes(data)
        _run(source, target, words, name, progress)
        pages = tuple(_pages(words, name))
        content = target.read_bytes()
    if not any(page.lines for page, _ in pages):
        raise NoTextError(f"No text was recognised in {name}.", "Get the letter from Ofsted's page, or scan it again.")
    doubtful = tuple((page.number, word) for page, words_of in pages for word in words_of)
    return Recognised(content, tuple(page for page, _ in pages), doubtful)


def _run(source: Path, target: Path, words: Path, name: str, progress: Callable[[int], None] | None) -> None:
    import ocrmypdf
    from ocrmypdf.exceptions import ExitCodeException, SubprocessOutputError

    from ofsted_report.reading.ocr_plugin import LISTENERS

    done = iter(range(1, 10_000))
    if progress is not None:
        LISTENERS[str(words)] = lambda: progress(next(done))
    streams = sys.stdout, sys.stderr
    logging.getLogger("ocrmypdf").setLevel(logging.CRITICAL + 1)

    def run(*, straighten: bool) -> None:
        ocrmypdf.ocr(
            source,
            target,
            language=["eng"],
            output_type="pdf",
            mode="force",
            rotate_pages=straighten,
            deskew=straighten,
            optimize=0,
            use_threads=True,
            jobs=_pages_at_a_time,
            progress_bar=False,
            tesseract_timeout=SECONDS_A_PAGE,
            max_image_mpixels=_MEGAPIXELS,
            plugins=["ofsted_report.reading.ocr_plugin"],
            ofsted_report_words=str(words),
        )

    try:
        try:
            run(straighten=True)
        except SubprocessOutputError:  # Tesseract cannot detect the orientation of an empty page
            run(straighten=False)
    except MemoryError:
        raise
    except ExitCodeException as error:
        if "DecompressionBomb" in type(error.__cause__ or error).__name__:
            raise NotReadableError(
                f"A page of {name} is too large to be read.", "Scan it again at 200 to 300 dpi."
            ) from error
        raise ConverterError(
            f"The text of {name} could not be recognised: {_first_sentence(error)}.",
            "Get the letter from Ofsted's page.",
        ) from error
    finally:
        LISTENERS.pop(str(words), None)
        sys.stdout, sys.stderr = streams  # OCRmyPDF's progress bars leave their own in place


def _first_sentence(error: Exception) -> str:
    said = " ".join(str(error).split()) or type(error).__name__
    return said.partition(". ")[0].rstrip(".")


def _pages(folder: Path, name: str) -> Iterator[tuple[Page, list[str]]]:
    """Yield each page with its lines and its doubtful words."""
    files = sorted(path for path in folder.glob("*.hocr") if path.stem.isdigit())
    pages = [_page(path, name) for path in files]
    pictures = (_picture(path.with_suffix(".png")) for path in files)
    for page, read in zip(pages, lines_of(pages, pictures), strict=True):
        doubtful = [
            word.text
            for each in read
            for word in each.words
            if word.confidence < SURE and any(map(str.isalnum, word.text)) and not (each.is_aside and each.in_margin)
        ]
        yield Page(page.number, page.width, page.height, tuple(each.line for each in read)), doubtful


def _page(path: Path, name: str) -> RecognisedPage:
    columns = [column.read_bytes() for column in sorted(path.parent.glob(f"{path.stem}-*.hocr"))]
    hocr = path.read_bytes()
    if not hocr:  # what OCRmyPDF leaves of a page that it gave up
        raise LimitError(
            f"Page {int(path.stem)} of {name} took more than {SECONDS_A_PAGE:.0f} seconds to recognise and was given up.",
            "Try again when the computer has less other work, or scan the letter again at 200 to 300 dpi.",
        )
    return page_of(int(path.stem), hocr, cells_in(path.with_suffix(".png")), [column for column in columns if column])


def _picture(path: Path) -> Image:
    from PIL import Image

    with Image.open(path) as image:
        return image.convert("L")
