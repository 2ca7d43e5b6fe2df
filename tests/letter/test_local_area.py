"""The report of an area SEND inspection is sent to nobody, and yet prints the council and its director."""

import dataclasses

import pytest

from examples import area_letter, quoted_findings, section
from ofsted_report.letter.council_name import council_name
from ofsted_report.letter.local_area import director
from ofsted_report.letter.model import Person
from ofsted_report.report.compose import build_report

ANNA = Person(name="Anna Bell", role="Director of Children’s Services")


def named(letter):
    """The council's name, as text."""
    found = council_name(letter)
    return found.text if found else None


def area(*cells, heading="Local area partnership details"):
    letter = area_letter()
    return dataclasses.replace(letter, sections=(*letter.sections, section(8, heading, "information", *cells)))


TABLE = (
    "Local authority", "Integrated care board", "Northmere Borough Council", "NHS Thorn Valley ICB",
    "Anna Bell, Director of Children’s Services", "Colm Fairlie, Chief Executive", "Town Hall", "Northmere",
)  # fmt: skip


def test_the_councils_name_and_its_director_head_the_paper():
    letter = area(*TABLE)
    report = build_report(letter, quoted_findings(letter))
    assert report.council.plain == "Northmere Borough Council"
    assert [text.plain for text in report.front_sheet.contributors] == [
        "[Anna Bell – Director of Children’s Services (to be confirmed)]"
    ]
    assert report.report_of.plain == "[Director of Children’s Services (to be confirmed)]"


def test_the_council_may_be_named_where_the_area_is_described():
    said = "Northmere City Council and NHS Thorn Valley ICB are jointly responsible for the planning of services."
    assert named(area(said, heading="Information about the local area partnership")) == "Northmere City Council"
    assert named(area(said, heading="Information about this inspection")) is None


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("Anna Bell, Director of Children’s Services",), ANNA),
        (("Anna Bell", "Director of Children’s Services", "Colm Fairlie", "Chief Executive"), ANNA),
        (
            ("Anna Bell, Strategic Director, Children and Families",),
            Person(name="Anna Bell", role="Strategic Director, Children and Families"),
        ),
        (("Anna Bell", "Colm Fairlie", "Director of Children’s Services"), None),  # whose post is it?
        (("Anna Bell, lead person",), None),
        (("Anna Bell, Director of Children’s Nursing",), None),
        (("Anna Bell, Clinical Director for Children",), None),
        (("Anna Bell, Medical Director for Children",), None),
        (("Anna Bell, Director for Children, NHS",), None),
        (("Anna Bell, Director for Children, Thorn Valley ICB",), None),
        (("Anna Bell, Director for Children, Thorn Valley ICS",), None),
        (("Anna Bell, Director for Children of the board",), None),
        (("Anna Bell, Director of Children’s Services", "Colm Fairlie, Director of Children and Health, NHS"), ANNA),
        (("Anna Bell, Director of Children’s Services", "Colm Fairlie, Director for Children"), None),
        ((), None),
    ],
)
def test_a_director_is_named_only_beyond_doubt(cells, found):
    assert director(area("Local authority", *cells)) == found


def test_a_director_whom_the_text_names_is_not_taken():
    assert director(area("Anna Bell, Director of Children’s Services", heading="Leaders")) is None
