"""The background tells what went before, in Ofsted's words, and neither praises nor blames."""

import pytest

from examples import focused_letter, inspection_letter, section
from ofsted_report.letter.history import history, is_reinspection


@pytest.mark.parametrize(
    "said",
    [
        "Anyshire children’s services were last inspected in March 2020 and were judged requires improvement to be good.",
        "Anyshire children’s services were last inspected by Ofsted in July 2017. All areas were judged to be good.",
        "At the last inspection, in May 2019, the overall effectiveness of services was judged to be outstanding.",
        "The local authority was judged to be good at the time of the last inspection, in 2019.",
        "In 2021, children’s services in Anyshire were judged by Ofsted to be inadequate across all areas.",
        "This was a re-inspection of services, as the last inspection in December 2015 judged them to be inadequate.",
    ],
)
def test_a_plain_fact_is_told_also_where_it_opens_the_overview(said):
    letter = focused_letter(
        sections=(section(1, "Headline findings", "overview", f"{said} Since then, staff have left."),)
    )
    assert str(history(letter)) == said
    assert history(letter, quoted_already=f"{said} Since then, staff have left.") is None


@pytest.mark.parametrize(
    "said",
    [
        "Since the last inspection in 2021, when services were judged good, leaders have strengthened practice.",
        "Services are good, as was the case when the local authority was last inspected in 2017.",
        "The quality of practice has declined since services in Anyshire were last inspected in June 2012.",
        "At the last inspection, in 2019, services had improved in all areas and were judged overall to be good.",
        "One children’s home was judged to be good at its most recent inspection.",
        "Progress was judged to be good at the last inspection in 2019.",
    ],
)
def test_praise_and_blame_are_findings(said):
    assert history(focused_letter(sections=(section(1, "Headline findings", "overview", said),))) is None


def test_what_comes_behind_is_told_only_if_it_is_the_judgement():
    dated = "Anyshire children’s services were last inspected in July 2017."
    letter = focused_letter(
        sections=(section(1, None, "introduction", f"{dated} Services have been judged good since."),)
    )
    assert str(history(letter)) == dated


def test_what_a_finding_quotes_is_not_told_once_more():
    """Also where the finding quotes the date, and passes over the judgement behind it."""
    dated, judged = (
        "Anyshire children’s services were last inspected in July 2017.",
        "All areas were judged to be good.",
    )
    letter = focused_letter(sections=(section(1, "Headline findings", "overview", f"{dated} {judged}"),))
    assert history(letter, quoted_already=f"{dated} […] Since then, staff have left.") is None
    assert str(history(letter, quoted_already=judged)) == dated


@pytest.mark.parametrize(
    "opening", ["In 2019, services ", "At the last inspection ", "", "This was the re-inspection "]
)
@pytest.mark.parametrize(
    "words", ["was judged good ", "judged ", "the time of the last inspection, in 2019 ", "second "]
)
def test_long_sentences_are_searched_in_bearable_time(opening, words):
    """A hanging test is the alarm."""
    history(
        focused_letter(sections=(section(1, None, "introduction", f"{opening}{words * (100_000 // len(words))}."),))
    )


def test_a_single_inspection_lists_what_went_before():
    listed = (
        "The previous inspection of Anyshire’s safeguarding arrangements was in May 2012. The local authority was judged to "
        "be good.",
        "The previous inspection of services for looked after children was published in July 2012. The local authority was "
        "judged to be adequate.",
    )
    homes = "The local authority operates one children’s home. It was judged to be good at its most recent Ofsted inspection."
    items = (("item", homes), *(("item", text) for text in listed))
    letter = inspection_letter(sections=(section(1, "Previous Ofsted inspections", "information", *items),))
    assert str(history(letter)) == " ".join(listed)


def test_judgements_that_are_sub_items_are_told_with_the_report_they_are_of():
    """They stand one below another, and were left out."""
    lead = (
        "The last inspection report for the local authority’s children’s services was published in July 2015. "
        "The judgements for the local authority were:"
    )
    letter = inspection_letter(
        sections=(
            section(1, "Previous Ofsted inspections", "information", "The local authority operates no children’s homes.",
                    lead, "Overall effectiveness: Inadequate", "Adoption performance: Good.", "It has a new director."),
        )
    )  # fmt: skip
    assert str(history(letter)) == f"{lead} Overall effectiveness: Inadequate; Adoption performance: Good."


def test_what_was_said_of_a_predecessor_council_is_told():
    """A new council has no inspection before of its own."""
    said = (
        "Children’s services in the predecessor local authority, Anyshire County Council, were judged requires improvement to "
        "be good in November 2022."
    )
    letter = focused_letter(
        sections=(section(1, "Headline findings", "overview", f"{said} Since then, staff have left."),)
    )
    assert str(history(letter)) == said


@pytest.mark.parametrize(
    ("title", "opening", "again"),
    [
        ("Re-inspection of Anyshire children’s services", "Services have improved.", True),
        ("Reinspection of Anyshire children’s services", "Services have improved.", True),
        (
            "Inspection of Anyshire children’s services",
            "This was a re-inspection, as services had been inadequate.",
            True,
        ),
        ("Inspection of Anyshire children’s services", "A re-inspection will follow.", False),
    ],
)
def test_a_reinspection_is_known_by_its_title_or_its_opening(title, opening, again):
    """The report calls it so."""
    letter = inspection_letter(title=title, sections=(section(1, None, "introduction", opening),))
    assert is_reinspection(letter) is again
