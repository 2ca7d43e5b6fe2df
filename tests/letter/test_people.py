"""Who inspected: names and posts out of the sentences that tell it, in every order in which they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.people import find_inspectors, is_name, is_role, name_and_role, role_of, without_title

RUTH, IMRAN, TOM = "Ruth Penhallow", "Imran Sadiq", "Tom Ashby"
HER = "Her Majesty’s Inspector"
HIS = "His Majesty’s Inspector"


def found(sentence: str) -> list[tuple[str, str | None]]:
    """Names with posts."""
    return [(person.name, person.role) for person in find_inspectors((sentence,))]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The visit was conducted by Ruth Penhallow, Her Majesty’s Inspector.", [(RUTH, HER)]),
        ("The visit was carried out by Ruth Penhallow HMI and Imran Sadiq HMI.", [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The inspectors were Ruth Penhallow, HMI, and Imran Sadiq, Regulatory Inspector.",
         [(RUTH, "HMI"), (IMRAN, "Regulatory Inspector")]),
        ("The visit was conducted by Ruth Penhallow and Imran Sadiq, Her Majesty’s Inspectors, and Tom Ashby, Ofsted "
         "Inspector.", [(RUTH, HER), (IMRAN, HER), (TOM, "Ofsted Inspector")]),
        ("The inspectors were Ruth Penhallow, Imran Sadiq and Tom Ashby, who are all HMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI"), (TOM, "HMI")]),
        ("The visit was conducted by Ruth Penhallow (HMI) and Imran Sadiq (Ofsted Inspector).",
         [(RUTH, "HMI"), (IMRAN, "Ofsted Inspector")]),
        ("The visit was made by Ruth Penhallow, one of His Majesty’s Inspectors.", [(RUTH, HIS)]),
        ("The visit was carried out by Ruth Penhallow, Her Majesty’s Inspector (HMI), and Imran Sadiq, HMI.",
         [(RUTH, HER), (IMRAN, "HMI")]),
        ("The visit was undertaken by Ruth Penhallow, Senior Her Majesty’s Inspector; and Imran Sadiq, Social Care "
         "Regulatory Inspector.", [(RUTH, "Senior Her Majesty’s Inspector"), (IMRAN, "Social Care Regulatory Inspector")]),
        ("The visit was made by Ruth Penhallow, Her Majesty’s Inspector Social Care, and Tom Ashby, Data Analyst.",
         [(RUTH, "Her Majesty’s Inspector Social Care"), (TOM, "Data Analyst")]),
        ("The visit was made by Ruth Penhallow, His Majesty’s Inspector, Social Care, and Imran Sadiq, HMI.",
         [(RUTH, HIS), (IMRAN, "HMI")]),
    ],
)  # fmt: skip
def test_posts_after_names(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """A post belongs to all names back to the post before it."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("His Majesty’s Inspector for this visit was Ruth Penhallow.", [(RUTH, HIS)]),
        ("Her Majesty’s Inspectors for this visit were Ruth Penhallow and Imran Sadiq.", [(RUTH, HER), (IMRAN, HER)]),
        ("His Majesty’s Inspectors for this visit were: Ruth Penhallow and Imran Sadiq.", [(RUTH, HIS), (IMRAN, HIS)]),
        ("The visit was carried out by two of Her Majesty’s Inspectors, Ruth Penhallow and Imran Sadiq.",
         [(RUTH, HER), (IMRAN, HER)]),
        ("The visit was carried out by two of Her Majesty’s inspectors: Ruth Penhallow and Imran Sadiq.",
         [(RUTH, "Her Majesty’s inspector"), (IMRAN, "Her Majesty’s inspector")]),
        ("The visit was carried out by Her Majesty’s Inspector Ruth Penhallow and Ofsted Inspector Imran Sadiq.",
         [(RUTH, HER), (IMRAN, "Ofsted Inspector")]),
    ],
)  # fmt: skip
def test_posts_before_names(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """The post counts once for all who follow; each person's is in the singular."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Ruth Penhallow and Imran Sadiq, Her Majesty’s Inspectors, carried out the visit.", [(RUTH, HER), (IMRAN, HER)]),
        ("Her Majesty’s Inspectors, Ruth Penhallow and Imran Sadiq, conducted this monitoring visit.",
         [(RUTH, HER), (IMRAN, HER)]),
        ("Ruth Penhallow, HMI, led the visit and was supported by Imran Sadiq, Ofsted Inspector.",
         [(RUTH, "HMI"), (IMRAN, "Ofsted Inspector")]),
        ("The visit was conducted by inspectors Ruth Penhallow and Imran Sadiq.", [(RUTH, None), (IMRAN, None)]),
    ],
)  # fmt: skip
def test_names_before_what_they_did(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """Not every sentence announces them; the word 'inspectors' alone is nobody's post."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The lead inspector was Ruth Penhallow HMI, accompanied by Imran Sadiq, Ofsted Inspector.",
         [(RUTH, "HMI"), (IMRAN, "Ofsted Inspector")]),
        ("The visit was led by Ruth Penhallow, HMI, supported by Imran Sadiq and Tom Ashby, HMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI"), (TOM, "HMI")]),
        ("The inspectors were Ruth Penhallow and Imran Sadiq accompanied by Tom Ashby, Ofsted Inspector.",
         [(RUTH, None), (IMRAN, None), (TOM, "Ofsted Inspector")]),
        ("The visit was undertaken by Ruth Penhallow, HMI, together with Imran Sadiq, HMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
    ],
)  # fmt: skip
def test_those_who_accompany_others(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """They are named in the same sentence, and their post is theirs alone."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The inspectors were Ruth Penhallow HMI and Imran Sadiq HMI, and the quality assurance manager was Tom Ashby SHMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The visit was carried out by Ruth Penhallow, HMI, and quality assured by Tom Ashby, SHMI.", [(RUTH, "HMI")]),
        ("The inspectors were Ruth Penhallow, HMI, and Imran Sadiq, HMI, with Tom Ashby, HMI, shadowing.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The inspectors were Ruth Penhallow HMI, Imran Sadiq HMI and Tom Ashby (observer).",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The inspectors were Ruth Penhallow HMI, Tom Ashby, Department of Works (observer), and Imran Sadiq HMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The inspectors were Ruth Penhallow, HMI, Imran Sadiq, HMI, Tom Ashby (an observer from Anyland).",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
    ],
)  # fmt: skip
def test_those_who_assure_quality_or_watch_are_left_out_of_a_sentence(
    sentence: str, people: list[tuple[str, str | None]]
) -> None:
    """And the inspectors that the same sentence names are not."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("His Majesty’s Inspectors (HMI) for this visit were Ruth Penhallow and Imran Sadiq, with Tom Ashby, HMI designate.",
         [(RUTH, HIS), (IMRAN, HIS), (TOM, "HMI designate")]),
        ("The inspectors were Ruth Penhallow and Imran Sadiq, Her Majesty’s Inspectors, and Tom Ashby, Her Majesty’s "
         "Inspector (designate).",
         [(RUTH, HER), (IMRAN, HER), (TOM, f"{HER} (designate)")]),
        ("His Majesty’s Inspectors for this visit were Ruth Penhallow, Imran Sadiq and Tom Ashby (Regulatory Inspector).",
         [(RUTH, HIS), (IMRAN, HIS), (TOM, "Regulatory Inspector")]),
        ("The lead inspector was Ruth Penhallow and the team inspector was Imran Sadiq, both His Majesty’s Inspectors.",
         [(RUTH, HIS), (IMRAN, HIS)]),
    ],
)  # fmt: skip
def test_a_post_of_one_among_others(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """It is neither lost nor given to all."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("They were Ruth Penhallow and Imran Sadiq, Her Majesty’s Inspectors, and they carried out the visit.",
         [(RUTH, HER), (IMRAN, HER)]),
        ("The visit was carried out by two of Her Majesty’s Inspectors, who were Ruth Penhallow and Imran Sadiq.",
         [(RUTH, HER), (IMRAN, HER)]),
        ("The visit was carried out by two HMI; they were Ruth Penhallow and Imran Sadiq.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("Ruth Penhallow, HMI, accompanied by Imran Sadiq, HMI, carried out the visit.",
         [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("The visit was led by Ruth Penhallow, HMI, and the other inspectors were Imran Sadiq and Tom Ashby, HMI.",
         [(RUTH, "HMI"), (IMRAN, "HMI"), (TOM, "HMI")]),
    ],
)  # fmt: skip
def test_the_first_name_behind_were_is_kept(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """'They were A and B': A is named no less than B."""
    assert found(sentence) == people


def test_they_are_the_inspectors_of_the_sentence_before() -> None:
    """Counted in one sentence, named in the next; after any other sentence, they may be anybody."""
    they = "They were Ruth Penhallow and Imran Sadiq."
    counted = "The visit was carried out by two of Her Majesty’s Inspectors."
    assert [(person.name, person.role) for person in find_inspectors((counted, they))] == [(RUTH, HER), (IMRAN, HER)]
    joined = "They were Ruth Penhallow, HMI, accompanied by Imran Sadiq, HMI."
    assert [person.name for person in find_inspectors((counted, joined))] == [RUTH, IMRAN]
    assert find_inspectors(("Inspectors met two managers.", they)) == ()
    assert find_inspectors((they,)) == ()


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Following the inspection, Ruth Penhallow and Imran Sadiq made a visit.", []),
        ("After a meeting with inspectors, Ruth Penhallow and Imran Sadiq made a visit.", []),
        ("In view of the inspectors’ findings Ruth Penhallow and Imran Sadiq made a visit.", []),
        ("Following the inspection, Ruth Penhallow and Imran Sadiq, HMI, made a visit.", [(RUTH, "HMI"), (IMRAN, "HMI")]),
        ("Inspectors Ruth Penhallow and Imran Sadiq carried out this visit.", [(RUTH, None), (IMRAN, None)]),
    ],
)  # fmt: skip
def test_who_makes_a_visit_is_an_inspector_by_a_post(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """The council's own people make visits, too, and the letter may name them."""
    assert found(sentence) == people


@pytest.mark.parametrize(
    "sentence",
    [
        "The quality assurance manager for this visit was Ruth Penhallow, Senior HMI.",
        "Inspectors were impressed by the staff they met in Saltby and Northmere.",
        "Children were supported by Family Support Workers.",
        "The inspection was carried out by the Care Quality Commission.",
        "Inspectors were accompanied by staff.",
        "",
    ],
)
def test_sentences_that_name_no_inspector(sentence: str) -> None:
    """Who assured the quality did not inspect; services and teams are nobody."""
    assert found(sentence) == []


def test_people_are_named_once_over_several_sentences() -> None:
    """In printed order, although the letter names the lead inspector twice."""
    sentences = (
        "The lead inspector was Ruth Penhallow, HMI.",
        "The visit was carried out by Ruth Penhallow, HMI, and Imran Sadiq, HMI.",
    )
    assert [person.name for person in find_inspectors(sentences)] == [RUTH, IMRAN]


@pytest.mark.parametrize(
    "name",
    [
        "Ruth Penhallow", "Siân O’Brien", "Anne-Marie Smith-Jones", "Ada Quill OBE", "Ruth Penhallow-Jones CBE QPM",
        "A. B. Quill", "Ludwig van Quill", "Jean-Luc de la Cour", "D’Arcy Quill", "Zoë Ågren", "Mary McTavish",
        "John St. John", "Abdul al Rahman", "Ruth May", "Ruth Hall", "Bob Halliday", "April Boardman", "June Streeter",
        "RuthPenhallow", "Dr Ada Quill", "Mrs O’Brien-Hall Quill", "Cllr Ada Quill",
    ],
)  # fmt: skip
def test_names_are_known(name: str) -> None:
    """Hyphens, apostrophes, particles, initials, honours; names that are also halls, months and boards."""
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "Shire House", "Town Hall", "County Hall", "High Street", "Mill Road", "Saltby Borough Council", "HMI",
        "Director of Children’s Services", "Her Majesty’s Inspector", "Chief Executive", "29 August 2025", "Anytown",
        "ruth penhallow", "AN1 2YS", "The Quality of Plans", "Civic Centre", "Social Care", "",
    ],
)  # fmt: skip
def test_what_is_no_name(text: str) -> None:
    """Lines of an address, posts and headings."""
    assert not is_name(text)


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Ms Ada Quill", "Ada Quill"),
        ("Dr. Ada Quill OBE", "Ada Quill OBE"),
        ("Councillor Ada Quill,", "Ada Quill"),
        ("Misha Quill", "Misha Quill"),
    ],
)
def test_titles_go_and_honours_stay(printed: str, kept: str) -> None:
    """'Ms' is how one speaks to a person, 'OBE' is part of the name."""
    assert without_title(printed) == kept


