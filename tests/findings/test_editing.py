"""A choice changed by hand: every change keeps Ofsted's words, the letter's places, and survives the findings file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import example_letter
from ofsted_report.errors import FindingsError
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.edited import parse_findings, write_findings
from ofsted_report.findings.editing import headed, moved, reworded, toggled, without
from ofsted_report.findings.model import Findings, label

LETTER = example_letter()
SENTENCES = sentences_of(LETTER)
NONE = Findings(mode="key", findings=())


def quoted(findings):
    return {(f.source.block, number) for f in findings.findings for number in f.source.sentences}


def kept(findings):
    """As they are after they were written and read again."""
    return parse_findings(write_findings(LETTER, findings), "x.toml", LETTER)


def same(one, other):
    return [(f.label, f.sentences, f.source, f.heading) for f in one.findings] == [
        (f.label, f.sentences, f.source, f.heading) for f in other.findings
    ]


def test_a_sentence_is_quoted_and_taken_back():
    sentence = SENTENCES[0]
    once = toggled(LETTER, NONE, sentence.block.id, sentence.number)
    assert [f.text for f in once.findings] == [sentence.text]
    assert toggled(LETTER, once, sentence.block.id, sentence.number).findings == ()


def test_a_new_finding_stands_where_its_paragraph_does():
    findings = choose_findings(LETTER, mode="all")
    at = len(findings.findings) // 2
    gone = findings.findings[at]
    back = without(findings, at)
    for number in gone.source.sentences:
        back = toggled(LETTER, back, gone.source.block, number)
    assert same(back, findings)


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["toggle", "move", "head"]), st.integers(0, 60), st.integers(-3, 3)), max_size=12
    )
)
def test_whatever_is_done_the_file_keeps_it(steps):
    """Order, headings and choice come back from the file as they were."""
    findings = choose_findings(LETTER)
    for what, at, by in steps:
        if what == "toggle":
            sentence = SENTENCES[at % len(SENTENCES)]
            before = quoted(findings)
            findings = toggled(LETTER, findings, sentence.block.id, sentence.number)
            assert quoted(findings) ^ before == {(sentence.block.id, sentence.number)}
        elif findings.findings:
            place = at % len(findings.findings)
            findings = moved(findings, place, by) if what == "move" else headed(findings, place, "Head" if by else "")
        assert [f.label for f in findings.findings] == [label(n) for n in range(1, len(findings.findings) + 1)]
    assert same(kept(findings), findings)


def test_words_that_were_changed_are_marked_and_can_be_put_back():
    findings = choose_findings(LETTER)
    texts = list(findings.findings[0].sentences)
    changed = reworded(LETTER, findings, 0, [texts[0].replace(" ", " very ", 1), *texts[1:]])
    assert changed.findings[0].edited
    assert kept(changed).findings[0].edited
    assert not reworded(LETTER, changed, 0, texts).findings[0].edited


def test_words_of_ones_own_are_refused():
    findings = choose_findings(LETTER)
    texts = ["We are doing very well in all that we do."] * len(findings.findings[0].sentences)
    with pytest.raises(FindingsError, match="too far from Ofsted"):
        reworded(LETTER, findings, 0, texts)


def test_an_empty_text_takes_the_sentence_out():
    findings = choose_findings(LETTER)
    assert (
        len(reworded(LETTER, findings, 0, [""] * len(findings.findings[0].sentences)).findings)
        == len(findings.findings) - 1
    )


@pytest.mark.parametrize("change", [lambda f: moved(f, 99, 1), lambda f: without(f, -1), lambda f: headed(f, 99, "x")])
def test_a_finding_that_is_not_there_is_told(change):
    with pytest.raises(FindingsError, match="no such finding"):
        change(choose_findings(LETTER))


def test_a_sentence_that_is_not_there_is_told():
    with pytest.raises(FindingsError, match="no such sentence"):
        toggled(LETTER, NONE, "s99.b1", 1)


def test_the_report_has_the_heading_that_was_given():
    from ofsted_report.report.compose import build_report

    findings = headed(choose_findings(LETTER), 1, "Our own heading")
    assert build_report(LETTER, kept(findings)).findings[1].heading == "Our own heading"
