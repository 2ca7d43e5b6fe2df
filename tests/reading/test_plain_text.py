"""Plain text: its encodings, its forms (wrapped or one line a paragraph), and what is no text."""

from __future__ import annotations

import random

import pytest

from fixtures.printed import FULL
from ofsted_report.errors import NotReadableError
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document
from ofsted_report.reading.plain_text import read_pages

LONG = " ".join([FULL] * 2) + " all their children."
"""A paragraph that no program wrapped."""


def told(text: str) -> list[tuple[str, str]]:
    """Kind and text of each block of a text file."""
    pages = read_pages(text.encode(), "letter.txt")
    return [(block.kind, block.text) for block in find_blocks(Document("letter.txt", "0" * 64, "txt", pages)).body]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16"])
def test_the_encodings_of_windows_are_read(encoding: str) -> None:
    """Notepad has written all three; curly quotes and dashes are the same text in each."""
    (page,) = read_pages("Children’s services – a “good” start. £5".encode(encoding), "letter.txt")
    assert [line.text for line in page.lines] == ["Children’s services – a “good” start. £5"]


@pytest.mark.parametrize(
    "opening",
    [
        "This letter contains",
        "This letter sets out",
        "This letter outlines",
        "This letter provides",
        "I am writing with",
    ],
)
def test_the_paragraph_below_a_title_begins_with_its_words(opening: str) -> None:
    """Though the title fills its line, and no empty line parts the two."""
    title = "Monitoring visit to the children’s services of Anyshire and of its neighbours in Northmere"
    assert told(f"{title}\n{opening} the findings of the visit to Anyshire.") == [
        ("paragraph", title),
        ("paragraph", f"{opening} the findings of the visit to Anyshire."),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_system_are_read(ending: str) -> None:
    """Files come from Windows, from Linux, and from old Macs."""
    assert told(ending.join(["Dear Ms Okafor", "", "Plans are clear."])) == [
        ("paragraph", "Dear Ms Okafor"),
        ("paragraph", "Plans are clear."),
    ]


@pytest.mark.parametrize(
    "data",
    [random.Random(7).randbytes(5000), b"\x00" * 500, b" \n\n ", b"12345 67890", b"D\x00e\x00a\x00r\x00"],  # noqa: S311
    ids=["noise", "zeros", "only spaces", "only digits", "UTF-16 without its mark"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Never a letter of rubbish: the message says what to do instead."""
    with pytest.raises(NotReadableError, match=r"noise\.txt is not text in UTF-8 or Windows-1252") as refused:
        read_pages(data, "noise.txt")
    assert refused.value.remedy.endswith("save the text again as UTF-8.")


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    """A form feed where a page ended, a bell somebody pasted."""
    assert told("Plans are clear.\f\n\nSupervision is \x07regular." + " It helps." * 10)[0] == (
        "paragraph",
        "Plans are clear.",
    )


def test_wrapped_lines_are_one_paragraph_until_an_empty_line() -> None:
    """A text that a mail program broke at its 80th column."""
    assert told("Dear Ms Okafor\n\nLeaders know their services well\nand plan for them.\n\nPlans are clear.") == [
        ("paragraph", "Dear Ms Okafor"),
        ("paragraph", "Leaders know their services well and plan for them."),
        ("paragraph", "Plans are clear."),
    ]


def test_unwrapped_lines_are_a_paragraph_each() -> None:
    """Word's own text files have no empty lines between paragraphs."""
    assert told(f"Dear Ms Okafor\n{LONG}\nPlans are clear.") == [
        ("paragraph", "Dear Ms Okafor"),
        ("paragraph", LONG),
        ("paragraph", "Plans are clear."),
    ]


def test_every_line_above_the_salutation_stands_for_itself() -> None:
    """Date, name, post and address are facts of a line each, in a wrapped file too; so is who signed."""
    text = "29 August 2025\n\nAdaeze Okafor\nDirector of Children’s Services\n\nDear Ms Okafor\nPlans are\nclear.\n\n"
    assert [words for _, words in told(f"{text}Yours sincerely\nRuth Penhallow\nHis Majesty’s Inspector")] == [
        "29 August 2025",
        "Adaeze Okafor",
        "Director of Children’s Services",
        "Dear Ms Okafor",
        "Plans are clear.",
        "Yours sincerely",
        "Ruth Penhallow",
        "His Majesty’s Inspector",
    ]


def test_a_paragraph_cut_by_a_page_break_is_whole() -> None:
    """Copied out of a PDF: an empty line stands where the page ended."""
    assert told("Dear Ms Okafor\n\nLeaders know their services\n\nwell and plan for them.\n\nPlans are clear.")[1:] == [
        ("paragraph", "Leaders know their services well and plan for them."),
        ("paragraph", "Plans are clear."),
    ]


@pytest.mark.parametrize("mark", ["◼ ", "•\t", "\uf0b7", "- ", "– ", "* ", "  * ", "o ", "1. ", "12) "])
def test_items_are_found_by_their_marks(mark: str) -> None:
    """Bullets as they come out of a PDF, out of Word, or off a keyboard; an item may be wrapped."""
    text = f"Dear Ms Okafor\n\nThe visit covered:\n\n{mark}the quality of\nplans\n{mark}the front door\n\nOverview"
    assert [(kind, words) for kind, words in told(text) if kind == "item"] == [
        ("item", "the quality of plans"),
        ("item", "the front door"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("above", ["The visit covered:", LONG], ids=["wrapped", "unwrapped"])
def test_a_bullet_alone_on_its_line_belongs_to_the_text_below(gap: str, above: str) -> None:
    """Some programs copy a list so; no bullet may be left in an item, and no two items run together."""
    text = f"Dear Ms Okafor\n\n{above}\n\n◼{gap}the quality of plans\n◼{gap}the front door"
    assert told(text)[-2:] == [("item", "the quality of plans"), ("item", "the front door")]


@pytest.mark.parametrize("two", ["• Two", "– Two", "• • Two", "• •\n• Two"])
@pytest.mark.parametrize("empty", ["•\n•\n", "•\n\n", "• •\n"])
def test_an_item_that_was_left_empty_is_no_item(empty: str, two: str) -> None:
    """Its bullet got into the text of the next, and another into the paragraph below the list."""
    text = f"Dear Ms Okafor\n\nThe visit covered:\n\n• One\n{empty}{two}\n\nPlans are clear.\n"
    assert told(text)[-3:] == [("item", "One"), ("item", "Two"), ("paragraph", "Plans are clear.")]


def test_bullets_that_were_copied_before_all_their_texts_belong_to_them() -> None:
    """Some programs copy a list's two columns one after the other."""
    text = f"Dear Ms Okafor\n\n{FULL}\n\nThe visit covered:\n\n•\n•\nthe quality of plans\nthe front door\n"
    assert told(text)[-2:] == [("item", "the quality of plans"), ("item", "the front door")]


def test_a_text_has_one_page_without_places() -> None:
    """Page numbers would be invented."""
    (page,) = read_pages(b"Plans are clear.", "letter.txt")
    assert (page.width, page.height) == (0.0, 0.0)


COPIED = """Dear Ms Okafor
Monitoring visit of Anyshire children’s services and of those of its trust
This letter summarises the findings of the monitoring visit to Anyshire on 3 and
4 May 2022. The inspectors were Ada Penhaligon and Tom Birtwhistle, His Majesty’s
Inspectors.
Areas covered by the visit
Inspectors looked at the quality of plans for children in need, and at how well
managers oversee them.
Overview
Plans are clearer than they were. Leaders know what they still have to do for the
children in care.
Social workers see children often. They write down what children say, and they do
what they have promised.
Thank you for your help with this visit, which my colleagues appreciated greatly.
Yours sincerely
Ada Penhaligon"""
"""Lines as a browser or pdftotext copies them out of a PDF: broken as printed, with no empty line anywhere."""


def test_print_copied_without_empty_lines_keeps_its_paragraphs() -> None:
    """A title, headings and the ends of paragraphs are known by the room that was left on the line before."""
    assert [text[:24] for _, text in told(COPIED)] == [
        "Dear Ms Okafor",
        "Monitoring visit of Anys",
        "This letter summarises t",
        "Areas covered by the vis",
        "Inspectors looked at the",
        "Overview",
        "Plans are clearer than t",
        "Social workers see child",
        "Thank you for your help ",
        "Yours sincerely",
        "Ada Penhaligon",
    ]


def test_one_long_line_of_small_print_does_not_make_every_line_a_paragraph() -> None:
    """Notes at a page's foot are set small, so that their lines hold more than the text's."""
    assert ("paragraph", "Leaders know their services well and plan for them.") in told(
        "Dear Ms Okafor\n\n"
        + "Leaders know their services well\nand plan for them.\n\n" * 9
        + "1 "
        + "small print " * 15
    )


def test_a_line_at_the_bullets_own_indent_ends_the_list() -> None:
    """Where the text of items hangs, a line that does not hang is no part of the last item."""
    assert told(
        "Dear Ms Okafor\n\nInspectors looked at:\n\n• plans for children in need and for the many who\n"
        "  are in care\n• how managers oversee the quality of their practice.\nA range of evidence was considered."
    )[2:] == [
        ("item", "plans for children in need and for the many who are in care"),
        ("item", "how managers oversee the quality of their practice."),
        ("paragraph", "A range of evidence was considered."),
    ]


def test_bullets_gathered_above_their_items_are_given_back_to_them() -> None:
    """pdftotext writes a column of bullets first, and their texts after it."""
    assert told(
        "Dear Ms Okafor\n\nInspectors looked at the following areas of concern:\n\n•\n•\n\nplans for children in need\n"
        "the oversight of managers\n\nA range of evidence was considered."
    )[2:] == [
        ("item", "plans for children in need"),
        ("item", "the oversight of managers"),
        ("paragraph", "A range of evidence was considered."),
    ]
