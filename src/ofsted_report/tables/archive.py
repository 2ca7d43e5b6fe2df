"""The tables as one SQLite database, with full-text search over the sentences. Any SQLite tool opens it.

The database is brought up to date in one transaction: after a crash it is as it was before. Rows of documents that did
not change are left as they are.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.files import into_place, to_disk
from ofsted_report.letter.kinds import GRADED
from ofsted_report.tables.rows import Cell, Row, Rows, Stored
from ofsted_report.tables.schema import TABLES, VERSION, Table
from ofsted_report.tables.sentence_ids import sentence_id

_APPLICATION = 0x4F527031
"""Marks a SQLite file as an archive of this program (PRAGMA application_id)."""
_TYPES = {"text": "TEXT", "integer": "INTEGER", "date": "TEXT", "boolean": "INTEGER"}
_PATIENCE = 5.0
"""Seconds to wait for another program that has the database open for writing."""
_SEARCH = """
CREATE VIRTUAL TABLE sentences_fts USING fts5(
    text, content='sentences', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER sentences_removed AFTER DELETE ON sentences BEGIN
    INSERT INTO sentences_fts(sentences_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE VIEW grades AS
    SELECT d.council, d.year, d.date, j.area_name, j.grade_name, j.grade_step, j.grade, j.area, d.kind, d.document
    FROM judgements j JOIN documents d USING (document) ORDER BY d.council, j.area_name, d.date;
CREATE TABLE files (
    name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, stamp TEXT NOT NULL, document TEXT NOT NULL
);
CREATE INDEX files_by_content ON files(sha256);
CREATE INDEX documents_by_council ON documents(council, date);
"""
"""What the tables need beside themselves. `files` says which files the rows came from.

No trigger adds sentences to the index: it would take eight times as long as to add those of a document together.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file whose rows the archive should hold; `load` is called only if they are not there yet."""

    name: str
    sha256: str
    stamp: str
    """Changes with anything that changes its rows."""
    load: Callable[[], Rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What an update changed, in numbers of documents."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    copies: tuple[tuple[str, str], ...] = ()
    """Names of files that are the same file as another, with that other's name; each file is counted once."""
    unknown_grades: tuple[tuple[str, str], ...] = ()
    """Grades that are on no known scale, with the document; they are kept as printed."""

    @property
    def documents(self) -> int:
        """How many documents the archive now has."""
        return self.files - len(self.copies)

    @property
    def files(self) -> int:
        """How many files they were read from."""
        return self.added + self.changed + self.unchanged

    def remarks(self, most: int = 10) -> list[str]:
        """What a person should know of it, a sentence each; of each sort so many, and how many more there are."""
        copies = [f"{name} is the same file as {other}, and the tables count it once." for name, other in self.copies]
        grades = [
            f"{name} has a grade that is on no known scale: “{grade}”; it is kept as printed."
            for name, grade in self.unknown_grades
        ]
        return [*_first(copies, most, "files"), *_first(grades, most, "grades")]

    def as_data(self) -> dict[str, list[dict[str, str]]]:
        """The same for scripts."""
        return {
            "copies": [{"name": name, "same_as": other} for name, other in self.copies],
            "unknown_grades": [{"document": name, "grade": grade} for name, grade in self.unknown_grades],
        }


def _first(lines: list[str], most: int, things: str) -> list[str]:
    more = len(lines) - most
    return lines if more <= 0 else [*lines[:most], f"And {more:,} more such {things}."]


def update(path: Path, items: Sequence[Item]) -> Update:
    """Update the archive at `path` with the items; create it if it does not exist.

    Raises:
        OutputError: another program has the database open, it is not an archive of this program, or it cannot be written.
    """
    target = path.with_name(f".{path.name}.part") if not path.exists() or _is_outdated(path) else path
    try:
        if target is not path:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.unlink(missing_ok=True)
        with contextlib.closing(_connect(target)) as database:
            if target is not path:
                _create(database)
            with database:
                result = _synchronise(database, items)
        if target is not path:
            to_disk(target)
            into_place(target, path)
    except sqlite3.Error as error:
        raise _refused(path, error) from error
    except OSError as error:
        raise OutputError(f"{path} could not be written: {error.strerror or error}.", _ELSEWHERE) from error
    finally:
        if target is not path:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
    return result


_ELSEWHERE = "Close the programs that have it open, check free space, or write elsewhere with -o."


def rows(database: sqlite3.Connection, table: Table) -> Iterator[Row]:
    """The rows of a table in the order of documents' names, with dates and booleans as Python's own."""
    order = ", ".join(table.key)
    kinds = [column.type for column in table.columns]
    for row in database.execute(f"SELECT {', '.join(table.names)} FROM {table.name} ORDER BY {order}"):  # noqa: S608
        yield tuple(_cell(value, kind) for value, kind in zip(row, kinds, strict=True))


@contextlib.contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the archive read-only.

    Raises:
        NotReadableError: it does not exist, belongs to another program, or was written by a newer version.
    """
    if not path.is_file():
        raise NotReadableError(f"There is no archive {path}.", "Make one: ofsted-report tables FOLDER -o archive.db")
    try:
        database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
    except sqlite3.Error as error:
        raise NotReadableError(f"{path} cannot be opened: {error}.", "Check the file and its permissions.") from error
    with contextlib.closing(database):
        try:
            ours, version = _identity(database)
        except sqlite3.Error as error:
            raise _not_readable(path, error) from error
        if not ours:
            raise NotReadableError(f"{path} is a database of another program.", _MAKE_ONE)
        if version > VERSION:
            raise NotReadableError(f"{path} was made by a newer version of ofsted-report.", "Update ofsted-report.")
        if version < VERSION:
            raise NotReadableError(
                f"{path} was made by an earlier version of ofsted-report.", "Run `ofsted-report tables` again."
            )
        try:
            yield database
        except sqlite3.Error as error:
            raise _not_readable(path, error) from error


def _not_readable(path: Path, error: sqlite3.Error) -> NotReadableError:
    if "locked" in str(error):
        return NotReadableError(
            f"{path} is in use by another program.", "Close that program, and run the command again."
        )
    return NotReadableError(f"{path} is not an archive of ofsted-report: {error}.", _MAKE_ONE)


_MAKE_ONE = "Name an archive that `ofsted-report tables FOLDER -o archive.db` made."


def _identity(database: sqlite3.Connection) -> tuple[bool, int]:
    application = database.execute("PRAGMA application_id").fetchone()[0]
    return application == _APPLICATION, database.execute("PRAGMA user_version").fetchone()[0]


def _is_outdated(path: Path) -> bool:
    """Whether it is an archive of an earlier version, or an empty file: both are rebuilt.

    Raises:
        OutputError: it is not an archive of this program, or is a newer version's.
    """
    if path.is_file() and path.stat().st_size == 0:
        return True
    try:
        with contextlib.closing(_connect(path)) as database:
            ours, version = _identity(database)
    except sqlite3.DatabaseError as error:
        raise _refused(path, error) from error
    if not ours:
        raise OutputError(f"{path} is a database of another program.", "Name another file with -o.")
    if version > VERSION:
        raise OutputError(f"{path} was made by a newer version of ofsted-report.", "Update ofsted-report.")
    return version < VERSION


def _refused(path: Path, error: sqlite3.Error) -> OutputError:
    if "locked" in str(error):
        return OutputError(f"{path} is in use by another program.", "Close that program, and run the command again.")
    if "not a database" in str(error):
        return OutputError(f"{path} is not a database.", "Name another file with -o.")
    return OutputError(f"{path} could not be written: {error}.", _ELSEWHERE)


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=_PATIENCE)
    database.execute("PRAGMA foreign_keys = ON")
    return database


def _create(database: sqlite3.Connection) -> None:
    # The file is nobody's until it is in its place, and is written to the disk once before that.
    database.execute("PRAGMA journal_mode = MEMORY")
    database.execute("PRAGMA synchronous = OFF")
    for table in TABLES:
        numbered = table.name in ("documents", "sentences")
        lines = ["id INTEGER PRIMARY KEY"] if numbered else []
        for column in table.columns:
            required = " NOT NULL" if column.required else ""
            other = column.name == "document" and table.name != "documents"
            refers = " REFERENCES documents(document) ON DELETE CASCADE" if other else ""
            lines.append(f"{column.name} {_TYPES[column.type]}{required}{refers}")
        unique = "UNIQUE" if numbered else "PRIMARY KEY"
        lines.append(f"{unique} ({', '.join(table.key)})")
        database.execute(f"CREATE TABLE {table.name} ({', '.join(lines)})")
    database.executescript(_SEARCH)
    database.execute(f"PRAGMA application_id = {_APPLICATION}")
    database.execute(f"PRAGMA user_version = {VERSION}")


def _synchronise(database: sqlite3.Connection, items: Sequence[Item]) -> Update:
    wanted = {item.name: f"{item.sha256} {item.stamp}" for item in items}
    stale = [name for name, state in _state(database).items() if wanted.get(name) != state]
    for name in stale:
        _remove(database, name)
    kept = _state(database)
    for item in items:
        if item.name not in kept:
            _add(database, item)
    if stale or len(kept) < len(wanted):
        _note_copies(database)  # else nothing is written, and the file stays as it is
    copies = tuple(database.execute("SELECT name, document FROM files WHERE name <> document ORDER BY name"))
    changed = sum(name in wanted for name in stale)
    return Update(
        added=len(wanted) - len(kept) - changed,
        changed=changed,
        removed=len(stale) - changed,
        unchanged=len(kept),
        copies=copies,
        unknown_grades=tuple(_unknown_grades(database)),
    )


def _state(database: sqlite3.Connection) -> dict[str, str]:
    """What the archive holds: the state of each file by name."""
    return dict(database.execute("SELECT name, sha256 || ' ' || stamp FROM files"))


def _add(database: sqlite3.Connection, item: Item) -> None:
    """Add the item's rows, or note that it is a copy of a document that is there."""
    same = database.execute(
        "SELECT document FROM files WHERE sha256 = ? AND document = name AND name <> ?", (item.sha256, item.name)
    ).fetchone()
    document = same[0] if same else item.name
    database.execute(
        "INSERT INTO files (name, sha256, stamp, document) VALUES (?, ?, ?, ?)",
        (item.name, item.sha256, item.stamp, document),
    )
    if same:
        return
    rows = item.load()
    for table in TABLES:
        if table.name == "sentences":
            _add_sentences(database, document, table.names, rows["sentences"])
        else:
            _insert(database, table.name, table.names, rows[table.name])


def _add_sentences(database: sqlite3.Connection, document: str, names: Sequence[str], rows: Sequence[Stored]) -> None:
    """Add the sentences of a document with their ids, and to the full-text index."""
    (number,) = database.execute("SELECT id FROM documents WHERE document = ?", (document,)).fetchone()
    at, role, text = map(names.index, ("number", "role", "text"))
    ids = [sentence_id(number, cast("int", row[at]), str(row[role])) for row in rows]
    _insert(database, "sentences", ("id", *names), [(id, *row) for id, row in zip(ids, rows, strict=True)])
    _insert(database, "sentences_fts", ("rowid", "text"), [(id, row[text]) for id, row in zip(ids, rows, strict=True)])


def _insert(database: sqlite3.Connection, table: str, names: Sequence[str], rows: Iterable[Stored]) -> None:
    marks = ", ".join("?" * len(names))
    database.executemany(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", rows)  # noqa: S608


def _unknown_grades(database: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Documents with a grade that is on no known scale; joint and area SEND inspections print an outcome in its place."""
    kinds = " OR ".join("kind = ?" for _ in GRADED)
    query = (
        f"SELECT document, grade FROM judgements JOIN documents USING (document) WHERE grade_name IS NULL AND ({kinds}) "  # noqa: S608
        "GROUP BY document, grade ORDER BY document, min(number)"
    )
    yield from database.execute(query, GRADED)


def _remove(database: sqlite3.Connection, name: str) -> None:
    database.execute("DELETE FROM documents WHERE document = ?", (name,))
    database.execute("DELETE FROM files WHERE name = ?", (name,))
    # Its copies lose the document that represented them: the next update adds the first of them.
    database.execute("DELETE FROM files WHERE document = ?", (name,))


def _note_copies(database: sqlite3.Connection) -> None:
    database.execute("UPDATE documents SET copies = NULL WHERE copies IS NOT NULL")
    database.execute(
        "UPDATE documents SET copies = (SELECT group_concat(name, '; ') FROM (SELECT name FROM files "
        "WHERE files.document = documents.document AND name <> document ORDER BY name)) "
        "WHERE document IN (SELECT document FROM files WHERE name <> document)"
    )


def _cell(value: str | int | None, kind: str) -> Cell:
    if value is None:
        return None
    if kind == "date":
        return date.fromisoformat(str(value))
    return bool(value) if kind == "boolean" else value
