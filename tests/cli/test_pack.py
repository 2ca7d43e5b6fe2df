"""`pack`: what a person sees, and what they get when something is not as it should be."""

from __future__ import annotations

import json
import shutil

import docx
import pikepdf
import pytest

from cli.conftest import SAMPLES
from fixtures import bad_files
from ofsted_report.errors import ExitCode
from ofsted_report.pack.make import Pack

NEEDS_LIBREOFFICE = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="needs LibreOffice (apt install libreoffice-writer-nogui)",
)


@pytest.fixture
def report(tmp_path):
    """A report of one line."""
    document = docx.Document()
    document.add_heading("Report to the Committee", 1)
    document.add_paragraph("It is about the third monitoring visit of Anyshire children’s services.")
    document.save(tmp_path / "report.docx")
    return tmp_path / "report.docx"


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_a_pack_is_written_and_told(run, report, monitoring_visit, tmp_path):
    ran = run(
        *("pack", report, "--letter", monitoring_visit, "-o", "pack.pdf", "--agenda-item", "9", "--first-page", "41"),
        "--no-check",
        *("--committee", "Cabinet & Friends", "--committee-date", "2099-01-15", "--contributor", "Cllr Bell"),
        *("--contributor", "Siân O’Brien", "--committee-will", "The Committee will consider the report.", "--json"),
    )
    assert ran.code == ExitCode.DONE
    told = json.loads(ran.out)
    assert told["pages"] == 1 + 1 + 1 + told["letter_pages"] == 7
    assert (told["first_page"], told["item_pages"]) == (41, "42 - 47")
    assert told["open_fields"] == told["warnings"] == []
    assert ran.err == "Wrote pack.pdf (7 pages, 4 of them the letter's; the item is on 42 - 47).\n"
    with pikepdf.open(tmp_path / "pack.pdf") as pdf:
        assert len(pdf.pages) == 7
        assert "Cabinet & Friends" in str(pdf.docinfo["/Title"])
    assert run("pack", report, "--letter", monitoring_visit, "-o", "pack.pdf").code == ExitCode.OUTPUT


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_without_a_letter_quietly_beside_the_report(run, report):
    """Only what must be minded is said: what is still open."""
    ran = run("pack", report, "--document-to-follow", "--quiet")
    assert ran.code == ExitCode.DONE
    assert (report.parent / "report-pack.pdf").is_file()
    assert ran.out == ""
    assert all(line.startswith("warning: ") for line in ran.err.splitlines())
    assert "[Committee]" in ran.err


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_a_letter_that_is_not_ofsteds_is_packed_and_warned_of(run, report, tmp_path):
    ran = run("pack", report, "--letter", bad_files.scan(tmp_path), "-o", "pack.pdf")
    assert ran.code == ExitCode.DONE
    assert "is a scan without text" in ran.err
    assert "no structure tags" in ran.err


def test_letter_or_document_to_follow(run, report, monitoring_visit):
    ran = run("pack", report)
    assert ran.code == ExitCode.USAGE
    assert "No letter was given." in ran.err
    both = run("pack", report, "--letter", monitoring_visit, "--document-to-follow")
    assert both.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("maker", "code", "what"),
    [
        (bad_files.empty, ExitCode.NOT_READABLE, "is empty"),
        (bad_files.missing, ExitCode.NOT_READABLE, "there is no such file"),
        (bad_files.a_folder, ExitCode.NOT_READABLE, "is a folder"),
        (bad_files.encrypted, ExitCode.ENCRYPTED, "password"),
        (bad_files.truncated, ExitCode.NOT_READABLE, "half.pdf"),
        (bad_files.picture_named_pdf, ExitCode.NOT_READABLE, "neither a PDF nor a Word document"),
        (bad_files.zip_bomb, ExitCode.NOT_READABLE, "unpacks to more than"),
        (bad_files.text_named_docx, ExitCode.NOT_READABLE, "neither a PDF nor a Word document"),
    ],
)
def test_letters_that_cannot_be_used(run, report, tmp_path, maker, code, what):
    ran = run("pack", report, "--letter", maker(tmp_path), "-o", "pack.pdf")
    assert ran.code == code
    assert what in ran.err
    assert len(ran.err.splitlines()) == 2
    assert not (tmp_path / "pack.pdf").exists()


