"""Agenda front sheet and appendix title page in the report's Word document: put in where they are missing.

They are made with the document's own styles, headers and footers, so that they look like the council's; where the
template's author made them already they are kept, and only what the pack alone can know (the pages) is filled in.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from docx.oxml import OxmlElement
from docx.shared import Cm, Emu, Pt

from ofsted_report.pack.word_parts import WordParts, text_of
from ofsted_report.pattern import Pattern
from ofsted_report.report.model import FrontSheet, Part
from ofsted_report.settings.text import OpenField, Text, kept_together
from ofsted_report.word.editing import body_of
from ofsted_report.word.xml import Element, W, remove

_PAGES_COLUMN = Cm(3)
_RANGE = Pattern(r"\d+(?:\s*[-–—]\s*\d+)?")


def add_front_sheet(document: Any, sheet: FrontSheet) -> None:
    """Put an agenda front sheet before everything else, in a section of its own."""
    made = [
        _heading(document, sheet.committee, "Heading 1"),
        _paragraph(document, sheet.committee_date, bold=True),
        _item_table(document, sheet),
        _heading(document, Text.of(sheet.contributors_heading), "Heading 2"),
        *(_paragraph(document, contributor) for contributor in sheet.contributors),
    ]
    if sheet.document_to_follow:
        made.append(_paragraph(document, Text.of(sheet.document_to_follow), bold=True))
    body = body_of(document)
    for place, element in enumerate(made):
        body.insert(place, element)
    _end_section(document, made[-1])


def add_appendix_title_page(document: Any, appendix: Part) -> None:
    """Put the appendix's title page after everything else."""
    heading = _heading(document, Text.of(appendix.heading), "Heading 1")
    _first_in(heading.get_or_add_pPr(), "pageBreakBefore")
    body = body_of(document)
    made = [heading, *(_paragraph(document, paragraph.text) for paragraph in appendix.paragraphs)]
    for element in made:
        body.insert_element_before(element, "w:sectPr")


def say_on_title_page(document: Any, title_page: Sequence[Element], words: str) -> None:
    """Let the title page that the report has say this below its heading, instead of what it says."""
    with_text = [element for element in title_page if element.tag == f"{W}p" and text_of([element]).strip()]
    for paragraph in with_text[1:]:
        remove(paragraph)
    with_text[0].addnext(_paragraph(document, Text.of(words), bold=True))


def say_on_front_sheet(document: Any, parts: WordParts, words: str) -> None:
    """Add these words below the front sheet that the report has, unless they are there."""
    if words.casefold() not in text_of(parts.front_sheet).casefold():
        last = parts.front_sheet[-1]
        paragraph = _paragraph(document, Text.of(words), bold=True)
        # What ends the page, a break or a section, must stay the last of the sheet.
        ends_page = last.tag == f"{W}p" and not text_of([last]).strip()
        (last.addprevious if ends_page else last.addnext)(paragraph)


def as_plain_text(elements: Iterable[Element]) -> None:
    """Take the text of placeholders out of Word's controls: LibreOffice makes form fields of a PDF of them."""
    for element in elements:
        for control in list(element.iter(f"{W}sdt")):
            content = control.find(f"{W}sdtContent")
            if content is not None and control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                for child in list(content):
                    control.addprevious(child)
                remove(control)


def fill_open_fields(elements: Iterable[Element], values: Mapping[str, str]) -> None:
    """Give the open fields of these labels their values, and take the highlight off them."""
    shown = {str(OpenField(label)): value for label, value in values.items()}
    for element in elements:
        for run in element.iter(f"{W}r"):
            texts = run.findall(f"{W}t")
            words = "".join(t.text or "" for t in texts).strip()
            if words in shown:
                _set_words(texts, kept_together(shown[words]))
                _take_highlight_off(run)


class PagesPlace(NamedTuple):
    """The place of the item's pages on a front sheet: these pieces of text, between the text before and after."""

    texts: tuple[Element, ...]
    before: str = ""
    after: str = ""

    def write(self, pages: str) -> None:
        """Write the pages in place of the present text, and remove the highlight of an open field."""
        _set_words(list(self.texts), f"{self.before}{pages}{self.after}")
        for text in self.texts:
            run = text.getparent()
            if run is not None:
                _take_highlight_off(run)


def find_pages_place(front_sheet: Iterable[Element], *, open_label: str, heading: str) -> PagesPlace | None:
    """Return the open field for the pages, else the text below or beside the heading 'Page No'; None if there is none."""
    elements = list(front_sheet)
    runs = [run for element in elements for run in element.iter(f"{W}r")]
    tables = [table for element in elements for table in element.iter(f"{W}tbl")]
    texts = [t for element in elements for t in element.iter(f"{W}t")]
    places = itertools.chain(
        (_open_place(run, str(OpenField(open_label))) for run in runs),
        (_place_below(table, heading) for table in tables),
        (_place_beside(t, heading) for t in texts),
    )
    return next((place for place in places if place is not None), None)


