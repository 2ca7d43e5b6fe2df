"""What happens when people give the program the wrong thing: through the command itself, with real files.

Each failure is one sentence saying what happened and one saying what to do, with its own exit code; never a traceback,
nothing half-written, nothing touched that was there before.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import bad_files
from fixtures.bad_files import BAD_LETTERS, Maker
from ofsted_report.errors import ExitCode


def run(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, in `folder`."""
    command = [sys.executable, "-m", "ofsted_report", *map(str, arguments)]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )


def content(folder: Path) -> dict[str, str]:
    """Every file in a folder with its content's digest."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def assert_two_sentences(done: subprocess.CompletedProcess[str], code: ExitCode, names: str) -> None:
    """One line of what happened, which names the thing, and one of what to do; no answer on stdout."""
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.strip().splitlines() if not re.fullmatch(r"Page \d+ recognised\.", line)]
    assert len(lines) == 2, done.stderr
    assert names in lines[0]
    assert all(line.endswith((".", ")", "?")) for line in lines), lines


@pytest.mark.parametrize(("make", "code", "names"), BAD_LETTERS, ids=[case[0].__name__ for case in BAD_LETTERS])
def test_extract_says_what_is_wrong_with_a_file(make: Maker, code: ExitCode, names: str, tmp_path: Path) -> None:
    """A script that calls `extract` can tell the failures apart by their codes."""
    path = make(tmp_path)
    before = content(tmp_path)
    assert_two_sentences(run("extract", path.name, folder=tmp_path), code, names)
    assert content(tmp_path) == before


def test_build_does_not_replace_a_report_unasked(tmp_path: Path) -> None:
    """An officer may have worked on the report that stands there."""
    (tmp_path / "report.docx").write_bytes(b"an officer's work")
    before = content(tmp_path)
    done = run("build", bad_files.SAMPLE, "-o", "report.docx", folder=tmp_path)
    assert_two_sentences(done, ExitCode.OUTPUT, "report.docx already exists")
    assert "--force" in done.stderr
    assert content(tmp_path) == before


def test_build_does_not_write_over_the_letter(tmp_path: Path) -> None:
    """Giving the letter's own name as output is a slip, whatever --force says."""
    letter = tmp_path / "letter.docx"
    letter.write_bytes((bad_files.SAMPLES / "anyshire-monitoring-visit.docx").read_bytes())
    before = content(tmp_path)
    done = run("build", letter.name, "-o", letter.name, "--force", folder=tmp_path)
    assert_two_sentences(done, ExitCode.OUTPUT, "letter.docx")
    assert content(tmp_path) == before


