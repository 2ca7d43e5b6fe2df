"""Date, addressee and salutation: one fact a line, in the many ways in which addresses are set."""

from __future__ import annotations

from datetime import date

import pytest

from ofsted_report.letter.head import Head, find_salutation, greeted, read_head
from ofsted_report.letter.model import Addressee

ADAEZE = Addressee(
    name="Adaeze Okafor",
    role="Director of Children’s Services",
    organisation="Anyshire County Council",
    address=("Shire House", "Anytown", "AN1 2YS"),
)
PLAIN = """29 August 2025
Ms Adaeze Okafor
Director of Children’s Services
Anyshire County Council
Shire House
Anytown
AN1 2YS
Dear Ms Okafor"""


def head(text: str, authority: str = "Anyshire") -> Head:
    """The facts of a head, given its lines; not on which line each is."""
    return read_head(text.splitlines(), authority)._replace(dated_on=None, addressed_on=None)


def test_a_plain_head() -> None:
    """Date, name, post, council, address, salutation, one below another."""
    assert head(PLAIN) == Head(date(2025, 8, 29), None, ADAEZE, "Dear Ms Okafor")


@pytest.mark.parametrize(
    "changed",
    [
        PLAIN.replace("Services\nAnyshire", "Services, Anyshire"),
        PLAIN.replace("Okafor\nDirector", "Okafor, Director").replace("Services\nAnyshire", "Services, Anyshire"),
        PLAIN.replace("Ms Adaeze Okafor\nDirector of Children’s Services", "Ms Adaeze Okafor – Director of Children’s Services"),
        PLAIN.replace("Ms Adaeze Okafor\nDirector of Children’s Services", "Ms Adaeze Okafor (Director of Children’s Services)"),
        PLAIN.replace("Okafor\nDirector", "Okafor,\nDirector").replace("Shire House", "Shire House,"),
        PLAIN.replace("Council\nShire", "Council, Shire"),
        PLAIN.replace("Council\nShire", "Council Shire"),
        PLAIN.replace("Director of Children’s Services", "Director of\nChildren’s Services"),
        PLAIN.replace("29 August 2025", "29 August 2025\nBy email"),
        PLAIN.replace("29 August 2025", "29 August 2025\nSent via e-mail"),
        PLAIN.replace("29 August 2025", "29 August 2025\nPrivate and personal"),
        PLAIN.replace("29 August 2025", "29 August 2025\nStrictly confidential"),
        PLAIN.replace("29 August 2025", "29 August 2025\nEmail"),
        PLAIN.replace("29 August 2025", "URN 80999\n29 August 2025"),
        PLAIN.replace("Ms Adaeze Okafor\nDirector of Children’s Services", "Director of Children’s Services\nMs Adaeze Okafor"),
        PLAIN.replace("Ms Adaeze Okafor\nDirector of Children’s Services\nAnyshire County Council",
                      "Anyshire County Council\nDirector of\nChildren’s Services\nMs Adaeze Okafor"),
        "\n".join([*PLAIN.splitlines()[1:7], "29 August 2025", "Dear Ms Okafor"]),
        "\n".join([*PLAIN.splitlines()[:7], *PLAIN.splitlines()[1:]]),
    ],
    ids=[
        "organisation in the post's line", "all on one line", "name – post", "name (post)", "commas at line ends",
        "organisation, address", "organisation address", "post over two lines", "by email", "via e-mail", "private",
        "confidential", "email", "reference number",
        "post above the name", "council and post above the name",
        "date below the address", "address held twice",
    ],
)  # fmt: skip
def test_the_same_facts_set_in_another_way(changed: str) -> None:
    """Whoever typed the letter: the report names the same person, post and council."""
    assert changed != PLAIN
    assert head(changed) == head(PLAIN)


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        (
            "Executive Director for Children,\nFamilies and Education",
            "Executive Director for Children, Families and Education",
        ),
        (
            "Interim Director, Children and Young People’s Services",
            "Interim Director, Children and Young People’s Services",
        ),
        ("Executive Director\nof Children’s Services", "Executive Director of Children’s Services"),
        ("Corporate Director\nPeople", "Corporate Director People"),
        ("Director of Children’s Services and\nEducation", "Director of Children’s Services and Education"),
        ("Director of Children’s Services\n& Adult Social Care", "Director of Children’s Services & Adult Social Care"),
        *(
            (f"Corporate Director\n{what}", f"Corporate Director {what}")
            for what in (
                "Childrens Services",
                "Adult Social Care",
                "Skills & Lifelong Learning",
                "Social Work and Health",
                "Wellbeing",
                "Well-being and Communities",
                "Community Integration",
                "Inclusion, Schools",
                "Early Help and Safeguarding",
                "Partnerships and Prevention",
                "Commissioning",
                "Public Health, Housing and Culture",
            )
        ),
        ("DCS", "DCS"),
        ("Chief Executive", "Chief Executive"),
    ],
)
def test_posts_are_whole(printed: str, role: str) -> None:
    """A post printed over two lines is joined with a space."""
    found = head(PLAIN.replace("Director of Children’s Services", printed)).addressee
    assert found is not None
    assert (found.role, found.organisation, found.address) == (role, ADAEZE.organisation, ADAEZE.address)


