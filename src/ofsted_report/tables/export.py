"""The tables of an archive as CSV files or one XLSX workbook."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.files import FORMULA_BEGINNINGS, whole_file
from ofsted_report.tables.archive import rows
from ofsted_report.tables.rows import Row
from ofsted_report.tables.schema import TABLES, ColumnType, Table

if TYPE_CHECKING:
    import sqlite3

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet of Excel holds."""
_LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds."""
_WIDTHS = {"text": 40, "integer": 10, "date": 12, "boolean": 10}


def write_csv(database: sqlite3.Connection, folder: Path) -> list[Path]:
    """Write each table as a CSV file: UTF-8 with a byte order mark, so that Excel reads accents right.

    Raises:
        OutputError: the folder refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in TABLES:
        path = folder / f"{table.name}.csv"
        _write_table(database, table, path)
        written.append(path)
    return written


def _write_table(database: sqlite3.Connection, table: Table, path: Path) -> None:
    """One table; rows go through memory one after the other, the file appears whole."""
    cells = ", ".join(_IN_CSV[column.type].format(column.name) for column in table.columns)
    rows = database.execute(f"SELECT {cells} FROM {table.name} ORDER BY {', '.join(table.key)}")  # noqa: S608
    with whole_file(path, force=True) as file:
        file.write(codecs.BOM_UTF8)
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        writer = csv.writer(text)
        writer.writerow(table.names)
        writer.writerows(rows)
        text.detach()  # writes what is left, and leaves the file open


_FORMULA = ", ".join(f"char({ord(character)})" for character in FORMULA_BEGINNINGS)
_IN_CSV: Mapping[ColumnType, str] = {
    "text": f"CASE WHEN substr({{0}}, 1, 1) IN ({_FORMULA}) THEN '''' || {{0}} ELSE {{0}} END",
    "boolean": "CASE {0} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END",
    "integer": "{0}",
    "date": "{0}",
}
"""How SQLite gives each type of cell to a CSV file: a text as `files.harmless` does, a date as it is stored.

A loop over the cells in Python would take half as long again.
"""


def write_xlsx(database: sqlite3.Connection, path: Path) -> list[str]:
    """Write a workbook with a sheet a table: header row fixed, filters on, dates and numbers as such.

    Returns the names of tables that are longer than a sheet of Excel; each is written as CSV beside the workbook, and its
    sheet says so.

    Raises:
        OutputError: the file is open in Excel, or the folder refuses.
    """
    import xlsxwriter

    counts = {t: database.execute(f"SELECT count(*) FROM {t.name}").fetchone()[0] for t in TABLES}  # noqa: S608
    too_long = [table for table in TABLES if counts[table] > MOST_ROWS]
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with whole_file(path, force=True) as file, xlsxwriter.Workbook(file, options) as book:
        book.set_properties({"title": "Ofsted letters", "comments": "Made by ofsted-report"})
        header, day = book.add_format({"bold": True, "bottom": 1}), book.add_format({"num_format": "yyyy-mm-dd"})
        for table in TABLES:
            sheet = book.add_worksheet(table.name)
            if table in too_long:
                sheet.write_string(
                    0, 0, f"More rows than a sheet of Excel holds: see {csv_beside(path, table.name).name}"
                )
            else:
                _write_sheet(sheet, table, rows(database, table), header, day)
    for table in too_long:
        _write_table(database, table, csv_beside(path, table.name))
    return [table.name for table in too_long]


def csv_beside(path: Path, table: str) -> Path:
    """Where a table goes that is too long for the workbook at `path`."""
    return path.with_name(f"{path.stem}-{table}.csv")


def _write_sheet(sheet: Worksheet, table: Table, content: Iterable[Row], header: Format, day: Format) -> None:
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, _WIDTHS[column.type])
        sheet.write_string(0, at, column.name, header)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(content, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, bool):
                sheet.write_boolean(count, at, cell)
            elif isinstance(cell, int):
                sheet.write_number(count, at, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(count, at, datetime.combine(cell, time.min), day)
            elif cell is not None:
                sheet.write_string(count, at, cell[:_LONGEST_CELL])
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
