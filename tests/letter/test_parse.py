"""From a document to the letter: the facts come together, and nothing of Ofsted's text is lost."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixtures.bad_files import SAMPLES, not_ofsteds
from ofsted_report.errors import NotOfstedError
from ofsted_report.letter.doubts import look_here
from ofsted_report.letter.head import SALUTATION
from ofsted_report.letter.model import Letter, Person
from ofsted_report.letter.parse import parse_whole, read_letter
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document
from ofsted_report.reading.furniture import BOILERPLATE, MASTHEAD
from ofsted_report.reading.plain_text import read_pages
from ofsted_report.reading.read import read_document
from ofsted_report.reading.text import clean

LETTER = """Ofsted
Piccadilly Gate
Store Street
Manchester
M1 2WD
www.gov.uk/ofsted

8 January 2019

Ms Adaeze Okafor
Director of Children’s Services
London Borough of Saltby
Town Hall
Saltby

Dear Ms Okafor

Second monitoring visit of Saltby children’s services

This letter summarises the findings of the monitoring visit to Saltby children’s services on 11 and 12 December. The
visit was carried out by Ruth Penhallow, Her Majesty’s Inspector, and Imran Sadiq, Ofsted Inspector.

Areas covered by the visit

During this visit, inspectors reviewed:

◼ the front door
◼ the quality of plans, including {{ plans }} & <b>reviews</b>.

Overview

Leaders know the service well, and they have put right the worst of its weaknesses since the inspection.

Findings and evaluation of progress

Most plans help children, and are written with their families.

Help and protection

Social workers see children quickly when they are in need of protection, and they listen to them.

Yours sincerely

Ruth Penhallow
Her Majesty’s Inspector
"""
PDFS = sorted(path.name for path in SAMPLES.glob("*.pdf"))


def read(text: str, folder: Path) -> Letter:
    """The letter that is read from a text file."""
    path = folder / "letter.txt"
    path.write_text(text, encoding="utf-8")
    return read_letter(path)


def test_the_facts_of_a_letter(tmp_path: Path) -> None:
    """Each from its own place; the year of the visit from the letter's date."""
    letter = read(LETTER, tmp_path)
    assert (letter.kind, letter.title, letter.authority) == (
        "monitoring_visit",
        "Second monitoring visit of Saltby children’s services",
        "Saltby",
    )
    assert (letter.letter_date, letter.salutation) == (date(2019, 1, 8), "Dear Ms Okafor")
    assert (letter.visit.start, letter.visit.end, letter.visit.ordinal) == (date(2018, 12, 11), date(2018, 12, 12), 2)
    assert letter.addressee is not None
    assert (letter.addressee.organisation, letter.addressee.address) == (
        "London Borough of Saltby",
        ("Town Hall", "Saltby"),
    )
    assert letter.inspectors == (
        Person(name="Ruth Penhallow", role="Her Majesty’s Inspector"),
        Person(name="Imran Sadiq", role="Ofsted Inspector"),
    )
    assert letter.signatory == Person(name="Ruth Penhallow", role="Her Majesty’s Inspector")
    assert letter.areas_covered == ("the front door", "the quality of plans, including {{ plans }} & <b>reviews</b>.")
    assert letter.warnings == ()


def test_the_sections_of_a_letter(tmp_path: Path) -> None:
    """With their roles; a sub-heading stands one level down in plain text, too."""
    letter = read(LETTER, tmp_path)
    assert [(section.heading, section.role, section.level, len(section.blocks)) for section in letter.sections] == [
        (None, "introduction", 1, 1),
        ("Areas covered by the visit", "areas_covered", 1, 3),
        ("Overview", "overview", 1, 1),
        ("Findings and evaluation of progress", "findings", 1, 1),
        ("Help and protection", "findings", 2, 1),
    ]
    assert all(block.page is None for section in letter.sections for block in section.blocks)


def test_the_source_is_named(tmp_path: Path) -> None:
    """By its name without folder: no path of an officer's machine gets into a report."""
    letter = read(LETTER, tmp_path)
    assert (letter.source.name, letter.source.pages, letter.source.reader) == ("letter.txt", None, "txt")
    assert len(letter.source.sha256) == 64


def test_the_authority_of_an_unhelpful_title_is_found_elsewhere(tmp_path: Path) -> None:
    """In the opening, or else in the address."""
    untold = LETTER.replace("Second monitoring visit of Saltby children’s services", "Second monitoring visit")
    assert read(untold, tmp_path).authority == "Saltby"
    nowhere = untold.replace("visit to Saltby children’s services on", "visit on")
    assert read(nowhere, tmp_path).authority == "Saltby"


