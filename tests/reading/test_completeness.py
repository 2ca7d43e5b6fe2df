"""The last look: every printed word is in a block."""

from __future__ import annotations

from dataclasses import replace

from fixtures.printed import block, blocks, document, lay, row
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.completeness import lost_lines
from ofsted_report.reading.document import Tag


def test_nothing_is_lost_of_a_list_with_bullets_numbers_and_notes() -> None:
    """What is taken off a text is kept as its mark."""
    lines = (*lay("◼ Plans are clear.", "– and kept;"), *lay("12. Reviews are held on time, and all children come.", top=200),
             *lay("¹ As the law says.", top=700, size=8.0))  # fmt: skip
    assert lost_lines(lines, blocks(*lines)) == ()


def test_a_line_in_no_block_is_told() -> None:
    """Whoever dropped it."""
    kept, lost = lay("Plans are clear.", "Reviews are held.")
    assert lost_lines((kept, lost), (replace(block("paragraph", kept.text), lines=(kept,)),)) == (lost,)


def test_a_cell_that_a_row_does_not_have_is_told() -> None:
    """The row says that it was made of the line, and its text is not in any of its cells."""
    made = row("The council", "should act.")
    lost = lay("Caption of the table", top=300)
    assert lost_lines((*made.lines, *lost), (replace(made, lines=(*made.lines, *lost)),)) == lost


def test_text_in_a_table_and_in_no_cell_is_read() -> None:
    """A caption, or a damaged file's row without cells: it was skipped, and nobody was told."""
    lines = (
        *lay("A caption.", tag=Tag("paragraph", 1)),
        *lay("The council", top=200, tag=Tag("paragraph", 2, 1, 0, 0)),
        *lay("should act.", top=200, x0=300, tag=Tag("paragraph", 3, 1, 0, 1)),
    )
    found = find_blocks(document(*lines))
    assert [each.text for each in found.body] == ["A caption.", "The council should act."]
    assert found.lost == ()