@pytest.mark.parametrize("output", ["nowhere/report.docx", "notes.txt/report.docx", "report.xyz"])
def test_build_says_why_an_output_cannot_be(output: str, tmp_path: Path) -> None:
    """A folder that is missing, a file where a folder should be, a format that does not exist."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    before = content(tmp_path)
    done = run("build", bad_files.SAMPLE, "-o", output, folder=tmp_path)
    assert_two_sentences(done, ExitCode.OUTPUT, output.split("/", maxsplit=1)[0])
    assert content(tmp_path) == before


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs Linux's /proc, where nobody may write files")
def test_build_says_that_a_folder_refuses(tmp_path: Path) -> None:
    """A folder in which not even an administrator can write."""
    done = run("build", bad_files.SAMPLE, "-o", "/proc/report.docx", folder=tmp_path)
    assert_two_sentences(done, ExitCode.OUTPUT, "/proc/report.docx")
    assert content(tmp_path) == {}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's /dev/full, a disk that is always full")
def test_extract_says_that_the_disk_is_full(tmp_path: Path) -> None:
    """A script that redirects the answer to a full disk must not take half a letter for a whole one."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "ofsted_report", "extract", str(bad_files.SAMPLE)]
        done = subprocess.run(command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == ExitCode.OUTPUT, done.stderr
    assert "Traceback" not in done.stderr


def test_build_names_the_broken_tag_of_a_template(tmp_path: Path) -> None:
    """An officer who edited the template in Word learns what to look for, not what Jinja thinks of it."""
    bad_files.broken_template(tmp_path)
    before = content(tmp_path)
    done = run("build", bad_files.SAMPLE, "--template", "ours.docx", "-o", "report.docx", folder=tmp_path)
    assert_two_sentences(done, ExitCode.TEMPLATE, "ours.docx")
    assert content(tmp_path) == before


def test_build_says_that_a_template_is_no_word_file(tmp_path: Path) -> None:
    """A template that was saved as something else."""
    bad_files.text_named_docx(tmp_path)
    done = run("build", bad_files.SAMPLE, "--template", "notes.docx", "-o", "report.docx", folder=tmp_path)
    assert_two_sentences(done, ExitCode.TEMPLATE, "notes.docx")
    assert not (tmp_path / "report.docx").exists()


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('commitee = "Children’s Select Committee"', ["commitee", "committee"]),
        ('[democratic_services]\nemial = "democracy@anyshire.example"', ["emial", "email"]),
        ('[deadlines]\nquestions_working_days = "three"', ["questions_working_days"]),
        ('committee = "Children’s Select Committee', ["council.toml"]),
    ],
    ids=["misspelt key", "misspelt key in a table", "words for a number", "no closing quotation mark"],
)
def test_build_says_what_is_wrong_in_the_settings(toml: str, named: list[str], tmp_path: Path) -> None:
    """A slip in council.toml is named, with what was probably meant."""
    (tmp_path / "council.toml").write_text(toml, encoding="utf-8")
    before = content(tmp_path)
    done = run("build", bad_files.SAMPLE, "-o", "report.docx", folder=tmp_path)
    assert_two_sentences(done, ExitCode.SETTINGS, "council.toml")
    assert all(name in done.stderr for name in named), done.stderr
    assert content(tmp_path) == before


ODD = "Costs & savings of <b>5%</b> were seen, as were {{ 7 * 7 }} and {% if x %} and {# this #}."


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_odd_text_arrives_in_the_report_as_it_is(form: str, tmp_path: Path) -> None:
    """What looks like markup or like a template's tag is Ofsted's text, and is quoted; nothing in it is carried out."""
    letter = bad_files.letter_with(f"{ODD} A control \x07character \x0band a null\x00 do no harm.", tmp_path)
    done = run("build", letter.name, "-o", f"report.{form}", "--findings", "all", folder=tmp_path)
    assert done.returncode == ExitCode.DONE, done.stderr
    text = shown_text(tmp_path / f"report.{form}")
    assert ODD in text
    assert "49" not in text
    assert not any(sign in text for sign in "\x00\x07\x0b")
    assert "character" in text


def shown_text(report: Path) -> str:
    """A report's text as a reader sees it, on one line."""
    if report.suffix == ".docx":
        from docx import Document

        text = "\n".join(paragraph.text for paragraph in Document(str(report)).paragraphs)
    else:
        text = report.read_text(encoding="utf-8")
        if report.suffix == ".html":
            import html
            import re

            text = html.unescape(re.sub(r"<[^>]*>", "", text))
        else:
            text = text.replace("\\", "")  # Markdown's own escapes
    return " ".join(text.split())


def test_an_interrupt_while_writing_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C in the very moment of writing ends with its own code, and with no half-written file."""
    from ofsted_report.cli.app import main

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["ofsted-report", "build", str(bad_files.SAMPLE), "-o", "report.docx"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == ExitCode.INTERRUPTED
    assert content(tmp_path) == {}
    assert "Traceback" not in capsys.readouterr().err


def test_a_letter_about_a_home_is_read_if_a_person_insists(tmp_path: Path) -> None:
    """What is refused by default is read as printed with --kind other, with the warning that its form is not known."""
    letter = bad_files.childrens_home(tmp_path)
    done = run("extract", letter.name, "--kind", "other", folder=tmp_path)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert "registered manager has made some progress" in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX pipe")
def test_a_reader_that_has_gone_is_no_failure(tmp_path):
    """`ofsted-report extract letter.pdf | head`: head ends early, as it should."""
    reader, writer = os.pipe()
    os.close(reader)
    letter = Path(__file__).resolve().parents[1] / "samples" / "saltby-focused-visit.pdf"
    command = [sys.executable, "-m", "ofsted_report", "extract", str(letter)]
    try:
        done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, b"")
