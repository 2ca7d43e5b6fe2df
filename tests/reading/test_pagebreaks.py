"""What a page break, a footnote or a stray line end cut in two is one block again; what was two stays two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.printed import FULL, blocks, lay, told
from ofsted_report.reading.document import Line, Tag, TagKind
from ofsted_report.reading.pagebreaks import closed_in_print, ends_sentence
from ofsted_report.reading.text_block import TextBlock

FOOT = 700.0
"""Where a page's last line stands, with room for a note below it."""


def cut(
    before: str,
    after: str,
    *,
    kind: TagKind = "paragraph",
    tags: tuple[int, int] = (10, 11),
    spaced: bool = False,
    continues: bool = False,
) -> tuple[Line, ...]:
    """A page's last line and the next page's first, each with its own tag, as Word writes them.

    A full line above makes known how far lines reach; the numbers of the tags tell of empty paragraphs between.
    """
    return (
        *lay(FULL, top=FOOT - 100, tag=Tag("paragraph", 9), spaced=True),
        *lay("all their children.", top=FOOT - 86, tag=Tag("paragraph", 9)),
        *lay(before, top=FOOT, tag=Tag(kind, tags[0]), spaced=spaced),
        *lay(after, page=2, tag=Tag(kind, tags[1], continues=continues)),
    )


def joined(*lines: Line) -> list[str]:
    """The blocks' texts, without the paragraph that `cut` begins with."""
    return [block.text for block in blocks(*lines)][1:]


# What shows that a paragraph goes on


def test_a_sentence_that_goes_on_in_small_letters_is_one() -> None:
    """However short the line before: it may end at a picture or a table."""
    assert joined(*cut("Plans are clear", "and are short.")) == ["Plans are clear and are short."]


def test_a_full_line_without_a_stop_goes_on_with_a_capital() -> None:
    """A name or an abbreviation may come next."""
    assert joined(*cut(FULL, "Anyshire’s children.")) == [f"{FULL} Anyshire’s children."]


def test_a_full_line_with_a_stop_goes_on_where_the_tags_are_next_to_each_other() -> None:
    """The sentence happened to end at the page's end. No empty paragraph stands between, the line was wrapped."""
    full = FULL[:-1] + "."
    assert joined(*cut(full, "Supervision is regular.", spaced=True)) == [f"{full} Supervision is regular."]


def test_a_hyphen_at_a_pages_end_belongs_to_its_word() -> None:
    """As at any line's end."""
    before = FULL[:-10] + " decision-"
    assert joined(*cut(before, "making for children.")) == [before + "making for children."]


def test_a_paragraph_that_the_file_tags_as_a_heading_is_one_over_a_page_break() -> None:
    """Its first line alone on a page has no stop, as a heading has none."""
    found = blocks(*cut(FULL, "have improved. Leaders know what works.", kind="heading"))[-1]
    assert (found.kind, found.text) == ("paragraph", f"{FULL} have improved. Leaders know what works.")


def test_a_sentence_goes_on_with_a_figure() -> None:
    """A figure in the middle of a sentence has no capital letter behind it."""
    before = "The threshold is met for a section"
    assert joined(*cut(before, "47 enquiry in most cases.")) == [f"{before} 47 enquiry in most cases."]


def test_an_item_goes_on_in_an_item_without_a_bullet() -> None:
    """Word tags the rest of an item as a list's item with no bullet in it."""
    lines = cut("◼ the quality of plans and", "Reviews of them.", kind="item")
    assert joined(*lines) == ["the quality of plans and Reviews of them."]


def test_an_item_goes_on_in_a_paragraph_in_small_letters() -> None:
    """Its rest may be tagged as a paragraph."""
    lines = cut("◼ the quality of plans", "and of reviews.", kind="item")[:-1]
    assert joined(*lines, *lay("and of reviews.", page=2, tag=Tag("paragraph", 11))) == [
        "the quality of plans and of reviews."
    ]


def test_a_file_may_say_itself_that_it_goes_on() -> None:
    """LibreOffice does: nothing else is asked."""
    assert joined(*cut("Plans are clear.", "Supervision is regular.", continues=True)) == [
        "Plans are clear. Supervision is regular."
    ]


def test_a_footnote_between_the_halves_does_not_part_them() -> None:
    """The note stands at the page's foot, in the middle of the sentence; it becomes a block after it."""
    *page_one, after = cut("Plans are clear¹", "and are short.")
    note = lay("1 A plan is a plan.", top=FOOT + 40, size=8, tag=Tag("note", 50))
    assert told(*page_one, *note, after)[1:] == [
        ("paragraph", "Plans are clear¹ and are short."),
        ("footnote", "A plan is a plan."),
    ]


