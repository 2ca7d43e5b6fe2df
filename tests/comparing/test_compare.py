"""Two letters into one comparison: order, authority, and what a reader is told when half of it is not there."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from pathlib import Path

import msgspec
import pytest

from examples import example_letter, focused_letter, inspection_letter, section
from ofsted_report.comparing.compare import compare_letters, same_place
from ofsted_report.comparing.docx import render_docx
from ofsted_report.comparing.model import Comparison
from ofsted_report.comparing.text import plain_text
from ofsted_report.errors import UsageError
from ofsted_report.letter.model import Judgement, Letter, Source, Visit


def source(name: str) -> Source:
    return Source(name=f"{name}.pdf", sha256=name.ljust(64, "0"), pages=8, reader="pdfium")


def earlier_letter(**changes: object) -> Letter:
    """Northmere, inspected in 2022."""
    return inspection_letter(**{"source": source("then"), **changes})


def later_letter(**changes: object) -> Letter:
    """Northmere, inspected again in 2026: no overall effectiveness, leaders worse, one matter still named."""
    fields: dict[str, object] = {
        "source": source("now"),
        "visit": Visit(start=date(2026, 5, 4), end=date(2026, 5, 15)),
        "letter_date": date(2026, 7, 1),
        "judgements": (
            Judgement(
                area="The impact of leaders on social work practice with children and families",
                grade="Requires improvement to be good",
            ),
            Judgement(area="The experiences and progress of children in care", grade="Good"),
        ),
        "improvements": ("The sufficiency of local homes.", "The response to neglect."),
    }
    return inspection_letter(**{**fields, **changes})


def codes(comparison: Comparison) -> list[str]:
    return [note.code for note in comparison.notes]


def test_grades_then_and_now_and_the_three_lists() -> None:
    """The whole of it, on two inspections of one authority."""
    comparison = compare_letters(earlier_letter(), later_letter())
    changes = {row.families[0]: row.change for row in comparison.grades}
    assert changes["Leadership and the impact of leaders"] == "worse"
    assert changes["Children in care"] == "same"
    assert changes["Overall effectiveness"] is None
    assert [named.earlier.text for named in comparison.in_both] == ["The sufficiency of homes for children in care."]
    assert [item.text for item in comparison.only_earlier] == ["The stability of the workforce."]
    assert [item.text for item in comparison.only_later] == ["The response to neglect."]
    assert comparison.notes == ()


def test_documents_given_the_other_way_round_are_put_in_order_and_it_is_said() -> None:
    """An officer wants the answer, not another try; but a script that swaps its files should be told."""
    comparison = compare_letters(later_letter(), earlier_letter())
    assert (comparison.earlier.name, comparison.later.name) == ("then.pdf", "now.pdf")
    assert codes(comparison) == ["swapped"]
    right = compare_letters(earlier_letter(), later_letter())
    assert dataclasses.replace(comparison, notes=()) == right


def test_the_day_of_the_visit_decides_before_the_day_of_the_letter() -> None:
    """A letter may be published late; where no visit is dated, the letter's own day is taken."""
    late = earlier_letter(letter_date=date(2027, 1, 1))
    assert compare_letters(late, later_letter()).earlier.name == "then.pdf"
    undated = later_letter(visit=Visit())
    assert compare_letters(undated, earlier_letter()).later.name == "now.pdf"


def test_without_dates_the_order_given_is_kept_and_said_to_be_unproved() -> None:
    """Nothing is guessed from the files' names."""
    comparison = compare_letters(later_letter(visit=Visit(), letter_date=None), earlier_letter())
    assert comparison.earlier.name == "now.pdf"
    assert "no-date" in codes(comparison)


def test_the_same_document_twice_is_refused() -> None:
    """It would say that nothing has changed."""
    with pytest.raises(UsageError, match="same document"):
        compare_letters(earlier_letter(), earlier_letter(letter_date=None))


