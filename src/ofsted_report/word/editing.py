"""A Word file opened with python-docx, for those who change it; who only reads one uses `document.open_word`."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ofsted_report.errors import NotReadableError
from ofsted_report.word.other_forms import STRICT_REMEDY
from ofsted_report.word.package import open_package, walking

if TYPE_CHECKING:
    from docx.document import Document


def open_to_edit(data: bytes, name: str) -> Document:
    """A python-docx Document of these bytes; `name` is what messages call the file.

    Raises:
        NotReadableError: it is another kind of file, damaged, or unpacks to more than a Word document may.
        EncryptedError: it asks for a password.
    """
    check_editable(data, name)
    with walking(name):
        import docx

        return docx.Document(io.BytesIO(data))


def check_editable(data: bytes, name: str) -> None:
    """Whether python-docx, or what builds on it, may be given these bytes; raises what `open_to_edit` does."""
    package = open_package(data, name)
    if package.strict:
        raise NotReadableError(f"{name} is saved as Strict Open XML.", STRICT_REMEDY)
    package.refuse_document_types()
