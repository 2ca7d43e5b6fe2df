"""`ofsted-report tables`: years of letters as tables."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ofsted_report.cli.options import ForceOption
from ofsted_report.errors import UsageError

if TYPE_CHECKING:
    from ofsted_report.tables.archive import Item, Update

_DATABASES = (".db", ".sqlite", ".sqlite3")


def tables(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="The output of a batch, or a folder of JSON files written by `extract`.",
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
    from ofsted_report.files import refuse_to_overwrite
    from ofsted_report.tables.archive import opened, update
    from ofsted_report.tables.councils import read_renamed
    from ofsted_report.tables.export import write_csv, write_xlsx
    from ofsted_report.tables.schema import TABLES

    if not folder.is_dir():
        raise UsageError(f"{folder} is not a folder.", "Name the output of a batch, or a folder of JSON files.")
    renamed = read_renamed(councils) if councils is not None else {}
    suffix = output.suffix.lower()
    if suffix == ".xlsx":
        refuse_to_overwrite(output, force=force)
    elif suffix not in _DATABASES:
        if suffix and not output.is_dir():
            raise UsageError(f"{output} is no kind of table.", "Write to archive.db, tables.xlsx, or a folder for CSV.")
        for table in TABLES if output.exists() else ():
            refuse_to_overwrite(output / f"{table.name}.csv", force=force)
    found = _items(folder, renamed)
    if not found:
        raise UsageError(
            f"There are no letters in {folder}.", "Name the output folder of a batch, or a folder of letters' JSON."
        )
    written = [str(output)]
    if suffix in _DATABASES:
        result = update(output, found)
    else:
        with tempfile.TemporaryDirectory(prefix="ofsted-report-") as temporary:
            archive = Path(temporary) / "archive.db"
            result = update(archive, found)
            with opened(archive) as database:
                if suffix == ".xlsx":
                    too_long = write_xlsx(database, output)
                    written += [str(output.with_name(f"{output.stem}-{name}.csv")) for name in too_long]
                else:
                    written = [str(path) for path in write_csv(database, output)]
    typer.echo(_as_json(result, written) if as_json else _in_words(result, written))


def _items(folder: Path, renamed: Mapping[str, str]) -> list[Item]:
    from ofsted_report.batch import manifest, tabulate
    from ofsted_report.batch.storage import Store
    from ofsted_report.tables.gather import from_json_files

    path = folder / manifest.NAME
    if path.is_file():
        found = list(tabulate.items(path, Store(str(folder)), renamed))
        if not found and any(manifest.converted(path)):
            raise UsageError(
                f"{folder} is a batch of an earlier version, which kept no data for tables.",
                "Run the same `ofsted-report batch` command again: letters are converted once more, and then kept.",
            )
        return found
    return list(from_json_files(folder, renamed))


def _in_words(result: Update, written: list[str]) -> str:
    from ofsted_report.batch.progress import counted

    total = result.added + result.changed + result.unchanged - len(result.copies)
    parts = [f"{number:,} {word}" for number, word in _changes(result) if number]
    lines = [f"{counted(total, 'document', 'documents')}: {', '.join(parts) or 'none'}."]
    lines += [f"{name} is the same file as {other}, and is counted once." for name, other in result.copies]
    lines += [
        f"{name} has a grade that is on no known scale: “{grade}”; it is kept as printed."
        for name, grade in result.unknown_grades
    ]
    lines += [f"Wrote {path}" for path in written]
    return "\n".join(lines)


def _changes(result: Update) -> tuple[tuple[int, str], ...]:
    return (
        (result.added, "added"),
        (result.changed, "changed"),
        (result.unchanged, "unchanged"),
        (result.removed, "removed"),
    )


def _as_json(result: Update, written: list[str]) -> str:
    content = {
        "format": "ofsted-report/tables",
        "version": 1,
        **{word: number for number, word in _changes(result)},
        "copies": [{"name": name, "same_as": other} for name, other in result.copies],
        "unknown_grades": [{"document": name, "grade": grade} for name, grade in result.unknown_grades],
        "written": written,
    }
    return json.dumps(content, indent=2, ensure_ascii=False)
