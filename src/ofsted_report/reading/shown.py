"""Is a line of text to be seen on its page? Text may be covered, clipped away, outside the page, too small to read, or on a layer
that is switched off. The page is pictured with its text and without: where both pictures are alike, no text is shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ofsted_report.reading.document import Line

if TYPE_CHECKING:
    import pypdfium2
    from PIL.Image import Image

_MOST_PIXELS = 4_000_000
_LEAST_CONTRAST = 10
"""Of 255 steps of grey between the pictures: less is not seen."""
_LEGIBLE = 2.0
"""Points from top to bottom of a line: nobody reads a smaller one."""


def with_unseen_hidden(page: pypdfium2.PdfPage, lines: Sequence[Line], width: float, height: float) -> list[Line]:
    """The lines of an upright page, those that nobody can see marked as hidden."""
    from PIL import ImageChops

    scale = min(1.0, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
    with_text, without = (_picture(page, scale, text=text) for text in (True, False))
    difference = ImageChops.difference(with_text, without).point(
        [0] * _LEAST_CONTRAST + [255] * (256 - _LEAST_CONTRAST)
    )

    def is_seen(line: Line) -> bool:
        left, top, right, bottom = max(line.x0, 0), max(line.top, 0), min(line.x1, width), min(line.bottom, height)
        if right <= left or bottom <= top or line.height < _LEGIBLE:
            return False
        box = (int(left * scale), int(top * scale), int(right * scale) + 1, int(bottom * scale) + 1)
        return difference.crop(box).getbbox() is not None

    return [line if line.hidden or line.angle or is_seen(line) else replace(line, hidden=True) for line in lines]


def _picture(page: pypdfium2.PdfPage, scale: float, *, text: bool) -> Image:
    """A page in grey, with all of its text or with none; it stays so."""
    from pypdfium2 import raw

    for item in _texts(page):
        raw.FPDFPageObj_SetIsActive(item, text)
    picture: Image = page.render(scale=scale, grayscale=True, draw_annots=True, may_draw_forms=False).to_pil()  # pyright: ignore[reportArgumentType]
    return picture


def _texts(page: pypdfium2.PdfPage) -> Iterator[Any]:
    """Every piece of text on a page, those in forms too."""
    from pypdfium2 import raw

    waiting = [raw.FPDFPage_GetObject(page.raw, i) for i in range(raw.FPDFPage_CountObjects(page.raw))]
    while waiting:
        item = waiting.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            waiting += (raw.FPDFFormObj_GetObject(item, i) for i in range(raw.FPDFFormObj_CountObjects(item)))
