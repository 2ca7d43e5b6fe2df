"""Real letters, where they are at hand: every one is read, and read as people read it.

They are not part of the project. They are looked for in the folder `shared` beside the checkout, or where the variable
OFSTED_REPORT_SHARED says; the tests skip where there are none, and must run in CI. What is asked for is what the
project has set itself; a figure here is only ever raised.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from fixtures.scripts import as_module
from ofsted_report.letter.parse import read_letter

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED") or Path(__file__).resolve().parents[1].parent / "shared")
LETTERS = SHARED / "letters"
pytestmark = pytest.mark.skipif(not LETTERS.is_dir(), reason=f"the real letters (shared) are not at {SHARED}")

VISITS = ("monitoring-visit", "focused-visit")
AT_LEAST = {
    "visits": {
        "fact: ": 0.98,
        "list: ": 0.97,
        "sections: headings": 0.97,
        "sections: first and last words": 0.98,
        "sections: number of blocks": 0.96,
        "whole paragraphs": 0.985,
        "paragraphs kept": 1.0,
    },
    "ilacs": {
        "fact: ": 0.98,
        "list: ": 0.95,
        "sections: headings": 0.95,
        "whole paragraphs": 0.955,
        "paragraphs kept": 0.997,  # the rest: subtitles with a footnote mark, which a title does without
    },
    "jtai": {
        "fact: ": 0.95,
        "list: areas_covered": 0.60,  # five labels; which opening sentences say the scope is open to opinion
        "list: improvements": 0.90,
        "list: priority_actions": 0.90,
        "sections: headings": 0.90,
        "whole paragraphs": 0.98,
        "paragraphs kept": 0.997,
    },
    "area-send": {
        "fact: ": 0.95,
        "list: ": 0.90,
        "sections: headings": 0.90,
        "whole paragraphs": 0.965,
        "paragraphs kept": 0.995,
    },
}
"""For each group of folders: the share that must be right of every measure whose name begins so."""


@cache
def read(pdf: Path) -> dict[str, Any]:
    """A letter's JSON; each file is read once for all tests."""
    letter: dict[str, Any] = json.loads(read_letter(pdf).to_json())
    return letter


@cache
def scoring() -> ModuleType:
    """The tool that compares letters with their labels."""
    return as_module(SHARED / "tools" / "score.py")


def pdfs(group: str) -> list[Path]:
    """The letters of a group of folders."""
    return sorted(
        pdf for folder in (VISITS if group == "visits" else (group,)) for pdf in LETTERS.glob(f"{folder}/*.pdf")
    )


@cache
def tally(group: str) -> Any:
    """All measures over a group of folders."""
    score = scoring()
    marks = score.Tally()
    for pdf in pdfs(group):
        name = f"{pdf.parent.name}__{pdf.stem}"
        gold, whole = LETTERS / "gold" / f"{name}.json", LETTERS / "whole" / f"{name}.json"
        if gold.exists():
            score.score_gold(marks, name, json.loads(gold.read_text(encoding="utf-8")), read(pdf))
        if whole.exists():
            score.score_whole(marks, name, json.loads(whole.read_text(encoding="utf-8")), with_headings(read(pdf)))
    return marks


def with_headings(letter: dict[str, Any]) -> dict[str, Any]:
    """The letter with each heading as a block of its own, and once more in one block with the text below it.

    The lists of whole paragraphs come from the PDFs' tags, which hold headings too, many of them typed into the
    paragraph below, and the paragraphs' printed numbers; that is noise in the lists, not a paragraph read wrong.
    """
    sections = []
    run: list[str] = [letter["title"]]
    for section in letter["sections"]:
        heading = section["heading"] or ""
        numbered = [" ".join(filter(None, (block["number"], block["text"]))) for block in section["blocks"]]
        joined = [{"text": f"{heading} {text}"} for text in numbered[:1]]
        sections.append({"blocks": [{"text": heading}, *joined, *section["blocks"]]})
        run += [heading, *numbered]
    return letter | {"sections": [*sections, {"blocks": [{"text": " ".join(run)}]}]}


def measures() -> Iterator[tuple[str, str, float]]:
    """Every group with each kind of measure, and what is asked of it."""
    for group, asked in AT_LEAST.items():
        for beginning, share in asked.items():
            yield group, beginning, share


@pytest.mark.slow
@pytest.mark.parametrize("group", AT_LEAST)
def test_every_letter_is_read(group: str) -> None:
    """Nobody is sent away with a letter that Ofsted published: each gives a title, a place and sections with text."""
    letters = {pdf.name: read(pdf) for pdf in pdfs(group)}
    assert letters
    without = [
        name
        for name, letter in letters.items()
        if not (letter["title"] and letter["authority"] and any(section["blocks"] for section in letter["sections"]))
    ]
    assert without == []


@pytest.mark.slow
@pytest.mark.parametrize(("group", "beginning", "share"), list(measures()))
def test_letters_are_read_as_people_read_them(group: str, beginning: str, share: float) -> None:
    """Facts, lists, headings and whole paragraphs, against labels that were made by reading.

    Some folders have few labels: the share is rounded down to whole letters.
    """
    marks = tally(group)
    short = {
        measure: (f"{marks.right[measure]}/{count}", marks.miss[measure][:3])
        for measure, count in marks.all.items()
        if measure.startswith(beginning) and marks.right[measure] < int(share * count)
    }
    assert short == {}


def test_the_three_forms_of_a_letter_are_the_same_letter() -> None:
    """Whether a council has the PDF, the Word file or the pasted text: the letter is the same, bar its pages.

    The pasted text has typewriter's quotation marks, which are kept as they stand; they are not compared.
    """
    forms = [
        without_pages(read(SHARED / "seed" / f"monitoring-visit-letter.{form}")) for form in ("pdf", "docx", "txt")
    ]
    assert forms[0] == forms[1] == forms[2]


def without_pages(letter: dict[str, Any]) -> dict[str, Any]:
    """A letter's JSON without pages and source, its quotation marks straight.

    Only a page shows that a paragraph without a full stop is whole ("stop-missing"); elsewhere it is doubted.
    """
    letter = json.loads(json.dumps(letter, ensure_ascii=False).replace("’", "'").replace("‘", "'"))
    letter["source"] = None
    letter["warnings"] = [
        "no-full-stop" if each["code"] == "stop-missing" else each["code"] for each in letter["warnings"]
    ]
    found: dict[str, Any] = _without_places(letter)
    return found


def _without_places(value: Any) -> Any:
    """Lines and pages are each form's own; which block a fact is in, and its heading, are compared with the blocks."""
    if isinstance(value, dict):
        return {key: _without_places(each) for key, each in value.items() if key not in ("place", "places", "page")}
    return [_without_places(each) for each in value] if isinstance(value, list) else value
