"""Reports as other hands write them: Word files made with python-docx, with what only Word has put in as XML."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor


def accessible() -> Any:
    """An empty document that breaks no rule of accessibility."""
    document = Document()
    document.core_properties.title = "Ofsted visit"
    normal = document.styles["Normal"]
    normal.font.name = "Arial"
    normal.font.size = Pt(12)
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    defaults.append(language)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Heading 4"):
        document.styles[name].font.name = "Arial"
        document.styles[name].font.size = Pt(14)
        document.styles[name].font.color.rgb = RGBColor(0, 0, 0)
    return document


def saved(document: Any, path: Path) -> Path:
    """Write it there."""
    document.save(str(path))
    return path


def paragraph_xml(document: Any, inner: str) -> None:
    """A paragraph at the end of the body with this XML in it."""
    body = document.element.body
    new = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    body.insert(len(body) - 1, new)


def run_xml(text: str, properties: str = "") -> str:
    """A run of text with these run properties."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
