"""The tables beside a batch: written when something changed, and only then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from batch.samples import convert_all, letters


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