def as_pdf(folder):
    path = folder / "report.pdf"
    path.write_bytes(b"%PDF-1.7")
    return path


def as_macro_document(folder):
    path = folder / "report.docm"
    path.write_bytes(b"PK\x03\x04")
    return path


def as_old_word(folder):
    path = folder / "old.docx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    return path


@pytest.mark.parametrize(
    ("maker", "what"),
    [
        (as_pdf, "report.pdf is not a Word document"),
        (as_macro_document, "report.docm is not a Word document"),
        (as_old_word, "old.docx is protected by a password or an old Word document"),
        (bad_files.zip_bomb, "unpacks to more than"),
        (bad_files.zip_named_docx, "photos.docx is not a Word document"),
        (bad_files.text_named_docx, "is not a Word document"),
    ],
)
def test_reports_that_cannot_be_used(run, monitoring_visit, tmp_path, maker, what):
    ran = run("pack", maker(tmp_path), "--letter", monitoring_visit, "-o", "pack.pdf")
    assert ran.code == ExitCode.NOT_READABLE
    assert what in ran.err
    assert "emplate" not in ran.err
    assert not (tmp_path / "pack.pdf").exists()


def test_missing_libreoffice_has_its_own_exit_code(run, report, monitoring_visit, tmp_path):
    """Told alone, before the problems of a report that no pack can be made of."""
    ran = run("pack", report, "--letter", monitoring_visit, "-o", "pack.pdf", "--soffice", tmp_path / "nowhere")
    assert ran.code == ExitCode.CONVERTER == 11
    assert ran.err.startswith("There is no LibreOffice at")
    assert not (tmp_path / "pack.pdf").exists()


@pytest.mark.parametrize("name", ["report.docx", "pack.txt", "nowhere/pack.pdf"])
def test_results_that_must_not_be_written(run, report, monitoring_visit, name):
    before = report.read_bytes()
    ran = run("pack", report, "--letter", monitoring_visit, "-o", name, "--force")
    assert ran.code == ExitCode.OUTPUT
    assert report.read_bytes() == before


def test_a_pack_never_replaces_its_letter(run, report, monitoring_visit, tmp_path):
    letter = tmp_path / "letter.pdf"
    shutil.copy(monitoring_visit, letter)
    ran = run("pack", report, "--letter", letter, "-o", letter, "--force")
    assert ran.code == ExitCode.OUTPUT
    assert letter.read_bytes() == monitoring_visit.read_bytes()


def test_a_day_that_is_none_is_an_error_of_the_settings(run, report, monitoring_visit):
    ran = run("pack", report, "--letter", monitoring_visit, "--committee-date", "2026-02-31")
    assert ran.code == ExitCode.SETTINGS


def test_the_report_is_checked_before_the_pack_is_made(run, tmp_path, monkeypatch):
    """What would be published wrong is said first; `--strict` makes no pack then, `--no-check` asks nothing."""
    import docx

    made = []
    monkeypatch.setattr("ofsted_report.pack.make.make_pack", lambda *_, **__: made.append(1) or _EMPTY)
    letter = SAMPLES / "northmere-focused-visit.pdf"
    assert run("build", letter, "-o", tmp_path / "r.docx", "-q").code == 0
    document = docx.Document(tmp_path / "r.docx")
    finding = next(p for p in document.paragraphs if "Plans for children to return home are not yet" in p.text)
    finding.runs[0].text = finding.text.replace("are not yet", "are now")
    for extra in finding.runs[1:]:
        extra.text = ""
    document.save(tmp_path / "r.docx")
    refused = run("pack", tmp_path / "r.docx", "--letter", letter, "-o", tmp_path / "p.pdf", "--strict")
    assert (refused.code, made) == (2, [])
    assert "quotation-edited" in refused.err
    told = run("pack", tmp_path / "r.docx", "--letter", letter, "-o", tmp_path / "p.pdf")
    assert (told.code, made) == (0, [1])
    assert "quotation-edited" in told.err
    assert "\\n" not in told.err, "each problem is on a line of its own"
    silent = run("pack", tmp_path / "r.docx", "--letter", letter, "-o", tmp_path / "q.pdf", "--no-check")
    assert silent.code == 0
    assert "quotation-edited" not in silent.err


