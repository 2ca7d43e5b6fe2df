"""A report says which letter it was built from, and says it still after other hands have saved it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from examples import focused_letter, quoted_findings
from fixtures.word_files import saved
from ofsted_report.checking.report_file import open_report
from ofsted_report.rendering.render import render
from ofsted_report.report.compose import build_report
from ofsted_report.word.custom_properties import LETTER, custom_property, set_custom_property
from ofsted_report.word.package import open_package


def properties_of(data: bytes, *names: str) -> list[str | None]:
    """The texts of a file's custom properties."""
    return [custom_property(open_package(data, "report.docx"), name) for name in names]


def test_a_property_is_set_in_place_of_one_that_is_there_and_others_stay() -> None:
    """A council's template may have properties of its own."""
    document = docx.Document()
    set_custom_property(document, "Retention", "7 years & more")
    set_custom_property(document, LETTER, "ab" * 32)
    again = docx.Document(io.BytesIO(saved(document)))
    set_custom_property(again, LETTER, "cd" * 32)
    assert properties_of(saved(again), "Retention", LETTER, "Other") == ["7 years & more", "cd" * 32, None]


def test_a_file_without_properties_has_none() -> None:
    """As every report that somebody typed."""
    assert properties_of(saved(docx.Document()), LETTER) == [None]


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_report_names_its_letter(form: str) -> None:
    """Whoever checks it is told when another letter is held against it."""
    letter = focused_letter()
    content = render(build_report(letter, quoted_findings(letter)), form).content  # type: ignore[arg-type]
    assert open_report(f"report.{form}", content).letter_sha256 == letter.source.sha256


def test_another_hand_s_page_names_none() -> None:
    """No more than a Markdown file does."""
    assert open_report("report.html", b"<p>Report</p>").letter_sha256 is None
    assert open_report("report.md", b"Report").letter_sha256 is None


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_keeps_it(tmp_path: Path) -> None:
    """The report may have been edited in it, also by way of an OpenDocument file."""
    letter = focused_letter()
    path = tmp_path / "report.docx"
    path.write_bytes(render(build_report(letter, quoted_findings(letter)), "docx").content)
    for source, form in ((path, "odt"), (tmp_path / "report.odt", "docx:MS Word 2007 XML")):
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", form,
             "--outdir", str(tmp_path if form == "odt" else tmp_path / "back"), str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    assert open_report(tmp_path / "back" / "report.docx").letter_sha256 == letter.source.sha256
