"""Ctrl-C and the signals that ask a process to end: they end the command in order, so that nothing half-written stays."""

from __future__ import annotations

import signal
import time
from types import FrameType

ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)]
_ONE = 0.5
"""Seconds in which a second signal is the same one: a terminal sends Ctrl-C to all processes of a command."""
_came: list[float] = []
"""The time of each."""


def listen() -> None:
    """From now on each of them raises KeyboardInterrupt. What is ignored stays so: nohup lets a run outlive its terminal."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _interrupt)


def came() -> bool:
    """Whether one of them came. What they raised may have become another exception on its way, or none at all."""
    return bool(_came)


def ignore() -> None:
    """Ignore further interrupts."""
    for number in ENDING:
        if signal.getsignal(number) is not None:
            signal.signal(number, signal.SIG_IGN)


def _interrupt(number: int, frame: FrameType | None) -> None:
    now = time.monotonic()
    if not _came or now - _came[-1] >= _ONE:
        _came.append(now)
        raise KeyboardInterrupt
