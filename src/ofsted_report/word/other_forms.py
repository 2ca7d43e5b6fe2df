"""Recognises files that are mistaken for Word documents by their first bytes, whatever their names."""

from __future__ import annotations

import re
from typing import NamedTuple

from ofsted_report.errors import EncryptedError, NotReadableError

SAVE_AS = "Open it in Word, choose File, Save As, Word Document (*.docx), and use that file."
STRICT_REMEDY = (
    "Open it in Word, choose File, Save As, Word Document (*.docx) and not Strict Open XML, and use that file."
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Old Office files begin so, and new ones that ask for a password."""
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_ATTACHED = "Save the letter that is attached to it, and use that file."
_OTHER_OLE = (
    ("__properties_version1.0", "is an e-mail saved from Outlook (.msg), which is not read", _ATTACHED),
    ("Workbook", "is an old Excel workbook (.xls), which is not read", "Check that it is the right file."),
    (
        "PowerPoint Document",
        "is an old PowerPoint presentation (.ppt), which is not read",
        "Check that it is the right file.",
    ),
)
_BEFORE_TEXT = b"\xef\xbb\xbf \t\r\n\x00"
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|div|p|span|table|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_XML = re.compile(rb"<\?mso-application\s+progid=.Word\.Document|<pkg:package\b|<w:wordDocument\b")
_OPEN_XML = re.compile(rb"<office:document\b")
_MAIL_HEAD = re.compile(
    rb"^(?:Received|Return-Path|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding|Delivered-To|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
"""Headers of an e-mail that nobody sees who prints it."""
_FEWEST_HEADS = 2
_HEAD = 4096
"""Bytes at a file's beginning in which its form shows."""


class OtherForm(NamedTuple):
    """A form of file that is not read."""

    what: str
    """To be put after the file's name: 'is Rich Text (RTF), which is not read'."""
    remedy: str
    locked: bool = False
    """Whether it asks for a password."""


_LOCKED_FORM = OtherForm(
    "is protected by a password",
    "Open it in Word, choose File, Info, Protect Document, Encrypt with Password, delete the password, and save it.",
    locked=True,
)


def other_form(data: bytes) -> OtherForm | None:
    """The form of a file that is neither PDF, .docx nor plain text; None where it is not known to be one."""
    if data.startswith(_OLE):
        if _LOCKED in data:
            return _LOCKED_FORM
        if _OLD_WORD in data:
            return OtherForm("is an old Word document (.doc)", SAVE_AS)
        for holds, what, remedy in _OTHER_OLE:
            if holds.encode("utf-16-le") in data:
                return OtherForm(what, remedy)
        return OtherForm("is protected by a password or an old Word document (.doc)", SAVE_AS)
    head = data[:_HEAD].lstrip(_BEFORE_TEXT)
    if head.startswith(b"{\\rtf"):
        return OtherForm("is Rich Text (RTF), which is not read", SAVE_AS)
    if _WORD_XML.search(head.replace(b"\x00", b"")):
        return OtherForm("is a Word document saved as XML, which is not read", SAVE_AS)
    if _HTML.match(head.replace(b"\x00", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")):
        return OtherForm("is a web page (HTML), which is not read", SAVE_AS)
    if head[:13].lower() == b"mime-version:":
        return OtherForm("is a web page saved as a single file (MHT), which is not read", SAVE_AS)
    if _OPEN_XML.search(head):
        return OtherForm("is an OpenDocument file, which is not read", SAVE_AS)
    if head.startswith(b"<?xml"):
        return OtherForm(
            "is an XML file, which is not read", "Give the letter as a PDF, a Word document or plain text."
        )
    if len(_MAIL_HEAD.findall(head)) >= _FEWEST_HEADS:
        return OtherForm("is an e-mail (.eml), which is not read", _ATTACHED)
    return None


def refuse_other_form(data: bytes, name: str) -> None:
    """Raise if a file is neither PDF, .docx nor plain text, whatever its name.

    Raises:
        NotReadableError: it is Rich Text, a web page, an old Word document …
        EncryptedError: it is an Office file that needs a password.
    """
    form = other_form(data)
    if form is not None:
        raise (EncryptedError if form.locked else NotReadableError)(f"{name} {form.what}.", form.remedy)


ZIPPED = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml": "a Word template (.dotx)",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "a Word document with macros (.docm)",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "a Word template with macros (.dotm)",
}
"""Content types of the main part of Word files that are not .docx."""
NOT_WORD = {
    "spreadsheetml": "an Excel workbook",
    "presentationml": "a PowerPoint presentation",
    "ms-excel": "an Excel workbook",
    "ms-powerpoint": "a PowerPoint presentation",
}
"""By a piece of the content type of the main part, what other Office programs write."""
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
"""The beginning of the part `mimetype` of LibreOffice's own files."""
