"""Who inspected: names and posts out of the sentences that tell it, in every order in which they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.people import (
    find_inspectors,
    is_name,
    is_role,
    name_and_role,
    people_of_list,
    role_of,
    unread_names,
    without_title,
)

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


@pytest.mark.parametrize(
    "title",
    "Mr Mrs Ms Miss Mx Dr Professor Prof Sir Dame Lord Lady Cllr Councillor Mr. Prof.".split(),
)  # fmt: skip
def test_every_title_goes(title: str) -> None:
    """However somebody is addressed, the name is what is left."""
    assert without_title(f"{title} Ada Quill") == "Ada Quill"


@pytest.mark.parametrize("honour", "OBE CBE MBE DBE KBE QPM QFSM DL CB BEM".split())
def test_every_honour_is_part_of_a_name(honour: str) -> None:
    """It is neither a second name, of which a name of five has no more, nor a reason to lose the person."""
    assert is_name(f"Ada Bea Cleo Dot Quill {honour}")
    assert found(f"The visit was carried out by Ada Quill {honour}, HMI.") == [(f"Ada Quill {honour}", "HMI")]


@pytest.mark.parametrize("particle", ["de", "da", "der", "van", "von", "la", "le", "du", "el", "al", "bin", "van der"])
def test_every_particle_may_be_in_a_name(particle: str) -> None:
    assert is_name(f"Ada {particle} Quill")


@pytest.mark.parametrize(
    "text",
    [
        "Anyshire Council", "Area Director", "Family Services", "Young Children", "Saltby Borough", "Fire Chief",
        "Deputy Executive", "Local Authority", "Anyshire Ofsted", "Joint Inspection", "Her Majesty", "Works Department",
        "Adult Education", "Social Care Anyshire", "Visit January", "Visit February", "Visit July", "Visit September",
        "Visit October", "Visit November", "Visit December", "Care Commission", "Anyshire Constabulary",
        "Youth Probation", "National Panel", "Data Quality", "Overall Judgement", "Covid Response", "COVID Response",
        "ILACS Framework", "Ada HMI", "Ada SHMI", "Shire House", "High Street", "Mill Road", "Family Centre",
        "Safeguarding Board", "Front Office", "Second Floor", "Social Worker", "Social Workers", "Reviewing Officer",
        "Team Manager", "Principal Adviser", "Principal Advisor", "Systems Analyst", "Care Consultant",
        "Health Specialist", "Town Hall", "County Hall", "City Hall", "Civic Hall", "Shire Hall", "Guild Hall",
        "Council Hall", "Municipal Hall", "Market Hall", "Village Hall",
    ],
)  # fmt: skip
def test_every_word_that_is_in_nobodys_name(text: str) -> None:
    """Two words with capitals are a name, unless one of them is of a place, a post, a service or a month."""
    assert not is_name(text)


@pytest.mark.parametrize(
    "post",
    [
        "Lead His Majesty’s Inspector", "Team Her Majesty’s Inspector", "Assistant His Majesty’s Inspector",
        "Education Her Majesty’s Inspector", "Schools His Majesty’s Inspector", "School His Majesty’s Inspector",
        "Social Care His Majesty’s Inspector", "Her Majestys Inspector", "Her Majesty’ Inspector",
        "His Majesty’s Chief Inspector", "Her Majesty’s Inspector Education", "Her Majesty’s Inspector, Schools",
        "His Majesty’s Inspector, Regulatory", "Her Majesty’s Inspectors (HMIs)", "Her Majesty’s Inspector(SHMI)",
        "His Majesty’s Inspector designate", "HMI (designate)", "HMIs", "Senior HMI designate", "Inspectors",
        "Senior Inspector", "Team Inspector", "Additional Inspector", "Seconded Inspector", "Associate Inspector",
        "Contracted Inspector", "Senior Ofsted Inspector", "Social Care Inspector", "Social care regulatory inspector",
        "Early Years Inspector", "Schools Inspector", "School Inspector", "Education Inspector", "Inspector of Schools",
        "Ofsted Inspection Manager", "Senior Regulatory Inspection Manager", "Senior Data Analyst", "Regional Director",
        "National Director", "Deputy Director", "Deputy Director, Social Care", "Chief Inspector",
        "Chief Inspector of Schools", "Chief Operating Officer", "Chief Operating Officer, Ofsted", "Ofsted Inspector.",
    ],
)  # fmt: skip
def test_every_post_is_known_with_all_that_may_be_added(post: str) -> None:
    assert is_role(post)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("an Ofsted Inspector", "Ofsted Inspector"),
        ("a Regulatory Inspector", "Regulatory Inspector"),
        ("all HMI", "HMI"),
        ("three of whom are HMI", "HMI"),
        ("one of whom is the Lead Inspector", "Lead Inspector"),
        ("who are both HMI", "HMI"),
        ("and two as Additional Inspectors", "Additional Inspectors"),
    ],
)
def test_what_counts_or_joins_posts_is_no_part_of_them(text: str, post: str) -> None:
    assert is_role(text)
    assert role_of(text) == post


@pytest.mark.parametrize(
    "sentence",
    [
        "The inspector was {}.", "The HMI was {}.", "The HMIs are {}.", "The team was {}.", "The Team included {}.",
        "The inspectors were: {}.", "The team comprised {}.", "The team consisted of {}.", "Inspectors were {}.",
        "The inspectors (all) were {}.", "The team for this visit was {}.", "The inspectors on site were {}.",
        "The team of two people was {}.", "The team who came was {}.", "The inspector conducting the visit was {}.",
        "The inspector undertaking the visit was {}.", "The visit was carried out by {}.", "It was conducted by {}.",
        "It was undertaken by {}.", "It was completed by {}.", "It was led by {}.", "It was made by {}.",
        "It was done by {}.", "It was carried out over three days by {}.", "Those who carried out this visit: {}.",
        "Those who conducted the visit: {}.", "Those who undertook the first monitoring visit: {}.",
        "Those who completed the visit {}.", "Those who made this visit: {}.", "Staff were accompanied by {}.",
        "Staff were supported by {}.", "Staff were joined by {}.", "Staff were assisted by {}.", "Inspectors: {}.",
    ],
)  # fmt: skip
def test_every_sentence_that_announces_inspectors(sentence: str) -> None:
    """And each of the people it names."""
    assert found(sentence.format(f"{RUTH} and {IMRAN}, HMI")) == [(RUTH, "HMI"), (IMRAN, "HMI")]


@pytest.mark.parametrize("verb", ["carried out", "conducted", "undertook", "completed", "led", "made"])
@pytest.mark.parametrize("visit", ["this visit", "the visit", "a visit", "the first monitoring visit"])
def test_every_verb_behind_the_names(verb: str, visit: str) -> None:
    assert found(f"{RUTH} and {IMRAN}, HMI, {verb} {visit}.") == [(RUTH, "HMI"), (IMRAN, "HMI")]
    assert found(f"{RUTH}, {HER} {verb} {visit}.") == [(RUTH, HER)]


@pytest.mark.parametrize("word", ["Following", "After", "Before", "During", "Since", "When", "While"])
def test_inspectors_that_a_circumstance_names_do_not_act(word: str) -> None:
    assert found(f"{word} the talk with inspectors, Ruth Penhallow and Imran Sadiq made a visit.") == []


@pytest.mark.parametrize("they", ["They were", "They are", "These were:", "These are"])
def test_every_way_to_go_on_from_a_count(they: str) -> None:
    counted = "The visit was carried out by two HMIs."
    people = find_inspectors((counted, f"{they} Ruth Penhallow and Imran Sadiq."))
    assert [(person.name, person.role) for person in people] == [(RUTH, "HMI"), (IMRAN, "HMI")]


def test_they_are_nobody_where_the_sentence_before_counted_no_inspector() -> None:
    """'inspectors' stands there before what was done, and children are counted behind it."""
    before = "The visit by inspectors was led by what children said."
    assert find_inspectors((before, "They were Ruth Penhallow and Imran Sadiq.")) == ()


@pytest.mark.parametrize(
    "rest",
    [
        "and the quality assurance manager, Tom Ashby, SHMI", "quality-assured, in the end, by Tom Ashby, SHMI",
        "Quality assurance manager: Tom Ashby, SHMI", "the observer was Tom Ashby, HMI", "observers: Tom Ashby, HMI",
        "observed by Tom Ashby, HMI", "shadowed by Tom Ashby, HMI", "who was being shadowed by two: Tom Ashby, HMI",
        "with Tom Ashby as an observer", "and Tom Ashby, HMI, observing", "with Tom Ashby, HMI, shadowing",
        "and Tom Ashby (observing)", "with Tom Ashby, Estyn (shadowing the visit)", "and Tom Ashby (an observer)",
        ", Tom Ashby (observer)",
    ],
)  # fmt: skip
def test_every_way_to_name_those_who_watch(rest: str) -> None:
    """None of them is an inspector, and the inspector before them stays."""
    assert found(f"The visit was carried out by Ruth Penhallow, HMI, {rest}.") == [(RUTH, "HMI")]


@pytest.mark.parametrize(
    "between", [",", ";", " and", " &", " with", " together with", " along with", " accompanied by", ", supported by",
                ", joined by", " assisted by", ", the other inspector was", ", the second inspector was", ", and they were",
                ", and these are"],
)  # fmt: skip
def test_everything_that_stands_between_two_people(between: str) -> None:
    """Neither takes the other's post."""
    people = [(RUTH, "HMI"), (IMRAN, "Ofsted Inspector")]
    assert found(f"The visit was led by Ruth Penhallow, HMI{between} Imran Sadiq, Ofsted Inspector.") == people