@pytest.mark.parametrize(
    "post",
    [
        "HMI", "SHMI", "HMCI", "Senior HMI", "Her Majesty’s Inspector", "His Majesty's Inspector (HMI)",
        "Senior Her Majesty’s Inspector", "Her Majesty’s Inspector, Social Care", "Ofsted Inspector",
        "Social Care Regulatory Inspector", "Early Years Regulatory Inspector", "Regulatory Inspection Manager",
        "Lead inspector", "Inspector", "Data Analyst", "Regional Director, North East", "National Director, Social Care",
    ],
)  # fmt: skip
def test_posts_are_known(post: str) -> None:
    """All that Ofsted has used since 2014."""
    assert is_role(post)


@pytest.mark.parametrize("text", [RUTH, "Director of Children’s Services", "Inspectors met children", ""])
def test_what_is_no_post(text: str) -> None:
    """Posts of the council's people are not those of inspectors."""
    assert not is_role(text)


def test_a_post_is_kept_without_the_count() -> None:
    """'both Her Majesty's Inspectors' is a post of two people."""
    assert role_of("both Her Majesty’s Inspectors") == "Her Majesty’s Inspectors"


def test_a_piece_of_a_list_is_a_name_a_post_or_both() -> None:
    """Or neither."""
    assert name_and_role("Ruth Penhallow HMI") == (RUTH, "HMI")
    assert name_and_role("Ms Ruth Penhallow") == (RUTH, None)
    assert name_and_role("two of Her Majesty’s Inspectors") == (None, HER)
    assert name_and_role("on behalf of Ofsted") == (None, None)


