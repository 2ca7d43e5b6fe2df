"""Packs made once for all tests that look at them: each takes LibreOffice some seconds."""

from __future__ import annotations

import pytest

from ofsted_report.pack.make import make_pack
from ofsted_report.settings.model import Settings
from pack.packs import LETTER, MEETING, SAMPLES, Made, need_libreoffice, write_report


@pytest.fixture(scope="session")
def with_front_sheet(tmp_path_factory) -> Made:
    """A report whose template has a front sheet and an appendix page, in an agenda that begins with page 3."""
    need_libreoffice()
    report = write_report(tmp_path_factory.mktemp("select"), "select-committee")
    return Made(make_pack(report, LETTER, Settings(), MEETING, first_page=3), report, LETTER)


@pytest.fixture(scope="session")
def without_front_sheet(tmp_path_factory) -> Made:
    """A report whose template has none, and a letter that came as a Word document."""
    need_libreoffice()
    report = write_report(tmp_path_factory.mktemp("scrutiny"), "scrutiny-report")
    letter = SAMPLES / "anyshire-monitoring-visit.docx"
    return Made(make_pack(report, letter, Settings(), MEETING), report, letter)


@pytest.fixture(scope="session")
def to_follow(tmp_path_factory) -> Made:
    """A pack whose letter is not there yet."""
    need_libreoffice()
    report = write_report(tmp_path_factory.mktemp("follow"), "select-committee")
    return Made(make_pack(report, None, Settings(), MEETING), report, None)
