"""`manifest.jsonl`: a line for every letter as soon as it is done, on disk before the next; what a later run resumes from.

The first line says what the file is. Lines are only ever added; the last one of a name counts. A line that a crash tore
off is cut away when the file is next opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Literal, TypeVar

from ofsted_report.batch.model import Format, Output, Record
from ofsted_report.errors import OutputError

NAME = "manifest.jsonl"
FORMAT = "ofsted-report/manifest"
VERSION = 1
_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class Before:
    """The record of an earlier run for one name: enough to decide whether it can be skipped."""

    source: str
    name: str
    status: str
    sha256: str | None
    stamp: str | None
    fingerprint: str
    outputs: dict[Format, Output]
    kept: Output | None = None
    outdated: tuple[Output, ...] = ()

    def ours(self) -> dict[str, str]:
        """SHA-256 by path of every output that was ever written for it."""
        every = (*self.outputs.values(), *self.outdated, *filter(None, [self.kept]))
        return {output.path: output.sha256 for output in every}


class Manifest:
    """Context manager for the manifest of a run; only one run at a time can have it open.

    `earlier` returns the copy that an earlier run stored elsewhere, or None; it is called if there is none at `path`.
    """

    def __init__(self, path: Path, out: str, earlier: Callable[[], bytes | None] | None = None) -> None:
        self.path = path
        self.out = out
        self._earlier = earlier
        self.damaged_lines: int = 0
        """Lines that could not be read; their letters are converted again."""
        self._file: FileIO | None = None
        self._held = ExitStack()

    def __enter__(self) -> Manifest:
        """Open it for appending; create it if it does not exist.

        Raises:
            OutputError: another run has it open, it is a newer version's or not a manifest, or it cannot be written.
        """
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with ExitStack() as held:
                held.enter_context(FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=0))
                if self._earlier is not None and not self.path.exists() and (kept := self._earlier()) is not None:
                    self.path.write_bytes(kept)
                self._check_head()
                # Unbuffered: what could not be written must not be tried again when the file is closed.
                mode: Literal["r+b", "w+b"] = "r+b" if self.path.exists() else "w+b"
                self._file = held.enter_context(self.path.open(mode, buffering=0))
                self._mend_tail(self._file)
                self._held = held.pop_all()
        except Timeout as error:
            raise OutputError(
                f"Another run is writing to {self.path.parent} at this moment.", "Wait for it, or stop it."
            ) from error
        except OSError as error:
            raise self._refused(error) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def _refused(self, error: OSError) -> OutputError:
        return OutputError(
            f"{self.path} could not be written: {error.strerror or error}.",
            "Check the folder's permissions and free space, or write elsewhere with -o; then run the same command to continue.",
        )

    def _check_head(self) -> None:
        head = check_head(self.path)
        if head.get("out") not in (None, self.out):
            raise OutputError(
                f"{self.path} belongs to the batch that goes to {head['out']}.", "Name another file with --manifest."
            )

    def _mend_tail(self, file: FileIO) -> None:
        """Cut off a last line that has no end, and go to the end; write the first line of a new file."""
        import msgspec

        from ofsted_report.batch.storage import local_path

        end = file.seek(0, os.SEEK_END)
        at = end
        while at > 0:
            start = max(0, at - 65536)
            file.seek(start)
            newline = file.read(at - start).rfind(b"\n")
            if newline >= 0:
                at = start + newline + 1
                break
            at = start
        if at < end:
            file.truncate(at)
            self.damaged_lines += 1
        file.seek(at)
        if at == 0:
            head: dict[str, object] = {"format": FORMAT, "version": VERSION}
            if local_path(self.out) is None:
                head["out"] = self.out  # a folder may be moved together with its manifest, a URL may not
            _append(file, msgspec.json.encode(head) + b"\n")

    def add(self, record: Record) -> None:
        """Add a letter's line, and return when it is on the disk.

        Raises:
            OutputError: the disk refuses; the line is then not counted on.
        """
        import msgspec

        assert self._file is not None, "the manifest is open within `with` only"  # noqa: S101
        try:
            _append(self._file, msgspec.json.encode(record) + b"\n")
        except OSError as error:
            raise self._refused(error) from error

    def before(self) -> dict[str, Before]:
        """Return the records of earlier runs, by name; the last line for each name counts."""
        import msgspec

        decoder = msgspec.json.Decoder(Before)
        found: dict[str, Before] = {}
        with self.path.open("rb") as file:
            next(file, None)
            for line in file:
                try:
                    entry = decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError):
                    self.damaged_lines += 1
                else:
                    found[entry.name] = entry
        return found


def check_head(path: Path) -> dict[str, Any]:
    """Return what the first line of a manifest says; nothing of one that is missing, or whose first line is torn.

    Raises:
        OutputError: it is not a manifest, or a newer version's.
    """
    import msgspec

    try:
        with path.open("rb") as file:
            line = file.readline(10_000)
    except FileNotFoundError:
        return {}
    if not line.endswith(b"\n") and len(line) < 200:
        return {}  # torn while the very first line was written: begun anew
    try:
        head: dict[str, Any] = msgspec.json.decode(line)
        form, version = head["format"], int(head["version"])
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        head, form, version = {}, None, 0
    if form != FORMAT:
        raise OutputError(f"{path} is not a manifest of ofsted-report.", "Choose another folder.")
    if version > VERSION:
        raise OutputError(
            f"{path} was written by a newer version of ofsted-report (manifest version {version}).",
            "Update ofsted-report, or choose another folder.",
        )
    return head


def records(path: Path) -> Iterator[Record]:
    """The last record of each name, in the order they were finished."""
    return _last_of_each_name(path, Record)


def converted(path: Path) -> Iterator[Before]:
    """The last record of each name that says that the letter is done, as far as a later run needs it."""
    return (entry for entry in _last_of_each_name(path, Before) if entry.status == "done")


def _last_of_each_name(path: Path, kind: type[_Entry]) -> Iterator[_Entry]:
    """Reads the file twice, so as to hold few."""
    import msgspec

    class Name(msgspec.Struct):
        name: str

    last: dict[str, int] = {}
    only_name = msgspec.json.Decoder(Name)
    decoder = msgspec.json.Decoder(kind)

    def lines() -> Iterator[tuple[int, bytes]]:
        with path.open("rb") as file:
            next(file, None)
            yield from enumerate(file)

    for number, line in lines():
        try:
            last[only_name.decode(line).name] = number
        except (msgspec.DecodeError, UnicodeDecodeError):
            continue
    wanted = set(last.values())
    for number, line in lines():
        if number in wanted:
            try:
                yield decoder.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError):
                continue


def _append(file: FileIO, line: bytes) -> None:
    rest = memoryview(line)
    while rest:
        rest = rest[file.write(rest) :]
    os.fsync(file.fileno())