first = st.sampled_from(["Ruth", "Imran", "Siân", "Anne-Marie", "Jo", "Ravi", "Zoë"])
last = st.sampled_from(["Penhallow", "O’Brien", "Sadiq", "Quill-Jones", "de la Cour", "Hall", "McTavish", "St. John"])
names = st.lists(st.tuples(first, last).map(" ".join), min_size=1, max_size=4, unique=True)


@given(names, st.sampled_from([HER, HIS, "HMI", "Ofsted Inspector"]), st.booleans())
def test_every_team_is_found_whole(people: list[str], post: str, before: bool) -> None:
    """One to four people, their post before or after their names."""
    listed = " and ".join(filter(None, (", ".join(people[:-1]), people[-1])))
    plural = post if len(people) == 1 else post + "s"
    sentence = (
        f"{plural} for this visit were {listed}." if before else f"The visit was conducted by {listed}, {plural}."
    )
    assert found(sentence) == [(name, post) for name in people]


@pytest.mark.parametrize(
    "run", [" ", "-", "(", ",", "A", "A-", "Aa ", "and ", ", and ", "with ", "and x, ", "Ann Bell, and ", "(observer ", "two of "]
)  # fmt: skip
def test_a_sentence_of_nothing_but_marks_is_read_in_bearable_time(run: str) -> None:
    """Each was once tried anew from every place: minutes. A hanging test is the alarm."""
    many = run * (20_000 // len(run))
    people = find_inspectors(["The visit was carried out by Ruth Penhallow, His Majesty’s Inspector.", f"And {many}(x"])
    assert [person.name for person in people] == ["Ruth Penhallow"]


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("The visit was carried out by lead inspector Ruth Penhallow and team inspectors Imran Sadiq and Tom Ashby.",
         [(RUTH, "lead inspector"), (IMRAN, "team inspector"), (TOM, "team inspector")]),
        ("Lead inspector: Ruth Penhallow. Team inspectors: Imran Sadiq, Tom Ashby.",
         [(RUTH, "Lead inspector"), (IMRAN, "Team inspector"), (TOM, "Team inspector")]),
        ("Lead inspector on site: Ruth Penhallow, HMI; team inspector: Imran Sadiq.",
         [(RUTH, "HMI"), (IMRAN, "Team inspector")]),
        ("The lead inspector, Ruth Penhallow, was accompanied by Imran Sadiq, Ofsted Inspector.",
         [(RUTH, "lead inspector"), (IMRAN, "Ofsted Inspector")]),
        ("The visit was led by Ruth Penhallow, HMI, with Tom Ashby, Schools His Majesty’s Inspector.",
         [(RUTH, "HMI"), (TOM, "Schools His Majesty’s Inspector")]),
        ("The visit was conducted by Mary-anne Holt and Imran Sadiq, His Majesty’s Inspectors.",
         [("Mary-anne Holt", HIS), (IMRAN, HIS)]),
    ],
)  # fmt: skip
def test_who_led_and_who_came_with_them(sentence: str, people: list[tuple[str, str | None]]) -> None:
    """However the lead inspector is set apart from the team: nobody is left out, and nobody gets another's post."""
    assert found(sentence) == people


@pytest.mark.parametrize("text", ["Multi-agency Safeguarding Hub", "Co-ordinated Support", "Early-help Assessment"])
def test_a_compound_is_no_name(text: str) -> None:
    """A small letter after a hyphen is in given names, and in these."""
    assert not is_name(text)


@pytest.mark.parametrize("name", ["Mary-anne Holt", "Jo-ann Quill", "Jean-paul Sadiq", "Ruth Penhallow-smith"])
def test_a_name_may_have_a_small_letter_after_a_hyphen(name: str) -> None:
    """It was no name, and the lead inspector was lost."""
    assert is_name(name)