def test_a_post_below_the_name_counts_before_one_above_it() -> None:
    """Above it may stand to whom a copy goes."""
    found = head(PLAIN.replace("Ms Adaeze", "Copy to the Chief Executive\nMs Adaeze"))
    assert found.addressee == ADAEZE


def test_a_department_below_the_post_is_part_of_the_address() -> None:
    """It only repeats what the post says."""
    found = head(PLAIN.replace("Anyshire County", "Children’s Services\nAnyshire County")).addressee
    assert found is not None
    assert (found.role, found.address[0]) == (ADAEZE.role, "Children’s Services")


@pytest.mark.parametrize(
    "organisation", ["London Borough of Anyshire", "Anyshire", "Anyshire Children’s Trust", "The City of Anyshire"]
)
def test_organisations_without_the_word_council(organisation: str) -> None:
    """A borough by its name alone, a trust, or just the place."""
    found = head(PLAIN.replace("Anyshire County Council", organisation)).addressee
    assert found is not None
    assert (found.organisation, found.role) == (organisation, ADAEZE.role)


def test_council_house_is_a_building() -> None:
    """It is no council's name."""
    found = head(PLAIN.replace("Anyshire County Council\nShire House", "Council House")).addressee
    assert found is not None
    assert (found.organisation, found.address[0]) == (None, "Council House")


def test_names_with_honours_and_hyphens() -> None:
    """Titles go, honours stay."""
    found = head(PLAIN.replace("Ms Adaeze Okafor", "Dr Siân O’Brien-Hall OBE")).addressee
    assert found is not None
    assert found.name == "Siân O’Brien-Hall OBE"


def test_the_first_of_several_addressees() -> None:
    """Letters about joint inspections go to five or six people; the others are in the letter itself."""
    text = """29 August 2025
Adaeze Okafor, Director of Children’s Services, Anyshire County Council
Ben Reed, Chief Executive, Anyshire Integrated Care Board
Chloe Marsh – Chief Constable, Anyshire Police
Dear local partnership"""
    assert head(text).addressee == Addressee(
        name="Adaeze Okafor", role="Director of Children’s Services", organisation="Anyshire County Council"
    )


@pytest.mark.parametrize("line", ["Dear Ms Okafor", "Dear Ms Okafor,", "Dear Colleagues", "Dear Ms Okafor and Mr Reed"])
def test_salutations_are_kept_as_printed(line: str) -> None:
    """With their comma, where they have one."""
    assert head(PLAIN.replace("Dear Ms Okafor", line)).salutation == line


@pytest.mark.parametrize(
    ("printed", "organisation"),
    [
        ("Services, Royal Borough of Anyshire\nand Northmere", "Royal Borough of Anyshire and Northmere"),
        ("Services, Royal Borough of Anyshire and\nNorthmere", "Royal Borough of Anyshire and Northmere"),
        ("Services, Royal Borough of Anyshire\n& Northmere", "Royal Borough of Anyshire & Northmere"),
        ("Services, Anyshire and Northmere\nlocal authority", "Anyshire and Northmere local authority"),
    ],
)
def test_a_line_of_several_addressees_may_be_two(printed: str, organisation: str) -> None:
    """Where it is too long for the page, it goes on with 'and' or in small letters; the next begins with another name."""
    found = head(
        f"4 July 2022\nAdaeze Okafor, Director of Children’s {printed}\nTom Bell, Chief Constable\nDear local partnership",
        "Anyshire and Northmere",
    ).addressee
    assert found == Addressee(
        name="Adaeze Okafor", role="Director of Children’s Services", organisation=organisation, address=()
    )


@pytest.mark.parametrize("house", ["the Manor House", "c/o Shire Hall", "at Saltby Mill"])
def test_a_house_in_small_letters_is_no_second_line_of_a_post(house: str) -> None:
    """The post is finished, and the house has a name: it stays in the address."""
    found = head(
        f"4 July 2022\nAdaeze Okafor, Director of Children’s Services\n{house}\nAN1 1AA\nDear Ms Okafor"
    ).addressee
    assert found is not None
    assert (found.role, found.address) == (ADAEZE.role, (house, "AN1 1AA"))


