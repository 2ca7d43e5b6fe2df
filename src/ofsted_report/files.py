"""Writing files so that they appear whole or not at all, and never over somebody's work unasked."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from ofsted_report.errors import OutputError

_TRIES, _PAUSE = 4, 0.25
"""How often a file is renamed that another program may hold, and seconds between."""


def refuse_to_overwrite(path: Path, *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Raise before any work is done if the result cannot be written to `path`.

    An input file (`inputs`) is never overwritten, even with `force`.

    Raises:
        OutputError: the file exists and `force` is not given, it is one of the `inputs`, the folder does not exist, or the
            name is not valid.
    """
    try:
        if any(_is_same(path, given) for given in inputs):
            raise OutputError(
                f"{path} is an input file: the result would replace it.", "Please write elsewhere with -o."
            )
        if path.is_dir():
            raise OutputError(f"{path} is a folder.", "Name a file in it to write to.")
        if path.is_file() and not force:
            raise OutputError(f"{path} already exists.", "Use --force to replace it, or write elsewhere with -o.")
        if not path.parent.is_dir():
            raise OutputError(
                f"The folder {path.parent} does not exist.", "Create it first, or write elsewhere with -o."
            )
    except (OSError, ValueError) as error:  # a name that is too long, or has a null in it
        raise OutputError(f"{path} cannot be written: {_why(error)}.", "Choose another name.") from error


def write_whole(path: Path, content: bytes | str, *, force: bool = False) -> None:
    """Write `content` as `whole_file` does; text is UTF-8.

    Raises:
        OutputError: `path` exists and `force` is not given, or the disk or the folder refuses; nothing is left behind.
    """
    with whole_file(path, force=force) as file:
        file.write(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_file(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A file beside `path` to write to, which is renamed into place at the end of the block, unless an exception ends it.

    A link stays, and what it leads to is written; so is what is no plain file, such as a pipe.

    Raises:
        OutputError: `path` exists and `force` is not given, or the disk or the folder refuses; nothing is left behind.
    """
    refuse_to_overwrite(path, force=force)
    beside: str | None = None
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as file:
                yield file
            return
        place = path.resolve()
        handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".ofsted-report-", suffix=".part")
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_usual_mode(place))
        into_place(Path(beside), place)
        beside = None
    except (OSError, RuntimeError) as error:  # the latter where links lead in a circle
        raise OutputError(
            f"{path} could not be written: {_why(error)}.",
            "Check the folder's permissions and free space (is the file open in another program?), or write elsewhere "
            "with -o.",
        ) from error
    finally:
        if beside is not None:
            with suppress(OSError):
                Path(beside).chmod(0o600)  # Windows takes no read-only file away
                Path(beside).unlink(missing_ok=True)


def into_place(beside: Path, place: Path) -> None:
    """Return when `beside` has the name `place`, over what was there.

    On Windows neither may be open in another program: virus scanners and OneDrive hold a file for a moment.

    Raises:
        OSError: it cannot be renamed.
    """
    for _ in range(_TRIES - 1):
        try:
            beside.replace(place)
        except PermissionError:
            time.sleep(_PAUSE)
        else:
            return
    beside.replace(place)


def to_disk(path: Path) -> None:
    """Return when the disk has what was written to a file."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def write_together(contents: Sequence[tuple[Path, bytes | str]], *, force: bool = False) -> None:
    """Write files that belong together, each whole or not at all, as `write_whole`.

    Raises:
        OutputError: one could not be written; it says which were.
    """
    written: list[Path] = []
    for path, content in contents:
        try:
            write_whole(path, content, force=force)
        except OutputError as error:
            if written:
                there = " and ".join(map(str, written))
                raise OutputError(f"Only {there} was written: {error.what}", error.remedy) from error
            raise
        written.append(path)


def is_up_to_date(path: Path, made_from: Path) -> bool:
    """Whether `path` was written after the file that it was made from; False where one of them is missing."""
    try:
        return path.stat().st_mtime_ns >= made_from.stat().st_mtime_ns
    except OSError:
        return False


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except (OSError, ValueError):  # one of them is not there, or cannot be
        return path.absolute() == other.absolute()


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)


def _usual_mode(path: Path) -> int:
    """The permissions the file has, or those that a new file would get (mkstemp's are private)."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


FORMULA_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is taken for a formula by Excel, LibreOffice and Google Sheets."""


def harmless(cell: str) -> str:
    """Return the cell of a CSV file, with an apostrophe before it if a spreadsheet would take it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_BEGINNINGS) else cell
