"""Whether a sentence refers to one before it: what must bring that one, or be passed over, when it is quoted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.anaphora import opening_refers_back
from ofsted_report.letter.sentence_labels import labels_of


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
        "In addition, the project has its own workers.",
        "Most include information from partners.",
        "In a small number, practice is too focused on adults.",
        "However, the status of the panel lacks clarity.",
        "For other young people, plans are not updated.",
        "However, it is too early to see the impact of this culture shift for children.",
        "In the latter, plans are late.",
        "Of the former, half are late.",
        "Given this, plans are late.",
        "After that time, plans are late.",
        "After that point, plans are late.",
        "When that happens, children wait.",
        "The effect of this is plain.",
        "Theirs is a hard task.",
        "Otherwise, children wait.",
        "Elsewhere, plans are clear.",
        "Until then, children wait.",
        "The rest are late.",
        "Most need help.",
        "Some feel lost.",
        "Many say that plans help.",
        "Most show progress.",
        "Most involve families.",
        "Few identify risk.",
        "Most reflect children’s views.",
        "Few know the plan.",
        "Some lead to delay.",
        "The scheme is new.",
        "The unit is new.",
        "The post is new.",
        "The case has drifted.",
        "The form enables reflection.",
        "The tool remains useful.",
        "Staff have left since that date.",
        "Staff left during that period.",
        "Staff have left since that judgement.",
        "Staff use the aforementioned plans.",
        "Plans are late, as described above.",
        "Plans are late, as mentioned above.",
        "Plans are late, as noted above.",
        "Visits, by contrast, are late.",
        "Visits, in turn, are late.",
        "Visits, on the other hand, are late.",
        "_They_ know it well.",
    ],
)
def test_a_sentence_whose_subject_is_elsewhere_refers_back(sentence):
    assert "anaphoric" in labels_of(sentence)


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
        "Processes are strong and help many families to leave this process well.",
        "Managers check the quality of practice and the impact of how this is improving outcomes for children.",
        "It is a significant achievement that leaders have found homes for all children.",
        "Most advisers find supervision helpful and supportive, however, records of supervision are late.",
        "It remains a concern that plans are late.",
        "It is a testament to staff that plans are clear.",
        "It is a weakness that plans are late.",
        "It is apparent that plans are late.",
        "It is encouraging that plans are clear.",
        "It is likely that plans will be late.",
        "It is essential that plans are clear.",
        "It will be crucial that plans are clear.",
        "It is right that plans are clear.",
        "It is impossible to see whether plans are late.",
        "It is concerning that plans are late.",
        "It is unclear whether plans are late.",
        "It can take weeks for plans to be made.",
        "At this inspection, plans were clear.",
        "From this visit, plans were clear.",
        "This area partnership knows the children of the area.",
        "Those placed with families are settled.",
        "Those subject to plans are safe.",
        "Those receiving help are safe.",
        "Those aged over ten are safe.",
        "Those requiring help are safe.",
        "Those known to staff are safe.",
        "Those needing help are safe.",
    ],
)
def test_a_sentence_that_has_all_it_needs_does_not(sentence):
    assert "anaphoric" not in labels_of(sentence)


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text):
    assert ("anaphoric" in labels_of(text)) in {True, False}


def does_the_opening(sentence):
    labels = labels_of(sentence)
    return "anaphoric" in labels and opening_refers_back(labels.lowered, labels.marks)


@pytest.mark.parametrize(
    "sentence", ["This leads to calm.", "Leaders have overseen this decline.", "They know it well."]
)
def test_a_paragraph_may_refer_to_the_one_before_it(sentence):
    assert does_the_opening(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Some families who need advice access this quickly.",
        "Staff value supervision.",
        "Care is good where it is safe.",
    ],
)
def test_a_pronoun_within_a_paragraphs_first_sentence_refers_to_no_other_paragraph(sentence):
    """Such openings were once passed over, and with them what readers take first."""
    assert not does_the_opening(sentence)