def _open_place(run: Element, shown: str) -> PagesPlace | None:
    texts = tuple(run.findall(f"{W}t"))
    return PagesPlace(texts) if "".join(t.text or "" for t in texts).strip() == shown else None


def _place_below(table: Element, heading: str) -> PagesPlace | None:
    """The cell under the one that says 'Page No'."""
    rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
    for above, below in itertools.pairwise(rows):
        for column, cell in enumerate(above):
            if text_of([cell]).strip().casefold() == heading.casefold() and column < len(below):
                texts = tuple(below[column].iter(f"{W}t"))
                return PagesPlace(texts) if texts else None
    return None


def _place_beside(t: Element, heading: str) -> PagesPlace | None:
    """The range after 'Page No' in the same piece of text: 'Page No: 3 - 12'."""
    text = t.text or ""
    place = text.casefold().find(heading.casefold())
    match = _RANGE.search(text, place) if place >= 0 else None
    return PagesPlace((t,), text[: match.start()], text[match.end() :]) if match else None


def _take_highlight_off(run: Element) -> None:
    for highlight in list(run.iter(f"{W}highlight")):
        remove(highlight)


def _set_words(texts: list[Element], words: str) -> None:
    texts[0].text = words
    texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for rest in texts[1:]:
        rest.text = ""


# ── Elements ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _paragraph(document: Any, text: Text, *, bold: bool = False, style: str | None = None) -> Any:
    """Return a new paragraph with open fields highlighted, not yet part of the document."""
    from docx.enum.text import WD_COLOR_INDEX

    paragraph = document.add_paragraph(style=_style(document, style))
    for part in text.runs:
        run = paragraph.add_run(str(part))
        if bold:
            run.bold = True
        if isinstance(part, OpenField):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    element = paragraph._p
    element.getparent().remove(element)
    return element


def _heading(document: Any, text: Text, style: str) -> Any:
    """A heading without the number that the council's headings may have."""
    has_style = _style(document, style) is not None
    element = _paragraph(document, text, style=style, bold=not has_style)
    properties = element.get_or_add_pPr()
    numbering = properties.get_or_add_numPr()
    numbering.get_or_add_numId().val = 0
    if not has_style:
        level = OxmlElement("w:outlineLvl")
        level.set(f"{W}val", str(int(style[-1]) - 1))
        properties.append(level)
    indent = properties.get_or_add_ind()
    indent.set(f"{W}left", "0")
    indent.set(f"{W}firstLine", "0")
    return element


def _style(document: Any, name: str | None) -> str | None:
    """The style's name if the document has it."""
    return name if name is not None and any(style.name == name for style in document.styles) else None


def _item_table(document: Any, sheet: FrontSheet) -> Any:
    """Item and pages, with a header row that screen readers know as one."""
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    widths = (Emu(width - _PAGES_COLUMN), _PAGES_COLUMN)
    for row in table.rows:
        for cell, cell_width in zip(row.cells, widths, strict=True):
            cell.width = cell_width
    for column, column_width in zip(table.columns, widths, strict=True):
        column.width = column_width
    _first_in(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")
    _borders(table)
    item = Text.of(*sheet.item_number.parts, "  ", *sheet.item_title.parts)
    rows = (
        ([(Text.of(sheet.item_heading), True)], [(Text.of(sheet.pages_heading), True)]),
        ([(item, True), (sheet.committee_will, False)], [(sheet.pages, False)]),
    )
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, lines in zip(row.cells, cells, strict=True):
            element = cell._tc
            for old in element.findall(f"{W}p"):
                element.remove(old)
            for text, bold in lines:
                element.append(_paragraph(document, text, bold=bold))
    for cell in (cell for row in table.rows for cell in row.cells):
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(4)
    element = table._tbl
    element.getparent().remove(element)
    return element


def _borders(table: Any) -> None:
    properties = table._tbl.tblPr
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "8"), ("space", "0"), ("color", "505A5F")):
            line.set(f"{W}{name}", value)
        borders.append(line)
    layout = properties.find(f"{W}tblLayout")
    (properties.append if layout is None else layout.addprevious)(borders)


def _first_in(properties: Any, name: str) -> None:
    """A switch that is on."""
    if properties.find(f"{W}{name}") is None:
        element = OxmlElement(f"w:{name}")
        style = properties.find(f"{W}pStyle")
        properties.insert(0 if style is None else properties.index(style) + 1, element)


def _end_section(document: Any, last: Any) -> None:
    """End a section with this paragraph that is like the report's first: same paper, headers and footers."""
    report_section = document.sections[0]._sectPr
    section = deepcopy(report_section)
    for element in (section, report_section):
        for old in element.findall(f"{W}type"):
            element.remove(old)
        new = OxmlElement("w:type")
        new.set(f"{W}val", "nextPage")
        references = [c for c in element if c.tag in (f"{W}headerReference", f"{W}footerReference")]
        element.insert(len(references), new)
    last.get_or_add_pPr().append(section)
