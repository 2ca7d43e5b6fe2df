"""The council's own parts: there where the settings ask for them, open where nobody gave a text, in every format."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from examples import area_letter, example_letter, focused_letter, inspection_letter, quoted_findings, section
from ofsted_report.rendering.render import render
from ofsted_report.report import parts
from ofsted_report.report.action_plan import Action
from ofsted_report.report.compose import build_report
from ofsted_report.report.earlier import Earlier, JudgedTwice
from ofsted_report.settings.model import (
    Attachment,
    DecisionStep,
    Implication,
    Meeting,
    Option,
    Recommendation,
    Settings,
    View,
)
from ofsted_report.settings.text import NO_BREAK

OWN = (
    "executive_summary", "recommendations", "reasons", "options", "action_plan", "council_next_steps", "consultation",
    "implications",
)  # fmt: skip
EVERYTHING = Meeting(
    committee_date=date(2023, 7, 10),
    purpose_type="for decision",
    key_decision=True,
    call_in="Subject to call-in until 17 July 2023",
    exempt=(3,),
    urgency="Ofsted asks for an answer.",
    decision_route=(DecisionStep(body="Scrutiny", date=date(2023, 7, 10)), DecisionStep(body="Cabinet")),
    executive_summary=("The Council welcomes the letter.",),
    summary_of_facts=True,
    recommendations=(
        "to note the letter;",
        Recommendation(text="to approve the plan", points=("for a year;",), delegated_to="the Director"),
    ),
    reasons=("The Council must answer.",),
    options=(Option(option="Do nothing"), Option(option="Approve", assessment="Meets the need.", recommended=True)),
    council_next_steps=("report in September.",),
    consultation=(View(who="Children in Care Council", said="Stay in one place.", reply="It is in the plan."),),
    action_plan="yes",
    background_papers=("Self-evaluation, May 2023",),
    appendices=(Attachment(title="Action plan"), Attachment(title="Data", to_follow=True)),
    implications={"financial": Implication(text="None."), "Climate": Implication(text="None.")},
)


def report_of(letter=None, meeting=EVERYTHING, settings=None, **more):
    letter = letter or focused_letter()
    return build_report(
        letter, quoted_findings(letter), settings or Settings(), meeting, today=date(2023, 7, 1), **more
    )


def text_of(report, form="scrutiny-report", format="md"):
    content = render(report, format, form).content
    if format != "docx":
        return content.decode().replace(NO_BREAK, " ")
    paragraphs = docx.Document(io.BytesIO(content)).element.body.iter("{*}p")
    return "\n".join("".join(t.text or "" for t in p.iter("{*}t")) for p in paragraphs).replace(NO_BREAK, " ")


@pytest.mark.parametrize("format", ["md", "html", "docx"])
@pytest.mark.parametrize("form", ["select-committee", "scrutiny-report"])
def test_a_part_is_there_when_the_meeting_gives_it_and_only_then(form, format):
    given, bare = text_of(report_of(), form, format), text_of(report_of(meeting=Meeting()), form, format)
    for heading in (
        "Executive summary",
        "Reasons for the decision",
        "Options considered",
        "Action plan",
        "Consultation",
    ):
        assert heading in given
        assert heading not in bare
    for words in (
        "The Council welcomes the letter.", "The Council must answer.", "Approve (recommended)", "report in September.",
        "Stay in one place.", "Self-evaluation, May 2023", "for a year;", "Appendix 2", "Data is to follow.", "Climate",
    ):  # fmt: skip
        assert words in given


def test_what_nobody_gave_is_open_where_a_form_has_the_part():
    report = report_of(meeting=Meeting())
    for key in OWN:
        part = report.parts[key]
        assert not part.asked
        assert key in {entry.key for entry in parts.PARTS if entry.optional}
    assert (
        report.parts["reasons"].lead.open_fields[0].label == "Reasons for the decision: from the author of the report"
    )
    assert not any(field.label.startswith("Reasons") for field in report.open_fields), "nobody asked for the part"


def test_the_head_says_what_kind_of_decision_it_is():
    lines = {detail.label: detail.value.plain for detail in report_of().details}
    assert lines["Purpose"] == "For decision"
    assert lines["Meetings"] == "Scrutiny, 10 July 2023: for comment; Cabinet, [Date of that meeting]: for decision"
    assert lines["Key decision"] == "Yes"
    assert lines["Open or exempt"].startswith("Exempt under paragraph 3 of Part 1 of Schedule 12A")
    open_to_all = report_of(meeting=Meeting(exempt=()))
    assert {d.label: d.value.plain for d in open_to_all.details}["Open or exempt"] == "Open"
    assert "Open or exempt" not in {detail.label for detail in report_of(meeting=Meeting()).details}


def test_the_facts_of_the_summary_are_ofsteds():
    visit = report_of().parts["executive_summary"].paragraphs
    assert visit[-1].text.plain == (
        "Ofsted’s letter names two areas for priority action. It also lists three areas that need to improve."
    )
    graded = report_of(inspection_letter()).parts["executive_summary"].paragraphs
    assert graded[2].text.plain.startswith("The judgements are: The impact of leaders")
    assert graded[2].text.plain.endswith("; Overall effectiveness – Good.")
    in_words = report_of(area_letter()).parts["executive_summary"].paragraphs
    assert in_words[2].text.plain.startswith("The inspection report gives this outcome: “The arrangements")


def test_what_is_told_in_prose_is_not_counted():
    """How many matters a paragraph names cannot be known."""
    prose = "Visits are late. Plans are weak."
    letter = example_letter(sections=(section(1, "What needs to improve", "improvements", prose),))
    facts = report_of(letter).parts["executive_summary"].paragraphs
    assert not any("improve" in paragraph.text.plain for paragraph in facts)


def test_a_recommendation_has_sub_points_and_delegation():
    first, second = report_of().parts["recommendations"].items
    assert first.text.plain == "to note the letter;"
    assert second.opening.plain == "to approve the plan (delegated to the Director)"
    assert [point.plain for point in second.points] == ["for a year;"]


def test_required_implications_that_nobody_states_are_open():
    settings = Settings(required_implications=("financial", "Climate", "Privacy"))
    part = report_of(settings=settings).parts["implications"]
    assert [(p.heading, p.text.plain) for p in part.paragraphs] == [
        ("Financial implications", "None."),
        ("Climate", "None."),
        ("Privacy", "[Privacy: from the officer responsible]"),
    ]


@pytest.mark.parametrize("format", ["md", "html", "docx"])
def test_a_sign_off_says_that_it_is_one(format):
    signed = Implication(text="None.", signed_off_by="P Nair", signed_off_on=date(2023, 6, 1))
    text = text_of(report_of(meeting=Meeting(implications={"legal": signed})), format=format)
    assert "Signed off: P Nair, 1 June 2023" in text.replace("\u00a0", " ")
    assert text.count("Signed off") == 1, "nothing is said where nobody has"


def test_implications_can_be_one_table_with_who_signed_them_off():
    signed = Implication(text="None.", signed_off_by="P Nair", signed_off_on=date(2023, 6, 1))
    settings = Settings(implications_as="table", required_implications=("legal",))
    report = report_of(meeting=Meeting(implications={"legal": signed}), settings=settings)
    rows = [[cell.plain for cell in row] for row in report.parts["implications"].table.rows]
    assert rows == [["Legal implications", "None.", "P Nair, 1 June 2023"]]
    for format in ("md", "html", "docx"):
        assert "P Nair, 1 June 2023" in text_of(report, format=format)


def test_the_action_plan_starts_with_ofsteds_words_and_is_open_beside_them():
    rows = [[cell.plain for cell in row] for row in report_of().parts["action_plan"].table.rows]
    assert rows[0] == [
        "“The assessment of risk to children who live with domestic abuse.”",
        "[What the Council will do]", "[Name or post]", "[Date]", "[In words: on track, late, done]",
    ]  # fmt: skip
    assert len(rows) == 5
    action = Action(ofsted="X", action="Hire", lead="Head", by="June", progress="Green: on track")
    given = report_of(actions=(action, Action(action="Ours"))).parts["action_plan"]
    assert [cell.plain for cell in given.table.rows[0]] == ["“X”", "Hire", "Head", "June", "Green: on track"]
    assert given.table.rows[1][0].plain == "–", "an action that Ofsted did not ask for"


def test_by_when_ofsted_asks_for_the_plan_is_worked_out():
    asked = (
        "You should submit an action plan that responds to these areas within 70 working days of receiving this letter."
    )
    letter = focused_letter(sections=(*focused_letter().sections, section(9, "Next", "findings", asked)))
    lead = report_of(letter).parts["action_plan"].lead.plain
    assert lead.endswith(
        "Ofsted’s letter asks for the plan within 70 working days: by Friday 29 September 2023, counted from the date of the "
        "letter."
    )


EARLIER = Earlier(
    dates="4 to 8 March 2019",
    judged=(
        JudgedTwice(area="Overall effectiveness", then="Inadequate", now="Good"),
        JudgedTwice(area="Care leavers", then=None, now="Good"),
    ),
    gone=("The quality of plans.",),
)  # fmt: skip


@pytest.mark.parametrize("format", ["md", "html", "docx"])
def test_judgements_stand_beside_those_of_the_previous_inspection(format):
    text = text_of(report_of(inspection_letter(), earlier=EARLIER), format=format)
    for words in (
        "Since the previous inspection",
        "4 to 8 March 2019",
        "Inadequate",
        "Not judged",
        "The quality of plans.",
    ):
        assert words in text
    assert "comparison" not in report_of(inspection_letter()).parts


@pytest.mark.parametrize("letter", [example_letter(), focused_letter(), inspection_letter(), area_letter()])
def test_every_kind_of_document_makes_a_report_with_everything(letter):
    for form in ("select-committee", "scrutiny-report"):
        assert "Options considered" in text_of(report_of(letter, earlier=EARLIER), form, "docx")


MARKUP = "to note <b>{{ title }}</b> & {%p if x %} “all” = 5 > 3;"


@pytest.mark.parametrize("format", ["md", "html", "docx"])
def test_markup_in_the_councils_texts_is_text(format):
    """It is printed, and neither run by the template nor taken for a page's own."""
    meeting = Meeting(recommendations=(MARKUP,), options=(Option(option=MARKUP),), reasons=(MARKUP,))
    text = text_of(report_of(meeting=meeting), format=format)
    shown = {"html": "to note &lt;b&gt;{{ title }}&lt;/b&gt; &amp; {%p if x %}", "docx": MARKUP}.get(
        format, "{{ title }}"
    )
    assert text.count(shown) >= 3
    assert "<b>" not in text or format == "docx"


def test_five_hundred_actions_make_a_table_of_five_hundred_rows():
    actions = tuple(Action(action=f"Action {number}") for number in range(500))
    text = text_of(report_of(actions=actions), format="docx")
    assert "Action 0" in text
    assert "Action 499" in text


def test_an_action_plan_of_the_councils_alone_does_not_say_that_ofsted_asks_for_it():
    plan = report_of(example_letter(), actions=(Action(action="Ours"),)).parts["action_plan"]
    assert plan.lead.plain == "This plan sets out what the Council is doing."
