"""The converted report, the letter's pages and the labels with page numbers → one PDF that is fit to publish."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pikepdf
from pikepdf import Dictionary, Name, String

from ofsted_report.pack import bookmarks, stamps, structure
from ofsted_report.pack.bookmarks import Heading
from ofsted_report.report.model import LANGUAGE

if TYPE_CHECKING:
    from ofsted_report.pack.facts import Facts


class Added(NamedTuple):
    """A PDF whose pages come after the report's: the pages of an appendix, or the title page before them."""

    pdf: pikepdf.Pdf
    title: str
    """Its name in the bookmarks and for screen readers."""
    title_page: bool = False
    """Whether it is a title page: the appendix that follows has its bookmarks below."""


def assemble(
    pdf: pikepdf.Pdf,
    added: Sequence[Added],
    labels: bytes,
    facts: Facts,
    *,
    report_page: int,
    appendix_page: int,
    first_page: int,
) -> bytes:
    """Join all that is added, in order, to the report's `pdf`, with tags, bookmarks, page numbers and properties.

    `report_page` and `appendix_page` (from 0) say where the report and the first appendix's title page begin; `labels` is a
    PDF with one label a page.
    """
    item = facts.front_sheet.item_title.plain
    headings = bookmarks.read_headings(pdf)
    of_appendices = [Heading(title=facts.appendices[0].title, page=appendix_page)]
    key = structure.next_key(pdf)
    for number, each in enumerate(added, start=1):
        if each.title_page:
            of_appendices.append(Heading(title=each.title, page=len(pdf.pages)))
        else:
            theirs = bookmarks.moved(bookmarks.read_headings(each.pdf), len(pdf.pages))
            of_appendices[-1] = of_appendices[-1]._replace(below=(*of_appendices[-1].below, *theirs))
        key = structure.prepare_letter(each.pdf, first_key=key, prefix=f"added{number}")
        _append(pdf, each.pdf)
    if added and structure.is_tagged(pdf):
        structure.join(pdf, [(each.pdf, each.title) for each in added], name=item)
    of_report = bookmarks.within(headings, range(report_page, appendix_page))
    parts = [Heading(title=item, page=report_page, below=_one_level(of_report)), *of_appendices]
    if report_page > 0:
        parts.insert(0, Heading(title="Agenda front sheet", page=0))
    if Name.Dests in pdf.Root:
        del pdf.Root.Dests  # our own bookmarks; links within the report name their page themselves
    bookmarks.write_headings(pdf, parts)
    structure.tidy_roles(pdf)
    stamps.stamp(pdf, labels)
    _describe(pdf, facts.title, first_page)
    for name in ("/ID", "/DocChecksum"):  # LibreOffice makes them of the clock
        if name in pdf.trailer:
            del pdf.trailer[name]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _append(pdf: pikepdf.Pdf, other: pikepdf.Pdf) -> None:
    """The other PDF's pages after these, with their layers; its tags are prepared, and joined later."""
    for key in (Name.Names, Name.Dests, Name.AcroForm):  # links name their page themselves, forms are flat by now
        if key in other.Root:
            del other.Root[key]
    pdf.pages.extend(other.pages)
    layers = other.Root.get(Name.OCProperties)
    if layers is not None and Name.OCProperties not in pdf.Root:
        pdf.Root.OCProperties = pdf.copy_foreign(layers if layers.is_indirect else other.make_indirect(layers))


def _one_level(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """A report has one top-level heading, its own title; the bookmark with the item's title replaces it."""
    found = tuple(headings)
    return found[0].below if len(found) == 1 and found[0].below else found


def _describe(pdf: pikepdf.Pdf, title: str, first_page: int) -> None:
    """Title, language and what a viewer shows first; nothing of the machine or the clock."""
    root = pdf.Root
    root.Lang = String(LANGUAGE)
    root.MarkInfo = Dictionary(Marked=structure.is_tagged(pdf))
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    root.PageLabels = stamps.page_labels(first_page)
    for page in pdf.pages:
        page.obj.Tabs = Name.S  # the Tab key follows the structure
    for key in (Name.OpenAction, Name.Names):
        if key in root:
            del root[key]
    for name in list(pdf.docinfo.keys()):
        del pdf.docinfo[name]
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = [LANGUAGE]
        metadata["pdf:Producer"] = "ofsted-report"
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Producer] = String("ofsted-report")
