"""What the report takes from the letter says where it was taken from, and there the letter says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from examples import example_letter, quoted_findings
from ofsted_report.checking.report_file import read_passages
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.matching import plain
from ofsted_report.letter.model import GAP, Letter, Place, Said
from ofsted_report.letter.parse import read_letter
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting
from ofsted_report.settings.text import NO_BREAK, OpenField, Text

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.pdf"))


def said_in(value: object) -> Iterator[Said]:
    """Every piece of a report that is the letter's."""
    if isinstance(value, Said):
        yield value
    elif isinstance(value, tuple):
        for member in value:
            yield from said_in(member)
    elif isinstance(value, Mapping):
        yield from said_in(tuple(value.values()))
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from said_in(getattr(value, field.name))


def printed(letter: Letter, place: Place) -> str:
    """What the letter has at a place in a block."""
    return next(b.text[place.start : place.end] for s in letter.sections for b in s.blocks if b.id == place.block)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_quotation_is_what_the_letter_says_at_its_places(path: Path) -> None:
    """Findings, items, sentences of the background: word for word, but for the marks of what was passed over."""
    letter = read_letter(path)
    report = build_report(letter, choose_findings(letter))
    assert all(said.places for said in said_in(report.parts))
    quotations = [said for said in said_in(report.parts) if not _is_fact(said, letter)]
    assert len(quotations) >= len(report.findings)
    for said in quotations:
        words = said.text.replace(f"{GAP} ", "").rstrip(".")
        assert words in " ".join(printed(letter, place) for place in said.places) or words == said.places[0].heading


def _is_fact(said: Said, letter: Letter) -> bool:
    """Whether it is no quotation but a fact: what the head says, or days and names in words of the report's own."""
    at_head = any(place.block is None or place.end is None for place in said.places)
    names = bool(letter.inspectors) and all(one.name in said.text for one in letter.inspectors)
    return at_head or names or said.text == letter.authority or re.match(r"(?:on|from) \d", said.text) is not None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_finding_item_and_judgement_has_a_source(path: Path) -> None:
    """Also in a table."""
    letter = read_letter(path)
    parts = build_report(letter, choose_findings(letter)).parts
    for key in ("key_findings", "improvements", "priority_actions"):
        for item in parts[key].items if key in parts else ():
            assert item.text.places, item
    if "judgements" in parts:
        table = parts["judgements"].table
        assert table is not None
        assert all(cell.places for row in table.rows for cell in row)


def test_facts_in_standing_sentences_are_told_apart_from_the_councils_words() -> None:
    """Whoever holds a report's facts to the letter sees which words are facts of the letter's."""
    letter = example_letter()
    before = build_report(letter, quoted_findings(letter), meeting=Meeting(author="Anna Bell")).parts["background"].lead
    facts = [before.plain[start:end] for start, end, _ in before.quoted]
    assert facts[:2] == ["Anyshire", "on 11 and 12 December 2018"]
    assert "Ruth Penhallow and Imran Sadiq, Her Majesty’s Inspectors, and Tom Ashby, Ofsted Inspector" in facts


def test_words_that_a_person_changed_have_no_place() -> None:
    """They are not the letter's any more."""
    letter = example_letter()
    findings = quoted_findings(letter)
    from dataclasses import replace

    edited = replace(findings, findings=(replace(findings.findings[0], edited=True),))
    assert build_report(letter, edited).findings[0].text.places == ()


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("on 28 October 2024", "on 28~October 2024"),
        ("from 30 April to 1st May", "from 30~April to 1st~May"),
        ("by 5.00 pm, within 70 working days", "by 5.00~pm, within 70~working days"),
        ("12 per cent of 1,200 children in 3 Maywood homes", "12~per cent of 1,200 children in 3 Maywood homes"),
    ],
)
def test_no_line_ends_within_a_date_or_an_amount(words: str, shown: str) -> None:
    """A reader sees a space, and so does whatever reads the report again."""
    assert Text.of(words).runs == (shown.replace("~", NO_BREAK),)
    assert plain(shown.replace("~", NO_BREAK)) == plain(words)
    for name, written in (("r.md", shown), ("r.txt", shown), ("r.html", f"<p>{shown}</p>")):
        (passage,) = read_passages(name, written.replace("~", NO_BREAK).encode())
        assert passage.text == words


def test_a_format_sees_runs_of_words_and_open_fields() -> None:
    """Whose the words are does not part them, so that what is escaped by its beginning is not escaped in its middle."""
    text = Text.of("on ", Said("11 May", (Place(line=1),)), " in ", OpenField("Place"), ".")
    assert text.runs == ("on 11\u00a0May in ", OpenField("Place"), ".")
    assert text.plain == "on 11 May in [Place]."
    assert [(start, end) for start, end, _ in text.quoted] == [(3, 9)]
    assert text.places == (Place(line=1),)
