"""Real letters, where they are at hand: every one ends as done."""

import os
from pathlib import Path

import pytest

from ofsted_report.batch.model import Order
from ofsted_report.batch.run import run_batch
from ofsted_report.batch.sources import find_sources

SHARED = Path(os.environ.get("OFSTED_REPORT_SHARED", Path(__file__).resolve().parents[3] / "shared"))


@pytest.mark.slow
@pytest.mark.skipif(not (SHARED / "letters").is_dir(), reason="the real letters (../shared) are not at hand")
def test_every_tenth_real_letter_is_converted(tmp_path):
    found = find_sources([str(SHARED / "letters")], out=str(tmp_path), include=("*.pdf",))
    found.sources[:] = found.sources[::10]
    assert found.sources
    result = run_batch(found, Order(formats=("json", "docx"), out=str(tmp_path / "out")), jobs=2)
    assert [(each.name, each.error) for each in result.failures] == []
