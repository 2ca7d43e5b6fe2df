"""Scanned letters: every command that reads letters asks the same of them, and says which page is recognised."""

from __future__ import annotations

import json

import pytest

from fixtures import bad_files
from fixtures.bad_files import SAMPLES
from ofsted_report.errors import ExitCode
from ofsted_report.reading import ocr, read

LETTER = SAMPLES / "northmere-focused-visit.pdf"
EARLIER = SAMPLES / "saltby-focused-visit.pdf"
COMMANDS = {
    "extract {scan}": 1,
    "findings {scan}": 1,
    "build {scan} -o new.docx": 1,
    "check {scan}": 1,
    "check report.md --letter {scan}": 1,
    "compare {earlier} {scan} --any-authority": 1,
    "record {scan} -o records": 0,
    "action-plan {scan} -o plan.csv": 1,
}
"""Each with how often it names page 2 of the scan."""


@pytest.fixture
def recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text recognition that recognises the text of another file at once: a sample's."""

    def recognise(data, name, *, progress=None):
        pages = read.read_document(LETTER).pages
        for page in pages if progress else ():
            progress(page.number)
        return ocr.Recognised(data, pages, ())

    monkeypatch.setattr(ocr, "recognise", recognise)
    monkeypatch.setattr(ocr, "is_available", lambda: True)


@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_reads_a_scan_and_names_each_page(words, run, tmp_path, recognised):
    scan = bad_files.scan(tmp_path)
    assert run("build", LETTER, "-o", tmp_path / "report.md", "--quiet").code == ExitCode.DONE
    asked = [str(scan) if w == "{scan}" else str(EARLIER) if w == "{earlier}" else w for w in words.split()]
    ran = run(*asked)
    assert ran.code in (ExitCode.DONE, ExitCode.PROBLEMS), ran.err
    named = [line for line in ran.err.splitlines() if line.startswith("Page 2") and line.endswith("recognised.")]
    assert len(named) == COMMANDS[words]


@pytest.mark.parametrize("words", COMMANDS)
def test_never_leaves_a_scan_as_it_is(words, run, tmp_path, recognised):
    scan = bad_files.scan(tmp_path)
    run("build", LETTER, "-o", tmp_path / "report.md", "--quiet")
    asked = [str(scan) if w == "{scan}" else str(EARLIER) if w == "{earlier}" else w for w in words.split()]
    ran = run(*asked, "--ocr", "never")
    told = ExitCode.PROBLEMS if words.startswith("record") else ExitCode.NO_TEXT
    assert ran.code == told
    assert "scanned" in ran.out + ran.err


def test_always_recognises_a_letter_that_has_its_text(run, recognised):
    ran = run("extract", EARLIER, "--ocr", "always")
    assert json.loads(ran.out)["source"]["text"] == "recognised"


def test_compare_names_which_of_the_two_it_is_at(run, tmp_path, recognised):
    scan = bad_files.scan(tmp_path)
    assert f"Page 1 of {scan.name} recognised." in run("compare", EARLIER, scan, "--any-authority").err


def test_what_a_report_is_built_with_may_be_a_scan_too(run, tmp_path, recognised):
    scan = bad_files.scan(tmp_path)
    ran = run("build", LETTER, "-o", "report.md", "--compare-with", scan, "--ocr", "never")
    assert ran.code == ExitCode.NO_TEXT
