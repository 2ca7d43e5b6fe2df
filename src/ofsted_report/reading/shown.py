"""Is a line of text to be seen on its page? Text may be covered, clipped away, outside the page, too small to read, or on a layer
that is switched off. The page is pictured with its text and without: where both pictures are alike, no text is shown.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ofsted_report import limits
from ofsted_report.reading import pdfium_calls as calls
from ofsted_report.reading.document import Line
from ofsted_report.reading.pdfium_calls import address

if TYPE_CHECKING:
    import pypdfium2
    from PIL.Image import Image

_MOST_PIXELS = 4_000_000
_LARGEST_PICTURES, _SECONDS = 10_000_000, 0.6
"""Pixels of a page's pictures, A4 at 300 dpi being nine millions; and the seconds that it may take to unpack so many twice."""
_LEAST_CONTRAST = 10
"""Of 255 steps of grey between the pictures: less is not seen."""
_LEGIBLE = 2.0
"""Points from top to bottom of a line: nobody reads a smaller one."""
_THICK = 4.0
"""Points: what is painted over text and hides it is no thinner; a rule is."""
_EDGE = 1.5
"""Points at an edge of a cover at which a letter beside it may be seen."""

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in points from the page's top left corner."""


def overlap(line: Line, box: Box) -> Box | None:
    """Return the part of a line over which a thing with this box lies, if it is large enough to hide a word."""
    left, top, right, bottom = (
        max(line.x0, box[0]),
        max(line.top, box[1]),
        min(line.x1, box[2]),
        min(line.bottom, box[3]),
    )
    return (left, top, right, bottom) if right - left > _THICK and bottom - top > _THICK else None


def scale_within(page: pypdfium2.PdfPage, scale: float, most_pixels: int) -> float:
    """Pixels a point in which to picture a page: `scale`, or less where the page is so large that it would have more."""
    width, height = page.get_size()
    return min(scale, math.sqrt(most_pixels / max(width * height, 1.0)))


def with_unseen_hidden(
    page: pypdfium2.PdfPage, lines: Sequence[Line], covers: Sequence[Box], width: float, height: float
) -> list[Line]:
    """The lines of an upright page, those that nobody can see marked as hidden, and those of which a part is covered.

    A page with larger pictures than a scan of it is not looked at: to unpack them takes time and memory.
    """
    from PIL import ImageChops

    pixels = sum(map(_pixels, _painted(page, calls.FPDF_PAGEOBJ_IMAGE)))
    if pixels > _LARGEST_PICTURES:
        return list(lines)
    limits.allow(_SECONDS * pixels / _LARGEST_PICTURES)

    scale = scale_within(page, 1, _MOST_PIXELS)
    with_text, without = (_picture(page, scale, text=text) for text in (True, False))
    difference = ImageChops.difference(with_text, without).point(
        [0] * _LEAST_CONTRAST + [255] * (256 - _LEAST_CONTRAST)
    )

    def is_seen(left: float, top: float, right: float, bottom: float) -> bool:
        left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
        if right <= left or bottom <= top:
            return False
        box = (int(left * scale), int(top * scale), int(right * scale) + 1, int(bottom * scale) + 1)
        return difference.crop(box).getbbox() is not None

    def looked_at(line: Line) -> Line:
        if line.hidden or line.angle:
            return line
        if line.height < _LEGIBLE or not is_seen(line.x0, line.top, line.x1, line.bottom):
            return replace(line, hidden=True)
        parts = [part for box in covers if (part := overlap(line, box))]
        inner = [(left + _EDGE, top + _EDGE, right - _EDGE, bottom - _EDGE) for left, top, right, bottom in parts]
        return replace(line, covered=True) if any(not is_seen(*part) for part in inner) else line

    return [looked_at(line) for line in lines]


def _picture(page: pypdfium2.PdfPage, scale: float, *, text: bool) -> Image:
    """A page in grey, with all of its text or with none; it stays so."""
    for item in _painted(page, calls.FPDF_PAGEOBJ_TEXT):
        calls.FPDFPageObj_SetIsActive(item, text)
    picture: Image = page.render(scale=scale, grayscale=True, draw_annots=True, may_draw_forms=False).to_pil()  # pyright: ignore[reportArgumentType]
    return picture


def _pixels(picture: int) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    told = calls.FPDFImageObj_GetImagePixelSize(picture, width, height)
    return width.value * height.value if told else 0


def _painted(page: pypdfium2.PdfPage, wanted: int) -> Iterator[int]:
    """Everything of one type that is painted on a page, what is in forms too."""
    handle = address(page.raw)
    waiting = [calls.FPDFPage_GetObject(handle, i) for i in range(calls.FPDFPage_CountObjects(handle))]
    while waiting:
        item = waiting.pop()
        kind = calls.FPDFPageObj_GetType(item)
        if kind == wanted:
            yield item
        elif kind == calls.FPDF_PAGEOBJ_FORM:
            waiting += (calls.FPDFFormObj_GetObject(item, i) for i in range(calls.FPDFFormObj_CountObjects(item)))
