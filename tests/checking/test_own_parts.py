"""What councils call their own parts of a report; headings over findings share words with them and are none."""

import pytest

from ofsted_report.checking.own_parts import FINDINGS, is_about_earlier, is_anybodys, is_own


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


OWN = """
    Proposals; Comments; Commentary; Conclusions; Forward plan; Delivery plan; Work plan; Action plans; Progress made
    Progress to date; Progress so far; Timelines; Timetable; Milestones; Directors; Cabinet; Risk management; Risk register
    Introduction; Areas covered; How the visit went; How inspectors work; Local context; Local data; Local performance
    Local picture; Local position; Self-evaluation; Self-assessment; Papers; Annexes; Attachments; Authors; Glossary
    Abbreviations; Further information; Further reading; Responding; Lessons learnt; Chair; Communications; Scope; Our journey
    Definitions; Sources; References; Links; Notes; Formal response so far; Initial response; Latest updates
    Response to reports; Response to letters; Response to inspections; Response to judgements; Response to outcomes
    Response by the authority; Service response; Directorate response; Department response; Response from leaders
    Our plans; Our priorities; Our progress; Our improvements; Legal advice; Legal considerations; Contact details
    Decision needed; Decision sought; Decision requested; Further dates; Local engagement
"""


@pytest.mark.parametrize("heading", [each.strip() for each in OWN.strip().replace("\n", ";").split(";")])
def test_what_else_councils_call_their_parts(heading: str) -> None:
    """Each is a form of its own."""
    assert is_own(heading)


@pytest.mark.parametrize(
    "heading", ["What inspectors found", "What Ofsted said", "What the letter says", "What the report says", "Findings"]
)
def test_headings_that_announce_ofsteds_findings(heading: str) -> None:
    assert FINDINGS.search(heading)


@pytest.mark.parametrize("heading", ["The previous visit", "At an earlier inspection", "Since the last letter"])
def test_headings_over_what_was_before(heading: str) -> None:
    """Grades and dates below them are of that document."""
    assert is_about_earlier(heading)


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
