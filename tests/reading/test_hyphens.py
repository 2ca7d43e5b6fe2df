"""Words that a typesetter parted at a line's end, and words that have their hyphen from Ofsted."""

from __future__ import annotations

import pytest

from fixtures.printed import blocks, lay


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("It is their responsibility. Others have the respon-", "sibility to act."),
         "It is their responsibility. Others have the responsibility to act."),
        (("Good decision making. Their decision-", "making is good."), "Good decision making. Their decision-making is good."),
        (("They coordinate it. Others do not co-", "ordinate it."), "They coordinate it. Others do not co-ordinate it."),
        (("They have the respon-", "sibility to act."), "They have the respon-sibility to act."),
        (("The Multi-", "Agency Hub and the multiagency plan."), "The Multi-Agency Hub and the multiagency plan."),
    ],
    ids=["whole elsewhere", "both halves are words", "a prefix", "not known", "a capital"],
)  # fmt: skip
def test_a_hyphen_goes_only_where_the_document_shows_that_it_was_the_typesetters(
    lines: tuple[str, ...], text: str
) -> None:
    """What Ofsted prints stays; no word is guessed."""
    assert [block.text for block in blocks(*lay(*lines))] == [text]
