"""`build`: one report, whole or not at all, and said what it is still missing."""

import json
import shutil
import socket
import sys
from pathlib import Path

import docx
import pytest

from fixtures.bad_files import BAD_LETTERS
from ofsted_report.errors import ExitCode
from ofsted_report.rendering.template_parts import own_text

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def letter(tmp_path, monitoring_visit):
    """A letter in the person's own folder."""
    return shutil.copy(monitoring_visit, tmp_path / "letter.pdf")


def texts(path):
    told = "\n".join(own_text(paragraph._p) for paragraph in docx.Document(path).paragraphs)
    return told.replace("\u00a0", " ")  # which keep a date on one line


def test_the_report_stands_beside_the_letter_and_what_is_open_is_said(run, letter, tmp_path):
    ran = run("build", letter)
    assert ran.code == ExitCode.DONE
    assert ran.out == ""
    report = tmp_path / "letter-report.docx"
    assert f"Wrote {report}" in ran.err
    assert "Still open: Committee; " in ran.err
    assert "[Committee date]" in texts(report)


@pytest.mark.parametrize(("make", "code", "names"), BAD_LETTERS, ids=[case[0].__name__ for case in BAD_LETTERS])
def test_a_letter_that_cannot_be_read_costs_nobody_the_report_of_last_week(make, code, names, run, tmp_path):
    """Even with --force. `tests/test_bad_input.py` gives the same letters to the command in a process of its own."""
    path = make(tmp_path)
    (tmp_path / "report.docx").write_bytes(b"last week's report")
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    ran = run("build", path.name, "-o", "report.docx", "--force")
    assert (ran.code, ran.out) == (code, "")
    what, _to_do = [line for line in ran.err.splitlines() if not line.startswith("Page ")]
    assert names in what
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_options_fill_the_open_fields(run, letter, tmp_path):
    ran = run(
        "build", letter, "-o", "r.docx", "--committee", "Scrutiny & Audit", "--committee-date", "1 December 2099",
        "--author", "Anna Bell", "--contact-officer", "Sam Poole", "--contact-telephone", "01234 567890",
        "--cabinet-member", "Cllr O’Dea", "--agenda-item", "9", "--pages", "3 - 12", "--no-comments",
    )  # fmt: skip
    assert ran.code == ExitCode.DONE
    found = texts(tmp_path / "r.docx")
    for text in ("Report to the Scrutiny & Audit", "Tuesday 1 December 2099", "Sam Poole, 01234 567890", "Cllr O’Dea"):
        assert text in found
    assert "(to be confirmed); Democratic Services telephone or e-mail." in ran.err
    assert "Publish by Monday 23 November 2099" in ran.err


def test_json_for_scripts_goes_to_stdout_and_talk_to_stderr(run, letter, tmp_path):
    ran = run("build", letter, "--json", "--quiet", "--committee-date", "2099-12-01")
    told = json.loads(ran.out)
    assert told["report"] == str(tmp_path / "letter-report.docx")
    assert told["publish_by"] == "2099-11-23"
    assert "Author" in told["open_fields"]
    assert told["findings"] > 5
    assert "Wrote" not in ran.err


@pytest.mark.parametrize(("name", "begins"), [("r.docx", b"PK"), ("r.html", b"<!DOCTYPE html>"), ("r.md", b"# ")])
def test_the_ending_says_the_format(run, letter, tmp_path, name, begins):
    assert run("build", letter, "-o", name).code == ExitCode.DONE
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_format_alone_names_the_file(run, letter, tmp_path):
    assert run("build", letter, "--format", "html").code == ExitCode.DONE
    assert (tmp_path / "letter-report.html").exists()


def test_a_folder_as_output_gets_the_report_in_it(run, letter, tmp_path):
    (tmp_path / "out").mkdir()
    assert run("build", letter, "-o", "out").code == ExitCode.DONE
    assert (tmp_path / "out" / "letter-report.docx").exists()


@pytest.mark.parametrize("form", ["scrutiny-report", "select-committee"])
def test_templates_go_by_name(run, letter, tmp_path, form):
    assert run("build", letter, "--template", form).code == ExitCode.DONE
    assert ("Recommendations" in texts(tmp_path / "letter-report.docx")) == (form == "scrutiny-report")


def test_settings_and_meeting_are_read_from_files(run, letter, tmp_path):
    (tmp_path / "council.toml").write_text('committee = "Scrutiny"\n[wording]\npurpose = "Ours: {visit_of}."')
    (tmp_path / "meeting.toml").write_text("author = 'Anna Bell'\ncommittee_date = 2099-12-01")
    assert run("build", letter, "--meeting", "meeting.toml").code == ExitCode.DONE
    found = texts(tmp_path / "letter-report.docx")
    assert "Ours: third monitoring visit to Anyshire children’s services." in found
    assert "Author:\tAnna Bell" in found


