"""Choosing findings: within a budget, whole sentences, in order, each traceable to where it stands."""

import dataclasses
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import example_letter, focused_letter, inspection_letter, section
from ofsted_report.errors import FindingsError
from ofsted_report.findings.choose import choose_findings, points
from ofsted_report.findings.features import features, sentences_of
from ofsted_report.findings.model import Finding, Source
from ofsted_report.findings.select import IN_ONE_FINDING, OF_A_TOPIC, PLANS, READERS, Plan, select
from ofsted_report.letter.model import Block, Judgement, Section
from ofsted_report.letter.sentences import split


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


@pytest.mark.parametrize("letter", [example_letter(), focused_letter(), inspection_letter(), letter_of(*LONG)])
@pytest.mark.parametrize("mode", ["key", "all"])
def test_every_sentence_is_the_letters_own_at_the_place_its_source_names(letter, mode):
    blocks = {block.id: block for part in letter.sections for block in part.blocks}
    for finding in choose_findings(letter, mode=mode).findings:
        sentences = split(blocks[finding.source.block].text)
        assert finding.sentences == tuple(sentences[number - 1] for number in finding.source.sentences)
        assert not finding.edited


def test_findings_stand_in_the_letters_order_and_are_lettered():
    findings = choose_findings(letter_of(*LONG)).findings
    places = [(int(f.source.block.split(".b")[1]), f.source.sentences) for f in findings]
    assert places == sorted(places)
    assert [finding.label for finding in findings][:3] == ["a", "b", "c"]


def test_a_key_finding_has_one_to_three_sentences_and_the_letter_its_budget():
    findings = choose_findings(letter_of(*LONG)).findings
    assert all(1 <= len(finding.sentences) <= IN_ONE_FINDING for finding in findings)
    assert sum(len(finding.sentences) for finding in findings) == READERS.sentences


def test_at_most_half_of_a_short_letter_is_quoted():
    letter = letter_of(*LONG[:2])
    assert len(chosen_texts(letter)) == 5


def numbers(sentences, scored, budget, of=None):
    """Which sentences are chosen, by their numbers in their paragraph; `of` that paragraph alone."""
    chosen = select(sentences, scored, Plan(sentences=budget))
    return [each.number for each in chosen if of is None or each.block.text == of]


def test_an_opening_and_the_sentence_that_limits_it_win_over_detail():
    """What a reader looks for: the claim, and the shortfall that contradicts it; both, not one."""
    chosen = chosen_texts(letter_of(*LONG))
    first = {split(text)[0] for text in LONG}
    openings = [text for text in chosen if text in first]
    details = [text for text in chosen if text.startswith(("Staff use", "New training", "Meetings"))]
    assert len(openings) > 10
    assert len(chosen) - len(openings) - len(details) > 10
    assert len(details) < 8, "of 57 sentences of detail"


def test_what_the_overview_said_is_not_said_again():
    said = "Caseloads are too high in the assessment teams and some children wait too long for a visit."
    letter = letter_of(
        paragraph(said, "Managers know this well."), *LONG[:8], overview=[paragraph(said, "Leaders are aware.")]
    )
    assert chosen_texts(letter).count(said) == 1


def test_a_sentence_that_leans_on_the_one_before_comes_only_with_it():
    letter = letter_of(*[p.replace("However, for", "This means that for") for p in LONG])
    for finding in choose_findings(letter).findings:
        for number, text in zip(finding.source.sentences, finding.sentences, strict=True):
            assert not text.startswith("This means") or number - 1 in finding.source.sentences


@pytest.mark.parametrize(
    "opening",
    [
        "However, this is",
        "However, they are",
        "While these efforts are",
        "Although it is",
        "In this context, care is",
        "For example, visits are",
        "Others are",
    ],
)
def test_a_sentence_that_means_something_else_alone_comes_only_with_the_one_before_it(opening: str):
    """'However, this is …' after a sentence that was left out would say of another thing what Ofsted said of this one."""
    letter = letter_of(*[p.replace("However, for", f"{opening} the case for") for p in LONG])
    assert any(opening in block.text for section in letter.sections for block in section.blocks)
    for finding in choose_findings(letter).findings:
        for number, text in zip(finding.source.sentences, finding.sentences, strict=True):
            assert not text.startswith(opening) or number - 1 in finding.source.sentences


def test_no_finding_opens_with_however():
    """A shortfall that turns against what was said before comes with the paragraph's opening, or not at all."""
    letter = letter_of(*LONG)
    findings = choose_findings(letter).findings
    assert not any(finding.sentences[0].startswith("However") for finding in findings)
    assert any(text.startswith("However") for finding in findings for text in finding.sentences)


