"""The converted report, the letter's pages and the labels with page numbers → one PDF that is fit to publish."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Dictionary, Name, String

from ofsted_report.pack import bookmarks, stamps, structure
from ofsted_report.pack.bookmarks import Heading
from ofsted_report.report.model import LANGUAGE

if TYPE_CHECKING:
    from ofsted_report.pack.facts import Facts


def assemble(
    pdf: pikepdf.Pdf,
    letter: pikepdf.Pdf | None,
    labels: bytes,
    facts: Facts,
    *,
    report_page: int,
    appendix_page: int,
    first_page: int,
) -> bytes:
    """Join the letter to the report's `pdf`, with tags, bookmarks, page numbers and properties.

    `report_page` and `appendix_page` (from 0) say where these parts begin; `labels` is a PDF with one label a page.
    """
    own_pages = len(pdf.pages)
    item = facts.front_sheet.item_title.plain
    headings = bookmarks.read_headings(pdf)
    theirs: tuple[Heading, ...] = ()
    if letter is not None:
        theirs = bookmarks.moved(bookmarks.read_headings(letter), own_pages)
        _append(pdf, letter, names=(item, facts.appendix_title))
    of_report = bookmarks.within(headings, range(report_page, appendix_page))
    parts = [
        Heading(title=item, page=report_page, below=_one_level(of_report)),
        Heading(title=facts.appendix_title, page=appendix_page, below=theirs),
    ]
    if report_page > 0:
        parts.insert(0, Heading(title="Agenda front sheet", page=0))
    if Name.Dests in pdf.Root:
        del pdf.Root.Dests  # our own bookmarks; links within the report name their page themselves
    bookmarks.write_headings(pdf, parts)
    structure.tidy_roles(pdf)
    stamps.stamp(pdf, labels)
    _describe(pdf, facts.title, first_page)
    for key in ("/ID", "/DocChecksum"):  # LibreOffice makes them of the clock
        if key in pdf.trailer:
            del pdf.trailer[key]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _append(pdf: pikepdf.Pdf, letter: pikepdf.Pdf, *, names: tuple[str, str]) -> None:
    """The letter's pages after the report's, with their tags and layers."""
    structure.prepare_letter(letter, first_key=structure.next_key(pdf))
    for key in (Name.Names, Name.Dests, Name.AcroForm):  # links name their page themselves, forms are flat by now
        if key in letter.Root:
            del letter.Root[key]
    pdf.pages.extend(letter.pages)
    if structure.is_tagged(pdf):
        structure.join(pdf, letter, names=names)
    layers = letter.Root.get(Name.OCProperties)
    if layers is not None and Name.OCProperties not in pdf.Root:
        pdf.Root.OCProperties = pdf.copy_foreign(layers if layers.is_indirect else letter.make_indirect(layers))


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
