"""What begins a list item, and what only looks like it."""

from __future__ import annotations

import pytest

from fixtures.printed import blocks, lay, told
from ofsted_report.reading.bullets import LONE, bullet, is_number, is_sub
from ofsted_report.reading.document import Tag

BULLETS = ["◼", "■", "▪", "•", "●", "◦", "○", "\uf06e", "\uf0b7", "\uf0a7", "\uf0d8", "\u27a2"]


@pytest.mark.parametrize("mark", BULLETS)
@pytest.mark.parametrize("space", [" ", "\t", ""])
def test_a_bullet_begins_an_item_wherever_it_stands(mark: str, space: str) -> None:
    """Squares and dots, and the private characters of Wingdings and Symbol; some are printed without a space."""
    assert bullet(f"{mark}{space}the quality of plans", in_list=False) == (mark, "the quality of plans")


def test_of_several_bullets_before_a_text_none_is_left() -> None:
    """The first ones' items were left empty; bullets alone are no text's bullets."""
    assert bullet("• • Two", in_list=False) == ("•", "Two")
    assert bullet("••Two", in_list=False) == ("•", "Two")
    assert bullet("• •", in_list=False) == ("", "• •")
    assert LONE.match("• •")


@pytest.mark.parametrize("mark", ["–", "—", "⎯", "-", "*", "o", "§", "12.", "3)", "a)", "(iv)", "(b)", "2.1."])
def test_dashes_letters_and_numbers_begin_an_item_only_in_a_list(mark: str) -> None:
    """Elsewhere a dash is a dash, and '12.' may be the end of a date."""
    text = f"{mark} the quality of plans"
    assert bullet(text, in_list=True) == (mark, "the quality of plans")
    assert bullet(text, in_list=False) == ("", text)


def test_a_number_may_be_printed_without_a_space() -> None:
    """Reports number their paragraphs by hand: '18.Independent reviewing officers …'."""
    assert bullet("18.Independent reviewing officers", in_list=True) == ("18.", "Independent reviewing officers")


@pytest.mark.parametrize(
    "text",
    [
        "5 March 2024",
        "100 children were seen",
        "-5 degrees",
        "only – it was said – for some",
        "1.5 times as many",
        "12.30 on Tuesday",
        "3.5% of children",
        "of the visit",
        "I am copying this letter",
        "a child’s voice",
    ],
)
def test_what_only_looks_like_a_bullet_is_none(text: str) -> None:
    """Nothing is cut from the front of a date, a count or a word, even in a list."""
    assert bullet(text, in_list=True) == ("", text)


@pytest.mark.parametrize("mark", ["◼", "\uf0b7", "–", "-"])
def test_a_lone_bullet_is_known_and_is_no_text(mark: str) -> None:
    """Some files have the bullet on a line of its own: it is no item without a text."""
    assert LONE.match(mark)
    assert bullet(mark, in_list=True) == ("", mark)


@pytest.mark.parametrize(("mark", "counts"), [("12.", True), ("a)", True), ("(iv)", True), ("◼", False), ("", False)])
def test_numbers_are_told_from_dots(mark: str, counts: bool) -> None:
    """A paragraph's number is kept beside its text; a bullet is not."""
    assert is_number(mark) is counts


@pytest.mark.parametrize(
    ("mark", "under"), [("–", True), ("o", True), ("◦", True), ("◼", False), ("1.", False), ("", False)]
)
def test_sub_bullets_are_told_from_bullets(mark: str, under: bool) -> None:
    """Ofsted sets dashes and rings under squares and dots."""
    assert is_sub(mark) is under


def test_a_dash_below_an_item_is_an_item_under_it() -> None:
    """On an untagged page, too; its level says so."""
    lines = (
        *lay("The quality of plans for children, which includes:", top=150),
        *lay("◼ the quality of plans, including", top=180),
        *lay("– plans for children in care", "– pathway plans", top=194, x0=90),
    )
    assert told(*lines) == [
        ("paragraph", "The quality of plans for children, which includes:"),
        ("item", "the quality of plans, including"),
        ("item", "plans for children in care"),
        ("item", "pathway plans"),
    ]


def test_a_paragraph_that_begins_with_a_dash_is_no_item() -> None:
    """Where no list is, a dash is part of the text."""
    line = lay("– as the chief executive has said to inspectors – progress is slow in all services.")
    assert told(*line) == [("paragraph", line[0].text)]


def test_a_tagged_item_loses_its_bullet_and_keeps_its_words() -> None:
    """The file says that it is an item; the bullet, of whatever form, is no part of the text."""
    assert told(*lay("⎯ the front door", tag=Tag("item", 1))) == [("item", "the front door")]


def test_a_numbered_paragraph_keeps_its_number_as_a_mark() -> None:
    """Reports are cited by their paragraphs' numbers."""
    line = lay("18.Independent reviewing officers see children between their reviews.", tag=Tag("paragraph", 1))
    (block,) = blocks(*line)
    assert (block.kind, block.mark) == ("item", "18.")
    assert block.text == "Independent reviewing officers see children between their reviews."
