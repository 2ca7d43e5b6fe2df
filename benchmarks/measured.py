"""One command in a process of its own: how long it took, what it cost, and the memory of the process that leads it."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_LEADER = """
import resource, sys
from ofsted_report.cli.app import run
code = run(None)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
open(PEAK, "w").write(str(peak if sys.platform == "darwin" else peak * 1024))
sys.exit(code)
"""
"""Not `cli.main`: on Linux that only waits for the process which leads the work."""
_BECOME_REAPER = 36
"""PR_SET_CHILD_SUBREAPER: processes that outlive the command are then ours to wait for, and their cost is counted."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost."""

    seconds: float
    """By the clock."""
    cpu: float
    """Processor seconds of all its processes; of those it waited for, where the system is not Linux."""
    mebibytes: float
    """The greatest memory of the leading process."""
    said: str
    """What it printed."""


def measured(*arguments: str | Path, codes: tuple[int, ...] = (0,)) -> Cost:
    """Run `ofsted-report` with these arguments; the program ends where its exit code is none of `codes`."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_BECOME_REAPER, 1, 0, 0, 0)
    ours = _children()
    with tempfile.TemporaryDirectory() as folder:
        peak = Path(folder) / "peak"
        command = [sys.executable, "-c", _LEADER.replace("PEAK", repr(str(peak))), *map(str, arguments)]
        before, begun = _cpu(), time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - begun
        if done.returncode not in codes:
            raise SystemExit(f"{' '.join(map(str, arguments))}: {done.stdout}\n{done.stderr}")
        _wait_for_the_rest(ours)
        return Cost(seconds, _cpu() - before, int(peak.read_text(encoding="ascii")) / 2**20, done.stdout)


def _cpu() -> float:
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return of_children.ru_utime + of_children.ru_stime


def _children() -> set[int]:
    """Return the processes that are ours to wait for; none where the system is not Linux."""
    listed = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, listed.read_text(encoding="ascii").split())) if listed.exists() else set()


def _wait_for_the_rest(ours: set[int]) -> None:
    """Wait for what the command left; `ours` were there before it, such as what `multiprocessing` starts for itself."""
    while left := _children() - ours:
        for process in left:
            os.waitpid(process, 0)
