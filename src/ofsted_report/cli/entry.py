"""Entry point of the command: runs it in a child process, so that anything that happens to it can be reported.

The process that the shell starts loads next to nothing. It forks, forwards signals, and waits; the command runs in the
child, within limits (`limits`). If Linux or a crashing library ends the child, the parent reports it in two sentences.
Where forking is unsafe (Windows, macOS), the command runs in the first process.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from ofsted_report.cli import interrupts

_DEFECTS = ("SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSEGV", "SIGSYS", "SIGTRAP", "SIGKILL")
_NOTE_BYTES = 960
"""Bytes of the name of the file in hand that the process that waits can be told."""


def main() -> NoReturn:
    """Run the command, and end with its exit code."""
    gc.set_threshold(200_000)  # a command lives for a second: collecting as often as Python does takes a tenth of it
    _hold_streams()
    if sys.platform != "linux":
        _end(_run(None))
    import mmap

    note = mmap.mmap(-1, _NOTE_BYTES)  # shared with the other process: the name of the file in hand
    alive, mine = os.pipe()
    signal.pthread_sigmask(signal.SIG_BLOCK, interrupts.ENDING)
    try:
        child = os.fork()
    except OSError:  # the system allows no more processes: then without somebody who waits
        _end(_run(None))
    if child == 0:
        os.close(mine)
        _end_with(alive)
        talk = _own_stderr()

        def write(name: str) -> None:
            note[:] = name.encode("utf-8", "replace")[:_NOTE_BYTES].ljust(_NOTE_BYTES, b"\0")

        _end(_run(write, talk))
    os.close(alive)
    _end(_wait_for(child, lambda: note[:].rstrip(b"\0").decode("utf-8", "replace")))


def _end(code: int) -> NoReturn:
    """End as `sys.exit` does, but leave it to the system to free the memory, which takes Python a tenth of a build."""
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # closed, or none at all
            stream.flush()
    os._exit(code)


def _hold_streams() -> None:
    """Let a stream that is closed lead nowhere; else the next file that is opened would be taken for it."""
    for number, mode in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):  # to write to stdout then fails
        try:
            os.fstat(number)
        except OSError:
            opened = os.open(os.devnull, mode)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            os.set_inheritable(number, True)


def _run(note: Callable[[str], None] | None, talk: int = 2) -> int:
    """The command's exit code. Ctrl-C while it is loaded is no different from one later."""
    try:
        interrupts.listen()
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupts.ENDING)
        from ofsted_report.cli.app import run

        return run(note, talk)
    except BaseException as error:
        if interrupts.came():
            return _tell("Stopped.", "Nothing half-written was left behind.", 130, talk)
        if isinstance(error, OSError):  # too many files are open to load the program
            what = f"The program cannot be loaded: {error.strerror or error}."
            return _tell(what, "Close other programs, and try again.", 12, talk)
        raise
    finally:
        interrupts.ignore()


def _own_stderr() -> int:
    """Return a private stderr: output of C libraries, and of Python at exit, is discarded."""
    if os.environ.get("OFSTED_REPORT_DEBUG"):
        return 2
    try:
        talk, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    except OSError:
        return 2
    os.dup2(nowhere, 2)
    os.close(nowhere)
    return talk


def _tell(what: str, remedy: str, code: int, talk: int = 2) -> int:
    with contextlib.suppress(OSError):
        os.write(talk, f"{what}\n{remedy}\n".encode(errors="backslashreplace"))
    return code


def _end_with(alive: int) -> None:
    """Ask for SIGTERM when the waiting process has gone, even if it was killed: nobody holds the pipe's other end then."""
    import fcntl

    try:
        fcntl.fcntl(alive, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(alive, fcntl.F_SETSIG, signal.SIGTERM)
        fcntl.fcntl(alive, fcntl.F_SETFL, fcntl.fcntl(alive, fcntl.F_GETFL) | os.O_ASYNC)
    except OSError:
        return


def _wait_for(child: int, name: Callable[[], str]) -> int:
    """Return the exit code of the command in the child process; if it was killed, report that."""

    def pass_on(number: int, frame: FrameType | None) -> None:
        with contextlib.suppress(OSError):
            os.kill(child, number)

    for number in interrupts.ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, pass_on)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, interrupts.ENDING)
    _, status = os.waitpid(child, 0)
    interrupts.ignore()
    code = os.waitstatus_to_exitcode(status)
    if code >= 0:
        return code
    from ofsted_report import limits

    ended_by = signal.Signals(-code).name
    if ended_by == "SIGXCPU":
        failure = limits.out_of_time(name())
    elif ended_by in _DEFECTS:
        failure = limits.crashed(name(), ended_by)
    else:  # it has been reported: Python ends a process by the signal once more
        return 130
    return _tell(failure.what, failure.remedy, failure.exit_code)
