"""What a person should look at: each fact that is missing has its warning, and a whole letter has none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from examples import example_letter, focused_letter, inspection_letter, section
from fixtures.printed import block
from ofsted_report.letter import kinds
from ofsted_report.letter.head import Head
from ofsted_report.letter.model import Footnote, Letter, Visit
from ofsted_report.letter.team import Team
from ofsted_report.letter.warnings import find_warnings

TABLES = {table.kind: table for table in (*kinds.KNOWN, kinds.OTHER)}


def codes(letter: Letter, printed_date: str | None = None) -> list[str]:
    """The warnings' codes."""
    return [
        warning.code
        for warning in find_warnings(letter, TABLES[letter.kind], head=Head(printed_date=printed_date), team=Team())
    ]


@pytest.mark.parametrize(
    "letter", [example_letter(), focused_letter(), inspection_letter()], ids=lambda letter: letter.kind
)
def test_a_whole_letter_has_no_warnings(letter: Letter) -> None:
    """A warning that always comes is one that nobody reads."""
    assert codes(letter) == []


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"title": ""}, "no-title"),
        ({"authority": ""}, "no-authority"),
        ({"letter_date": None}, "no-letter-date"),
        ({"addressee": None}, "no-addressee"),
        ({"salutation": None}, "no-salutation"),
        ({"inspectors": ()}, "no-inspectors"),
        ({"signatory": None}, "no-signatory"),
        ({"visit": Visit(ordinal=2)}, "no-visit-dates"),
    ],
)
def test_every_missing_fact_is_told(missing: dict[str, Any], code: str) -> None:
    """By one warning and no other."""
    assert codes(example_letter(**missing)) == [code]


def test_missing_parts_are_told() -> None:
    """A letter without findings was cut, or not read whole."""
    whole = example_letter()
    assert codes(replace(whole, sections=whole.sections[:-1])) == ["no-findings"]
    assert codes(replace(whole, sections=whole.sections[1:])) == ["no-introduction"]


def test_findings_without_a_heading_are_told() -> None:
    """Where they begin was then told by the letter's words."""
    whole = example_letter()
    assert codes(replace(whole, sections=(*whole.sections[:-1], replace(whole.sections[-1], heading=None)))) == [
        "findings-without-heading"
    ]


@pytest.mark.parametrize(
    ("missing", "code"), [({"judgements": ()}, "no-judgements"), ({"signatory": None}, "no-lead-inspector")]
)
def test_reports_are_asked_for_judgements(missing: dict[str, Any], code: str) -> None:
    """And not for what only letters have: an addressee, a salutation."""
    assert codes(inspection_letter(**missing)) == [code]


def test_a_misprinted_date_is_told_as_it_is_printed() -> None:
    """The officer sees what stands there."""
    letter = example_letter(letter_date=None)
    (warning,) = find_warnings(letter, TABLES[letter.kind], head=Head(printed_date="6 November 20205"), team=Team())
    assert warning.code == "no-letter-date"
    assert "“6 November 20205”, which is not a date" in warning.message


def test_what_was_not_taken_for_a_fact_is_told() -> None:
    """Nothing that is printed vanishes unsaid."""
    letter = example_letter()
    head, team = Head(unfilled=("Insert address",)), Team(unread=("Ruth Penhallow XYZ1",))
    found = find_warnings(letter, TABLES[letter.kind], head=head, team=team)
    assert [warning.code for warning in found] == ["unfilled-field", "unread-inspector"]
    assert "“Insert address”" in found[0].message
    assert "“Ruth Penhallow XYZ1”" in found[1].message


def test_a_sentence_below_the_sign_off_is_told() -> None:
    """With its first words: it was kept where it may not belong."""
    letter = example_letter()
    below = (
        block("paragraph", "Each agency has its part in the response to this letter, as the regulations say.", page=3),
    )
    (warning,) = find_warnings(letter, TABLES[letter.kind], head=Head(), team=Team(), below=below)
    assert (warning.code, warning.page) == ("text-below-sign-off", 3)
    assert "“Each agency has its part in the response to this letter, as …”" in warning.message


@pytest.mark.parametrize("text", ["A copy has been sent to the Department for Education.", "cc", "Ben Reed, Leader"])
def test_to_whom_copies_go_is_told_nobody(text: str) -> None:
    """It stands where it belongs; so do names and addresses."""
    letter = example_letter()
    below = (block("paragraph", text),)
    assert find_warnings(letter, TABLES[letter.kind], head=Head(), team=Team(), below=below) == ()


def test_a_footnote_that_is_not_there_is_told_once() -> None:
    """Or it was lost; one without a mark may be the one that is meant."""
    whole = example_letter(footnotes=(Footnote(mark="1", text="A note.", page=1),))
    odd = section(6, "Findings", "findings", "Plans are clear.¹", "They help children.² Families say so, too.²", page=4)
    letter = replace(whole, sections=(*whole.sections, odd))
    (warning,) = find_warnings(letter, TABLES[letter.kind], head=Head(), team=Team())
    assert (warning.code, warning.page) == ("no-footnote", 4)
    assert "a footnote 2," in warning.message
    assert codes(replace(letter, footnotes=(Footnote(mark="", text="A note.", page=1),))) == []


def test_an_unknown_heading_is_told_with_its_page() -> None:
    """What stands under it was kept; its role is not known."""
    whole = example_letter()
    odd = section(6, "A word on the weather", "other", "It rained.", page=4)
    (warning,) = find_warnings(
        replace(whole, sections=(*whole.sections, odd)), TABLES[whole.kind], head=Head(), team=Team()
    )
    assert (warning.code, warning.page) == ("unknown-heading", 4)
    assert "“A word on the weather”" in warning.message


def test_prose_in_place_of_a_list_is_told() -> None:
    """Or the bullets were lost on the way; that there are no areas is no list that was lost."""
    whole = focused_letter(improvements=(), priority_actions=())
    rest = [s for s in whole.sections if s.role not in ("improvements", "priority_actions")]
    prose = section(8, "What needs to improve", "improvements", "The areas are those of the last inspection.", page=2)
    none = section(9, "Areas for priority action", "priority_actions", "There are no areas for priority action.")
    letter = replace(whole, sections=(*rest, prose, none))
    (warning,) = find_warnings(letter, TABLES[letter.kind], head=Head(), team=Team())
    assert (warning.code, warning.page) == ("no-list-items", 2)
    assert "“What needs to improve”" in warning.message


def test_a_document_of_another_kind_is_told_once() -> None:
    """Its headings are all unknown, and nothing is required of it."""
    letter = example_letter(kind="other", addressee=None, inspectors=(), visit=Visit())
    assert codes(letter) == ["unknown-kind"]


def test_messages_are_sentences() -> None:
    """They stand on the terminal as they are."""
    bare = example_letter(
        title="", authority="", letter_date=None, addressee=None, salutation=None, inspectors=(), signatory=None,
        visit=Visit(), sections=(),
    )  # fmt: skip
    head, team = Head(unfilled=("Insert address",)), Team(unread=("XYZ1",))
    for warning in find_warnings(bare, TABLES[bare.kind], head=head, team=team):
        assert warning.message[0].isupper()
        assert warning.message.endswith(".")
