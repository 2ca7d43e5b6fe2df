"""Word's own XML: its names, its values, and the one parser for all of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = "etree._Element"
"""An element of a part's XML, as lxml keeps it."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Begins the name of each of Word's own elements and attributes."""
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Begins the names of attributes that refer to other parts."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
"""Alternative forms of the same content; a program shows the first that it supports."""
OFF = ("0", "false", "off")
"""Word's values for "false"."""

_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_RENAMED = {b"extendedProperties": b"extended-properties", b"customProperties": b"custom-properties"}


class DocumentTypeError(ValueError):
    """A part declares a document type, which could define entities; Word writes none."""


def parse_part(xml: bytes) -> Element:
    """The root of a part. Strict Open XML is given the names that Word's usual form has.

    Raises:
        DocumentTypeError: it declares a document type.
        lxml.etree.XMLSyntaxError: it is not well-formed, or nested deeper than libxml2 allows (256 levels).
    """
    from lxml import etree

    if declares_type(xml):
        raise DocumentTypeError("a part declares a document type")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(xml, parser)
    if any(name.encode().startswith(_STRICT) for name in root.nsmap.values()):
        root = etree.fromstring(_STRICT_NAME.sub(_usual_name, etree.tostring(root)), parser)
    return root


def declares_type(xml: bytes) -> bool:
    """Whether a part declares a document type, in UTF-8 or UTF-16."""
    return b"<!DOCTYPE" in xml or (xml[:2] in (b"\xff\xfe", b"\xfe\xff") and b"<!DOCTYPE" in xml.replace(b"\x00", b""))


def is_strict(xml: bytes) -> bool:
    """Whether a part is written in Strict Open XML, going by the names at its beginning."""
    return _STRICT in xml[:8192].replace(b"\x00", b"")


def _usual_name(match: re.Match[bytes]) -> bytes:
    """Return the name in Transitional Open XML, which Word writes by default."""
    return b"http://schemas.openxmlformats.org/%s/2006/%s" % (match[1], _RENAMED.get(match[2], match[2]))


def value(element: Element | None) -> str | None:
    """Return the `val` of an element; None if there is no element, or no value."""
    return None if element is None else element.get(f"{W}val")


def whole(text: str | None, otherwise: int) -> int:
    """The number that an attribute has; `otherwise` where it has none, or one that Word never writes."""
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise


def is_on(element: Element | None) -> bool:
    """Whether a switch is on: it is there, and does not say that it is off."""
    return element is not None and element.get(f"{W}val") not in OFF


def remove(element: Element) -> None:
    """Take an element out of where it is, with what is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
