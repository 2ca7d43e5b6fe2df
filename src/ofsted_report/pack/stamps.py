"""Page numbers on every page of the pack: 'Page 3', where the page has room for it.

The words are set by LibreOffice, so that their font is embedded, as small labels which are then placed on the pages as
artifacts: screen readers pass them over, as they do any page number.
"""

from __future__ import annotations

import io
import math
from collections import Counter
from collections.abc import Sequence
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import pikepdf
from pikepdf import Dictionary, Name

from ofsted_report.word.xml import W

if TYPE_CHECKING:
    from docx.styles.style import ParagraphStyle

FONT, SIZE = "Arial", 12
WIDTH, HEIGHT = 72.0, 18.0
"""Points; a label's paper."""
_EDGE = 14.0
"""Points between a label and the paper's edge: what office printers still print."""
_SIDE = 36.0
_MARKED = frozenset(("BMC", "BDC", "EMC", "DP", "MP"))
_MOST_PIXELS = 8_000_000
"""Most pixels of the picture in which a page is searched for free space, at one pixel per point: an A0 sheet. A larger page
is searched in a scaled-down picture."""
_BLANK = 245
"""Grey from 0 to 255; what is lighter everywhere counts as paper."""


class Place(NamedTuple):
    """Where on the page as it is seen: left and bottom of the label as shares of the free way, and its alignment."""

    name: str
    across: float
    up: float


PLACES = (
    Place("bottom centre", 0.5, 0.0),
    Place("bottom right", 1.0, 0.0),
    Place("bottom left", 0.0, 0.0),
    Place("top right", 1.0, 1.0),
    Place("top centre", 0.5, 1.0),
)
"""In order of liking; the first is where agendas have it."""


