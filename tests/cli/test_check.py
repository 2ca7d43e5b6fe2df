"""`check`: exit codes, formats, and letters and reports that are not what they should be."""

import json
import shutil
from pathlib import Path

import pytest

from cli.conftest import SAMPLES
from ofsted_report.errors import ExitCode

LETTER = SAMPLES / "northmere-focused-visit.pdf"
OTHER = SAMPLES / "saltby-focused-visit.pdf"


@pytest.fixture
def report(run, tmp_path):
    """A report as `build` writes it, all fields still open."""
    assert run("build", LETTER, "-o", "report.md").code == 0
    return tmp_path / "report.md"


def test_a_letter_read_whole_ends_with_0(run):
    ran = run("check", LETTER)
    assert (ran.code, ran.out) == (ExitCode.DONE, f"{LETTER}: no problems.\n")


def test_open_fields_of_a_fresh_report_end_with_1(run, report):
    ran = run("check", report, "--letter", LETTER)
    assert ran.code == ExitCode.PROBLEMS
    assert "open-field: “[Committee date]” is still open." in ran.out


def test_with_the_codes_that_are_meant_ignored_it_ends_with_0(run, report):
    assert run("check", report, "--letter", LETTER, "--ignore", "open-field").code == ExitCode.DONE


@pytest.mark.parametrize("stem", ["fenbridge-single-inspection-2016", "harrowmere-ilacs-2026"])
@pytest.mark.parametrize("findings", ["key", "headline", "all"])
def test_what_the_choice_leaves_out_is_advice_and_does_not_count(run, tmp_path, stem, findings):
    """A report is a choice by design: as it was written, with its fields filled, it has no problem."""
    letter = SAMPLES / f"{stem}.pdf"
    assert run("build", letter, "-o", "chosen.md", "--findings", findings).code == ExitCode.DONE
    ran = run("check", "chosen.md", "--letter", letter, "--ignore", "open-field")
    assert (ran.code, "no problems." in ran.out) == (ExitCode.DONE, True)
    assert ran.out.count("paragraph-left-out (advice)") == (0 if findings == "all" else 1)
    listed = run("check", "chosen.md", "--letter", letter, "--ignore", "open-field", "--advice")
    assert listed.out.count("No finding represents this paragraph") > 0 or findings == "all"
    assert listed.code == ExitCode.DONE


def test_an_edit_made_afterwards_is_found(run, report):
    text = report.read_text(encoding="utf-8")
    assert "not always timely" in text
    report.write_text(text.replace("not always timely", "mostly timely"), encoding="utf-8")
    ran = run("check", report, "--letter", LETTER, "--select", "quotation", "--format", "json")
    (problem,) = json.loads(ran.out)["files"][0]["problems"]
    assert problem["code"] == "quotation-edited"
    assert "[-not always-] {+mostly+} timely" in problem["detail"]


def test_a_report_of_another_letter_is_told(run, report):
    assert "other-letter" in run("check", report, "--letter", OTHER).out


def test_records_of_several_letters_stand_in_a_folder(run, tmp_path):
    (tmp_path / "expected").mkdir()
    for letter in (LETTER, OTHER):
        (tmp_path / "expected" / f"{letter.stem}.json").write_text(run("extract", letter).out, encoding="utf-8")
    assert run("check", LETTER, OTHER, "--expect", "expected", "--no-cross-read").code == ExitCode.DONE


def test_among_several_an_unreadable_one_is_a_problem_and_alone_it_has_its_own_exit_code(run, tmp_path):
    (tmp_path / "odd.pdf").write_bytes(b"no")
    assert run("check", "odd.pdf").code == ExitCode.NOT_READABLE
    ran = run("check", LETTER, "odd.pdf")
    assert ran.code == ExitCode.PROBLEMS
    assert "not-readable" in ran.out


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", LETTER, "--letter", LETTER, "--expect", "x.json"),
        ("check", LETTER, OTHER, "--expect", "x.json"),
        ("check", LETTER, "--select", "no-such-code"),
        ("check", "report.html"),
    ],
)
def test_what_makes_no_sense_is_told(run, arguments):
    ran = run(*arguments)
    assert ran.code == ExitCode.USAGE
    assert len(ran.err.strip().splitlines()) == 2


def test_a_pdf_is_no_report_that_can_be_checked(run):
    ran = run("check", OTHER, "--letter", LETTER)
    assert ran.code == ExitCode.NOT_READABLE
    assert "Check the Word file" in ran.err


