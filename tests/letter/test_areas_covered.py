"""What a visit covered: the list's items, or the sentences that say what was looked at."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from fixtures.parts import part
from fixtures.printed import block
from ofsted_report.letter.areas_covered import areas_covered
from ofsted_report.letter.sections import Part
from ofsted_report.reading.text_block import TextBlock

VISIT = "This letter summarises the findings of the focused visit to Saltby on 16 May 2023."
LOOKED = "Inspectors looked at the local authority’s arrangements for children in need."
EVIDENCE = "A range of evidence was considered, including electronic case records."


def areas(parts: Sequence[Part], title: str = "") -> tuple[str, ...]:
    """The areas' texts."""
    return tuple(item.text for item in areas_covered(parts, title))


def covered(*blocks: TextBlock | str) -> tuple[str, ...]:
    """The areas, where these blocks are the introduction."""
    return areas([part(*blocks)])


def test_a_list_gives_an_area_an_item() -> None:
    """Under its own heading; what stands in the introduction does not count then."""
    parts = [
        part(VISIT, LOOKED),
        part("Inspectors reviewed:", "◼ the front door", "◼ the quality of plans.", EVIDENCE,
             role="areas_covered", heading="Areas covered by the visit"),
    ]  # fmt: skip
    assert areas(parts) == ("the front door", "the quality of plans.")


def test_a_list_in_the_introduction_gives_an_area_an_item() -> None:
    """Some letters have the list and no heading."""
    assert covered(VISIT, "Inspectors looked at:", "◼ the front door", "◼ plans") == ("the front door", "plans")


@pytest.mark.parametrize("lead", ["Our activities were:", "Our sources were:", "The methodology was:"])
def test_a_list_of_what_inspectors_did_is_no_list_of_areas(lead: str) -> None:
    assert covered(VISIT, LOOKED, lead, "◼ case records", "◼ audits of practice.") == (LOOKED,)


@pytest.mark.parametrize("lead", ["The visit covered:", "There were two themes:", "We followed the following:"])
def test_a_list_of_areas_is_led_in_by_its_words(lead: str) -> None:
    assert covered(VISIT, lead, "◼ the front door", "◼ plans") == ("the front door", "plans")


@pytest.mark.parametrize(
    "named", ["weaknesses", "deficits", "shortfalls", "recommended changes", "failings", "strengths", "concerns"]
)
def test_a_list_of_what_somebody_found_is_no_list_of_areas(named: str) -> None:
    assert covered(VISIT, LOOKED, f"An earlier audit had these {named} in the areas:", "◼ drift", "◼ delay") == (
        LOOKED,
    )


@pytest.mark.parametrize("what", ["response to", "approach to", "arrangements for"])
def test_a_joint_inspections_opening_may_name_the_theme(what: str) -> None:
    said = f"This is a joint inspection of the multi-agency {what} children who are hurt at home in Saltby."
    assert areas([part(said)], "Joint inspection of Saltby") == (said,)


def test_a_list_of_evidence_is_no_list_of_areas() -> None:
    """Some letters set out what inspectors read in a list of its own, below the areas or instead of them."""
    evidence = ("A range of evidence was considered, including:", "◼ case records", "◼ audits of practice.")
    heading = "Areas covered by the visit"
    assert areas(
        [part("Inspectors reviewed:", "◼ the front door", *evidence, role="areas_covered", heading=heading)]
    ) == ("the front door",)
    assert areas([part(LOOKED, *evidence, role="areas_covered", heading=heading)]) == (LOOKED,)


def test_under_their_own_heading_areas_may_be_told_in_any_words() -> None:
    """Whatever is not about evidence or method is an area there, and nowhere else."""
    said = "Help for disabled children and their families, and how well it is planned."
    method = "Inspectors were on site for two days."
    heading = "Areas covered by the visit"
    assert areas([part(f"{said} {method} {EVIDENCE}", role="areas_covered", heading=heading)]) == (said,)
    assert covered(said) == ()


def test_a_sub_item_belongs_to_its_item() -> None:
    """One area, however it is set out."""
    assert covered("Inspectors looked at:", "◼ plans for:", "– children in need", "– care leavers") == (
        "plans for: children in need care leavers",
    )


def test_prose_gives_the_sentences_that_say_so() -> None:
    """Whole sentences, in Ofsted's words; what the visit was and what evidence was used are no areas."""
    more = "They also considered the effectiveness of management oversight."
    assert covered(VISIT, f"{LOOKED} {more} {EVIDENCE}") == (LOOKED, more)


