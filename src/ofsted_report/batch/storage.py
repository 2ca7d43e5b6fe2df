"""Reads letters and writes outputs: local files, or any URL that fsspec supports (s3://, memory://).

Plain paths and file:// never need fsspec; everything else does, and with it the extra `ofsted-report[dask]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ofsted_report.errors import NotReadableError, OutputError, UsageError
from ofsted_report.files import write_whole
from ofsted_report.pattern import Pattern

_URL = Pattern(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
"""Two characters at least, so that C:\\letters is a path."""
PRIVATE = ("memory",)
"""Storage that only the process that made it can see."""


def is_url(place: str) -> bool:
    """Whether it is a URL rather than a path."""
    return _URL.match(place) is not None


def local_path(place: str) -> Path | None:
    """The path that a place on this machine has; None for a URL of elsewhere."""
    if place.startswith("file://"):
        from urllib.parse import urlsplit
        from urllib.request import url2pathname

        parts = urlsplit(place)
        return Path(url2pathname(parts.path))
    return None if is_url(place) else Path(place)


def is_private(place: str) -> bool:
    """Whether no other process can reach it."""
    return place.partition("://")[0] in PRIVATE


def filesystem(url: str) -> tuple[Any, str]:
    """fsspec's file system for a URL, and the path in it.

    Raises:
        UsageError: fsspec, or the library for this kind of URL, is not installed, or nobody knows this kind.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(
            f"{url} is a URL, and what reads URLs is not installed.", "Install it: pip install 'ofsted-report[dask]'"
        ) from error
    try:
        system, path = url_to_fs(url)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{url} cannot be used: {error}.", "Install what it names, or give another URL.") from error
    return system, path


def read(place: str) -> bytes:
    """A whole file.

    Raises:
        NotReadableError: it is missing or storage refuses it.
    """
    from ofsted_report.outside import LARGEST
    from ofsted_report.reading.read import load

    path = local_path(place)
    if path is not None:
        return load(path)
    system, inner = filesystem(place)
    try:
        size = system.size(inner)
        if size is not None and size > LARGEST:
            raise NotReadableError(
                f"{place} is {size // 2**20} MB large, larger than any Ofsted letter.",
                "Check that it is the right file.",
            )
        return bytes(system.cat_file(inner))
    except FileNotFoundError as error:
        raise NotReadableError(f"There is no file {place}.", "Check the URL.") from error
    except OSError as error:
        raise NotReadableError(f"{place} cannot be opened: {error}.", "Check the URL and your access to it.") from error


@dataclass(frozen=True, slots=True)
class Store:
    """The output folder, on this machine or at a URL. Paths in it are relative, with slashes."""

    place: str

    @property
    def folder(self) -> Path | None:
        """The folder, where it is on this machine."""
        return local_path(self.place)

    def read(self, path: str) -> bytes | None:
        """Return a file's content; None if it does not exist."""
        if self.folder is not None:
            try:
                return (self.folder / path).read_bytes()
            except FileNotFoundError:
                return None
            except OSError as error:
                raise _refused(f"{self.folder / path}", error) from error
        system, root = filesystem(self.place)
        try:
            return bytes(system.cat_file(f"{root}/{path}"))
        except FileNotFoundError:
            return None

    def write(self, path: str, content: bytes) -> None:
        """Put a file there, whole or not at all, in place of one that is there; folders are made.

        Raises:
            OutputError: the folder or the storage refuses.
        """
        if self.folder is not None:
            target = self.folder / path
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise _refused(str(target.parent), error) from error
            write_whole(target, content, force=True)
            return
        system, root = filesystem(self.place)
        try:
            # An object store's put is whole or not at all by nature; a mounted file system is a path, not a URL.
            system.makedirs(f"{root}/{path}".rpartition("/")[0], exist_ok=True)
            system.pipe_file(f"{root}/{path}", content)
        except OSError as error:
            raise _refused(f"{self.place}/{path}", error) from error

    def listed(self) -> Iterator[str]:
        """Return all files at a URL."""
        system, root = filesystem(self.place)
        yield from (path.removeprefix(root).lstrip("/") for path in system.find(root))

    def leftovers(self) -> Iterator[Path]:
        """Files that a killed run was in the middle of writing."""
        if self.folder is not None:
            yield from self.folder.rglob(".ofsted-report-*.part")


def _refused(where: str, error: OSError) -> OutputError:
    return OutputError(
        f"{where} could not be written: {error.strerror or error}.",
        "Check the folder's permissions and free space, or write elsewhere with -o.",
    )
