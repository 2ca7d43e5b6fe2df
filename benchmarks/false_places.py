"""Places in a Word file where `falsify.py` puts false text: wherever a reader, or a screen reader, meets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm

from ofsted_report.letter.model import Letter
from ofsted_report.lexicon import MONTHS
from report_edits import WHO, Edit, W, other_grade, overall_grade

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_RUN = "<w:r><w:t>{said}</w:t></w:r>"

_INLINE = {
    "content control": f"<w:sdt {{w}}><w:sdtContent>{_RUN}</w:sdtContent></w:sdt>",
    "simple field": f'<w:fldSimple {{w}} w:instr=" DOCPROPERTY x ">{_RUN}</w:fldSimple>',
    "field result": '<w:r {w}><w:fldChar w:fldCharType="begin"/><w:instrText> REF x </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>{said}</w:t><w:fldChar w:fldCharType="end"/></w:r>',
    "tracked insertion": f"<w:ins {{w}} {WHO}>{_RUN}</w:ins>",
    "tracked move": f"<w:moveTo {{w}} {WHO}>{_RUN}</w:moveTo>",
    "shape": '<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    f'xmlns:wps="{_SHAPE}" {_DRAWING}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
    f'<wp:docPr id="77" name="Box 1"/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:txbx><w:txbxContent><w:p>{_RUN}'
    "</w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "</mc:AlternateContent></w:r>",
    "alternative text": f"<w:r {{w}} {_DRAWING}><w:drawing><wp:inline>"
    '<wp:docPr id="78" name="Picture 1" descr="{said}"/></wp:inline></w:drawing></w:r>',
}
"""What is put at the end of the last paragraph."""

Put = Callable[[Any, str], None]


def _inline(form: str) -> Put:
    def put(document: Any, said: str) -> None:
        document.paragraphs[-1]._p.append(parse_xml(form.format(w=f'xmlns:w="{W}"', said=said)))

    return put


def _endnote(document: Any, said: str) -> None:
    xml = f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="2"><w:p>{_RUN.format(said=said)}</w:p></w:endnote></w:endnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.endnotes+xml"
    notes = Part(PackURI("/word/endnotes.xml"), kind, xml.encode(), document.part.package)
    document.part.relate_to(notes, f"{_R}/endnotes")
    document.paragraphs[-1].add_run()._r.append(parse_xml(f'<w:endnoteReference xmlns:w="{W}" w:id="2"/>'))


def _first_header(document: Any, said: str) -> None:
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].add_run(said)


def _table_in_header(document: Any, said: str) -> None:
    header = document.sections[0].header
    header.is_linked_to_previous = False
    header.add_table(1, 1, Cm(10)).rows[0].cells[0].text = said


def _hyperlink(document: Any, said: str) -> None:
    to = document.part.relate_to("https://reports.ofsted.gov.uk/", f"{_R}/hyperlink", is_external=True)
    xml = f'<w:hyperlink xmlns:w="{W}" xmlns:r="{_R}" r:id="{to}">{_RUN.format(said=said)}</w:hyperlink>'
    document.add_paragraph()._p.append(parse_xml(xml))


def _file_title(document: Any, said: str) -> None:
    document.core_properties.title = said


_PUTS: dict[str, Put] = {
    **{place: _inline(form) for place, form in _INLINE.items()},
    "endnote": _endnote,
    "header of the first page": _first_header,
    "table in a header": _table_in_header,
    "hyperlink": _hyperlink,
    "title of the file": _file_title,
}


def _quotation(_letter: Letter) -> str:
    return "Ofsted: “Children in every team now receive an exemplary and sustained level of help from settled workers.”"


def _grade(letter: Letter) -> str | None:
    grade = overall_grade(letter)
    return f"Ofsted judged us to be {other_grade(grade).lower()}." if grade else None


def _date(letter: Letter) -> str | None:
    start = letter.visit.start
    return f"Ofsted visited on {start.day} {MONTHS[start.month - 1]} {start.year - 1}." if start else None


def _put(put: Put, text: Callable[[Letter], str | None]) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        if (said := text(letter)) is None:
            return False
        put(document, said)
        return True

    return edit


PLACES: dict[str, Edit] = {
    f"{what}: {place}": _put(put, text)
    for place, put in _PUTS.items()
    for what, text in (("invented quotation", _quotation), ("false grade", _grade), ("false date", _date))
}
"""Each must be found."""