def test_a_shortfall_brings_the_paragraphs_opening_with_it():
    """Although another sentence of the paragraph has more points than the opening, and the budget has room for two."""
    sentences = sentences_of(letter_of("Plans vary. Staff are skilled. Visits are regular. However, reviews are late."))
    assert numbers(sentences, (0.0, 1.0, 1.4, 3.0), 2) == [1, 4]
    assert numbers(sentences, (0.0, 1.0, 1.4, 3.0), 1) == [3]


def test_a_sentence_with_many_points_brings_the_one_it_leans_on():
    """It waited for that sentence once, and the letter's main weakness was lost with it."""
    sentences = sentences_of(
        letter_of("Caseloads fell. While this helps, most are too high. Staff are kind. They stay.")
    )
    assert numbers(sentences, (0.0, 9.0, 3.0, 0.0), 2) == [1, 2]
    assert numbers(sentences, (0.0, 5.0, 3.0, 0.0), 1) == [3]


def test_what_turns_from_a_shortfall_to_praise_comes_only_with_the_shortfall():
    said = "Plans are clear. Too many visits are late and not all are recorded. However, children know their workers."
    sentences = sentences_of(letter_of(said, *LONG[:2]))
    assert numbers(sentences, (2.0, 1.0, 9.0, *[0.0] * 10), 2, of=said) == [2, 3]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Some visits are late.", "Leaders have recognised this weakness."),
        ("Managers have begun audits.", "The impact of these audits is not evident."),
        ("Consent is misunderstood.", "As a result, strategy discussions are late."),
        ("A visit took place in May 2021.", "Since then, practice has improved."),
        ("Services were last inspected in July 2017.", "All areas were judged to be good."),
        ("The previous focused visit took place in March 2021.", "Inspectors made two areas for priority action."),
    ],
)
def test_a_sentence_that_points_back_comes_only_with_what_it_points_at(before, after):
    """Alone it says nothing, or says of this visit what was true of an earlier one."""
    sentences = sentences_of(letter_of(f"{before} {after} Rooms have numbers. Doors have locks."))
    assert numbers(sentences, (0.0, 9.0, 0.0, 0.0), 2) == [1, 2]


@pytest.mark.parametrize(
    "sentence",
    ["Leaders know their services.", "Support for those who are homeless is good.", "In this visit, all was well."],
)
def test_a_sentence_that_points_at_nothing_before_it_stands_alone(sentence):
    sentences = sentences_of(letter_of(f"Rooms have numbers. {sentence} Doors have locks. Gates have bars."))
    assert numbers(sentences, (0.0, 9.0, 0.0, 0.0), 1) == [2]


def test_a_paragraph_that_begins_by_pointing_back_comes_only_with_the_paragraph_before():
    sentences = sentences_of(letter_of("Tools are new.", "This approach is not used in all teams. Doors have locks."))
    chosen = select(sentences, (0.0, 9.0, 0.0), Plan(sentences=2))
    assert [sentence.text for sentence in chosen] == ["Tools are new.", "This approach is not used in all teams."]


@pytest.mark.parametrize(
    "grave",
    [
        "Too many children remain in situations that are unsafe for too long.",
        "There are serious and widespread failures in the front door service.",
        "Some children are left at risk of harm.",
        "Practice is not compliant with statutory guidance.",
        "Inspectors did not identify any child at immediate risk.",
        "Many children do not have an allocated social worker.",
    ],
)
def test_that_children_are_not_safe_is_quoted_whatever_its_points(grave):
    letter = letter_of(*LONG, paragraph("Rooms have numbers.", grave, "Doors have locks.", "Gates have bars."))
    sentences = sentences_of(letter)
    taken = select(sentences, [0.0 if each.text == grave else 1.0 for each in sentences], Plan(sentences=10))
    assert grave in [each.text for each in taken]


@pytest.mark.parametrize(
    "usual",
    [
        "The response to serious youth violence is not yet consistent.",
        "Children at risk of exploitation do not always receive timely help.",
        "Not all serious case reviews are shared.",
    ],
)
def test_what_is_said_of_risks_is_not_grave_in_itself(usual):
    letter = letter_of(*LONG, paragraph("Rooms have numbers.", usual, "Doors have locks.", "Gates have bars."))
    sentences = sentences_of(letter)
    taken = select(sentences, [0.0 if each.text == usual else 1.0 for each in sentences], Plan(sentences=10))
    assert usual not in [each.text for each in taken]


