"""Bookmarks: read from what there is, moved, cut to a part, written."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem

from ofsted_report.pack.bookmarks import Heading, moved, read_headings, within, write_headings
from pack.small_pdfs import tagged, untagged

HEADINGS = (
    Heading(title="Report", page=1, top=700.0, below=(Heading(title="Background", page=2),)),
    Heading(title="Appendix", page=3),
)


def test_written_and_read_again():
    pdf = untagged(4)
    write_headings(pdf, HEADINGS)
    found = read_headings(pdf)
    assert [(h.title, h.page) for h in found] == [("Report", 1), ("Appendix", 3)]
    assert found[0].top == 700
    assert [h.title for h in found[0].below] == ["Background"]


def test_none_are_none():
    assert read_headings(untagged()) == ()


def test_a_bookmark_that_leads_nowhere_is_left_out_and_its_children_move_up():
    pdf = tagged(pages=2, with_link=True)
    lost = OutlineItem("Lost", Array([Dictionary(Type=Name.Page), Name.Fit]))
    lost.children.append(OutlineItem("By name", "there"))
    lost.children.append(OutlineItem("By action", action=Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))))
    with pdf.open_outline() as outline:
        outline.root.append(lost)
    assert [(h.title, h.page) for h in read_headings(pdf)] == [("By name", 1), ("By action", 0)]


def test_cut_to_pages_what_stands_under_another_page_moves_up():
    assert [h.title for h in within(HEADINGS, range(2, 4))] == ["Background", "Appendix"]


def test_moved_with_all_below():
    assert moved(HEADINGS, 5)[0].below[0].page == 7


@pytest.mark.parametrize("closed", [True, False])
def test_writing_replaces_what_was_there(closed):
    pdf = untagged(4)
    with pdf.open_outline() as outline:
        item = OutlineItem("Old", 0)
        item.is_closed = closed
        outline.root.append(item)
    write_headings(pdf, HEADINGS)
    with pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Report", "Appendix"]
        assert all(isinstance(item, pikepdf.OutlineItem) for item in outline.root)


def test_many_bookmarks_by_name_are_read_in_bearable_time():
    """Each once listed all named places anew: a long report has thousands of both. A hanging test is the alarm."""
    count = 10_000
    pdf = untagged(2)
    pdf.Root.Dests = Dictionary({f"/place{n}": Array([pdf.pages[n % 2].obj, Name.Fit]) for n in range(count)})
    with pdf.open_outline() as outline:
        outline.root.extend(OutlineItem(f"Heading {n}", f"place{n}") for n in range(count))
    assert [heading.page for heading in read_headings(pdf)] == [n % 2 for n in range(count)]
