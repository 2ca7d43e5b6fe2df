"""Reports find their letters: by a file beside them, by what they say themselves, by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ofsted_report import build_report, choose_findings, read_letter, render
from ofsted_report.batch.naming import is_overview
from ofsted_report.checking.pairs import Pair, find_reports, pair
from ofsted_report.errors import SettingsError, UsageError

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NORTHMERE, SALTBY = "northmere-focused-visit.pdf", "saltby-focused-visit.pdf"


@pytest.fixture
def letters(tmp_path):
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in (NORTHMERE, SALTBY):
        shutil.copy(SAMPLES / name, folder)
    return folder


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


def built(sample: str, form: str = "docx") -> bytes:
    letter = read_letter(SAMPLES / sample)
    return render(build_report(letter, choose_findings(letter)), form).content


def test_a_report_says_itself_which_letter_it_was_built_from(reports, letters):
    (reports / "anything.docx").write_bytes(built(SALTBY))
    assert list(pair(find_reports([reports]), letters)) == [Pair(reports / "anything.docx", (letters / SALTBY,))]


def test_a_report_that_says_nothing_is_paired_by_its_name(reports, letters):
    (reports / "northmere-focused-visit-report.md").write_bytes(built(NORTHMERE, "md"))
    assert [each.letters for each in pair(find_reports([reports]), letters)] == [(letters / NORTHMERE,)]


def test_a_file_beside_the_report_goes_before_all_else(reports, letters):
    (reports / "northmere-focused-visit.md").write_bytes(built(NORTHMERE, "md"))
    (reports / "northmere-focused-visit.toml").write_text(f'letter = "{SALTBY}"\n', encoding="utf-8")
    assert [each.letters for each in pair(find_reports([reports]), letters)] == [(letters / SALTBY,)]
    (reports / "northmere-focused-visit.toml").write_text('letter = "none.pdf"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match=r"names the letter none\.pdf"):
        list(pair(find_reports([reports]), letters))


def test_a_report_of_no_letter_has_none(reports, letters):
    (reports / "other.md").write_text("# A report\n", encoding="utf-8")
    assert [each.letters for each in pair(find_reports([reports]), letters)] == [()]


def test_empty_folders_are_told(reports, letters, tmp_path):
    with pytest.raises(UsageError, match="no reports"):
        find_reports([reports])
    (reports / "a.md").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="no letters"):
        list(pair(find_reports([reports]), reports))


def test_pages_about_the_reports_of_a_batch_are_no_reports(reports):
    for name in ("a.html", "index.html", "timelines/b.html", "anyshire/index.html"):
        path = reports / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>Text</p>", encoding="utf-8")
    assert len(find_reports([reports], no_report=is_overview)) == 4, "no batch wrote this folder"
    (reports / "manifest.jsonl").write_text("{}\n", encoding="utf-8")
    names = [path.relative_to(reports).as_posix() for path in find_reports([reports], no_report=is_overview)]
    assert names == ["a.html", "anyshire/index.html"]
