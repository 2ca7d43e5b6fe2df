"""Which lines are one paragraph: by the file's tags, or by the printed page where it has none."""

from __future__ import annotations

from dataclasses import replace

from fixtures.printed import FULL, LEADING, blocks, lay, told
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.paragraphs import group


def texts(*lines: Line, paged: bool = True) -> list[list[str]]:
    """The lines of each group."""
    return [[line.text for line in found] for found in group(lines, paged=paged)]


# By tag


def test_lines_of_one_tag_are_one_paragraph() -> None:
    """However short a line is, and whatever it begins with."""
    tag = Tag("paragraph", 1)
    lines = lay("Leaders know", "Their services.", "– or so they say", tag=tag)
    assert texts(*lines, *lay("Next.", tag=Tag("paragraph", 2))) == [[line.text for line in lines], ["Next."]]


def test_lines_of_one_tag_on_two_pages_are_two_groups() -> None:
    """Whether they are one paragraph is settled with all other page breaks."""
    tag = Tag("paragraph", 1)
    assert texts(*lay("one", tag=tag), *lay("two", page=2, tag=tag)) == [["one"], ["two"]]


def test_an_empty_line_within_one_tag_parts_two_paragraphs() -> None:
    """Somebody pressed Shift+Enter twice: Word sees one paragraph, the reader two."""
    tag = Tag("paragraph", 1)
    above = lay("Plans are clear and short.", tag=tag)
    below = lay("Supervision is regular.", top=150 + 2.4 * LEADING, tag=tag)
    assert texts(*above, *below) == [["Plans are clear and short."], ["Supervision is regular."]]


def test_an_empty_line_in_the_middle_of_a_sentence_parts_nothing() -> None:
    """A picture may have stood there."""
    tag = Tag("paragraph", 1)
    lines = (*lay("Plans are clear", tag=tag), *lay("and short.", top=150 + 2.4 * LEADING, tag=tag))
    assert texts(*lines) == [["Plans are clear", "and short."]]


def test_each_mark_begins_a_note_of_its_own() -> None:
    """Several notes typed with line breaks between stand in one tag."""
    notes = lay(
        "² Mid-year figures of the", "statistical office.", "³ Snapshot of August.", tag=Tag("note", 1), size=8.0
    )
    assert texts(*notes) == [["² Mid-year figures of the", "statistical office."], ["³ Snapshot of August."]]


def test_a_mark_on_a_line_of_its_own_begins_a_note() -> None:
    """The file may hold the raised figure apart from the note that stands right behind it."""
    tag = Tag("note", 1)
    first = lay("¹ Mid-year figures.", tag=tag, size=10.0)
    mark, second = lay("2", top=162, tag=tag, size=6.5), lay("Snapshot of August.", top=164, x0=80, tag=tag, size=10.0)
    assert texts(*first, *mark, *second) == [["¹ Mid-year figures."], ["2", "Snapshot of August."]]


def test_a_figure_in_a_notes_text_begins_no_note() -> None:
    """A line that is a number, in the note's own type, is part of the note."""
    tag = Tag("note", 1)
    assert len(texts(*lay("¹ The figures for", "24", "of March.", tag=tag, size=10.0))) == 1


def test_a_bold_line_in_a_paragraphs_tag_is_its_heading() -> None:
    """A heading typed into the paragraph below, with a line break between."""
    tag = Tag("paragraph", 1)
    lines = (*lay("Overview", bold=True, tag=tag), *lay(FULL, "do.", top=164, tag=tag))
    assert texts(*lines) == [["Overview"], [FULL, "do."]]


def test_bold_words_at_a_paragraphs_start_are_no_heading() -> None:
    """A bold line that reaches the right edge goes on in the next."""
    tag = Tag("paragraph", 1)
    lines = (*lay(FULL, bold=True, tag=tag), *lay("all of their children.", top=164, tag=tag))
    assert texts(*lines) == [[line.text for line in lines]]


# By place


def test_full_lines_run_on() -> None:
    """The usual distance, the same type, no room for the next word: one paragraph."""
    assert texts(*lay(FULL, FULL, "all their children.")) == [[FULL, FULL, "all their children."]]


def test_a_wider_gap_begins_a_paragraph() -> None:
    """Paragraphs are set apart by space."""
    lines = (*lay(FULL, FULL, FULL), *lay(FULL, FULL, top=150 + 4 * LEADING))
    assert [len(found) for found in texts(*lines)] == [3, 2]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    """Even where no space is left between paragraphs."""
    lines = lay(FULL, "all their children.", "Supervision is regular. " + FULL[:60], FULL)
    assert [len(found) for found in texts(*lines)] == [2, 2]


def test_a_full_line_that_ends_a_sentence_does_not() -> None:
    """The sentence happens to end where the line does."""
    full = FULL[:-1] + "."
    assert texts(*lay(full, "Supervision is regular.")) == [[full, "Supervision is regular."]]


def test_a_change_of_type_begins_a_group() -> None:
    """A bold heading right above its text; a footnote's smaller type."""
    lines = (*lay("Overview", bold=True), *lay(FULL, top=164), *lay("1 A note.", top=178, size=8))
    assert [len(found) for found in texts(*lines)] == [1, 1, 1]


def test_another_page_begins_a_group() -> None:
    """Page breaks are healed later."""
    assert texts(*lay(FULL, top=700), *lay("all their children.", page=2)) == [[FULL], ["all their children."]]


def test_columns_beside_each_other_are_apart() -> None:
    """Two lines of one height are no paragraph: a cell beside a cell, an address beside a masthead."""
    assert texts(*lay("Overall effectiveness"), *lay("Inadequate", x0=400)) == [
        ["Overall effectiveness"],
        ["Inadequate"],
    ]


