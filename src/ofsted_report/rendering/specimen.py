"""A report that has every part: what a council's template is tried with."""

from __future__ import annotations

from datetime import date

from ofsted_report.findings.model import Finding, Findings
from ofsted_report.findings.model import Source as FindingSource
from ofsted_report.letter.model import Addressee, Block, Judgement, Letter, Person, Section, Source, Visit
from ofsted_report.report.action_plan import Action
from ofsted_report.report.compose import build_report
from ofsted_report.report.earlier import Earlier, JudgedTwice
from ofsted_report.report.model import Report
from ofsted_report.settings.model import (
    KNOWN_IMPLICATIONS,
    Attachment,
    ContactOfficer,
    DemocraticServices,
    Implication,
    Meeting,
    Option,
    Recommendation,
    Settings,
    View,
)

_AREA = "the quality of assessments and plans"
_FINDING = "Leaders know the service well & act on what they know."
_IMPROVEMENT = "The timeliness of assessments in the MASH."
_ACTION = "The oversight of children’s cases."
_NEXT = "The council should send its action plan by 1 May 2019."


def specimen_letter() -> Letter:
    """A made-up letter from which every part of a report can be made."""
    return Letter(
        kind="monitoring_visit",
        title="Second monitoring visit of Anyshire children’s services",
        authority="Anyshire",
        letter_date=date(2019, 1, 8),
        addressee=Addressee(
            name="Adaeze Okafor", role="Director of Children’s Services", organisation="Anyshire Council"
        ),
        visit=Visit(start=date(2018, 12, 11), end=date(2018, 12, 12), ordinal=2),
        inspectors=(Person(name="Ruth Penhallow", role="Her Majesty’s Inspector"),),
        judgements=(Judgement(area="Overall effectiveness", grade="Good"),),
        areas_covered=(_AREA, "the arrangements for children who go missing."),
        improvements=(_IMPROVEMENT,),
        priority_actions=(_ACTION,),
        sections=(
            Section(
                heading="Areas covered by the visit",
                role="areas_covered",
                blocks=(
                    Block(id="s1.b1", kind="paragraph", text="Inspectors reviewed the progress made in:"),
                    Block(id="s1.b2", kind="item", text=_AREA),
                ),
            ),
            Section(
                heading="Findings",
                role="findings",
                blocks=(
                    Block(id="s2.b1", kind="paragraph", text=_FINDING, page=2),
                    Block(
                        id="s2.b2", kind="paragraph", text="The multi-agency safeguarding hub (MASH) is busy.", page=2
                    ),
                ),
            ),
            Section(
                heading="Next steps",
                role="next_steps",
                blocks=(Block(id="s3.b1", kind="paragraph", text=_NEXT, page=2),),
            ),
            Section(
                heading="Areas for priority action",
                role="priority_actions",
                blocks=(Block(id="s4.b1", kind="item", text=_ACTION, page=2),),
            ),
            Section(
                heading="What needs to improve",
                role="improvements",
                blocks=(Block(id="s5.b1", kind="item", text=_IMPROVEMENT, page=2),),
            ),
        ),
        source=Source(name="specimen.pdf", sha256="0" * 64, pages=2, reader="pdfium"),
    )


def specimen_report() -> Report:
    """A made-up report with every part of the table, each filled in."""
    source = FindingSource(section="Findings", block="s2.b1", paragraph=1, sentences=(1,), page=2)
    findings = Findings(mode="key", findings=(Finding(label="a", sentences=(_FINDING,), source=source),))
    settings = Settings(
        committee="Children’s Select Committee",
        democratic_services=DemocraticServices(telephone="01234 567890", email="democracy@anyshire.gov.uk"),
        contact_officers=(ContactOfficer(name="Sam Poole", telephone="01234 567891"),),
    )
    meeting = Meeting(
        committee_date=date(2019, 1, 29),
        agenda_item="9",
        author="Anna Bell",
        cabinet_member="Cllr J Marsh",
        purpose_type="for decision",
        key_decision=False,
        call_in="Subject to call-in",
        exempt=(),
        urgency="The plan is due before the next meeting.",
        contributors=("Cllr J Marsh – Cabinet Member",),
        pages="3 - 12",
        report_of="Director of Children’s Services",
        wards="All wards",
        document_to_follow=True,
        executive_summary=("The Council welcomes the letter.",),
        summary_of_facts=True,
        recommendations=("to note the findings;", Recommendation(text="to approve the plan:", points=("for a year.",))),
        reasons=("The Council must answer the letter.",),
        options=(Option(option="Do nothing", assessment="Not recommended."),),
        council_next_steps=("report to the Committee in September.",),
        consultation=(View(who="Children in Care Council", said="We like the plan.", reply="Thank you."),),
        action_plan="yes",
        background_papers=("Self-evaluation, January 2019",),
        appendices=(Attachment(title="Action plan"),),
        implications={name: Implication(text="There are none.") for name in KNOWN_IMPLICATIONS},
    )
    judged = JudgedTwice(area="Overall effectiveness", then="Inadequate", now="Good")
    return build_report(
        specimen_letter(),
        findings,
        settings,
        meeting,
        today=date(2019, 1, 10),
        actions=(
            Action(ofsted=_IMPROVEMENT, action="A second team", lead="Sam Poole", by="June 2019", progress="Green"),
        ),
        earlier=Earlier(dates="4 to 8 March 2017", judged=(judged,), gone=("The recording of visits.",)),
    )
