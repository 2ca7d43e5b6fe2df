"""What happens when people give the program the wrong thing: through the command itself, with real files.

Each failure is one sentence saying what happened and one saying what to do, with its own exit code; never a traceback,
nothing half-written, nothing touched that was there before.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures import bad_files
from ofsted_report.errors import ExitCode

Maker = Callable[[Path], Path]

BAD_LETTERS: list[tuple[Maker, ExitCode, str]] = [
    (bad_files.empty, ExitCode.NOT_READABLE, "empty"),
    (bad_files.picture_named_pdf, ExitCode.NOT_READABLE, "photo.pdf is not a PDF"),
    (bad_files.truncated, ExitCode.NOT_READABLE, "half.pdf"),
    (bad_files.encrypted, ExitCode.ENCRYPTED, "password"),
    (bad_files.scan, ExitCode.NO_TEXT, "scan"),
    (bad_files.not_ofsteds, ExitCode.NOT_OFSTED, "Ofsted"),
    (bad_files.zip_bomb, ExitCode.NOT_READABLE, "bomb.docx"),
    (bad_files.entity_bomb, ExitCode.NOT_READABLE, "laughs.docx"),
    (bad_files.zip_named_docx, ExitCode.NOT_READABLE, "photos.docx"),
    (bad_files.text_named_docx, ExitCode.NOT_READABLE, "not a Word document"),
    (bad_files.random_bytes, ExitCode.NOT_READABLE, "noise.txt"),
    (bad_files.missing, ExitCode.NOT_READABLE, "gone.pdf"),
    (bad_files.a_folder, ExitCode.NOT_READABLE, "folder"),
]


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
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 2, done.stderr
    assert names in lines[0]
    assert all(line[0].isupper() or line[0].islower() for line in lines)
    assert all(line.endswith((".", ")")) for line in lines), lines


def ids(case: object) -> str:
    """A maker's name as the test's."""
    return getattr(case, "__name__", "")


@pytest.mark.parametrize(("make", "code", "names"), BAD_LETTERS, ids=ids)
def test_extract_says_what_is_wrong_with_a_file(make: Maker, code: ExitCode, names: str, tmp_path: Path) -> None:
    """A script that calls `extract` can tell the failures apart by their codes."""
    path = make(tmp_path)
    before = content(tmp_path)
    assert_two_sentences(run("extract", path.name, folder=tmp_path), code, names)
    assert content(tmp_path) == before
