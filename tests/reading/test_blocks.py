"""What a group of lines is: heading, paragraph or item."""

from __future__ import annotations

import pytest

from fixtures.printed import FULL, blocks, document, lay, told
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Tag


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


def test_a_bold_item_is_an_item() -> None:
    """A list's bullets tell more than its type."""
    assert told(*lay("◼ The front door", bold=True, tag=Tag("item", 1))) == [("item", "The front door")]


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
