"""A whole run: sources → plan → workers → manifest, outputs and overview, with word of it to whoever listens."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from ofsted_report.batch import manifest, overview, tabulate
from ofsted_report.batch.convert import failed_by, put
from ofsted_report.batch.local import Limits, LocalWorkers, apart, failed
from ofsted_report.batch.meetings import Meetings
from ofsted_report.batch.model import Order, Outcome, Output, Record, Tally, Task
from ofsted_report.batch.naming import digest
from ofsted_report.batch.plan import plan
from ofsted_report.batch.progress import Progress
from ofsted_report.batch.sources import Found, Source
from ofsted_report.batch.storage import Store, is_private, local_path, read
from ofsted_report.errors import OfstedReportError, OutputError, UsageError
from ofsted_report.tables.archive import Update

if TYPE_CHECKING:
    from ofsted_report.batch.cluster import ClusterWorkers

MOST_SHOWN = 100
"""Failures that a result holds; all are in the manifest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of a run."""

    tally: Tally
    failures: tuple[Record, ...] = ()
    """The first hundred letters that failed."""
    damaged_lines: int = 0
    """Lines of the manifest that could not be read; their letters were converted again."""
    unused_meetings: tuple[str, ...] = ()
    """Rows of the meetings table that no letter was found for."""
    tables: Update | None = None
    """What changed in the tables; None if they could not be written."""
    refused: OutputError | None = None
    """Why the overview or the tables could not be written, although the letters are done."""


def run_batch(
    found: Found,
    order: Order,
    *,
    meetings: Meetings | None = None,
    limits: Limits | None = None,
    jobs: int = 1,
    workers: LocalWorkers | ClusterWorkers | None = None,
    manifest_path: Path | None = None,
    progress: Progress | None = None,
) -> Result:
    """Convert all sources that are not done yet.

    Without `workers`, `jobs` processes on this machine do it. Ctrl-C and SIGTERM end the run with KeyboardInterrupt; what
    was done is in the manifest, and the same call goes on from there.

    Raises:
        UsageError: there is nothing to convert.
        OutputError: the manifest or the output folder cannot be used, or the disk is full.
    """
    if not found.sources:
        raise UsageError(
            "There are no letters among the files and folders given.",
            "Name folders or files with letters (.pdf, .docx, .txt).",
        )
    folder = local_path(order.out)
    # Workers may run in another folder.
    out = str(folder.absolute()) if folder is not None else order.out
    order = replace(order, out=out, by_content=order.by_content or is_private(out))
    store = Store(out)
    path = manifest_path or manifest_of(order.out)
    earlier = None if store.folder is not None else partial(store.read, manifest.NAME)
    with _as_interrupt("SIGTERM", "SIGHUP", "SIGBREAK"), manifest.Manifest(path, order.out, earlier) as book:
        listener = progress or Progress()
        run = _Run(order, store, book, book.before(), listener, Tally(total=len(found.sources)))
        pool = workers or LocalWorkers(limits or Limits(), min(jobs, len(found.sources)), page_done=listener.page)
        try:
            run.work(found.sources, meetings, pool)
            written = _summed_up(path, store)
        finally:
            pool.stop()
            run.clean()
            if store.folder is None:
                store.write(manifest.NAME, path.read_bytes())
    return Result(
        tally=run.tally,
        failures=tuple(run.failures),
        damaged_lines=book.damaged_lines,
        unused_meetings=meetings.unused if meetings else (),
        tables=next((each for each in written if isinstance(each, Update)), None),
        refused=next((each for each in written if isinstance(each, OutputError)), None),
    )


def _summed_up(path: Path, store: Store) -> list[Update | OutputError | None]:
    """Write the overview and the tables from the manifest at `path`; return what each gave, or why it was refused.

    Raises:
        OutputError: the processes that do it ended early.
    """
    works = [partial(_tried, write, path, store) for write in (overview.write, tabulate.write)]
    if is_private(store.place):
        return [work() for work in works]
    # Apart from this process, whose memory then stays the same however many letters there are.
    try:
        return apart(works)
    except BrokenProcessPool as error:
        raise OutputError(
            "The letters are done, but the process that writes the overview ended early, perhaps for want of memory.",
            "Run the same command again: the letters are kept, and only the overview is made.",
        ) from error


def _tried(write: Callable[[Path, Store], Update | None], path: Path, store: Store) -> Update | OutputError | None:
    """What `write` returns; the refusal where a person has a file of it open: the others are written all the same."""
    try:
        return write(path, store)
    except OutputError as error:
        return error


def manifest_of(out: str) -> Path:
    """Return the default place of a run's manifest: in the output folder; for a URL, in the working folder.

    Object stores cannot append to a file, so the manifest is copied to the output at the end.
    """
    folder = Store(out).folder
    return folder / manifest.NAME if folder is not None else Path(f"batch-{digest(out)}.{manifest.NAME}")


@dataclass(slots=True)
class _Run:
    """A run in the making."""

    order: Order
    store: Store
    book: manifest.Manifest
    before: Mapping[str, manifest.Before]
    progress: Progress
    tally: Tally
    failures: list[Record] = field(default_factory=list)

    def work(self, sources: Collection[Source], meetings: Meetings | None, pool: LocalWorkers | ClusterWorkers) -> None:
        """Do all that is left to do."""
        self.clean()
        self.progress.begin(self.tally)
        try:
            for outcome in pool.run(self.order, self._tasks(sources, meetings)):
                self._keep(outcome)
        finally:
            self.progress.end(self.tally)

    def _tasks(self, sources: Collection[Source], meetings: Meetings | None) -> Iterator[Task]:
        """Yield the remaining tasks, each when a worker is free."""
        for step in plan(sources, self.order, self.before, meetings):
            task = step.task
            if step.finished_before:
                self.tally.skipped += 1
                self.progress.step(None, self.tally)
            elif self.order.by_content or is_private(task.source):
                try:
                    content = read(task.source)
                except OfstedReportError as failure:
                    self._keep(failed(task, failed_by(failure)))
                else:
                    yield replace(task, content=content)
            else:
                yield task

    def _keep(self, outcome: Outcome) -> None:
        """Put a letter's outputs in their place, where its worker did not, and its record into the manifest."""
        earlier = self.before.get(outcome.record.name)
        record = outcome.record
        try:
            for path, content in outcome.contents.items():
                put(self.store, path, content, earlier.ours() if earlier else {}, force=self.order.force)
        except OfstedReportError as failure:
            record = replace(record, status="failed", outputs={}, error=failed_by(failure))
        record = _with_earlier(record, earlier)
        self.book.add(record)
        self.tally.add(record)
        if record.status == "failed" and len(self.failures) < MOST_SHOWN:
            self.failures.append(record)
        self.progress.step(record, self.tally)
        if record.error is not None and record.error.reason == "disk":
            raise OutputError(
                record.error.what, "Make room or write elsewhere with -o; then run the same command to continue."
            )

    def clean(self) -> None:
        """Take away what a killed worker had begun to write beside its place."""
        for path in self.store.leftovers():
            with contextlib.suppress(OSError):
                path.unlink()


def _with_earlier(record: Record, earlier: manifest.Before | None) -> Record:
    """The record with the outputs that are there from earlier runs: still good, or out of date."""
    if earlier is None:
        return record
    same = record.status == "done" and (earlier.sha256, earlier.fingerprint) == (record.sha256, record.fingerprint)
    outputs = {**earlier.outputs, **record.outputs} if same else dict(record.outputs)
    written = {output.path for output in (*outputs.values(), *filter(None, [record.kept]))}
    old = {path: sha256 for path, sha256 in earlier.ours().items() if path not in written}
    return replace(record, outputs=outputs, outdated=tuple(Output(path=p, sha256=s) for p, s in sorted(old.items())))


@contextlib.contextmanager
def _as_interrupt(*names: str) -> Iterator[None]:
    """Let these signals end the run as Ctrl-C does, where nobody listens to them. Only the main thread may ask for that."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # Ignored signals stay ignored: so nohup lets a run outlive its terminal. The command listens itself.
    heard = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    before = {number: signal.signal(number, interrupt) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
