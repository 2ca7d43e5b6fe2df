"""Each item, judgement and fact says where it is printed, and at that place it is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.parts import part
from fixtures.printed import block, row
from ofsted_report.letter.model import Letter, Place
from ofsted_report.letter.parse import read_letter
from ofsted_report.letter.sections import find_items
from ofsted_report.letter.whereabouts import Whereabouts

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "samples").glob("*.pdf"))


def words_at(letter: Letter, place: Place) -> str:
    """What the letter's blocks have at a place."""
    return next(b.text[place.start : place.end] for s in letter.sections for b in s.blocks if b.id == place.block)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_at_its_place_is_what_it_says(path: Path) -> None:
    """Every part of every item, every inspector named in the text, every sentence."""
    letter = read_letter(path)
    told = [(part.text, part.place) for name in ("areas_covered", "improvements", "priority_actions")
            for item in letter.listed(name) for part in item.parts]  # fmt: skip
    told += [(person.name, person.place) for person in letter.inspectors if person.place and person.place.block]
    told += [(sentence.text, sentence.place) for sentence in letter.sentences]
    assert told
    for text, place in told:
        assert place is not None
        assert words_at(letter, place) == text


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_fact_has_a_place(path: Path) -> None:
    """A fact without one could not be shown to anybody who doubts it."""
    letter = read_letter(path)
    facts = [*letter.addressees, *letter.signatories, *letter.inspectors, *letter.judgements, *letter.visit.periods]
    assert all(fact.place is not None and fact.place.page is not None for fact in facts)
    places = letter.places
    for fact, place in ((letter.title, places.title), (letter.authority, places.authority),
                        (letter.letter_date, places.letter_date), (letter.salutation, places.salutation),
                        (letter.overall_judgement, places.overall_judgement)):  # fmt: skip
        assert bool(fact) == (place is not None)


def test_an_item_with_sub_items_keeps_them_as_parts() -> None:
    """One item, whose parts are blocks of their own."""
    found = part(
        "Leaders should:", "◼ plan for", "– babies;", "– care leavers.", role="improvements", heading="Improve"
    )
    whereabouts = Whereabouts(found.blocks, [found], paged=True)
    (item,) = map(whereabouts.listed, find_items([found]))
    assert item.text == "plan for babies; care leavers."
    assert [(each.text, each.place.block) for each in item.parts if each.place] == [
        ("plan for", "s1.b2"),
        ("babies;", "s1.b3"),
        ("care leavers.", "s1.b4"),
    ]
    assert item.place == Place(block="s1.b2", start=0, end=8, page=1, heading="Improve")


def test_the_row_of_a_table_says_who_is_responsible() -> None:
    """Its place is the row's, its text the action's."""
    found = part(row("The board", "Act."), role="priority_actions", heading="Act")
    (item,) = map(Whereabouts(found.blocks, [found], paged=True).listed, find_items([found], in_cells=True))
    assert (item.text, item.responsible) == ("Act.", "The board")
    assert item.place == Place(block="s1.b1", start=0, end=4, page=1, heading="Act")


def test_lines_outside_the_sections_are_counted_on_their_page() -> None:
    """A line that is printed twice alike is still two lines."""
    first, again = (block("paragraph", "Ofsted") for _ in range(2))
    over = block("paragraph", "Ruth Penhallow", page=2)
    whereabouts = Whereabouts([first, again, over], [], paged=True)
    assert [whereabouts.of_line(each.lines[0]) for each in (first, again, over)] == [
        Place(line=1, page=1),
        Place(line=2, page=1),
        Place(line=1, page=2),
    ]
    unpaged = Whereabouts([first, again], [], paged=False)
    assert unpaged.of_line(again.lines[0]) == Place(line=2)