def test_another_councils_letter_is_refused(run, report, tmp_path):
    """Who means it insists."""
    letter = SAMPLES / "northmere-focused-visit.pdf"
    ran = run("pack", report, "--letter", letter, "-o", tmp_path / "p.pdf", "--strict")
    what, remedy = ran.err.splitlines()
    assert ran.code == ExitCode.USAGE
    assert "northmere-focused-visit.pdf is about Northmere, which report.docx does not name" in what
    assert "insist with --no-check" in remedy
    assert not (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize("extra", [(), ("--no-check",)])
@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_another_letter_of_the_council_is_warned_of_first(run, tmp_path, extra):
    document = docx.Document()
    document.add_paragraph("It is about the inspection of Northmere children’s services in 2019.")
    document.save(tmp_path / "r.docx")
    ran = run("pack", tmp_path / "r.docx", "--letter", SAMPLES / "northmere-focused-visit.pdf", "-o", "p.pdf", *extra)
    assert ran.code == ExitCode.DONE
    assert ran.err.startswith("warning: northmere-focused-visit.pdf may be the wrong letter")
    assert ran.err.count("may be the wrong letter") == 1
    assert ".”" not in ran.err.splitlines()[0]


_EMPTY = Pack(content=b"%PDF-", pages=1, first_page=1, item_pages="1", letter_pages=1, open_fields=(), warnings=())


# ── Further appendices ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.slow
@NEEDS_LIBREOFFICE
def test_appendices_come_from_the_meeting_file_and_from_options(run, report, monitoring_visit, tmp_path):
    (tmp_path / "papers").mkdir()
    shutil.copy(report, tmp_path / "papers" / "plan.docx")
    meeting = tmp_path / "papers" / "meeting.toml"
    meeting.write_text(
        '[[appendices]]\ntitle = "Action plan"\nfile = "plan.docx"\n\n[[appendices]]\ntitle = "Statement"\nto_follow = true\n'
    )
    ran = run(
        *("pack", report, "--letter", monitoring_visit, "--no-check", "--json", "-o", "pack.pdf", "--meeting", meeting),
        *("--appendix", f"statement={monitoring_visit}", "--appendix", report),
    )
    assert ran.code == ExitCode.DONE
    titles = [each["title"] for each in json.loads(ran.out)["appendices"]]
    assert titles == [
        "Appendix 1: Third monitoring visit of Anyshire children’s services",
        "Appendix 2: Action plan",
        "Appendix 3: Statement",
        "Appendix 4: Report",
    ]


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("Plan=report.docx", "plan=report.docx"), ExitCode.USAGE, "The appendix “plan” is named twice."),
        (("Plan=missing.pdf",), ExitCode.NOT_READABLE, "missing.pdf cannot be read: there is no such file."),
    ],
    ids=["twice", "missing"],
)
def test_appendices_that_cannot_be_and_nothing_is_written(run, report, monitoring_visit, tmp_path, given, code, said):
    options = [word for text in given for word in ("--appendix", text)]
    ran = run("pack", report, "--letter", monitoring_visit, "--no-check", "-o", "pack.pdf", *options)
    assert (ran.code, said in ran.err) == (code, True)
    assert not (tmp_path / "pack.pdf").exists()
