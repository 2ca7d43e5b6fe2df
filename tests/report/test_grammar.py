"""English follows the facts."""

from datetime import date

import pytest

from ofsted_report.letter.format_dates import day, months, on_days
from ofsted_report.letter.model import Person
from ofsted_report.report.grammar import article, counted, inspectors, series, with_the

HMI = "Her Majesty’s Inspector"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2023, 5, 16), date(2023, 5, 16), "on 16 May 2023"),
        (date(2023, 5, 16), None, "on 16 May 2023"),
        (date(2018, 12, 11), date(2018, 12, 12), "on 11 and 12 December 2018"),
        (date(2024, 4, 30), date(2024, 5, 1), "on 30 April and 1 May 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "on 31 December 2023 and 1 January 2024"),
        (date(2022, 9, 26), date(2022, 10, 7), "from 26 September to 7 October 2022"),
        (date(2022, 12, 20), date(2023, 1, 10), "from 20 December 2022 to 10 January 2023"),
        (date(2019, 6, 3), date(2019, 6, 14), "from 3 to 14 June 2019"),
    ],
)
def test_visit_days_say_month_and_year_once(start, end, words):
    assert on_days(start, end) == words


def test_days_are_named_in_english_whatever_the_machine_speaks():
    assert day(date(2019, 1, 15), weekday=True) == "Tuesday 15 January 2019"


@pytest.mark.parametrize(
    ("names", "words"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_series(names, words):
    assert series(names) == words


def test_numbers_are_written_for_people():
    assert (counted(1, "finding"), counted(2000, "copy", "copies")) == ("1 finding", "2,000 copies")


def test_article():
    assert article("inspection of Anyshire") == "an"
    assert article("focused visit") == "a"


def test_one_inspector_is_an_inspector_and_three_are_inspectors():
    one = (Person(name="A", role=HMI),)
    three = (*one, Person(name="B", role=HMI), Person(name="C", role="Ofsted Inspector"))
    assert inspectors(one, date(2019, 1, 1)) == "A, Her Majesty’s Inspector"
    assert inspectors(three, date(2019, 1, 1)) == "A and B, Her Majesty’s Inspectors, and C, Ofsted Inspector"


def test_whose_role_each_is_stays_plain_where_there_are_many():
    team = (
        Person(name="A", role="Ofsted HMI, lead inspector"),
        Person(name="B", role="Ofsted HMI"),
        Person(name="C", role="Ofsted HMI"),
        Person(name="D", role="CQC inspector"),
    )
    said = "A (Ofsted HMI, lead inspector), B and C (Ofsted HMIs) and D (CQC inspector)"
    assert inspectors(team, date(2023, 5, 1)) == said
    assert inspectors(team[:2], date(2023, 5, 1)) == "A (Ofsted HMI, lead inspector) and B (Ofsted HMI)"


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Ofsted HMI", "Ofsted HMIs"),
        ("CQC inspector", "CQC inspectors"),
        ("Ofsted", "Ofsted"),
        ("HMI, social care", "HMI, social care"),
        ("HMI", "HMI"),
    ],
)
def test_only_a_role_that_has_a_plural_gets_one(printed, said):
    assert inspectors((Person(name="A", role=printed), Person(name="B", role=printed)), None) == f"A and B, {said}"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("Anyshire", "Anyshire"),
        ("Isle of Saltby", "the Isle of Saltby"),
        ("City of Northmere", "the City of Northmere"),
        ("Northmere City", "Northmere City"),
    ],
)
def test_a_place_has_the_article_that_its_name_asks_for(place, said):
    assert with_the(place) == said


@pytest.mark.parametrize(
    "printed", ["Her Majesty's Inspector", "His Majesty’s Inspectors", "HMI", "Her Majesty’s Inspector (HMI)"]
)
@pytest.mark.parametrize(
    ("when", "whose"), [(date(2022, 9, 7), "Her"), (date(2022, 9, 8), "His"), (date(2025, 1, 1), "His")]
)
def test_inspectors_are_his_majestys_from_the_accession_on(printed, when, whose):
    assert inspectors((Person(name="A", role=printed),), when) == f"A, {whose} Majesty’s Inspector"


def test_without_a_date_a_role_stays_as_printed():
    assert inspectors((Person(name="A", role="HMI"), Person(name="B", role="HMI")), None) == "A and B, HMI"


def test_people_without_a_role_are_named_alone():
    assert inspectors((Person(name="A"), Person(name="B")), None) == "A and B"


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2017, 7, 3), date(2017, 7, 7), "July 2017"),
        (date(2016, 11, 28), date(2016, 12, 2), "November and December 2016"),
        (date(2016, 12, 28), date(2017, 1, 2), "December 2016 and January 2017"),
        (date(2016, 7, 1), date(2017, 7, 1), "July 2016 and July 2017"),
    ],
)
def test_the_months_of_some_days(start, end, words):
    assert months(start, end) == words
