"""What packs are made of in these tests."""

from __future__ import annotations

import dataclasses
import shutil
from datetime import date
from pathlib import Path

import pytest

from ofsted_report.findings.choose import choose_findings
from ofsted_report.letter.parse import read_letter
from ofsted_report.pack.make import Pack
from ofsted_report.rendering.docx import render_docx
from ofsted_report.report.compose import build_report
from ofsted_report.settings.model import Meeting, Settings

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
LETTER = SAMPLES / "anyshire-monitoring-visit.pdf"

MEETING = Meeting(
    committee="Children’s Select Committee",
    committee_date=date(2099, 1, 15),
    agenda_item="9",
    contributors=("Cllr J Marsh – Cabinet Member for Children’s Services", "Amara Okafor – Director"),
)


@dataclasses.dataclass(frozen=True)
class Made:
    """A pack, and the files it was made of."""

    pack: Pack
    report: Path
    letter: Path | None


def need_libreoffice() -> None:
    """Skip where it is not installed."""
    if not any(map(shutil.which, ("soffice", "libreoffice"))):
        pytest.skip("needs LibreOffice (apt install libreoffice-writer-nogui)")


def write_report(folder: Path, template: str, meeting: Meeting = MEETING, letter: Path = LETTER) -> Path:
    """A report in this template, as `build` writes it."""
    read = read_letter(letter)
    report = build_report(read, choose_findings(read), Settings(), meeting)
    path = folder / f"{template}.docx"
    path.write_bytes(render_docx(report, template).content)
    return path
