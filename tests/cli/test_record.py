"""`record` writes what `check --expect` compares with, and shows what changed since."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

LETTER = Path(__file__).resolve().parents[2] / "samples" / "northmere-focused-visit.pdf"


@pytest.fixture
def letters(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    shutil.copy(LETTER, folder / "visit.pdf")
    return folder


def test_a_recorded_letter_passes_check_and_a_changed_record_is_shown(run, letters, tmp_path):
    expected = tmp_path / "expected"
    assert "recorded for the first time" in run("record", letters, "-o", expected).out
    assert run("check", letters / "visit.pdf", "--expect", expected).code == 0
    record = expected / "visit.json"
    content = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**content, "title": "Another title"}), encoding="utf-8")
    looked = run("record", letters, "-o", expected, "--dry-run")
    assert looked.code == 1
    assert 'title: "Another title" →' in looked.out
    assert run("check", letters / "visit.pdf", "--expect", expected).code == 1, "a dry run writes nothing"
    assert run("record", letters, "-o", expected).code == 0
    assert "1 as recorded" in run("record", letters, "-o", expected).out


def test_a_letter_without_a_record_is_told_as_that(run, letters, tmp_path):
    done = run("check", letters / "visit.pdf", "--expect", tmp_path)
    assert done.code == 1
    assert "no-record" in done.out


def test_two_letters_of_one_name_cannot_share_a_record(run, letters, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(letters, other)
    done = run("record", letters, other, "-o", tmp_path / "expected")
    assert done.code == 2
    assert "would have the same record" in done.err
