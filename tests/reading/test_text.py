"""Characters: what only the page needed goes, what Ofsted wrote stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.reading.text import SOFT_HYPHEN, clean, join


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("di\ufb03cult and e\ufb00ective \ufb01ndings, in\ufb02uence", "difficult and effective findings, influence"),
        ("29\u00a0and\u202f30\u2009July", "29 and 30 July"),
        ("two  spaces\tand a tab", "two spaces and a tab"),
        ("non\u2011breaking and typo\u2010graphic", "non-breaking and typo-graphic"),
        ("\u200bzero\u200d width\ufeff and a bell\x07", "zero width and a bell"),
        ("half a \ud83d pair", "half a pair"),
        ("man\u00adage\u00adment", "management"),
        ("  edges  ", "edges"),
    ],
    ids=["ligatures", "spaces", "runs of spaces", "hyphens", "invisible", "surrogate", "soft hyphens", "edges"],
)
def test_what_only_the_page_needed_goes(printed: str, kept: str) -> None:
    """A committee report must not hold invisible characters, and its words must be found by searching."""
    assert clean(printed) == kept


@pytest.mark.parametrize("text", ["‘front door’ – “as is” — children’s…", "Siân O’Dowd & Zoë <b>", "area.³ £5 ½ %"])
def test_what_ofsted_wrote_stays(text: str) -> None:
    """Quotes, dashes, accents and marks of footnotes are Ofsted's own: a quotation must be found in the letter."""
    assert clean(text) == text


def test_a_hyphen_at_a_lines_end_belongs_to_its_word() -> None:
    """'decision-' and 'making' are 'decision-making': the letters are set without automatic hyphenation."""
    assert join(["Management decision-", "making is weak."]) == "Management decision-making is weak."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["for homeless 16-", "and 17-year-olds"], "for homeless 16- and 17-year-olds"),
        (["of pre-", "or post-adoption work"], "of pre- or post-adoption work"),
        (["for 5-", "to 11-year-olds"], "for 5- to 11-year-olds"),
        (["held face-", "to-face meetings"], "held face-to-face meetings"),
        (["by trial-", "and-error"], "by trial-and-error"),
        (["at self-", "organised events"], "at self-organised events"),
    ],
)
def test_a_hyphen_that_stands_for_a_word_to_come_keeps_its_space(lines: list[str], joined: str) -> None:
    """'16- and 17-year-olds': a quotation must not read '16-and'."""
    assert join(lines) == joined


def test_a_soft_hyphen_at_a_lines_end_goes() -> None:
    """It shows that the word was cut by the page."""
    assert join([clean(f"super{SOFT_HYPHEN}"), "vision is regular."]) == "supervision is regular."


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["from 2018 –", "and since"], "from 2018 – and since"),
        (["a dash -", "then more"], "a dash - then more"),
        (["help-", "“early”"], "help- “early”"),
        (["One line."], "One line."),
        ([], ""),
        ([f"the last{SOFT_HYPHEN}"], "the last"),
    ],
    ids=["a dash", "a lone hyphen", "a quote after a hyphen", "one line", "none", "nothing after a soft hyphen"],
)
def test_lines_are_joined_with_a_space(lines: list[str], joined: str) -> None:
    """A space stands where a line ended, unless a word runs on."""
    assert join(lines) == joined


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Text that was cleaned may be cleaned again, as when a block's text is compared with a page's."""
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.text().map(clean).filter(bool), max_size=6))
def test_joining_loses_no_letter(lines: list[str]) -> None:
    """Whatever the lines hold: between them only spaces and soft hyphens are touched."""
    touched = f" {SOFT_HYPHEN}"
    kept = join(lines).translate(dict.fromkeys(map(ord, touched)))
    assert kept == "".join(lines).translate(dict.fromkeys(map(ord, touched)))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["for 16–", "17-year-olds"], "for 16–17-year-olds"),
        (["in 2013–", "14"], "in 2013–14"),
        (["16-", "and 17-year-olds"], "16- and 17-year-olds"),
        (["children in 2014 –", "15 of them"], "children in 2014 – 15 of them"),
    ],
)
def test_a_range_that_was_wrapped_is_closed(lines: list[str], joined: str) -> None:
    """Nobody printed a space in '16–17'."""
    assert join(lines) == joined


def test_ligatures_whose_bytes_were_swapped_are_letters() -> None:
    """Some versions of Ghostscript write them so, when a PDF is printed to another: 昀椀ndings."""
    assert clean("Headline \u6600\u6900ndings of sta\u6600\u6600") == "Headline findings of staff"