def test_the_first_sentence_of_what_sums_up_is_quoted_whatever_its_points():
    """It gives the verdict on the whole: of a long report, whose thirty best sentences may all stand elsewhere."""
    verdict = "Services for children are inadequate."
    sentences = sentences_of(letter_of(*LONG, overview=[paragraph(verdict, "The council has a building.")]))
    taken = select(sentences, [0.0 if each.in_overview else 1.0 for each in sentences], Plan(sentences=10))
    assert [each.text for each in taken if each.in_overview] == [verdict]


def test_every_topic_has_its_share():
    """One paragraph in four at least: a report that is silent on care leavers says that there is nothing to say."""
    dull = [f"Room number {number} has a door with a {word} on it." for number, word in enumerate(TOPICS)][:9]
    letter = example_letter(
        sections=(section(1, "Children in need", "findings", *LONG), section(2, "Care leavers", "findings", *dull))
    )
    sentences = sentences_of(letter)
    scored = [0.0 if each.section.heading == "Care leavers" else 1.0 for each in sentences]
    taken = select(sentences, scored, Plan(sentences=10))
    assert sum(each.section.heading == "Care leavers" for each in taken) in (1, 2, 3)
    assert len(taken) > 10


def test_praise_comes_with_the_sentence_that_takes_it_back():
    """Quoted alone, it would say more than Ofsted said: the way in which findings are softened."""
    said = "Caseloads are falling. However, they are still too high and children wait. Staff are kind. They stay."
    sentences = sentences_of(letter_of(said))
    assert numbers(sentences, (9.0, 0.0, 8.0, 0.0), 2) == [1, 2, 3]
    harmless = sentences_of(letter_of(said.replace("they are still too high and children wait", "this was expected")))
    assert numbers(harmless, (9.0, 0.0, 8.0, 0.0), 2) == [1, 3]


@pytest.mark.parametrize("heading", ["Case study: area for improvement", "Summary for children and young people"])
def test_what_tells_the_findings_once_more_is_quoted_only_where_all_is(heading):
    """One child's story, or the same in words for children."""
    story = "Sam, who is fifteen, has not been seen for too long and remains at risk of harm."
    letter = example_letter(
        kind="jtai",
        sections=(section(1, "Main findings", "findings", *LONG[:4]), section(2, heading, "findings", story)),
    )
    assert story not in chosen_texts(letter)
    assert story in chosen_texts(letter, mode="all")


def test_a_short_list_of_strengths_is_quoted_item_by_item():
    """As what needs to improve is: one strength of nine beside six things to improve would tilt the report."""
    strengths = [("item", f"{topic} is supported by {what}.") for topic, (what, *_) in list(TOPICS.items())[:9]]
    letter = example_letter(
        kind="jtai",
        sections=(
            section(1, "Headline findings", "overview", "Partners work well together."),
            section(2, "Strengths", "findings", *strengths),
            section(3, "Main findings", "findings", *LONG),
        ),
    )
    assert all(text in chosen_texts(letter) for _, text in strengths)


def test_a_joint_inspections_introduction_sums_up_where_no_heading_says_so():
    """Letters until 2020: after who came and what for, without a heading, stands what was found."""
    came = "Between 8 and 12 July 2019, Ofsted undertook a joint inspection. It was a large one."
    outlines = "This letter to all the service leaders outlines our findings. It is long."
    introduction = section(1, None, "introduction", came, outlines, "Partnership is weak. Leaders know it.")
    letter = example_letter(kind="jtai", sections=(introduction, section(2, "Key strengths", "findings", *LONG)))
    headline = choose_findings(letter, mode="headline").findings
    assert [finding.text for finding in headline] == ["Partnership is weak. Leaders know it."]
    assert "Partnership is weak." in chosen_texts(letter)


def test_which_visit_it_was_is_no_finding():
    """The background tells it."""
    counted = "This was the first focused visit since the inspection of 2023, which found weaknesses in help."
    assert counted not in chosen_texts(letter_of(*LONG[:4], overview=[paragraph(counted, "Leaders know what to do.")]))


def test_a_paragraph_is_parted_before_a_sentence_that_can_open_a_finding():
    """Of four that are chosen one after another, the second part does not begin with 'However' or 'This'."""
    weak = (
        "The quality of plans is variable and reviews are delayed for some children. "
        "Too many assessments are poor and not all risks are recognised. "
        "However, the quality of supervision is weak and inconsistent. "
        "This means that some children experience drift and delay. "
        "It was a Tuesday. They met. They sat."
    )
    dull = "There is a room. There is a hall. There is a door. There is a mat. There is a bell."
    findings = choose_findings(letter_of(weak, dull)).findings
    assert [finding.source.sentences for finding in findings[:2]] == [(1,), (2, 3, 4)]