def test_a_town_that_comes_again_stays() -> None:
    """Behind the council's name, and above the postcode: the address is whole. A line doubled by mistake counts once."""
    printed = "1 March 2021\nAdaeze Okafor\nAnyshire\nMunicipal Offices\nShire Street\nAnyshire\nAN1 2YS\nAN1 2YS\nDear Adaeze"
    addressee = head(printed).addressee
    assert addressee is not None
    assert addressee.organisation == "Anyshire"
    assert addressee.address == ("Municipal Offices", "Shire Street", "Anyshire", "AN1 2YS")


def test_an_address_held_twice_keeps_what_only_the_second_copy_has() -> None:
    """One of the two may be an older draft, hidden in the file."""
    lines = PLAIN.splitlines()
    twice = head("\n".join([*lines[:7], *lines[1:6], "Anyshire", lines[6], lines[7]]))
    assert twice.addressee is not None
    assert twice.addressee.address == (*ADAEZE.address, "Anyshire")


@pytest.mark.parametrize("field", ["Insert LA address", "Enter address", "[Address]", "<<council>>"])
def test_a_field_left_unfilled_is_no_line_of_the_address(field: str) -> None:
    """It is kept for the warning."""
    found = head(PLAIN.replace("AN1 2YS", f"AN1 2YS\n{field}"))
    assert (found.addressee, found.unfilled) == (ADAEZE, (field,))
    assert head(PLAIN).unfilled == ()


@pytest.mark.parametrize(
    "field",
    ["[Date]", "[Insert name of DCS]", "<Name>", "[Name, post and council]", "[DD/MM/YYYY]", "[Job title]", "[xxx]",
     "[Director of Children’s Services]", "[Address line 1]", "[Name of local authority]", "[Email address]", "[…]"],
)  # fmt: skip
def test_words_of_a_template_in_brackets_are_a_field(field: str) -> None:
    """Nothing was written into it."""
    assert head(PLAIN.replace("29 August 2025", f"29 August 2025\n{field}")).unfilled == (field,)


@pytest.mark.parametrize(
    "aside",
    ["[via email]", "[By email]", "[Sent by e-mail]", "[by post]", "[Amended 5 May 2020]", "[Corrected version]",
     "<adaeze@example.org>", "[Reissued with a new address]"],
)  # fmt: skip
@pytest.mark.parametrize("above", ["Ms Adaeze", "Dear"])
def test_what_somebody_typed_in_brackets_is_no_field(aside: str, above: str) -> None:
    """How it was sent, that it was changed: neither a warning nor a line of the address."""
    found = head(PLAIN.replace(above, f"{aside}\n{above}"))
    assert found == head(PLAIN)


@pytest.mark.parametrize("run", [" ", "- ", "[", "<", "x", "a, ", "Aa ", "(", "[x] "])
def test_a_head_of_nothing_but_marks_is_read_in_bearable_time(run: str) -> None:
    """Above a letter may stand anything. A hanging test is the alarm."""
    found = head(f"{run * (20_000 // len(run))}\n{PLAIN}")
    assert (found.letter_date, found.addressee) == (date(2025, 8, 29), ADAEZE)


def test_a_misprinted_date_is_kept_for_the_warning() -> None:
    """The officer is told what stands there; the address is read all the same."""
    found = head(PLAIN.replace("29 August 2025", "6 November 20205"))
    assert (found.letter_date, found.printed_date, found.addressee) == (None, "6 November 20205", ADAEZE)


def test_a_head_without_a_date() -> None:
    """The rest is read as if it stood there."""
    assert head(PLAIN.removeprefix("29 August 2025\n")) == Head(None, None, ADAEZE, "Dear Ms Okafor")


def test_a_post_without_a_name_is_no_addressee() -> None:
    """'The Director of Children's Services' is nobody in particular."""
    assert (
        head("29 August 2025\nThe Director of Children’s Services\nAnyshire County Council\nDear Director").addressee
        is None
    )


def test_a_head_without_salutation_gives_no_addressee() -> None:
    """It is no letter: a name above a report's text is the lead inspector's."""
    found = head(PLAIN.removesuffix("Dear Ms Okafor"))
    assert (found.addressee, found.salutation, found.letter_date) == (None, None, date(2025, 8, 29))


def test_the_first_line_that_greets() -> None:
    """A later 'Dear' may stand in a quotation."""
    assert find_salutation(["29 August 2025", "Dear Ms Okafor", "Dear me, said a child."]) == 1
    assert find_salutation(["29 August 2025", "Dearne Road"]) is None


