"""The tables beside a batch: written when something changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from batch.samples import convert_all, letters
from ofsted_report.batch.sources import Found
from ofsted_report.batch.summary import in_words


def written(out: Path) -> dict[str, int]:
    """When each file of an output folder was written."""
    return {str(path.relative_to(out)): path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}


def test_a_run_that_finds_all_letters_done_writes_nothing(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf", "b.pdf", "same.pdf"), tmp_path / "out"
    (folder / "same.pdf").write_bytes((folder / "a.pdf").read_bytes())
    convert_all(folder, out)
    before = written(out)
    convert_all(folder, out)
    assert written(out) == before


@pytest.mark.parametrize("table", ["documents.csv", "sentences.csv"])
def test_a_table_that_could_not_be_written_is_written_by_the_next_run(table, tmp_path):
    """As when it was open in Excel: the database is already up to date then, and the table is not."""
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    convert_all(folder, out)
    path = out / "tables" / table
    right = path.read_bytes()
    path.write_bytes(b"of an earlier run")
    os.utime(path, ns=(0, 0))
    convert_all(folder, out)
    assert path.read_bytes() == right


def test_an_overview_older_than_the_manifest_is_written_by_the_next_run(tmp_path):
    """As when a run was killed after its last letter."""
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    convert_all(folder, out)
    right = (out / "index.html").read_bytes()
    (out / "index.html").write_bytes(b"of an earlier run")
    os.utime(out / "index.html", ns=(0, 0))
    convert_all(folder, out)
    assert (out / "index.html").read_bytes() == right


def test_a_table_that_is_open_in_excel_costs_no_letter_and_is_told(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    convert_all(folder, out)
    (out / "index.csv").unlink()
    (out / "index.csv").mkdir()  # no file can take its place, as none can where Excel has one open
    letters(folder, "b.pdf")
    result = convert_all(folder, out)
    assert result.tally.done == 1
    assert result.refused is not None
    assert "index.csv" in result.refused.what
    assert result.tables is not None
    assert result.tables.files == 2
    (out / "index.csv").rmdir()
    assert convert_all(folder, out).refused is None
    assert (out / "index.csv").is_file()


def test_a_letter_that_is_there_twice_is_told(tmp_path):
    folder, out = letters(tmp_path / "in", "a.pdf"), tmp_path / "out"
    (folder / "b.pdf").write_bytes((folder / "a.pdf").read_bytes())
    result = convert_all(folder, out)
    assert result.tables is not None
    assert result.tables.copies == (("b", "a"),)
    assert "b is the same file as a, and the tables count it once." in in_words(result, Found(), str(out))
