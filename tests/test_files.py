"""Files appear whole or not at all, never over what is read, and never over somebody's work unasked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ofsted_report.errors import OutputError
from ofsted_report.files import refuse_to_overwrite, write_together, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def test_what_is_there_stays_unless_force_is_given(tmp_path):
    path = tmp_path / "report.md"
    path.write_text("mine")
    with pytest.raises(OutputError, match="already exists"):
        write_whole(path, "new")
    assert path.read_text() == "mine"
    write_whole(path, "new", force=True)
    assert path.read_text() == "new"


@pytest.mark.parametrize("name", ["letter.pdf", "./letter.pdf", "in/../letter.pdf"])
def test_what_is_read_is_never_replaced_whatever_force_says(tmp_path, name, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    letter = tmp_path / "letter.pdf"
    letter.write_text("Ofsted's")
    with pytest.raises(OutputError, match="the result would replace it"):
        refuse_to_overwrite(type(letter)(name), force=True, inputs=[letter])


@posix
def test_a_second_name_of_what_is_read_is_known_too(tmp_path):
    letter = tmp_path / "letter.pdf"
    letter.write_text("Ofsted's")
    os.link(letter, tmp_path / "other.pdf")
    with pytest.raises(OutputError, match="the result would replace it"):
        refuse_to_overwrite(tmp_path / "other.pdf", force=True, inputs=[letter])


def test_a_name_that_no_file_can_have_is_told(tmp_path):
    for write in (lambda path: refuse_to_overwrite(path, force=False), lambda path: write_whole(path, "x")):
        with pytest.raises(OutputError, match=r"(cannot|could not) be written"):
            write(tmp_path / ("a" * 300))
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path):
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, "new", force=True)
    assert link.is_symlink()
    assert real.read_text() == "new"


@posix
def test_a_device_is_written_to_and_stays_a_device():
    from pathlib import Path

    write_whole(Path("/dev/null"), "gone")
    assert not Path("/dev/null").is_file()


@posix
def test_a_pipe_is_written_to(tmp_path):
    """`-o /dev/stdout | less`: its name leads to no file in any folder."""
    code = "from pathlib import Path; from ofsted_report.files import write_whole; write_whole(Path('/dev/stdout'), 'text')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "text", "")


@posix
def test_a_disk_that_refuses_leaves_nothing_behind(tmp_path, monkeypatch):
    def refuse(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError, match="No space left on device"):
        write_whole(tmp_path / "report.md", "text")
    assert list(tmp_path.iterdir()) == []


def test_of_files_that_belong_together_it_is_told_which_were_written(tmp_path):
    """An officer who has the report, and not the page that shows it in the letter, must know so."""
    report, review = tmp_path / "report.docx", tmp_path / "gone" / "review.html"
    with pytest.raises(OutputError, match=r"Only .*report\.docx was written: .*gone does not exist"):
        write_together([(report, b"report"), (review, "review")])
    assert report.read_bytes() == b"report"


def test_a_file_that_another_program_holds_for_a_moment_is_written(tmp_path, monkeypatch):
    """On Windows, virus scanners and OneDrive open each new file; Word keeps its own open, and then that is told."""
    path, replace, held = tmp_path / "report.md", Path.replace, [True, True]
    path.write_text("old")

    def sometimes(beside, place):
        if held and held.pop():
            raise PermissionError(13, "Permission denied")
        return replace(beside, place)

    monkeypatch.setattr(Path, "replace", sometimes)
    monkeypatch.setattr("ofsted_report.files._PAUSE", 0)
    write_whole(path, "new", force=True)
    assert path.read_text() == "new"
    held += [True] * 10
    with pytest.raises(OutputError, match="open in another program"):
        write_whole(path, "newer", force=True)
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("report.md", "new")]