@pytest.mark.parametrize(
    "end",
    [
        "Thank you and your staff. I am copying this letter to the Department for Education.",
        "I would like to thank all the staff for their time. I am grateful to you for your help. "
        "Please pass on my thanks to the parents who met us.",
        "My thanks to all who contributed. I look forward to seeing your progress. The next monitoring visit will take "
        "place in May. As this is the first visit, this letter will not be published.",
        "This letter will be shared with the Department for Education and put on our website.",
        "We will share the content of this letter with the Department for Education.",
        "Ofsted requires you to submit an action plan within 70 working days of receiving this letter. "
        "We also ask you to share a draft of your action plan earlier.",
        "We have notified the Department for Education of the areas for priority action. "
        "You should submit an action plan that responds to these areas within 70 working days of receiving this letter. "
        "It would be very helpful if you can share an early draft of the action plan with us.",
        "Ofsted will take the findings into account when planning your next inspection. We have decided to amend the "
        "inspection framework. In terms of our next steps, another visit will follow.",
        "Ofsted requires you to submit an action plan. This is so that we know what you will do.",
    ],
)
def test_courtesies_and_what_is_asked_of_the_reader_are_never_findings(end: str):
    for mode in ("key", "all"):
        chosen = chosen_texts(letter_of(*LONG[:3], end), mode=mode)
        assert not any(text in end for text in chosen)


def test_what_stands_under_another_heading_than_the_close_is_a_finding():
    """Wherever the close is printed: no heading's findings are lost for it."""
    close = "Ofsted will take the findings from this visit into account when planning the next inspection or visit."
    letter = example_letter(
        sections=(
            section(1, "Headline findings", "overview", "Practice is sound.", close),
            section(2, "Main findings", "findings", *LONG[:3]),
        )
    )
    chosen = chosen_texts(letter, mode="all")
    assert close not in chosen
    assert all(sentence in chosen for text in LONG[:3] for sentence in split(text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Social workers told us that the practice framework helps them to plan for children.",
        "Leaders have a clear action plan that responds to what inspectors found.",
        "You, as the new director, are well supported by councillors.",
        "Care leavers would like to thank their personal advisers, and look forward to their next visit.",
        "Inspectors found that the action plan is not understood by staff.",
        "The council's action plan is detailed, but it is too early for us to see its impact.",
        "You have acted on the weaknesses that we found with a robust action plan.",
        "Managers notified the Department for Education late of two serious incidents.",
        "Staff cope well with the pressures that are described in this letter.",
        "The new strategy will be published in May.",
    ],
)
def test_what_is_said_of_plans_and_frameworks_is_a_finding(sentence: str):
    """Wherever it stands, at the letter's close too."""
    close = "Ofsted will take the findings from this visit into account when planning your next inspection or visit."
    for letter in (
        letter_of(*LONG[:3], sentence),
        letter_of(sentence, *LONG[:3], close),
        letter_of(*LONG[:3], sentence, close),
    ):
        assert sentence in chosen_texts(letter, mode="all")


def test_a_monitoring_visit_letter_is_represented_paragraph_by_paragraph():
    letter = letter_of(*LONG[:12], kind="monitoring_visit")
    findings = choose_findings(letter).findings
    assert {finding.source.paragraph for finding in findings} == set(range(1, 13))
    assert PLANS["monitoring_visit"].first_of_each == 2


def test_all_takes_paragraph_by_paragraph_and_headline_the_overview_alone():
    letter = example_letter()
    everything = choose_findings(letter, mode="all")
    assert [f.text for f in everything.findings] == [
        block.text for part in letter.sections_of("overview", "findings") for block in part.blocks
    ][:-1], "all but the closing courtesies"
    headline = choose_findings(letter, mode="headline")
    assert [f.text for f in headline.findings] == [b.text for b in letter.sections_of("overview")[0].blocks]


def test_headline_says_so_where_there_is_no_overview():
    letter = letter_of(*LONG[:2])
    with pytest.raises(FindingsError, match="no overview"):
        choose_findings(letter, mode="headline")


def test_a_limit_keeps_the_findings_with_most_points_in_the_letters_order():
    letter = letter_of(*LONG)
    few = choose_findings(letter, limit=4).findings
    assert len(few) == 4
    assert [f.source.paragraph for f in few] == sorted(f.source.paragraph for f in few)
    assert [f.label for f in few] == ["a", "b", "c", "d"]


