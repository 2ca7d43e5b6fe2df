"""Footnotes: their marks stay in the text as superscripts, and the notes stand apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fixtures.printed import blocks, lay
from ofsted_report.reading.document import Tag
from ofsted_report.reading.footnote_marks import close_up, merge_raised, without_mark


@pytest.mark.parametrize(
    ("printed", "closed"),
    [
        ("the front door. ³ Contacts", "the front door.³ Contacts"),
        ("in this area ¹² .", "in this area¹²."),
        ("services ¹", "services¹"),
        ("¹ The local authority", "¹ The local authority"),
        ("10 ² metres", "10² metres"),
    ],
)
def test_a_mark_closes_up_to_its_word(printed: str, closed: str) -> None:
    """Some letters have a space before the mark: sentences and headings are found without it."""
    assert close_up(printed) == closed


@pytest.mark.parametrize(
    ("heading", "plain"),
    [
        ("Findings and evaluation of progress²", "Findings and evaluation of progress"),
        ("What needs to improve ¹?", "What needs to improve?"),
        ("Section 20", "Section 20"),
    ],
)
def test_a_heading_is_known_without_its_mark(heading: str, plain: str) -> None:
    """A footnote to a heading does not hide its role."""
    assert without_mark(heading) == plain


def test_a_mark_on_a_line_of_its_own_goes_back_to_its_word() -> None:
    """A PDF may print the raised digit as a piece of text by itself, right behind the line."""
    (line,) = lay("as in the joint guidance")
    (mark,) = lay("2", top=line.top - 2, x0=line.x1 + 1, size=7)
    assert [merged.text for merged in merge_raised([line, mark])] == ["as in the joint guidance²"]


def test_a_mark_before_its_note_is_no_page_number() -> None:
    """Where the file has no tags; with tags it is known which figure is a page's number."""
    (mark,) = lay("3", top=758, size=6.5)
    (note,) = lay("These are special schools.", top=759, x0=mark.x1 + 3, size=10)
    assert [merged.text for merged in merge_raised([mark, note])] == ["³ These are special schools."]
    assert merge_raised([mark, replace(note, x0=note.x0 + 20)])[0] == mark


def test_what_follows_a_raised_letter_goes_right_on() -> None:
    """'1st Floor' with a raised 'st' is one line, though the PDF's text has it in two; a cell beside it is another."""
    here, there = Tag("paragraph", 1), Tag("paragraph", 2, table=1, row=1, column=1)
    (line,) = lay("1", tag=here)
    (rest,) = lay("st Floor, Town Hall", x0=line.x1, tag=here)
    (merged,) = merge_raised([line, rest])
    assert (merged.text, merged.x1) == ("1st Floor, Town Hall", rest.x1)
    for other in (replace(rest, tag=there), replace(rest, x0=rest.x0 + 20), replace(rest, bottom=rest.bottom + 14)):
        assert merge_raised([line, other]) == [line, other]


@pytest.mark.parametrize(
    "change",
    [{"size": 11.0}, {"x0": 300.0}, {"top": 400.0, "bottom": 410.0}, {"text": "A"}, {"text": "2018"}],
    ids=["as large as the text", "further along", "further down", "a letter", "a year"],
)
def test_other_digits_are_no_marks(change: dict[str, object]) -> None:
    """A page number or a figure in a table is left where it stands."""
    (line,) = lay("as in the joint guidance")
    (mark,) = lay("2", top=line.top - 2, x0=line.x1 + 1, size=7)
    other = replace(mark, **change)  # type: ignore[arg-type]
    assert merge_raised([line, other]) == [line, other]


def test_a_small_note_at_a_pages_foot_is_a_footnote() -> None:
    """On an untagged page its size and its mark tell; the mark is kept apart from its words."""
    body = lay("Children are seen quickly by a social worker who knows them.¹", "They say that it helps.")
    note = lay("¹ Working together, a guide of the government’s.", top=700, size=8)
    found = blocks(*body, *note)
    assert [(block.kind, block.mark, block.text) for block in found] == [
        (
            "paragraph",
            "",
            "Children are seen quickly by a social worker who knows them.¹ They say that it helps.",
        ),
        ("footnote", "1", "Working together, a guide of the government’s."),
    ]


def test_a_tagged_note_is_a_footnote_whatever_its_size() -> None:
    """Its mark may be set as large as its words."""
    note = lay("3 Working together, a guide.", "It was published in 2018.", tag=Tag("note", 7))
    (block,) = blocks(*lay("The text.", tag=Tag("paragraph", 1)), *note)[1:]
    assert (block.kind, block.mark) == ("footnote", "3")
    assert block.text == "Working together, a guide. It was published in 2018."


def test_a_mark_may_stand_right_before_its_note() -> None:
    """Without a space between, and as large as the note."""
    (block,) = blocks(*lay("The text.", tag=Tag("paragraph", 1)), *lay("1The Children Act 2004", tag=Tag("note", 7)))[
        1:
    ]
    assert (block.kind, block.mark, block.text) == ("footnote", "1", "The Children Act 2004")


@pytest.mark.parametrize(("mark", "kind"), [("²", "footnote"), ("", "paragraph"), ("³", "paragraph")])
def test_a_note_that_was_typed_by_hand(mark: str, kind: str) -> None:
    """The file counts it as a paragraph; it is small, and the page's text calls for it."""
    text = lay(f"Each agency has its part in the response{mark}", tag=Tag("paragraph", 1))
    note = lay("2 The Children Act 2004, section 20.", top=700, size=8, tag=Tag("paragraph", 9))
    assert [block.kind for block in blocks(*text, *note)] == ["paragraph", kind]


def test_a_small_line_without_a_mark_is_no_footnote() -> None:
    """Small type alone, as in a caption, says nothing."""
    body = lay("Children are seen quickly by a social worker.")
    assert [block.kind for block in blocks(*body, *lay("Figures as of March.", top=700, size=8))] == ["paragraph"] * 2


def test_a_note_in_the_texts_own_size_is_a_note_where_its_mark_is_called_for() -> None:
    """Some of the oldest joint inspections set their notes so; a paragraph never begins with a raised figure."""
    lines = (*lay("Plans are clear.¹ Reviews are held."), *lay("¹ As the law says, since 2015.", top=700))
    assert [(block.kind, block.mark, block.text) for block in blocks(*lines)] == [
        ("paragraph", "", "Plans are clear.¹ Reviews are held."),
        ("footnote", "1", "As the law says, since 2015."),
    ]


@pytest.mark.parametrize(
    ("gap", "text"), [(4.0, "on the charter.⁴ Despite a plan"), (0.0, "on the charter.⁴Despite a plan")]
)
def test_a_line_goes_on_behind_a_raised_mark(gap: float, text: str) -> None:
    """The file ends a line at the mark, whose box is raised; it need not tell of paragraphs."""
    (line,) = lay("on the charter.⁴")
    line = replace(line, top=line.top - 2, bottom=line.bottom - 6)
    (rest,) = lay("Despite a plan", x0=line.x1 + gap)
    assert [merged.text for merged in merge_raised([line, rest])] == [text]
    (below,) = lay("Despite a plan", top=164, x0=line.x1 + gap)
    assert merge_raised([line, below]) == [line, below]
