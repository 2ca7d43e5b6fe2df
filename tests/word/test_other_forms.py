"""What is no .docx is named by what it is, whatever it is called, with a remedy that works."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.checking.report_file import open_report
from ofsted_report.errors import EncryptedError, NotReadableError
from ofsted_report.reading.read import read_document
from ofsted_report.word.other_forms import other_form

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FORMS = {
    "is Rich Text (RTF)": b"{\\rtf1\\ansi Dear Ms Okafor\\par }",
    "is a web page (HTML)": b"\xef\xbb\xbf<!-- saved --><!DOCTYPE html><html><body>Dear Ms Okafor</body></html>",
    "is a web page saved as a single file": b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n",
    "is a Word document saved as XML": b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package/>',
    "is an old Word document (.doc)": OLE + "WordDocument".encode("utf-16-le"),
}


@pytest.mark.parametrize("name", ["letter.docx", "letter.txt", "letter.rtf", "letter.htm"])
@pytest.mark.parametrize("what", FORMS)
def test_a_letter_is_refused_by_what_it_is(what: str, name: str, tmp_path: Path) -> None:
    """RTF was read as plain text, and a report was built that was full of \\par."""
    path = tmp_path / name
    path.write_bytes(FORMS[what])
    with pytest.raises(NotReadableError) as refused:
        read_document(path)
    assert what in refused.value.what
    assert "Save As, Word Document (*.docx)" in refused.value.remedy


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Received: from x\r\nMessage-ID: <1@x>\r\nFrom: a\r\n\r\nDear Ms Okafor", "is an e-mail (.eml)"),
        (OLE + "__properties_version1.0".encode("utf-16-le"), "is an e-mail saved from Outlook (.msg)"),
        (OLE + "Workbook".encode("utf-16-le"), "is an old Excel workbook (.xls)"),
        (b'<?xml version="1.0"?><office:document>Dear Ms Okafor</office:document>', "is an OpenDocument file"),
        (b'<?xml version="1.0"?><letter>Dear Ms Okafor</letter>', "is an XML file"),
        (b"<p>Dear Ms Okafor<br>This letter", "is a web page (HTML)"),
    ],
)
def test_what_is_no_document_of_word_either_is_refused(data: bytes, what: str) -> None:
    """Read as plain text, their marks would be quoted."""
    with pytest.raises(NotReadableError, match=re.escape(what)):
        read_document(data, name="letter.txt")


@pytest.mark.parametrize("name", ["report.docx", "report.txt"])
def test_a_report_is_refused_by_what_it_is(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(FORMS["is Rich Text (RTF)"])
    with pytest.raises(NotReadableError, match="is Rich Text"):
        open_report(path)


def test_a_file_that_asks_for_a_password_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(EncryptedError, match="protected by a password"):
        read_document(path)


@pytest.mark.parametrize(
    ("content_type", "what"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "a Word document with macros"),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", "a Word template"),
        ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "an Excel workbook"),
    ],
)
def test_other_files_of_offices_programs_are_named(content_type: str, what: str, tmp_path: Path) -> None:
    parts = parts_of(saved(docx.Document()))
    ours = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(ours, content_type.encode())
    path = tmp_path / "letter.docx"
    path.write_bytes(packed(parts))
    with pytest.raises(NotReadableError, match=what):
        read_document(path)


def test_a_file_of_libreoffices_own_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}))
    with pytest.raises(NotReadableError, match="OpenDocument"):
        read_document(path)


@pytest.mark.parametrize("text", [b"Dear Ms Okafor", b"# Findings\n\n<b>Plans</b> are clear.", b"{ not rtf }", b"<3"])
def test_plain_text_is_no_other_form(text: bytes) -> None:
    assert other_form(text) is None
