"""What a sentence does is decided in one place, and each label by its own words."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ofsted_report.letter import label_patterns
from ofsted_report.letter.label_patterns import EARLIER_INSPECTION, MARKED, NEEDED, NEXT_VISIT, SEARCHED, Label
from ofsted_report.letter.sentence_labels import labels_of

HAS: dict[Label, tuple[str, ...]] = {
    "anaphoric": ("They have worked well.", "Since then, caseloads have fallen."),
    "contrastive": ("However, plans are late.", "That said, visits are regular."),
    "consequence": ("This means that children wait.", "As a result, plans drift."),
    "limit": ("Plans are not always clear.", "Some children wait."),
    "criticism": ("Visits are late.", "More work is needed.", "There are delays."),
    "grave": ("Children are left at risk of harm.", "There are serious failures.", "Placements are unlawful."),
    "reassurance": ("Inspectors did not see any children at immediate risk of harm.",),
    "progress": ("The local authority has made steady progress.", "Overall, services are improving.",
                 "Services have declined.", "Leaders improve practice slowly.", "The pace is slower now.",
                 "Services deteriorated.", "In summary, leaders know.", "To date, plans are late.", "Based on evidence,"),
    "introduction": ("This letter summarises the findings.", "The visit took place on site."),
    "joint visit": ("Between 3 and 7 March, the inspectorates came.", "This letter outlines the findings."),
    "scope": ("Inspectors looked at the local authority’s arrangements for care leavers.",
              "The visit focused on the front door.", "There was a particular focus on permanence."),
    "more scope": ("This included the quality of plans.",),
    "method": ("The visit was carried out in line with the framework.", "Inspectors met with social workers."),
    "framework": ("This visit was carried out in line with the inspection framework.",),
    "evidence": ("A range of evidence was considered.", "Inspectors spoke with carers."),
    "counted visit": ("This was the third visit since the inspection of 2019.",),
    "earlier inspection": ("At the last inspection, services were weak.",),
    "earlier findings": ("Services were judged inadequate.", "Inspectors found delays."),
    "continuing": ("Services continue to require improvement.", "Practice has not improved since the last inspection."),
    "not now": ("Since the last inspection, much has changed.", "The pandemic changed the work."),
    "last inspected": ("Anyshire was last inspected in May 2018.",),
    "judged at the last inspection": ("At the last inspection, services were judged inadequate.",),
    "judged in a year": ("In May 2018, services in Anyshire were judged good.",),
    "judged at that inspection": ("Services were judged inadequate at the last inspection, in May 2018.",),
    "predecessor judged": ("The predecessor council was last inspected in May 2018.",),
    "judged before a re-inspection": ("This was a reinspection after services were judged inadequate.",),
    "earlier judgement": ("Services were judged good.",),
    "listed inspection": ("The previous inspection of Anyshire’s services was in May 2012.",),
    "reported inspection": ("The previous inspection report was published in May 2012.",),
    "leads in judgements": ("The judgements were:",),
    "listed judgement": ("Overall effectiveness: requires improvement",),
    "request": ("You should submit your action plan by 3 May.", "A draft of your action plan with us is welcome."),
    "requested plan": ("Ofsted requires the local area partnership to write a statement of action.",),
    "next visit": ("The next monitoring visit will take place within six months.", "Ofsted will return in the spring.",
                   "Your next inspection is planned in May.", "A reinspection will follow in 2021.",
                   "A re-inspection is due in May.", "We will then carry out a visit within six months.",
                   "Inspectors will conduct a visit in May.", "Ofsted will re-inspect by 2020.", "HMCI will revisit in May."),
    "courtesy": ("Thank you for your welcome.", "This letter will be published on Ofsted’s website."),
    "close": ("Ofsted will take the findings into account when it plans.",),
    "setting up": ("A new panel has been established.", "Leaders have recently introduced a tool."),
    "this letter": ("This letter summarises the findings.",),
    "term": ("Throughout this letter, care leavers are called young adults.",),
}  # fmt: skip
PLAIN = "Social workers know children well."
"""A sentence that praises, and does nothing else."""
HAS_NOT: dict[Label, str] = {
    "anaphoric": "Leaders know their services.",
    "scope": "Inspectors considered a range of evidence.",
    "limit": "However, plans are clear.",
    "requested plan": "Children’s plans should be part of the action plan.",
    "next visit": "Social workers will visit within five days.",
    "criticism": PLAIN,
    "last inspected": "Anyshire was last inspected in May 2018 and has improved.",
}


def test_every_label_has_its_words_and_an_example() -> None:
    """A label that nothing marks could never be given; one that is no label would be asked for in vain."""
    labels = set(get_args(Label))
    assert set(HAS) == labels
    assert set(MARKED) | set(SEARCHED) | set(EARLIER_INSPECTION) <= labels


@pytest.mark.parametrize(("label", "sentence"), [(label, text) for label, texts in HAS.items() for text in texts])
def test_a_sentence_has_its_label(label: Label, sentence: str) -> None:
    """One form of words each; the real letters show the others."""
    assert label in labels_of(sentence)


PATTERNS = {**SEARCHED, **EARLIER_INSPECTION, "next visit": NEXT_VISIT}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@pytest.mark.parametrize("label", NEEDED)
@given(st.data())
def test_what_a_pattern_finds_has_what_is_needed_before_it_is_tried(label: Label, data: st.DataObject) -> None:
    """Or a further form of words in the pattern would never be found."""
    pattern = re.compile(PATTERNS[label], re.IGNORECASE)
    assert NEEDED[label] in labels_of(data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))).marks


def test_what_is_searched_in_lower_case_has_no_capital() -> None:
    """It would never be found."""
    searched = [
        *SEARCHED.values(), *EARLIER_INSPECTION.values(), *label_patterns.LOOKED_AT, label_patterns.METHOD,
        label_patterns.ABOUT_EVIDENCE, label_patterns.ARRANGEMENTS, label_patterns.OVERSIGHT, label_patterns.EVIDENCE_ALONE,
    ]  # fmt: skip
    assert [pattern for pattern in searched if re.search("[A-Z]", re.sub(r"\\.", "", pattern))] == []


@pytest.mark.parametrize("label", get_args(Label))
def test_a_plain_finding_has_no_label(label: Label) -> None:
    """Or it could not be chosen as what it is."""
    assert label not in labels_of(PLAIN)


@pytest.mark.parametrize(("label", "sentence"), HAS_NOT.items())
def test_what_looks_like_it_is_not_labelled(label: Label, sentence: str) -> None:
    """The forms that were once taken for it."""
    assert label not in labels_of(sentence)


def test_labels_are_decided_once_for_a_text() -> None:
    """Findings, report and check ask about the same sentences."""
    assert labels_of("Plans are late.") is labels_of("Plans are late.")


def test_an_unknown_label_is_an_error() -> None:
    """A slip in a label's name must not read as "no"."""
    with pytest.raises(KeyError):
        assert "anaforic" in labels_of(PLAIN)  # type: ignore[operator]
