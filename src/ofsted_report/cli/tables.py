"""`ofsted-report tables`: years of letters as tables."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ofsted_report.cli.options import ForceOption
from ofsted_report.errors import NotReadableError, OutputError, UsageError

if TYPE_CHECKING:
    from ofsted_report.batch.storage import Store
    from ofsted_report.tables.archive import Item, Update

_DATABASES = (".db", ".sqlite", ".sqlite3")


def tables(
    folder: Annotated[
        str,
        typer.Argument(
            metavar="FOLDER",
            help="The output of a batch (also a URL), or a folder of JSON files written by `extract`.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", metavar="OUT", help="archive.db, tables.xlsx, or a folder for CSV.", show_default=False
        ),
    ],
    councils: Annotated[
        Path | None,
        typer.Option(
            help="A CSV file with the columns printed and council: names of renamed authorities.", show_default=False
        ),
    ] = None,
    force: ForceOption = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON, for scripts.")] = False,
) -> None:
    """Write the content of letters as tables: documents, judgements, areas, improvements, inspectors, sentences, warnings.

    Example: ofsted-report tables reports -o archive.db

    An existing database is updated: only new and changed letters are read. docs/tables.md explains each
    column.
    """
    from ofsted_report.batch.storage import Store
    from ofsted_report.files import refuse_to_overwrite
    from ofsted_report.tables.archive import opened, update
    from ofsted_report.tables.councils import read_renamed, unused
    from ofsted_report.tables.export import csv_beside, write_csv, write_xlsx
    from ofsted_report.tables.schema import TABLES

    renamed = read_renamed(councils) if councils is not None else {}
    suffix = output.suffix.lower()
    if suffix in (*_DATABASES, ".xlsx"):
        refuse_to_overwrite(output, force=force or suffix in _DATABASES)  # a database is updated
    else:
        if suffix and not output.is_dir():
            raise UsageError(
                f"{output} is not a kind of table.", "Write to archive.db, tables.xlsx, or a folder for CSV."
            )
        for table in TABLES if output.exists() else ():
            refuse_to_overwrite(output / f"{table.name}.csv", force=force)
    found = _items(Store(folder), renamed)
    if not found:
        raise UsageError(
            f"There are no letters in {folder}.", "Give the output folder of a batch, or a folder of letters' JSON."
        )
    written = [str(output)]
    notes: list[str] = []
    with _archive(output if suffix in _DATABASES else None) as archive:
        result = update(archive, found)
        with opened(archive) as database:
            notes += [f"No document prints “{name}”, which {councils} names." for name in unused(renamed, database)]
            if suffix == ".xlsx":
                for name in write_xlsx(database, output):
                    written.append(str(csv_beside(output, name)))
                    notes.append(f"The table {name} has more rows than a sheet of Excel holds, and is a CSV file.")
            elif suffix not in _DATABASES:
                written = [str(path) for path in write_csv(database, output)]
    typer.echo(_as_json(result, notes, written) if as_json else _in_words(result, notes, written))


@contextmanager
def _archive(path: Path | None) -> Iterator[Path]:
    """The database that is asked for, or one that is only needed to write other files from."""
    if path is not None:
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True) as temporary:
        yield Path(temporary) / "archive.db"


def _items(store: Store, renamed: Mapping[str, str]) -> list[Item]:
    from ofsted_report.batch import manifest
    from ofsted_report.tables.gather import from_json_files

    if store.folder is None:
        content = store.read(manifest.NAME)
        if content is None:
            raise UsageError(f"There is no batch at {store.place}.", "Name the output of a batch.")
        with tempfile.TemporaryDirectory(prefix="ofsted-report-", ignore_cleanup_errors=True) as temporary:
            path = Path(temporary) / manifest.NAME
            path.write_bytes(content)
            return _of_batch(path, store, renamed)
    if not store.folder.is_dir():
        raise UsageError(
            f"{store.folder} is not a folder.", "Give the output folder of a batch, or a folder of JSON files."
        )
    path = store.folder / manifest.NAME
    return _of_batch(path, store, renamed) if path.is_file() else list(from_json_files(store.folder, renamed))


def _of_batch(path: Path, store: Store, renamed: Mapping[str, str]) -> list[Item]:
    from ofsted_report.batch import manifest, tabulate

    try:
        manifest.check_head(path)
    except OutputError as error:  # which it is for those who write to the folder
        raise NotReadableError(error.what, error.remedy) from error
    found = list(tabulate.items(path, store, renamed))
    if not found and any(manifest.converted(path)):
        raise UsageError(
            f"{store.place} is a batch of an earlier version, which kept no data for tables.",
            "Run the same `ofsted-report batch` command again: letters are converted once more, and then kept.",
        )
    return found


def _in_words(result: Update, notes: list[str], written: list[str]) -> str:
    from ofsted_report.report.grammar import counted

    parts = [f"{number:,} {word}" for number, word in _changes(result) if number]
    said = counted(result.documents, "document")
    if result.copies:
        said += f" in {result.files:,} files"
    return "\n".join(
        [f"{said}: {', '.join(parts) or 'none'}.", *result.remarks(), *notes, *(f"Wrote {path}" for path in written)]
    )


def _changes(result: Update) -> tuple[tuple[int, str], ...]:
    return (
        (result.added, "added"),
        (result.changed, "changed"),
        (result.unchanged, "unchanged"),
        (result.removed, "removed"),
    )


def _as_json(result: Update, notes: list[str], written: list[str]) -> str:
    content = {
        "format": "ofsted-report/tables",
        "version": 1,
        **{word: number for number, word in _changes(result)},
        **result.as_data(),
        "notes": notes,
        "written": written,
    }
    return json.dumps(content, indent=2, ensure_ascii=False)
