"""What a Word file may unpack to: XML is limited more narrowly than pictures, whatever a part is called."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.errors import NotReadableError, TemplateError
from ofsted_report.rendering.docx_package import checked_docx
from ofsted_report.word.document import open_word
from ofsted_report.word.editing import open_to_edit
from ofsted_report.word.package import LARGEST_XML, MOST_PARTS, open_package
from ofsted_report.word.xml import W

XML = b"<w>" + b" " * (LARGEST_XML // 2 + 1) + b"</w>"
"""More than half of what all XML may have."""


def word_file(**parts: bytes) -> bytes:
    """A Word file with more parts, given by their names with __ for / and _ for the dot."""
    more = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    return packed(parts_of(saved(docx.Document())) | more)


def test_a_document_with_large_pictures_is_bearable() -> None:
    """A crest or a scanned page may have many megabytes."""
    data = word_file(word__media__page1_png=b"\x89PNG" + random.Random(1).randbytes(LARGEST_XML))  # noqa: S311
    assert open_package(data, "letter.docx").main == "word/document.xml"


@pytest.mark.parametrize(
    "parts",
    [
        {"word__footnotes_xml": XML + XML},
        {"word__footnotes_xml": XML, "word__endnotes_xml": XML},
        {"word__media__page1_png": XML, "word__media__page2_png": b"\xef\xbb\xbf\r\n" + XML},
        {"word__media__page1_png": bytes(101 * 2**20)},
        {f"n{number}_bin": b"1" for number in range(MOST_PARTS)},
    ],
    ids=["one part", "parts together", "named as pictures", "the whole", "too many parts"],
)
def test_what_no_word_document_needs_is_refused_as_letter_and_as_template(parts: dict[str, bytes]) -> None:
    """Parsed XML takes many times its size; letters were let through with ten times as much as templates."""
    data = word_file(**parts)
    with pytest.raises(NotReadableError, match="unpacks to more than"):
        open_package(data, "letter.docx")
    with pytest.raises(TemplateError, match="unpacks to more than"):
        checked_docx(data, "ours.docx")


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_packing_that_word_never_uses_is_refused(packing: int) -> None:
    """3 KB packed with bzip2 took 6 GB when they were unpacked."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as package:
        for name, content in parts_of(saved(docx.Document())).items():
            package.writestr(name, content)
    with pytest.raises(NotReadableError, match="not packed as Word packs its documents"):
        open_package(file.getvalue(), "letter.docx")


def test_the_main_part_may_have_any_name() -> None:
    """Word Online calls it document2.xml."""
    parts = {
        name.replace("document.xml", "document2.xml"): content.replace(b"word/document.xml", b"word/document2.xml")
        for name, content in parts_of(saved(docx.Document())).items()
    }
    package = open_package(packed(parts), "letter.docx")
    assert package.main == "word/document2.xml"
    assert package.root(package.main).tag == f"{W}document"


STRICT = [
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_strict_open_xml_is_read_as_words_usual_form(encoding: str) -> None:
    """It differs in the names of its names."""
    document = docx.Document()
    document.add_heading("Findings", 1)
    parts = parts_of(saved(document))
    for name in parts:
        if name.endswith((".xml", ".rels")) and not name.startswith("docProps"):
            for usual, strict in STRICT:
                parts[name] = parts[name].replace(usual, strict)
    text = parts["word/document.xml"].decode().partition("?>")[2]
    parts["word/document.xml"] = text.encode(encoding)
    read = open_word(packed(parts), "letter.docx")
    assert read.package.strict
    assert [(each.text, each.heading_level) for each in read.paragraphs] == [("Findings", 1)]
    with pytest.raises(NotReadableError, match="saved as Strict Open XML") as refused:
        open_to_edit(packed(parts), "ours.docx")
    assert "Word Document (*.docx)" in refused.value.remedy


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_a_document_type_is_refused(encoding: str) -> None:
    """Word writes none; through its entities a small part can grow without bounds."""
    parts = parts_of(saved(docx.Document()))
    xml = parts["word/document.xml"].decode().partition("?>")[2]
    parts["word/document.xml"] = f"<!DOCTYPE w [<!ENTITY a 'a'>]>{xml}".encode(encoding)
    with pytest.raises(NotReadableError, match="declares a document type"):
        open_word(packed(parts), "letter.docx")


def test_a_directory_of_endless_entries_is_not_listed() -> None:
    data = saved(docx.Document()) + b"PK\x01\x02" * (2 * MOST_PARTS + 1)
    with pytest.raises(NotReadableError, match="unpacks to more than"):
        open_package(data, "letter.docx")
