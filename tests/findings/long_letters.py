"""Letters to choose findings from, written for the tests."""

from examples import example_letter, section
from ofsted_report.findings.choose import choose_findings


def paragraph(*sentences):
    return " ".join(sentences)


def letter_of(*paragraphs, overview=(), kind="focused_visit"):
    """A focused visit letter with these findings."""
    return example_letter(
        kind=kind,
        sections=(
            section(1, "Headline findings", "overview", *overview),
            section(2, "Main findings", "findings", *paragraphs),
        ),
    )


TOPICS = {
    "Permanence planning": ("matching panels", "foster carers", "court dates slip"),
    "Pathway planning": ("personal advisers", "tenancies", "education is not discussed"),
    "Supervision": ("group reflection", "case notes", "actions are not followed up"),
    "The front door": ("screening tools", "police colleagues", "consent is not recorded"),
    "Private fostering": ("regulation visits", "host families", "checks are late"),
    "Work with disabled children": ("communication aids", "short breaks", "plans are not updated"),
    "Life-story work": ("memory boxes", "therapists", "books are not finished"),
    "Auditing": ("moderation", "practice weeks", "learning is not shared"),
    "Early help": ("family hubs", "schools", "assessments drift"),
    "Edge of care support": ("family group conferences", "mediation", "waiting lists grow"),
    "Support for young carers": ("drop-in clubs", "nurses", "needs are not identified"),
    "Missing episodes": ("return interviews", "hotspot mapping", "intelligence is not used"),
    "Domestic abuse practice": ("safety planning", "refuges", "perpetrators are not engaged"),
    "Adoption": ("early matching", "birth parents", "letterbox contact is delayed"),
    "Health assessment": ("paediatricians", "dental checks", "appointments are missed"),
    "Kinship care": ("viability assessments", "grandparents", "allowances are paid late"),
    "Out-of-hours work": ("handover calls", "duty managers", "records are thin"),
    "Unaccompanied children": ("interpreters", "age assessment", "dialects are not catered for"),
    "Participation": ("the children in care council", "takeover days", "feedback is not given"),
}


OPENINGS = (
    "{} is effective and well managed.",
    "The quality of {} has improved.",
    "Most children benefit from strong {}.",
    "{} remains variable across the area.",
)


SHORTFALLS = (
    "However, for a small number of children {}, and there is delay.",
    "In some teams {}, which is not good enough.",
    "Too many young people wait because {}.",
    "Leaders know that more work is needed, as {}.",
    "While this is improving, it remains too variable: {}.",
)
"""How letters say what is lacking."""


def _paragraph(number, topic):
    means, whom, shortfall = TOPICS[topic]
    return " ".join(
        (
            OPENINGS[number % len(OPENINGS)].format(topic if number % 4 in (0, 3) else topic.lower()),
            f"Staff use {means} with {whom}.",
            f"New training on {means} was launched in spring.",
            SHORTFALLS[number % len(SHORTFALLS)].format(shortfall),
            f"Meetings about {whom} take place monthly.",
        )
    )


LONG = [_paragraph(number, topic) for number, topic in enumerate(TOPICS)]
"""Nineteen paragraphs of a long letter: an opening claim, detail, what is lacking, and more detail."""


def chosen_texts(letter, **asked):
    return [sentence for finding in choose_findings(letter, **asked).findings for sentence in finding.sentences]
