"""The desk's folder: names made safe, files never overwritten unseen, failures told in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_report.desk.folder import NEW, ChangedError, Folder, GoneError, identify, safe_name
from ofsted_report.errors import NotReadableError, OutputError


@given(st.text(max_size=300))
def test_a_safe_name_is_a_name_for_every_system(given_name):
    name = safe_name(f"{given_name}.pdf", (".pdf",))
    assert name.endswith(".pdf")
    assert not set(name) & set('/\\<>:"|?*\x00\n\r')
    assert not name.startswith((".", "~$", " "))
    assert len(name) < 140


@pytest.mark.parametrize("name", ["letter.exe", "letter", "letter.pdf.html", ""])
def test_another_ending_is_refused_by_name(name):
    with pytest.raises(NotReadableError, match="is no"):
        safe_name(name, (".pdf", ".docx"))


@pytest.mark.parametrize("name", ["con.pdf", "NUL.pdf", "com1.txt.pdf"])
def test_names_that_windows_keeps_for_itself_are_changed(name):
    assert safe_name(name, (".pdf",)) == f"file-{name}"


def test_what_was_changed_meanwhile_is_not_overwritten(tmp_path):
    folder = Folder(tmp_path)
    stamp = folder.write("a.toml", "x = 1\n", stamp=NEW)
    assert folder.write("a.toml", "x = 2\n", stamp=stamp) != stamp
    with pytest.raises(ChangedError, match="in another window"):
        folder.write("a.toml", "x = 3\n", stamp=stamp)
    with pytest.raises(ChangedError):
        folder.write("a.toml", "x = 3\n", stamp=NEW)
    with pytest.raises(ChangedError):
        folder.remove("a.toml", stamp=stamp)
    assert folder.read("a.toml").text == "x = 2\n"


def test_a_new_file_takes_a_free_name_and_the_same_content_is_not_kept_twice(tmp_path):
    folder = Folder(tmp_path)
    assert [folder.add("a.pdf", data) for data in (b"1", b"2", b"1", b"3", b"2")] == [
        "a.pdf", "a-2.pdf", "a.pdf", "a-3.pdf", "a-2.pdf",
    ]  # fmt: skip


def test_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(GoneError, match="no longer in the folder"):
        Folder(tmp_path).name_of(identify("letter.pdf"))


def test_a_folder_that_is_gone_says_so(tmp_path):
    folder = Folder(tmp_path / "a")
    with pytest.raises(NotReadableError, match="cannot be read"):
        folder.names()


@pytest.mark.parametrize("name", ["../a.toml", "b/a.toml", "..", "/etc/passwd"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    with pytest.raises(OutputError, match="is not in the folder"):
        Folder(tmp_path).place(name)


def test_a_file_that_another_program_holds_is_told(tmp_path, monkeypatch):
    """Word holds it for long; what is there stays."""
    folder = Folder(tmp_path)
    stamp = folder.write("a.toml", "x = 1\n", stamp=NEW)

    def held(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("ofsted_report.files.into_place", held)
    with pytest.raises(OutputError, match="Nothing was lost"):
        folder.write("a.toml", "x = 3\n", stamp=stamp)
    assert folder.read("a.toml").text == "x = 1\n"
