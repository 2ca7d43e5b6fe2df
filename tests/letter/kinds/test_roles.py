"""What each kind makes of its headings: the forms of all years, and those that only look like them."""

from __future__ import annotations

import pytest

from ofsted_report.letter import kinds
from ofsted_report.letter.kinds import KindTable
from ofsted_report.letter.sections import role_of

TABLES: dict[str, KindTable] = {table.kind: table for table in (*kinds.KNOWN, kinds.OTHER)}
HEADINGS: dict[str, dict[str, str | None]] = {
    "monitoring_visit": {
        "Areas covered by the visit": "areas_covered",
        "Overview": "overview",
        "Headline findings": "overview",
        "Findings and evaluation of progress": "findings",
        "Evaluation of progress": "findings",
        "Evaluation of the progress made since the inspection": "findings",
        "Progress since the last visit": "findings",
        "Findings from the visit": "findings",
        "Evaluation of the local authority’s progress": "findings",
        "Evaluation of findings": "findings",
        "Progress": "findings",
        "Overall progress": "overview",
        "Summary of progress": "overview",
        "Priorities for improvement": "improvements",
        "Next steps for improvement": "improvements",
        "Further improvement is needed in:": "improvements",
        "Areas covered during this visit": "areas_covered",
        "Focus of the monitoring visit": "areas_covered",
        "Summary of key findings": "overview",
        "Overview of findings": "overview",
        "Introduction": "introduction",
        "Background": "introduction",
        "Areas reviewed": "areas_covered",
        "Areas considered": "areas_covered",
        "Areas of focus": "areas_covered",
        "Scope of this visit": "areas_covered",
        "Headlines": "overview",
        "Overall summary": "overview",
        "Summary": "overview",
        "Summary of the main findings": "overview",
        "Detailed findings": "findings",
        "Overall findings": "findings",
        "Inspection findings": "findings",
        "What needs to improve?": "improvements",
        "Areas for priority action": "priority_actions",
        "Next steps": "next_steps",
        "Contact and referral": None,
        "The overview and scrutiny committee": None,
        "Progress of children in care": None,
    },
    "focused_visit": {
        "Overview": "overview",
        "Headline findings": "overview",
        "Main findings": "findings",
        "Findings": "findings",
        "What needs to improve in this area of social work practice?": "improvements",
        "Areas for improvement:": "improvements",
        "Area for priority action": "priority_actions",
        "Areas requiring priority action": "priority_actions",
        "Summary of main findings": "overview",
        "Overall summary": "overview",
        "Inspection findings": "findings",
        "Findings from this visit": "findings",
        "What the local authority needs to improve": "improvements",
        "What does the local authority need to improve?": "improvements",
        "Areas that need to improve": "improvements",
        "Further areas for development": "improvements",
        "Areas covered": "areas_covered",
        "Focus of the visit": "areas_covered",
        "What inspectors looked at": "areas_covered",
        "Background": "introduction",
        "Introduction": "introduction",
        "Context": "introduction",
        "About this visit": "introduction",
        "Methodology": "introduction",
        "Scope": "areas_covered",
        "Areas covered in this letter": "areas_covered",
        "Key findings": "findings",
        "Overall findings": "findings",
        "Detailed findings": "findings",
        "Focused visit findings": "findings",
        "Next step": "next_steps",
        "Leadership and management": None,
        "Areas of improvement since the last visit": None,
        "What has improved": None,
        "Findings of the last inspection": None,
    },
    "ilacs_inspection": {
        "What needs to improve?": "improvements",
        "WHAT NEEDS TO IMPROVE": "improvements",
        "The experiences and progress of children in care: good": "findings",
        "The experiences and progress of children who need help and protection is inadequate": "findings",
        "The experiences and progress of care leavers: requires improvement to be good": "findings",
        "The impact of leaders on social work practice with children and families: outstanding": "findings",
        "The experiences of children in care: outstanding": "findings",
        "Overall effectiveness: good": "findings",
        "Areas for priority action": "priority_actions",
        "Information about this inspection": "information",
        "The inspection team": "information",
        "Main findings": "findings",
        "Inspection findings": "findings",
        "Overview": "overview",
        "Headline findings": "overview",
        "Executive summary": "overview",
        "Care leavers": None,
    },
    "single_inspection": {
        "Executive summary": "overview",
        "Section 1: The local authority – Summary of findings": "overview",
        "Recommendations": "improvements",
        "Recommendations for the Local Safeguarding Children Board": "improvements",
        "What does the local authority need to improve?": "improvements",
        "Areas for improvement": "improvements",
        "Priority and immediate action": "priority_actions",
        "Inspection judgments about the local authority": "other",
        "Inspection judgements about the local authority": "other",
        "Inspection judgement about the LSCB": "findings",
        "Local Safeguarding Children Board (LSCB)": "other",
        "What the inspection judgments mean: the local authority": "information",
        "What the inspection judgements mean": "information",
        "What the local authority inspection judgements mean": "information",
        "The graded judgment for adoption performance is that it requires improvement": "findings",
        "The graded judgement for the experiences and progress of care leavers is good": "findings",
        "The experiences and progress of children looked after and achieving permanence": "findings",
        "Leadership, management and governance": "findings",
        "The Local Safeguarding Children Board (LSCB)": "other",
        "The effectiveness of the Local Safeguarding Children Board requires improvement": "findings",
        "Information about this local authority area": "information",
        "Children living in this area": "information",
        "Local leadership": "information",
        "Progress since the last inspection": "findings",
        "Inspection judgement about the local safeguarding board": "findings",
    },
    "jtai": {
        "Headline findings": "overview",
        "Key strengths": "findings",
        "Strengths": "findings",
        "Summary of findings": "overview",
        "Strengths of practice": "findings",
        "What is working well": "findings",
        "Main findings": "findings",
        "Key findings": "findings",
        "What needs to be done better": "improvements",
        "Case study: highly effective practice": "findings",
        "Practice study: area for improvement": "findings",
        "Areas for improvement": "improvements",
        "What needs to improve?": "improvements",
        "Areas for priority action": "priority_actions",
        "Next steps": "next_steps",
        "Context": "introduction",
        "Background": "introduction",
        "Overview": "overview",
        "Strengths identified": "findings",
        "Overall findings": "findings",
        "Detailed findings": "findings",
        "Multi-agency safeguarding hub": None,
    },
    "area_send_inspection": {
        "Inspection outcome": "overview",
        "What is it like to be a child or young person with special educational needs and/or disabilities (SEND) in this "
        "area?": "findings",
        "What is the area partnership doing that is effective?": "findings",
        "What does the area partnership need to do better?": "findings",
        "What progress has the local area partnership made since the last inspection?": "findings",
        "Progress in addressing the areas of significant weakness": "findings",
        "Areas for development": "findings",
        "What happens next?": "next_steps",
        "Areas for priority action": "priority_actions",
        "Areas for improvement": "improvements",
        "Information about the local area partnership": "information",
        "Local area partnership details": "information",
        "Inspection team": "information",
        "Care Quality Commission": "information",
        "Main findings": "findings",
        "Key findings": "findings",
        "The effectiveness of the local area in meeting needs": "findings",
        "Strengths": "findings",
        "Priority areas for action": "priority_actions",
        "What needs to be improved": "improvements",
        "What leaders need to do better": "improvements",
        "What needs improving": "improvements",
        "Further developments needed": "improvements",
        "Further work required": "improvements",
        "Further improvement is necessary": "improvements",
        "Points for improvement": "improvements",
        "Improvements required": "improvements",
        "Health services": None,
    },
    "other": {
        "Main findings in brief": "overview",
        "Overview": "overview",
        "Headline findings": "overview",
        "Summary": "overview",
        "Overall effectiveness": "overview",
        "Main findings": "findings",
        "Key findings for the board": "findings",
        "Inspection findings": "findings",
        "Key strengths": "findings",
        "Areas covered by the review": "areas_covered",
        "Inspection team": "information",
        "Areas for development": "improvements",
        "Recommendations": "improvements",
        "Strengths": "findings",
        "Scope of the inspection": "areas_covered",
        "Next steps and timetable": "next_steps",
        "Further information": "information",
        "Staffing": None,
    },
}
CASES = [(kind, heading, role) for kind, headings in HEADINGS.items() for heading, role in headings.items()]