@pytest.mark.parametrize("form", ["json", "junit", "github", "text"])
def test_every_format_is_whole_on_stdout(run, report, form):
    ran = run("check", report, "--letter", LETTER, "--format", form)
    assert ran.code == ExitCode.PROBLEMS
    assert "open-field" in ran.out
    assert ran.err == ""


def test_a_folder_of_reports_is_checked_with_a_folder_of_letters(run, tmp_path):
    """One answer and one exit code for all of them."""
    letters, reports = tmp_path / "letters", tmp_path / "reports"
    letters.mkdir()
    reports.mkdir()
    for name in ("northmere-focused-visit", "saltby-focused-visit"):
        shutil.copy(SAMPLES / f"{name}.pdf", letters)
        assert run("build", letters / f"{name}.pdf", "-o", reports / f"{name}.md", "-q").code == 0
    (reports / "notes.md").write_text("Nothing of Ofsted's.\n", encoding="utf-8")
    done = run("check", reports, "--letters", letters, "--format", "json", "--ignore", "open-field")
    files = {Path(file["path"]).name: file for file in json.loads(done.out)["files"]}
    assert done.code == 1
    assert [problem["code"] for problem in files["notes.md"]["problems"]] == ["no-letter"]
    assert not [p for p in files["saltby-focused-visit.md"]["problems"] if p["level"] == "problem"]


def test_a_copy_with_comments_and_a_review_page_of_the_edited_report(run, tmp_path):
    """To send round: what was found stands at its place."""
    import docx

    letter, report = SAMPLES / "northmere-focused-visit.pdf", tmp_path / "r.docx"
    assert run("build", letter, "-o", report, "-q").code == 0
    document = docx.Document(report)
    finding = next(p for p in document.paragraphs if "Plans for children to return home are not yet" in p.text)
    finding.runs[0].text = finding.text.replace("are not yet", "are now")
    for extra in finding.runs[1:]:
        extra.text = ""
    document.save(report)
    done = run(
        "check", report, "--letter", letter, "-o", tmp_path / "checked.docx", "--review", tmp_path / "review.html"
    )
    assert done.code == 1
    comments = [comment.text for comment in docx.Document(tmp_path / "checked.docx").comments]
    assert any("was edited" in comment for comment in comments)
    assert "are now" in (tmp_path / "review.html").read_text(encoding="utf-8")
    assert run("check", letter, "-o", tmp_path / "x.docx").code == 2


def test_what_council_toml_requires_of_every_report_is_looked_for(run, report, tmp_path):
    """Also where somebody deleted the part; the settings are those of the folder that the report is in."""
    (tmp_path / "council.toml").write_text('required_implications = ["legal"]', encoding="utf-8")
    assert (
        "implication-missing: The report says nothing under “Legal implications”"
        in run("check", report, "--letter", LETTER).out
    )


# ── Several letters ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def several(run, tmp_path):
    """A folder of two letters about one council, and the report about both."""
    folder = tmp_path / "letters"
    folder.mkdir()
    text = (SAMPLES / "anyshire-monitoring-visit.txt").read_text(encoding="utf-8")
    (folder / "third.txt").write_text(text, encoding="utf-8")
    later = text.replace("Third monitoring", "Fourth monitoring").replace(
        "29 and 30 July 2025", "27 and 28 January 2026"
    )
    (folder / "fourth.txt").write_text(later, encoding="utf-8")
    assert run("build", folder / "third.txt", folder / "fourth.txt", "-o", "both.docx").code == ExitCode.DONE
    return folder


def test_a_report_about_several_letters_is_checked_with_all_of_them(run, several):
    letters = ("--letter", several / "third.txt", "--letter", several / "fourth.txt")
    ran = run("check", "both.docx", *letters, "--ignore", "open-field")
    assert (ran.code, "no problems." in ran.out) == (ExitCode.DONE, True)
    ran = run("check", "both.docx", *letters, "--review", "page.html")
    assert "--review shows one letter" in ran.err


def test_in_a_folder_of_letters_it_finds_its_own(run, several):
    ran = run("check", "both.docx", "--letters", several, "--ignore", "open-field")
    assert (ran.code, "no problems." in ran.out) == (ExitCode.DONE, True)
    (several / "fourth.txt").unlink()
    ran = run("check", "both.docx", "--letters", several)
    assert "No letter of this folder is the one that this report is about." in ran.out


def test_letters_of_two_councils_are_not_those_of_one_report(run, several):
    ran = run("check", "both.docx", "--letter", several / "third.txt", "--letter", OTHER)
    assert ran.code == ExitCode.USAGE
    assert "one report is about one council" in ran.err
