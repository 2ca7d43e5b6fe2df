"""Which alternatives of a pattern take part in matches, and that a closed class is left out."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("regex", reason="needs the development tools")

import rule_support
from rule_support import Recorder, alternatives

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        (r"abc", []),
        (r"a|b", ["a", "b"]),
        (r"(?:a|b(?:c|d))e", ["c", "d", "a", "b(?:c|d)"]),
        (r"[a|b]\||\|", [r"[a|b]\|", r"\|"]),
        (r"[]|]x|y", ["[]|]x", "y"]),
        (r"x(?!a|b)(?<!c|d)", []),
        (r"x(?=a|b)", ["a", "b"]),
        (r"(?x) a # one | two" "\n" r" | b", ["a # one | two", "b"]),
    ],
)
def test_alternatives_are_found_in_order(pattern: str, texts: list[str]) -> None:
    """Not in a character class, an escape, a comment, or what must not match."""
    named, found = alternatives(pattern)
    assert [one.text for one in found] == texts
    assert rule_support.regex.compile(named)


def test_a_back_reference_keeps_its_group() -> None:
    """Groups that are named move the numbers of the others."""
    named, _ = alternatives(r"(?:x|y)(\d)([/.])\d\2")
    found = rule_support.regex.fullmatch(named, "x1/2/")
    assert found is not None
    assert found.captures("a0") == ["x"]


def test_what_takes_part_in_a_match_is_recorded_with_its_letter() -> None:
    """Also in a repetition, of which `re` knows the last round only."""
    recorder = Recorder(re.compile(r"(?:one|two|three) (?:a|b)+"), "letter.example", "1")
    Recorder.letter = "first.pdf"
    assert recorder.search("one ab")
    Recorder.letter = "second.pdf"
    assert list(recorder.finditer("two a, none"))
    assert recorder.search("four c") is None
    assert {one.text: one.letters for one in recorder.alternatives} == {
        "one": {"first.pdf"},
        "two": {"second.pdf"},
        "three": set(),
        "a": {"first.pdf", "second.pdf"},
        "b": {"first.pdf"},
    }


def test_a_closed_class_is_left_out() -> None:
    """A class is complete whether or not these letters need all of it."""
    from ofsted_report.lexicon import MONTH

    recorder = Recorder(re.compile(rf"{MONTH}|(?:spring|summer)"), "letter.example", "1")
    assert [row["alternative"] for row in rule_support.table([recorder])][:2] == ["spring", "summer"]
    assert "May" not in [row["alternative"] for row in rule_support.table([recorder])]


def test_a_function_word_is_of_a_closed_class_of_english() -> None:
    """Letters need not show every preposition."""
    recorder = Recorder(re.compile(r"(?:at|\bbefore\b|during the) (?:visit|stay)"), "letter.example", "1")
    assert [row["alternative"] for row in rule_support.table([recorder])] == ["during the", "visit", "stay"]


def test_a_part_of_several_patterns_needs_support_in_one() -> None:
    """It stands once in the module."""
    first, second = (Recorder(re.compile(rf"{start} (?:plan|file)"), "letter.example", start) for start in ("a", "b"))
    Recorder.letter = "first.pdf"
    assert first.search("a plan") and second.search("b file")
    assert all(row["letters"] for row in rule_support.table([first, second]))


@pytest.mark.parametrize(
    ("pattern", "dead"),
    [
        (r"\b(?:delay\w*|delays|late)\b", ["delays"]),
        (r"too (?:\w+|late)|late", ["late"]),
        (r"not|not always", ["not always"]),
        (r"(?P<word>not|not always)$", []),
        (r"late\b|late(?!\w)", [r"late\b", r"late(?!\w)"]),
    ],
)
def test_an_alternative_is_dead_if_the_rest_of_the_pattern_matches_all_that_it_matches(
    pattern: str, dead: list[str]
) -> None:
    """Each of two that match the same is dead as long as the other is there."""
    recorder = Recorder(re.compile(pattern), "letter.example", "1")
    assert recorder.search("") is None
    lines = rule_support.dead([recorder], "letter")
    assert [line.split("  ")[1] for line in lines if "?" not in line.split("  ")[0]] == dead


def test_halves_of_the_letters_are_compared() -> None:
    """What one half alone needs, the unseen letters may not need, and need other things."""
    rows = [{"letters": names} for names in (["a"], ["b"], ["a", "b"], [])]
    assert rule_support.halves(rows, ["a", "b"]) == "One half needs 2 alternatives, the other 1 of them and 1 besides."


def test_a_sample_letter_shows_what_it_needs() -> None:
    """The script as a person runs it, on one of the sample letters."""
    letter = PROJECT / "samples" / "anyshire-monitoring-visit.pdf"
    command = [sys.executable, "scripts/rule_support.py", str(letter), "--module", "letter.ordinals", "--show", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PROJECT)
    first, module = done.stdout.splitlines()[:2]
    assert re.fullmatch(r"\d+ alternatives outside closed classes, \d+ without support", first)
    assert module.startswith("letter.ordinals")
    assert "anyshire-monitoring-visit.pdf" in done.stdout


def test_a_missing_folder_is_wrong_usage() -> None:
    """Exit code 2, before anything is read."""
    with pytest.raises(SystemExit, match="2"):
        rule_support.main(["nowhere"])
