"""The folder's letters as they were read, kept in memory while their files stay the same; and their drawn pages."""

from __future__ import annotations

import contextlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ofsted_report.beside import Beside
from ofsted_report.desk import in_worker
from ofsted_report.desk.folder import Folder, GoneError
from ofsted_report.desk.in_worker import Reading
from ofsted_report.desk.workers import Workers
from ofsted_report.errors import OfstedReportError
from ofsted_report.findings.model import Findings
from ofsted_report.letter.model import Letter
from ofsted_report.shipped import WORD_TEMPLATES

if TYPE_CHECKING:
    from ofsted_report.checking.model import Problem
    from ofsted_report.rendering.letter_pages import Picture
    from ofsted_report.rendering.sentence_boxes import Box

Made = TypeVar("Made")

_MOST_PICTURES = 160
"""About 30 MB: the pages of the letters looked at last."""


class _Entry(NamedTuple):
    """The result of reading a file that had this mark."""

    mark: object
    reading: Reading | OfstedReportError


class Library:
    """Reads each letter once; a file that changed is read again."""

    def __init__(self, folder: Folder, workers: Workers) -> None:
        self.folder = folder
        self.workers = workers
        self._read: dict[str, _Entry] = {}
        self._reading: dict[str, threading.Lock] = {}
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self._behind: threading.Thread | None = None
        self._placing = threading.Lock()

    def reading(self, name: str) -> Reading:
        """Return a letter of the folder as it is read now.

        Raises:
            OfstedReportError: it cannot be read, or is not Ofsted's.
            GoneError: it no longer exists.
        """
        with self._lock:
            one = self._reading.setdefault(name, threading.Lock())
        with one:
            mark = self._mark(name)
            entry = self._read.get(name)
            if entry is None or entry.mark != mark:
                try:
                    reading: Reading | OfstedReportError = self.workers.run(in_worker.read, self.folder.place(name))
                except OfstedReportError as failure:
                    reading = failure
                entry = self._read[name] = _Entry(mark, reading)
        if isinstance(entry.reading, OfstedReportError):
            raise entry.reading.with_traceback(None)
        return entry.reading

    def recognise(self, name: str, *, seconds: float) -> None:
        """Read a scanned letter by recognising its text; from then on it is like any other.

        Raises:
            OfstedReportError: nothing was recognised, or it is not Ofsted's.
        """
        mark = self._mark(name)
        reading = self.workers.run_alone(in_worker.read, self.folder.place(name), "auto", seconds=seconds)
        self._read[name] = _Entry(mark, reading)

    def known(self, name: str) -> Reading | OfstedReportError | None:
        """Return what is known about a letter without reading it; None if it must be read first."""
        entry = self._read.get(name)
        with contextlib.suppress(OfstedReportError):
            return entry.reading if entry is not None and entry.mark == self._mark(name) else None
        return None

    def known_letter(self, name: str) -> Letter | None:
        """Return the letter if the file has been read and is one."""
        known = self.known(name)
        return None if known is None or isinstance(known, OfstedReportError) else known.letter

    def read_behind(self, names: Iterable[str]) -> None:
        """Read what is not known yet, one letter after the other, while the pages go on."""
        waiting = [name for name in names if self.known(name) is None]
        if waiting and (self._behind is None or not self._behind.is_alive()):
            self._behind = threading.Thread(target=self._read_all, args=(waiting,), daemon=True)
            self._behind.start()

    def picture(self, name: str, letter: Letter, number: int) -> Picture:
        """A page of the letter, drawn."""
        from ofsted_report.rendering.letter_pages import draw_page

        path, sha256 = self.folder.place(name), letter.source.sha256
        return self._once(("page", sha256, number), lambda: self.workers.run(draw_page, path, sha256, number))

    def places(self, name: str, letter: Letter) -> dict[tuple[str, int], tuple[Box, ...]]:
        """Return where its sentences are printed."""
        path, sha256 = self.folder.place(name), letter.source.sha256
        key = ("places", sha256, letter.kind)
        with self._placing:
            return self._once(key, lambda: self.workers.run(in_worker.places, path, letter))

    def second_reading(self, name: str, letter: Letter) -> tuple[Problem, ...]:
        """Return the problems that a check with the second reader finds."""
        from ofsted_report.checking.check import check_letter

        path, key = self.folder.place(name), ("second", letter.source.sha256, letter.warnings)
        return self._once(key, lambda: self.workers.run_slowly(check_letter, path))

    def has_second_reading(self, letter: Letter) -> bool:
        """Whether that is known already."""
        return ("second", letter.source.sha256, letter.warnings) in self._made

    def findings(self, letter: Letter, stamp: str, make: Callable[[], Findings]) -> Findings:
        """The choice in a findings file with this stamp, read once."""
        return self._once(_choice(letter, stamp), make)

    def keep_findings(self, letter: Letter, stamp: str, findings: Findings) -> None:
        """Remember what was written with this stamp: it need not be read again."""
        self._once(_choice(letter, stamp), lambda: findings)

    def prepare(self, name: str, letter: Letter) -> None:
        """Find out where the sentences are printed before that is asked for; comes back at once."""
        if ("places", letter.source.sha256, letter.kind) not in self._made:
            threading.Thread(target=self._prepare, args=(name, letter), daemon=True).start()

    def _prepare(self, name: str, letter: Letter) -> None:
        with contextlib.suppress(OfstedReportError):
            self.places(name, letter)

    def form(self, template: str) -> str | None:
        """The shipped template that this one is, or is a copy of; None of a council's own."""
        from ofsted_report.rendering.docx import copied_form

        if template in WORD_TEMPLATES:
            return template
        try:
            mark = Path(template).stat().st_mtime_ns
        except OSError:
            mark = 0
        return self._once(("form", template, mark), lambda: self.workers.run(copied_form, template))

    def _once(self, key: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]  # type: ignore[no-any-return]
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _MOST_PICTURES:
                self._made.popitem(last=False)
        return made

    def _read_all(self, names: list[str]) -> None:
        for name in names:
            with contextlib.suppress(OfstedReportError):
                self.reading(name)

    def _mark(self, name: str) -> object:
        """Changes with the letter's file and with its corrections."""
        try:
            status = self.folder.place(name).stat()
        except OSError as error:
            raise GoneError(
                f"{name} is no longer in the folder: it was moved, renamed or deleted.",
                "Put it back, or choose another one on the first page. What was made from it is still in the folder.",
            ) from error
        corrections = self.folder.read_bytes(Beside(name).corrections)
        return (status.st_mtime_ns, status.st_size, status.st_ino, corrections)


def _choice(letter: Letter, stamp: str) -> tuple[Any, ...]:
    """Return what a choice of findings depends on: the letter with its corrections, which are among its warnings, and the
    file."""
    return ("findings", letter.source.sha256, letter.kind, letter.warnings, stamp)
