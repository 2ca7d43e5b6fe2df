"""A Word file is opened for editing once it is known to be harmless; what is changed beside the body is kept."""

from __future__ import annotations

import io

import docx
import pytest

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.errors import NotReadableError
from ofsted_report.word.editing import body_of, open_to_edit, parts_beside_body
from ofsted_report.word.xml import W, remove
from word.word_xml import paragraph, related, run, word_file


def test_properties_that_word_never_wrote_are_told_before_anything_is_changed() -> None:
    """python-docx stumbled over them in the middle of a pack: a defect of ours."""
    parts = parts_of(saved(docx.Document()))
    parts["docProps/core.xml"] = b"<other/>"
    with pytest.raises(NotReadableError, match="damaged inside"):
        open_to_edit(packed(parts), "report.docx")


def test_what_is_changed_in_headers_and_notes_is_kept() -> None:
    """Footnotes are plain bytes to python-docx: an open field in one stayed open in the pack."""
    body = paragraph(run("Plans") + '<w:r><w:footnoteReference w:id="7"/></w:r>')
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = f'<w:footnotes {names}><w:footnote w:id="7">{paragraph(run("[Date]"))}</w:footnote></w:footnotes>'
    content_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    data = word_file(body)
    types = parts_of(data)["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{content_type}"/></Types>'.encode()
    )
    parts = {
        "word/footnotes.xml": note.encode(),
        "[Content_Types].xml": types,
        **related(data, ("n1", "footnotes", "footnotes.xml")),
    }
    document = open_to_edit(word_file(body, parts=parts), "report.docx")
    document.sections[0].header.paragraphs[0].text = "[Date]"
    for root in parts_beside_body(document, "header", "footnotes"):
        for text in root.iter(f"{W}t"):
            text.text = "5 May 2026"
    out = io.BytesIO()
    document.save(out)
    kept = parts_of(out.getvalue())
    assert b"5 May 2026" in kept["word/footnotes.xml"]
    assert b"5 May 2026" in kept["word/header1.xml"]


def test_the_body_is_the_one_that_is_saved() -> None:
    """What is taken out of the body is gone from the file."""
    document = open_to_edit(word_file(paragraph(run("One")) + paragraph(run("Two"))), "report.docx")
    body = body_of(document)
    remove(next(body.iter(f"{W}p")))
    assert [each.text for each in document.paragraphs] == ["Two"]
