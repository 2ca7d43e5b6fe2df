"""What needed to improve, side by side: near is shown as near, and nothing is lost or equated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import inspection_letter, section
from ofsted_report.comparing.item_changes import items_of, match_items
from ofsted_report.comparing.model import Item
from ofsted_report.comparing.near import THRESHOLD, common_subjects, similarity
from ofsted_report.comparing.subjects import SUBJECTS, subjects_of


def item(text: str) -> Item:
    return Item(text=text, list="improvements")


def matched(then: list[str], now: list[str]) -> tuple[list[tuple[str, list[str]]], list[str], list[str]]:
    in_both, only_then, only_now = match_items([item(text) for text in then], [item(text) for text in now])
    pairs = [(named.earlier.text, [near.item.text for near in named.later]) for named in in_both]
    return pairs, [one.text for one in only_then], [one.text for one in only_now]


def test_items_worded_alike_stand_side_by_side() -> None:
    """The same matter, the words in another order."""
    then = "Placement sufficiency for children in care, and accommodation for care leavers."
    now = "Sufficiency of accommodation for children in care and care leavers."
    assert matched([then], [now]) == ([(then, [now])], [], [])


def test_items_that_name_the_same_matter_stand_side_by_side_though_worded_differently() -> None:
    """Few words in common, but one of them is the name of a narrow matter."""
    then = "Assess and visit in time every child who is privately fostered, as the regulations demand."
    now = "The recording of private fostering arrangements."
    assert similarity(then, now) < THRESHOLD
    assert common_subjects(then, now) == ("private fostering",)
    assert matched([then], [now]) == ([(then, [now])], [], [])


def test_words_that_every_list_has_bring_nothing_together() -> None:
    """'Ensure that the quality of … for children is consistently …' is no common ground."""
    then = (
        "Ensure that the quality of life for children is consistently improved by timely and effective music lessons."
    )
    now = "Improve the consistency and quality of effective, timely school meals for children and young people."
    assert matched([then], [now]) == ([], [then], [now])


def test_one_item_may_stand_beside_several_the_nearest_first() -> None:
    """A recommendation of 2016 is often three lines of 2019."""
    then = "Strengthen management oversight and the supervision of social workers at the front door."
    far = "Supervision records."
    near = "Management oversight and supervision at the front door."
    pairs, only_then, only_now = matched([then], [far, near])
    assert pairs == [(then, [near, far])]
    assert (only_then, only_now) == ([], [])


def test_the_same_words_are_wholly_alike_even_where_all_are_common() -> None:
    """An item of common words alone has nothing telling; the same one is the same all the same."""
    text = "The quality of plans."
    assert similarity(text, text) == 100
    assert similarity(text, "The quality of practice.") == 0


@pytest.mark.parametrize("name", [name for name, _ in SUBJECTS])
def test_every_matter_is_found_under_its_own_name(name: str) -> None:
    """The name that is shown as the reason is one that the pattern knows, or the reason would puzzle."""
    assert name in subjects_of(name)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The views of children who go home from school.", "children missing from home or care"),
        ("Foster carers and their training.", "private fostering"),
        ("Adapting plans to children’s needs.", "adoption"),
        ("The irony of these rosters.", "independent reviewing officers"),
    ],
)
def test_a_matter_is_not_read_into_words_that_look_like_it(text: str, absent: str) -> None:
    """Names are matched as whole words."""
    assert absent not in subjects_of(text)


def test_items_keep_their_places_and_who_is_responsible() -> None:
    """Each quotation can be found again: by people through heading and paragraph, by scripts through the block's id."""
    letter = inspection_letter()
    first, second = items_of(letter)
    assert first.text == "The stability of the workforce."
    assert first.place is not None
    assert (first.place.section, first.place.block, first.place.page) == ("What needs to improve?", "s2.b1", 1)
    assert second.place is not None
    assert second.place.words() == "page 1, What needs to improve?, paragraph 2"


def test_an_item_with_sub_items_has_the_place_of_its_first_line() -> None:
    """The letter holds the item whole; its sub-items are blocks of their own in the section."""
    letter = inspection_letter(
        improvements=("Plans, which should be short be clear", "Supervision."),
        sections=(
            section(
                1,
                "What needs to improve?",
                "improvements",
                ("item", "Plans, which should"),
                ("item", "be short"),
                ("item", "be clear"),
                ("item", "Supervision."),
            ),
        ),
    )
    assert [one.place.block for one in items_of(letter) if one.place] == ["s1.b1", "s1.b4"]


def test_priority_actions_come_first_and_are_told_apart() -> None:
    """Both lists are compared; an action that is urgent says so."""
    letter = inspection_letter(priority_actions=("Act on risk.",))
    assert [one.list for one in items_of(letter)] == ["priority_actions", "improvements", "improvements"]


TEXTS = st.lists(st.text(alphabet="abcde private fostering ", max_size=30), max_size=6)


@given(then=TEXTS, now=TEXTS)
def test_every_item_is_shown_once_on_its_side_at_least(then: list[str], now: list[str]) -> None:
    """Whatever the lists: an item is side by side with another, or among those of its document alone; none is lost."""
    first, second = [item(text) for text in then], [item(text) for text in now]
    in_both, only_then, only_now = match_items(first, second)
    assert sorted([named.earlier.text for named in in_both] + [one.text for one in only_then]) == sorted(then)
    beside = {near.item.text for named in in_both for near in named.later}
    assert beside | {one.text for one in only_now} == set(now)
    assert not beside & {one.text for one in only_now}


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    """Which document is the earlier does not change what is near what."""
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 100


@pytest.mark.parametrize(
    ("now", "beside"),
    [("Music rooms, painting, ladders.", True), ("Music rooms, painting, ladders, lanterns.", False)],
    ids=["25 per cent", "22 per cent"],
)
def test_items_stand_side_by_side_from_a_quarter_of_their_telling_words_on(now: str, beside: bool) -> None:
    """As it was measured on real lists: higher, pairs on the same matter are lost; lower, strangers come together."""
    then = "Music lessons, swimming, chess."
    assert matched([then], [now]) == (([(then, [now])], [], []) if beside else ([], [then], [now]))
