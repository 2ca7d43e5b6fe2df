"""Whatever is damaged in a Word file, it is read or refused in plain words: never another error."""

from __future__ import annotations

import re
from contextlib import suppress

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.word_files import packed, parts_of, saved
from ofsted_report.checking.accessibility import check_docx
from ofsted_report.checking.word_passages import passages_of_word
from ofsted_report.errors import NotReadableError
from ofsted_report.word.document import open_word


def whole() -> dict[str, bytes]:
    """The parts of a document with a heading, lists, a table, a comment, a header and a footer."""
    document = docx.Document()
    document.add_heading("Findings", 1)
    for style in ("List Bullet", "List Number", "Normal"):
        paragraph = document.add_paragraph("Plans are clear.", style=style)
    document.add_comment(paragraph.runs, text="See page 3.")
    document.add_table(2, 2).cell(0, 0).text = "Area"
    document.sections[0].header.paragraphs[0].text = "Anyshire"
    document.sections[0].footer.paragraphs[0].text = "Page 1"
    return parts_of(saved(document))


PARTS = whole()
XML = sorted(name for name in PARTS if name.endswith((".xml", ".rels")))
MAIN = "word/document.xml"
VALUES = (b"", b"x", b"-5", b"0", b"99999999999999999999", "é".encode())
PIECES = (
    b"",
    b"<w:r>",
    b"</w:p>",
    b"<w:del>",
    b'<w:fldChar w:fldCharType="end"/>',
    b"<w:sdt/>",
    b"\xff",
    b"<!--",
    b"&#0;",
)


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, bytes]:
    """The parts with something in them changed, put in or taken away."""
    parts = dict(PARTS)
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from([MAIN, *XML]))
        content = parts.get(name, b"")
        way = draw(st.sampled_from(["value", "element", "piece", "part"]))
        if way == "part":
            parts.pop(name, None)
            continue
        pattern = {"value": rb'(?<==")[^"]*', "element": rb"<w:\w+[^>]*/>", "piece": rb"(?<=>)"}[way]
        places = [match.span() for match in re.finditer(pattern, content)]
        if places:
            start, end = draw(st.sampled_from(places))
            new = b"" if way == "element" else draw(st.sampled_from(VALUES if way == "value" else PIECES))
            parts[name] = content[:start] + new + content[end:]
    return parts


@settings(max_examples=150)
@given(damaged())
def test_it_is_read_or_refused(parts: dict[str, bytes]) -> None:
    with suppress(NotReadableError):
        document = open_word(packed(parts), "letter.docx")
        passages = list(passages_of_word(document))
        assert all(passage.text for passage in passages)
        assert isinstance(document.has_tracked_changes, bool)
        assert isinstance(document.comments, dict)
        assert isinstance(document.unread, tuple)
        check_docx(document, "letter.docx")


@settings(max_examples=100)
@given(st.binary(max_size=400), st.integers(0, 40_000))
def test_bytes_that_were_lost_or_changed_are_refused_in_plain_words(noise: bytes, at: int) -> None:
    data = packed(PARTS)
    with suppress(NotReadableError):
        list(passages_of_word(open_word(data[:at] + noise + data[at + len(noise) :], "letter.docx")))
