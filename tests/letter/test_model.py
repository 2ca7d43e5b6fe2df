"""The letter's JSON: there and back without loss, as its published schema says, and refused where it is none."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import example_letter, focused_letter, inspection_letter
from ofsted_report.errors import NotReadableError
from ofsted_report.letter.model import (
    KINDS,
    ROLES,
    Addressee,
    Block,
    BlockKind,
    Footnote,
    Judgement,
    Letter,
    LetterWarning,
    Person,
    Place,
    PreviousInspection,
    Section,
    Source,
    Visit,
)

EXPECTED = sorted((Path(__file__).resolve().parents[2] / "samples" / "expected").glob("*.json"))
SCHEMA = jsonschema.Draft202012Validator(
    Letter.json_schema(), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)
LETTERS = [example_letter(), focused_letter(), inspection_letter()]

text = st.text(max_size=30)
texts = st.lists(text, max_size=3).map(tuple)
maybe = st.none() | text
pages = st.none() | st.integers(1, 400)
day = st.dates(date(1990, 1, 1), date(2099, 12, 31))
days = st.none() | day
people = st.builds(Person, name=text, role=maybe)
blocks = st.builds(
    Block, id=text, kind=st.sampled_from(get_args(BlockKind)), text=text, page=pages, responsible=maybe, number=maybe
)
letters = st.builds(
    Letter,
    kind=st.sampled_from(KINDS),
    title=text,
    authority=text,
    letter_date=days,
    salutation=maybe,
    addressee=st.none() | st.builds(Addressee, name=text, role=maybe, organisation=maybe, address=texts),
    visit=st.builds(Visit, start=days, end=days, ordinal=st.none() | st.integers(1, 99)),
    previous_inspection=st.none() | st.builds(PreviousInspection, start=day, end=day),
    inspectors=st.lists(people, max_size=3).map(tuple),
    signatory=st.none() | people,
    judgements=st.lists(st.builds(Judgement, area=text, grade=text), max_size=3).map(tuple),
    areas_covered=texts,
    improvements=texts,
    priority_actions=texts,
    sections=st.lists(
        st.builds(
            Section,
            heading=maybe,
            role=st.sampled_from(ROLES),
            level=st.integers(1, 6),
            blocks=st.lists(blocks, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
    footnotes=st.lists(st.builds(Footnote, mark=text, text=text, page=pages), max_size=2).map(tuple),
    source=st.builds(Source, name=text, sha256=text, pages=pages, reader=text),
    warnings=st.lists(st.builds(LetterWarning, code=text, message=text, page=pages), max_size=2).map(tuple),
)


@given(letters)
def test_every_letter_comes_back_from_its_json(letter: Letter) -> None:
    """Whatever its texts hold: quotes, control characters, markup."""
    assert Letter.from_json(letter.to_json()) == letter
    assert Letter.from_json(letter.to_json(indent=0).encode()) == letter


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.kind)
def test_a_letters_json_is_as_its_schema_says(letter: Letter) -> None:
    """Scripts in other languages check what they get by the schema."""
    SCHEMA.validate(json.loads(letter.to_json()))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_samples_json_is_as_the_schema_says(path: Path) -> None:
    """The published examples and the published schema agree."""
    SCHEMA.validate(json.loads(path.read_text(encoding="utf-8")))


def test_the_schema_is_one() -> None:
    """And it names what it is."""
    schema = Letter.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "change",
    [{"kind": "visit"}, {"letter_date": "29 August"}, {"title": None}, {"sections": [{"heading": "x", "role": "odd"}]},
     {"version": 2}],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_the_schema_refuses_what_from_json_refuses(change: dict[str, Any]) -> None:
    """Neither is laxer than the other."""
    wrong = json.loads(example_letter().to_json()) | change
    assert not SCHEMA.is_valid(wrong)
    with pytest.raises(NotReadableError):
        Letter.from_json(json.dumps(wrong))


def test_the_json_has_the_contracts_names_in_their_order() -> None:
    """Other people's scripts rely on them: names are only ever added."""
    assert list(json.loads(example_letter().to_json())) == [
        "format", "version", "kind", "title", "authority", "letter_date", "salutation", "addressee", "addressees",
        "visit",
        "previous_inspection", "inspectors", "signatory", "signatories", "judgements",
        "overall_judgement", "areas_covered", "improvements", "priority_actions", "items", "places",
        "sections", "footnotes", "source", "warnings",
    ]  # fmt: skip
    assert json.loads(example_letter().to_json())["format"] == "ofsted-report/letter"


