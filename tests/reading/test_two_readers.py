"""Two readers that work in different ways, pdfium by the file's tags and pdfplumber by the printed page: they agree.

What one of them lost, the other would have. Tables without tags are beyond pdfplumber: of reports the facts that stand
in tables are not compared.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from fixtures.bad_files import SAMPLES
from ofsted_report.letter.model import Letter
from ofsted_report.letter.parse import parse_whole
from ofsted_report.reading.blocks import find_blocks
from ofsted_report.reading.document import Document
from ofsted_report.reading.read import read_document

NAMES = sorted(path.stem for path in SAMPLES.glob("*.pdf"))
LETTERS = [
    "anyshire-monitoring-visit",
    "brackenshire-annual-conversation",
    "eastmarsh-jtai-2023",
    "northmere-focused-visit",
    "saltby-focused-visit",
    "wexborough-monitoring-visit",
]
"""Letters: no tables."""
FACTS = (
    "kind", "title", "authority", "letter_date", "salutation", "addressee", "visit", "inspectors", "signatory",
    "areas_covered", "improvements", "priority_actions",
)  # fmt: skip


@cache
def document(name: str, reader: str) -> Document:
    """A sample as one of the readers reads it."""
    return read_document(SAMPLES / f"{name}.pdf", reader=reader)


@cache
def letter(name: str, reader: str) -> Letter:
    """And as a letter."""
    return parse_whole(document(name, reader)).letter


def words(text: str) -> Counter[str]:
    """How often each word occurs."""
    return Counter(re.findall(r"[^\W_]+", text))


def both(name: str) -> tuple[Any, Any]:
    """Both readers' letters, as JSON."""
    first, second = (json.loads(letter(name, reader).to_json()) for reader in ("pdfium", "pdfplumber"))
    return first, second


@pytest.mark.parametrize("name", NAMES)
def test_both_read_every_word_of_a_page(name: str) -> None:
    """Furniture and all, in whatever order."""
    for one, other in zip(document(name, "pdfium").pages, document(name, "pdfplumber").pages, strict=True):
        first, second = (words(" ".join(line.text for line in page.lines)) for page in (one, other))
        assert first == second


@pytest.mark.parametrize("name", LETTERS)
def test_both_have_every_word_in_the_body(name: str) -> None:
    """What only the tags know to be furniture may be left in by the reader that does not look at them."""
    first, second = (
        words(" ".join(block.text for block in find_blocks(document(name, reader)).body))
        for reader in ("pdfium", "pdfplumber")
    )
    assert first - second == Counter()


@pytest.mark.parametrize("name", LETTERS)
def test_both_give_the_same_facts(name: str) -> None:
    """Dates, people, lists: whichever reader was at work, the report says the same."""
    first, second = both(name)
    assert {fact: first[fact] for fact in FACTS} == {fact: second[fact] for fact in FACTS}


@pytest.mark.parametrize("name", LETTERS)
def test_both_give_the_same_headings(name: str) -> None:
    """With their roles, in order."""
    first, second = ([(s["heading"], s["role"]) for s in found["sections"]] for found in both(name))
    assert first == second


@pytest.mark.parametrize("name", [name for name in NAMES if name not in LETTERS])
def test_both_know_a_report(name: str) -> None:
    """What it is, about whom, and when they came."""
    first, second = both(name)
    asked = ("kind", "authority", "areas_covered")
    assert {fact: first[fact] for fact in asked} == {fact: second[fact] for fact in asked}
    # Their lines are not counted alike: without tags, a footnote's mark in a title is a line of its own.
    visits = (letter(name, reader).visit for reader in ("pdfium", "pdfplumber"))
    assert len(set(visits)) == 1


@pytest.mark.parametrize("name", LETTERS)
def test_both_find_the_same_lines(name: str) -> None:
    """Text, size, bold type and place of each: to within a few points, for each measures a line's height in its own way."""
    first, second = (
        sorted(document(name, reader).lines, key=lambda line: (line.page, line.text, line.top))
        for reader in ("pdfium", "pdfplumber")
    )
    assert [(line.page, line.text) for line in first] == [(line.page, line.text) for line in second]
    for one, other in zip(first, second, strict=True):
        assert one.size == pytest.approx(other.size, abs=0.1)
        assert (one.x0, one.x1, one.bottom) == pytest.approx((other.x0, other.x1, other.bottom), abs=5)
        assert one.bold == other.bold or one.top < 130  # of the masthead's lines some are bold in part
