"""Shows the progress of a run: a bar on a terminal, occasional lines elsewhere."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TextIO

from ofsted_report.batch.model import Record, Tally
from ofsted_report.report.grammar import counted

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID

EVERY = 10.0
"""Seconds between two plain lines."""


def _page_of(source: str, done: int, pages: int) -> str:
    return f"{source.replace(chr(92), '/').rpartition('/')[2]}: page {done} of {pages}"


class Progress:
    """Whoever wants to know how a run goes: this one shows nothing, and a caller from a program brings its own."""

    def begin(self, tally: Tally) -> None:
        """The work begins; `tally.total` is known."""

    def step(self, record: Record | None, tally: Tally) -> None:
        """A letter was done, or failed; None: it was done before, and is skipped."""

    def page(self, source: str, done: int, pages: int) -> None:
        """Called with the number of recognised pages of a scan."""

    def end(self, tally: Tally) -> None:
        """Called after the last letter."""


class Bar(Progress):
    """A bar with rate, time left and the failures so far; failures scroll by above it."""

    def __init__(self) -> None:
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None

    def begin(self, tally: Tally) -> None:
        """Show it."""
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = Progress(
            TextColumn("Letters"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(elapsed_when_finished=True),
            TextColumn("{task.fields[failed]}", style="red"),
            TextColumn("{task.fields[page]}"),
            console=Console(stderr=True),
        )
        self._task = self._bar.add_task("", total=tally.total, rate="", failed="", page="")
        self._bar.start()

    def step(self, record: Record | None, tally: Tally) -> None:
        """Move it on; name a failure."""
        if self._bar is None or self._task is None:
            return
        speed = self._bar.tasks[0].speed
        self._bar.update(
            self._task,
            completed=tally.total - tally.left,
            rate=f"{speed:.1f} a second" if speed else "",
            failed=f"{tally.failed:,} failed" if tally.failed else "",
        )
        if record is not None and record.error is not None:
            self._bar.console.print(f"{record.source}: {record.error.what}", markup=False, highlight=False)

    def page(self, source: str, done: int, pages: int) -> None:
        """Show how far the recognition of a scan is."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, page=_page_of(source, done, pages) if done < pages else "")

    def end(self, tally: Tally) -> None:
        """Leave the last state on the screen."""
        if self._bar is not None:
            self._bar.stop()


class Lines(Progress):
    """A line for every failure, and one every few seconds for how far it is."""

    def __init__(self, stream: TextIO, *, every: float = EVERY) -> None:
        self._stream = stream
        self._every = every
        self._begun = self._told = 0.0

    def begin(self, tally: Tally) -> None:
        """Announce the work to come."""
        self._begun = self._told = time.monotonic()
        self._say(f"{counted(tally.total, 'letter')} to convert.")

    def step(self, record: Record | None, tally: Tally) -> None:
        """Name a failure; say how far it is if it is time."""
        if record is not None and record.error is not None:
            self._say(f"{record.source}: {record.error.what}")
        now = time.monotonic()
        if now - self._told >= self._every:
            self._told = now
            self._say(self._far(tally, now - self._begun))

    def page(self, source: str, done: int, pages: int) -> None:
        """Say how far the recognition of a scan is."""
        self._say(f"{_page_of(source, done, pages)} recognised.")

    def _far(self, tally: Tally, seconds: float) -> str:
        worked = tally.done + tally.failed
        line = f"{tally.total - tally.left:,} of {counted(tally.total, 'letter')}, {tally.failed:,} failed"
        if worked:
            line += f"; {worked / seconds:.1f} a second, about {tally.left * seconds / worked:.0f} s left"
        return line + "."

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)