def test_text_is_written_as_it_is_printed() -> None:
    """A person can read the JSON: quotes and accents are not escaped."""
    assert "Wyn-Rhŷs" in focused_letter().to_json()
    assert "children’s services" in focused_letter().to_json()


@pytest.mark.parametrize(
    ("given_text", "place"),
    [
        ("", "truncated"),
        ("[]", "array"),
        ("{}", "kind"),
        ('{"format": "somebody/else"}', "$.format"),
        (b"\xff\xfe", "malformed"),
        (example_letter().to_json()[:-20], "truncated"),
        (example_letter().to_json().replace("2019-01-08", "2019-13-08"), "$.letter_date"),
        (example_letter().to_json().replace('"level": 1', '"level": "one"', 1), "$.sections[0].level"),
    ],
)
def test_what_is_no_letters_json_is_refused(given_text: str | bytes, place: str) -> None:
    """The message names the place where it goes wrong, and the remedy where to get the right thing."""
    with pytest.raises(NotReadableError) as refused:
        Letter.from_json(given_text)
    assert place in refused.value.what
    assert "ofsted-report extract" in refused.value.remedy


def test_unknown_names_are_let_pass() -> None:
    """A later version may add some: an older program still reads the letter."""
    later = json.loads(example_letter().to_json()) | {"mood": "hopeful"}
    assert Letter.from_json(json.dumps(later)) == example_letter()


def test_a_letter_is_not_changed_but_copied() -> None:
    """Stages share it; none may alter what another one reads."""
    letter = example_letter()
    with pytest.raises(FrozenInstanceError):
        letter.title = "Another"  # type: ignore[misc]
    assert replace(letter, title="Another") != letter
    assert {letter, example_letter()} == {letter}
    assert all(not isinstance(getattr(letter, field.name), list) for field in fields(letter))


def test_sections_are_asked_for_by_their_role() -> None:
    """In the letter's order, whatever the order of the roles."""
    letter = example_letter()
    assert [section.heading for section in letter.sections_of("findings", "overview")] == [
        "Overview",
        "Findings and evaluation of progress",
    ]
    assert letter.sections_of("priority_actions") == ()


def test_sentences_are_spans_of_their_block() -> None:
    """Made with the block, again where its text is changed, and never read from a JSON that may have other ones."""
    block = Block(id="s1.b1", kind="paragraph", text="Plans are clear.  Dr Hale visits. ")
    assert block.sentences == ((0, 16), (18, 33))
    assert block.sentence_texts == ("Plans are clear.", "Dr Hale visits.")
    assert replace(block, text="Plans.").sentences == ((0, 6),)
    letter = replace(example_letter(), sections=(Section(heading="Plans", role="findings", blocks=(block,)),))
    wrong = json.loads(letter.to_json())
    wrong["sections"][0]["blocks"][0]["sentences"] = [[0, 3]]
    assert Letter.from_json(json.dumps(wrong)).sections[0].blocks[0].sentences == block.sentences
    first, second = letter.sentences
    assert (second.text, second.number, second.role) == ("Dr Hale visits.", 2, "findings")
    assert second.place == Place(block="s1.b1", start=18, end=33, heading="Plans")
    assert first.text == block.text[first.place.start : first.place.end]


def test_json_of_an_earlier_version_is_still_read() -> None:
    """Without places, periods and sentences: what follows from the rest is there, places are not known."""
    added = {"addressees", "signatories", "items", "places"}
    earlier = {name: value for name, value in json.loads(focused_letter().to_json()).items() if name not in added}
    for thing in (earlier["addressee"], earlier["signatory"], *earlier["inspectors"]):
        del thing["place"]
    del earlier["visit"]["periods"]
    for section in earlier["sections"]:
        for block in section["blocks"]:
            del block["sentences"]
    letter = Letter.from_json(json.dumps(earlier))
    assert [(period.start, period.end) for period in letter.visit.periods] == [(date(2023, 5, 16), date(2023, 5, 16))]
    assert letter.addressees == (letter.addressee,)
    assert letter.signatories == (letter.signatory,)
    assert [item.text for item in letter.listed("improvements")] == list(letter.improvements)
    assert letter.listed("improvements")[0].place is None
    assert letter.sentences == focused_letter().sentences


def test_items_are_told_with_their_places_while_they_are_those_of_the_list() -> None:
    """Where somebody gave the letter another list, its items have no places, rather than those of others."""
    letter = focused_letter()
    assert letter.listed("improvements") == letter.items.improvements
    assert letter.listed("improvements")[0].place is not None
    other = replace(letter, improvements=("Plan.",)).listed("improvements")
    assert [(item.text, item.place) for item in other] == [("Plan.", None)]