def test_a_letter_without_overview_and_findings_gives_none():
    letter = example_letter(sections=(section(1, None, "introduction", "Inspectors came."),))
    assert choose_findings(letter).findings == ()


def test_every_finding_says_why_it_was_chosen():
    reasons = {
        finding.reason
        for finding in choose_findings(letter_of(*LONG, overview=["Leaders know their services."])).findings
    }
    assert reasons <= {"headline", "opening", "shortfall", "opening, shortfall", "strength"}
    assert {"headline", "opening, shortfall"} <= reasons


def test_footnotes_are_no_findings():
    letter = letter_of(*LONG[:3])
    part = letter.sections[1]
    noted = dataclasses.replace(
        part, blocks=(*part.blocks, Block(id="s2.b9", kind="footnote", text="However, it is not so."))
    )
    letter = dataclasses.replace(letter, sections=(letter.sections[0], noted))
    assert "However, it is not so." not in chosen_texts(letter, mode="all")


def test_no_topic_is_passed_over_whatever_its_points():
    """A part of the findings with a heading and three paragraphs is heard, though others have all the points."""
    strong = [paragraph(f"{topic} is effective.", f"However, {flaw}.") for topic, (*_, flaw) in TOPICS.items()]
    dull = ["The council has a building.", "It opens at nine.", "Rooms have numbers."]
    letter = example_letter(
        sections=(
            section(1, "Children in need of help", "findings", *strong),
            section(2, "Premises", "findings", *dull),
            section(3, "A lead-in", "findings", "The town hall is old."),
        )
    )
    sentences = sentences_of(letter)
    scored = [0.0 if each.section.heading == "Premises" else 1.0 for each in sentences]
    taken = select(sentences, scored, Plan(sentences=10))
    assert [each.text for each in taken if each.section.heading == "Premises"] == [dull[0]]
    assert len(taken) == 11


def test_an_outcome_is_not_quoted_once_more_below_its_own_table():
    """An area SEND report has an outcome in the place of grades, and the report shows it as that."""
    outcome = "The local area partnership’s arrangements lead to mixed experiences. Leaders must work jointly."
    letter = example_letter(
        kind="area_send_inspection",
        judgements=(Judgement(area="Inspection outcome", grade=outcome),),
        sections=(
            section(1, "Inspection outcome", "overview", outcome),
            section(2, "What is it like?", "findings", *LONG),
        ),
    )
    assert {finding.source.section for finding in choose_findings(letter).findings} == {"What is it like?"}
    headline = choose_findings(letter, mode="headline").findings
    assert headline[0].text == outcome


def test_sentences_passed_over_in_a_finding_leave_a_mark():
    """Without it, a reader takes the second sentence for an answer to the first."""
    source = Source(section="Findings", block="s1.b1", paragraph=1, sentences=(1, 2, 4))
    finding = Finding(label="a", sentences=("One.", "Two.", "However, four."), source=source)
    assert finding.text == "One. Two. […] However, four."
    assert dataclasses.replace(finding, sentences=("Mine.",), edited=True).text == "Mine."


def test_the_choice_is_the_same_every_time():
    assert choose_findings(letter_of(*LONG)) == choose_findings(letter_of(*LONG))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Visits are timely.",
                    "However, some are not.",
                    "This helps.",
                    "No. 6 is (good. Yes).",
                    "Ünïcode “is” here…",
                ]
            ),
            min_size=1,
            max_size=8,
        ),
        max_size=12,
    ),
    st.integers(1, 40),
    st.integers(0, 2),
)
def test_any_letter_and_any_plan_keep_budget_room_and_order(paragraphs, budget, first):
    """Beyond it come only the topic's share and what takes back: nothing here is grave, and there is no overview."""
    letter = letter_of(*(" ".join(p) for p in paragraphs))
    sentences = sentences_of(letter)
    rows = features(letter, sentences)
    taken = select(sentences, points(rows), Plan(sentences=budget, first_of_each=first))
    taking_back = sum(sentence.text.startswith("However") for sentence in taken)
    assert len(taken) - taking_back <= max(budget, math.ceil(len(paragraphs) / OF_A_TOPIC))
    assert [s for s in sentences if s in taken] == list(taken)
    for section_ in letter.sections:
        assert isinstance(section_, Section)
    assert all(sum(o.paragraph == s.paragraph for o in taken) <= IN_ONE_FINDING + 1 for s in taken)
