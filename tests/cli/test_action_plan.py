"""The action plan as a person makes it: started from the letter, filled in, and given back to `build`."""

from __future__ import annotations

import docx
import pytest

from ofsted_report.errors import ExitCode


@pytest.fixture
def letter(focused_visit):
    """A letter that names priority actions and what needs to improve."""
    return focused_visit


def test_a_plan_is_started_filled_in_and_built_into_the_report(run, letter, tmp_path):
    ran = run("action-plan", letter, "-o", "plan.csv")
    assert ran.code == ExitCode.DONE
    plan = (tmp_path / "plan.csv").read_text(encoding="utf-8-sig")
    header, *rows = plan.splitlines()
    assert header == "What Ofsted says,Our action,Lead,By when,Progress"
    own = ",Meet monthly with the board,Head of Service,June 2026,Green: on track"
    (tmp_path / "plan.csv").write_text("\n".join([header, *rows, own]), encoding="utf-8")
    assert run("build", letter, "-o", "r.docx", "--action-plan", "plan.csv").code == ExitCode.DONE
    (cells,) = [
        [cell.text for cell in row.cells]
        for table in docx.Document(tmp_path / "r.docx").tables
        for row in table.rows
        if "Meet monthly" in row.cells[1].text
    ]
    assert cells == ["–", "Meet monthly with the board", "Head of Service", "June 2026", "Green: on track"]


def test_a_plan_that_is_no_table_is_refused(run, letter):
    assert run("action-plan", letter, "-o", "plan.docx").code == ExitCode.OUTPUT


def test_a_plan_is_never_written_over_unasked(run, letter, tmp_path):
    (tmp_path / "plan.csv").write_text("mine", encoding="utf-8")
    assert run("action-plan", letter, "-o", "plan.csv").code == ExitCode.OUTPUT
    assert (tmp_path / "plan.csv").read_text(encoding="utf-8") == "mine"


def test_a_report_cannot_be_compared_with_a_letter_about_another_council(run, letter, tmp_path, monitoring_visit):
    ran = run("build", letter, "-o", "r.docx", "--compare-with", monitoring_visit)
    assert ran.code == ExitCode.USAGE
    assert "is about" in ran.err
    assert not (tmp_path / "r.docx").exists()
