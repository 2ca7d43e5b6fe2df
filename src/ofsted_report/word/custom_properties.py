"""A Word file's custom properties (File, Info, Advanced Properties): named texts that Word and LibreOffice preserve.

A report records the letter it was built from in such a property, so that a check can recognise another or a replaced
letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofsted_report.word.editing import package_of
from ofsted_report.word.xml import parse_part

if TYPE_CHECKING:
    from docx.document import Document

    from ofsted_report.word.package import Package

LETTER = "Ofsted letter SHA-256"
"""The property that holds the SHA-256 of the letter's file, in hexadecimal."""
CHOSEN_BY = "Key findings chosen by"
"""The property that says who or what chose the findings that the report quotes."""

_RELATION = "custom-properties"
_NAME = "/docProps/custom.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_RELATION_TYPE = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{_RELATION}"
_P = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}lpwstr"
_EMPTY = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>'
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""Says of a property that it is a custom one; the same in all files."""
_FIRST = 2
"""The lowest number that a custom property may have."""


def custom_property(package: Package, name: str) -> str | None:
    """Return the text of a custom property; None if the file has none of that name.

    Raises:
        Exception: whatever `zipfile` and lxml raise on a damaged part.
    """
    for part in package.related(_RELATION, to=""):
        for each in package.root(part.name).iter(f"{_P}property"):
            if each.get("name") == name:
                return "".join(map(str, each.itertext())).strip() or None
    return None


def set_custom_property(document: Document, name: str, text: str) -> None:
    """Give an opened document a custom property of this name, in place of one that it has; others stay."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    package = package_of(document)
    found = [rel.target_part for rel in package.rels.values() if rel.reltype == _RELATION_TYPE and not rel.is_external]
    part = found[0] if found else Part(PackURI(_NAME), _TYPE, _EMPTY, package)
    root = parse_part(part.blob)
    for each in list(root.iter(f"{_P}property")):
        if each.get("name") == name:
            root.remove(each)
    numbers = [int(each.get("pid", "0")) for each in root.iter(f"{_P}property")]
    made = etree.SubElement(root, f"{_P}property", fmtid=_FORMAT, pid=str(max([_FIRST - 1, *numbers]) + 1), name=name)
    etree.SubElement(made, _TEXT).text = text
    part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # python-docx has no public way
    if not found:
        package.relate_to(part, _RELATION_TYPE)
