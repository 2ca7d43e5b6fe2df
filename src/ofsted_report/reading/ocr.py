"""Scanned PDFs: text recognition with OCRmyPDF and Tesseract, and the recognised words as lines.

OCRmyPDF turns and straightens the pages and gives a searchable PDF; the words' places and confidences come from
Tesseract's own output. Lengths are PDF points, as everywhere in this room.
"""

from __future__ import annotations

import hashlib
import logging
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast, get_args

from ofsted_report import limits
from ofsted_report.errors import ConverterError, NoTextError, NotReadableError, OfstedReportError
from ofsted_report.reading.document import Line, Page

if TYPE_CHECKING:
    from PIL.Image import Image

Mode = Literal["auto", "always", "never"]
"""When to recognise text: where a PDF has none and the extra is installed; whatever the PDF has; never."""

MODES: tuple[Mode, ...] = get_args(Mode)
SURE = 70
"""Tesseract's confidence in a word, in per cent, below which a person should look at it."""
SECONDS_A_PAGE = 120.0
_MEGAPIXELS = 80.0
"""Of one page's image: A4 at 600 dpi has 35."""
_LARGEST_PAGE = 1700.0
"""Points, as the side of a square: A3 is 842 by 1191."""
_WINDOWS_PLACES = (r"C:\Program Files\Tesseract-OCR", r"C:\Program Files (x86)\Tesseract-OCR")
_BOLD = 1.25
"""How much more ink than the page's usual line a bold line has for its letters and size."""
_NEAR = 0.2
"""Share of the usual type's size by which a measured size may differ and be the same."""
_LEAST_LETTERS = 4
"""Letters that a line needs for its ink to tell whether it is bold."""
_WIDE_GAP = 1.6
"""Times the usual space between words: how far the text of a list item is from its bullet, at least."""
_LONGEST_MARK = 2
"""Characters that a bullet is read as at most ('m', 'e', '»')."""
_SUB_ITEM = 8.0
"""Points by which the bullets of sub-items are set further right, at least."""
_SAME_EDGE = 4.0
"""Points by which the left edges of lines may differ that begin at the same place."""


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word: where it is on the page, in points, and how sure Tesseract is of it, in per cent."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Recognised:
    """A scan with its recognised text."""

    pdf: bytes
    """The scan, straightened, with the text as an invisible layer: it can be searched and read aloud."""
    pages: tuple[Page, ...]
    doubtful: tuple[tuple[int, str], ...]
    """Words below the confidence SURE, each with its page."""


def is_available() -> bool:
    """Whether OCRmyPDF is installed and Tesseract is found."""
    from importlib.util import find_spec

    return find_spec("ocrmypdf") is not None and _tesseract() is not None


def _tesseract() -> str | None:
    import os

    found = shutil.which("tesseract")
    places = _WINDOWS_PLACES if os.name == "nt" else ()
    return found or next((place for place in places if (Path(place) / "tesseract.exe").is_file()), None)


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
        except Exception as error:  # what OCRmyPDF, Pillow or Tesseract raise on pages that are none
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
        NotReadableError: one of them is too large.
    """
    import pypdfium2.raw as pdfium_c
    from pypdfium2 import PdfImage

    from ofsted_report.reading.pdf_file import opened

    with opened(data, name) as pdf:
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
    with tempfile.TemporaryDirectory(prefix="ofsted-report-") as folder:
        words, source, target = Path(folder) / "words", Path(folder) / "scan.pdf", Path(folder) / "searchable.pdf"
        words.mkdir()
        source.write_bytes(data)
        _run(source, target, words, name, progress)
        pages = tuple(_pages(words))
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
            progress_bar=False,
            tesseract_timeout=SECONDS_A_PAGE,
            max_image_mpixels=_MEGAPIXELS,
            plugins=["ofsted_report.reading.ocr_plugin"],
            ofsted_report_words=str(words),
        )

    try:
        try:
            run(straighten=True)
        except SubprocessOutputError:  # Tesseract cannot tell how an empty page is turned
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


def _pages(folder: Path) -> Iterator[tuple[Page, list[str]]]:
    """Each page with its lines, and its doubtful words."""
    read = [(int(path.stem), path, *words_of(path.read_bytes())) for path in sorted(folder.glob("*.hocr"))]
    usual = statistics.median([_size(words) for *_, lines in read for words in lines] or [0.0])
    for number, path, width, height, lines in read:
        ordered = _in_order(lines)
        image = _image(path.with_suffix(".png"))
        made = [_line(words, number, usual) for words in ordered]
        ink = [_ink(image, line, image.width / width if width else 1.0) for line in made]
        made = list(with_bullets(lines_with_bold(made, ink), ordered))
        doubtful = [w.text for words in lines for w in words if w.confidence < SURE and any(map(str.isalnum, w.text))]
        yield Page(number, width, height, tuple(made)), doubtful


def _image(path: Path) -> Image:
    from PIL import Image

    with Image.open(path) as image:
        return image.convert("L")


def words_of(hocr: bytes) -> tuple[float, float, list[tuple[Word, ...]]]:
    """A page's width and height and its lines of words, from hOCR."""
    from lxml import html

    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    tree = cast("html.HtmlElement", html.document_fromstring(hocr, parser=parser))
    page = tree.find_class("ocr_page")[0]
    title = _properties(page.get("title", ""))
    resolution = float(title.get("scan_res", ["300"])[0])
    scale = 72 / resolution
    _, _, width, height = (float(value) * scale for value in title["bbox"])
    lines = []
    for line in page.iter("span", "p"):
        assert isinstance(line, html.HtmlElement)  # noqa: S101  of this parser
        if not set((line.get("class") or "").split()) & {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}:
            continue
        words = tuple(_word(node, scale) for node in line.find_class("ocrx_word"))
        words = tuple(word for word in words if word.text)
        if words:
            lines.append(words)
    return width, height, lines


