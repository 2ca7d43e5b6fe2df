"""Expands the inputs that the user named (folders, globs, files, lists, URLs) to letters, each once, in a fixed order."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from ofsted_report import outside
from ofsted_report.batch.storage import filesystem, is_url, local_path
from ofsted_report.beside import LETTER_ENDINGS
from ofsted_report.errors import UsageError, printable
from ofsted_report.pattern import Pattern

LISTS = (".lst", ".list")
_MAGIC = Pattern(r"[*?\[]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One letter-to-be."""

    place: str
    """Path or URL, as the operating system gave it."""
    relative: str
    """Its path below what the person named, with slashes: what names the outputs."""
    root: str
    """The last part of the path that the user named, to distinguish two equal `relative` paths."""
    stamp: str | None = None
    """The content's version according to the storage (ETag), for URLs."""

    @property
    def shown(self) -> str:
        """The place for people, and for the manifest."""
        return printable(self.place)


@dataclass(slots=True)
class Found:
    """All sources, and what was skipped in folders."""

    sources: list[Source] = field(default_factory=list)
    other_files: Counter[str] = field(default_factory=Counter)
    """Files in folders that are no letters by their ending, by ending."""
    loops: list[str] = field(default_factory=list)
    """Links to folders that were searched already, such as one that leads back to a folder above it."""
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """Folders that could not be looked into, and why."""


def find_sources(
    inputs: Iterable[str], *, out: str, include: tuple[str, ...] = (), from_file: Path | None = None
) -> Found:
    """Every letter that the inputs name.

    An input is a folder (with its sub-folders), a file, a glob ('archive/**/*.pdf'), or a URL of any of these; a file
    ending in .lst or .list, or `from_file`, holds one of these a line. The output folder is never searched.

    Raises:
        UsageError: an input does not exist, a glob matches nothing, or a list cannot be read.
    """
    found = Found()
    search = _Search(found, out=local_path(out), out_url=out if is_url(out) else None, include=include)
    for each in inputs:
        if not is_url(each) and each.lower().endswith(LISTS) and Path(each).is_file():
            search.list_file(Path(each))
        else:
            search.add(each)
    if from_file is not None:
        search.list_file(from_file)
    found.sources.sort(key=lambda source: (source.relative.casefold(), source.relative, source.place))
    return found


