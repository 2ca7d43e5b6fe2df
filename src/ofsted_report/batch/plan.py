"""Plans a run: a name for every source, and which of them an earlier run has done already."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from ofsted_report import __version__, outside
from ofsted_report.batch.manifest import Before
from ofsted_report.batch.meetings import Meetings
from ofsted_report.batch.model import Order, Task
from ofsted_report.batch.naming import Names, safe_name, stem_of
from ofsted_report.batch.sources import Source
from ofsted_report.batch.storage import Store, local_path
from ofsted_report.errors import NotReadableError
from ofsted_report.letter.corrections import corrections_file


def fingerprint(*parts: object) -> str:
    """A digest that changes when any of these values does. They are what msgspec can write: dataclasses, texts, bytes."""
    import msgspec

    digest = hashlib.sha256(__version__.encode())
    for part in parts:
        digest.update(b"\0" + msgspec.json.encode(part, order="sorted"))
    return digest.hexdigest()


class Step(NamedTuple):
    """One source on its way: its task, and whether nothing is left to do."""

    task: Task
    finished_before: bool


def plan(
    sources: Collection[Source], order: Order, before: Mapping[str, Before], meetings: Meetings | None
) -> Iterator[Step]:
    """A step for each source, in order.

    A letter is done if an earlier run wrote every format that is asked for, from the same content, with the same
    settings, template and version, and the files are still there.
    """
    common = fingerprint(
        order.settings, order.template_data, order.mode, order.limit, order.comments, order.reader, order.ocr
    )
    store = Store(order.out)
    names = Names(order.formats, _inside(store, sources))
    present = _present(store)
    for source in sources:
        content = _Content(source)
        name = _name(source, names, before, content)
        meeting = meetings.of(source.relative) if meetings else None
        earlier = before.get(name)
        corrections = _corrections(source.place)
        key = fingerprint(common, meeting or order.meeting, *(() if corrections is None else (corrections,)))
        task = Task(
            source=source.place,
            shown=source.shown,
            name=name,
            fingerprint=key,
            meeting=meeting,
            ours=earlier.ours() if earlier else {},
            stamp=source.stamp,
            corrections=corrections,
        )
        yield Step(task, earlier is not None and not order.force and _is_done(task, order, earlier, content, present))


def _corrections(place: str) -> bytes | None:
    """Return the corrections of a letter on this machine: the content of the file beside it."""
    path = local_path(place)
    if path is None:
        return None
    try:
        return outside.content(corrections_file(path), NotReadableError, "", most=outside.LARGEST_TEXT)
    except NotReadableError:  # it does not exist, or reading it will fail
        return None


def _inside(store: Store, sources: Collection[Source]) -> Iterator[str]:
    """Return the paths of letters that are in the output folder itself, relative to it."""
    if store.folder is None:
        return
    folder = os.path.realpath(store.folder) + os.sep
    for source in sources:
        path = local_path(source.place)
        if path is not None and (place := os.path.realpath(path)).startswith(folder):
            yield place.removeprefix(folder).replace(os.sep, "/")


def _name(source: Source, names: Names, before: Mapping[str, Before], content: _Content) -> str:
    """A name that is this source's in every run: not one that another letter's outputs have."""
    name = safe_name(stem_of(source.relative))
    if not names.is_free(name) or not _may_have(source, before.get(name), content):
        name = names.other(name, f"{source.root}/{source.relative}")
        if not _may_have(source, before.get(name), content):
            name = names.other(name, source.place)
    return names.take(name)


def _may_have(source: Source, earlier: Before | None, content: _Content) -> bool:
    """Whether a name in the manifest is this source's: from the same place, or the same content that was moved."""
    return earlier is None or earlier.source == source.shown or content.is_that_of(earlier)


@dataclass(frozen=True)
class _Content:
    """A source's content as far as it was asked for: hashed once, when first compared."""

    source: Source

    @cached_property
    def sha256(self) -> str:
        return _sha256(self.source.place)

    def is_that_of(self, earlier: Before) -> bool:
        """Whether it is what an earlier run read; False where nobody knows what was read."""
        if self.source.stamp is not None:
            return self.source.stamp == earlier.stamp
        return bool(earlier.sha256) and self.sha256 == earlier.sha256


def _sha256(place: str) -> str:
    """The digest of a file on this machine; '' where it cannot be read."""
    path = local_path(place)
    try:
        if path is None or not path.is_file():
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _is_done(task: Task, order: Order, earlier: Before, content: _Content, present: Callable[[str], bool]) -> bool:
    return (
        earlier.status == "done"
        and earlier.fingerprint == task.fingerprint
        and earlier.kept is not None
        and present(earlier.kept.path)
        and all(form in earlier.outputs and present(earlier.outputs[form].path) for form in order.formats)
        and content.is_that_of(earlier)
    )


def _present(store: Store) -> Callable[[str], bool]:
    """Whether an output is still there; a URL is listed once instead of asked for every file."""
    if (folder := store.folder) is not None:
        return lambda path: (folder / path).is_file()
    there = cache(lambda: frozenset(store.listed()))
    return lambda path: path in there()