@pytest.mark.parametrize(
    "sentence",
    [
        "During this visit, inspectors reviewed the progress made in the area of help and protection.",
        "HMI evaluated the arrangements for care leavers.",
        "In addition, inspectors considered the arrangements for children who go missing.",
        "This visit focused on the experiences of children in care.",
        "This focused visit looked at the front door.",
        "The visit focussed on the front door.",
        "The focus of the visit was the front door.",
        "Specifically, inspectors explored the quality of supervision.",
        "Within this, inspectors also explored the experiences of care leavers in custody.",
        "During the visit inspectors looked in particular at permanence planning.",
        "This visit had a particular focus on the application of thresholds.",
        "Inspectors paid particular attention to the quality of accommodation.",
        "Particular attention was paid to disabled children.",
        "The scope of this visit was the front door, including the emergency duty team.",
        "The quality of practice in the locality teams was explored, and children’s progress was assessed.",
        "Inspectors looked at the local authority’s arrangements for care leavers and a range of evidence.",
        "Inspectors specifically tested the application of thresholds.",
        "They also considered the quality and effectiveness of supervision and performance management, and its impact.",
        "During this monitoring visit, inspectors reviewed the progress made for children in care.",
        "The monitoring visit evaluated the experiences of care leavers.",
        "The areas covered by this visit included the response to children who go missing.",
        "Inspectors have reviewed the progress made in the area of permanence.",
        "A specific focus of the visit was the response to children at risk of exploitation.",
        "Progress was reviewed in respect of the front door and of assessments.",
        "In the inspection of the ‘front door’ of services, we evaluated agencies’ responses to all forms of neglect.",
        "This joint targeted area inspection (JTAI) included an evaluation of the multi-agency front door.",
        "Alongside this evaluation, inspectors undertook a ‘deep dive’ into services for children who go missing.",
    ],
)
def test_sentences_that_say_what_was_looked_at(sentence: str) -> None:
    """In the wordings of all years."""
    assert covered(VISIT, sentence) == (sentence,)


def test_a_sentence_that_goes_on_about_what_was_looked_at() -> None:
    """It belongs to the sentence before it; elsewhere it says something else."""
    more = "This included children who live with connected carers, but did not extend to adoption."
    assert covered(VISIT, f"{LOOKED} {more} {EVIDENCE}") == (LOOKED, more)
    assert covered(VISIT, f"{LOOKED} {EVIDENCE} {more}") == (LOOKED,)


def test_what_was_not_looked_at_is_no_area() -> None:
    """It would stand in a report's list of what the visit covered."""
    assert covered(VISIT, f"{LOOKED} Children waiting to be adopted were not considered during this visit.") == (
        LOOKED,
    )


@pytest.mark.parametrize(
    "sentence",
    [
        VISIT,
        EVIDENCE,
        "Inspectors looked at a range of evidence, including children’s records.",
        "Inspectors considered case records and met with social workers.",
        "Inspectors reviewed children’s records and held discussions with managers.",
        "Inspectors found that plans are clear.",
        "Leaders looked at the arrangements.",
        "This visit was carried out in line with the framework.",
    ],
)
def test_other_sentences_are_no_areas(sentence: str) -> None:
    """Evidence, method and findings."""
    assert covered(sentence) == ()


def test_curly_and_straight_quotes_are_alike() -> None:
    """The sentence is kept as it is printed."""
    straight = LOOKED.replace("’", "'")
    assert covered(straight) == (straight,)


def test_a_letter_that_does_not_say_has_none() -> None:
    """As many letters of 2021: nothing is made up."""
    assert covered(VISIT, "Leaders have responded well to the pandemic.") == ()
    assert areas([]) == ()


def test_the_theme_of_a_joint_inspection() -> None:
    """Its opening sentence says more than its title."""
    title = "Joint targeted area inspection of Eastmarsh"
    opening = (
        "This letter summarises the findings of the joint targeted area inspection of the multi-agency response to "
        "children who are victims of domestic abuse in Eastmarsh."
    )
    assert areas([part(opening)], title) == (opening,)
    assert areas([part(opening)], f"{title}: multi-agency response to children who are victims of domestic abuse") == ()


@pytest.mark.parametrize(
    "theme",
    [
        "multi-agency identification and response to initial need and risk in the London Borough of Anyshire",
        "multi-agency response to identification of initial need and risk in the Royal Borough of Anyshire and Northmere",
    ],
)
def test_a_theme_is_more_than_the_place(theme: str) -> None:
    """The place's own words stand in the title, too, however many they are."""
    opening = f"This letter summarises the findings of the joint targeted area inspection (JTAI) of the {theme}."
    part = Part(None, "introduction", 1, (block("paragraph", opening),))
    title = "Joint targeted area inspection of Royal Borough of Anyshire and Northmere"
    assert areas([part], title) == (opening,)


def test_what_an_earlier_audit_found_is_no_area_covered() -> None:
    """A list in the introduction may be of something else."""
    found = areas_covered(
        [part("Inspectors looked at the front door.", "An audit in 2018 had found weaknesses:", "◼ slow decisions",
              "◼ poor records")]
    )  # fmt: skip
    assert [item.text for item in found] == ["Inspectors looked at the front door."]


def test_a_list_that_is_led_in_as_what_was_looked_at_is_what_was_covered() -> None:
    """Whatever the words, and though it names concerns."""
    found = areas_covered([part("The visit focused on the concerns of the last inspection:", "◼ slow decisions")])
    assert [item.text for item in found] == ["slow decisions"]