def test_all_to_whom_a_joint_letter_is_written() -> None:
    """One person a line, with post; what was too long for a line goes on in the next."""
    found = head(
        "29 August 2025\nAdaeze Okafor, Director of Children’s Services, Anyshire County Council\n"
        "Tom Ashby QPM, Chief Constable, Anyshire Police\nRuth Penhallow Designated Nurse, Anyshire\n"
        "Imran Sadiq, CEO, Community\nRehabilitation Company\nJoan Holt, Police and Crime Commissioner for Anyshire\n"
        "Dear local partnership"
    )
    assert found.addressee is not None
    assert (found.addressee.name, found.addressee.address) == ("Adaeze Okafor", ())
    assert [(other.name, other.role) for other in found.others] == [
        ("Tom Ashby QPM", "Chief Constable, Anyshire Police"),
        ("Ruth Penhallow", "Designated Nurse, Anyshire"),
        ("Imran Sadiq", "CEO, Community Rehabilitation Company"),
        ("Joan Holt", "Police and Crime Commissioner for Anyshire"),
    ]


def test_what_is_printed_with_an_addressee_hides_nobody() -> None:
    """A footnote's mark, or honours with a comma before them."""
    found = head(
        "29 August 2025\nAdaeze Okafor, Director of Children’s Services\nRuth Penhallow, Anyshire Care Board¹\n"
        "Tom Ashby, QPM, Chief Constable, Anyshire Police\nDear local partnership"
    )
    assert [(other.name, other.role) for other in found.others] == [
        ("Ruth Penhallow", "Anyshire Care Board"),
        ("Tom Ashby QPM", "Chief Constable, Anyshire Police"),
    ]
    assert found.unread == ()


def test_a_line_that_is_part_of_no_addressee_is_told() -> None:
    """What is not understood in a list of people may be one of them."""
    found = head(
        "29 August 2025\nAdaeze Okafor, Director of Children’s Services\nRuth Penhallow, Board 2\n"
        "Tom Ashby, Chief Constable\nDear local partnership"
    )
    assert [other.name for other in found.others] == ["Tom Ashby"]
    assert found.unread == ("Ruth Penhallow, Board 2",)


def test_a_post_may_be_below_the_organisation() -> None:
    """And is then no line of the address."""
    below = "Anyshire County Council\nDirector of Children’s Services"
    assert head(PLAIN.replace("Director of Children’s Services\nAnyshire County Council", below)).addressee == ADAEZE


def test_a_post_with_a_comma_is_a_post() -> None:
    """The line is another person, and not the end of the one above, which the file ends in a space."""
    found = head(
        "29 August 2025\nAdaeze Okafor, Director of Children’s Services\nJoan Holt, Police, Fire and Crime Commissioner\n"
        "Dear local partnership"
    )
    assert [(other.name, other.role) for other in found.others] == [
        ("Joan Holt", "Police, Fire and Crime Commissioner")
    ]


@pytest.mark.parametrize("name", ["June Street", "Peter House", "Dr Ann Board", "Ali ibn Hassan"])
def test_the_salutation_says_which_line_is_the_name(name: str) -> None:
    """A surname may be a word of addresses, and a part of the address may look like a name."""
    printed = PLAIN.replace("Ms Adaeze Okafor", name).replace("Shire House", "Colton Park")
    found = head(printed.replace("Dear Ms Okafor", f"Dear {name.split()[-2]}"))
    assert found.addressee is not None
    assert found.addressee.name == name.removeprefix("Dr ")
    assert found.addressee.role == "Director of Children’s Services"


def test_whom_a_salutation_names() -> None:
    """A partnership, or a post, is nobody's name."""
    assert greeted("Dear Ms Okafor,") == {"Okafor"}
    assert (
        greeted("Dear Saltby Safeguarding Partnership")
        == greeted("Dear Director of Children’s Services")
        == frozenset()
    )


@pytest.mark.parametrize("nobody", ["Sir or Madam", "Madam", "Saltby Board", "Saltby Council", "Colleagues", "All"])
def test_whom_a_salutation_does_not_name(nobody: str) -> None:
    assert greeted(f"Dear {nobody}") == frozenset()


def test_a_second_addressee_is_no_line_of_the_address() -> None:
    """Two addresses, one below the other."""
    found = head(PLAIN.replace("AN1 2YS\n", "AN1 2YS\nImran Sadiq\nChief Executive\nAnyshire County Council\n"))
    assert found.addressee == ADAEZE
    assert [(other.name, other.role, other.organisation) for other in found.others] == [
        ("Imran Sadiq", "Chief Executive", "Anyshire County Council")
    ]
