"""Word files of the kinds that officers really have, where they are at hand: each gives its right value.

They are not part of the project (see test_real_letters.py); each kind has a test with an input of its own beside the code
that reads it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cli.conftest import Ran, run
from ofsted_report.errors import ExitCode

CASES = Path(os.environ.get("OFSTED_REPORT_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "cases"
FILES, HOSTILE = CASES / "files", CASES / "hostile"
LETTER = FILES / "00-letter.pdf"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason=f"the cases (shared) are not at {CASES}")
__all__ = ["run"]


def content(letter: Path, run: Any) -> list[tuple[str, list[str]]]:
    """Headings and texts of a letter."""
    ran: Ran = run("extract", letter)
    assert ran.code == ExitCode.DONE
    read = json.loads(ran.out)
    return [(section["heading"], [block["text"] for block in section["blocks"]]) for section in read["sections"]]


@pytest.mark.parametrize("name", ["13-word-online.docx", "14-strict.docx"])
def test_it_is_read_as_the_pdf_is(name: str, run: Any) -> None:
    assert content(FILES / name, run) == content(LETTER, run)


def test_a_report_may_be_checked_against_a_letter_of_word_online(run: Any) -> None:
    ran = run("check", FILES / "10-action-plan.docx", "--letter", FILES / "13-word-online.docx")
    assert "10 sentences quoted: 10 verbatim" in ran.out


@pytest.mark.parametrize("options", [(), ("--no-comments",)])
def test_a_templates_comments_are_at_one_place_or_none(options: tuple[str, ...], run: Any) -> None:
    template = FILES / "11-template-comments.docx"
    assert "2 comments" in run("template", "check", template).out
    assert run("build", LETTER, "--template", template, "-o", "r.docx", *options).code == ExitCode.DONE
    with zipfile.ZipFile("r.docx") as package:
        text = package.read("word/document.xml").decode().replace("\u00a0", " ")
        assert ("word/comments.xml" in package.namelist()) == (not options)
    ids = re.findall(r'commentReference w:id="(\d+)"', text)
    assert len(ids) == len(set(ids))
    assert bool(ids) == (not options)


def test_a_bound_control_shows_what_was_filled_in(run: Any) -> None:
    template = FILES / "12-template-bound-date.docx"
    assert "content control “Abstract”" in run("template", "check", template).out
    run("build", LETTER, "--template", template, "--committee-date", "2027-01-14", "-o", "r.docx")
    with zipfile.ZipFile("r.docx") as package:
        text = package.read("word/document.xml").decode().replace("\u00a0", " ")
    assert "Thursday 14 January 2027" in text
    assert "dataBinding" not in text


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_pack_prints_what_was_filled_in(run: Any) -> None:
    import pypdfium2

    template = FILES / "12-template-bound-date.docx"
    run("build", LETTER, "--template", template, "--committee-date", "2027-01-14", "-o", "r.docx")
    assert run("pack", "r.docx", "--letter", LETTER, "--no-front-sheet", "-o", "p.pdf").code == ExitCode.DONE
    pdf = pypdfium2.PdfDocument("p.pdf")
    assert "Thursday 14 January 2027" in pdf[0].get_textpage().get_text_range().replace("\u00a0", " ")
    pdf.close()


def test_a_struck_word_is_no_part_of_a_quotation(run: Any) -> None:
    ran = run("check", FILES / "16-struck.docx", "--letter", LETTER)
    assert "quotation-edited" in ran.out
    assert "[-Not-] all children in need" in ran.out


@pytest.mark.parametrize("name", ["letter.rtf", "letter.docx", "letter.txt"])
def test_rich_text_is_refused_by_what_it_is(name: str, run: Any) -> None:
    shutil.copyfile(FILES / "17-letter.rtf", name)
    ran = run("build", name, "-o", "r.docx")
    assert ran.code == ExitCode.NOT_READABLE
    assert "Rich Text (RTF), which is not read" in ran.err


def test_a_no_break_space_in_a_tag_is_a_space(run: Any) -> None:
    template = FILES / "19-template-nbsp.docx"
    assert not [each for each in ("{%p", "cannot be filled") if each in run("template", "check", template).out]
    assert run("build", LETTER, "--template", template, "-o", "r.docx").code == ExitCode.DONE


@pytest.mark.parametrize("name", ["15-meetings-mac.csv", "15c-meetings-empty-columns.csv"])
def test_a_table_of_meetings_is_read_as_excel_saves_it(name: str, run: Any) -> None:
    assert run("batch", FILES / "15-letters", "-o", "OUT", "--meetings", FILES / name).code == ExitCode.DONE
    with zipfile.ZipFile("OUT/larkhampton-2025.docx") as package:
        assert "15 January 2026" in package.read("word/document.xml").decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("extract", HOSTILE / "bzip2-bomb.docx"), ExitCode.NOT_READABLE),
        (("check", HOSTILE / "bzip2-bomb.docx", "--letter", LETTER), ExitCode.NOT_READABLE),
        (("build", LETTER, "-o", "r.docx", "--template", HOSTILE / "bzip2-bomb.docx"), ExitCode.TEMPLATE),
        (("template", "check", HOSTILE / "template-braces-100.docx"), ExitCode.PROBLEMS),
        (
            ("build", LETTER, "-o", "r.docx", "--template", HOSTILE / "core-properties-other-root.docx"),
            ExitCode.TEMPLATE,
        ),
        (("build", LETTER, "-o", "r.docx", "--template", HOSTILE / "template-three-loops.docx"), ExitCode.DONE),
    ],
    ids=["letter", "report", "template packed", "template braces", "template properties", "template loops"],
)
def test_hostile_files_end_under_their_own_code(arguments: tuple[object, ...], code: int, run: Any) -> None:
    assert run(*arguments).code == code
