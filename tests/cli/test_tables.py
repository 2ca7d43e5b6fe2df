"""`tables` and `search` as an analyst calls them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from batch.samples import convert_all, letters

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
        (["tables", ".", "-o", "archive.pdf"], "is not a kind of table"),
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


def test_a_file_under_two_names_and_a_name_that_no_document_prints_are_told(run, recorded, tmp_path):
    shutil.copy(recorded / "northmere-focused-visit.json", recorded / "the same.json")
    councils = tmp_path / "councils.csv"
    councils.write_bytes("printed;council\r\nNorthmere;Northmere and Saltby\r\nNorthmear;Other\r\n".encode("cp1252"))
    done = run("tables", recorded, "-o", tmp_path / "archive.db", "--councils", councils)
    assert "2 documents in 3 files: 3 added." in done.out
    assert "the same is the same file as northmere-focused-visit, and the tables count it once." in done.out
    assert "No document prints “northmear”" in done.out
    assert run("search", tmp_path / "archive.db", "children", "--council", "Northmere and Saltby").code == 0


def test_a_folder_that_is_not_there_is_not_made(run, recorded, tmp_path):
    for name in ("archive.db", "tables.xlsx"):
        done = run("tables", recorded, "-o", tmp_path / "missing" / name)
        assert (done.code, "does not exist" in done.err) == (8, True)
    assert not (tmp_path / "missing").exists()


@pytest.mark.parametrize(
    ("head", "told"),
    [("hello", "is not a manifest"), ('{"format": "ofsted-report/manifest", "version": 2}', "newer version")],
)
def test_a_manifest_of_another_version_is_not_read(run, tmp_path, head, told):
    (tmp_path / "manifest.jsonl").write_text(f"{head}\n", encoding="utf-8")
    done = run("tables", tmp_path, "-o", tmp_path / "archive.db")
    assert (done.code, told in done.err) == (3, True)
    assert not (tmp_path / "archive.db").exists()


def test_a_table_longer_than_a_sheet_is_told(run, recorded, tmp_path, monkeypatch):
    monkeypatch.setattr("ofsted_report.tables.export.MOST_ROWS", 20)
    done = run("tables", recorded, "-o", tmp_path / "tables.xlsx")
    assert "The table sentences has more rows than a sheet of Excel holds, and is a CSV file." in done.out
    assert f"Wrote {tmp_path / 'tables-sentences.csv'}" in done.out


def test_a_search_that_finds_nothing_says_which_filter_no_document_meets(run, recorded, tmp_path):
    run("tables", recorded, "-o", tmp_path / "archive.db")
    done = run("search", tmp_path / "archive.db", "children", "--council", "Nowhere", "--grade", "splendid")
    assert done.code == 1
    assert done.err.splitlines() == [
        "The archive has no document about Nowhere.",
        "The archive has no document with the grade “splendid”.",
        "No sentence holds “children” with these filters.",
    ]


def test_a_batch_at_a_url_is_read_as_one_in_a_folder(run, tmp_path):
    fsspec = pytest.importorskip("fsspec", reason="needs the extra ofsted-report[dask]")
    out = tmp_path / "out"
    convert_all(letters(tmp_path / "in", "a.pdf", "b.pdf"), out)
    memory = fsspec.filesystem("memory")
    for path in (*out.glob("*.jsonl"), *out.glob("kept/*")):
        memory.pipe_file(f"/tables/out/{path.relative_to(out).as_posix()}", path.read_bytes())
    assert run("tables", "memory://tables/out", "-o", tmp_path / "csv").code == 0
    assert run("tables", out, "-o", tmp_path / "same").code == 0
    assert {p.name: p.read_bytes() for p in (tmp_path / "csv").iterdir()} == {
        p.name: p.read_bytes() for p in (tmp_path / "same").iterdir()
    }
    assert run("tables", "memory://tables/none", "-o", tmp_path / "csv", "--force").code == 2
