"""What a Word file may unpack to: XML is limited more narrowly than pictures, whatever a part is called."""

from __future__ import annotations

import random

import docx
import pytest

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.errors import NotReadableError, TemplateError
from ofsted_report.rendering.docx_package import checked_docx
from ofsted_report.word.package import LARGEST_XML, MOST_PARTS, open_package

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
