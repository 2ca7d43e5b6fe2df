"""Whatever a person or a hostile file does: a clear sentence in the page, nothing lost, and the desk goes on."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from fixtures import bad_files, bad_pdfs
from fixtures.desks import SAMPLES, put, running
from ofsted_report.batch.local import Limits
from ofsted_report.desk import workers
from ofsted_report.desk.folder import identify
from ofsted_report.errors import NotReadableError, OutputError, UsageError

NAME = "anyshire-monitoring-visit.pdf"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (bad_files.empty, "is empty"),
        (bad_files.picture_named_pdf, "is not a PDF"),
        (bad_files.truncated, "cut short"),
        (bad_files.encrypted, "password"),
        (bad_files.not_ofsteds, "is not an Ofsted letter or report"),
        (bad_files.zip_named_docx, "Word"),
        (bad_files.text_named_docx, "is not a Word document"),
    ],
)
def test_a_letter_that_is_none_is_told_on_the_first_page(asker, make, told, tmp_path):
    path = make(tmp_path)
    answer = asker.post("/letters", files={"letters": (path.name, path.read_bytes(), "application/octet-stream")})
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert told in answer.text
    assert NAME in asker.get("/").text, "the others are still there"


def test_a_scan_is_offered_to_be_recognised(asker, folder, monkeypatch):
    path = bad_files.scan(folder)
    monkeypatch.setattr("ofsted_report.reading.ocr.is_available", lambda: True)
    assert "Recognise its text" in asker.get(asker.letter(path.name)).text
    monkeypatch.setattr("ofsted_report.reading.ocr.is_available", lambda: False)
    answer = asker.get(asker.letter(path.name))
    assert answer.status_code == 422
    assert "Recognise its text" not in answer.text
    assert "scan" in answer.text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed")
def test_a_scan_is_recognised_and_read(asker, folder):
    """The scan stays as it is; the letter's page says that its text was recognised."""
    pytest.importorskip("ocrmypdf")
    pages = []
    with pypdfium2.PdfDocument(folder / NAME) as pdf:
        for page in list(pdf)[:2]:
            pages.append(page.render(scale=150 / 72).to_pil().convert("L"))
    pages[0].save(folder / "scan.pdf", "PDF", save_all=True, append_images=pages[1:], resolution=150)
    before = (folder / "scan.pdf").read_bytes()
    answer = asker.post(asker.letter("scan.pdf") + "/recognise")
    assert "29 August 2025" in answer.text
    assert "recogni" in answer.text
    assert (folder / "scan.pdf").read_bytes() == before
    findings = asker.get(asker.letter("scan.pdf") + "/findings")
    assert "aria-pressed" in findings.text, "chosen in words: where they are printed is not known"


@pytest.mark.slow
@pytest.mark.parametrize(
    "make", [bad_pdfs.endless, bad_pdfs.hungry, bad_pdfs.zeros, bad_files.zip_bomb, bad_files.entity_bomb]
)
def test_a_hostile_file_costs_itself_alone(folder, make):
    """It hangs, eats memory or crashes in a process of its own, which is replaced."""
    from ofsted_report.desk import in_worker

    made = workers.Workers(Limits(seconds=4, megabytes=400))
    try:
        with pytest.raises(NotReadableError):
            made.run(in_worker.read, make(folder))
        assert made.run(in_worker.read, folder / NAME).letter.authority == "Anyshire"
    finally:
        made.stop()


def test_processes_that_were_stopped_are_not_started_again(folder):
    """A thread that starts them in advance may come after the end of the desk; it would leave them behind."""
    made = workers.Workers()
    made.stop()
    with pytest.raises(NotReadableError, match="has been closed"):
        made.run(os.getpid)


