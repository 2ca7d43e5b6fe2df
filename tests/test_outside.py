"""Files from outside: their kind is looked at before their size, and their size before their content."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ofsted_report import outside
from ofsted_report.errors import NotReadableError, SettingsError

POSIX = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX")


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xef\xbb\xbfcouncil = 'Anyshire'\r\n")
    assert outside.text(tmp_path / "a.toml", SettingsError, "Check it.") == "council = 'Anyshire'\n"


def refused(path: Path, **options: int) -> str:
    """What is told of a file that is refused."""
    with pytest.raises(NotReadableError) as told:
        outside.content(path, NotReadableError, "Check it.", **options)
    assert told.value.remedy == "Check it."
    return told.value.what


@POSIX
def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    """Nobody writes to this pipe, nobody answers at this socket, and the device has no end."""
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(tmp_path / "socket"))
        assert refused(tmp_path / "socket").endswith("it is a socket, not a file.")
    assert refused(tmp_path / "pipe").endswith("it is a pipe, not a file.")
    assert refused(Path("/dev/zero")) == "/dev/zero cannot be read: it is a device, not a file."
    assert refused(tmp_path).endswith("it is a folder, not a file.")


@POSIX
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert refused(tmp_path / "a").endswith("its links lead in a circle.")


@pytest.mark.parametrize("name", ["a\0b", "a" * 300])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    assert "cannot be read" in refused(tmp_path / name)


def test_size_has_an_end(tmp_path: Path) -> None:
    """A sparse file of a terabyte takes no room on the disk, and none in memory."""
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(2**40)
    assert refused(path, most=10 * 2**20).endswith("is too large: it has 1048576 MB, and may have 10 MB.")


def test_text_must_be_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes("council = 'Rhônshire'".encode("cp1252"))
    with pytest.raises(SettingsError, match="not a text file in UTF-8"):
        outside.text(tmp_path / "a.toml", SettingsError, "Check it.")
