"""The report says what the letter, the settings and the meeting say, and nothing else."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import (
    OUTCOME,
    area_letter,
    example_letter,
    focused_letter,
    inspection_letter,
    placed,
    quoted_findings,
    section,
)
from ofsted_report.findings.model import Finding, Findings, Source, label
from ofsted_report.letter.model import KINDS, Block, Period, Person, PreviousInspection, Section, Visit
from ofsted_report.report.clean import cleaned
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import (
    KNOWN_IMPLICATIONS,
    ContactOfficer,
    DeadlineRules,
    DemocraticServices,
    Implication,
    Meeting,
    Settings,
)

TODAY = date(2019, 1, 3)
SETTINGS = Settings(
    committee="Children’s Select Committee",
    democratic_services=DemocraticServices(telephone="01234 567890", email="democracy@anyshire.gov.uk"),
    contact_officers=(ContactOfficer(name="Sam Poole", telephone="01234 567891"), ContactOfficer(name="Jo Hart")),
)
MEETING = Meeting(
    committee_date=date(2019, 1, 15), agenda_item="9", author="Anna Bell", cabinet_member="Cllr J Marsh", pages="3 - 12"
)


def report_of(letter, settings=SETTINGS, meeting=MEETING, today=TODAY, findings=None):
    return build_report(
        letter, quoted_findings(letter) if findings is None else findings, settings, meeting, today=today
    )


def detail(report, label):
    return next(row.value.plain for row in report.details if row.label == label)


def test_a_monitoring_visit_has_the_four_paragraphs_of_the_real_report():
    report = report_of(example_letter())
    before, areas, evidence = report.parts["background"].paragraphs
    assert before.text.plain.startswith(
        "Ofsted carried out its second monitoring visit to Anyshire children’s services on 11 and 12 December 2018."
    )
    assert "This was the second visit since the local authority was judged inadequate" in before.text.plain
    assert areas.text.plain.startswith("Ofsted’s letter describes what the visit covered: “During the course")
    assert areas.text.plain.endswith("in respect of help and protection, including:”")
    assert [item.label for item in areas.items] == ["a", "b", "c", "d"]
    assert tuple(item.text.plain for item in areas.items) == example_letter().areas_covered
    assert evidence.text.plain.startswith(
        "Ofsted’s letter describes how the visit was carried out: “A range of evidence was considered"
    )
    assert len(report.findings) == 7


def test_with_everything_given_nothing_is_open():
    meeting = dataclasses.replace(
        MEETING,
        contributors=("Cllr J Marsh – Cabinet Member",),
        implications={name: Implication(text="None.") for name in KNOWN_IMPLICATIONS},
        report_of="Director of Children’s Services",
        wards="All wards",
    )
    assert report_of(example_letter(), meeting=meeting).open_fields == ()


def test_what_nobody_gave_is_a_guess_to_be_confirmed():
    """Whose report it is follows from the letter, and that it is about all wards from custom: neither is a fact."""
    report = report_of(example_letter())
    assert report.report_of.plain == "[Executive Director for Children’s Services (to be confirmed)]"
    assert report.wards.plain == "[All wards (to be confirmed)]"
    own = {"sentences": {"report_of": "Director of Children’s Services", "wards": "Every ward"}}
    worded = report_of(example_letter(), dataclasses.replace(SETTINGS, wording=own))
    assert (worded.report_of.plain, worded.wards.plain) == ("Director of Children’s Services", "Every ward")


@pytest.mark.parametrize(
    ("committee", "called"),
    [
        ("Children’s Select Committee", "Committee"),
        ("Children and Families Scrutiny Panel", "Panel"),
        ("Scrutiny Board for Children’s Services", "Board"),
        ("Cabinet", "Cabinet"),
        ("Cabinet Member for Children", "Cabinet Member"),
        ("Children’s Scrutiny Commission, Anyshire Council", "Commission"),
        ("Families First", "Committee"),
    ],
)
def test_the_committee_is_called_what_its_name_says(committee, called):
    report = report_of(example_letter(), dataclasses.replace(SETTINGS, committee=committee))
    assert f" present the {called} with " in report.parts["purpose"].lead.plain
    assert report.parts["recommendations"].lead.plain == f"The {called} is recommended:"
    assert report.front_sheet.committee_will.plain.startswith(f"The {called} will receive ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (None, "please inform the Democratic Services Team by"),
        ("Democratic Services", "please inform Democratic Services by"),
        ("Jo Hart", "please inform Jo Hart by"),
        ("The Scrutiny Office", "please inform The Scrutiny Office by"),
    ],
)
def test_democratic_services_have_an_article_where_it_fits(name, said):
    settings = dataclasses.replace(SETTINGS, democratic_services=DemocraticServices(name=name))
    assert said in report_of(example_letter(), settings).parts["questions"].paragraphs[1].text.plain


def test_with_nothing_given_every_gap_is_an_open_field():
    report = report_of(inspection_letter(), Settings(), Meeting())
    labels = {open_field.label for open_field in report.open_fields}
    assert {"Council", "Committee", "Committee date", "Author", "Contact officer", "Cabinet Member"} <= labels
    assert "Deadline for questions and views" in labels


def test_the_council_is_the_one_the_letter_is_sent_to_unless_told_otherwise():
    assert report_of(example_letter()).council.plain == "Anyshire County Council"
    told = dataclasses.replace(SETTINGS, council="Anyshire Council")
    assert report_of(example_letter(), told).council.plain == "Anyshire Council"


@pytest.mark.parametrize("printed", ["Anyshire", "Anyshire local authority", "Anyshire Children’s Trust"])
def test_an_address_without_a_council_leaves_its_name_open(printed):
    """A committee paper headed 'Anyshire local authority' would be wrong; an open field is asked for."""
    letter = example_letter()
    sent_to = dataclasses.replace(letter.addressee, organisation=printed)
    assert report_of(dataclasses.replace(letter, addressee=sent_to)).council.plain == "[Council]"


@pytest.mark.parametrize("printed", ["Anyshire Council", "Royal Borough of Anyshire", "City of Anyshire Corporation"])
def test_a_council_has_many_names(printed):
    sent_to = dataclasses.replace(example_letter().addressee, organisation=printed)
    assert report_of(dataclasses.replace(example_letter(), addressee=sent_to)).council.plain == printed


def test_the_contact_officer_the_meeting_names_brings_their_details_from_the_council():
    assert detail(report_of(example_letter()), "Contact officer") == "Sam Poole, 01234 567891"
    named = dataclasses.replace(MEETING, contact_officer="jo hart", contact_email="jo@anyshire.gov.uk")
    assert detail(report_of(example_letter(), meeting=named), "Contact officer") == "Jo Hart, jo@anyshire.gov.uk"
    stranger = dataclasses.replace(MEETING, contact_officer="Kim Lee")
    told = detail(report_of(example_letter(), meeting=stranger), "Contact officer")
    assert told == "Kim Lee, [Contact officer’s telephone or e-mail]"


def test_a_council_words_who_contributes_and_whom_to_ask():
    """Name and post are put together by a sentence, as everything else that a council may want otherwise."""
    wording = {
        "contributing_member": "{cabinet_member} (Lead Member)",
        "contributing_director": "{director}: {addressee}",
        "contact_line": "{contact_officer} ({contact_details})",
    }
    report = report_of(example_letter(), dataclasses.replace(SETTINGS, wording=wording))
    sent_to = example_letter().addressee
    assert [text.plain for text in report.front_sheet.contributors] == [
        "Cllr J Marsh (Lead Member)",
        f"[{sent_to.role}: {sent_to.name} (to be confirmed)]",
    ]
    assert detail(report, "Contact officer") == "Sam Poole (01234 567891)"


@pytest.mark.parametrize(
    ("member", "shown"),
    [
        ("Cllr J Marsh", "Cllr J Marsh – Cabinet Member"),
        ("Cllr J Marsh, Cabinet Member for Children", "Cllr J Marsh, Cabinet Member for Children"),
    ],
)
def test_a_cabinet_member_has_the_post_once(member, shown):
    report = report_of(example_letter(), meeting=dataclasses.replace(MEETING, cabinet_member=member))
    assert report.front_sheet.contributors[0].plain == shown


LEAVERS, DOOR = "Inspectors looked at care leavers.", "They saw the front door."


def covered(*paragraphs):
    """What the report says was covered, of a letter whose introduction has these paragraphs."""
    introduction = section(1, None, "introduction", *paragraphs)
    areas = tuple(area for area in (LEAVERS, DOOR) if area in " ".join(paragraphs))
    letter = focused_letter(areas_covered=areas, sections=(introduction, *focused_letter().sections[1:]))
    return report_of(placed(letter)).parts["background"].paragraphs[1].text.plain


def test_sentences_about_what_was_covered_are_quoted_as_ofsteds():
    """Chopped into a list, or without quotation marks, they seem to be the council's."""
    lead = "Ofsted’s letter describes what the visit covered:"
    assert covered(LEAVERS) == f"{lead} “{LEAVERS}”"
    assert covered(f"{LEAVERS} {DOOR}") == f"{lead} “{LEAVERS} {DOOR}”"


