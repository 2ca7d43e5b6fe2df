"""A PDF opened with pdfium, by one thread at a time.

pdfium keeps what it works on in global variables and has no locks: two threads in it at once get each other's pages, or end
the process. Whoever uses it does so through `opened`. (`batch` works with processes, which do not wait for each other.)
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ofsted_report.errors import NotReadableError
from ofsted_report.reading.pdf_refusals import SAVE_AGAIN, damaged, locked

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 400
"""The longest of Ofsted's reports have sixty."""
LARGEST_PAGE = 14_400
"""Points (5 metres): the longest side that the format allows for (ISO 32000-1, annex C)."""
_PASSWORD = 4
"""pdfium's FPDF_ERR_PASSWORD."""
_one_thread = threading.RLock()


@contextmanager
def opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    """Context manager that opens the document; other threads wait until it is closed. `name` is for messages.

    Raises:
        NotReadableError: it is damaged, has no pages, or one larger than `LARGEST_PAGE`; or a page turns out to be
            unreadable within the `with`.
        EncryptedError: it needs a password.
    """
    import pypdfium2

    with _one_thread:
        pdf = _open(data, name)
        try:
            _refuse_giant_pages(pdf, name)
            yield pdf
        except pypdfium2.PdfiumError as error:
            raise NotReadableError(f"{name} is damaged: not all of its pages can be read.", SAVE_AGAIN) from error
        finally:
            pdf.close()


def refuse_many_pages(pdf: pypdfium2.PdfDocument, name: str) -> None:
    """Stop at a PDF that has more than `MOST_PAGES`.

    Raises:
        NotReadableError: it has.
    """
    if len(pdf) > MOST_PAGES:
        raise NotReadableError(
            f"{name} has {len(pdf)} pages, more than any Ofsted letter.", "Check that it is the right file."
        )


def upright(pdf: pypdfium2.PdfDocument) -> bytes | None:
    """A copy in which each page is turned so that most of its text is upright; None where all pages are so already."""
    from ofsted_report.reading.directions import Directions
    from ofsted_report.reading.pdfium import sampled

    turned = False
    directions = Directions()
    for index in range(len(pdf)):
        page = pdf[index]
        printed = sampled(page)
        direction = directions.of(printed)
        directions.remember(direction, printed)
        wanted = (360 - direction) % 360
        if wanted != page.get_rotation():
            page.set_rotation(wanted)
            turned = True
        page.close()
    if not turned:
        return None
    copy = io.BytesIO()
    pdf.save(copy)
    return copy.getvalue()


def _refuse_giant_pages(pdf: pypdfium2.PdfDocument, name: str) -> None:
    longest = max(max(pdf.get_page_size(index)) for index in range(len(pdf)))
    if longest > LARGEST_PAGE:
        raise NotReadableError(
            f"{name} has a page of {longest * 0.0254 / 72:.0f} metres, which no letter has.",
            "Check that it is the right file.",
        )


def _open(data: bytes, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
        if len(pdf) == 0:
            raise NotReadableError(f"{name} has no pages.", SAVE_AGAIN)
    except pypdfium2.PdfiumError as error:
        # For a PDF without pages pypdfium2 reports the error of the previous file: only an encrypted one has a password.
        if getattr(error, "err_code", None) == _PASSWORD and b"/Encrypt" in data:
            raise locked(name) from error
        raise damaged(name) from error
    return pdf
