"""A Word file opened with python-docx, for those who change it; who only reads one uses `document.open_word`."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, cast

from ofsted_report.errors import NotReadableError
from ofsted_report.word.xml import Element, W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.document import CT_Body
    from docx.package import Package

_PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
"""The content type of a document's parts."""


def open_to_edit(data: bytes, name: str) -> Document:
    """A python-docx Document of these bytes; `name` is what messages call the file.

    Raises:
        NotReadableError: it is another kind of file, damaged, or unpacks to more than a Word document may.
        EncryptedError: it asks for a password.
    """
    from ofsted_report.word.package import damage_as_error

    check_editable(data, name)
    with damage_as_error(name):
        import docx

        return docx.Document(io.BytesIO(data))


def check_editable(data: bytes, name: str) -> None:
    """Whether python-docx, or what builds on it, may be given these bytes; raises what `open_to_edit` does."""
    from ofsted_report.word.other_forms import STRICT_REMEDY
    from ofsted_report.word.package import damage_as_error, open_package

    package = open_package(data, name)
    if package.strict:
        raise NotReadableError(f"{name} is saved as Strict Open XML.", STRICT_REMEDY)
    package.refuse_document_types()
    with damage_as_error(name):
        properties = package.properties()
        if properties is not None and properties.tag != _PROPERTIES:
            raise ValueError(
                "the document's properties are damaged"
            )  # python-docx stumbles over them whenever it is asked


def package_of(document: Document) -> Package:
    """The file that an opened document is of."""
    return cast("Package", document.part.package)


def body_of(document: Document) -> CT_Body:
    """The element that holds the document's text (w:body), to be changed in place.

    Raises:
        ValueError: the document has none.
    """
    body = document.element.find(f"{W}body")
    if body is None:
        raise ValueError("the document has no body")
    return cast("CT_Body", body)


def parts_beside_body(
    document: Document, *kinds: Literal["header", "footer", "footnotes", "endnotes"]
) -> Iterator[Element]:
    """The roots of the document's parts of these kinds, to be changed in place before the next one is asked for."""
    from docx.opc.part import XmlPart
    from docx.oxml.parser import parse_xml
    from lxml import etree

    types = {_TYPE.format(kind) for kind in kinds}
    for part in list(package_of(document).iter_parts()):
        if part.content_type not in types:
            continue
        if isinstance(part, XmlPart):
            yield part.element
            continue
        root = parse_xml(part.blob)
        yield root
        part._blob = etree.tostring(root, encoding="UTF-8", standalone=True)  # python-docx has no public way