def _properties(title: str) -> dict[str, list[str]]:
    """'bbox 0 0 10 20; x_wconf 96' as {'bbox': ['0', …], 'x_wconf': ['96']}."""
    parts = (part.split() for part in title.split(";"))
    return {part[0]: part[1:] for part in parts if part}


def _word(node: object, scale: float) -> Word:
    properties = _properties(node.get("title", ""))  # type: ignore[attr-defined]
    x0, top, x1, bottom = (float(value) * scale for value in properties["bbox"])
    confidence = float(properties.get("x_wconf", ["0"])[0])
    return Word(node.text_content().strip(), x0, top, x1, bottom, confidence)  # type: ignore[attr-defined]


def _in_order(lines: Sequence[tuple[Word, ...]]) -> list[tuple[Word, ...]]:
    """The lines from top to bottom, those of one height from left to right."""
    return sorted(lines, key=lambda words: (round(_middle(words) / 4), words[0].x0))


def _middle(words: Sequence[Word]) -> float:
    return statistics.median((word.top + word.bottom) / 2 for word in words)


def _size(words: Sequence[Word]) -> float:
    """The size of the line's type: a little more than its higher words are high."""
    heights = [word.bottom - word.top for word in words if len(word.text) > 1] or [words[0].bottom - words[0].top]
    return 1.1 * (statistics.quantiles(heights, n=4)[2] if len(heights) > 1 else heights[0])


def _line(words: Sequence[Word], page: int, usual: float) -> Line:
    """A line of words. A size near the document's usual one is the usual one: words without high letters measure less."""
    size = _size(words)
    return Line(
        text=" ".join(word.text for word in words),
        page=page,
        x0=words[0].x0,
        top=min(word.top for word in words),
        x1=words[-1].x1,
        bottom=max(word.bottom for word in words),
        size=round(usual if abs(size - usual) < _NEAR * usual else size, 1),
    )


def _ink(image: Image, line: Line, scale: float) -> float:
    """Dark pixels for each letter of the line, in squares of its type's size; 0 where it has too few letters to tell."""
    letters = sum(map(str.isalnum, line.text))
    if letters < _LEAST_LETTERS:
        return 0.0
    box = (int(line.x0 * scale), int(line.top * scale), int(line.x1 * scale) + 1, int(line.bottom * scale) + 1)
    dark = sum(image.crop(box).histogram()[:128])
    return float(dark / (letters * (line.size * scale) ** 2))


def lines_with_bold(lines: Sequence[Line], ink: Sequence[float]) -> list[Line]:
    """The lines, bold where they have much more ink than the page's usual line."""
    usual = statistics.median([each for each in ink if each] or [0.0])
    return [replace(line, bold=each > _BOLD * usual > 0) for line, each in zip(lines, ink, strict=True)]


def with_bullets(lines: Sequence[Line], words: Sequence[Sequence[Word]]) -> Iterator[Line]:
    """The lines; a bullet that was read as a letter ('m', 'e') is a bullet again.

    A bullet is a short first word with a wide gap behind it. The items of a list begin at the same place, and the lines that
    go on with an item begin where its text begins. A bullet further right than the list's first ones marks a sub-item.
    """
    gaps = [after.x0 - before.x1 for line in words for before, after in pairwise(line)]
    usual = statistics.median(gaps or [3.0])
    marked = [at for at, line in enumerate(words) if _may_be_marked(line, usual)]
    found = [at for at in marked if _is_marked(at, marked, lines, words)]
    edge = min((words[at][0].x0 for at in found), default=0.0)
    for at, line in enumerate(lines):
        if at in found:
            bullet = "•" if words[at][0].x0 < edge + _SUB_ITEM else "◦"
            yield replace(line, text=f"{bullet} {' '.join(word.text for word in words[at][1:])}")
        else:
            yield line


def _is_marked(at: int, marked: Sequence[int], lines: Sequence[Line], words: Sequence[Sequence[Word]]) -> bool:
    """Whether another item begins at the same place, or the next line goes on where this one's text begins."""
    aligned = any(other != at and abs(words[other][0].x0 - words[at][0].x0) < _SAME_EDGE for other in marked)
    hangs = at + 1 < len(lines) and abs(lines[at + 1].x0 - words[at][1].x0) < _SAME_EDGE
    return aligned or hangs


def _may_be_marked(line: Sequence[Word], usual_gap: float) -> bool:
    if len(line) < 2 or len(line[0].text) > _LONGEST_MARK or line[0].text.isdigit():
        return False
    first, second = line[0], line[1]
    is_word = first.text in (
        "A",
        "I",
        "a",
        "In",
        "On",
        "At",
        "It",
        "If",
        "To",
        "By",
        "We",
        "He",
        "No",
        "As",
        "An",
        "Of",
    )
    gap = second.x0 - first.x1
    return gap > (2.5 if is_word else _WIDE_GAP) * usual_gap
