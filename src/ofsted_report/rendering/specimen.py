"""A report that has every part: what a council's template is tried with."""

from __future__ import annotations

from datetime import date

from ofsted_report.findings.model import Finding, Findings
from ofsted_report.findings.model import Source as FindingSource
from ofsted_report.letter.model import Addressee, Block, Judgement, Letter, Person, Section, Source, Visit
from ofsted_report.report.compose import build_report
from ofsted_report.report.model import Report
from ofsted_report.settings.model import ContactOfficer, DemocraticServices, Meeting, Settings

_AREA = "the quality of assessments and plans"
_FINDING = "Leaders know the service well & act on what they know."
_NEXT = "The council should send its action plan by 1 May 2019."


def specimen_report() -> Report:
    """A made-up report with all parts: areas covered, findings, priority actions, improvements, judgements."""
    letter = Letter(
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
        improvements=("The timeliness of assessments in the MASH.",),
        priority_actions=("The oversight of children’s cases.",),
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
        ),
        source=Source(name="specimen.pdf", sha256="0" * 64, pages=2, reader="pdfium"),
    )
    source = FindingSource(section="Findings", block="s2.b1", paragraph=1, sentences=(1,), page=2)
    findings = Findings(mode="key", findings=(Finding(label="a", sentences=(_FINDING,), source=source),))
    settings = Settings(
        committee="Children’s Select Committee",
        democratic_services=DemocraticServices(telephone="01234 567890", email="democracy@anyshire.gov.uk"),
        contact_officers=(ContactOfficer(name="Sam Poole", telephone="01234 567891"),),
    )
    meeting = Meeting(committee_date=date(2019, 1, 29), agenda_item="9", document_to_follow=True)
    return build_report(letter, findings, settings, meeting, today=date(2019, 1, 10))
