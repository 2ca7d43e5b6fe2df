"""Word documents for these tests: python-docx's own, with a piece of Word's XML put in, and parts that Word would write."""

from __future__ import annotations

import docx

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.word.document import WordDocument, open_word

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def run(text: str, properties: str = "") -> str:
    """A run with this text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> str:
    """A paragraph of these runs."""
    return f"<w:p>{inner}</w:p>"


def made(*blocks: str, parts: dict[str, bytes] | None = None) -> WordDocument:
    """An opened document whose body is these blocks; `parts` are put into its package, or take the place of others."""
    return open_word(word_file(*blocks, parts=parts), "letter.docx")


def word_file(*blocks: str, parts: dict[str, bytes] | None = None) -> bytes:
    """The bytes of such a document."""
    whole = parts_of(saved(docx.Document()))
    whole["word/document.xml"] = whole["word/document.xml"].replace(b"<w:body>", f"<w:body>{''.join(blocks)}".encode())
    return packed({**whole, **(parts or {})})


def related(data: bytes, *relations: tuple[str, str, str]) -> dict[str, bytes]:
    """The document's relations with these added: id, last word of the type, target."""
    name = "word/_rels/document.xml.rels"
    added = "".join(
        f'<Relationship Id="{i}" Type="{RELATION}{kind}" Target="{target}"/>' for i, kind, target in relations
    )
    return {name: parts_of(data)[name].replace(b"</Relationships>", f"{added}</Relationships>".encode())}
