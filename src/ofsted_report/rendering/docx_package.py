"""A Word file as a package: refused where it is not a plain .docx, and written so that equal reports are equal bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from ofsted_report.errors import EncryptedError, NotReadableError, TemplateError
from ofsted_report.report.model import LANGUAGE
from ofsted_report.word.editing import check_editable, package_of, parts_beside_body
from ofsted_report.word.xml import Element

if TYPE_CHECKING:
    from docx.document import Document

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip file can hold; every part gets it, so that nothing depends on the clock."""
_LONGEST_PROPERTY = 255
"""Characters; Word's own limit for a document property."""


def checked_docx(data: bytes, name: str) -> bytes:
    """Return the same bytes if they are a .docx that can be filled safely.

    Raises:
        TemplateError: it is another kind of file, encrypted, damaged, or would unpack to an absurd size.
    """
    try:
        check_editable(data, f"The template {name}")
    except (NotReadableError, EncryptedError) as error:
        raise TemplateError(error.what, error.remedy) from error
    return data


@contextmanager
def damage_as_template_error(name: str) -> Iterator[None]:
    """Context manager that converts whatever the libraries raise on a damaged template.

    Raises:
        TemplateError: an error was raised within.
    """
    try:
        yield
    except (TemplateError, MemoryError, ImportError):  # a library that is missing, or another version, is no damage
        raise
    except Exception as error:  # python-docx and docxtpl raise any exception of their parts
        raise TemplateError(
            f"The template {name} cannot be opened.", "Open it in Word, save it under another name, and use that."
        ) from error


def filled_margins(document: Document) -> Iterator[Element]:
    """The roots of the parts beside the body that docxtpl fills, to be changed in place."""
    return parts_beside_body(document, "header", "footer", "footnotes")


def set_properties(document: Document, *, title: str, when: date | None, subject: str = "", author: str = "") -> None:
    """Title, language and dates, which screen readers and records systems read; nothing of the machine or the clock."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    stamp = datetime(when.year, when.month, when.day, tzinfo=UTC) if when else datetime(2000, 1, 1, tzinfo=UTC)
    properties = document.core_properties
    properties.title = title[:_LONGEST_PROPERTY]
    properties.subject = subject[:_LONGEST_PROPERTY]
    properties.author = author[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.comments = properties.keywords = properties.category = ""
    properties.language = LANGUAGE
    properties.created = properties.modified = stamp
    properties.revision = 1
    if any(relation.reltype == RELATIONSHIP_TYPE.COMMENTS for relation in document.part.rels.values()):
        for comment in document.comments:  # asked of a file that has none, python-docx gives it an empty part
            comment._comment_elm.date = stamp  # python-docx has no public way to set it


def saved(document: Document) -> bytes:
    """The document as a file; the same document gives the same bytes, whenever and wherever.

    Raises:
        ImportError: this python-docx saves in another way.
    """
    from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
    from docx.opc.pkgwriter import _ContentTypesItem

    # What `document.save` does, which sets the time: to pack its file once more would take as long again.
    package: Any = package_of(document)
    content_types: Any = _ContentTypesItem
    parts = package.parts
    for part in parts:
        part.before_marshal()
    contents = {CONTENT_TYPES_URI: content_types.from_parts(parts).blob, PACKAGE_URI.rels_uri: package.rels.xml}
    for part in parts:
        contents[part.partname] = part.blob
        if part.rels:
            contents[part.partname.rels_uri] = part.rels.xml
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name.membername, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            file.writestr(info, content)
    return out.getvalue()