@pytest.mark.parametrize("paragraphs", [(f"{LEAVERS} Staff came. {DOOR}",), (LEAVERS, DOOR)])
def test_sentences_from_two_places_are_not_quoted_as_if_they_were_one(paragraphs):
    assert covered(*paragraphs).endswith(f"covered: “{LEAVERS}” It also says: “{DOOR}”")


def test_a_list_of_areas_is_led_in_by_all_that_says_what_was_looked_at():
    looked = "Inspectors looked at the local authority’s arrangements for children in need."
    said = f"His Majesty’s Inspector for this visit was Ann Baker. {looked} This visit focused specifically on:"
    item = "Children in pre-proceedings."
    introduction = section(1, None, "introduction", said, ("item", item))
    letter = focused_letter(areas_covered=(item,), sections=(introduction, *focused_letter().sections[1:]))
    assert (
        report_of(letter).parts["background"].paragraphs[1].text.plain
        == f"Ofsted’s letter describes what the visit covered: “{looked} This visit focused specifically on:”"
    )


def test_what_needs_to_improve_is_quoted_whole_where_the_letter_has_no_list_of_it():
    """Left out, the report would say that nothing needs to improve; 'there are none' needs no part."""
    prose = "The areas for improvement are those of the last inspection. Progress is evident."
    bare = focused_letter(improvements=(), priority_actions=())
    rest = [s for s in bare.sections if s.role not in ("improvements", "priority_actions")]
    improve = section(8, "What needs to improve", "improvements", prose)
    none = section(9, "Areas for priority action", "priority_actions", "There are no areas for priority action.")
    report = report_of(dataclasses.replace(bare, sections=(*rest, improve, none)))
    (paragraph,) = report.parts["improvements"].paragraphs
    assert paragraph.text.plain == "Under the heading “What needs to improve”, Ofsted’s letter says:"
    assert [item.text.plain for item in paragraph.items] == [prose]
    assert "priority_actions" not in report.parts