def test_every_bullet_begins_an_item_and_hanging_lines_follow_it() -> None:
    """Items are set as close as the lines in them."""
    lines = (
        *lay("◼ " + FULL[:-2]),
        *lay("all their children", top=164, x0=90),
        *lay("◼ the front door.", top=178),
    )
    assert [len(found) for found in texts(*lines)] == [2, 1]


def test_a_line_below_an_items_bullet_is_no_part_of_it() -> None:
    """Where no empty line stands below a list, the paragraph begins at the left edge, and the item's text hangs."""
    lines = lay(FULL, FULL, "◼ the front door", "A range of evidence was considered.")
    assert texts(*lines)[-2:] == [["◼ the front door"], ["A range of evidence was considered."]]
    full = lay("◼ " + FULL[:-7] + "now.", "A range of evidence was considered.")
    assert [len(found) for found in texts(*full)] == [1, 1]


def test_an_item_whose_text_does_not_hang_goes_on() -> None:
    """In the middle of a sentence, at the bullet's own edge."""
    lines = lay("◼ " + FULL[:-2], "all their children and for", "◼ the front door")
    assert [len(found) for found in texts(*lines)] == [2, 1]


def test_a_heading_right_below_another_is_one_of_its_own() -> None:
    """A bold line that left room for the next one's first word was ended on purpose."""
    lines = lay("Findings and evaluation of progress", "Children in care", bold=True)
    assert texts(*lay(FULL), *(replace(line, top=line.top + 60, bottom=line.bottom + 60) for line in lines))[1:] == [
        ["Findings and evaluation of progress"],
        ["Children in care"],
    ]


def test_a_bullet_printed_apart_belongs_to_the_text_beside_it() -> None:
    """Untagged PDFs give the bullet as a line of its own, at the same height, in a font of its own."""
    lines = [*lay("The visit covered:")]
    for top, text in ((178, "the front door"), (192, "the quality of plans")):
        lines += [replace(lay("◼", top=top)[0], size=8.0), *lay(text, top=top, x0=90)]
    assert told(*lines) == [
        ("paragraph", "The visit covered:"),
        ("item", "the front door"),
        ("item", "the quality of plans"),
    ]


def test_without_pages_and_tags_every_line_stands_alone() -> None:
    """There is nothing to tell lines together by."""
    assert texts(*lay("one", "two"), paged=False) == [["one"], ["two"]]


def test_no_line_is_lost_or_moved() -> None:
    """Whatever the groups are, they tile the lines."""
    lines = (*lay(FULL, "◼ a", "– b", "3", bold=True), *lay("x", page=2, tag=Tag("item", 4)), *lay("y", "z", page=2))
    assert tuple(line for found in group(lines, paged=True) for line in found) == lines


def test_a_number_in_a_column_of_its_own_belongs_to_the_line_beside_it() -> None:
    """Recommendations without tags were paragraphs, and their numbers too: no list was found."""
    lines = (
        *lay("1."), *lay(FULL, x0=114), *lay("children.", x0=114, top=164),
        *lay("2.", top=192), *lay("Supervise newly qualified social workers regularly.", x0=114, top=192),
    )  # fmt: skip
    assert [(block.kind, block.mark, block.text) for block in blocks(*lines)] == [
        ("item", "1.", f"{FULL} children."),
        ("item", "2.", "Supervise newly qualified social workers regularly."),
    ]


def test_a_number_alone_is_no_paragraph() -> None:
    """Somebody pressed Return once too often in a numbered list."""
    lines = (*lay("89.", tag=Tag("item", 1)), *lay("90. Reviews are held.", top=180, tag=Tag("item", 2)))
    assert [block.text for block in blocks(*lines)] == ["Reviews are held."]


def test_where_paragraphs_are_set_apart_by_space_a_short_line_within_one_ends_none() -> None:
    """A printed page parts its paragraphs by an empty line throughout, or by nothing: one short line is no sign against many."""
    apart = [line for at in range(6) for line in lay(FULL, "Plans are clear.", top=150 + 4 * LEADING * at)]
    nearly = FULL[: len(FULL) - 8].rstrip(" .") + "."
    within = lay(FULL, nearly, "They are kept up to date.", top=150 + 24 * LEADING)
    assert texts(*apart, *within)[-1] == [FULL, nearly, "They are kept up to date."]
    assert texts(*within)[-1] == ["They are kept up to date."]


def test_a_very_short_line_ends_a_paragraph_also_there() -> None:
    """As before 'Yours sincerely', which many programs set without space."""
    apart = [line for at in range(6) for line in lay(FULL, "Plans are clear.", top=150 + 4 * LEADING * at)]
    within = lay(FULL, "Plans are clear.", "Yours sincerely", top=150 + 24 * LEADING)
    assert texts(*apart, *within)[-1] == ["Yours sincerely"]


def test_headings_before_a_table_are_set_apart_as_the_text_behind_it_shows() -> None:
    """In a scan only the cells are tagged; the few lines above them do not tell how far apart lines usually are."""
    head = [line for at in range(3) for line in lay(f"Heading {at}", top=100 + 2 * LEADING * at, bold=True)]
    cells = lay("Judgement", top=300, tag=Tag("paragraph", 1, table=1, row=0, column=0))
    found = texts(*head, *cells, *lay(FULL, FULL, FULL, "Plans are clear.", top=400))
    assert found == [["Heading 0"], ["Heading 1"], ["Heading 2"], ["Judgement"], [FULL, FULL, FULL, "Plans are clear."]]
