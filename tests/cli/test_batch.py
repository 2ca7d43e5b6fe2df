"""The command `batch`, as an analyst uses it."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from fixtures import bad_files
from ofsted_report.errors import ExitCode

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@pytest.fixture
def archive(tmp_path):
    """Two letters in a folder `archive`."""
    folder = tmp_path / "archive"
    (folder / "2025").mkdir(parents=True)
    shutil.copy(SAMPLES / "anyshire-monitoring-visit.pdf", folder / "2025" / "anyshire.pdf")
    shutil.copy(SAMPLES / "saltby-focused-visit.pdf", folder / "saltby.pdf")
    return folder


def text(path):
    document = Document(path)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_an_archive_becomes_reports_and_an_overview(run, archive):
    done = run("batch", archive, "-o", "out", "--format", "docx,html", "-f", "md", "--format", "json")
    assert (done.code, done.out.splitlines()[0]) == (ExitCode.DONE, "2 letters: 2 done, 0 failed.")
    assert "Overview: out/index.html" in done.out
    written = {path.relative_to("out").as_posix() for path in Path("out").rglob("*") if path.is_file()}
    made = {f"{name}.{form}" for name in ("2025/anyshire", "saltby") for form in ("docx", "html", "md", "json")}
    assert made | {"index.html", "index.csv", "manifest.jsonl"} <= written
    assert "multi-agency safeguarding hub" in text("out/2025/anyshire.docx")


def test_a_failure_is_told_and_is_the_exit_code(run, archive):
    bad_files.encrypted(archive)
    done = run("batch", archive, "-o", "out", "-f", "json", "--json", "--quiet")
    assert (done.code, done.err) == (ExitCode.PROBLEMS, "")
    told = json.loads(done.out)
    assert (told["done"], told["failed_by_reason"]) == (2, {"encrypted": 1})
    again = run("batch", archive, "-o", "out", "-f", "json")
    assert again.out.startswith("3 letters: 0 done, 2 done before, 1 failed.")
    assert again.code == ExitCode.PROBLEMS
    assert "3 letters to convert." in again.err


def test_a_report_under_another_councils_name_is_warned_of_as_build_does(run, archive):
    """In the summary, the overview, its table and the manifest; without it, all would seem well."""
    done = run("batch", archive, "-o", "out", "--council", "Saltby City Council")
    warned = "The letter is about Anyshire, and the report is Saltby City Council’s: check that it is the right letter."
    assert "1 report to look at before use:" in done.out
    assert warned in done.out
    assert warned in Path("out/index.csv").read_text(encoding="utf-8-sig")
    records = map(json.loads, Path("out/manifest.jsonl").read_text(encoding="utf-8").splitlines()[1:])
    assert {each["name"]: each.get("report_warnings", []) for each in records} == {
        "2025/anyshire": [warned],
        "saltby": [],
    }
    assert '<td class="number">1</td>' in Path("out/index.html").read_text(encoding="utf-8")


def test_a_meetings_table_gives_each_letter_its_meeting(run, archive):
    Path("council.toml").write_text('council = "Anyshire County Council"\n', encoding="utf-8")
    Path("meetings.csv").write_text(
        "letter,Committee,Committee date,Contact officer\n"
        "2025/anyshire.pdf,Children’s Scrutiny,2026-01-15,Ann Okoye\nsaltby,Other Panel,,\nlost.pdf,X,,\n",
        encoding="utf-8-sig",
    )
    done = run("batch", archive, "-o", "out", "--meetings", "meetings.csv", "-q")
    assert done.code == ExitCode.DONE
    assert "The meetings table names lost.pdf, but no such letter was found." in done.out
    first = text("out/2025/anyshire.docx")
    assert "Children’s Scrutiny" in first
    assert "15\N{NO-BREAK SPACE}January 2026" in first
    assert "Ann Okoye" in first
    assert "Other Panel" in text("out/saltby.docx")


def test_a_councils_template_is_used_and_its_change_makes_reports_anew(run, archive):
    shutil.copy(SAMPLES.parent / "templates" / "scrutiny-report.docx", "ours.docx")
    assert run("batch", archive, "-o", "out", "--template", "ours.docx", "-q").code == ExitCode.DONE
    assert "Recommendation" in text("out/saltby.docx")
    document = Document("ours.docx")
    document.add_paragraph("Our own last line.")
    document.save("ours.docx")
    done = run("batch", archive, "-o", "out", "--template", "ours.docx", "-q")
    assert done.out.startswith("2 letters: 2 done, 0 failed.")
    assert "Our own last line." in text("out/saltby.docx")


@pytest.mark.parametrize(
    ("arguments", "code", "names"),
    [
        (["-o", "out"], ExitCode.USAGE, "No letters were given"),
        (["archive"], ExitCode.USAGE, "No output folder was given"),
        (["gone", "-o", "out"], ExitCode.USAGE, "gone"),
        (["archive", "-o", "out", "-f", "pdf"], ExitCode.USAGE, "no format called pdf"),
        (["archive", "-o", "out", "--findings", "my.toml"], ExitCode.USAGE, "my.toml"),
        (["archive", "-o", "out", "--template", "gone.docx"], ExitCode.TEMPLATE, "gone.docx"),
        (["archive", "-o", "out", "--meetings", "gone.csv"], ExitCode.SETTINGS, "gone.csv"),
        (["archive", "-o", "archive/saltby.pdf"], ExitCode.OUTPUT, "saltby.pdf"),
        (["nosuch://bucket/x", "-o", "out"], ExitCode.USAGE, "nosuch://bucket/x"),
    ],
)
def test_mistakes_are_two_sentences_and_nothing_is_written(run, archive, arguments, code, names):
    before = sorted(archive.parent.rglob("*"))
    done = run("batch", *arguments)
    assert done.code == code, done.err
    assert names in done.err
    assert len(done.err.strip().splitlines()) == 2
    assert sorted(archive.parent.rglob("*")) == before


def test_a_mistake_in_the_template_is_told_once_not_for_every_letter(run, archive):
    document = Document()
    document.add_paragraph("{{ purpse }}")
    document.save("wrong.docx")
    done = run("batch", archive, "-o", "out", "--template", "wrong.docx")
    assert done.code == ExitCode.TEMPLATE
    assert "wrong.docx" in done.err
    assert not Path("out").exists()


def test_a_report_that_lies_in_the_output_already_is_not_overwritten(run, archive):
    Path("out").mkdir()
    Path("out/saltby.md").write_text("mine", encoding="utf-8")
    done = run("batch", archive, "-o", "out", "-f", "md")
    assert done.code == ExitCode.PROBLEMS
    assert "saltby.md in the output folder was changed or made by somebody else." in done.err
    assert Path("out/saltby.md").read_text(encoding="utf-8") == "mine"


def test_a_batch_asks_no_chooser_and_says_so(run, archive):
    """Whoever set a chooser up for the council would else believe that it had chosen."""
    Path("council.toml").write_text('chooser = "no-such-program"\n', encoding="utf-8")
    done = run("batch", archive, "-o", "out", "-f", "json", "--quiet")
    assert done.code == ExitCode.DONE
    assert "batch uses the built-in choice of findings" in done.err
