"""The hostile campaign: every command, on files that were made to take all time or memory, or to break out.

Whatever it is given, a command ends within ten seconds of computing and a gigabyte, under the exit code that its cause
names (never 70), with two sentences, and leaves nothing half-written. `pytest tests/hostile -m slow` takes a few minutes;
OFSTED_REPORT_EXAMPLES=20000 lets the tests with random files run for hours.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ofsted_report.errors import ExitCode

SECONDS, MEGABYTES = 10, 1024
FAILURES = frozenset(ExitCode) - {ExitCode.DONE, ExitCode.PROBLEMS, ExitCode.DEFECT, ExitCode.INTERRUPTED}

settings.register_profile(
    "hostile",
    max_examples=int(os.environ.get("OFSTED_REPORT_EXAMPLES", "60")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this takes its time."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    talk: str
    seconds: float
    megabytes: float


Command = Callable[..., Ended]


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """`command("extract", path)`: runs it in an empty folder, and holds it to what every command must keep."""
    pytest.importorskip("resource", reason="needs the limits of a POSIX system")

    def run(*words: object) -> Ended:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        ended = measured([sys.executable, "-m", "ofsted_report", *map(str, words)], folder)
        assert "Traceback" not in ended.talk, ended.talk
        assert ended.code in (ExitCode.DONE, ExitCode.PROBLEMS, *FAILURES), (ended.code, ended.talk)
        assert ended.seconds <= SECONDS, ended
        assert ended.megabytes <= MEGABYTES, ended
        assert not list(folder.glob(".ofsted-report-*")), "something half-written stays"
        if ended.code in FAILURES:
            told = [
                line for line in ended.talk.splitlines() if not re.fullmatch(r"Page \d+(?: of .+)? recognised\.", line)
            ]
            assert len(told) == 2, ended.talk
            assert ended.out == ""
            assert not list(folder.iterdir()), "a failure wrote something"
        return ended

    return run


def measured(words: list[str], folder: Path) -> Ended:
    """A process, with the processor time and memory that it and its own processes took."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as talk:
        process = subprocess.Popen(words, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=talk)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        talk.seek(0)
        return Ended(
            process.returncode,
            out.read().decode("utf-8", "replace"),
            talk.read().decode("utf-8", "replace"),
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )
