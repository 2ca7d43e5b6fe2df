"""The pack's bookmarks: front sheet, report with its headings, appendix with the letter's own bookmarks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pikepdf
from pikepdf import OutlineItem

from ofsted_report.pack.letter_pdf import explicit_place, named_places


class Heading(NamedTuple):
    """A bookmark to be written: its text, its page (from 0), its position there, and the bookmarks below it."""

    title: str
    page: int
    top: float | None = None
    """Points from the page's lower edge; None is the page's top."""
    below: tuple[Heading, ...] = ()


def read_headings(pdf: pikepdf.Pdf) -> tuple[Heading, ...]:
    """Return the bookmarks of a PDF; those without a destination are left out, and those below them move up a level."""
    if "/Outlines" not in pdf.Root:
        return ()
    pages: dict[Any, int] = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    try:
        with pdf.open_outline(max_depth=8) as outline:
            return tuple(_read(outline.root, pages, named_places(pdf)))
    except pikepdf.OutlineStructureError:
        return ()  # a letter whose bookmarks run in a circle is better without


def _read(items: Iterable[OutlineItem], pages: dict[Any, int], places: dict[str, Any]) -> Iterable[Heading]:
    for item in items:
        below = tuple(_read(item.children, pages, places))
        target: Any = item.destination
        if target is None and item.action is not None and item.action.get("/S") == "/GoTo":
            target = item.action.get("/D")
        place = explicit_place(target, places)
        number = _page_number(place, pages)
        if number is None:
            yield from below
        else:
            yield Heading(title=item.title, page=number, top=_top(place), below=below)


def _page_number(place: Any, pages: dict[Any, int]) -> int | None:
    if place is None:
        return None
    page = place[0]
    if isinstance(page, int):
        return page if 0 <= page < len(pages) else None
    return pages.get(page.objgen) if isinstance(page, pikepdf.Object) else None


def _top(place: Any) -> float | None:
    if len(place) >= 4 and str(place[1]) == "/XYZ":
        try:
            return float(place[3])
        except (TypeError, ValueError):
            return None
    return None


def within(headings: Iterable[Heading], pages: range) -> tuple[Heading, ...]:
    """Return the headings on these pages; headings under one on another page move up a level."""
    found: list[Heading] = []
    for heading in headings:
        below = within(heading.below, pages)
        if heading.page in pages:
            found.append(heading._replace(below=below))
        else:
            found.extend(below)
    return tuple(found)


def moved(headings: Iterable[Heading], by: int) -> tuple[Heading, ...]:
    """The same headings so many pages further back."""
    return tuple(each._replace(page=each.page + by, below=moved(each.below, by)) for each in headings)


def write_headings(pdf: pikepdf.Pdf, headings: Iterable[Heading]) -> None:
    """Make these the PDF's bookmarks, the first level open."""
    with pdf.open_outline() as outline:
        outline.root.clear()
        outline.root.extend(_item(heading, closed=False) for heading in headings)


def _item(heading: Heading, *, closed: bool) -> OutlineItem:
    place: dict[str, Any] = {} if heading.top is None else {"top": heading.top}
    item = OutlineItem(heading.title, heading.page, "XYZ", **place)
    item.is_closed = closed
    item.children.extend(_item(below, closed=True) for below in heading.below)
    return item
