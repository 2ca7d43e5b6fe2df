"""The one folder that the desk reads and writes: what is in it, and files that two windows never overwrite unseen.

A file is named in an address by a digest of its name, which is looked up among the files that are there; a name that comes
from a browser is never used as a path. Links that lead elsewhere are passed over.
"""

from __future__ import annotations

import hashlib
import os
import re
import threading
from pathlib import Path
from typing import NamedTuple

from ofsted_report import outside
from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.files import write_whole
from ofsted_report.pattern import Pattern

NEW = "new"
"""The stamp of a file that is not there yet."""
_LONGEST_NAME = 120
_RESERVED = Pattern(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_MAX_TEXT = 4 * 2**20


class GoneError(NotReadableError):
    """The file that a page is about is no longer in the folder."""


class ChangedError(OutputError):
    """The file was changed after the page was shown, in another window or by another program."""


class Content(NamedTuple):
    """A text file as it was read; its stamp shows whether it has changed since."""

    text: str | None
    """None where there is no such file."""
    stamp: str


def stamp_of(data: bytes | None) -> str:
    """The stamp of a file with this content."""
    return NEW if data is None else hashlib.sha256(data).hexdigest()[:20]


def identify(name: str) -> str:
    """Return the identifier of a file name in URLs."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Folder:
    """A folder and its plain files; nothing below it, nothing outside."""

    def __init__(self, path: Path) -> None:
        """`path`: a folder that is there."""
        self.path: Path = path.resolve()
        self._one_writer = threading.Lock()

    def names(self) -> tuple[str, ...]:
        """The names of its plain files, sorted; links and hidden files are left out.

        Raises:
            NotReadableError: the folder is gone or may not be read.
        """
        try:
            with os.scandir(self.path) as entries:
                found = [e.name for e in entries if not e.name.startswith(".") and e.is_file(follow_symlinks=False)]
        except OSError as error:
            raise NotReadableError(
                f"The folder {self.path} cannot be read: {error.strerror or error}.",
                "Check that it is still there and that you may open it; then load this page again.",
            ) from error
        return tuple(sorted(found, key=str.casefold))

    def name_of(self, identifier: str) -> str:
        """The name that an address means.

        Raises:
            GoneError: no file in the folder has it.
        """
        for name in self.names():
            if identify(name) == identifier:
                return name
        raise GoneError(
            "The file of this page is no longer in the folder: it was moved, renamed or deleted.",
            "Put it back, or choose another one on the first page. What was made from it is still in the folder.",
        )

    def place(self, name: str) -> Path:
        """The path of a file directly in the folder.

        Raises:
            OutputError: the name leads out of the folder.
        """
        path = self.path / name
        if path.parent != self.path or name in ("", ".", "..") or path.is_symlink():
            raise OutputError(f"{name} is not in the folder {self.path}.", "Put the file itself there.")
        return path

    def read(self, name: str) -> Content:
        """A text file's content and stamp.

        Raises:
            NotReadableError: it is there, and cannot be read as text.
        """
        data = self.read_bytes(name)
        if data is None:
            return Content(None, NEW)
        try:
            return Content(data.decode("utf-8-sig"), stamp_of(data))
        except UnicodeDecodeError as error:
            raise NotReadableError(f"{name} is not UTF-8 text.", "Save it as UTF-8 and try again.") from error

    def read_bytes(self, name: str, most: int = _MAX_TEXT) -> bytes | None:
        """A file's bytes; None where it is not there.

        Raises:
            NotReadableError: it is larger than `most` bytes, or the system refuses.
        """
        path = self.place(name)
        if not os.path.lexists(path):
            return None
        remedy = "Close it in other programs, let OneDrive finish, and try again; or move it away."
        return outside.content(path, NotReadableError, remedy, most=most)

    def write(self, name: str, text: str, *, stamp: str) -> str:
        """Write a text file that still has this stamp, whole or not at all; gives its new stamp.

        Raises:
            ChangedError: it has another stamp by now; nothing is written.
            OutputError: the system refuses.
        """
        data = text.encode()
        with self._one_writer:
            there = self.read_bytes(name)
            if stamp_of(there) != stamp:
                raise ChangedError(
                    f"{name} was changed after this page was shown, in another window or by another program. "
                    "Nothing was overwritten.",
                    "Load the page again to see its current state, and make your change once more.",
                )
            if there != data:
                self._put(self.place(name), data, replace=True)
        return stamp_of(data)

    def remove(self, name: str, *, stamp: str) -> None:
        """Take away a text file that still has this stamp.

        Raises:
            ChangedError, OutputError: as `write`.
        """
        with self._one_writer:
            if stamp_of(self.read_bytes(name)) != stamp:
                raise ChangedError(f"{name} was changed after this page was shown.", "Load the page again.")
            try:
                self.place(name).unlink(missing_ok=True)
            except OSError as error:
                raise OutputError(f"{name} cannot be removed: {error.strerror or error}.", "Try again.") from error

    def add(self, name: str, data: bytes) -> str:
        """Put a new file into the folder and give its name: never over another one, which gets a number.

        A file of this name with the same content is left as it is.

        Raises:
            OutputError: the system refuses.
        """
        with self._one_writer:
            for number in range(1, 1000):
                own = name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}"
                place = self.path / own
                if not os.path.lexists(place):
                    self._put(place, data, replace=False)
                    return own
                same_size = place.is_file() and not place.is_symlink() and place.stat().st_size == len(data)
                if same_size and self.read_bytes(own, most=len(data)) == data:
                    return own
        raise OutputError(f"There are a thousand files called {name}.", "Delete or move some of them.")

    def _put(self, path: Path, data: bytes, *, replace: bool) -> None:
        try:
            write_whole(path, data, force=replace)
        except OutputError as error:
            raise _refused(path, error) from error


def _refused(path: Path, error: OutputError) -> OutputError:
    """The failure in the words of a page, which has no `-o`."""
    cause = error.__cause__
    if not isinstance(cause, OSError):
        return error
    return OutputError(
        f"{path.name} could not be written: {cause.strerror or cause}. Nothing was lost.",
        "Close it in Word, let OneDrive finish, or check the folder’s permissions and free space; then try again.",
    )


def safe_name(given: str, endings: tuple[str, ...]) -> str:
    """A name for a file that a browser handed over: what it was called there, made fit for every system.

    Raises:
        NotReadableError: it has none of these endings.
    """
    bare = re.split(r"[/\\]", given)[-1]
    bare = re.sub(r'[\x00-\x1f\x7f-\x9f<>:"|?*\u2028\u2029\u202a-\u202e\u2066-\u2069]', "", bare).strip().rstrip(". ")
    stem, dot, last = bare.rpartition(".")
    ending = (dot + last).lower()
    if ending not in endings:
        shown = bare[:_LONGEST_NAME] or "The file"
        raise NotReadableError(
            f"{shown} is not a {_listed(endings)} file.", f"Choose a file that ends in {_listed(endings)}."
        )
    stem = stem.lstrip("~$-")[:_LONGEST_NAME].strip(". ") or "letter"
    return ("file-" if _RESERVED.match(stem) else "") + stem + ending


def _listed(endings: tuple[str, ...]) -> str:
    return endings[0] if len(endings) == 1 else f"{', '.join(endings[:-1])} or {endings[-1]}"
