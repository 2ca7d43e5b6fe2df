"""Pieces of a line that the file counts to another paragraph."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fixtures.printed import LETTER, lay
from ofsted_report.reading.document import Line, Tag
from ofsted_report.reading.strays import with_strays_reattached

FIRST, SECOND = Tag("item", 1), Tag("item", 2)
HOME = "do not benefit from a diagnosis."


def page(x0: float, tag: Tag = FIRST) -> list[Line]:
    """A paragraph of one line, a piece printed further down, and the paragraph that it is printed in."""
    return [
        *lay("They are told early.", tag=tag),
        *lay("Not having a", top=200, x0=x0, tag=tag),
        *lay("Some young people", top=186, tag=SECOND),
        *lay(HOME, top=200, tag=SECOND),
        *lay("diagnosis may cost them.", top=214, tag=SECOND),
    ]


def test_a_stray_piece_goes_back_to_its_line() -> None:
    """Both sentences are whole again."""
    found = with_strays_reattached(page(x0=72 + LETTER * len(HOME) + 4))
    assert [line.text for line in found] == [
        "They are told early.",
        "Some young people",
        f"{HOME} Not having a",
        "diagnosis may cost them.",
    ]


def test_what_stands_in_another_column_is_no_stray() -> None:
    """A wide gap parts two columns, a tag's own cell two cells."""
    apart = page(x0=400)
    assert with_strays_reattached(apart) == apart
    cell = page(x0=72 + LETTER * len(HOME) + 4, tag=Tag("item", 1, table=1, row=0, column=1))
    assert with_strays_reattached(cell) == cell


def test_lines_that_follow_each_other_stay() -> None:
    """Nearly all of every letter."""
    lines = list(lay("Plans are clear", "and they are kept.", tag=FIRST))
    assert with_strays_reattached(lines) == lines


@pytest.mark.parametrize("before", [[], lay("As the law says.", top=700, tag=Tag("note", 3))])
def test_a_stray_piece_may_be_the_first_of_its_tag(before: Sequence[Line]) -> None:
    """Word opened a new tag for it at the page's start; nothing of its own paragraph stands above."""
    lines = [
        *before,
        *lay("providing homes in", top=200, x0=72 + LETTER * len("a programme focused on") + 4, tag=FIRST),
        *lay("44. Sufficiency is a challenge;", top=186, tag=SECOND),
        *lay("a programme focused on", top=200, tag=SECOND),
        *lay("care has ended.", top=214, tag=SECOND),
    ]
    assert [line.text for line in with_strays_reattached(lines)[len(before) :]] == [
        "44. Sufficiency is a challenge;",
        "a programme focused on providing homes in",
        "care has ended.",
    ]
