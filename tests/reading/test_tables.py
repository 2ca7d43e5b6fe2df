"""Tables: the cells of a row are one block, a row cut by a page break is one row, and layout tables are no tables."""

from __future__ import annotations

from fixtures.printed import blocks, lay, told
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.text_block import TextBlock


def cell(text: str, row: int, column: int, *, page: int = 1, table: int = 1, number: int = 0) -> tuple[Line, ...]:
    """A line in a cell of a tagged table."""
    tag = Tag("paragraph", number or row * 100 + column * 10 + page, table, row, column)
    return lay(text, page=page, top=150 + 30 * row, x0=72 + 250 * column, tag=tag)


def cells(block: TextBlock) -> list[str]:
    """The text of each cell."""
    return [" ".join(inner.text for inner in inside) for inside in block.cells]


def test_the_cells_of_a_row_are_one_block() -> None:
    """A judgement and its grade; both are kept apart within it."""
    found = blocks(
        *cell("Overall effectiveness", 0, 0), *cell("Inadequate", 0, 1), *cell("Leaders", 1, 0), *cell("Good", 1, 1)
    )
    assert [(block.kind, block.text) for block in found] == [
        ("row", "Overall effectiveness Inadequate"),
        ("row", "Leaders Good"),
    ]
    assert [cells(block) for block in found] == [["Overall effectiveness", "Inadequate"], ["Leaders", "Good"]]
    assert {block.table for block in found} == {1}


def test_a_cell_of_several_paragraphs_keeps_them_apart() -> None:
    """Each of them is an action in a joint inspection's table."""
    (row,) = blocks(
        *cell("The council", 0, 0, number=1),
        *cell("should do this.", 0, 1, number=2),
        *cell("And that.", 0, 1, number=3),
    )
    assert [[inner.text for inner in inside] for inside in row.cells] == [
        ["The council"],
        ["should do this.", "And that."],
    ]


def test_an_empty_first_cell_is_a_cell() -> None:
    """What stands in the second column stays there."""
    (row,) = blocks(*cell("Good", 0, 1))
    assert (row.kind, cells(row)) == ("row", ["", "Good"])


def test_a_row_cut_by_a_page_break_is_one_row() -> None:
    """On the next page its first cell is empty: what stands there belongs to the row above."""
    lines = (
        *cell("The council", 0, 0),
        *cell("should make plans that", 0, 1),
        *cell("are clear.", 1, 1, page=2),
        *cell("The police", 2, 0, page=2),
        *cell("should share them.", 2, 1, page=2),
    )
    assert told(*lines) == [
        ("row", "The council should make plans that are clear."),
        ("row", "The police should share them."),
    ]


def test_paragraphs_of_a_cell_stay_apart_where_the_page_broke_between_them() -> None:
    """A cell that ended a sentence is not run together with what follows."""
    (row,) = blocks(
        *cell("The council", 0, 0), *cell("should make plans.", 0, 1), *cell("It should share them.", 1, 1, page=2)
    )
    assert [inner.text for inner in row.cells[1]] == ["should make plans.", "It should share them."]


def test_a_row_that_goes_on_in_small_letters_is_one_row() -> None:
    """Both of its cells may go on."""
    (row,) = blocks(
        *cell("The local", 0, 0),
        *cell("should make plans that", 0, 1),
        *cell("authority", 1, 0, page=2),
        *cell("are clear.", 1, 1, page=2),
    )
    assert cells(row) == ["The local authority", "should make plans that are clear."]


def test_a_full_row_on_the_next_page_is_a_row_of_its_own() -> None:
    """It begins with its own first cell, and with a capital."""
    lines = (
        *cell("The council", 0, 0),
        *cell("should make plans.", 0, 1),
        *cell("The police", 1, 0, page=2),
        *cell("Should share them.", 1, 1, page=2),
    )
    assert len(blocks(*lines)) == 2


def test_a_layout_table_of_one_column_holds_ordinary_paragraphs() -> None:
    """Whole letters were laid out in tables: nothing of them is a row."""
    lines = (*cell("Plans are clear.", 0, 0), *cell("Supervision is regular.", 1, 0))
    assert told(*lines) == [("paragraph", "Plans are clear."), ("paragraph", "Supervision is regular.")]


def test_two_tables_are_two_tables() -> None:
    """Their first rows are not one row."""
    lines = (
        *cell("Leaders", 0, 0, table=1, number=1),
        *cell("Good", 0, 1, table=1, number=2),
        *cell("Care", 0, 0, table=2, number=3),
        *cell("Good", 0, 1, table=2, number=4),
    )
    assert told(*lines) == [("row", "Leaders Good"), ("row", "Care Good")]


def test_a_footnote_in_a_table_is_no_cell() -> None:
    """A note that belongs to a table stays a footnote."""
    note = lay("1 As of March.", top=400, size=8, tag=Tag("note", 900, 1, 0, 1))
    found = told(*cell("Leaders", 0, 0), *cell("Good", 0, 1), *note)
    assert found == [("row", "Leaders Good"), ("footnote", "As of March.")]


ACTION = "should make plans that are clear, and should share them with everybody who has to know."


def test_who_is_responsible_may_go_on_over_the_page_alone() -> None:
    """'Board' was an action of its own, and the real one lost the second half of whose it is."""
    lines = (
        *cell(ACTION, 0, 1), *cell("Leaders of the Anyshire Integrated Care", 1, 0, number=5), *cell(ACTION, 1, 1, number=6),
        *cell("Board", 0, 0, page=2, table=2), *cell("The police", 1, 0, page=2, table=2), *cell(ACTION, 1, 1, page=2, table=2),
    )  # fmt: skip
    assert [(block.responsible, block.said) for block in blocks(*lines)] == [
        (None, ACTION), ("Leaders of the Anyshire Integrated Care Board", ACTION), ("The police", ACTION),
    ]  # fmt: skip


def test_an_action_may_go_on_over_the_page_with_a_capital() -> None:
    """One action, not two: its line was full, or ended where no sentence does."""
    begun = "should make plans that are clear, with the"
    lines = (
        *cell("The council", 0, 0), *cell(begun, 0, 1),
        *cell("and the board", 0, 0, page=2, table=2), *cell("NHS and the police.", 0, 1, page=2, table=2),
    )  # fmt: skip
    assert [(block.responsible, block.said) for block in blocks(*lines)] == [
        ("The council and the board", f"{begun} NHS and the police.")
    ]


def test_people_in_columns_are_no_row_that_goes_on() -> None:
    """An inspector whose name stands alone at the top of a page is another inspector."""
    lines = (
        *cell("Ruth Penhallow, HMI", 0, 0), *cell("Imran Sadiq, CQC", 0, 1), *cell("Tom Ashby, HMI", 0, 0, page=2, table=2)
    )  # fmt: skip
    assert [block.text for block in blocks(*lines)] == ["Ruth Penhallow, HMI Imran Sadiq, CQC", "Tom Ashby, HMI"]


def test_text_of_a_row_that_is_in_no_cell_is_kept() -> None:
    """A caption or a stray word: its tag counts no column, and it is read with the first cell."""
    lines = (*cell("Table 1", 0, -1), *cell("Leaders", 0, 0, number=1), *cell("Good", 0, 1, number=2))
    assert told(*lines) == [("row", "Table 1 Leaders Good")]


def test_a_row_without_any_cell_is_a_paragraph() -> None:
    assert told(*cell("Leaders act in time.", 0, -1)) == [("paragraph", "Leaders act in time.")]