def test_a_letter_that_names_no_areas_has_no_paragraph_about_them():
    report = report_of(focused_letter(areas_covered=()))
    assert not any("areas covered" in paragraph.text.plain for paragraph in report.parts["background"].paragraphs)


def test_the_background_never_takes_a_finding_for_history():
    """'Since the last inspection …, leaders have strengthened' is praise: it belongs to the findings."""
    praise = "Since the last inspection in 2021, when services were judged good, leaders have strengthened practice."
    letter = focused_letter(sections=(section(1, None, "introduction", praise),))
    assert praise not in report_of(letter).parts["background"].paragraphs[0].text.plain


@pytest.mark.parametrize(
    "said",
    [
        "This was the third monitoring visit since the local authority was judged inadequate in May 2021.",
        "The visit was the sixth and final monitoring visit since the local authority was judged inadequate in May 2016.",
        "The visit was the fourth since services were judged to be inadequate in April 2017.",
        "It was the second visit following the inspection of 2016, when services were judged inadequate.",
    ],
)
def test_what_the_visit_followed_is_told_in_ofsteds_words(said):
    """A committee should hear that services were judged inadequate, and when: each year's letters say it differently."""
    letter = dataclasses.replace(example_letter(), sections=(section(1, None, "introduction", said),))
    assert f"Ofsted’s letter says: “{said}”" in report_of(letter).parts["background"].paragraphs[0].text.plain


