"""From points to a choice: what comes together, how much, and what must not be passed over."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import example_letter, section
from findings.long_letters import LONG, TOPICS, chosen_texts, letter_of, paragraph
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.features import features
from ofsted_report.findings.select import IN_ONE_FINDING, OF_A_TOPIC, OF_ALL, Plan, select
from ofsted_report.findings.weights import points


def test_of_a_short_letter_a_share_is_quoted():
    """Readers took about as much of the shortest letters; all of it would be a copy, not a choice."""
    letter = letter_of(*LONG[:4])
    assert len(chosen_texts(letter)) == math.ceil(sum(each.quotable for each in sentences_of(letter)) * OF_ALL)


def numbers(sentences, scored, budget, of=None):
    """Which sentences are chosen, by their numbers in their paragraph; `of` that paragraph alone."""
    chosen = select(sentences, scored, Plan(sentences=budget))
    return [each.number for each in chosen if of is None or each.block.text == of]


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
        ("Decisions are prompt.", "Recording of the reasons, though, is thin."),
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


def test_a_paragraph_that_begins_by_pointing_back_is_passed_over():
    """What it points at would be another finding, and it would open one with "This approach"."""
    sentences = sentences_of(letter_of("Tools are new.", "This approach is used in all teams. Doors have locks."))
    chosen = select(sentences, (0.0, 9.0, 0.0), Plan(sentences=2))
    assert "This approach is used in all teams." not in [sentence.text for sentence in chosen]


@pytest.mark.parametrize(
    "grave",
    [
        "Too many children remain in situations that are unsafe for too long.",
        "There are serious and widespread failures in the front door service.",
        "Some children are left at risk of harm.",
        "Practice is not compliant with statutory guidance.",
        "Inspectors did not identify any child at immediate risk.",
        "Many children do not have an allocated social worker.",
        "This leaves children in situations of unassessed risk.",
        "Children suffered significant harm.",
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
        "The response to serious youth violence is consistent.",
        "Children at risk of exploitation receive timely help.",
        "Serious case reviews are shared.",
        "Under clear leadership there are good structures in place for children at risk of exclusion.",
        "Tools help workers to put in place plans for children at risk.",
        "Strategy meetings are held when there are concerns that children are suffering harm.",
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


@pytest.mark.parametrize(
    "history",
    [
        "An inspection of children’s services took place in November 2019.",
        "Since a judgement of inadequate, services have been on a journey.",
        "The area has been hit hard by COVID-19.",
    ],
)
def test_the_verdict_is_what_the_summary_says_of_now(history):
    """A report that opens with the grades of an earlier inspection is read as if they were this one's."""
    verdict = "Children get much better help than they did."
    letter = letter_of(*LONG, overview=[paragraph(history, verdict, "The council has a building.")])
    sentences = sentences_of(letter)
    taken = select(sentences, [0.0 if each.in_overview else 1.0 for each in sentences], Plan(sentences=10))
    assert [each.text for each in taken if each.in_overview] == [verdict]


def test_a_verdict_may_name_the_last_inspection():
    """ "Has not improved since" says how things are now; it was once taken for history."""
    verdict = "Services continue to require improvement and have not improved since the last inspection in 2016."
    letter = letter_of(*LONG, overview=[paragraph(verdict, "The council has a building.")])
    sentences = sentences_of(letter)
    taken = select(sentences, [0.0 if each.in_overview else 1.0 for each in sentences], Plan(sentences=10))
    assert [each.text for each in taken if each.in_overview] == [verdict]


def test_what_however_turns_against_brings_what_it_refers_to():
    """Or a finding would open with "This is leading to …" and nobody knows what."""
    sentences = sentences_of(
        letter_of("Tools are new.", "This is leading to calm. However, some wait too long. Doors lock.")
    )
    assert numbers(sentences, (0.0, 0.0, 9.0, 1.0), 2) == [1, 3]


def test_every_paragraph_that_sums_up_is_heard():
    said = ["Practice is sound.", "Leaders know their services.", "Audits have little effect on practice."]
    sentences = sentences_of(letter_of(*LONG, overview=said))
    taken = select(sentences, [0.0 if each.in_overview else 1.0 for each in sentences], Plan(sentences=10))
    assert [each.text for each in taken if each.in_overview] == said


def test_a_shortfall_after_a_shortfall_brings_the_strength_it_turns_against():
    """'Caseloads are too high. […] However, some children wait' would oppose two things that Ofsted did not oppose."""
    said = "Too many caseloads are not manageable. Work is timely and good. However, some children wait too long."
    sentences = sentences_of(letter_of(said, *LONG[:2]))
    assert numbers(sentences, (5.0, 0.0, 9.0, *[0.0] * 10), 3, of=said) == [1, 2, 3]
    assert numbers(sentences, (0.0, 0.0, 9.0, *[0.0] * 10), 2, of=said)[-2:] == [2, 3]


def test_a_paragraph_that_begins_by_pointing_back_is_quoted_where_it_is_grave_and_the_one_before_is_too():
    grave = "This means that children remain at risk of harm for too long."
    sentences = sentences_of(letter_of("Tools are new. Staff like them.", f"{grave} They sat."))
    chosen = select(sentences, (0.0, 0.0, 9.0, 0.0), Plan(sentences=2))
    assert [sentence.text for sentence in chosen] == ["Staff like them.", grave]


