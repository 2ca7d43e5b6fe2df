"""The sample reports are what the program makes now, and are documents a committee could be given.

LibreOffice prints them all in one go; without it those tests are skipped, and .ci/run installs it.
"""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from functools import lru_cache
from pathlib import Path

import docx
import pikepdf
import pytest

from fixtures.scripts import as_module
from ofsted_report import check_report, read_letter
from ofsted_report.shipped import WORD_TEMPLATES

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SCRIPT = as_module(SAMPLES / "make_reports.py")
REPORTS = sorted((SAMPLES / "reports").glob("*.txt"))
"""What each sample report says; the name without .txt is that of the Word report."""
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'


_letter = lru_cache(read_letter)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The Word reports of all sample letters, by name."""
    folder = tmp_path_factory.mktemp("reports")
    for letter in SCRIPT.letters():
        for name, content in SCRIPT.made(letter).items():
            (folder / name).write_bytes(content)
    return {path.stem: path for path in folder.glob("*.docx")}


@pytest.fixture(scope="module")
def printed(tmp_path_factory, made):
    """Every sample report as LibreOffice prints it, by name."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("printed")
    command = [
        soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", _TAGGED, "--outdir", str(folder), *map(str, made.values()),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return {path.stem: path for path in folder.glob("*.pdf")}


def test_the_sample_reports_say_what_is_written_down(made):
    """`python samples/make_reports.py` writes it again; read the diff."""
    assert set(made) == {path.stem for path in REPORTS}
    for path in REPORTS:
        assert SCRIPT.said(made[path.stem].read_bytes()) == path.read_text(encoding="utf-8"), path.name


def test_the_same_letter_gives_the_same_bytes():
    letter = SCRIPT.letters()[0]
    assert SCRIPT.made.__wrapped__(letter) == SCRIPT.made(letter)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_nothing_but_pages_and_what_officers_must_write_is_open(path, made):
    """All else is known from the letter, council.toml and meeting.toml; who contributes is a guess until it is confirmed.

    A report has no addressee, who would name the council; one letter has no printed date; one of unknown form has no
    findings to choose from.
    """
    text = "\n".join(
        t.text for t in docx.Document(made[path.stem]).element.body.iter() if t.tag.endswith("}t") and t.text
    )
    opened = {field for field in re.findall(r"\[[A-Z][^\]]+\]", text) if not field.endswith("(to be confirmed)]")}
    implications = {
        f"[{name} implications: from the officer responsible]" for name in ("Financial", "Legal", "Equality", "Risk")
    }
    special = {
        "brackenshire": "[Key findings: to be chosen from the letter]",
        "wexborough": "[Date of the letter]",
        "ashcombe": "[Date on which the report was published]",
        "harrowmere": "[Date on which the report was published]",
        "thornhaven": "[Date on which the report was published]",
    }.get(path.stem.partition("-")[0], "")
    plan = (
        {"[What the Council will do]", "[Name or post]", "[Date]", "[In words: on track, late, done]"}
        if path.stem.endswith(("report", "briefing"))
        else set()
    )
    assert opened <= {"[Pages]", "[Council]", "[Post of the director]", special, *implications, *plan}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_the_programs_own_check_finds_every_quotation_verbatim_and_the_document_accessible(path, made):
    """What is open and what was left out is the officer's to decide; all else must be right."""
    stem = next(path.stem.removesuffix(f"-{name}") for name in WORD_TEMPLATES if path.stem.endswith(f"-{name}"))
    problems = check_report(made[path.stem], _letter(SAMPLES / f"{stem}.pdf"))
    expected = {"open-field", "pages-open", "paragraph-left-out", "topic-left-out"} | (
        {"no-findings"} if stem.startswith("brackenshire") else set()
    )
    assert [str(p) for p in problems if p.code not in expected] == []


@pytest.mark.slow
def test_all_are_printed_on_a_few_pages(printed):
    assert set(printed) == {path.stem for path in REPORTS}
    for name, pdf in printed.items():
        with pikepdf.open(pdf) as document:
            assert 3 <= len(document.pages) <= 8, name


@pytest.mark.slow
def test_the_print_is_tagged_titled_and_in_british_english(printed):
    for name, pdf in printed.items():
        with pikepdf.open(pdf) as document:
            assert document.Root.MarkInfo.Marked, name
            assert str(document.Root.Lang) == "en-GB", name
            assert str(document.docinfo["/Title"]), name


def _structure(document):
    """The tags of the PDF's structure tree, in order."""
    found, waiting = [], [document.Root.StructTreeRoot.K]
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S))
            if "/K" in node:
                waiting.append(node.K)
    return found


@pytest.mark.slow
def test_headings_lists_and_header_cells_are_tagged_as_such(printed):
    for name, pdf in printed.items():
        with pikepdf.open(pdf) as document:
            tags = _structure(document)
        levels = [int(tag[2]) for tag in tags if re.fullmatch(r"/H[1-6]", tag)]
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), name
        assert {"/L", "/LI"} <= set(tags), name
        if "/Table" in tags:
            assert "/TH" in tags, name


@pytest.mark.slow
def test_every_font_is_sans_serif(printed):
    """Arial, or what LibreOffice has in its place; Symbol fonts are not used."""
    for name, pdf in printed.items():
        with pikepdf.open(pdf) as document:
            fonts = {
                str(font.BaseFont).split("+")[-1]
                for page in document.pages
                for font in page.Resources.get("/Font", {}).values()
            }
        assert fonts, name
        assert all(re.match(r"/?(Arial|Liberation ?Sans|DejaVu ?Sans|Helvetica)", font) for font in fonts), (
            name,
            fonts,
        )
