"""The closed classes that rules are composed of: complete, and spelt once in the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ofsted_report import lexicon
from ofsted_report.lexicon import BULLETS, GRADE_SCALE, GRADES, MONTH_NUMBERS, MONTHS, one_of

PACKAGE = Path(lexicon.__file__).parent


def test_every_month_has_its_number_in_full_and_shortened() -> None:
    """'September', 'Sep' and 'Sept' are the ninth."""
    assert [MONTH_NUMBERS[name.lower()] for name in MONTHS] == list(range(1, 13))
    assert {MONTH_NUMBERS[spelt] for spelt in ("september", "sep", "sept")} == {9}


@pytest.mark.parametrize("printed", ["Good", "Requires improvement", "requires\nimprovement to be good", "Inadequate"])
def test_a_grade_is_recognised_as_printed(printed: str) -> None:
    """Over a line's end, too."""
    assert re.fullmatch(GRADES, printed, re.IGNORECASE)


def test_each_grade_of_the_scale_is_a_grade() -> None:
    """The scale and the list of all grades cannot part."""
    assert all(re.fullmatch(GRADES, name, re.IGNORECASE) and re.fullmatch(GRADE_SCALE[name], name.lower())
               for name in GRADE_SCALE)  # fmt: skip


def test_words_of_a_class_may_be_parted_by_any_white_space() -> None:
    """So a class can be used in verbose patterns, and over a line's end."""
    assert re.fullmatch(rf"x {one_of(('Care Quality Commission', 'CQC'))}", "xCare\n Quality Commission", re.VERBOSE)


def test_no_bullet_is_listed_twice() -> None:
    """A second one would hide a slip in the first."""
    assert len(set(BULLETS)) == len(BULLETS)


@pytest.mark.parametrize(
    "members",
    ["January|February", "first|second|third", "Monday|Tuesday", "Mr|Mrs|Ms", "Her|His)", "st|nd|rd|th", "OBE|CBE"],
)
def test_no_other_module_lists_a_class(members: str) -> None:
    """A rule composes its pattern of a class by name: a member that is added reaches every rule."""
    listed = [
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if path.name != "lexicon.py" and members in path.read_text(encoding="utf-8")
    ]
    assert listed == []
