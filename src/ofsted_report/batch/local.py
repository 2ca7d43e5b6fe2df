"""Workers on this machine: a process per job, with limits of time and memory for every letter.

A worker that crashes, hangs or uses too much memory costs only the letter it is working on, and is replaced by pebble's
process pool. This module sets the limits, and converts failures of workers to failures of letters.
"""

from __future__ import annotations

import contextlib
import gc
import json
import multiprocessing
import os
import queue
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, TimeoutError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ofsted_report.batch.convert import convert, needs_memory, now
from ofsted_report.batch.model import Failure, Order, Outcome, Record, Task
from ofsted_report.limits import limit_memory
from ofsted_report.reading.ocr import SECONDS_A_PAGE, one_page_at_a_time

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

    from pebble import ProcessPool

_Result = TypeVar("_Result")
AHEAD = 4
"""Letters handed out for each worker: enough that none waits, few enough that little is held."""
LETTERS_A_WORKER = 500
"""Then the worker is replaced, so that what libraries leak is given back."""
_OBJECTS_UNTIL_COLLECTION = 50_000
"""Python's 700 would have a worker look for unreachable cycles hundreds of times a letter, for 4 % of its time."""
MOST_BREAKDOWNS = 3
"""Number of times that the whole pool may break over the same letter before the letter is given up."""
_SILENCE = 60.0
"""Seconds beyond the time of a letter after which its worker has been ended, and has said so."""
_PRELOAD = (
    "ofsted_report.batch.local",
    "ofsted_report.batch.run",
    "ofsted_report.findings.choose",
    "ofsted_report.letter.parse",
    "ofsted_report.reading.pdfium",
    "ofsted_report.reading.read",
    "ofsted_report.rendering.sandbox",
    "ofsted_report.tables.kept",
    "jinja2.sandbox",
    "msgspec",
    "pypdfium2",
    "rapidfuzz.fuzz",
    "rapidfuzz.process",
)
"""What workers need, and the process that writes the overview and the tables."""
_NOTES = "pages"
"""The file in which workers note which pages of scans they have done."""
_PRELOAD_FOR_REPORTS = ("ofsted_report.report.compose", "ofsted_report.rendering.docx", "docxtpl", "holidays")


PageDone = Callable[[str, int, int], None]
"""Called for each page of a scan: with the scan's name, the number of recognised pages, and the number of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits for one letter."""

    seconds: float = 60.0
    megabytes: int = 1024
    """Beyond what a worker takes idle. 0: no limit. Has no effect on Windows and little on macOS."""


