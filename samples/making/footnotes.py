"""Footnotes in a Word document: python-docx has none of its own, so the part is written here."""

from __future__ import annotations

from xml.sax.saxutils import escape

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)


def add_footnotes(document: Document, notes: dict[str, str], font: str) -> None:
    """Add the document's footnotes, by mark; marks must be 1, 2, 3 … in the order they are referred to."""
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="16"/></w:rPr>'
    raised = f'<w:rPr><w:rStyle w:val="{_style(document)}"/></w:rPr>'
    bodies = "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r>{raised}<w:footnoteRef/></w:r>'
        f'<w:r>{look}<w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for mark, text in notes.items()
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_SEPARATORS}{bodies}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _style(document: Document) -> str:
    """The id of the raised character style of footnote marks, made if the document has none."""
    name = "footnote reference"
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER).font.superscript = True
    return str(document.styles[name].style_id)


def add_mark(paragraph: Paragraph, mark: str) -> None:
    """Put the raised mark that points to a footnote at the paragraph's end so far."""
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            f'<w:footnoteReference w:id="{mark}"/></w:r>'
        )
    )
