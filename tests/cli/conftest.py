"""The command, run in this process as a person's shell would: what it prints, and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ofsted_report.cli.app import main

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


@dataclass(frozen=True)
class Ran:
    """What came of it."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(tmp_path, monkeypatch, capsys) -> Callable[..., Ran]:
    """`run("build", path)` in an empty folder; a traceback or a defect fails the test."""
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["ofsted-report", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = capsys.readouterr()
        assert "defect" not in err
        assert "Traceback" not in err
        return Ran(code, out, err)

    return ran


@pytest.fixture
def monitoring_visit() -> Path:
    """A sample's letter: a monitoring visit."""
    return SAMPLES / "anyshire-monitoring-visit.pdf"


@pytest.fixture
def focused_visit() -> Path:
    """A sample's letter: a focused visit."""
    return SAMPLES / "saltby-focused-visit.pdf"
