"""The sample letters: their files agree with their source, and the reader reads from them what the source says."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ofsted_report.letter.parse import read_letter

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
sys.path.insert(0, str(SAMPLES))

from making import expect, source  # noqa: E402

NAMES = sorted(path.stem for path in (SAMPLES / "source").glob("*.md"))
OTHER_FORMS = sorted(path for path in SAMPLES.glob("*.*") if path.suffix in (".docx", ".txt"))


def expected(name: str) -> dict[str, Any]:
    """The JSON that must be read from a sample."""
    found: dict[str, Any] = json.loads((SAMPLES / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def comparable(letter: dict[str, Any], *, pages: bool = True) -> dict[str, Any]:
    """A letter's JSON without what depends on the file's bytes or form; warnings by their code alone.

    A footnote is compared in `footnotes`; which of its page's blocks it is counted after is the reader's own choice.
    """
    letter = json.loads(json.dumps(letter))
    letter["source"] = {"pages": letter["source"]["pages"]}
    letter["warnings"] = [w if isinstance(w, str) else w["code"] for w in letter["warnings"]]
    counted: dict[str | None, str | None] = {None: None}
    for number, section in enumerate(letter["sections"], 1):
        section["blocks"] = [block for block in section["blocks"] if block["kind"] != "footnote"]
        counted |= {block.pop("id"): f"s{number}.b{n}" for n, block in enumerate(section["blocks"], 1)}
    for place in places_in(letter):
        place["block"] = counted[place["block"]]
    for place in places_in([letter["signatory"], *letter["signatories"], *letter["judgements"]]):
        place["line"] = None  # the source says what their page is, and counts lines at the head alone
    if not pages:
        letter["source"]["pages"] = None
        for thing in [*letter["footnotes"], *(block for s in letter["sections"] for block in s["blocks"])]:
            thing["page"] = None
        for place in places_in(letter):
            place["page"] = place["line"] = None
    return letter


def places_in(value: Any) -> Iterator[dict[str, Any]]:
    """Every place that the JSON names."""
    if isinstance(value, dict):
        if "line" in value and "block" in value:
            yield value
        value = list(value.values())
    for inner in value if isinstance(value, list) else ():
        yield from places_in(inner)


def test_there_is_a_sample_of_every_kind() -> None:
    """A kind that nobody can try is a kind that breaks unseen."""
    from ofsted_report.letter.model import KINDS

    assert {expected(name)["kind"] for name in NAMES} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_json_is_what_the_source_says(name: str) -> None:
    """Source, PDF and expected JSON are made together: one that was changed by hand, or left behind, is noticed.

    Deriving the JSON looks every heading and block of the source up in the PDF's text, in order.
    """
    derived = expect.letter_json(source.read(SAMPLES / "source" / f"{name}.md"), SAMPLES / f"{name}.pdf")
    assert derived == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_are_tagged_as_words_own_pdfs_are(name: str) -> None:
    """The readers may lean on a PDF's tags, so the samples must have them, and name their language."""
    import pikepdf

    with pikepdf.open(SAMPLES / f"{name}.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "en-GB"


def test_paragraphs_bullets_and_headings_run_into_page_breaks_somewhere() -> None:
    """What the page-break tests of the reader rest on: the samples do hold a cut paragraph and a cut bullet."""
    cut = set()
    for name in NAMES:
        letter = expected(name)
        ids = expect.blocks_over_pages(letter, SAMPLES / f"{name}.pdf")
        cut |= {block["kind"] for section in letter["sections"] for block in section["blocks"] if block["id"] in ids}
    assert {"paragraph", "item"} <= cut


@pytest.mark.parametrize("name", NAMES)
def test_extract_reads_a_sample_as_its_source_says_it(name: str) -> None:
    """Every fact, list, section and block of every kind, from the PDF."""
    letter = read_letter(SAMPLES / f"{name}.pdf")
    assert comparable(json.loads(letter.to_json())) == comparable(expected(name))


@pytest.mark.parametrize("path", OTHER_FORMS, ids=lambda path: path.name)
def test_other_forms_of_a_letter_give_the_same_letter(path: Path) -> None:
    """A council that was sent a Word file or pasted the text gets the same report, bar page numbers."""
    letter = read_letter(path)
    assert comparable(json.loads(letter.to_json()), pages=False) == comparable(expected(path.stem), pages=False)


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_comes_back_from_its_json_unchanged(name: str) -> None:
    """Scripts keep letters as JSON: nothing may be lost on the way there and back."""
    letter = read_letter(SAMPLES / f"{name}.pdf")
    assert type(letter).from_json(letter.to_json()) == letter
