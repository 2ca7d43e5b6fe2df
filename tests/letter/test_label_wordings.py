"""Wordings of inspectors that no letter or sample shows, each with the label that the sentence has for it."""

from __future__ import annotations

import pytest

from ofsted_report.letter.label_patterns import Label
from ofsted_report.letter.sentence_labels import labels_of

WORDINGS: dict[Label, str] = {
    "introduction": """
        Further to our visit, I am writing with the findings.
        Thank you for your help.
        We tell you of the monitoring visit.
        We tell you of the focused visit.
        The inspectors were two of Her Majesty’s Inspectors.
        During this visit we spoke to families.
    """,
    "more scope": """
        They also included fostering.
        It includes adoption.
        This involved tracking children’s journeys.
    """,
    "scope": """
        At this visit, the team examined placements.
        As part of this work, inspectors tracked decisions.
        In doing so, they sampled plans.
        For this theme, they concentrated on permanence.
        Alongside the arrangements, it covered fostering.
        In particular, the inspection followed up audits.
        Additionally, inspectors carefully visited homes.
        Furthermore, the focus was on adoption.
        Finally, inspectors looked closely at fostering.
        Inspectors gave careful consideration to fostering.
        We paid attention to adoption.
        It undertook a focused look into permanence.
        The inspectors’ areas of interest were permanence and adoption.
        Specific consideration was given to fostering.
        Special attention was paid to fostering.
        Close focus was placed on fostering.
        Also considered were foster carers.
        Permanence planning was examined as part of this visit.
        Permanence planning was scrutinised
        Inspectors looked at documentation and its impact.
    """,
    "method": """
        A breadth of information was used.
        A wide array of information was used.
        Inspectors saw electronic records.
        Inspectors saw case files.
        Inspectors weighed the evidence, including audits.
        Inspectors listened to a case discussion.
        There were discussions with staff.
        Inspectors spoke to carers.
        A document was seen.
        Documentation was seen.
        There were video calls.
        It was under the framework and carried out over two days.
        Inspectors saw quality assurance information.
        The framework is published.
        The methodology is published.
        The work was on site.
        The work was remote.
        The visit came after COVID restrictions.
        The visit came after the coronavirus restrictions.
        The guidance was followed.
        The guidelines were followed.
        The council was judged good.
        They asked about progress in improving services.
        These are the areas:
    """,
    "framework": """
        The visit was carried out fully in line with the framework.
        The visit was carried out partly in line with the framework.
    """,
    "evidence": """
        The evidence was gathered on site.
        Inspectors used a variety of sources.
        Inspectors talked to carers.
        Inspectors held discussions with carers.
        Case file records were read.
        They sampled records.
    """,
    "progress": """
        In summary, services are improving.
        To date, the pace is slow.
        The pace of improvement is slow.
        Inspectors found that steady progress has been made in improving services.
        We saw that sufficient progress has been made in improving services.
        We have identified limited progress in improving services.
        Insufficient progress has been made in improving services.
        Little progress has been made in improving services.
        Leaders and managers have improved services.
        Senior leaders are making improvements.
        Services declined.
        The rate of progress is deteriorating.
    """,
    "requested plan": """
        Inspectors expect that the partnership writes an action plan.
        The inspectorates, Ofsted and HMCI expect the partners to write a plan of action.
        Ofsted expects the trust to write a strategic plan.
        Ofsted requires the board to write a statement of action.
        Ofsted asks that a strategic plan be written.
        You are asked to write an action plan.
        You are required to write an action plan.
    """,
    "next visit": """
        A further inspection is planned in the autumn.
        The focused visit is expected within ten weeks.
        The full inspection is likely in the winter.
        The ILACS inspection is due approximately a year after this.
        The SEND visit will be no later than the end of term.
        Your reinspection is planned in 30 days.
        The inspectorates will carry out a visit within a day.
        Inspectors will conduct a visit next week, in March.
        The inspectors, Ofsted and HMCI will undertake a visit at the end of the year.
        Ofsted will re-inspect within a year.
    """,
    "judged at the last inspection": """
        At the last standard inspection, services were judged good.
        At the previous single inspection, the council was judged to be requiring improvement.
    """,
    "judged at that inspection": """
        Services were judged good at their last judgement inspection, in 2018.
    """,
    "predecessor judged": """
        The former council was judged good in 2018.
    """,
    "earlier judgement": """
        At that time, services were judged good.
        The overall effectiveness was judged good.
    """,
    "leads in judgements": """
        The following were judged:
    """,
    "this letter": """
        This report is for the council.
    """,
    "joint visit": """
        The inspectorates acknowledge the work of staff.
    """,
    "request": """
        I have notified the secretary of state.
        This is our next activity.
        Ofsted asks you for a plan.
        Ofsted expects you to plan.
        Ofsted will expect you to plan.
        We expect an action plan.
        You will need an action plan.
    """,
    "courtesy": """
        It will go on Ofsted's website.
        We share the contents of this letter.
        We are publishing this letter.
        We are sharing this letter.
        The report will be published.
        This letter will be sent on.
        Inspectors would wish to thank you.
        Please convey my thanks.
        Our next monitoring visit is due.
        I take this opportunity to thank staff.
        Please do not hesitate to contact me.
        It is for your next monitoring visit or inspection.
        Yours sincerely
        Yours faithfully
    """,
    "criticism": """
        Only part of it is done.
        Too large teams are common.
        Homes are too readily changed.
        Leaders are overoptimistic.
    """,
    "grave": """
        Children are left with unmanaged risk.
        Staff are not complying with legal requirements.
        A child experiences harm.
    """,
    "earlier findings": """
        Inspectors judged services to be good.
        During that visit, staff were new.
    """,
    "earlier inspection": """
        The last single inspection was good.
    """,
    "setting up": """
        A panel had been set up.
        Leaders have just set up a panel.
    """,
}


@pytest.mark.parametrize(
    ("label", "sentence"),
    [(label, line.strip()) for label, lines in WORDINGS.items() for line in lines.strip().splitlines()],
)
def test_a_wording_has_its_label(label: Label, sentence: str) -> None:
    """Unseen letters will have it."""
    assert label in labels_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors considered the impact of discussions with staff.",
        "Inspectors considered the impact and met with staff.",
    ],
)
def test_what_inspectors_did_is_no_scope(sentence: str) -> None:
    """Only what they looked at is."""
    assert "scope" not in labels_of(sentence)
