"""The processes that open files from outside, with limits of time and memory: those of `batch`."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any, TypeVar

from ofsted_report.batch.local import Limits, process_context
from ofsted_report.errors import NotReadableError
from ofsted_report.limits import limit_memory

if TYPE_CHECKING:
    from pebble import ProcessPool

Given = TypeVar("Given")

_PROCESSES = 2
"""One draws pages while the other reads."""
_PRELOAD = (
    "ofsted_report.desk.in_worker",
    "ofsted_report.letter.parse",
    "ofsted_report.letter.corrections",
    "ofsted_report.reading.pdfium",
    "ofsted_report.reading.read",
    "ofsted_report.findings.candidates",
    "msgspec",
    "pypdfium2",
    "PIL.JpegImagePlugin",
)
_TRIES = 3


class Workers:
    """Runs functions of `in_worker`; threads may call it at the same time."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits: Limits = limits or Limits()
        self._pool: ProcessPool | None = None
        self._stopped = False
        self._starting = threading.Lock()
        self._slow = threading.Semaphore(1)

    def wake(self) -> None:
        """Start the processes before they are needed."""
        with contextlib.suppress(NotReadableError):
            self.run(os.getpid)

    def run(self, function: Callable[..., Given], *args: Any) -> Given:
        """Return what the function returns, or raise what it raises.

        Raises:
            NotReadableError: it took too long, needed too much memory, or crashed its process.
        """
        from pebble import ProcessExpired

        for _ in range(_TRIES):
            try:
                return self._submit(function, args)  # type: ignore[no-any-return]
            except TimeoutError as error:
                raise NotReadableError(
                    f"Reading it was stopped after {self.limits.seconds:g} seconds.",
                    "Look at the file: it may be damaged, or very large.",
                ) from error
            except (ProcessExpired, MemoryError) as error:
                raise NotReadableError(
                    "The process that read it crashed, or needed more memory than it may have.",
                    "Look at the file: it may be damaged or malicious. The desk itself is still running.",
                ) from error
            except (BrokenProcessPool, RuntimeError):  # the pool broke since, perhaps over another file
                self._abandon()
        raise NotReadableError("The programs that read files do not start.", "Close the desk, and start it again.")

    def run_slowly(self, function: Callable[..., Given], *args: Any) -> Given:
        """Like `run`, but one at a time, so that a process is left for interactive work."""
        with self._slow:
            return self.run(function, *args)

    def run_alone(self, function: Callable[..., Given], *args: Any, seconds: float) -> Given:
        """Like `run`, in a process of its own without a limit of memory: for functions that start other programs.

        Raises:
            NotReadableError: it took too long, or its process ended.
        """
        from pebble import ProcessExpired, ProcessPool

        with self._slow, ProcessPool(max_workers=1, context=process_context(_PRELOAD)) as pool:
            try:
                return pool.schedule(function, args=args, timeout=seconds).result()
            except (TimeoutError, ProcessExpired) as error:
                raise NotReadableError(
                    f"It was stopped after {seconds / 60:.0f} minutes, or its program ended.", "Try a smaller file."
                ) from error

    def _submit(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        from pebble import ProcessPool

        with self._starting:
            if self._stopped:
                raise NotReadableError("The desk has been closed.", "Start it again.")
            if self._pool is None:
                self._pool = ProcessPool(
                    max_workers=_PROCESSES,
                    initializer=limit_memory,
                    initargs=(self.limits.megabytes,),
                    context=process_context(_PRELOAD),
                )
            future = self._pool.schedule(function, args=args, timeout=self.limits.seconds)
        return future.result()

    def stop(self) -> None:
        """Kill the processes, with their current work; none is started again."""
        self._stopped = True
        self._abandon()

    def _abandon(self) -> None:
        with self._starting:
            pool, self._pool = self._pool, None
        if pool is not None:
            with contextlib.suppress(Exception):
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join()