class _Search:
    def __init__(self, found: Found, *, out: Path | None, out_url: str | None, include: tuple[str, ...]) -> None:
        self.found = found
        self.out = os.path.realpath(out) if out is not None else None
        self.out_url = out_url
        self.include = include
        self.seen: set[str] = set()

    def add(self, each: str, *, base: Path | None = None) -> None:
        """One input."""
        path = local_path(each)
        if path is None:
            self._url(each)
            return
        if base is not None and not path.is_absolute():
            path = base / path
        if path.is_dir():
            self._folder(path)
        elif os.path.lexists(path):
            self._file(str(path), path.name, path.parent.name)
        elif _MAGIC.search(str(path)):
            self._glob(path)
        else:
            raise UsageError(f"There is no file or folder {printable(str(path))}.", "Check the name of the input.")

    def list_file(self, path: Path) -> None:
        """Yield inputs from a file, one per line; # begins a comment. Relative paths are relative to the list."""
        data = outside.content(path, UsageError, "Check the path, and that it is a file.", called="The list ")
        lines = data.decode("utf-8-sig", errors="surrogateescape").splitlines()
        for number, line in enumerate(lines, start=1):
            entry = line.strip()
            if not entry or entry.startswith("#"):
                continue
            try:
                self.add(entry, base=path.parent)
            except UsageError as error:
                raise UsageError(f"{path}, line {number}: {error.what}", "Correct the line, or delete it.") from error

    def _file(self, path: str, relative: str, root: str) -> None:
        place = os.path.abspath(path)  # noqa: PTH100 - a link keeps its own name; workers may run in another folder
        if place not in self.seen:
            self.seen.add(place)
            self.found.sources.append(Source(place=place, relative=relative.replace(os.sep, "/"), root=root))

    def _folder(self, folder: Path) -> None:
        root = folder.resolve().name
        for path in self._walk(str(folder)):
            if self._wanted(path):
                self._file(path, os.path.relpath(path, folder), root)

    def _walk(self, top: str) -> Iterator[str]:
        """Files below a folder. A link to a folder is followed, after all real ones, unless it was searched already."""
        searched: set[tuple[int, int]] = set()
        folders, links = [top], list[str]()
        while folders or links:
            folder = folders.pop() if folders else links.pop(0)
            if self.out is not None and os.path.realpath(folder) == self.out:
                continue
            try:
                here = Path(folder).stat()
                with os.scandir(folder) as entries:
                    inside = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                self.found.unreadable.append((printable(folder), error.strerror or str(error)))
                continue
            if (here.st_dev, here.st_ino) in searched:
                self.found.loops.append(printable(folder))
                continue
            searched.add((here.st_dev, here.st_ino))
            for entry in inside:
                if not _is_folder(entry):
                    yield entry.path
                elif not entry.name.startswith("."):
                    (links if entry.is_symlink() else folders).append(entry.path)

    def _glob(self, pattern: Path) -> None:
        parts = pattern.parts
        fixed = next(i for i, part in enumerate(parts) if _MAGIC.search(part))
        base = Path(*parts[:fixed])
        matches = sorted(glob.glob(str(pattern), recursive=True))  # noqa: PTH207 - a pattern may be absolute
        if not matches:
            raise UsageError(f"Nothing matches {printable(str(pattern))}.", "Check the pattern; put it in quotes.")
        for match in matches:
            if not Path(match).is_dir() and not self._in_out(match) and self._wanted(match):
                self._file(match, os.path.relpath(match, base), base.resolve().name)

    def _in_out(self, path: str) -> bool:
        return self.out is not None and os.path.realpath(path).startswith(self.out + os.sep)

    def _wanted(self, path: str) -> bool:
        """Whether a file that was come upon, not named, is a letter by its name; counts the others."""
        name = path.replace(os.sep, "/").rpartition("/")[2]
        if name.startswith((".", "~$")):
            return False
        if self.include:
            wanted = any(fnmatch(name.lower(), pattern.lower()) for pattern in self.include)
        else:
            wanted = name.lower().endswith(LETTER_ENDINGS)
        if not wanted:
            self.found.other_files[printable(Path(name).suffix.lower()) or "no ending"] += 1
        return wanted

    def _url(self, url: str) -> None:
        system, path = filesystem(url)
        scheme = url.partition("://")[0]
        if _MAGIC.search(path):
            base = path[: _MAGIC.search(path).start()].rpartition("/")[0]  # type: ignore[union-attr]
            listing = system.glob(path, detail=True)
        elif system.isdir(path):
            base, listing = path, system.find(path, detail=True)
        else:
            base, listing = path.rpartition("/")[0], {path: system.info(path)} if system.exists(path) else {}
        if not listing:
            raise UsageError(f"There is nothing at {url}.", "Check the URL and your access to it.")
        out = None
        if self.out_url is not None and self.out_url.partition("://")[0] == scheme:
            out = filesystem(self.out_url)[1].rstrip("/") + "/"
        for inner, about in sorted(listing.items()):
            named_by_itself = inner == path
            if about.get("type") == "directory" or (out is not None and inner.startswith(out)):
                continue
            if named_by_itself or self._wanted(inner):
                self._remote(system, inner, base, about)

    def _remote(self, system: Any, inner: str, base: str, about: Mapping[str, Any]) -> None:
        place = str(system.unstrip_protocol(inner))
        if place in self.seen:
            return
        self.seen.add(place)
        relative = inner[len(base) :].lstrip("/") if inner.startswith(base) else inner.rpartition("/")[2]
        self.found.sources.append(
            Source(place=place, relative=relative, root=base.rpartition("/")[2], stamp=_stamp(about))
        )


def _stamp(about: Mapping[str, Any]) -> str | None:
    """Return a value that changes with the content, as far as the storage has one: the ETag, or size and time."""
    if about.get("ETag"):
        return str(about["ETag"]).strip('"')
    when = next(
        (about[key] for key in ("LastModified", "last_modified", "mtime", "updated", "created") if key in about), None
    )
    return f"{about.get('size')}-{when}" if when is not None else None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