@pytest.mark.parametrize(
    "said",
    [
        "The local authority is making steady progress in improving services for its children and young people.",
        "Based on the evidence seen by inspectors during this visit, services are beginning to improve. However, "
        "caseloads remain too high.",
        "Progress since the last visit has been slow. Senior leaders accept this.",
    ],
)
def test_what_a_visit_says_of_progress_before_its_first_heading_is_told_before_the_findings(said):
    """Letters of 2016 to 2019 put their verdict there: it stands in no part that findings are chosen from."""
    was_there = "The inspectors were Ann Baker and Tom Reed. "
    introduction = section(1, None, "introduction", was_there + said + " The visit considered a range of evidence.")
    letter = dataclasses.replace(example_letter(), sections=(introduction, *example_letter().sections[1:]))
    lead = report_of(letter).parts["key_findings"].lead.plain
    assert lead.startswith(f"In its introduction, Ofsted’s letter says: “{said}” The paragraphs below are extracts")


@pytest.mark.parametrize(
    "said",
    [
        "The local authority was judged to require improvement at the inspection of 2019.",
        "Inspectors looked at the progress that the local authority has made.",
    ],
)
def test_what_came_before_and_what_was_looked_at_is_no_verdict(said):
    letter = dataclasses.replace(example_letter(), sections=(section(1, None, "introduction", said),))
    assert report_of(letter).parts["key_findings"].lead.plain.startswith("The paragraphs below are extracts")


def test_a_sentence_of_the_overview_is_a_finding_or_nothing():
    judged = "Saltby children’s services were last inspected in March 2020 and were judged inadequate."
    letter = focused_letter(sections=(section(1, "Headline findings", "overview", judged),))
    assert judged not in report_of(letter).parts["background"].paragraphs[0].text.plain


def test_improvements_and_priority_actions_are_there_only_where_the_letter_has_them():
    visit = report_of(example_letter())
    assert not {"improvements", "priority_actions", "judgements"} & set(visit.parts)
    focused = report_of(focused_letter())
    assert [item.text.plain for item in focused.parts["improvements"].paragraphs[0].items] == list(
        focused_letter().improvements
    )
    lead = focused.parts["priority_actions"].paragraphs[0].text.plain
    assert lead.startswith("Ofsted’s letter says: “The local authority needs to take swift")


def test_priority_actions_come_before_the_findings_as_nothing_is_graver():
    made = tuple(report_of(focused_letter()).parts)
    assert made.index("priority_actions") < made.index("key_findings") < made.index("improvements")


def test_a_list_that_is_quoted_among_the_findings_says_so():
    """Otherwise members read the same words twice and wonder what is new."""
    improve = section(2, "What needs to improve", "improvements", ("item", "Plans are late."), ("item", "Visits."))
    findings = section(3, "Findings", "findings", "Leaders lead.", "Plans are late.")
    letter = focused_letter(improvements=("Plans are late.", "Visits."), sections=(improve, findings))
    assert report_of(letter).parts["improvements"].lead.plain == (
        "Part of this list is quoted as extract b) too. Ofsted’s letter says that the following needs to improve:"
    )


def told(*items, heading="Areas for improvement"):
    part = section(1, heading, "improvements", *(("item", item) for item in items))
    letter = focused_letter(improvements=items, priority_actions=(), sections=(part,))
    return report_of(letter).parts["improvements"].paragraphs[0].text.plain