def test_two_authorities_are_refused_unless_asked_for() -> None:
    """The message names both; with the option they are compared, and the comparison says so."""
    other = later_letter(authority="Saltby")
    with pytest.raises(UsageError, match=r"about Northmere.*about Saltby.*--any-authority"):
        compare_letters(earlier_letter(), other)
    assert "different-authorities" in codes(compare_letters(earlier_letter(), other, any_authority=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [("St. Helier", "St Helier"), ("Saltby upon Sea", "Saltby Upon Sea"), ("Reed & Marsh", "Reed and Marsh"),
     ("Reed, Marsh and Fen", "Reed, Marsh & Fen"), ("The Wolds", "Wolds"), ("King’s Marsh", "King's Marsh")],
)  # fmt: skip
def test_one_place_in_two_spellings_is_one_place(one: str, other: str) -> None:
    """Ofsted prints names differently from year to year."""
    assert same_place(one, other)


def test_east_and_west_are_two_places() -> None:
    """Nearly the same name is not the same."""
    assert not same_place("East Reedshire", "West Reedshire")


def test_letters_without_judgements_say_so() -> None:
    """A monitoring visit's letter gives no grades: that is said, not shown as grades that vanished."""
    then = earlier_letter(authority="Anyshire", letter_date=date(2018, 3, 1), visit=Visit(start=date(2018, 1, 8)))
    comparison = compare_letters(then, example_letter(source=source("now")))
    assert codes(comparison) == ["different-kinds", "no-judgements", "no-list"]
    text = plain_text(comparison)
    assert "now.pdf gives no judgements, so there is nothing to compare these with." in text
    assert "All items of then.pdf: now.pdf has no list to compare them with." in text
    assert "not one of these is named now" not in text


def test_two_letters_of_visits_compare_what_they_ask_for() -> None:
    """Neither judges; both have lists."""
    then = focused_letter(source=source("then"))
    now = focused_letter(
        source=source("now"),
        visit=Visit(start=date(2025, 1, 14), end=date(2025, 1, 15)),
        improvements=("The timeliness of health assessments.",),
        priority_actions=(),
    )
    comparison = compare_letters(then, now)
    assert comparison.grades == ()
    assert [named.earlier.list for named in comparison.in_both] == ["improvements"]
    assert {item.list for item in comparison.only_earlier} == {"priority_actions", "improvements"}
    assert "Neither document gives judgements." in plain_text(comparison)


def test_the_overall_judgement_of_a_single_inspection_is_not_said_to_be_missing() -> None:
    """It was a sentence above the table: it is quoted, or the reader sent there; nobody claims that it was not given."""
    areas = (Judgement(area="Leadership, management and governance", grade="Good"),)
    then = earlier_letter(kind="single_inspection", judgements=areas)
    now = later_letter(judgements=(Judgement(area="Overall effectiveness", grade="Good"),))
    comparison = compare_letters(then, now)
    assert "overall-in-prose" in codes(comparison)
    assert "Then: See the report’s first page" in plain_text(comparison)
    said = "Children’s services in Northmere require improvement"
    comparison = compare_letters(dataclasses.replace(then, overall_judgement=said), now)
    assert f"Then: {said}" in plain_text(comparison)
    assert any(said in note.message for note in comparison.notes)


def test_the_json_is_the_comparison_field_by_field() -> None:
    """Scripts rely on it: it comes back as it went out."""
    comparison = compare_letters(earlier_letter(), later_letter())
    assert msgspec.json.decode(comparison.to_json(), type=Comparison) == comparison
    assert '"format": "ofsted-report/comparison"' in comparison.to_json()


HOSTILE = "The \x07oversight of {{ plans }} & <b>records</b> [bold]now[/bold]."


def test_the_plain_text_has_every_quotation_whole_with_its_place() -> None:
    """One line a quotation, so that it can be searched for."""
    text = plain_text(compare_letters(earlier_letter(), later_letter()))
    assert (
        "Then: “The sufficiency of homes for children in care.”\n    page 1, What needs to improve?, paragraph 2"
        in text
    )
    assert "In Ofsted’s words: “The stability of the workforce.”\n  Place: page 1" in text


def test_people_are_shown_no_ids_and_scripts_keep_them() -> None:
    """'s2.b2' says nothing to an officer who has the letter before them."""
    found = compare_letters(earlier_letter(), later_letter())
    shown = plain_text(found)
    assert re.search(r"\bs\d+\.b\d+\b", shown) is None
    assert "paragraph" in shown
    assert re.search(r'"block": "s\d+\.b\d+"', found.to_json())


def test_a_judgement_stands_under_its_own_heading() -> None:
    """The heading that repeats the area is not printed a second time."""
    letter = inspection_letter()
    explained = section(9, "The experiences of care leavers", "findings", "Care leavers have good homes.", page=4)
    judged = dataclasses.replace(
        letter,
        judgements=(Judgement(area="Experiences of care leavers", grade="Good"),),
        sections=(*letter.sections, explained),
    )
    assert "“Experiences of care leavers”\n    page 4, under that heading\n" in plain_text(
        compare_letters(judged, later_letter())
    )


def test_a_letters_markup_is_only_text_everywhere(tmp_path: Path) -> None:
    """Braces, angles, brackets and control characters of a letter neither run, vanish, nor break the file."""
    import docx

    comparison = compare_letters(earlier_letter(), later_letter(improvements=(HOSTILE,)))
    wanted = "The oversight of {{ plans }} & <b>records</b> [bold]now[/bold]."
    assert wanted in plain_text(comparison)
    path = tmp_path / "comparison.docx"
    path.write_bytes(render_docx(comparison))
    cells = [cell.text for table in docx.Document(str(path)).tables for row in table.rows for cell in row.cells]
    assert any(wanted in cell for cell in cells)


def test_tables_on_a_terminal_show_markup_as_text() -> None:
    """rich would take [bold] for a style."""
    from rich.console import Console

    from ofsted_report.comparing.text import print_tables

    console = Console(width=200, record=True, quiet=False, file=open("/dev/null", "w"))  # noqa: SIM115, PTH123
    print_tables(compare_letters(earlier_letter(), later_letter(improvements=(HOSTILE,))), console)
    shown = console.export_text()
    assert "[bold]now[/bold]" in shown
    assert "Judgements" in shown


def test_the_word_document_can_be_read_by_everybody(tmp_path: Path) -> None:
    """Headings in order, header rows marked, en-GB, 12 points: the same check that reports must pass."""
    from ofsted_report.checking.accessibility import check_docx
    from ofsted_report.word.document import open_word

    path = tmp_path / "comparison.docx"
    path.write_bytes(render_docx(compare_letters(earlier_letter(), later_letter())))
    assert check_docx(open_word(path.read_bytes(), path.name), str(path)) == ()


def test_the_word_document_has_headings_and_tables_with_header_rows(tmp_path: Path) -> None:
    """Four parts, each table's first row marked as its header."""
    import docx
    from docx.oxml.ns import qn

    path = tmp_path / "comparison.docx"
    path.write_bytes(render_docx(compare_letters(earlier_letter(), later_letter())))
    document = docx.Document(str(path))
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 2"]
    assert headings == ["Judgements", "Named in both", "Needed to improve then, not named now (1)", "New (1)"]
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert not any("{{" in p.text or "{%" in p.text for p in document.paragraphs)


def test_equal_comparisons_give_equal_files() -> None:
    """A records system sees no change where there is none."""
    assert render_docx(compare_letters(earlier_letter(), later_letter())) == render_docx(
        compare_letters(earlier_letter(), later_letter())
    )