def test_nothing_is_replaced_without_force(run, letter, tmp_path):
    report = tmp_path / "letter-report.docx"
    report.write_text("mine")
    ran = run("build", letter)
    assert ran.code == ExitCode.OUTPUT
    assert ran.err.count("\n") == 2
    assert "--force" in ran.err
    assert report.read_text() == "mine"
    assert run("build", letter, "--force").code == ExitCode.DONE
    assert report.read_bytes().startswith(b"PK")


def test_the_letter_itself_is_never_replaced(run, tmp_path, monitoring_visit):
    letter = shutil.copy(monitoring_visit.with_suffix(".docx"), tmp_path / "letter.docx")
    before = letter.read_bytes()
    ran = run("build", letter, "-o", "letter.docx", "--force")
    assert ran.code == ExitCode.OUTPUT
    assert "is an input file: the result would replace it" in ran.err
    assert letter.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["-o", "r.pdf"], ExitCode.OUTPUT, "Let it end in one of .docx, .html, .md."),
        (["-o", "r.md", "--format", "docx"], ExitCode.OUTPUT, "--format agree"),
        (["-o", "nowhere/r.docx"], ExitCode.OUTPUT, "does not exist"),
        (["-o", f"{'r' * 300}.docx"], ExitCode.OUTPUT, "cannot be written"),
        (["--findings", "f" * 300], ExitCode.USAGE, "is neither a way of choosing nor a file"),
        (["--committee-date", "0001-01-03"], ExitCode.SETTINGS, "committee_date is in the year 1"),
        (["--template", "select-comittee"], ExitCode.TEMPLATE, "Did you mean select-committee?"),
        (["--template", "no.docx"], ExitCode.TEMPLATE, "cannot be read"),
        (["--committee-date", "soon"], ExitCode.SETTINGS, "committee_date is not a date: soon"),
        (["--contact-email", "sam"], ExitCode.SETTINGS, "contact_email is not an e-mail address"),
        (["--meeting", "no.toml"], ExitCode.SETTINGS, "cannot be read"),
        (["--settings", "no.toml"], ExitCode.SETTINGS, "cannot be read"),
        (["--max", "0"], ExitCode.USAGE, "--max"),
        (["--findings", "headlines"], ExitCode.USAGE, "Did you mean headline?"),
    ],
)
def test_what_cannot_be_done_is_told_and_leaves_nothing_behind(run, letter, tmp_path, arguments, code, says):
    before = sorted(path.name for path in tmp_path.iterdir())
    ran = run("build", letter, *arguments)
    assert ran.code == code
    assert says in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_a_date_that_does_not_work_is_warned_of_and_the_report_still_written(run, letter, tmp_path):
    ran = run("build", letter, "--committee-date", "2019-12-25", "--quiet")
    assert ran.code == ExitCode.DONE
    assert "warning: The committee date 25 December 2019 is in the past." in ran.err
    assert "not a working day (Christmas Day)" in ran.err


def test_findings_chosen_by_hand_come_from_a_file(run, letter, tmp_path):
    assert run("findings", letter, "--toml", "-o", "f.toml").code == ExitCode.DONE
    assert run("build", letter, "--findings", "f.toml").code == ExitCode.DONE
    assert (tmp_path / "letter-report.docx").exists()


def test_fewer_findings_on_request(run, letter):
    assert json.loads(run("build", letter, "--max", "3", "--json").out)["findings"] == 3


def test_nothing_is_fetched(run, letter, monkeypatch):
    def refused(*_, **__):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    assert run("build", letter, "-o", "r.html").code == ExitCode.DONE


def test_that_the_letter_says_what_happens_next_is_told(run, tmp_path, letter, focused_visit):
    """A deadline begins with the letter: nobody should have to find it on page 6."""
    asked = "The letter says what happens next: see “What happens next” in the report"
    assert f"{asked}." in run("build", focused_visit, "-o", "r.md").err
    assert asked not in run("build", letter, "-o", "s.md").err
    own = shutil.copy(TEMPLATES / "select-committee.docx", tmp_path / "own.docx")
    told = run("build", focused_visit, "-o", "t.docx", "--template", own).err
    assert f"{asked}, if your template has that part." in told


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_report_says_who_chose_its_findings_and_so_do_review_page_and_check(run, letter, tmp_path, form):
    """A program that a council names in its settings chose; a committee may ask by whom."""
    script = tmp_path / "pick.py"
    script.write_text("import sys; sys.stdin.read(); print([1, 2, 3])", encoding="utf-8")
    council = tmp_path / "council.toml"
    council.write_text(f"chooser = {json.dumps(f'{sys.executable} pick.py')}\n", encoding="utf-8")
    ran = run("build", letter, "-o", f"r.{form}", "--review")
    assert "Asking pick.py to choose the findings" in ran.err
    assert "Findings chosen by pick.py" in ran.err
    assert "Findings chosen by pick.py" in (tmp_path / "r-review.html").read_text(encoding="utf-8")
    assert "findings chosen by pick.py" in run("check", f"r.{form}", "--letter", letter).out
    built_in = run("build", letter, "-o", f"s.{form}", "--chooser", "built-in")
    assert "Asking" not in built_in.err
    assert "findings chosen by ofsted-report" in run("check", f"s.{form}", "--letter", letter).out


