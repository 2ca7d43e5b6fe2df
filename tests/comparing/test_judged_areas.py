"""Judgements of different years on the same matter stand in one row, however their areas were named or cut."""

from __future__ import annotations

import pytest

from ofsted_report.comparing.judged_areas import FAMILIES, families_of, in_usual_order, match_grades
from ofsted_report.comparing.model import Grade

LEADERS_2016 = Grade(area="Leadership, management and governance", grade="Inadequate")
LEADERS_2019 = Grade(
    area="The impact of leaders on social work practice with children and families",
    grade="Requires improvement to be good",
)
CARE_2016 = Grade(area="Children looked after and achieving permanence", grade="Requires improvement")
LEAVERS_2016 = Grade(area="Experiences and progress of care leavers", grade="Good")
ADOPTION_2016 = Grade(area="Adoption performance", grade="Good")
BOTH_2019 = Grade(area="The experiences and progress of children in care and care leavers", grade="Good")
CARE_2024 = Grade(area="The experiences and progress of children in care", grade="Outstanding")
LEAVERS_2024 = Grade(area="The experiences and progress of care leavers", grade="Good")
OVERALL_2019 = Grade(area="Overall effectiveness", grade="Good")


@pytest.mark.parametrize(
    ("area", "families"),
    [
        ("Overall effectiveness", ("Overall effectiveness",)),
        ("Overall judgement", ("Overall effectiveness",)),
        ("Looked after children", ("Children in care",)),
        ("Leaving care services", ("Care leavers",)),
        ("The LSCB", ("The local safeguarding children board",)),
        ("Leadership, management and governance", ("Leadership and the impact of leaders",)),
        ("The impact of leaders on social work practice with children and families.", ("Leadership and the impact of leaders",)),
        ("Children who need help and protection", ("Children who need help and protection",)),
        ("Children looked after and achieving permanence", ("Children in care",)),
        ("The experiences and progress of children in care and care leavers", ("Children in care", "Care leavers")),
        ("The experiences and progress of care leavers", ("Care leavers",)),
        ("2.1 Adoption performance", ("Adoption",)),
        ("The Local Safeguarding Children Board", ("The local safeguarding children board",)),
        ("Inspection outcome", ("Inspection outcome",)),
        ("Value for money", ("Value for money",)),
    ],
)  # fmt: skip
def test_the_matters_of_an_area(area: str, families: tuple[str, ...]) -> None:
    """Every area that was ever judged, and one that no family knows, which is a matter of its own."""
    assert families_of(area) == families


def test_renamed_areas_stand_in_one_row() -> None:
    """'Leadership, management and governance' became 'the impact of leaders …'."""
    (row,) = match_grades([LEADERS_2016], [LEADERS_2019])
    assert (row.earlier, row.later, row.change) == (LEADERS_2016, LEADERS_2019, "better")


def test_care_leavers_judged_apart_stand_beside_the_judgement_on_both() -> None:
    """Until 2022 one judgement, since 2023 two: each of the two is read beside the one, and no change is claimed."""
    care, leavers = match_grades([BOTH_2019], [CARE_2024, LEAVERS_2024])
    assert (care.families, care.earlier, care.later) == (("Children in care",), BOTH_2019, CARE_2024)
    assert (leavers.families, leavers.earlier, leavers.later) == (("Care leavers",), BOTH_2019, LEAVERS_2024)
    assert care.change == leavers.change == "not comparable"


def test_what_both_judged_as_one_is_one_row() -> None:
    """Two inspections of 2019 and 2022 have no reason to show the same grades twice."""
    later = Grade(area=BOTH_2019.area, grade="Inadequate")
    (row,) = match_grades([BOTH_2019], [later])
    assert row.families == ("Children in care", "Care leavers")
    assert row.change == "worse"


def test_a_judgement_of_its_own_is_taken_before_one_on_two_matters() -> None:
    """Of a document that judged care leavers apart as well as with children in care, the one apart is shown."""
    rows = match_grades([BOTH_2019, LEAVERS_2016], [LEAVERS_2024])
    leavers = next(row for row in rows if row.families == ("Care leavers",))
    assert leavers.earlier == LEAVERS_2016


def test_nothing_depends_on_overall_effectiveness() -> None:
    """It is gone since April 2026: the other rows stay as they are, and it is a row with one side."""
    without = match_grades([LEADERS_2019], [LEADERS_2019])
    with_it = match_grades([OVERALL_2019, LEADERS_2019], [LEADERS_2019])
    assert with_it[1:] == without
    assert (with_it[0].earlier, with_it[0].later, with_it[0].change) == (OVERALL_2019, None, None)


def test_what_only_one_of_them_judged_is_not_lost() -> None:
    """Adoption has had no grade since 2018."""
    rows = match_grades([CARE_2016, ADOPTION_2016], [BOTH_2019])
    assert [row.families for row in rows] == [("Children in care",), ("Care leavers",), ("Adoption",)]
    assert rows[2].later is None


def test_the_two_wordings_of_one_grade_are_the_same_grade() -> None:
    """'Requires improvement' until 2017, 'Requires improvement to be good' since."""
    (row,) = match_grades([CARE_2016], [Grade(area=CARE_2016.area, grade="Requires improvement to be good")])
    assert row.change == "same"


@pytest.mark.parametrize("grade", ["Adequate", "Satisfactory", "The local area partnership’s arrangements lead to …"])
def test_grades_of_another_scale_are_shown_and_not_ranked(grade: str) -> None:
    """'Adequate' was a step of the scale before 2013; an area SEND outcome is a sentence."""
    (row,) = match_grades([Grade(area="Adoption performance", grade=grade)], [ADOPTION_2016])
    assert row.change == "not comparable"


def test_rows_stand_in_the_order_of_the_table_whatever_the_order_of_the_documents() -> None:
    """Reports print overall effectiveness first or last; the comparison has one order."""
    rows = match_grades([CARE_2024, LEADERS_2019, OVERALL_2019], [OVERALL_2019, LEADERS_2019, CARE_2024])
    order = [name for name, _ in FAMILIES]
    shown = [row.families[0] for row in rows]
    assert shown == sorted(shown, key=order.index)


def test_areas_of_no_family_come_last_by_name() -> None:
    """A chart or a filter shows every area, those of documents that we have not seen yet among them."""
    areas = ["Youth justice", "Care leavers", "Arrangements", "Overall effectiveness"]
    assert in_usual_order(areas) == ("Overall effectiveness", "Care leavers", "Arrangements", "Youth justice")