def test_what_is_told_in_paragraphs_has_a_neutral_lead():
    """Such an item may begin with praise: 'The following needs to improve: Leaders are ambitious. But …'."""
    praise = "Leaders are ambitious. Their plans are late."
    assert told(praise, praise, "Visits.") == "Under the heading “Areas for improvement”, Ofsted’s letter says:"
    assert told(praise, "Plans.", "Visits.") == "Ofsted’s letter says that the following needs to improve:"
    assert told(praise, heading="What needs to improve?") == "Ofsted’s letter says that the following needs to improve:"
    assert told(praise, heading="Recommendations") == "Ofsted’s letter makes this recommendation:"


def test_what_a_joint_inspection_was_of_is_told_without_this_letter():
    said = (
        "This letter summarises the findings of the joint targeted area inspection (JTAI) of the multi-agency response to "
        "neglect (the ‘front door’) in Northmere."
    )
    opening = section(1, None, "introduction", said)
    letter = area_letter(kind="jtai", judgements=(), areas_covered=(said,), sections=(opening,))
    assert report_of(letter).parts["background"].paragraphs[1].text.plain == (
        "The inspectorates’ letter gives the subject of the inspection as “the multi-agency response to neglect (the ‘front "
        "door’) in Northmere”."
    )


def test_one_priority_action_is_one():
    bare = section(1, "Areas for priority action", "priority_actions", ("item", "Oversight."))
    report = report_of(focused_letter(priority_actions=("Oversight.",), sections=(bare,)))
    assert (
        report.parts["priority_actions"].paragraphs[0].text.plain
        == "Ofsted’s letter names one area for priority action:"
    )


def test_an_inspection_is_called_one_and_has_its_judgements():
    report = report_of(inspection_letter())
    assert (
        report.parts["purpose"]
        .paragraphs[0]
        .text.plain.endswith(
            "Ofsted’s inspection of Northmere children’s services from 26 September to 7 October 2022."
        )
    )
    assert [cell.plain for cell in report.parts["judgements"].table.rows[-1]] == ["Overall effectiveness", "Good"]


def test_an_overall_judgement_in_words_stands_before_the_table():
    """Single inspections print it as a sentence: without it a committee would not hear the most important grade."""
    letter = inspection_letter(kind="single_inspection", overall_judgement="Children’s services in Northmere are good.")
    assert report_of(letter).parts["judgements"].lead.plain == (
        "Ofsted’s report says of the service as a whole: “Children’s services in Northmere are good”. "
        "The judgements in Ofsted’s report are set out below."
    )


@pytest.mark.parametrize(
    "printed",
    [
        "The Local Safeguarding Children Board requires improvement",
        "The effectiveness of the Local Safeguarding Children Board (LSCB) is good.",
    ],
)
def test_the_boards_judgement_stands_before_the_table(printed):
    """Single inspections judge the board too, and print it as a heading alone: the committee has the board's leaders too."""
    sections = (*inspection_letter().sections, section(9, printed, "findings"))
    letter = inspection_letter(kind="single_inspection", overall_judgement="Services are good.", sections=sections)
    assert report_of(letter).parts["judgements"].lead.plain == (
        "Ofsted’s report says of the service as a whole: “Services are good”. "
        f"Ofsted’s report says of the board: “{printed.rstrip('.')}”. "
        "The judgements in Ofsted’s report are set out below."
    )


def test_no_other_heading_about_the_board_is_a_judgement():
    for printed in (
        "The LSCB requires improvement because",
        "The Local Safeguarding Children Board",
        "The LSCB is new",
    ):
        letter = inspection_letter(sections=(*inspection_letter().sections, section(9, printed, "findings")))
        assert "board" not in report_of(letter).parts["judgements"].lead.plain


def test_an_outcome_in_place_of_grades_is_quoted_and_not_only_a_row():
    judgements = report_of(area_letter()).parts["judgements"]
    assert judgements.in_words.plain == f"The inspection report gives this outcome: “{OUTCOME}”"
    assert [grade.plain for _, grade in judgements.table.rows] == [OUTCOME], "for templates that know no other place"
    assert not report_of(inspection_letter()).parts["judgements"].in_words


