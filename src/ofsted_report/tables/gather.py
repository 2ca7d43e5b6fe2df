"""The documents of a folder: a finished batch, or JSON files that `extract` wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from ofsted_report import __version__, outside
from ofsted_report.errors import NotReadableError
from ofsted_report.letter.model import FORMAT, Letter
from ofsted_report.tables.archive import Item
from ofsted_report.tables.kept import unpacked
from ofsted_report.tables.rows import Document, Rows, renamed_in, rows_of

_HEAD = 4096
"""Bytes of a JSON file in which its format is named."""


def from_kept(name: str, *, read: Callable[[], bytes], sha256: str, stamp: str, renamed: Mapping[str, str]) -> Item:
    """A letter whose rows a batch kept, as `read` gives them; they are read only if the archive does not have them."""

    def load() -> Rows:
        return renamed_in(unpacked(read(), name), renamed)

    return Item(name=name, sha256=sha256, stamp=_stamp(stamp, renamed), load=load)


def from_json_files(folder: Path, renamed: Mapping[str, str]) -> Iterator[Item]:
    """The letters whose JSON is in the folder or below it, by name; other JSON files are passed over.

    Raises:
        NotReadableError: a letter's JSON is damaged; the message names the file.
    """
    for path in sorted(folder.rglob("*.json")):
        if not path.is_file() or not _is_letter(path):
            continue
        content = hashlib.sha256(_content(path)).hexdigest()
        name = path.relative_to(folder).with_suffix("").as_posix()
        yield Item(
            name=name,
            sha256=_source_digest(path) or content,
            stamp=_stamp(content, renamed),
            load=partial(_rows, path, name, renamed),
        )


def _content(path: Path) -> bytes:
    return outside.content(path, NotReadableError, "Run `ofsted-report extract` again.")


def _is_letter(path: Path) -> bool:
    with path.open("rb") as file:
        return FORMAT.encode() in file.read(_HEAD)


def _source_digest(path: Path) -> str:
    """The SHA-256 of the file that the letter was read from; the rest of the JSON is passed over."""
    import msgspec

    try:
        head = msgspec.json.decode(_content(path), type=dict[str, msgspec.Raw])
        source = msgspec.json.decode(head["source"], type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError) as error:
        raise NotReadableError(
            f"{path} is not the JSON of a letter: {error}.", "Run `ofsted-report extract` again."
        ) from error
    return str(source.get("sha256") or "")


def _rows(path: Path, name: str, renamed: Mapping[str, str]) -> Rows:
    try:
        letter = Letter.from_json(_content(path))
    except NotReadableError as error:
        raise NotReadableError(f"{path}: {error.what}", error.remedy) from error
    return rows_of(Document(name=name, letter=letter, source=letter.source.name, renamed=renamed))


def _stamp(content: str, renamed: Mapping[str, str]) -> str:
    """Changes with the content, the version of the program and the list of renamed councils."""
    text = "\0".join((__version__, content, *(f"{old}={new}" for old, new in sorted(renamed.items()))))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