def test_a_chooser_that_fails_leaves_no_report_and_the_built_in_choice_is_offered(run, letter, tmp_path):
    ran = run("build", letter, "-o", "r.docx", "--chooser", f"{sys.executable} -c 'raise SystemExit(3)'")
    assert ran.code == ExitCode.FINDINGS
    assert "ended with exit code 3" in ran.err
    assert "--chooser built-in" in ran.err
    assert not (tmp_path / "r.docx").exists()


def test_a_chooser_is_for_key_findings(run, letter):
    ran = run("build", letter, "--findings", "all", "--chooser", "pick")
    assert ran.code == ExitCode.USAGE
    assert "A chooser chooses key findings, not all." in ran.err


def test_what_the_desk_keeps_beside_the_letter_is_told_where_it_is_not_taken(run, tmp_path, monitoring_visit):
    """Desk and commands can be mixed; a choice that was made by hand is not passed over in silence."""
    import shutil

    shutil.copy(monitoring_visit, tmp_path / "visit.pdf")
    run("findings", "visit.pdf", "--toml", "-o", "visit-findings.toml")
    (tmp_path / "visit-meeting.toml").write_text('author = "Anna Bell"\n', encoding="utf-8")
    told = run("build", "visit.pdf").err
    assert "--findings visit-findings.toml" in told
    assert "--meeting visit-meeting.toml" in told
    options = ("--findings", "visit-findings.toml", "--meeting", "visit-meeting.toml", "--force")
    assert "Not used" not in run("build", "visit.pdf", *options).err


# ── Several letters ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def two_letters(tmp_path):
    """The third monitoring visit of the samples, and a fourth half a year later."""
    third = Path(shutil.copy(TEMPLATES.parent / "samples" / "anyshire-monitoring-visit.txt", tmp_path / "third.txt"))
    text = third.read_text(encoding="utf-8").replace("Third monitoring", "Fourth monitoring").replace("third", "fourth")
    fourth = tmp_path / "fourth.txt"
    fourth.write_text(text.replace("29 and 30 July 2025", "27 and 28 January 2026"), encoding="utf-8")
    return third, fourth


def test_several_letters_are_one_report(run, two_letters, tmp_path):
    ran = run("build", *two_letters, "-o", "r.docx", "--json", "--review")
    assert ran.code == ExitCode.DONE
    told = json.loads(ran.out)
    assert told["letters"] == ["third.txt", "fourth.txt"]
    assert [Path(page).name for page in told["reviews"]] == ["r-review-1.html", "r-review-2.html"]
    assert all((tmp_path / Path(page).name).is_file() for page in told["reviews"])
    assert "from 2 letters" in ran.err
    found = texts(tmp_path / "r.docx")
    for text in ("Third monitoring visit of Anyshire", "Fourth monitoring visit of Anyshire"):
        assert f"{text} children’s services (Appendix " in found


def test_a_meeting_file_adds_letters_that_are_beside_it(run, two_letters, tmp_path):
    """As the desk writes it; one that is not there is told."""
    first, second = two_letters
    meeting = tmp_path / "meeting.toml"
    meeting.write_text(f'further_letters = ["{second.name}"]\n', encoding="utf-8")
    ran = run("build", first, "--meeting", meeting, "-o", "r.md", "--json")
    assert json.loads(ran.out)["letters"] == [first.name, second.name]
    second.unlink()
    assert run("build", first, "--meeting", meeting, "-o", "s.md").code != ExitCode.DONE


def test_findings_are_given_once_for_all_letters_or_once_for_each(run, two_letters, tmp_path):
    assert run("findings", two_letters[1], "--toml", "-o", "mine.toml").code == ExitCode.DONE
    assert run("build", *two_letters, "-o", "a.md", "--findings", "headline").code == ExitCode.DONE
    both = ("--findings", "key", "--findings", "mine.toml")
    assert run("build", *two_letters, "-o", "b.md", *both).code == ExitCode.DONE
    ran = run("build", *two_letters, "-o", "c.md", "--findings", "mine.toml")
    assert ran.code == ExitCode.USAGE
    assert "--findings is given 1 time for 2 letters." in ran.err


@pytest.mark.parametrize("option", [("--kind", "other"), ("--keep-ocr", "scan.pdf")])
def test_what_is_for_one_letter_is_refused_with_several(run, two_letters, option, tmp_path):
    ran = run("build", *two_letters, *option, "-o", "r.docx")
    assert ran.code == ExitCode.USAGE
    assert f"{option[0]} is for one letter" in ran.err
    assert not (tmp_path / "r.docx").exists()


def test_letters_of_two_councils_are_refused_and_nothing_is_written(run, two_letters, tmp_path):
    other = shutil.copy(TEMPLATES.parent / "samples" / "saltby-focused-visit.pdf", tmp_path)
    ran = run("build", two_letters[0], other, "-o", "r.docx")
    assert ran.code == ExitCode.USAGE
    assert "third.txt is about Anyshire, saltby-focused-visit.pdf about Saltby" in ran.err
    assert not (tmp_path / "r.docx").exists()
