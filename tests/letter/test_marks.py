"""Marks found through the words they begin with are those that a plain search of every text would find."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from ofsted_report.letter import anaphora, cues, label_patterns
from ofsted_report.letter.marks import Mark, Marks
from ofsted_report.letter.model import Letter

OF_THE_PROGRAM = {
    **{f"limit: {name}": mark for name, mark in label_patterns.LIMITS.items()},
    **{f"label: {name}": mark for name, mark in label_patterns.MARKED.items()},
    **{f"cue: {name}": mark for name, mark in cues.WORDS.items()},
    **{f"gravity: {name}": mark for name, (_, mark) in cues.GRAVITY.items()},
    **{f"term: {number}": mark for number, mark in enumerate(label_patterns.TERM)},
    **{f"needed: {name}": mark for name, mark in label_patterns.NEEDED.items()},
    "anaphora: inside": anaphora.INSIDE,
}
INDEX = Marks(OF_THE_PROGRAM.values())
BEGINNINGS = (anaphora._OPENS, anaphora._QUANTITY_ALONE, anaphora._FOR_SOME, anaphora._THE_ONE)
WORDS = sorted({word for mark in OF_THE_PROGRAM.values() for word in re.findall(r"[a-z]+", mark.regex)})
EXPECTED = Path(__file__).resolve().parents[2] / "samples" / "expected"


@cache
def compiled(mark: Mark) -> re.Pattern[str]:
    return re.compile(mark.regex)


def assert_all_are_found(text: str) -> None:
    lowered = text.lower()
    found = INDEX.of(lowered)
    assert {name for name, mark in OF_THE_PROGRAM.items() if mark in found} == {
        name for name, mark in OF_THE_PROGRAM.items() if compiled(mark).search(lowered)
    }


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "s ", "ing ", ", ", "; ", "-", "’s ", "é "]))))
def test_any_words_have_the_marks_that_a_search_finds(words: list[tuple[str, str]]) -> None:
    """Of all the words in the tables, in any order, with other endings and signs between them."""
    assert_all_are_found("".join(word + after for word, after in words))


@settings(max_examples=25)
@pytest.mark.parametrize("mark", OF_THE_PROGRAM.values(), ids=OF_THE_PROGRAM)
@given(st.data())
def test_what_a_mark_may_look_like_is_found(mark: Mark, data: st.DataObject) -> None:
    """Every form that its words and phrases allow, at the start and elsewhere."""
    text = data.draw(st.from_regex(compiled(mark)))
    assert_all_are_found(text)
    elsewhere = f"plans are {text}".lower()
    assert (mark in INDEX.of(elsewhere)) == (compiled(mark).search(elsewhere) is not None)


@pytest.mark.parametrize("path", sorted(EXPECTED.glob("*.json")), ids=lambda path: path.stem)
def test_the_sentences_of_a_letter_have_the_marks_that_a_search_finds(path: Path) -> None:
    letter = Letter.from_json(path.read_bytes())
    for section in letter.sections:
        for block in section.blocks:
            for text in (block.text, *block.sentence_texts):
                assert_all_are_found(text)


@pytest.mark.parametrize(
    ("mark", "has", "has_not"),
    [
        (Mark(words="delay*"), ["a delay", "delays", "un-delayed"], ["undelayed"]),
        (Mark(words="gaps?"), ["gap", "two gaps."], ["gapsy", "ga"]),
        (Mark(words="^yet"), ["yet late"], ["not yet", "“yet late”", "^ yet late"]),
        (Mark("too (long|late)"), ["far too long", "too late."], ["too lately", "too  late", "also too"]),
        (Mark("^(in|by) contrast"), ["by contrast, it"], ["and by contrast"]),
        (Mark("^as (a|one)"), ["as one"], ["as two", "and as a"]),
        (Mark("(?<!ethnic )minority"), ["a minority"], ["an ethnic minority"]),
        (
            Mark("such as"),
            ["such as", "“such as these”", "none-such as", "all such as"],
            ["such, as", "nonsuch as", "such assets"],
        ),
        (Mark(r"fails? (children\b|at\b)"), ["fail at", "fails children."], ["failed at", "fails the children"]),
        (Mark(r"not slow\w*"), ["is not slow", "not slower."], ["not very slow", "not s"]),
        (
            Mark("(is|are) (well |fully )?aware"),
            ["are aware", "is fully aware"],
            ["are well", "be aware", "is very aware"],
        ),
        (Mark("(has been|was) late"), ["has been late", "was late."], ["has late", "been late", "has been"]),
        (Mark("(has been|has) late"), ["has been late", "has late"], ["been late", "has been"]),
        (Mark("too late(?:r)?"), ["too late", "too later"], ["too lately"]),
        (Mark("re-?inspect again"), ["re-inspect again", "reinspect again"], ["inspect again"]),
        (Mark("^(while |while, )?(almost )?all"), ["all", "while, all", "almost all"], ["while they all", "not all"]),
    ],
)
def test_the_notation_of_a_mark(mark: Mark, has: list[str], has_not: list[str]) -> None:
    index = Marks([mark])
    assert [text for text in (*has, *has_not) if index.of(text)] == has


# Parts of phrases, and of texts that have them or nearly.
FIRST = r"///^/(as )?/(as |the )?/(as, |the )?/(too|late )?/(?<!too )/(\w+ )?/(r|s)?".split("/")
WORD = r"too/late/as/a/(too|late)/(has been|has|too)/(late|as the|too\w*)/(late|late?r)/(lates?|a)".split("/")
AFTER = r" / / //?/-/-?/’s/,/s/\b/\w*/\w+/[ -]/(?:r)?/(?=,)/(?! as)/{2}".split("/")
SIGNS = "too/late/as/a/the/has/been/later/lates/r/s/’s/-/,/ / / / ".split("/")


@settings(max_examples=200)
@given(st.lists(st.tuples(*map(st.sampled_from, (FIRST, WORD, AFTER))), min_size=1, max_size=3), st.data())
def test_a_phrase_is_found_as_a_search_finds_it_or_refused(parts: list[tuple[str, ...]], data: st.DataObject) -> None:
    """Whatever somebody adds to a table: never a phrase that is silently not found."""
    mark = Mark("".join(map("".join, parts)))
    try:
        search = re.compile(mark.regex).search
        index = Marks([mark])
        index.of("")
    except (re.error, ValueError):
        reject()
    for signs in data.draw(st.lists(st.lists(st.sampled_from(SIGNS), max_size=9), min_size=5, max_size=9)):
        text = "".join(signs)
        assert (mark in index.of(text)) == (search(text) is not None), text


def test_the_marks_of_the_program_are_in_the_notation() -> None:
    """What is not checked when marks are looked for: signs in a list of words, and alternatives of a whole phrase."""
    marks = (*OF_THE_PROGRAM.values(), *BEGINNINGS)
    assert [w for mark in marks for w in mark.words if not re.fullmatch(r"\^?[a-z]+(\*|(?<=..)\?)?", w)] == []
    assert [phrase for mark in marks for phrase in mark.phrases if "|" in outside_brackets(phrase)] == []


def outside_brackets(phrase: str) -> str:
    while phrase != (phrase := re.sub(r"\([^()]*\)|\[[^]]*\]", "", phrase)):
        pass
    return phrase


def test_more_words_than_are_kept_are_found_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """A batch has more different words than memory should hold."""
    monkeypatch.setattr("ofsted_report.letter.marks._PIECES_KEPT", 3)
    late = Mark("too late", words="delay*")
    index = Marks([late])
    texts = ["all is well now", "it was too late", "delays, again", "it was too late"]
    assert [late in index.of(text) for text in texts * 2] == [False, True, True, True] * 2


@settings(max_examples=100)
@pytest.mark.parametrize("mark", BEGINNINGS, ids=["opens", "quantity", "for some", "the one"])
@given(st.data())
def test_what_a_beginning_may_look_like_is_found_where_it_begins(mark: Mark, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(compiled(mark))).lower()
    index = Marks([mark])
    for word in re.finditer(r"\w+", text):
        assert index.any_at(text, word.start()) == (compiled(mark).match(text, word.start()) is not None)


def test_a_mark_that_begins_at_a_place() -> None:
    """As what a sentence begins with behind "However, "."""
    late = Marks([Mark("too late", words="delay*")])
    assert [at for at in range(20) if late.any_at("however, delays: too late", at)] == [9, 17]


@pytest.mark.parametrize(
    "phrase", [r"\w+ late", "(a(b|c)) d", "[ab]c", "a?bc", "(too|very)?late", "(too|^late)", "(?:a|b) c"]
)
def test_a_phrase_must_begin_with_a_word_to_be_found_by(phrase: str) -> None:
    """It would be overlooked."""
    with pytest.raises(ValueError, match="plain letters"):
        Marks([Mark(phrase)]).of("")
