"""A comparison as a Word document: headings, tables with marked header rows, in the type of the report that ships."""

from __future__ import annotations

import io
from typing import Any

from ofsted_report.comparing.model import Comparison
from ofsted_report.comparing.outline import Cell, Table, outline
from ofsted_report.rendering.docx_package import saved, set_properties
from ofsted_report.report.clean import cleaned
from ofsted_report.shipped import WORD_TEMPLATES, shipped
from ofsted_report.word.editing import body_of

_WIDTHS = {2: (10.0, 6.0), 3: (6.0, 6.0, 4.0), 4: (3.2, 4.9, 4.9, 3.0)}
"""Centimetres, by the number of columns; together the width between the margins."""


def render_docx(comparison: Comparison) -> bytes:
    """The comparison as a .docx. Equal comparisons give equal bytes: its date is the later document's."""
    import docx
    from docx.shared import Pt

    shown = cleaned(outline(comparison))
    document = docx.Document(io.BytesIO(shipped(f"{WORD_TEMPLATES[0]}.docx")))
    _empty(document)
    document.add_heading(shown.title, 1)
    for line in (*shown.documents, *shown.notes):
        document.add_paragraph(line)
    for table in shown.tables:
        document.add_heading(table.heading, 2)
        intro = document.add_paragraph(table.intro)
        if table.rows:
            intro.paragraph_format.keep_with_next = True
            _add_table(document, table)
    document.add_paragraph(shown.closing).paragraph_format.space_before = Pt(12)
    later = comparison.later
    set_properties(document, title=shown.title, when=later.letter_date or later.end or later.start)
    return saved(document)


def _empty(document: Any) -> None:
    """Leave of the shipped template its styles, page and footer."""
    body = body_of(document)
    for element in list(body):
        if element is not body.sectPr:
            body.remove(element)


def _add_table(document: Any, table: Table) -> None:
    from docx.shared import Cm

    made = document.add_table(rows=0, cols=len(table.header), style="Table Grid")
    made.autofit = False
    for number, row in enumerate(((tuple((name,) for name in table.header)), *table.rows)):
        cells = made.add_row()
        _keep_whole(cells, header=number == 0)
        for cell, lines, width in zip(cells.cells, row, _WIDTHS[len(row)], strict=True):
            cell.width = Cm(width)
            _fill(cell, lines, bold=number == 0)
    for column, width in zip(made.columns, _WIDTHS[len(table.header)], strict=True):
        column.width = Cm(width)


def _keep_whole(row: Any, *, header: bool) -> None:
    """A row does not run over a page; the header row is marked as such, and repeated on every page."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = row._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
    if header:
        properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))


def _fill(cell: Any, lines: Cell, *, bold: bool) -> None:
    from docx.shared import Pt

    for i, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(line).bold = bold or None
