"""Sentences: none is cut where an abbreviation, a number or a bracket only looks like its end, and no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.letter.sentences import spans, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr Hale leads. St. Anne’s Hospital helps.", ["Dr Hale leads.", "St. Anne’s Hospital helps."]),
        ("Cllr. Osei chairs it. She is clear.", ["Cllr. Osei chairs it.", "She is clear."]),
        ("See annex No. 6 for more. It is short.", ["See annex No. 6 for more.", "It is short."]),
        ("No. 6", ["No. 6"]),
        ("Messrs. Hale and Osei visited. All was well.", ["Messrs. Hale and Osei visited.", "All was well."]),
        ("Is that enough? No. Leaders know it.", ["Is that enough?", "No.", "Leaders know it."]),
        (
            "Plans vary, e.g. Those for teenagers. Others do not.",
            ["Plans vary, e.g. Those for teenagers.", "Others do not."],
        ),
        ("They met J. P. Smith. All was well.", ["They met J. P. Smith.", "All was well."]),
        ("J. Smith visited. All was well.", ["J. Smith visited.", "All was well."]),
        (
            "Homes are found (Outcome 3, national framework). They are near.",
            ["Homes are found (Outcome 3, national framework).", "They are near."],
        ),
        (
            "Care is good (see above. It is. Really) here. Yes.",
            ["Care is good (see above. It is. Really) here.", "Yes."],
        ),
        ("‘We are heard.’ Children said so.", ["‘We are heard.’", "Children said so."]),
        ("They said “wait…” and went. Then … they came.", ["They said “wait…” and went.", "Then … they came."]),
        ("The rate is 3.5 per cent. It fell.", ["The rate is 3.5 per cent.", "It fell."]),
        ("This is the framework.1 The visit followed it.", ["This is the framework.1", "The visit followed it."]),
        ("No stop at the end", ["No stop at the end"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, sentences):
    assert list(split(text)) == sentences


_LETTER_LIKE = st.text(alphabet=st.sampled_from(list("abcDEF .!?…’“”()[]0123456789\n\u00a0e.g")), max_size=200)


@given(st.one_of(st.text(max_size=200), _LETTER_LIKE))
def test_spans_tile_the_text(text):
    """No character is lost, changed or counted twice, whatever the text."""
    assert "".join(text[start:end] for start, end in spans(text)) == text
    assert all(start < end for start, end in spans(text))


@given(_LETTER_LIKE)
def test_sentences_of_a_block_joined_give_the_block_again(text):
    block = " ".join(text.split())
    assert " ".join(split(block)) == block