def test_the_lead_inspector_of_a_full_inspection_did_not_come_alone():
    lead = (Person(name="Gwen Hartley", role="His Majesty’s Inspector"),)
    before = report_of(inspection_letter(inspectors=lead)).parts["background"].paragraphs[0].text.plain
    assert before.endswith("The inspection was led by Gwen Hartley, His Majesty’s Inspector.")


def test_a_joint_inspection_is_not_ofsteds_alone():
    report = report_of(example_letter(kind="jtai", visit=Visit(start=date(2023, 5, 1), end=date(2023, 5, 5))))
    before = report.parts["background"].paragraphs[0].text.plain
    assert before.startswith("Ofsted and its partner inspectorates carried out a joint targeted area inspection")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_makes_a_whole_report(kind):
    report = report_of(example_letter(kind=kind))
    assert report.parts["purpose"].paragraphs[0].text.plain.startswith("The purpose of this report is")
    said = [
        report.title,
        report.front_sheet.committee_will,
        report.parts["key_findings"].lead,
        *(d.value for d in report.details),
    ]
    for part in (
        report.parts["purpose"],
        report.parts["background"],
        report.parts["recommendations"],
        report.parts["background_papers"],
        report.parts["appendix"],
    ):
        said += [paragraph.text for paragraph in part.paragraphs]
    assert not any("{" in text.plain for text in said)


def test_a_previous_inspection_that_the_meeting_names_is_what_went_before():
    report = report_of(example_letter(), meeting=dataclasses.replace(MEETING, previous_inspection="November 2017"))
    assert (
        report.parts["background"]
        .paragraphs[0]
        .text.plain.startswith(
            "Following the November 2017 inspection of children’s services, Ofsted carried out its second"
        )
    )


@pytest.mark.parametrize("kind", ["area_send_inspection", "jtai"])
def test_what_went_before_a_joint_inspection_was_one_of_the_local_area(kind):
    """Not of children’s services alone."""
    meeting = dataclasses.replace(MEETING, previous_inspection="July 2017")
    before = report_of(area_letter(kind=kind), meeting=meeting).parts["background"].paragraphs[0].text.plain
    assert before.startswith("Following the July 2017 inspection of the local area, Ofsted and ")


def test_a_previous_inspection_that_the_reports_head_gives_is_what_went_before():
    given = PreviousInspection(start=date(2017, 7, 3), end=date(2017, 7, 7))
    report = report_of(area_letter(previous_inspection=given))
    assert (
        report.parts["background"]
        .paragraphs[0]
        .text.plain.startswith("Following the July 2017 inspection of the local area, ")
    )
    told = dataclasses.replace(MEETING, previous_inspection="May 2016")
    assert (
        "May 2016"
        in report_of(area_letter(previous_inspection=given), meeting=told).parts["background"].paragraphs[0].text.plain
    )


def test_questions_and_views_name_the_deadline_and_how_to_reach_the_team():
    views = report_of(example_letter()).parts["questions"].paragraphs[1].text.plain
    assert "by 5.00 pm on Thursday 10 January 2019" in views
    assert "by telephone (to 01234 567890) or by e-mail (to democracy@anyshire.gov.uk)" in views
    only_email = dataclasses.replace(SETTINGS, democratic_services=DemocraticServices(email="d@anyshire.gov.uk"))
    views = report_of(example_letter(), only_email).parts["questions"].paragraphs[1].text.plain
    assert "This can be done by e-mail (to d@anyshire.gov.uk)." in views


def test_the_councils_own_deadline_counts():
    settings = dataclasses.replace(SETTINGS, deadlines=DeadlineRules(questions_working_days=1, questions_time="noon"))
    assert (
        "by noon on Monday 14 January 2019"
        in report_of(example_letter(), settings).parts["questions"].paragraphs[1].text.plain
    )