def test_a_paragraph_may_run_over_several_pages() -> None:
    """Its block stands on the page it begins on."""
    lines = (
        *lay(FULL, top=FOOT, tag=Tag("paragraph", 1)),
        *lay(FULL, page=2, top=FOOT, tag=Tag("paragraph", 2)),
        *lay("all their children.", page=3, tag=Tag("paragraph", 3)),
    )
    (block,) = blocks(*lines)
    assert (block.text, block.page) == (f"{FULL} {FULL} all their children.", 1)


# What shows that it does not


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    """The next word would have had room."""
    assert joined(*cut("Plans are clear.", "Supervision is regular.")) == [
        "Plans are clear.",
        "Supervision is regular.",
    ]


def test_an_empty_paragraph_between_parts_two() -> None:
    """The number that is missing between the tags is that of an empty paragraph."""
    full = FULL[:-1] + "."
    lines = cut(full, "Supervision is regular.", tags=(10, 12), spaced=True)
    assert joined(*lines) == [full, "Supervision is regular."]


def test_a_line_that_was_not_wrapped_ends_its_paragraph() -> None:
    """Word leaves a space behind the last word of each line but a paragraph's last."""
    full = FULL[:-1] + "."
    assert joined(*cut(full, "Supervision is regular.", spaced=False)) == [full, "Supervision is regular."]


def test_what_stands_left_of_a_tables_last_grade_begins_anew() -> None:
    """The grade has no stop and reaches the page's right edge, where nothing tells of the table."""
    table = (*lay(FULL, top=FOOT - 100), *lay("Leadership", top=FOOT), *lay("Requires improvement", top=FOOT, x0=440))
    assert told(*table, *lay("Contents", page=2))[-2:] == [
        ("paragraph", "Requires improvement"),
        ("paragraph", "Contents"),
    ]


def test_an_item_with_a_bullet_begins_anew() -> None:
    """Even after an item that ends without a stop, as most do."""
    assert joined(*cut("◼ the quality of plans", "◼ the front door.", kind="item")) == [
        "the quality of plans",
        "the front door.",
    ]


def test_a_paragraph_with_a_capital_after_an_item_begins_anew() -> None:
    """Text after a list's end at a page's end."""
    before = cut(f"◼ {FULL[:-3]}.", "", kind="item")[:-1]
    after = lay("Inspectors also met young people.", page=2, tag=Tag("paragraph", 11))
    assert joined(*before, *after)[-1] == "Inspectors also met young people."


def test_a_heading_is_never_joined() -> None:
    """It ends without a stop, and what follows begins anew."""
    heading = lay(
        "What needs to improve in this area of social work practice", top=FOOT, bold=True, tag=Tag("heading", 1)
    )
    text = lay("the quality of plans.", page=2, tag=Tag("paragraph", 2))
    assert [kind for kind, _ in told(*heading, *text)] == ["heading", "paragraph"]


def test_a_heading_alone_at_a_pages_foot_heads_the_next_page() -> None:
    """It comes before the next page's text, and after its own page's footnote."""
    lines = (
        *lay(FULL, "all their children.", top=FOOT - 60, tag=Tag("paragraph", 1)),
        *lay("Findings", top=FOOT, bold=True, tag=Tag("heading", 2)),
        *lay("1 A note.", top=FOOT + 40, size=8, tag=Tag("note", 3)),
        *lay("Plans are clear.", page=2, tag=Tag("paragraph", 4)),
    )
    assert [(kind, text) for kind, text in told(*lines) if kind != "footnote"][1:] == [
        ("heading", "Findings"),
        ("paragraph", "Plans are clear."),
    ]


# A line end typed in the middle of a sentence, on one page


def test_a_sentence_typed_on_in_a_new_paragraph_is_one() -> None:
    """Somebody pressed Enter where the line ended."""
    lines = (
        *lay(FULL, tag=Tag("paragraph", 1)),
        *lay("all their children.", top=164, tag=Tag("paragraph", 2)),
    )
    assert told(*lines) == [("paragraph", f"{FULL} all their children.")]


@pytest.mark.parametrize("below", [164, 200])
def test_a_short_line_without_a_stop_is_not_typed_on(below: float) -> None:
    """A line of an address, or a list set as paragraphs."""
    lines = (
        *lay("the quality of plans", tag=Tag("paragraph", 1)),
        *lay("the front door", top=below, tag=Tag("paragraph", 2)),
    )
    assert len(told(*lines)) == 2


@pytest.mark.parametrize(
    ("below", "spaced", "blocks_found"),
    [(164, True, 1), (178, True, 2), (164, False, 2)],
    ids=["close and wrapped", "set apart", "ended with Return"],
)
def test_a_paragraph_that_is_printed_as_one_is_one(below: float, spaced: bool, blocks_found: int) -> None:
    """A full line that was wrapped, the next one right under it: the file has two paragraphs, the page has one."""
    full = FULL[:-1] + "."
    lines = (
        *lay(full, tag=Tag("paragraph", 1), spaced=spaced),
        *lay("Supervision is regular and", top=below, tag=Tag("paragraph", 2), spaced=True),
        *lay("it is recorded well.", top=below + 14, tag=Tag("paragraph", 2)),
    )
    assert len(told(*lines)) == blocks_found


