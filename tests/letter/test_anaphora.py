"""Whether a sentence refers to one before it: what must bring that one, or be passed over, when it is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.anaphora import refers_back
from ofsted_report.letter.sentence_labels import searchable


@pytest.mark.parametrize(
    "sentence",
    [
        "They stay for years.",
        "However, this is not consistent.",
        "These delays affect children.",
        "In response, the council has recruited more staff.",
        "Of these, half are late.",
        "As a result, some children wait.",
        "Since then, practice has improved.",
        "At that time, leaders were new.",
        "The findings of that inspection were serious.",
        "The latter are seen weekly.",
        "Recording of the reasons, though, is thin.",
        "Visits, however, are late.",
        "Most are late.",
        "For most, it is too soon to say.",
        "The panel meets weekly.",
        "Leaders have recognised this weakness.",
        "Managers responded swiftly and thoroughly to this new challenge.",
        "However, due to work pressures, this does not always happen.",
        "When children are at risk, these meetings are held.",
        "It is too early to see the impact of this new model.",
        "Despite a full audit programme, it is not being used.",
        "When that is not possible, children move.",
    ],
)
def test_a_sentence_whose_subject_is_elsewhere_refers_back(sentence):
    assert refers_back(searchable(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Leaders know their services.",
        "Children are seen alone and they trust their workers.",
        "Personal advisers are proud of their young people.",
        "Those who go missing are seen the same day.",
        "This visit found good practice.",
        "It is clear that children come first.",
        "Caseloads are high, and this affects children.",
        "Leaders have identified weaknesses in supervision and are addressing these.",
        "Some children are late.",
        "Support such as short breaks is valued.",
        "Plans are clear, but these plans are late.",
        "The local authority has strengthened its oversight.",
    ],
)
def test_a_sentence_that_has_all_it_needs_does_not(sentence):
    assert not refers_back(searchable(sentence))


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert refers_back(searchable(text)) in {True, False}
