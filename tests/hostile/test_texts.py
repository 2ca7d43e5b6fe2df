"""Settings, findings, templates and letters whose text is the trap."""

from __future__ import annotations

import os
from pathlib import Path

import docx
import pytest

from fixtures.bad_files import SAMPLE
from fixtures.hostile_texts import LETTERS, SETTINGS, TAGS
from hostile.conftest import Command
from ofsted_report.errors import ExitCode

HEAD = """\
12 March 2019

Dear Ms Okafor

Focused visit to Anyshire County Council children’s services

This letter summarises the findings of a focused visit to Anyshire County Council children’s services on 12 March 2019.
{}

Headline findings

Children receive help in good time.

Yours sincerely

Ann Bell
Her Majesty’s Inspector
"""


@pytest.mark.parametrize("wrong", SETTINGS)
@pytest.mark.parametrize("option", ["--settings", "--meeting", "--findings"])
def test_hostile_toml(wrong: str, option: str, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "given.toml"
    path.write_text(SETTINGS[wrong], encoding="utf-8")
    ended = command("build", SAMPLE, "-o", "report.md", option, path)
    refused = (ExitCode.SETTINGS, ExitCode.TEMPLATE, ExitCode.FINDINGS, ExitCode.NOT_READABLE)
    assert ended.code in refused or wrong == "wording that reads files"  # which is printed as it is written
    assert "root:" not in "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("report.md"))


@pytest.mark.parametrize("wrong", TAGS)
def test_a_hostile_template(wrong: str, command: Command, tmp_path: Path) -> None:
    """Told by `template check`; `build` refuses it or fills it, and nothing gets out of the sandbox."""
    path = tmp_path / "ours.docx"
    document = docx.Document()
    for _ in range(20):
        document.add_paragraph(TAGS[wrong])
    document.save(str(path))
    checked = command("template", "check", path)
    built = command("build", SAMPLE, "-o", "report.docx", "--template", path)
    assert checked.code in (ExitCode.PROBLEMS, ExitCode.TEMPLATE)
    assert "root:" not in checked.out + built.talk


@pytest.mark.parametrize("trap", LETTERS)
@pytest.mark.parametrize("words", ["extract", "findings --toml", "check", "build -o report.docx"])
def test_a_hostile_letter(trap: str, words: str, command: Command, tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(HEAD.format(LETTERS[trap]), encoding="utf-8")
    first, *more = words.split()
    command(first, path, *more)


@pytest.mark.parametrize("trap", LETTERS)
@pytest.mark.parametrize("suffix", [".md", ".html", ".txt"])
def test_a_hostile_report(trap: str, suffix: str, command: Command, tmp_path: Path) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_text(f"# Key findings\n\n{LETTERS[trap]}\n", encoding="utf-8")
    command("check", path, "--letter", SAMPLE)


@pytest.mark.parametrize("name", ["/dev/zero", "pipe", "loop", "a\nb"])
@pytest.mark.parametrize(
    "words",
    [
        "extract {}", "build {}", "check {}", "findings {}", "compare {} {}", "template check {}", "batch --list {} -o out",
        "build {S} --settings {}", "build {S} --meeting {}", "build {S} --template {}", "build {S} --findings {}",
        "check {S} --expect {}", "check {} --letter {S}", "pack {} --letter {S}", "batch {S} -o out --meetings {}",
    ],
)  # fmt: skip
def test_a_name_that_is_no_file(name: str, words: str, command: Command, tmp_path: Path) -> None:
    """What is given as a file may be anything that has a name."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "folder").mkdir()
    place = name if name.startswith("/") else str(tmp_path / name)
    command(*(word.replace("{S}", str(SAMPLE)).replace("{}", place) for word in words.split()))