def test_an_item_without_a_bullet_is_the_rest_of_one_that_has_it() -> None:
    """Where bullets stand in the text, a list's item that has none and begins small is no item of its own."""
    first = lay("◼ Managers know where practice needs to improve to", tag=Tag("item", 1))
    assert told(*first, *lay("achieve more for children.", top=164, x0=90, tag=Tag("item", 2))) == [
        ("item", "Managers know where practice needs to improve to achieve more for children.")
    ]
    bare = lay("the quality of plans", tag=Tag("item", 1))
    assert len(told(*bare, *lay("the front door.", top=164, tag=Tag("item", 2)))) == 2


def test_an_item_goes_on_in_a_paragraph_that_hangs_under_it() -> None:
    """Word closes an item's tag at times before the item's end, in the middle of a page."""
    first = lay("◼ Partners are helped to understand the", tag=Tag("item", 1))
    second = lay("front door through open afternoons.", top=164, x0=114, tag=Tag("paragraph", 2))
    assert told(*first, *second) == [
        ("item", "Partners are helped to understand the front door through open afternoons.")
    ]


def test_a_paragraph_at_the_margin_does_not_go_on_an_item() -> None:
    """It begins where the bullet stands: it is no part of the item."""
    first = lay("◼ Partners are helped to understand", tag=Tag("item", 1))
    assert len(told(*first, *lay("and so forth.", top=164, tag=Tag("paragraph", 2)))) == 2


def test_a_paragraph_further_down_is_not_typed_on() -> None:
    """An empty line between shows that two were meant."""
    lines = (
        *lay(FULL, tag=Tag("paragraph", 1)),
        *lay("all their children.", top=190, tag=Tag("paragraph", 2)),
    )
    assert len(told(*lines)) == 2


@pytest.mark.parametrize(
    ("top", "x0"), [(286, 300), (FOOT + 14, 300), (286, 72)], ids=["at its top", "beside it", "further up"]
)
@pytest.mark.parametrize("stop", [True, False], ids=["full stop", "no stop"])
def test_a_paragraph_in_another_column_is_not_typed_on(top: float, x0: float, stop: bool) -> None:
    """It stands higher up, or begins elsewhere: only the next line of the same column can go on."""
    full = FULL[:-1] + "." if stop else FULL
    foot = (
        *lay(FULL, top=FOOT - 14, tag=Tag("paragraph", 1), spaced=True),
        *lay(full, top=FOOT, tag=Tag("paragraph", 1), spaced=True),
    )
    begin = "Supervision is regular and" if stop else "supervision is regular and"
    column = (
        *lay(begin, top=top, x0=x0, tag=Tag("paragraph", 2), spaced=True),
        *lay("it is recorded well.", top=top + 14, x0=x0, tag=Tag("paragraph", 2)),
    )
    assert len(told(*foot, *column)) == 2


def test_an_item_in_another_column_does_not_go_on() -> None:
    """Items of a list begin small and have no stop: where they stand tells them apart."""
    first = lay("◼ Partners are helped to understand the,", top=FOOT, tag=Tag("item", 1))
    assert len(told(*first, *lay("front door", top=150, x0=320, tag=Tag("item", 2)))) == 2


# Forms without pages


def test_text_pasted_from_a_pdf_is_healed_where_a_page_ended() -> None:
    """An empty line stands where the page broke: a small letter shows that the sentence goes on."""
    lines = (*lay("Plans are clear", tag=Tag("paragraph", 1)), *lay("and are short.", tag=Tag("paragraph", 2)))
    assert told(*lines, reader="txt") == [("paragraph", "Plans are clear and are short.")]


def test_items_of_a_word_file_are_never_joined() -> None:
    """Items begin with small letters and end without a stop; a Word file says where each one ends."""
    lines = (*lay("the quality of plans", tag=Tag("item", 1)), *lay("the front door", tag=Tag("item", 2)))
    assert told(*lines, reader="docx") == [("item", "the quality of plans"), ("item", "the front door")]


# Sentence ends


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Plans are clear.", True),
        ("“Plans are clear.”", True),
        ("Plans are clear (in most cases).", True),
        ("(Plans are clear.)", True),
        ("Plans are clear.³", True),
        ("What needs to improve?", True),
        ("Inspectors looked at:", True),
        ("the quality of plans;", False),
        ("plans are ‘clear’", False),
        ("plans are clear", False),
        ("", False),
    ],
)
def test_where_a_sentence_ends(text: str, ends: bool) -> None:
    """The stop may stand inside quotation marks or brackets, and a footnote's mark behind it."""
    assert ends_sentence(text) is ends