def test_a_file_of_300_megabytes_is_refused(asker, folder):
    """Told by its announced length: what is sent is thrown away, and nothing kept."""

    def parts():
        for _ in range(300):
            yield b"x" * 2**20

    headers = {
        "origin": asker.origin,
        "content-type": "multipart/form-data; boundary=x",
        "content-length": str(300 * 2**20),
    }
    answer = asker.client.post("/letters", content=parts(), headers=headers)
    assert answer.status_code == 413
    assert "larger than 100 MB" in answer.text
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_a_folder_that_is_missing_or_a_file(tmp_path):
    for place, told in ((tmp_path / "none", "does not exist"), (SAMPLES / NAME, "is a file, not a folder")):
        ran = subprocess.run(
            [sys.executable, "-m", "ofsted_report", "desk", str(place), "--no-browser"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 3
        assert told in ran.stderr
        assert "Traceback" not in ran.stderr


def test_a_port_that_is_taken():
    from ofsted_report.desk.serve import listen

    with listen(0) as taken, pytest.raises(UsageError, match="cannot be used"):
        listen(taken.getsockname()[1])


def test_no_browser_and_no_display_only_the_address(folder):
    with running(folder) as desk:
        assert desk.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_folder_that_is_full_or_read_only(asker, monkeypatch, number):
    """The page says what the system said, and the same form can be sent again."""

    def refused(path, content, *, force=False):
        raise OutputError("refused", "x") from OSError(number, os.strerror(number))

    monkeypatch.setattr("ofsted_report.desk.folder.write_whole", refused)
    answer = asker.post(asker.letter(NAME) + "/findings/toggle", {"stamp": "new", "sentence": "s3.b1:1"})
    assert answer.status_code == 422
    assert os.strerror(number) in answer.text
    assert "Try again" in answer.text
    assert 'name="sentence" value="s3.b1:1"' in answer.text
    assert os.strerror(number) in asker.post(asker.letter(NAME) + "/report", {"form": "docx"}).text


def test_a_report_that_is_open_in_word_is_left_alone(asker, folder):
    """A second one is made beside it."""
    first = asker.post(asker.letter(NAME) + "/report", {"form": "docx", "comments": "yes"})
    assert "just made" in first.text
    report = folder / "anyshire-monitoring-visit-report.docx"
    before = report.read_bytes()
    asker.post(asker.letter(NAME) + "/report", {"form": "docx"})
    assert report.read_bytes() == before
    assert (folder / "anyshire-monitoring-visit-report-2.docx").exists()


def test_a_template_that_is_broken_is_told_and_not_taken(asker, folder, tmp_path):
    broken = bad_files.broken_template(tmp_path)
    files = {"file": (broken.name, broken.read_bytes(), "application/octet-stream")}
    answer = asker.post(asker.letter(NAME) + "/report/template", {"council_stamp": "new"}, files=files)
    assert answer.status_code == 422
    assert "To mend" in answer.text
    assert not (folder / "council.toml").exists()


def test_a_good_template_is_taken_for_all_reports(asker, folder):
    from ofsted_report.shipped import shipped

    files = {"file": ("our form.docx", shipped("scrutiny-report.docx"), "application/octet-stream")}
    asker.post(asker.letter(NAME) + "/report/template", {"council_stamp": "new"}, files=files)
    assert (folder / "council.toml").read_text(encoding="utf-8").strip().endswith('template = "our form.docx"')
    assert "Implications" in asker.get(asker.letter(NAME) + "/report/preview").text


def test_an_adopted_form_is_taken_and_the_advice_is_shown(asker, folder):
    """Its typeface, contrast or language is the form's own, and no reason to refuse it."""
    import io

    import docx

    from ofsted_report.rendering.adopt import adopt

    form = docx.Document()
    for heading in ("Purpose", "Background", "What the inspectors found"):
        form.add_heading(heading, 1)
        form.add_paragraph()
    out = io.BytesIO()
    form.save(out)
    files = {"file": ("adopted.docx", adopt(out.getvalue(), "form.docx").content, "application/octet-stream")}
    answer = asker.post(asker.letter(NAME) + "/report/template", {"council_stamp": "new"}, files=files)
    assert (folder / "council.toml").read_text(encoding="utf-8").strip().endswith('template = "adopted.docx"')
    assert "Advice" in answer.text
    assert "To mend" not in answer.text


def test_a_slip_in_council_toml_is_shown_at_its_line(asker, folder):
    (folder / "council.toml").write_text("# ours\ncouncil = Anyshire Council\n", encoding="utf-8")
    for page in ("/meeting", "/report"):
        text = asker.get(asker.letter(NAME) + page).text
        assert "line 2" in text
        assert "Put the text in double quotes" in text
    assert asker.get(asker.letter(NAME)).status_code == 200, "the letter is shown all the same"


def test_a_slip_in_the_corrections_is_shown(asker, folder):
    (folder / "anyshire-monitoring-visit.corrections.toml").write_text("format = x\n", encoding="utf-8")
    answer = asker.get(asker.letter(NAME))
    assert answer.status_code == 422
    assert "line 1" in answer.text


def test_the_letter_was_replaced_under_the_page(asker, folder):
    """The new one is read; a click on a sentence of the old one does not quote another sentence of the new one."""
    findings = asker.letter(NAME) + "/findings"
    mark = re.search(r'name="letter" value="(\w+)"', asker.get(findings).text)
    assert mark
    shutil.copy(SAMPLES / "saltby-focused-visit.pdf", folder / NAME)
    for path in (findings + "/toggle", asker.letter(NAME) + "/facts/title"):
        answer = asker.post(path, {"stamp": "new", "sentence": "s3.b1:1", "value": "x", "letter": mark[1]})
        assert answer.status_code == 409
        assert "was replaced after this page was shown" in answer.text
    assert "Saltby" in asker.get(asker.letter(NAME)).text
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.slow
def test_a_second_desk_on_the_same_folder_says_so(folder):
    import urllib.request
    from http.cookiejar import CookieJar

    def first_page(desk):
        opener = urllib.request.build_opener(
            urllib.request.HTTPCookieProcessor(CookieJar()), urllib.request.ProxyHandler({})
        )
        return opener.open(desk.address, timeout=20).read().decode()

    with running(folder) as one, running(folder) as two:
        assert "Another desk is open on this folder" not in first_page(one)
        assert "Another desk is open on this folder" in first_page(two)


def test_forms_that_nobody_filled_are_told(asker):
    letter = asker.letter(NAME)
    for path, data in (
        ("/letters", {}),
        (letter + "/check", {}),
        (letter + "/findings/toggle", {"stamp": "new", "sentence": "nonsense"}),
        (letter + "/findings/move", {"stamp": "new", "at": "x", "by": "1"}),
        (letter + "/findings/move", {"stamp": "new", "at": "9999", "by": "1"}),
        (letter + "/findings/start", {"stamp": "new", "mode": "best"}),
        (letter + "/report", {"form": "exe"}),
        (letter + "/report/template", {"template": "/etc/passwd", "council_stamp": "new"}),
        (letter + "/facts/letter_date", {"value": "soon", "stamp": "new"}),
    ):
        answer = asker.post(path, data)
        assert answer.status_code in (409, 422), path
        assert "problem" in answer.text.lower()
    assert asker.get(letter + "/facts/nothing").status_code == 422
    assert asker.get(letter + "/findings/9999").status_code == 422
    assert asker.get(letter + "/pages/99.jpg").status_code == 422
    assert asker.get(f"/letters/{identify('none.pdf')}").status_code == 404


def test_a_letter_without_an_overview_has_no_headlines_to_start_with(asker, folder):
    put(folder, "northmere-focused-visit.pdf")
    answer = asker.post(
        asker.letter("northmere-focused-visit.pdf") + "/findings/start", {"stamp": "new", "mode": "headline"}
    )
    assert answer.status_code in (200, 422)
    assert Path(folder / NAME).exists()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_pack_is_made_of_the_newest_report_and_the_letter(asker, folder):
    """Without a Word report it says what to do first."""
    assert "Make the Word report first" in asker.post(asker.letter(NAME) + "/report", {"form": "pack"}).text
    asker.post(asker.letter(NAME) + "/report", {"form": "docx"})
    answer = asker.post(asker.letter(NAME) + "/report", {"form": "pack"})
    assert "anyshire-monitoring-visit-report-pack.pdf" in answer.text
    assert "in which a check finds" in answer.text, "the open fields of the report are told"
    with pypdfium2.PdfDocument(folder / "anyshire-monitoring-visit-report-pack.pdf") as pdf:
        assert len(pdf) > 6


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_other_forms_are_made_too(asker, folder, form):
    asker.post(asker.letter(NAME) + "/report", {"form": form})
    text = (folder / f"anyshire-monitoring-visit-report.{form}").read_text(encoding="utf-8")
    assert "multi-agency safeguarding hub" in text
