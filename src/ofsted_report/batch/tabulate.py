"""The tables of a finished batch: `tables/archive.db` and a CSV file a table, beside the manifest."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from ofsted_report.batch.manifest import converted
from ofsted_report.batch.storage import Store
from ofsted_report.errors import NotReadableError
from ofsted_report.files import is_up_to_date
from ofsted_report.tables.archive import Item, Update, opened, update
from ofsted_report.tables.export import write_csv
from ofsted_report.tables.gather import from_kept
from ofsted_report.tables.schema import TABLES

FOLDER = "tables"
ARCHIVE = "archive.db"


def write(manifest: Path, store: Store) -> Update:
    """Bring the tables of a batch up to date.

    Raises:
        OutputError: the folder refuses, or another program has the database open.
    """
    if store.folder is not None:
        folder = store.folder / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        return _write_into(folder, manifest, store)
    with tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        result = _write_into(folder, manifest, store)
        for path in sorted(folder.iterdir()):
            store.write(f"{FOLDER}/{path.name}", path.read_bytes())
    return result


def _write_into(folder: Path, manifest: Path, store: Store) -> Update:
    """The CSV files are written again only if the database has changed since."""
    archive = folder / ARCHIVE
    result = update(archive, list(items(manifest, store)))
    if not all(is_up_to_date(folder / f"{table.name}.csv", archive) for table in TABLES):
        with opened(archive) as database:
            write_csv(database, folder)
    return result


def items(manifest: Path, store: Store, renamed: Mapping[str, str] | None = None) -> Iterator[Item]:
    """The letters that the batch converted, by name; letters that failed have no rows."""
    for record in sorted(converted(manifest), key=lambda record: record.name):
        if record.kept is not None and record.sha256 is not None:
            yield from_kept(
                record.name,
                read=partial(_read, store, record.kept.path),
                sha256=record.sha256,
                stamp=record.kept.sha256,
                renamed=renamed or {},
            )


def _read(store: Store, path: str) -> bytes:
    content = store.read(path)
    if content is None:
        raise NotReadableError(f"{path} is no longer in the batch's folder.", "Run the batch again.")
    return content
