"""What councils call their own parts of a report; headings over findings share words with them and are none."""

import pytest

from ofsted_report.checking.own_parts import is_anybodys, is_own


@pytest.mark.parametrize(
    "heading",
    [
        "Recommendations",
        "5. Our response",
        "Response to Ofsted’s findings",
        "The council’s response",
        "Officer learning from the visit",
        "Decision required",
        "Our improvement plans",
        "Views of the committee",
        "Members’ views",
        "Lessons learned",
        "Resources",
        "Risk assessment",
        "Legal and financial",
        "Evidence considered",
        "Key dates",
    ],
)
def test_the_councils_own_parts(heading):
    assert is_own(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Leadership",
        "Front door response",
        "Response to children who go missing",
        "Decisions at the front door",
        "Decision-making",
        "Risk assessment and planning for children",
        "Children in our care",
        "Quality assurance and learning",
        "Views of children and families",
        "Engagement with families",
        "Members and corporate parenting",
        "Contacts and referrals",
        "Evidence of impact",
        "Resources and sufficiency",
        "Legal gateway",
    ],
)
def test_headings_over_findings(heading):
    """A made-up group of findings under one of them would go unseen."""
    assert not is_own(heading)


def test_a_heading_of_the_letters_that_a_council_may_have_too():
    assert is_anybodys("recommendations")
    assert is_anybodys("response")
    assert not is_anybodys("recommendations for the partnership")
