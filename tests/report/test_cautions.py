"""What an officer is told before a report goes out under the wrong council's name."""

import pytest

from ofsted_report.report.cautions import about_the_council


@pytest.mark.parametrize(
    ("council", "authority"),
    [
        ("Anyshire County Council", "Anyshire"),
        ("Royal Borough of Saltby & Marsh", "Saltby and Marsh"),
        ("SMF Council", "Saltby, Marsh and Fenwick"),
        ("Saltby Metropolitan Borough Council", "Saltby-on-Sea"),
        (None, "Anyshire"),
        ("Anyshire County Council", None),
    ],
)
def test_a_councils_own_letter_is_not_warned_of(council, authority):
    assert about_the_council(council, authority) == ()


@pytest.mark.parametrize(
    ("council", "authority"),
    [
        ("Anyshire County Council", "Northmere"),
        ("North Anyshire Council", "North Saltby"),
        ("Saltby City Council", "City of Marsh"),
    ],
)
def test_another_councils_letter_is(council, authority):
    """Points of the compass and words for a kind of council are no sign that both are the same."""
    (told,) = about_the_council(council, authority)
    assert authority in told
    assert council in told