def label_document(numbers: Sequence[int]) -> bytes:
    """A Word document whose pages are the labels."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin", "header_distance", "footer_distance"):
        setattr(section, side, Pt(0))
    font = cast("ParagraphStyle", document.styles["Normal"]).font
    font.name, font.size = FONT, Pt(SIZE)
    for place, number in enumerate(numbers):
        paragraph = document.add_paragraph(f"Page {number}")
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        form = paragraph.paragraph_format
        form.page_break_before, form.space_before, form.space_after = place > 0, Pt(0), Pt(0)
        form.line_spacing = 1.0
        form.keep_with_next = False
    for old in document.styles.element.iter(f"{W}rFonts"):
        for name in [str(each) for each in old.attrib]:
            if name.endswith("Theme"):
                del old.attrib[name]
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def stamp(pdf: pikepdf.Pdf, labels: bytes) -> None:
    """Put the labels on the pages, one a page in order.

    Raises:
        ValueError: there are not as many labels as pages.
    """
    made = pikepdf.open(io.BytesIO(labels))  # stays open: what is copied from it is read when `pdf` is saved
    if len(made.pages) != len(pdf.pages):
        raise ValueError(f"{len(made.pages)} labels for {len(pdf.pages)} pages")
    free = free_places(_bytes(pdf))
    counts = Counter(place for places in free for place in places)
    usual = max(PLACES, key=lambda place: counts[place])  # the first of those that are free most often
    for page, label, places in zip(pdf.pages, made.pages, free, strict=True):
        place = usual if usual in places or not places else places[0]
        form = pdf.copy_foreign(_as_form(made, label))
        _put(pdf, page, form, place, on_white=not places)


def free_places(data: bytes) -> list[list[Place]]:
    """For each page the places where nothing is printed, in order of liking."""
    from ofsted_report.reading.pdf_file import opened
    from ofsted_report.reading.shown import scale_within

    found = []
    with opened(data, "The pack") as document:
        for page in document:
            scale = scale_within(page, 1, _MOST_PIXELS)
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)  # pyright: ignore[reportArgumentType]
            rows, stride = bytes(bitmap.buffer), bitmap.stride
            size = (bitmap.width, bitmap.height)
            found.append([place for place in PLACES if _is_blank(rows, stride, size, scale, place)])
            bitmap.close()
            page.close()
    return found


def _corner(place: Place, width: float, height: float) -> tuple[float, float]:
    """Left and bottom of the label on a page of this size as it is seen."""
    return (
        _SIDE + place.across * (width - 2 * _SIDE - WIDTH),
        _EDGE + place.up * (height - 2 * _EDGE - HEIGHT),
    )


def _is_blank(rows: bytes, stride: int, size: tuple[int, int], scale: float, place: Place) -> bool:
    """Whether nothing is printed at this place of a picture, which has `scale` pixels a point."""
    width, height = size
    left, bottom = _corner(place, width / scale, height / scale)
    top = height / scale - bottom - HEIGHT
    first, last = max(int(left * scale), 0), min(math.ceil((left + WIDTH) * scale), width)
    return all(
        min(rows[row * stride + first : row * stride + last], default=255) >= _BLANK
        for row in range(max(int(top * scale), 0), min(math.ceil((top + HEIGHT) * scale), height))
    )


def _as_form(made: pikepdf.Pdf, label: pikepdf.Page) -> Any:
    """The label as a picture to be placed, without the tags that LibreOffice gave it."""
    form = label.as_form_xobject()
    unmarked = [step for step in pikepdf.parse_content_stream(label) if str(step.operator) not in _MARKED]
    form.write(pikepdf.unparse_content_stream(unmarked))
    for key in (Name.StructParents, Name.StructParent, Name.Group):
        if key in form:
            del form[key]
    return made.make_indirect(form)


def _put(pdf: pikepdf.Pdf, page: pikepdf.Page, form: Any, place: Place, *, on_white: bool) -> None:
    """Place the label, upright as the page is seen; what the page's own content left open is closed first."""
    box = [float(value) for value in page.cropbox]
    x0, y0, x1, y1 = min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])
    turned = int(page.obj.get(Name.Rotate, 0)) % 360
    wide, high = (y1 - y0, x1 - x0) if turned in (90, 270) else (x1 - x0, y1 - y0)
    left, bottom = _corner(place, wide, high)
    matrix = {
        90: (0, 1, -1, 0, x1 - bottom, y0 + left),
        180: (-1, 0, 0, -1, x1 - left, y1 - bottom),
        270: (0, -1, 1, 0, x0 + bottom, y1 - left),
    }.get(turned, (1, 0, 0, 1, x0 + left, y0 + bottom))
    # Pages may share their names, and the letter may have been in a pack.
    used = page.resources.get(Name.XObject, Dictionary())
    free = next(name for number in count(1) if (name := Name(f"/PageNumber{number}")) not in used)
    name = page.add_resource(form, Name.XObject, name=free)
    white = f"1 g 0 0 {WIDTH:g} {HEIGHT:g} re f " if on_white else ""
    saved, restored = _balance(page)
    drawn = (
        f"\n{restored}/Artifact <</Type /Pagination /Subtype /{'Header' if place.up else 'Footer'}>> BDC "
        f"q {' '.join(f'{value:.3f}' for value in matrix)} cm {white}{name} Do Q EMC\n"
    )
    page.contents_add(pikepdf.Stream(pdf, saved.encode()), prepend=True)
    page.contents_add(pikepdf.Stream(pdf, drawn.encode()))


def _balance(page: pikepdf.Page) -> tuple[str, str]:
    """What to put before and after a page's content so that it leaves no setting behind, even where it is untidy."""
    depth = lowest = 0
    for step in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(step.operator) == "q" else -1
        lowest = min(lowest, depth)
    return "q " * (1 - lowest) + "\n", "Q " * (1 - lowest + depth)


def _bytes(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def page_labels(first: int) -> Dictionary:
    """What a PDF viewer shows as the page's number: that of the stamp."""
    return Dictionary(Nums=pikepdf.Array([0, Dictionary(S=Name.D, St=first)]))
