"""The place alone, out of every way in which titles and addresses print an authority."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.place_names import ORGANISATION, is_place, place, plain

FORMS = [
    "{}",
    "the {} local authority",
    "{} Council",
    "{} Borough Council",
    "{} City Council",
    "{} County Council",
    "{} District Council",
    "{} Metropolitan Borough Council",
    "{} Metropolitan District Council",
    "{} Metropolitan Borough",
    "{} MBC",
    "{} Unitary Authority",
    "{} London Borough Council",
    "London Borough of {}",
    "the London Borough of {}",
    "London Borough of {} Council",
    "Royal Borough of {}",
    "The Royal Borough of {}",
    "Borough of {}",
    "Metropolitan Borough of {}",
    "City of {}",
    "City of {} Council",
    "City of {} Metropolitan District Council",
    "County of {}",
    "City and County of {}",
    "Council of the {}",
    "{} local area partnership",
]
SUBJECTS = ["", " children’s services", " children's services", "’s children’s services", " children’s social care services",
            " children and young people’s services", " Children’s Services"]  # fmt: skip
stems = st.sampled_from(["Saltby", "Northmere", "Wexborough", "Anyshire", "Stow-on-the-Moor", "St Aldate", "Kingsmere"])
names = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "North ", "West ", "Isles of "]),
    stems,
    st.sampled_from(["", " and Thornhaven", " upon Sea", " with Fenbridge", ", Ashcombe and Thornhaven"]),
)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_has_its_place(form: str) -> None:
    assert {place(form.format("Saltby") + subject) for subject in SUBJECTS} == {"Saltby"}


@pytest.mark.parametrize("body", ["Limited", "Ltd", "CIC", "Board"])
def test_a_trusts_form_is_no_part_of_the_place(body: str) -> None:
    assert place(f"Children First Saltby {body}") == "Saltby"


@pytest.mark.parametrize("status", ["MBC", "LBC", "BC", "CC"])
def test_a_councils_initials_are_no_part_of_the_place(status: str) -> None:
    assert place(f"Saltby {status} children’s services") == "Saltby"


@pytest.mark.parametrize("line", ["Saltby Combined Authority", "Growing Futures CIC", "Saltby Children First Limited"])
def test_what_is_an_organisation(line: str) -> None:
    assert ORGANISATION.search(line)


@given(names, st.sampled_from(FORMS), st.sampled_from(SUBJECTS))
def test_the_place_is_found_in_every_form(name: str, form: str, subject: str) -> None:
    """A committee's report says 'in Saltby', whatever Ofsted's letter calls the council."""
    assert place(form.format(name) + subject) == name


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("County Durham", "County Durham"),
        ("Durham County Council", "Durham"),
        ("City of London", "City of London"),
        ("City of London Corporation", "City of London"),
        ("City of London Council", "City of London"),
        ("Saltby, Northmere and Anyford (SNA)", "Saltby, Northmere and Anyford"),
        ("North Saltby Council", "North Saltby"),
        ("Northmere City children’s services", "Northmere"),
        ("Northmere MBC", "Northmere"),
        ("Saltby Children’s Trust", "Saltby"),
        ("Saltby Children and Families Trust", "Saltby"),
        ("Saltby children’s social care", "Saltby"),
        ("Saltby children and families services", "Saltby"),
        ("Saltby Safeguarding Children Partnership", "Saltby"),
        ("Saltby Children First Limited", "Saltby"),
        ("Children First Anyshire", "Anyshire"),
        ("The Children First Anyshire", "Anyshire"),
        ("Children First North Saltby Ltd", "North Saltby"),
        ("Children’s Trust Anyshire", "Anyshire"),
        ("Children’s Trust for the City of Saltby", "Saltby"),
        ("children’s services in Anyshire", "Anyshire"),
        ("the children’s services of Saltby Borough Council", "Saltby"),
    ],
)
def test_words_that_belong_to_a_name_stay(printed: str, name: str) -> None:
    """Two real authorities have 'county' and 'city' in the name itself."""
    assert place(printed) == name


@pytest.mark.parametrize("name", ["Children First", "Children First Ltd", "Children’s Trust", "Children’s Trust Board"])
def test_a_trust_without_a_place_keeps_its_name(name: str) -> None:
    """It is all that is known of the addressee; an empty name would tell the committee nothing."""
    assert place(name) == name


@pytest.mark.parametrize(
    "text", ["the local authority", "the", "children’s services", "the children’s services department", "", " . "]
)
def test_what_names_no_place_gives_none(text: str) -> None:
    """'A monitoring visit to the local authority' is about no place called 'the'."""
    assert place(text) == ""


@pytest.mark.parametrize(
    "line",
    ["Anyshire County Council", "London Borough of Saltby", "City of Saltby", "Saltby Children’s Trust",
     "Saltby Children First", "City of Northmere Corporation", "Saltby Children’s Services Trust", "Saltby MBC",
     "Saltby Children and Families Trust", "Growing Futures for Children", "Thriving for Saltby Children Ltd"],
)  # fmt: skip
def test_a_line_of_an_address_may_name_a_council_or_trust(line: str) -> None:
    """The organisation to whose officer the letter goes."""
    assert ORGANISATION.search(line)


@pytest.mark.parametrize(
    "line",
    ["Council House", "The Council Offices", "Council Chamber", "County Hall", "Saltby", "Director for Children",
     "Services for Children and Young People", "for Children and Families", "Executive Director for Children’s Services",
     "Corporate Director for Children and Families", "Cabinet Member for Children’s Services", "Lead Member for Children",
     "Assistant Head for Vulnerable Children", "Strategic Lead for Children", "all staff for children",
     "working together for Children", "Directorate for Children and Young People", "Department for Children",
     "Services Division for Children"],
)  # fmt: skip
def test_a_building_or_a_post_is_no_organisation(line: str) -> None:
    """'Council House' is where the council sits; a post may be 'for children', too."""
    assert not ORGANISATION.search(line)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("Saltby", True), ("Isles of Northmere", True), ("looked after", False), ("Looked After", False),
     ("Safeguarding and Looked After", False), ("the local authority", False), ("", False)],
)  # fmt: skip
def test_what_councils_do_is_no_place(text: str, is_one: bool) -> None:
    """'Inspection of looked after children’s services' names no authority."""
    assert is_place(text) is is_one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Anyford & the Vale", "St Anyford and Vale"),
        ("King’s Marsh", "King's Marsh"),
        ("Reed, Marsh", "REED MARSH"),
    ],
)
def test_spellings_of_one_name_are_equal_when_plain(one: str, other: str) -> None:
    """Ofsted prints a council's name differently from year to year; its documents belong together."""
    assert plain(one) == plain(other)
    assert plain(one) != plain(f"North {other}")