def quoted_of(heading, *parts):
    """How many sentences are quoted of the part with this heading, whose sentences have no points and all others one."""
    sentences = sentences_of(example_letter(kind="jtai", sections=parts))
    taken = select(sentences, [float(each.section.heading != heading) for each in sentences], Plan(sentences=10))
    return sum(each.section.heading == heading for each in taken)


@pytest.mark.parametrize(("paragraphs", "quoted"), [(2, 0), (3, 1), (4, 1), (5, 2), (9, 3), (16, 4), (19, 4)])
def test_every_topic_has_its_share(paragraphs, quoted):
    """One paragraph in four, up to four: a report silent on care leavers says that there is nothing to say."""
    dull = [f"{flaw.capitalize()}." for *_, flaw in TOPICS.values()][:paragraphs]
    main = section(1, "Children in need", "findings", *LONG)
    assert quoted_of("Care leavers", main, section(2, "Care leavers", "findings", *dull)) == quoted


@pytest.mark.parametrize(("paragraphs", "quoted"), [(3, 3), (6, 3), (19, 4)])
def test_what_is_grave_fills_no_report_by_itself(paragraphs, quoted):
    """So few are quoted whatever their points: they make a committee ask, and the rest it reads in the letter."""
    grave = [f"{topic} is unsafe because {flaw}." for topic, (*_, flaw) in TOPICS.items()][:paragraphs]
    main = section(1, "Children in need", "findings", *LONG)
    assert quoted_of("Safety", main, section(2, "Safety", "findings", *grave)) == quoted


@pytest.mark.parametrize(
    ("items", "sentences_in_each", "quoted"),
    [(12, (1,), 12), (13, (1,), 4), (4, (2, 3), 4), (4, (3,), 1)],
)
def test_a_list_is_short_up_to_a_dozen_items_of_about_two_sentences(items, sentences_in_each, quoted):
    told = [
        (
            "item",
            " ".join(["They meet here."] * (sentences_in_each[n % len(sentences_in_each)] - 1) + [f"{topic}: {flaw}."]),
        )
        for n, (topic, (*_, flaw)) in enumerate(TOPICS.items())
    ]
    main = section(1, "Main findings", "findings", *LONG)
    assert quoted_of("Strengths", main, section(2, "Strengths", "findings", *told[:items])) == quoted


@pytest.mark.parametrize(("sentences", "quoted"), [(5, 3), (6, 4)])
def test_a_long_paragraph_may_give_a_fourth_sentence(sentences, quoted):
    said = " ".join(f"{flaw.capitalize()}." for *_, flaw in list(TOPICS.values())[:sentences])
    plan = Plan(sentences=10, of_a_paragraph=IN_ONE_FINDING)
    chosen = select(sentences_of(letter_of(said, *LONG)), [9.0] * sentences + [0.0] * 95, plan)
    assert sum(each.block.text == said for each in chosen) == quoted


def test_praise_comes_with_the_sentence_that_takes_it_back():
    """Quoted alone, it would say more than Ofsted said: the way in which findings are softened."""
    said = "Caseloads are falling. However, they are still too high and children wait. Staff are kind. They stay."
    sentences = sentences_of(letter_of(said))
    assert numbers(sentences, (9.0, 0.0, 8.0, 0.0), 2) == [1, 2, 3]
    harmless = sentences_of(letter_of(said.replace("they are still too high and children wait", "this was expected")))
    assert numbers(harmless, (9.0, 0.0, 8.0, 0.0), 2) == [1, 3]


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


@pytest.mark.parametrize("said", ["This is unsafe for children.", "Visits are late. However, they are kind."])
@pytest.mark.parametrize("role", ["overview", "findings"])
def test_a_letter_of_many_paragraphs_is_chosen_from_in_bearable_time(role, said):
    """Each once followed the chain of all before it: hours. A hanging test is the alarm."""
    sentences = sentences_of(example_letter(sections=(section(1, "Findings", role, *[said] * 4_000),)))
    assert select(sentences, [1.0] * len(sentences), Plan(sentences=30))


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "Visits are timely.",
                    "However, all is calm.",
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
@example(
    [["Visits are timely."]] * 3 + [["Visits are timely.", "Ünïcode “is” here…"], ["Visits are timely."] * 2], 2, 0
)
def test_any_letter_and_any_plan_keep_budget_room_and_order(paragraphs, budget, first):
    """Beyond it come only the topic's share and what takes back: nothing here is grave, and there is no overview.

    Of that share one paragraph at least is quoted within the budget.
    """
    letter = letter_of(*(" ".join(p) for p in paragraphs))
    sentences = sentences_of(letter)
    plan = Plan(sentences=budget, first_of_each=first, of_a_paragraph=IN_ONE_FINDING)
    taken = select(sentences, points(letter.kind, sentences, features(sentences)), plan)
    taking_back = sum(sentence.text.startswith("However") for sentence in taken)
    assert len(taken) - taking_back <= budget + max(math.ceil(len(paragraphs) / OF_A_TOPIC) - 1, 0)
    assert [s for s in sentences if s in taken] == list(taken)
    assert all(sum(o.paragraph == s.paragraph for o in taken) <= IN_ONE_FINDING + 1 for s in taken)
