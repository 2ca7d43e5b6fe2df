"""Limits of processor time and memory for the work on one file from outside.

`begin` limits the process from then on; `limit_memory` limits its memory only. Each file that is opened (`outside`)
restarts the clock. Without `begin` there are no limits, as in a notebook.

On Linux the system enforces the limits and kills the process; the parent process reports it (`cli.entry`). Elsewhere a
thread watches the time, and memory is not limited.
"""

from __future__ import annotations

import contextlib
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ofsted_report.errors import LimitError, UsageError, one_line

if TYPE_CHECKING:
    from subprocess import Popen

SECONDS = 8.0
"""Seconds of processor time for one file and everything made of it. The longest reports take four with both readers."""
MEGABYTES = 900
"""Beyond what the process takes when it starts. Reports of 60 pages take 150."""


@dataclass(slots=True)
class _State:
    """The limits of this process."""

    seconds: float
    note: Callable[[str], None] | None
    name: str = ""
    """The file in hand."""
    ends: float = math.inf
    """End of the file's time, on the clock of `time.process_time`."""


_state: _State | None = None


def begin(
    note: Callable[[str], None] | None = None, *, on_time_out: Callable[[LimitError], None] | None = None
) -> None:
    """Limit this process.

    `note` is called with the name of each file that is opened. `on_time_out` is called in another thread on systems that do
    not limit time themselves; it must end the process.

    Raises:
        UsageError: OFSTED_REPORT_SECONDS or OFSTED_REPORT_MEGABYTES is not a number.
    """
    global _state  # noqa: PLW0603 - the limits are the process's own
    seconds, megabytes = _asked("SECONDS", SECONDS), _asked("MEGABYTES", MEGABYTES)
    _state = _State(seconds or math.inf, note)
    if megabytes:
        limit_memory(int(megabytes))
    if _has_limits():
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))  # a reader that crashes leaves no picture of the memory
    elif seconds and on_time_out is not None:
        import threading

        threading.Thread(target=_watch, args=(on_time_out,), daemon=True).start()


def end() -> None:
    """Limit this process no more: its work begins, for which it starts others that are limited."""
    global _state  # noqa: PLW0603 - the limits are the process's own
    if _state is not None:
        _set_end(math.inf)
        if _has_limits():
            import resource

            _, hard = resource.getrlimit(resource.RLIMIT_AS)
            resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
        _state = None


def take(name: str) -> None:
    """Note that a file is now in hand: its time begins."""
    if _state is not None:
        _state.name = one_line(name)
        if _state.note is not None:
            _state.note(_state.name)
        _set_end(time.process_time() + _state.seconds)


def allow(seconds: float) -> None:
    """Give the current file this much more time."""
    if _state is not None:
        _set_end(_state.ends + seconds)


@contextlib.contextmanager
def lifted() -> Iterator[None]:
    """Without limits in here, and with no time counted: for programs that have limits of their own.

    A program that is started in here does not inherit ours.
    """
    if _state is None:
        yield
        return
    ends, begun = _state.ends, time.process_time()
    _set_end(math.inf)
    try:
        with _memory_lifted():
            yield
    finally:
        _set_end(ends + time.process_time() - begun)


@contextlib.contextmanager
def _memory_lifted() -> Iterator[None]:
    if not _has_limits():
        yield
        return
    import resource

    kept = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (kept[1], kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, kept)


def end_program(process: Popen[bytes]) -> None:
    """End a program, if it is still running, with all that it started."""
    import signal
    import subprocess

    if process.poll() is not None:
        return
    if sys.platform == "win32":
        taskkill = os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe")  # noqa: PTH118
        subprocess.run([taskkill, "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(5)


def out_of_memory() -> LimitError:
    """The failure when Python, or a library, got no more memory."""
    return LimitError(
        f"{in_hand()} needs more than {_asked('MEGABYTES', MEGABYTES):g} MB of memory and was stopped.", _REMEDY
    )


def out_of_time(name: str) -> LimitError:
    """The failure of a file whose time is over."""
    return LimitError(
        f"{name or 'The command'} took more than {_asked('SECONDS', SECONDS):g} seconds of processor time and was stopped.",
        _REMEDY,
    )


def crashed(name: str, how: str) -> LimitError:
    """The failure when the process ended in the middle; `how` says by what."""
    return LimitError(
        f"{name or 'The command'} crashed the library that reads it ({how}), or needed more memory than it may have.",
        _REMEDY,
    )


_REMEDY = (
    "Check that it is the right file, and save it again; if it is sound, allow more with OFSTED_REPORT_SECONDS and "
    "OFSTED_REPORT_MEGABYTES (0: no limit)."
)


def in_hand() -> str:
    """The name of the file that was taken last."""
    return (_state.name if _state is not None else "") or "The command"


def _asked(name: str, default: float) -> float:
    """A limit, as the environment says; 0 means none."""
    told = os.environ.get(f"OFSTED_REPORT_{name}", "")
    if not told:
        return default
    try:
        value = float(told)
    except ValueError:
        value = -1.0
    if not 0 <= value < 1e9:
        raise UsageError(
            f"OFSTED_REPORT_{name} is {told}, which is not a number.", f"Write {default:g}, or leave it out."
        )
    return value


def _has_limits() -> bool:
    """Whether the system itself keeps them. (macOS knows them, and does not keep that of memory.)"""
    return sys.platform == "linux"


def _set_end(ends: float) -> None:
    assert _state is not None  # noqa: S101
    _state.ends = ends
    if not _has_limits():
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = hard if math.isinf(ends) else math.ceil(ends)
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _watch(on_time_out: Callable[[LimitError], None]) -> None:
    while True:
        time.sleep(0.2)
        if _state is not None and time.process_time() > _state.ends:
            on_time_out(out_of_time(_state.name))
            return


def limit_memory(megabytes: int) -> None:
    """Limit the address space of this process to this much more than now, on systems with such a limit."""
    if sys.platform == "win32":
        return
    import resource

    most = _address_space() + megabytes * 2**20
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS refuses limits below what is mapped
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _address_space() -> int:
    """Bytes that this process has mapped; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - pathlib is not loaded yet
            pages = int(file.read().split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    import resource

    return pages * resource.getpagesize()
