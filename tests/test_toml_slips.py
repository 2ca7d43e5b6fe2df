"""A slip in a file that an officer edits is shown with its line, and with what mends it."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.errors import SettingsError
from ofsted_report.toml_slips import explained, read


def told(text):
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    return explained(caught.value, text)


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("council = “Anyshire Council”", "type straight ones"),
        ('template = "C:\\Templates\\report.docx"', "with / in place of"),
        ('template = "C:\\Users\\report.docx"', "with / in place of"),
        *(
            (f"document_to_follow = {word}", "in small letters")
            for word in ("True", "TRUE", "False", "FALSE", "Yes", "no")
        ),
        ('council: "Anyshire"', "no colon"),
        ("committee_date = 15/01/2027", '"15/01/2026"'),
        ("council = Anyshire Council", "in double quotes"),
        ("council =", "a value after the equals sign"),
        ('title = "The "best" start"', 'written \\".'),
        ('council = "Anyshire', "one of the two is missing"),
        ('council = "Anyshire" "Council"', "Every line is a key"),
    ],
)
def test_each_slip_is_told_with_its_line_and_remedy(line, remedy):
    what, how = told(f"# Settings\n{line}\n")
    assert what == f"is not valid TOML in line 2: {line}"
    assert remedy in how


def test_a_sentence_of_a_findings_file_is_looked_at_without_its_words():
    """What the quoted sentence says (a colon, a date, an equals sign) is no slip."""
    what, how = told('sentences = [\n  { number = 1, quote = Yes, text = "In brief: it was = 1/2/2026." },\n]\n')
    assert "in line 2" in what
    assert "in small letters" in how


def test_a_key_that_stands_twice_is_told():
    assert "occurs twice" in told('author = "A"\nauthor = "B"\n')[1]


def test_a_long_line_is_cut():
    what, _ = told(f'author = "{"words " * 40}" and\n')
    assert what.endswith(" …")
    assert len(what) < 130


@given(st.text(alphabet='ab= "\\n\\\\[]{}:#“’1/', max_size=40))
def test_whatever_is_typed_is_told(text):
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        what, remedy = explained(error, text)
        assert what.startswith("is not valid TOML")
        assert remedy


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a." * 20_000 + "a = 1", "more than twenty parts"),
        ("[" + "a ." * 20_000 + "a]", "more than twenty parts"),
        ("a = " + "[" * 20_000, "nested too deep"),
        ("a = " + "1" * 5000, "thousands of figures"),
        ("council = " + " " * 80_000 + "x", "line 1"),
        ('a = "' + '\\"' * 80_000, "Unterminated"),
    ],
    ids=["dots", "dots of a table", "brackets", "figures", "spaces", "escapes"],
)
def test_traps_are_refused(text, says):
    """What takes the parser, or our own patterns, time or memory with the square of its length."""
    with pytest.raises(SettingsError, match=says):
        read(text, "council.toml", SettingsError)


def test_dots_in_texts_and_remarks_are_no_keys():
    assert read('# a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v\nx = "' + "a." * 50 + '"', "x", SettingsError)
