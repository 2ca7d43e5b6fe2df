"""A sample's source, typeset as a Word document in the manner of Ofsted's letters and reports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from making.footnotes import add_footnotes, add_mark
from making.source import MARK, Break, Fence, Piece, Source

BULLETS, NUMBERS = 71, 72
"""Our list definitions, apart from those of python-docx's own template."""
DISCLAIMER = "A sample made for ofsted-report. This council does not exist, and Ofsted did not write this."
_BOLD = re.compile(r"(\*\*.+?\*\*)")


def typeset(source: Source, to: Path, font: str) -> None:
    """Write the source as a Word document in `font` to the path `to`."""
    _Setter(source, font).write(to)


class _Setter:
    """Holds the Word document while it grows."""

    def __init__(self, source: Source, font: str) -> None:
        self.source, self.font = source, font
        self.layout: dict[str, Any] = source.facts["layout"]
        self.document: WordDocument = Document()
        self.place: WordDocument | _Cell = self.document
        self.list_id = 0

    def write(self, to: Path) -> None:
        self._styles()
        self._lists()
        self._page()
        if self.source.footnotes:
            add_footnotes(self.document, self.source.footnotes, self.font)
        parts = self.source.parts
        position = 0
        while position < len(parts):
            part = parts[position]
            if isinstance(part, Break):
                self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            elif isinstance(part, Fence):
                getattr(self, f"_{part.name}")(part.lines)
            elif part.within == "box":
                position = self._box(position)
                continue
            elif part.form in ("row", "header_row"):
                position = self._table(position)
                continue
            else:
                self._piece(part)
            position += 1
        self.document.save(str(to))

    # What stands on every page

    def _styles(self) -> None:
        core = self.document.core_properties
        core.title = f"{self.source.facts['title'][:180]} (a sample: this council does not exist)"
        core.author = core.last_modified_by = "ofsted-report samples"
        core.comments, core.language = "Made by samples/make_samples.py", "en-GB"
        size = self.layout.get("size", 11.5)
        sizes = {"Normal": size, "Heading 1": size + 1, "Heading 2": size, "Heading 3": size, "Title": 20}
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), "en-GB")
        for name, points in sizes.items():
            style = self.document.styles[name]
            style.font.name, style.font.size = self.font, Pt(points)
            style.font.bold = name.startswith("Heading")
            properties = style.element.get_or_add_rPr()
            for old in properties.findall(qn("w:rFonts")) + properties.findall(qn("w:color")):
                properties.remove(old)
            fonts = "".join(f' w:{kind}="{self.font}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
            properties.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')}{fonts}/>"))
            for old in properties.findall(qn("w:lang")):
                properties.remove(old)
            properties.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="en-GB"/>'))
            style.paragraph_format.space_before = Pt(0)
            style.paragraph_format.space_after = Pt(11)
            borders = style.element.find(qn("w:pPr"))
            if borders is not None and (rule := borders.find(qn("w:pBdr"))) is not None:
                borders.remove(rule)

    def _lists(self) -> None:
        numbering = self.document.part.numbering_part.element
        marks = self.layout.get("bullets", ["◼", "–"])
        fonts = ["Wingdings" if "\uf000" <= mark <= "\uf0ff" else "DejaVu Sans" for mark in marks]
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/>'
            f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr>'
            f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
            f'<w:sz w:val="{16 if depth == 0 else 20}"/></w:rPr></w:lvl>'
            for depth, (mark, font) in enumerate(zip(marks, fonts, strict=True))
        )
        counted = (
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
            '<w:pPr><w:ind w:left="520" w:hanging="520"/></w:pPr></w:lvl>'
        )
        for identity, body in ((BULLETS, levels), (NUMBERS, counted)):
            xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">{body}</w:abstractNum>'
            numbering.insert(0, parse_xml(xml))
        self.bullet_list = self._new_list(BULLETS)

    def _new_list(self, definition: int) -> int:
        numbering = self.document.part.numbering_part.element
        self.list_id = max(self.list_id, 100) + 1
        override = (
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if definition == NUMBERS else ""
        )
        what = f'<w:abstractNumId w:val="{definition}"/>{override}'
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.list_id}">{what}</w:num>'))
        return self.list_id

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(2.6), Cm(2.6)
        section.top_margin, section.bottom_margin = Cm(2.8), Cm(self.layout.get("bottom", 2.2))
        section.header_distance, section.footer_distance = Cm(1.2), Cm(1)
        section.different_first_page_header_footer = True
        for header in (section.first_page_header, section.header):
            paragraph = header.paragraphs[0]
            paragraph.style = self.document.styles["Normal"]
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.8), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.add_run(self.layout.get("header_left", ""))
            run = paragraph.add_run("\t" + self.layout["header"])
            run.bold, run.font.size = True, Pt(15 if len(self.layout["header"]) < 10 else 11)
        first = section.first_page_footer.paragraphs[0]
        run = first.add_run(
            "A sample made for ofsted-report. This council does not exist, and Ofsted did not write this."
        )
        run.font.size = Pt(7)
        footer = section.footer.paragraphs[0]
        footer.style = self.document.styles["Normal"]
        footer.paragraph_format.tab_stops.add_tab_stop(Cm(15.8), WD_TAB_ALIGNMENT.RIGHT)
        lines = self.layout.get("footer", [])
        if lines:
            footer.paragraph_format.space_after = Pt(0)
            line_above = '<w:top w:val="single" w:sz="6" w:space="4" w:color="000000"/>'
            footer._p.get_or_add_pPr().append(parse_xml(f"<w:pBdr {nsdecls('w')}>{line_above}</w:pBdr>"))
        for number, line in enumerate(lines):
            run = footer.add_run(line)
            run.bold, run.font.size = True, Pt(7)
            if number < len(lines) - 1:
                run.add_break()
        footer.add_run("\t")
        footer._p.append(
            parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
        )

    # Lines that are no part of a section: one method a fence

    def _masthead(self, lines: tuple[str, ...]) -> None:
        rows = [line.split("|") for line in lines]
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                self._small(cell.paragraphs[0], text.strip())
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def _small(self, paragraph: Paragraph, text: str) -> None:
        paragraph.paragraph_format.space_after = Pt(0)
        self._runs(paragraph, text)
        for run in paragraph.runs:
            run.font.size = Pt(7)

    def _date(self, lines: tuple[str, ...]) -> None:
        self._close_set(lines)

    def _address(self, lines: tuple[str, ...]) -> None:
        self._close_set(lines)

    def _signoff(self, lines: tuple[str, ...]) -> None:
        if any("|" in line for line in lines):
            self._close_set(tuple(line for line in lines if "|" not in line))
            self._columns_of([_cells(line) for line in lines if "|" in line])
        else:
            self._close_set(lines)

    def _close_set(self, lines: tuple[str, ...]) -> None:
        """Lines of one paragraph each without space between them; an empty line stays one."""
        for line in lines:
            paragraph = self.document.add_paragraph()
            self._runs(paragraph, line)
            paragraph.paragraph_format.space_after = Pt(0)
        self.document.paragraphs[-1].paragraph_format.space_after = Pt(22)

    def _salutation(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self.document.add_paragraph(line)

    def _title(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            if self.layout["style"] == "letter" or self.source.fence("salutation"):
                paragraph = self.document.add_paragraph()
                self._runs(paragraph, line, bold=True)
            else:
                paragraph = self.document.add_paragraph(style="Title")
                self._runs(paragraph, line)

    def _authority(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            self._runs(self.document.add_paragraph(style="Title"), line)

    def _facts(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            paragraph = self.document.add_paragraph()
            self._runs(paragraph, line)
            paragraph.paragraph_format.space_after = Pt(6)

    def _judgements(self, lines: tuple[str, ...]) -> None:
        rows = [_cells(line) for line in lines]
        widths = [Cm(8.4), Cm(7.4)] if len(rows[0]) == 2 else [Cm(15.8)]
        self._ruled(rows, widths, header=rows[0][0].startswith("**"))

    def _contents(self, lines: tuple[str, ...]) -> None:
        for line in lines:
            text, _, page = line.rpartition("|")
            paragraph = self.document.add_paragraph()
            self._runs(paragraph, text.strip() + ("\t" + page.strip() if page.strip() else ""))
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(15.8), WD_TAB_ALIGNMENT.RIGHT)
            paragraph.paragraph_format.space_after = Pt(4)

    # Content

    def _piece(self, piece: Piece) -> None:
        if piece.form == "heading":
            if not piece.text:
                return
            if self.layout["style"] == "letter":
                paragraph = self._paragraph()
                self._runs(paragraph, piece.text, bold=True)
            else:
                paragraph = self._paragraph(style=f"Heading {piece.level}")
                self._runs(paragraph, piece.text)
                paragraph.paragraph_format.space_before = Pt(8)
            paragraph.paragraph_format.keep_with_next = not self.layout.get("headings_may_stand_alone", False)
            return
        paragraph = self._paragraph()
        self._runs(paragraph, piece.text)
        if piece.form in ("item", "subitem", "numbered"):
            if piece.number == 1:
                self.numbered_list = self._new_list(NUMBERS)
            identity = self.numbered_list if piece.form == "numbered" else self.bullet_list
            depth = 1 if piece.form == "subitem" else 0
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>')
            )
            paragraph.paragraph_format.space_after = Pt(6)

    def _paragraph(self, style: str | None = None) -> Paragraph:
        if isinstance(self.place, _Cell) and not self.place.text and len(self.place.paragraphs) == 1:
            paragraph = self.place.paragraphs[0]
            if style:
                paragraph.style = style
            return paragraph
        return self.place.add_paragraph(style=style)

    def _runs(self, paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
        """Put text into a paragraph: **bold** runs, and footnote marks."""
        for part in re.split(r"(\[\^\d+\])", text):
            if mark := MARK.fullmatch(part):
                add_mark(paragraph, mark[1])
                continue
            for run_text in _BOLD.split(part):
                if run_text:
                    run = paragraph.add_run(run_text.strip("*") if run_text.startswith("**") else run_text)
                    if bold or run_text.startswith("**"):
                        run.bold = True

    def _box(self, position: int) -> int:
        """Print the content of a box, from `position` on; return the position after it."""
        table = self.document.add_table(1, 1)
        _rule(table)
        self.place = table.cell(0, 0)
        parts = self.source.parts
        while position < len(parts):
            part = parts[position]
            if not (isinstance(part, Piece) and part.within == "box"):
                break
            self._piece(part)
            position += 1
        self.place = self.document
        self.document.add_paragraph().paragraph_format.space_after = Pt(4)
        return position

    def _table(self, position: int) -> int:
        """Print the rows from `position` on as one table; return the position after it."""
        pieces: list[Piece] = []
        for part in self.source.parts[position:]:
            if not (isinstance(part, Piece) and part.form in ("row", "header_row")):
                break
            if pieces and part.form == "header_row":
                break
            pieces.append(part)
        rows = [tuple(f"**{c}**" if p.form == "header_row" else c for c in p.cells) for p in pieces]
        if pieces[0].within == "columns":
            self._columns_of(rows)
        else:
            widths = [Cm(5), Cm(10.8)] if len(rows[0]) == 2 else [Cm(15.8)]
            self._ruled(rows, widths, header=pieces[0].form == "header_row")
        return position + len(pieces)

    def _columns_of(self, rows: list[tuple[str, ...]]) -> None:
        table = self.document.add_table(len(rows), max(map(len, rows)))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.paragraphs[0].paragraph_format.space_after = Pt(4)
                self._runs(cell.paragraphs[0], text)
        self.document.add_paragraph().paragraph_format.space_after = Pt(4)

    def _ruled(self, rows: list[tuple[str, ...]], widths: list[Any], *, header: bool) -> None:
        table = self.document.add_table(len(rows), len(widths))
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        _rule(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row, cells in zip(table.rows, rows, strict=True):
            whole_width = len(cells) > 1 and not cells[1]
            if whole_width:
                row.cells[0].merge(row.cells[1])
            for cell, text, width in zip(row.cells, cells[:1] if whole_width else cells, widths, strict=False):
                cell.width = width
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
                self._runs(cell.paragraphs[0], text)
        if header:
            mark = OxmlElement("w:tblHeader")
            table.rows[0]._tr.get_or_add_trPr().append(mark)
        self.document.add_paragraph().paragraph_format.space_after = Pt(4)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row that stands between upright strokes."""
    return tuple(cell.strip() for cell in line.strip().removeprefix("|").removesuffix("|").split("|"))


def _rule(table: Table) -> None:
    """Draw the table's lines."""
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table._tbl.tblPr.append(parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>"))
