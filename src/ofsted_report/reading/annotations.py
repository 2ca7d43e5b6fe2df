"""What somebody laid on a page of a PDF: comments, stamps, filled-in form fields, signatures. It is not the page's own text,
and neither reader reads it with the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ofsted_report.errors import printable
from ofsted_report.reading import pdfium_calls as calls

if TYPE_CHECKING:
    import pypdfium2


def has_any(page: pypdfium2.PdfPage) -> bool:
    """Whether anything but links lies on a page."""
    return any(True for _ in _comments(page))


def laid_on(pdf: pypdfium2.PdfDocument, index: int) -> tuple[str, ...]:
    """The texts that were laid on a page, line by line as they are shown; comments that are shown only on a click last."""
    import pypdfium2
    from pypdfium2 import raw

    page = pdf[index]
    comments = list(dict.fromkeys(_comments(page)))
    page.close()
    if not comments:
        return ()
    copy = pypdfium2.PdfDocument.new()
    try:
        copy.import_pages(pdf, [index])
        page = copy[0]
        own = raw.FPDFPage_CountObjects(page.raw)
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = copy[0]
        for i in range(min(own, raw.FPDFPage_CountObjects(page.raw))):
            raw.FPDFPageObj_SetIsActive(raw.FPDFPage_GetObject(page.raw, i), False)
        text = page.get_textpage()
        shown = [line for part in text.get_text_range().splitlines() if (line := " ".join(part.split()))]
    finally:
        copy.close()
    whole = " ".join(shown)
    return (*shown, *(comment for comment in comments if comment and comment not in whole))


def attached(pdf: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """The names of the files that are attached to a document."""
    return tuple(printable(pdf.get_attachment(i).get_name()) for i in range(pdf.count_attachments()))


def _comments(page: pypdfium2.PdfPage) -> Iterator[str]:
    """What each of a page's annotations says, empty for one that says nothing; links are left out."""
    for i in range(calls.FPDFPage_GetAnnotCount(page.raw)):
        note = calls.FPDFPage_GetAnnot(page.raw, i)
        if not note:
            continue
        counts = calls.FPDFAnnot_GetSubtype(note) not in (calls.FPDF_ANNOT_LINK, calls.FPDF_ANNOT_POPUP)
        said = (_string(note, b"Contents") or _string(note, b"V")) if counts else ""
        calls.FPDFPage_CloseAnnot(note)
        if counts:
            yield " ".join(said.split())


def _string(note: int, key: bytes) -> str:
    length = calls.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    calls.FPDFAnnot_GetStringValue(note, key, buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "replace").rstrip("\0")
