"""Choosing findings: whole sentences, in order, each traceable to where it stands."""

import dataclasses

import pytest

from examples import example_letter, focused_letter, inspection_letter, section
from findings.long_letters import LONG, chosen_texts, letter_of, paragraph
from ofsted_report.errors import FindingsError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.model import Finding, Source
from ofsted_report.findings.select import IN_ONE_FINDING, VISIT, plan_for
from ofsted_report.letter.model import Judgement
from ofsted_report.letter.sentences import split


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
    assert sum(len(finding.sentences) for finding in findings) == VISIT.sentences


def test_an_opening_and_the_sentence_that_limits_it_win_over_detail():
    """What a reader looks for: the claim, and the shortfall that contradicts it; both, not one."""
    chosen = chosen_texts(letter_of(*LONG))
    first = {split(text)[0] for text in LONG}
    openings = [text for text in chosen if text in first]
    details = [text for text in chosen if text.startswith(("Staff use", "New training", "Meetings"))]
    assert len(openings) > 10
    assert len(chosen) - len(openings) - len(details) > 10
    assert len(details) <= 8, "of 57 sentences of detail"


def test_what_tells_the_findings_once_more_is_quoted_only_where_all_is():
    """The summary for children says the same in other words."""
    heading = "Summary for children and young people"
    story = "Sam, who is fifteen, has not been seen for too long and remains at risk of harm."
    letter = example_letter(
        kind="jtai",
        sections=(section(1, "Main findings", "findings", *LONG[:4]), section(2, heading, "findings", story)),
    )
    assert story not in chosen_texts(letter)
    assert story in chosen_texts(letter, mode="all")


def test_of_a_case_study_only_what_is_grave_is_quoted():
    """One child's story holds some of the gravest text of a joint inspection, and much that means little alone."""
    grave = "Agencies failed to protect Sam, who remained at risk of harm for too long."
    story = "Sam is fifteen. Sam lives with an aunt in Anytown. Workers visit weekly and know Sam well."
    letter = example_letter(
        kind="jtai",
        sections=(
            section(1, "Main findings", "findings", *LONG[:4]),
            section(2, "Case study: area for improvement", "findings", story, grave),
        ),
    )
    studied = [f for f in choose_findings(letter).findings if f.source.section == "Case study: area for improvement"]
    assert [finding.text for finding in studied] == [grave]


def test_what_needs_to_improve_is_heard_where_it_is_told_in_prose():
    """Letters of joint inspections until 2020 have strengths among the findings, and all that is weak in that list."""
    grave = "Children are left at risk of harm because police do not share what they know."
    prose = [("item", f"Partners meet every month. {grave} A new form has been designed.")]
    strengths = section(1, "Key strengths", "findings", *LONG[:6])
    letter = example_letter(
        kind="jtai", sections=(strengths, section(2, "Areas for improvement", "improvements", *prose))
    )
    assert grave in chosen_texts(letter)
    short = example_letter(
        kind="jtai",
        sections=(strengths, section(2, "Areas for improvement", "improvements", ("item", grave), ("item", "Plans."))),
    )
    assert grave not in chosen_texts(short), "a list of short items is quoted whole in a part of its own"
    assert grave not in chosen_texts(letter, mode="all")


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


def test_a_monitoring_visit_letter_is_represented_paragraph_by_paragraph():
    letter = letter_of(*LONG[:12], kind="monitoring_visit")
    findings = choose_findings(letter).findings
    assert {finding.source.paragraph for finding in findings} == set(range(1, 13))
    assert plan_for("monitoring_visit").first_of_each == 2


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