@given(
    st.lists(
        st.tuples(
            st.text("Ab. -◼1", min_size=1, max_size=12), st.integers(1, 3), st.sampled_from(["paragraph", "item"])
        ),
        max_size=8,
    )
)
def test_healing_loses_no_letter(parts: list[tuple[str, int, TagKind]]) -> None:
    """Whatever is joined, each letter of the body is in one block, in order."""
    lines = [
        line
        for number, (text, page, kind) in enumerate(sorted(parts, key=lambda part: part[1]))
        for line in lay(text, page=page, tag=Tag(kind, number))
    ]
    letters = "".join(c for line in lines for c in line.text if c.isalpha())
    found = "".join(block.text for block in blocks(*lines))
    assert "".join(c for c in found if c.isalpha()) == letters


def test_type_of_another_size_does_not_go_on() -> None:
    """A heading that is not bold may open the next page, below a full line."""
    lines = (*lay(FULL, top=FOOT), *lay("Contents", page=2, size=16))
    assert [block.text for block in blocks(*lines)] == [FULL, "Contents"]


# Cut where the next line begins with a capital, a number or a dash


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Leaders have strengthened the", "LSCB’s training."),
        ("They work with the", "Anyshire partnership."),
        ("The Multi-", "Agency Safeguarding Hub is well staffed."),
    ],
)
@pytest.mark.parametrize("kind", ["paragraph", "item"])
def test_what_ends_where_no_sentence_does_goes_on_with_a_capital(before: str, after: str, kind: TagKind) -> None:
    """Though the line before had room: an acronym, a name or a word parted by its own hyphen begins the next page."""
    joint = "" if before.endswith("-") else " "
    assert joined(*cut(before, after, kind=kind)) == [f"{before}{joint}{after}"]


def test_a_list_of_items_with_and_stays_a_list() -> None:
    """'; and' ends an item, not a sentence in its middle."""
    lines = (*lay("◼ plans are clear; and", top=FOOT), *lay("◼ Reviews are held.", page=2))
    assert [block.text for block in blocks(*lines)] == ["plans are clear; and", "Reviews are held."]


def test_a_figure_at_a_lines_start_is_no_paragraphs_number() -> None:
    """'18' was lost from the sentence, and its second half was published as a finding."""
    lines = (
        *lay("89. Too few children remain with their carers beyond", top=FOOT),
        *lay("18. There are currently just six young people in such arrangements.", page=2),
        *lay("90. Reviews are held on time, and children are listened to by everybody.", page=2, top=200),
    )
    assert [(block.mark, block.text) for block in blocks(*lines)] == [
        ("89.", "Too few children remain with their carers beyond 18. There are currently just six young people in such "
                "arrangements."),
        ("90.", "Reviews are held on time, and children are listened to by everybody."),
    ]  # fmt: skip


def test_a_paragraphs_own_number_is_kept() -> None:
    """A paragraph without a stop does not swallow the next one; a number or two may be missing between them."""
    lines = (
        *lay("88. Cases are not considered where children may be at risk", top=FOOT),
        *lay("90. Reviews are held on time, and children are listened to by everybody.", page=2),
    )
    assert [block.mark for block in blocks(*lines)] == ["88.", "90."]


def test_a_dash_within_a_sentence_begins_no_item() -> None:
    """It happened to stand at the page's start."""
    lines = (*lay("◼ the work of partners", top=FOOT), *lay("– health above all – with families.", page=2))
    assert [block.text for block in blocks(*lines)] == ["the work of partners – health above all – with families."]


def test_a_heading_over_two_paragraphs_is_one() -> None:
    """Its second half named no area that anybody knows."""
    lines = (
        *lay("The experiences and progress of children in", bold=True, tag=Tag("paragraph", 1)),
        *lay("care: good", bold=True, top=164, tag=Tag("paragraph", 2)),
    )
    assert told(*lines) == [("heading", "The experiences and progress of children in care: good")]


@pytest.mark.parametrize(
    ("last", "below", "closed"),
    [
        ("Leaders act on this", "Reviews are held.", True),
        (FULL, "Reviews are held.", False),
    ],
    ids=["room was left", "a full line"],
)
def test_where_the_page_shows_that_a_paragraph_without_a_stop_ends(last: str, below: str, closed: bool) -> None:
    """The first two lines make known how far lines reach."""
    printed = [lay(FULL, "their children."), lay(last, top=300), lay(below, page=2)]
    found = [TextBlock("paragraph", " ".join(line.text for line in lines), lines) for lines in printed]
    assert (last in closed_in_print(found)) is closed