def test_the_ordinal_may_stand_in_the_opening(tmp_path: Path) -> None:
    """Where the title does not count."""
    letter = read(
        LETTER.replace("Second monitoring", "Monitoring").replace(
            "The\nvisit was", "This was the third monitoring visit. It was"
        ),
        tmp_path,
    )
    assert letter.visit.ordinal == 3


def test_a_misprinted_date_is_a_warning(tmp_path: Path) -> None:
    """It says what is printed."""
    (warning,) = read(
        LETTER.replace("8 January 2019", "8 January 20199").replace("12 December.", "12 December 2018."), tmp_path
    ).warnings
    assert (warning.code, "“8 January 20199”" in warning.message) == ("no-letter-date", True)


def test_a_misspelt_month_is_read_and_told(tmp_path: Path) -> None:
    """As a note: no other month is a letter away."""
    letter = read(LETTER.replace("8 January 2019", "8 Januray 2019"), tmp_path)
    assert letter.letter_date == date(2019, 1, 8)
    (warning,) = letter.warnings
    assert (warning.code, warning.message) == ("misspelt-month", "“8 Januray 2019” was read as 8 January 2019.")
    assert look_here(letter) == ()


def test_what_is_not_ofsteds_is_refused(tmp_path: Path) -> None:
    """Rather than read into something that looks like a letter."""
    path = not_ofsteds(tmp_path)
    with pytest.raises(NotOfstedError) as refused:
        read_letter(path)
    assert path.name in refused.value.what


@pytest.mark.parametrize("name", PDFS)
def test_every_word_of_a_sample_is_in_its_letter(name: str) -> None:
    """In the facts or in the sections, as often as it is printed: nothing is dropped in silence.

    Left out are only lists of contents, heads of tables and labels, which say nothing by themselves.
    """
    document = read_document(SAMPLES / name)
    letter = parse_whole(document).letter
    told = _words(letter.to_json().replace("\\n", " "))
    missing = [
        block.text
        for block in find_blocks(document).body
        for count in [_words(block.text)]
        if len(block.text.split()) > 12 and any(told[word] < times for word, times in count.items())
    ]
    assert missing == []


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]{2,}", text))  # a lone 'o' is a bullet


LOOK_ALIKES = [
    "Findings", "Overview", "Yours sincerely", "◼", "◼ plans", "– sub", "1. plan", "12 March 2019",
    "What needs to improve", "◼ None", "Contents", "London", "M1 2WD", "Focused visit to Northmere",
]  # fmt: skip
odd = st.characters(
    exclude_characters="\xad", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co", "No", "Lm", "Sk")
)
lines = (st.text(odd, max_size=60) | st.sampled_from(LOOK_ALIKES)).filter(
    lambda line: not any(pattern.match(clean(line)) for pattern in (MASTHEAD, BOILERPLATE, SALUTATION))
)


@given(st.lists(lines, max_size=6, unique_by=lambda line: line.strip(" :").lower()), st.sampled_from(["\n", "\n\n"]))
def test_whatever_stands_in_the_findings_is_in_a_section(inserted: list[str], gap: str) -> None:
    """Lines that look like headings, dates, bullets, another visit's title: every word of them is kept.

    Not so a heading printed twice in a row, a footnote's mark behind a heading, and page furniture: none is put in here.
    """
    text = LETTER.replace("Most plans help", f"{gap.join(inserted)}\n\nMost plans help")
    document = Document("letter.txt", "0" * 64, "txt", read_pages(text.encode(), "letter.txt"))
    letter = parse_whole(document).letter
    told = [
        part for section in letter.sections for block in section.blocks for part in (block.text, block.number or "")
    ]
    told += [section.heading or "" for section in letter.sections]
    assert _words(clean(" ".join(inserted))) <= _words(" ".join(told))


def test_a_review_of_a_safeguarding_board_is_about_its_place(tmp_path: Path) -> None:
    """Such reviews are published alone, too; no kind is theirs, but they are about somebody."""
    letter = read(
        "Saltby Safeguarding Children Board\n\nReview of the effectiveness of the Local Safeguarding Children Board\n\n"
        "Inspection date: 15 June 2015 – 17 June 2015\n\nExecutive summary\n\nThe local authority and inspectors looked at "
        "the board with Ofsted.\n\nThe inspection team\n\nLead inspector: Ruth Penhallow, HMI\n",
        tmp_path,
    )
    assert (letter.kind, letter.authority) == ("other", "Saltby")
    assert letter.signatory is not None
    assert letter.signatory.name == "Ruth Penhallow"