@pytest.mark.parametrize(
    ("meeting_day", "today", "says"),
    [
        (date(2019, 1, 15), date(2019, 1, 16), "is in the past"),
        (date(2019, 1, 13), date(2019, 1, 1), "not a working day (Sunday)"),
        (date(2019, 4, 19), date(2019, 1, 1), "not a working day (Good Friday)"),
        (date(2019, 1, 15), date(2019, 1, 8), "had to be published by Monday 7 January 2019"),
        (date(2019, 1, 15), date(2019, 1, 11), "questions and views, 10 January 2019, has passed"),
    ],
)
def test_a_date_that_does_not_work_is_warned_of(meeting_day, today, says):
    report = report_of(example_letter(), meeting=Meeting(committee_date=meeting_day), today=today)
    assert any(says in warning for warning in report.warnings)


def test_a_date_far_enough_away_is_not_warned_of():
    assert report_of(example_letter()).warnings == ()


def test_findings_keep_their_words_and_sources():
    letter = example_letter()
    found = quoted_findings(letter).findings[0]
    many = Findings(mode="all", findings=tuple(found for _ in range(28)))
    report = report_of(letter, findings=many)
    assert {finding.text.plain for finding in report.findings} == {found.text}
    assert report.findings[0].source == found.source


def findings_under(*sections):
    """One finding under each of these headings of the letter's, in this order."""
    return Findings(
        mode="key",
        findings=tuple(
            Finding(
                label=label(number),
                sentences=("Leaders know the service well.",),
                source=Source(section=heading, block=f"s{number}.b1", paragraph=1, sentences=(1,), page=1),
            )
            for number, heading in enumerate(sections, start=1)
        ),
    )


@pytest.mark.parametrize(
    ("sections", "headings"),
    [
        ((None, "Help", "Help", "Leaders"), [None, "Help", None, "Leaders"]),
        (("Help", "Help"), [None, None]),
        (("Help", None, "Leaders"), [None, None, None]),
        ((), []),
    ],
)
def test_an_inspections_findings_stand_under_its_own_headings(sections, headings):
    """Each heading once, above the first; none where one heading would take in a finding that is not under it."""
    report = report_of(inspection_letter(), findings=findings_under(*sections))
    assert [finding.heading for finding in report.findings] == headings


def test_what_ofsted_calls_this_letter_is_quoted_as_its_words():
    """In the council's paper, "this letter" would be another."""
    area = "This letter summarises the findings on the front door."
    letter = example_letter(areas_covered=(area,), sections=example_letter().sections_of("findings"))
    report = report_of(letter)
    assert f"Ofsted’s letter describes what the visit covered: “{area}”" in [
        p.text.plain for p in report.parts["background"].paragraphs
    ]


def test_a_letter_about_another_authority_is_warned_of():
    settings = dataclasses.replace(SETTINGS, council="Northmere Council")
    assert any("The letter is about Anyshire" in warning for warning in report_of(example_letter(), settings).warnings)


def test_a_visits_findings_are_one_list():
    report = report_of(example_letter(), findings=findings_under("Overview", "Findings"))
    assert [finding.heading for finding in report.findings] == [None, None]


def test_without_findings_their_place_is_open():
    report = report_of(example_letter(), findings=Findings(mode="key", findings=()))
    assert "[Key findings: to be chosen from the letter]" in report.parts["key_findings"].lead.plain
    assert any("no findings to quote" in warning for warning in report.warnings)


@given(st.text())
def test_any_text_of_a_letter_arrives_as_it_is_but_for_what_no_document_can_hold(text):
    letter = focused_letter(improvements=(f"x{text}y",))
    arrived = report_of(letter).parts["improvements"].paragraphs[0].items[0].text.plain
    assert arrived == cleaned(f"x{text}y")
    assert all(ch in arrived for ch in text if ch.isprintable() and not "\ufdd0" <= ch <= "\ufdef")


JOINT = (
    "Between 2 and 6 October 2017, Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI Probation "
    "(HMIP) undertook a joint inspection of the multi-agency response to abuse and neglect in Northmere."
)


def test_a_joint_inspection_names_its_theme_and_all_inspectorates():
    opening = section(1, None, "introduction", JOINT)
    title = "Joint targeted area inspection of the multi-agency response to abuse and neglect in Northmere"
    report = report_of(area_letter(kind="jtai", title=title, judgements=(), sections=(opening,)))
    named = "joint targeted area inspection of the multi-agency response to abuse and neglect in Northmere"
    assert report.title.plain == "Joint targeted area inspection: abuse and neglect"
    assert named in report.parts["purpose"].lead.plain
    assert "abuse and neglect" in report.front_sheet.committee_will.plain
    assert report.parts["background"].lead.plain.startswith(
        "Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI Probation (HMIP) carried out a "
        + named
    )


