"""LibreOffice: found or not, too slow, silent, and never fetching anything."""

from __future__ import annotations

import http.server
import io
import os
import stat
import sys
import threading
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from fixtures.word_files import saved
from ofsted_report.errors import ConverterError, ExitCode
from ofsted_report.pack import office as module
from ofsted_report.pack.office import find_soffice, office
from pack.packs import need_libreoffice

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def stand_in(folder: Path, script: str) -> Path:
    """A program that is called as LibreOffice is."""
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_none_to_be_found_says_how_to_get_it_on_every_system(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(module, "_USUAL_PLACES", {})
    with pytest.raises(ConverterError) as caught:
        find_soffice()
    assert caught.value.exit_code == ExitCode.CONVERTER == 11
    for words in ("Windows", "macOS", "libreoffice.org/download", "apt install libreoffice-writer-nogui", "--soffice"):
        assert words in caught.value.remedy


def is_running(number: int) -> bool:
    """Whether there is such a process; one that has ended and waits to be noticed is none."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not (state.is_file() and state.read_text().rpartition(")")[2].split()[0] == "Z")


@POSIX
def test_the_path_is_searched_then_the_usual_places(tmp_path, monkeypatch):
    program = stand_in(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == program
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(module, "_USUAL_PLACES", {sys.platform: (str(tmp_path / "no"), str(program))})
    assert find_soffice() == program


def test_a_named_one_must_be_there(tmp_path):
    with pytest.raises(ConverterError, match="There is no LibreOffice at"):
        find_soffice(tmp_path / "soffice")


@pytest.mark.parametrize("name", ["soffice", "soffice.exe", "program/soffice.exe"])
def test_a_folder_may_be_named(tmp_path, name):
    """The program's own, or LibreOffice's, as it stands in Windows' Program Files."""
    program = tmp_path / name
    program.parent.mkdir(exist_ok=True)
    program.touch()
    assert find_soffice(tmp_path) == program


@POSIX
def test_one_that_hangs_is_ended_with_its_children(tmp_path):
    mark = tmp_path / "child"
    program = stand_in(tmp_path, f"sleep 600 & echo $! >{mark}; wait")
    with office(program, time_limit=1.0) as converter, pytest.raises(ConverterError, match="did not finish"):
        converter.to_pdf({"report": b"PK"})
    assert not is_running(int(mark.read_text()))


@POSIX
def test_one_that_makes_nothing_is_told_with_its_own_words(tmp_path):
    program = stand_in(tmp_path, "echo 'Error: source file could not be loaded' >&2")
    with (
        office(program) as converter,
        pytest.raises(ConverterError, match="could not convert the report to PDF: Error: source file"),
    ):
        converter.to_pdf({"report": b"PK"})


@POSIX
def test_one_that_cannot_be_started(tmp_path):
    (tmp_path / "soffice").write_text("not a program")
    with office(tmp_path / "soffice") as converter, pytest.raises(ConverterError, match="could not be started"):
        converter.to_pdf({"report": b"PK"})


@POSIX
def test_nothing_is_left_in_the_temporary_folder(tmp_path):
    program = stand_in(tmp_path, "exit 1")
    with office(program) as converter:
        folder = converter.folder
        with pytest.raises(ConverterError):
            converter.to_pdf({"report": b"PK"})
    assert not folder.exists()


@pytest.fixture
def web_server():
    """A server on this machine, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815
        do_PROPFIND = do_GET  # noqa: N815 - LibreOffice asks for it before it fetches

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def test_its_profile_switches_off_what_acts_or_fetches(tmp_path):
    """Macros run never (security 3, and none at all), links to other files are updated never (0), none is trusted."""
    with office(tmp_path / "soffice") as converter:
        profile = etree.parse(converter.folder / "profile" / "user" / "registrymodifications.xcu")
    path = "{http://openoffice.org/2001/registry}path"
    said = {
        (item.get(path).removeprefix("/org.openoffice.Office."), prop.get(path.replace("path", "name"))): value.text
        for item in profile.getroot()
        for prop in item
        for value in prop
    }
    assert said == {
        ("Common/Security/Scripting", "MacroSecurityLevel"): "3",
        ("Common/Security/Scripting", "DisableMacrosExecution"): "true",
        ("Common/Security/Scripting", "DisableActiveContent"): "true",
        ("Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
        ("Writer/Content/Update", "Link"): "0",
    }


@pytest.mark.slow
def test_pictures_on_the_web_are_not_fetched(web_server):
    """A letter in Word may point anywhere; opening it must tell nobody."""
    need_libreoffice()
    address, asked = web_server
    document = docx.Document()
    document.add_picture(io.BytesIO(_dot()))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    link = document.part.relate_to(f"{address}/seen.png", kind, is_external=True)
    picture = next(document.element.body.iter(qn("a:blip")))
    del picture.attrib[qn("r:embed")]
    picture.set(qn("r:link"), link)
    with office(find_soffice()) as converter:
        assert converter.to_pdf({"letter": saved(document)})["letter"].startswith(b"%PDF")
    assert asked == []


def _dot() -> bytes:
    """Any small PNG."""
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (4, 4), "white").save(out, "PNG")
    return out.getvalue()
