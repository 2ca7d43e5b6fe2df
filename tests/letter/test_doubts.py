"""Signs of a wrong reading never pass without a warning; a letter without any is read with confidence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from examples import example_letter, focused_letter, inspection_letter
from ofsted_report import read_letter
from ofsted_report.letter.doubts import CODES, find_doubts, in_a_line, look_here
from ofsted_report.letter.model import Block, Letter, LetterWarning, Period, Person, Section, Visit

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.pdf"))


def codes(letter: Letter) -> list[str]:
    return [doubt.code for doubt in find_doubts(letter)]


def with_block(
    text: str, *, kind: str = "paragraph", role: str = "findings", heading: str | None = "Findings"
) -> Letter:
    """A letter with one more section of one block."""
    letter = example_letter()
    block = Block(id="s9.b1", kind=kind, text=text, page=3)
    return replace(letter, sections=(*letter.sections, Section(heading=heading, role=role, blocks=(block,))))


@pytest.mark.parametrize(
    "letter", [example_letter(), focused_letter(), inspection_letter()], ids=["visit", "focused", "ilacs"]
)
def test_a_letter_that_is_read_right_raises_no_doubt(letter):
    assert codes(letter) == []
    assert in_a_line(letter) == "Read with confidence."


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_samples_are_read_with_confidence(path):
    assert look_here(read_letter(path)) == ()


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        ("and so children wait.", {}, "begins-small"),
        ("Children wait too long for a", {}, "no-full-stop"),
        ("The timeliness of the", {"kind": "item", "role": "improvements"}, "no-full-stop"),
        ("Board", {"kind": "item", "role": "priority_actions"}, "one-word-item"),
        ("The quality of plans " * 40 + "is weak.", {"kind": "item", "role": "improvements"}, "long-item"),
        ("Lead inspector: Mary-anne Holt", {}, "head-line-in-text"),
        *(
            (f"{label}: unknown", {}, "head-line-in-text")
            for label in (
                "Deputy lead inspector",
                "Team inspectors",
                "Inspection dates",
                "Date of visit",
                "Dates of the inspection",
                "Date of last inspection",
                "Date of previous inspection",
                "Unique reference number",
                "Report published",
            )
        ),
        ("The timeliness of plans,", {"kind": "item", "role": "improvements"}, "no-full-stop"),
        ("The timeliness of plans -", {"kind": "item", "role": "improvements"}, "no-full-stop"),
        ("Overall effectiveness : good", {}, "heading-in-text"),
        ("The impact of leaders is inadequate.", {}, "heading-in-text"),
        (
            "Children are safe.",
            {"heading": "17. Children attend school and are helped there by all adults"},
            "numbered-heading",
        ),
        ("Children are safe.", {"heading": "One word and another " * 8}, "long-heading"),
        ("Her plan was clear and helped her. " * 100, {"heading": "Case study: effective practice"}, "long-study"),
    ],
)
def test_each_sign_in_the_text_is_told_with_its_page(text, options, code):
    found = [doubt for doubt in find_doubts(with_block(text, **options)) if doubt.code == code]
    assert [doubt.page for doubt in found] == [3]


def visit(start: date, end: date) -> Visit:
    return Visit(start=start, end=end, periods=(Period(start=start, end=end),))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"visit": visit(date(2025, 7, 29), date(2025, 9, 30)), "letter_date": date(2025, 11, 1)}, "long-visit"),
        ({"visit": visit(date(2025, 7, 29), date(2025, 7, 30)), "letter_date": date(2025, 7, 1)}, "dates-out-of-order"),
        ({"visit": visit(date(1925, 7, 29), date(1925, 7, 30)), "letter_date": date(2025, 8, 1)}, "unlikely-date"),
        *(
            ({"inspectors": (Person(name=name),)}, "unlikely-name")
            for name in (
                "Ann Bell and Tom Ashby",
                "Ann Inspector",
                "Ann Bell HMI",
                "Ann Bell Director",
                "Ann Bell Officer",
                "Ann Bell Manager",
                "Ann Bell Lead",
                "Ann Bell: HMI",
            )
        ),
        ({"signatories": (Person(name="AnnBell"),)}, "unlikely-name"),
        ({"inspectors": (Person(name="Ann B"),)}, "unlikely-name"),
        ({"salutation": "Dear Ms Penhallow"}, "other-greeted"),
        ({"authority": "looked after"}, "unlikely-authority"),
        ({"improvements": tuple(f"Item {n}." for n in range(30))}, "long-list"),
        ({"kind": "single_inspection", "judgements": ()}, "no-grades"),
        ({"sections": ()}, "nothing-to-quote"),
    ],
)
def test_each_sign_in_the_facts_is_told(changes, code):
    assert code in codes(replace(example_letter(), **changes))


def test_the_line_names_the_page_and_how_many_more_there_are():
    letter = replace(
        example_letter(),
        warnings=(
            LetterWarning(code="no-full-stop", message="Something ends.", page=3),
            LetterWarning(code="no-footnote", message="A note is missing."),
            LetterWarning(code="one-word-item", message="One word."),
        ),
    )
    assert in_a_line(letter) == "Look here: page 3: Something ends. (1 more)"


def test_a_stop_that_ofsted_left_out_is_a_note_where_the_page_shows_that_the_paragraph_ends():
    letter = with_block("Leaders know their services well and act")
    assert codes(letter) == ["no-full-stop"]
    found = replace(
        letter, warnings=tuple(find_doubts(letter, frozenset({"Leaders know their services well and act"})))
    )
    assert [warning.code for warning in found.warnings] == ["stop-missing"]
    assert look_here(found) == ()
    cut = with_block("Leaders know their services well and the")
    assert [each.code for each in find_doubts(cut, frozenset({"Leaders know their services well and the"}))] == [
        "no-full-stop"
    ]


def test_every_doubt_has_a_code_with_a_title():
    source = (Path(__file__).resolve().parents[2] / "src/ofsted_report/letter/doubts.py").read_text(encoding="utf-8")
    assert all(source.count(f'"{code}"') >= 2 for code in CODES), "each code is given somewhere"