@pytest.mark.parametrize("verb", ["accompanied", "supported", "joined", "assisted"])
def test_whom_others_came_with(verb: str) -> None:
    people = [(RUTH, "lead inspector"), (IMRAN, "HMI")]
    assert found(f"The lead inspector, Ruth Penhallow, was {verb} by Imran Sadiq, HMI.") == people


@pytest.mark.parametrize("article", ["the", "a", "an"])
def test_an_article_before_a_post_is_no_part_of_it(article: str) -> None:
    sentence = f"The visit was led by Ruth Penhallow, HMI, and {article} Ofsted Inspector Imran Sadiq."
    assert found(sentence) == [(RUTH, "HMI"), (IMRAN, "Ofsted Inspector")]


def test_those_before_accompanied_by_are_named_once_and_without_the_others_post() -> None:
    people = people_of_list("Ruth Penhallow, accompanied by Imran Sadiq, HMI, and Tom Ashby.")
    assert [(person.name, person.role) for person in people] == [(RUTH, None), (IMRAN, "HMI"), (TOM, None)]


@pytest.mark.parametrize(
    ("before", "post"),
    [
        ("two of Her Majesty’s Inspectors", HER), ("three of His Majesty’s Inspectors", HIS),
        ("four Her Majesty’s Inspectors", HER), ("five His Majesty’s inspectors", "His Majesty’s inspector"),
        ("one of Her Majesty’s Inspectors", HER), ("of His Majesty’s Inspectors", HIS), ("HMI", "HMI"), ("HMIs", "HMI"),
        ("SHMI", "SHMI"), ("Ofsted Inspectors", "Ofsted Inspector"), ("Regulatory Inspectors", "Regulatory Inspector"),
        ("regulatory inspector", "regulatory inspector"), ("team inspectors", "team inspector"),
    ],
)  # fmt: skip
def test_every_post_that_is_printed_right_before_names(before: str, post: str) -> None:
    people = [("Ada Quill", "HMI"), (RUTH, post), (IMRAN, post)]
    assert found(f"The visit was led by Ada Quill, HMI, and {before} Ruth Penhallow and Imran Sadiq.") == people