def test_members_are_told_once_what_they_read():
    """Extracts in Ofsted's words, that words are left out where they are, and where the whole letter is."""
    whole = report_of(example_letter())
    said = "The paragraphs below are extracts from the letter, in Ofsted’s own words."
    assert whole.parts["key_findings"].lead.plain.endswith(f"{said} The full letter is at Appendix 1.")
    findings = quoted_findings(example_letter())
    first, second, *rest = findings.findings
    with_gap = dataclasses.replace(first, sentences=("Leaders know the service […] well.",))
    edited = dataclasses.replace(second, edited=True)
    findings = dataclasses.replace(findings, findings=(with_gap, edited, *rest))
    told = report_of(example_letter(), findings=findings, meeting=dataclasses.replace(MEETING, document_to_follow=True))
    assert told.parts["key_findings"].lead.plain.endswith(
        f"{said} “[…]” shows where words have been left out within an extract. The council has edited extract b), "
        "which is not in Ofsted’s exact words. The full letter will follow as Appendix 1."
    )
    assert told.parts["appendix"].lead.plain.endswith("is to follow.")


def test_what_the_letter_calls_people_is_carried_over():
    said = "Throughout this letter, care leavers are referred to as care-experienced young people."
    letter = example_letter(sections=(section(1, None, "introduction", said), *example_letter().sections[1:]))
    explained = report_of(letter).parts["key_findings"].paragraphs[1]
    assert explained.text.plain == f"Ofsted’s letter says: “{said}”"
    assert explained.items, "before the list, where the name is first used"


def test_the_date_of_publication_is_named_where_the_report_prints_it():
    undated, dated = (report_of(inspection_letter(letter_date=day)) for day in (None, date(2022, 12, 5)))
    assert dated.parts["background_papers"].lead.plain.endswith("”, published on 5 December 2022")
    assert undated.parts["background_papers"].lead.plain.endswith(
        "”, published on [Date on which the report was published]"
    )
    told = report_of(
        inspection_letter(letter_date=None), meeting=dataclasses.replace(MEETING, published=date(2022, 12, 6))
    )
    assert told.parts["appendix"].lead.plain.endswith("”, published on 6 December 2022, is attached.")


def test_sub_bullets_and_who_is_responsible_stand_with_their_action():
    blocks = (
        Block(id="s9.b1", kind="item", text="Help for children, including:"),
        Block(id="s9.b2", kind="item", text="those who wait"),
        Block(id="s9.b3", kind="item", text="those who have moved."),
        Block(id="s9.b4", kind="row", text="The plan.", responsible="Saltby Borough Council"),
    )
    items = ("Help for children, including: those who wait those who have moved.", "The plan.")
    part = Section(heading="Areas for priority action", role="priority_actions", blocks=blocks)
    first, second = report_of(focused_letter(priority_actions=items, sections=(part,))).parts["priority_actions"].items
    assert first.opening.plain == "Help for children, including:"
    assert [point.plain for point in first.points] == ["those who wait", "those who have moved."]
    assert first.text.plain == items[0], "a template that knows no sub-bullets shows the whole"
    assert (second.points, second.note.plain) == ((), "Responsible: Saltby Borough Council")


def test_each_period_of_a_visit_is_told():
    """Two weeks with months between them are no visit of ten weeks."""
    periods = (
        Period(start=date(2025, 12, 1), end=date(2025, 12, 5)),
        Period(start=date(2026, 2, 12), end=date(2026, 2, 13)),
    )
    letter = focused_letter(visit=Visit(start=date(2025, 12, 1), end=date(2026, 2, 13), periods=periods))
    said = report_of(letter).parts["background"].lead.plain
    assert "from 1 to 5 December 2025 and on 12 and 13 February 2026" in said