class LocalWorkers:
    """A pool of processes. What it runs for is settled by the first call: one order a pool."""

    def __init__(self, limits: Limits, jobs: int, *, page_done: PageDone | None = None) -> None:
        """`page_done` is called with a scan's name, the number of its pages that are recognised, and that of all."""
        self.limits = limits
        self.jobs = jobs
        self._pool: ProcessPool | None = None
        self._starting = threading.Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        """Notes that workers write while they work: a worker that is killed cannot clean up after itself."""
        self._page_done = page_done
        self._told = 0
        """Position up to which the workers' notes about pages have been read."""

    def stop(self) -> None:
        """Kill the workers, with their current letters."""
        self._abandon()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def submit(self, order: Order, task: Task) -> Future[Outcome]:
        """Hand out one letter; starts the pool if it is not running."""
        from pebble import ProcessPool

        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True)
            self._told = 0
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self.jobs,
                max_tasks=LETTERS_A_WORKER,
                initializer=start_worker,
                initargs=(order, self.limits.megabytes, self._folder.name),
                context=process_context(_PRELOAD if order.formats == ("json",) else (*_PRELOAD, *_PRELOAD_FOR_REPORTS)),
            )
        future: Future[Outcome] = self._pool.schedule(work, args=(task,), timeout=self._seconds(task))
        return future

    def _seconds(self, task: Task) -> float:
        """Return the seconds for a letter: each page of a scan has additional time."""
        return self.limits.seconds + SECONDS_A_PAGE * task.pages_to_recognise

    def convert(self, order: Order, task: Task) -> Outcome:
        """One letter, waited for; threads may call this at the same time."""
        for _ in range(MOST_BREAKDOWNS):
            with self._starting:
                try:
                    future = self.submit(order, task)
                except RuntimeError:  # the pool broke since
                    self._abandon()
                    continue
            with contextlib.suppress(BrokenProcessPool):
                found = outcome(task, future, self._seconds(task))
                if not found.pages_to_recognise:
                    return found
                return self.convert(order, replace(task, pages_to_recognise=found.pages_to_recognise))
        return failed(task, crashed(None))

    def run(self, order: Order, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the result of each task as it is done."""
        waiting = iter(tasks)
        again: list[Task] = []
        breakdowns: Counter[str] = Counter()
        in_hand: dict[Future[Outcome], Task] = {}
        finished: queue.SimpleQueue[Future[Outcome]] = queue.SimpleQueue()
        while True:
            try:
                while len(in_hand) < self.jobs * AHEAD and (task := again.pop() if again else next(waiting, None)):
                    future = self._handed_out(order, task)
                    in_hand[future] = task
                    future.add_done_callback(finished.put)
                if not in_hand:
                    if self._pool is not None:
                        self._pool.stop()  # its threads take a tenth of a second to end: `stop` waits for them
                    return
                future = self._next(finished, max(map(self._seconds, in_hand.values())))
                found = outcome(in_hand[future], future, self._seconds(in_hand[future]))
            except BrokenProcessPool:
                # Each letter in hand may be the cause, and none of them comes back from this pool.
                self._abandon()
                finished = queue.SimpleQueue()
                breakdowns.update(task.name for task in in_hand.values())
                given_up = [task for task in in_hand.values() if breakdowns[task.name] == MOST_BREAKDOWNS]
                again += [task for task in in_hand.values() if task not in given_up]
                in_hand.clear()
                yield from (failed(task, crashed(None)) for task in given_up)
                continue
            task = in_hand.pop(future)
            if found.pages_to_recognise:
                again.append(replace(task, pages_to_recognise=found.pages_to_recognise))
            else:
                yield found

    def _handed_out(self, order: Order, task: Task) -> Future[Outcome]:
        """The letter's result to come; one that fails at once where the pool is found to be broken."""
        try:
            return self.submit(order, task)
        except RuntimeError as error:
            broken: Future[Outcome] = Future()
            broken.set_exception(BrokenProcessPool(str(error)))
            return broken

    def _next(self, finished: queue.SimpleQueue[Future[Outcome]], seconds: float) -> Future[Outcome]:
        """Return the next letter that is done; meanwhile report the progress of scans. `seconds`: a letter's time limit.

        Raises:
            BrokenProcessPool: none was done in that time: pebble loses a letter whose worker is killed as it takes it.
        """
        given_up = time.monotonic() + seconds + _SILENCE
        while time.monotonic() < given_up:
            # Without a time limit Windows would not let Ctrl-C through.
            with contextlib.suppress(queue.Empty):
                return finished.get(timeout=0.5)
            self._tell_pages()
        raise BrokenProcessPool("no letter was done in the time that one may take")

    def _tell_pages(self) -> None:
        """Pass on what workers noted since they were last asked."""
        if self._page_done is None or self._folder is None:
            return
        notes = Path(self._folder.name) / _NOTES
        if not notes.exists():
            return
        with notes.open("rb") as file:
            file.seek(self._told)
            told, end, _ = file.read().rpartition(b"\n")
        self._told += len(told + end)
        for note in told.splitlines():
            name, done, pages = json.loads(note)
            self._page_done(name, done, pages)

    def _abandon(self) -> None:
        """Leave a broken pool; the next letter starts another."""
        pool, self._pool = self._pool, None
        if pool is not None:
            with contextlib.suppress(Exception):
                pool.stop()
                pool.join()


def apart(works: Sequence[Callable[[], _Result]]) -> list[_Result]:
    """Do each of these works in a process of its own, side by side, and return their results; what one raises is raised here.

    Raises:
        BrokenProcessPool: a process ended without an answer.
    """
    # Not pebble: no time limit is needed here.
    context = process_context(("ofsted_report.batch.run",))
    with ProcessPoolExecutor(max_workers=len(works), mp_context=context, initializer=end_with_parent) as pool:
        return [answer.result() for answer in [pool.submit(work) for work in works]]


def outcome(task: Task, future: Future[Outcome], seconds: float) -> Outcome:
    """Return the result of a letter with this time limit, however its worker ended.

    Raises:
        BrokenProcessPool: the whole pool broke; the letter may not be the cause.
    """
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        what = f"It was not done after {seconds:g} seconds and was stopped."
        remedy = "Look at the file; if it is sound, allow more with --timeout."
        return failed(task, Failure(reason="timeout", what=what, remedy=remedy), seconds=seconds)
    except ProcessExpired as death:
        return failed(task, crashed(death.exitcode))
    except MemoryError:
        return failed(task, needs_memory())


def failed(task: Task, failure: Failure, *, seconds: float = 0.0) -> Outcome:
    """The outcome of a letter whose worker could not hand one back."""
    record = Record(
        source=task.shown,
        name=task.name,
        status="failed",
        stamp=task.stamp,
        fingerprint=task.fingerprint,
        error=failure,
        seconds=seconds,
        finished=now(),
    )
    return Outcome(record=record)


def crashed(exitcode: int | None) -> Failure:
    """The worker died, by a fault in a library or for want of memory."""
    how = "" if exitcode is None else f" (signal {-exitcode})" if exitcode < 0 else f" (exit code {exitcode})"
    return Failure(
        reason="crash",
        what=f"The program that read it crashed{how}, or needed more memory than it may have.",
        remedy="Look at the file; try `ofsted-report extract --reader pdfplumber` on it, or --memory if it is large.",
    )


# ── In the worker ─────────────────────────────────────────────────────────────────────────────────────────────────────

_order: Order | None = None


def end_with_parent() -> None:
    """End this process when the one that wants its work has gone, even if that was killed."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def start_worker(order: Order, megabytes: int, folder: str) -> None:
    """Make this process a worker for an order; what it puts down for a while goes to the folder."""
    end_with_parent()
    gc.set_threshold(_OBJECTS_UNTIL_COLLECTION)
    tempfile.tempdir = folder
    one_page_at_a_time()
    global _order  # noqa: PLW0603 - a process has one order, and tasks stay small without it
    _order = order
    if megabytes:
        limit_memory(megabytes)


def work(task: Task) -> Outcome:
    """One letter, in the worker."""
    assert _order is not None, "start_worker comes first"  # noqa: S101
    return convert(task, _order, progress=partial(_note_page, task))


def _note_page(task: Task, done: int) -> None:
    """Note that this number of pages of a scan is recognised."""
    note = json.dumps([task.shown, done, task.pages_to_recognise]) + "\n"
    with (Path(tempfile.gettempdir()) / _NOTES).open("a", encoding="ascii") as file:
        file.write(note)


@contextlib.contextmanager
def _without_streams() -> Iterator[None]:
    """Silence processes that are started within: the caller reports their failures.

    One that is starting while the command ends would print a traceback, and keep whoever reads the command's output waiting.
    """
    if os.environ.get("OFSTED_REPORT_DEBUG"):
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    kept = {stream: os.dup(stream) for stream in (1, 2)}
    try:
        for stream in kept:
            os.dup2(nowhere, stream)
        yield
    finally:
        for stream, copy in kept.items():
            os.dup2(copy, stream)
            os.close(copy)
        os.close(nowhere)


def process_context(preload: Iterable[str]) -> BaseContext:
    """Return the start method of processes: as forks of a clean server that has these modules loaded, if available.

    Never as forks of this process: it has threads, and in a fork a lock held by another thread is never released.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", *preload])
    with _without_streams():
        forkserver.ensure_running()
    return context
