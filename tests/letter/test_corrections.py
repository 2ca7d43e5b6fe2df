"""Facts that a person corrected: kept beside the letter, told, and never used for what they were not made for."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from examples import example_letter, inspection_letter
from ofsted_report.errors import SettingsError
from ofsted_report.letter.corrections import (
    FACTS,
    Correction,
    corrected,
    corrections_file,
    read_corrections,
    write_corrections,
)
from ofsted_report.letter.model import LetterWarning
from ofsted_report.letter.parse import read_letter

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def codes(letter):
    return [warning.code for warning in letter.warnings]


@pytest.mark.parametrize("letter", [example_letter(), inspection_letter()], ids=lambda letter: letter.kind)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.key)
def test_a_fact_written_back_as_it_is_shown_changes_nothing(fact, letter):
    """What the form shows can be saved without harm."""
    if not fact.shown(letter):
        return
    assert fact.changed(letter, fact.shown(letter)) == letter


def test_a_correction_is_used_and_told():
    letter = corrected(example_letter(), [Correction("letter_date", "9 January 2019", "8 January 2019")])
    assert letter.letter_date == date(2019, 1, 9)
    assert codes(letter) == ["fact-corrected"]
    assert "“8 January 2019”" in letter.warnings[0].message
    assert "“9 January 2019”" in letter.warnings[0].message


def test_a_correction_that_was_made_where_something_else_was_read_is_not_used():
    """The letter was replaced, or is read better now: what was wrong then may be right now."""
    letter = corrected(example_letter(), [Correction("letter_date", "9 January 2019", "7 January 2019")])
    assert letter.letter_date == example_letter().letter_date
    assert codes(letter) == ["correction-unused"]


def test_a_correction_settles_the_warning_about_its_fact():
    warned = dataclasses.replace(
        example_letter(letter_date=None), warnings=(LetterWarning(code="no-letter-date", message="x"),)
    )
    assert codes(corrected(warned, [Correction("letter_date", "8 January 2019", "")])) == ["fact-corrected"]


def test_the_days_of_a_visit_and_the_first_addressee_are_changed_everywhere():
    letter = corrected(
        example_letter(),
        [Correction("visit.start", "10 December 2018"), Correction("addressee.name", "Ada Okafor")],
    )
    assert letter.visit.start == letter.visit.periods[0].start == date(2018, 12, 10)
    assert letter.addressee.name == letter.addressees[0].name == "Ada Okafor"


def test_the_file_says_what_was_corrected():
    made = (
        Correction("inspectors", "Anna Bell – His Majesty’s Inspector\nJo Marsh", 'A "Bell"'),
        Correction("visit.ordinal", "", "2"),
    )
    text = write_corrections(example_letter(title="A title\nof two lines"), made)
    assert read_corrections(text, "x.corrections.toml") == made


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense\n", "is not valid TOML in line 1"),
        ('format = "x"', "is not a corrections file"),
        ('[[correction]]\nfact = "letter_dat"\nvalue = "x"', "there is no fact letter_dat"),
        ('[[correction]]\nfact = "letter_date"\nvalue = "soon"', "letter_date cannot be 'soon'"),
        ('[[correction]]\nfact = "letter_date"\nvalue = 1.5', "neither a text nor a list"),
        ('[[correction]]\nfact = "kind"\nvalue = "party"', "it is one of"),
        ('[[correction]]\nfact = "judgements"\nvalue = "Good"', "an area, a colon"),
        ('[[correction]]\nfact = "title"\nvalue = "x"\nwhy = "y"', "the key why is not known"),
        ('[[correction]]\nfact = "title"\nvalue = "x"\n[[correction]]\nfact = "title"\nvalue = "y"', "corrects title twice"),
    ],
)  # fmt: skip
def test_a_slip_is_told(text, told):
    head = "" if text.startswith(("format", "nonsense")) else 'format = "ofsted-report/corrections"\nversion = 1\n'
    with pytest.raises(SettingsError, match=told):
        read_corrections(head + text, "x.corrections.toml")


def test_every_command_reads_what_stands_beside_the_letter(tmp_path):
    path = tmp_path / "letter.pdf"
    shutil.copy(SAMPLES / "anyshire-monitoring-visit.pdf", path)
    as_read = read_letter(path)
    made = [Correction("letter_date", "1 September 2025", "29 August 2025"), Correction("kind", "focused_visit")]
    corrections_file(path).write_text(write_corrections(as_read, made), encoding="utf-8")
    letter = read_letter(path)
    assert letter.letter_date == date(2025, 9, 1)
    assert letter.kind == "focused_visit"
    assert "fact-corrected" in codes(letter)


def test_check_tells_of_them(tmp_path):
    from ofsted_report.checking.check import check_letter

    path = tmp_path / "letter.txt"
    shutil.copy(SAMPLES / "anyshire-monitoring-visit.txt", path)
    made = [Correction("letter_date", "1 September 2025", "29 August 2025")]
    corrections_file(path).write_text(write_corrections(read_letter(path), made), encoding="utf-8")
    found = [problem for problem in check_letter(path) if problem.code == "fact-corrected"]
    assert [problem.level for problem in found] == ["advice"]