def test_people_that_no_sentence_announces_are_found_beside_their_posts() -> None:
    """Before or behind the name, one post at a time; what is no name is passed over, and nobody is named twice."""
    assert found("Ruth Penhallow, one of Her Majesty’s Inspectors, met children.") == [(RUTH, HER)]
    assert found("Ruth Penhallow HMI met children with Imran Sadiq SHMI.") == [(RUTH, "HMI"), (IMRAN, "SHMI")]
    assert found("Children met Ruth Penhallow, His Majesty's inspector.") == [(RUTH, "His Majesty's inspector")]
    assert found("Children met Tom Ashby, Ofsted Inspector.") == [(TOM, "Ofsted Inspector")]
    assert found("Children met HMI Ruth Penhallow.") == [(RUTH, "HMI")]
    assert found("Children met HMIs: Ruth Penhallow.") == [(RUTH, "HMI")]
    assert found("SHMI Ruth Penhallow met children.") == [(RUTH, "SHMI")]
    assert found("Her Majesty’s Inspectors Ruth Penhallow and a colleague met children.") == [(RUTH, HER)]
    assert found("His Majesty’s inspector Ruth Penhallow met children.") == [(RUTH, "His Majesty’s inspector")]
    assert found("Ofsted inspectors: Tom Ashby and a colleague met children.") == [(TOM, "Ofsted inspector")]
    assert found("Children met Ofsted Inspector Dr Tom Ashby.") == [(TOM, "Ofsted Inspector")]
    assert found("They wrote to the Quality Board HMI.") == []
    both = ("Ruth Penhallow HMI met children.", "Then HMI Ruth Penhallow met staff, as did Tom Ashby, HMI.")
    assert [person.name for person in find_inspectors(both)] == [RUTH, TOM]
    watched = "Ruth Penhallow HMI met children, observed by Tom Ashby HMI."
    assert found(watched) == [(RUTH, "HMI")]


