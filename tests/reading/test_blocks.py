"""What a group of lines is: heading, paragraph or item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.printed import FULL, blocks, document, lay, told
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.text import clean


def test_bold_lines_are_headings() -> None:
    """Most letters have nothing else to mark a heading with."""
    lines = (*lay("Findings and evaluation of progress", bold=True), *lay(FULL, top=180))
    assert [kind for kind, _ in told(*lines)] == ["heading", "paragraph"]


def test_a_heading_over_two_lines_is_one_heading() -> None:
    """Titles mostly are."""
    title = lay("Second monitoring visit of Anyshire", "children’s services", bold=True)
    assert told(*title) == [("heading", "Second monitoring visit of Anyshire children’s services")]


@pytest.mark.parametrize(
    "text",
    [
        "Leaders know this. They have put it right.",
        "Leaders know what they have to do, and they have begun to do it for the children who live here.",
        " ".join(["word"] * 60),
    ],
    ids=["two sentences", "a long sentence", "far too long"],
)
def test_bold_text_is_no_heading(text: str) -> None:
    """Some letters print whole paragraphs bold."""
    assert [kind for kind, _ in told(*lay(text, bold=True), *lay(FULL, FULL, FULL, top=300))] == ["paragraph"] * 2


def test_a_tagged_heading_needs_no_bold_type() -> None:
    """The file says that it is one, and how deep it stands."""
    (heading,) = blocks(*lay("Next steps", tag=Tag("heading", 1, level=3)))
    assert (heading.kind, heading.level) == ("heading", 3)


def test_a_sentence_in_the_texts_own_type_is_no_heading() -> None:
    """Some closing remarks carry a heading's tag that nobody meant; as headings they would begin a section."""
    remark = "Ofsted will take the findings into account when planning your next visit."
    heading = Tag("heading", 1, level=1)
    assert told(*lay(FULL, FULL, FULL), *lay(remark, top=300, tag=heading))[-1] == ("paragraph", remark)
    assert told(*lay(FULL, FULL, FULL), *lay(remark, top=300, bold=True, tag=heading))[-1] == ("heading", remark)
    assert told(*lay(FULL, FULL, FULL), *lay(remark, top=300, size=16.0, tag=heading))[-1] == ("heading", remark)


def test_a_bold_item_is_an_item() -> None:
    """A list's bullets tell more than its type."""
    assert told(*lay("◼ The front door", bold=True, tag=Tag("item", 1))) == [("item", "The front door")]


@pytest.mark.parametrize("tag", [None, "paragraph"])
@pytest.mark.parametrize("mark", ["-", "–", "☐", "❑"])
def test_a_list_may_be_typed_by_hand(mark: str, tag: Literal["paragraph"] | None) -> None:
    """With dashes below a colon, or with boxes; the file then says nothing of a list."""
    typed = (FULL, "Inspectors looked at:", f"{mark} the front door", f"{mark} the quality of plans")
    lines = [
        line
        for i, text in enumerate(typed)
        for line in lay(text, top=150 + 20 * i, tag=Tag(tag, i) if tag is not None else None)
    ]
    assert told(*lines)[-2:] == [("item", "the front door"), ("item", "the quality of plans")]


def test_a_dash_below_a_full_stop_begins_no_item() -> None:
    """It may stand before a remark."""
    lines = (*lay("Plans are clear."), *lay("– or so leaders say.", top=180))
    assert told(*lines)[1] == ("paragraph", "– or so leaders say.")


def test_a_bullet_without_text_is_no_item() -> None:
    """Somebody pressed Return once too often; an officer would print an empty improvement."""
    lines = (*lay("◼ The front door", tag=Tag("item", 1)), *lay("◼", top=180, tag=Tag("item", 2)))
    assert told(*lines) == [("item", "The front door")]


def test_a_date_at_a_lines_start_is_no_number_of_a_paragraph() -> None:
    """Short texts that begin with a number are dates and parts of addresses, whatever stop follows it."""
    assert told(*lay("5. March 2024", tag=Tag("paragraph", 1))) == [("paragraph", "5. March 2024")]


def test_lines_are_cleaned_before_they_are_read() -> None:
    """Ligatures and control characters do not hide what a line is; a line of nothing else is none."""
    lines = lay("\u25fc\u00a0the o\ufb03ce\x02", "\u200b \u00a0")
    assert told(*lines) == [("item", "the office")]


def test_furniture_is_handed_on() -> None:
    """What was set aside can be looked at: Ofsted's address tells that the letter is Ofsted's."""
    lines = (*lay("enquiries@ofsted.gov.uk", top=30), *lay("Plans are clear."))
    found = find_blocks(document(*lines))
    assert [line.text for line in found.furniture] == ["enquiries@ofsted.gov.uk"]
    assert [block.text for block in found.body] == ["Plans are clear."]


def test_an_empty_document_has_no_blocks() -> None:
    """Nothing to read is no failure here."""
    assert blocks() == ()


tags = st.none() | st.builds(
    Tag,
    kind=st.sampled_from(["paragraph", "heading", "item", "note", "contents", "artifact"]),
    id=st.integers(0, 9),
    table=st.none() | st.integers(1, 2),
    row=st.integers(0, 3),
    column=st.integers(0, 2),
    level=st.integers(0, 3),
    continues=st.booleans(),
)
texts = st.text("AbcÀ .,-–◼1²o*)\u00a0\u00ad\ufb01", max_size=14) | st.sampled_from(
    [
        "Store Street",
        "Manchester",
        "Page 3",
        "Findings",
        "◼",
        "¹ A note.",
        "12. Plans are clear and known to all families.",
    ]
)
lines = st.builds(
    Line,
    text=texts,
    page=st.integers(1, 3),
    x0=st.floats(0, 500),
    top=st.floats(0, 842),
    x1=st.floats(0, 595),
    bottom=st.floats(0, 842),
    size=st.sampled_from([0.0, 7.0, 11.0, 14.0]),
    bold=st.booleans(),
    tag=tags,
    spaced=st.booleans(),
)


@given(
    st.lists(lines, max_size=8).map(lambda found: sorted(found, key=lambda line: line.page)),
    st.sampled_from(["pdfium", "pdfplumber", "docx", "txt"]),
)
def test_no_letter_of_any_page_is_lost(
    found: list[Line], reader: Literal["pdfium", "pdfplumber", "docx", "txt"]
) -> None:
    """Whatever the places, types and tags: each letter is in one block, in its mark, or set aside as furniture."""
    read = find_blocks(document(*found, reader=reader))
    told = [part for block in read.body for part in (block.text, block.mark)]
    told += [inner.mark for block in read.body for cell in block.cells for inner in cell]
    told += [line.text for line in read.furniture]
    assert _letters(told) == _letters(line.text for line in found)


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(c for text in texts for c in clean(text) if c.isalpha())
