"""What work on one file may cost: the limits of a process, in processes of their own."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ofsted_report import limits
from ofsted_report.errors import ExitCode, LimitError, UsageError

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps these limits")


def ended(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A process of its own that runs this code after the limits have begun."""
    return subprocess.run(
        [sys.executable, "-c", f"from ofsted_report import limits; limits.begin()\n{code}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@ON_LINUX
def test_a_process_is_ended_when_the_time_of_the_file_in_hand_is_over() -> None:
    """Whatever code is running: a signal ends it, which Python need not be asked about."""
    done = ended("limits.take('a.pdf')\nwhile True: pass", OFSTED_REPORT_SECONDS="1")
    assert done.returncode == -24, done.stderr  # SIGXCPU


@pytest.mark.slow
@ON_LINUX
def test_each_file_has_its_own_time() -> None:
    """A check of many letters takes as long as it takes; the clock begins with each."""
    one_second = "import time\nend = time.process_time() + 1\nwhile time.process_time() < end: pass\n"
    done = ended(f"for name in 'abc':\n limits.take(name)\n exec({one_second!r})", OFSTED_REPORT_SECONDS="2")
    assert done.returncode == 0, done.stderr


@ON_LINUX
def test_memory_has_an_end() -> None:
    """What asks for more gets Python's own MemoryError, and the machine keeps its memory."""
    done = ended("try: b = bytearray(500_000_000)\nexcept MemoryError: print('refused')", OFSTED_REPORT_MEGABYTES="100")
    assert done.stdout == "refused\n", done.stderr


@ON_LINUX
def test_a_program_that_is_started_has_no_limits_of_ours() -> None:
    """LibreOffice takes more memory than a letter may, and has a time limit of its own."""
    code = (
        "import resource, subprocess\nlimits.take('a.docx')\nwith limits.lifted():\n"
        " subprocess.run(['sh', '-c', 'ulimit -v; ulimit -t'])\nprint(resource.getrlimit(resource.RLIMIT_CPU)[0] < 100)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"from ofsted_report import limits; limits.begin()\n{code}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["unlimited", "unlimited", "True"]


def test_without_limits_nothing_happens() -> None:
    """A notebook that calls the package is not limited by it."""
    limits.take("a.pdf")
    limits.allow(5)
    with limits.lifted():
        pass
    assert limits.in_hand() == "The command"


def test_where_the_system_keeps_no_limit_a_thread_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and macOS the failure is told by whoever is given it, when the time is over."""
    import threading
    import time

    told: list[LimitError] = []
    over = threading.Event()

    def end(failure: LimitError) -> None:
        told.append(failure)
        over.set()  # the command would end the process

    monkeypatch.setattr(limits, "_has_limits", lambda: False)
    monkeypatch.setattr(limits, "limit_memory", lambda megabytes: None)
    monkeypatch.setattr(limits, "_state", None)
    monkeypatch.setenv("OFSTED_REPORT_SECONDS", "0.1")
    limits.begin(on_time_out=end)
    limits.take("slow.pdf")
    while not over.is_set():
        time.process_time()
    assert told[0].what.startswith("slow.pdf took more than 0.1 seconds")
    assert told[0].exit_code == ExitCode.LIMIT


@pytest.mark.parametrize("told", ["fast", "-1", "nan", "inf"])
def test_a_limit_that_is_no_number_is_told(told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip in the environment must not mean: no limit."""
    monkeypatch.setenv("OFSTED_REPORT_SECONDS", told)
    with pytest.raises(UsageError, match="OFSTED_REPORT_SECONDS"):
        limits.begin()


@ON_LINUX
def test_limits_end_where_a_command_starts_others_that_have_their_own() -> None:
    """A batch reads its settings within limits, and its letters in processes of their own."""
    code = "import resource\nlimits.take('a.toml')\nlimits.end()\nprint(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    assert ended(code).stdout == "-1\n"