def test_the_first_announcement_that_names_somebody_counts() -> None:
    """Another one in the same sentence names whom they met."""
    assert found("Inspectors were welcome, and were joined by Ruth Penhallow, HMI.") == [(RUTH, "HMI")]
    met = "The visit was led by Ruth Penhallow, HMI; parents of the school were supported by Tom Ashby, HMI."
    assert [name for name, _ in found(met)] == [RUTH, TOM]
    assert [name for name, _ in found("The inspectors were Ada Quill, led by Tom Ashby.")] == ["Ada Quill"]


def test_a_list_that_begins_with_three_that_are_no_people_names_none() -> None:
    """One or two may be a post or a place; three are a sentence about something else."""
    named = "Ruth Penhallow, HMI"
    assert found(f"The visit was supported by staff, parents, {named}.") == [(RUTH, "HMI")]
    assert found(f"The visit was supported by staff, parents, {RUTH} and {IMRAN}.") == [(RUTH, None), (IMRAN, None)]
    assert found(f"The visit was supported by staff, parents, carers, {RUTH} and {IMRAN}.") == []
    assert found(f"The visit was supported by {RUTH}, staff, parents, carers, and {IMRAN}.") == [
        (RUTH, None),
        (IMRAN, None),
    ]
    people = [(RUTH, "HMI"), (IMRAN, "HMI")]
    assert found(f"The visit was led by {named}, staff, parents, carers, and {IMRAN}, HMI.") == people


@pytest.mark.parametrize("post", ["HMI", "SHMI", HER, HIS, "His Majesty's inspector (HMI)"])
def test_every_post_right_behind_a_name(post: str) -> None:
    assert name_and_role(f"Ruth Penhallow {post}") == (RUTH, post)


def test_a_post_that_goes_on_as_a_sentence_is_none() -> None:
    assert name_and_role("Ruth Penhallow HMI met children") == (None, None)
    assert name_and_role("Ruth Penhallow, HMI") == (None, None)


@pytest.mark.parametrize("name", ["Jan van der Berg", "Marcus de Souza", "Ali ibn Hassan", "Ana Maria dos Santos"])
def test_small_words_within_a_name_belong_to_it(name: str) -> None:
    """Before a post as well as alone."""
    assert name_and_role(f"{name} HMI") == (name, "HMI")
    assert found(f"The inspectors were Ruth Penhallow and {name}, {HIS}s.") == [(RUTH, HIS), (name, HIS)]


def test_what_is_printed_like_a_name_among_the_inspectors_is_told() -> None:
    """A surname may be a word that is in no other name; posts, and what is said of the days, are no names."""
    assert unread_names([f"{HIS}s for this visit were Ruth Penhallow, June Street and Tom Ashby."]) == ("June Street",)
    assert (
        unread_names([f"The visit was carried out by {HIS}s Ruth Penhallow and Tom Ashby on 4 and 5 May 2023."]) == ()
    )