def test_every_kind_is_tried_here() -> None:
    """A kind that is added brings its headings along."""
    assert set(HEADINGS) == set(TABLES)


@pytest.mark.parametrize(
    ("kind", "heading", "role"), CASES, ids=[f"{kind}: {heading[:50]}" for kind, heading, _ in CASES]
)
def test_the_role_of_a_heading(kind: str, heading: str, role: str | None) -> None:
    """A heading that its kind knows has its role; one that is Ofsted's own for a theme has none, and opens no part."""
    assert role_of(heading, TABLES[kind]) == role


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_a_sentence_is_never_a_heading_of_a_list(table: KindTable) -> None:
    """Patterns match a whole heading: a sentence in bold that begins alike must not open a list of what to improve."""
    for sentence in (
        "Strategic leaders have a clear view of what needs to improve.",
        "The overview that leaders have of performance is too narrow, and plans drift.",
        "Findings from audits are not used well enough by managers in the north of the county.",
    ):
        assert role_of(sentence, table) not in ("improvements", "priority_actions", "overview")


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_what_a_kind_requires_its_headings_can_give(table: KindTable) -> None:
    """A part that is required, but that no heading opens, would be warned of in every document of the kind."""
    given = {role for _, role in table.headings} | {"introduction"}
    assert set(table.required) <= given
