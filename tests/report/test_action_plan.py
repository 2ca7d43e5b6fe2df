"""An action plan goes out as a table, comes back filled in, and what it quotes of Ofsted's is held to the letter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import focused_letter
from ofsted_report import build_report, check_report, choose_findings, read_letter, render
from ofsted_report.errors import SettingsError
from ofsted_report.report.action_plan import COLUMNS, Action, as_csv, as_toml, read_actions, started
from ofsted_report.settings.model import Meeting, Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

LETTER = focused_letter()


@pytest.fixture
def file(tmp_path):
    def write(content, name="plan.csv"):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_it_starts_with_a_row_for_each_item_of_the_letters_lists():
    assert [row.ofsted for row in started(LETTER)] == [*LETTER.priority_actions, *LETTER.improvements]


@pytest.mark.parametrize(("name", "write"), [("plan.csv", as_csv), ("plan.toml", as_toml)])
def test_it_comes_back_as_it_went_out(file, name, write):
    rows = tuple(
        Action(ofsted=row.ofsted, action='Say "=1+1"', lead="A, B", by="June", progress="Red")
        for row in started(LETTER)
    )
    assert read_actions(file(write(rows), name), LETTER) == rows


def test_columns_may_be_in_any_order_and_saved_by_excel_in_germany(file):
    text = f"Lead;Our action;what ofsted says\nHead;Hire;{LETTER.improvements[0]}\n".encode("cp1252")
    first, *rest = read_actions(file(text), LETTER)
    assert (first.ofsted, first.action, first.lead) == (LETTER.improvements[0], "Hire", "Head")
    assert len(rest) == 4, "what the plan leaves out is added, to be filled in"


def test_an_action_of_the_councils_own_needs_no_words_of_ofsteds(file):
    first, *_ = read_actions(file("What Ofsted says,Our action\n,Meet monthly\n"), LETTER)
    assert first == Action(action="Meet monthly")


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        ("What Ofsted says,Our action\nThe quality of homes.,Hire\n", "p.csv", "line 2: the letter’s lists do not say"),
        ("What Ofsted says,Our action,Colour\n", "p.csv", "the column Colour is not known"),
        ("Our action\nHire\n", "p.csv", "has no column called What Ofsted says"),
        ("What Ofsted says,Our action\na,b,c\n", "p.csv", "more cells than columns"),
        ("[[action]]\nofsted = 'x", "p.toml", "is not valid TOML"),
        ("[[actions]]\n", "p.toml", "is not an action plan"),
        ("[[action]]\nleed = 'x'\n", "p.toml", "leed is not known"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told_with_its_place(file, content, name, says):
    with pytest.raises(SettingsError) as caught:
        read_actions(file(content, name), LETTER)
    assert says in caught.value.what
    assert caught.value.remedy


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_actions(tmp_path / "no.csv", LETTER)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20), min_size=4, max_size=4))
def test_no_cell_of_the_file_is_a_formula(cells):
    written = as_csv([Action(action=cells[0], lead=cells[1], by=cells[2], progress=cells[3])]).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(written))
    assert len(row) == len(COLUMNS)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


@pytest.mark.parametrize("format", ["docx", "html", "md"])
def test_sub_items_have_bullets_in_their_cell_and_stay_ofsteds_words(format):
    """A cell has no lines of their own for them, and without a mark they would run into each other."""
    letter = read_letter(SAMPLES / "ashcombe-ilacs-2019.pdf")
    report = build_report(letter, choose_findings(letter), Settings(), Meeting(action_plan="yes"))
    first = next(row[0].plain for row in report.parts["action_plan"].table.rows if " • " in row[0].plain)
    assert first.startswith("“") and first.endswith("”")
    problems = check_report(render(report, format).content, letter, name=f"r.{format}")
    assert {each.code for each in problems if each.level == "problem"} == {"open-field"}
