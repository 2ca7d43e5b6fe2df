"""`tables` and `search` as an analyst calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def recorded(tmp_path):
    """A folder with the JSON of two letters."""
    folder = tmp_path / "json"
    folder.mkdir()
    for name in ("northmere-focused-visit", "harrowmere-ilacs-2026"):
        shutil.copy(SAMPLES / "expected" / f"{name}.json", folder)
    (folder / "other.json").write_text('{"name": "no letter"}', encoding="utf-8")
    return folder


def test_a_folder_of_json_becomes_a_database_that_can_be_searched(run, recorded, tmp_path):
    archive = tmp_path / "archive.db"
    done = run("tables", recorded, "-o", archive)
    assert done.code == 0, done.err
    assert "2 documents: 2 added." in done.out
    again = run("tables", recorded, "-o", archive)
    assert "2 documents: 2 unchanged." in again.out
    found = run("search", archive, "social workers", "--json")
    answer = json.loads(found.out)
    assert answer["total"] > 0
    assert all(hit["place"] for hit in answer["hits"])
    nothing = run("search", archive, "unheard-of-word")
    assert nothing.code == 1


def test_csv_and_xlsx_are_not_overwritten_unasked(run, recorded, tmp_path):
    for target in (tmp_path / "csv", tmp_path / "tables.xlsx"):
        assert run("tables", recorded, "-o", target).code == 0
        refused = run("tables", recorded, "-o", target)
        assert refused.code == 8
        assert run("tables", recorded, "-o", target, "--force").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["tables", "no-such-folder", "-o", "archive.db"], "is not a folder"),
        (["tables", ".", "-o", "archive.db"], "There are no letters in"),
        (["tables", ".", "-o", "archive.pdf"], "is no kind of table"),
        (["search", "no-such.db", "words"], "There is no archive"),
        (["search", "no-such.db", "words", "--kind", "visit"], "no kind called visit"),
    ],
)
def test_slips_are_told_in_two_sentences(run, tmp_path, monkeypatch, arguments, told):
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.code in (2, 3)
    assert told in done.err
    assert len(done.err.strip().splitlines()) == 2
