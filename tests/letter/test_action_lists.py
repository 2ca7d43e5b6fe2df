"""The letter's lists come as it has them: with its own lead-in, and parted as it parts them."""

import dataclasses

from examples import focused_letter, inspection_letter, placed, quoted_findings, section
from ofsted_report.letter.action_lists import listed
from ofsted_report.rendering.outline import outline
from ofsted_report.report.compose import build_report

LEAD = "In addition to what was not resolved, the local authority needs to act swiftly to address:"


def divided():
    """A report with recommendations to the authority, and to the board behind its judgement."""
    return inspection_letter(
        kind="single_inspection",
        improvements=("Plan.", "Visit.", "Meet: once; twice."),
        priority_actions=(),
        sections=(
            section(1, "The local authority", "other"),
            section(2, "Information about this area", "information", "It is large."),
            section(3, "Recommendations", "improvements", ("item", "Plan."), ("item", "Visit.")),
            section(4, "Findings", "findings", "Services are good."),
            section(5, "The board (LSCB)", "other"),
            section(6, "The board is good", "findings"),
            section(7, "Recommendations", "improvements", ("item", "Meet:"), ("item", "once;"), ("item", "twice.")),
        ),
    )


def visit(*blocks, items=("Oversight.",)):
    letter = focused_letter(priority_actions=items)
    rest = [s for s in letter.sections if s.role != "priority_actions"]
    sections = (*rest, section(9, "Areas for priority action", "priority_actions", *blocks))
    return placed(dataclasses.replace(letter, sections=sections))


def test_ofsteds_own_lead_in_is_kept():
    """It may say more than ours: that earlier priority actions stand."""
    letter = visit(LEAD, ("item", "Oversight."))
    report = build_report(letter, quoted_findings(letter))
    assert report.parts["priority_actions"].paragraphs[0].text.plain == f"Ofsted’s letter says: “{LEAD}”"


def test_a_paragraph_that_leads_nothing_in_is_no_lead_in():
    assert listed(visit(("item", "Oversight."), "Ofsted will visit again:"), "priority_actions").lead is None
    assert listed(visit("We saw weaknesses.", ("item", "Oversight.")), "priority_actions").lead is None


def test_a_paragraph_that_is_the_item_itself_is_no_lead_in():
    letter = visit(
        "Leaders should ensure that:",
        ("item", "plans are clear."),
        items=("Leaders should ensure that: plans are clear.",),
    )
    assert listed(letter, "priority_actions").lead is None


def test_whose_recommendations_they_are_is_said():
    """Those to the board were listed as the council's own."""
    assert listed(divided(), "improvements").headings == ("The local authority", None, "The board (LSCB)")


def test_even_where_only_the_board_has_any():
    letter = divided()
    sections = (*letter.sections, section(8, "Priority and immediate action", "priority_actions", ("item", "Review.")))
    letter = placed(dataclasses.replace(letter, sections=sections, priority_actions=("Review.",)))
    assert listed(letter, "priority_actions").headings == ("The board (LSCB)",)


def test_the_groups_of_a_list_keep_their_headings():
    groups = (
        section(1, "Areas for improvement", "improvements"),
        dataclasses.replace(section(2, "Leadership", "improvements", ("item", "Plan.")), level=2),
        dataclasses.replace(section(3, "Care leavers", "improvements", ("item", "Visit."), ("item", "Meet.")), level=2),
    )
    letter = inspection_letter(improvements=("Plan.", "Visit.", "Meet."), sections=groups)
    assert listed(letter, "improvements").headings == ("Leadership", "Care leavers", None)
    shown = next(s for s in outline(build_report(letter, quoted_findings(letter))).sections if s.name == "improvements")
    assert [item.heading for _, item in shown.paragraphs[0].points] == ["Leadership", "Care leavers", None]


def test_a_visits_list_is_one_list():
    assert set(listed(focused_letter(), "improvements").headings) == {None}


def test_recommendations_are_called_so():
    letter = divided()
    lead = build_report(letter, quoted_findings(letter)).parts["improvements"].paragraphs[0].text.plain
    assert lead == "Ofsted’s report makes these recommendations:"
    lead = (
        build_report(inspection_letter(), quoted_findings(inspection_letter()))
        .parts["improvements"]
        .paragraphs[0]
        .text.plain
    )
    assert lead == "Ofsted’s report says that the following needs to improve:"
