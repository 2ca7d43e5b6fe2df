"""CSV and XLSX: types right, formulas harmless, everything that the archive holds."""

from __future__ import annotations

import csv
import zipfile
from dataclasses import replace

import pytest

from examples import inspection_letter
from ofsted_report.files import FORMULA_BEGINNINGS, harmless
from ofsted_report.tables import export
from ofsted_report.tables.archive import Item, opened, update
from ofsted_report.tables.rows import Document, rows_of
from ofsted_report.tables.schema import TABLES


@pytest.fixture
def archive(tmp_path):
    """An archive of one inspection, whose title would be a formula in Excel."""
    letter = inspection_letter()
    letter = replace(letter, title="=2+5", improvements=("-1 is a text",), source=replace(letter.source, sha256="a1"))
    document = Document(name="one", letter=letter, source="one.pdf", chosen={"s3.b1": (1,)}, findings=1)
    path = tmp_path / "archive.db"
    update(path, [Item(name="one", sha256="a1", stamp="1", load=lambda: rows_of(document))])
    return path


def test_csv_opens_right_in_excel_and_no_cell_is_a_formula(archive, tmp_path):
    with opened(archive) as database:
        written = export.write_csv(database, tmp_path / "out")
    assert [path.stem for path in written] == [table.name for table in TABLES]
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in written)
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        [row] = csv.DictReader(file)
    assert row["title"] == "'=2+5"
    with (tmp_path / "out" / "improvements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["text"] == "'-1 is a text"


def test_every_beginning_of_a_formula_is_made_harmless_as_in_other_tables(tmp_path):
    texts = tuple(f"{beginning}1" for beginning in (*FORMULA_BEGINNINGS, "", "'", "é", "(-"))
    letter = replace(inspection_letter(), improvements=texts)
    document = Document(name="one", letter=letter, source="one.pdf")
    update(tmp_path / "archive.db", [Item(name="one", sha256="a1", stamp="1", load=lambda: rows_of(document))])
    with opened(tmp_path / "archive.db") as database:
        export.write_csv(database, tmp_path)
    with (tmp_path / "improvements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["text"] for row in csv.DictReader(file)] == list(map(harmless, texts))


def test_a_workbook_has_a_sheet_a_table_with_fixed_header_filters_and_types(archive, tmp_path):
    path = tmp_path / "tables.xlsx"
    with opened(archive) as database:
        assert export.write_xlsx(database, path) == []
    with zipfile.ZipFile(path) as book:
        sheets = [book.read(f"xl/worksheets/sheet{number}.xml").decode() for number in range(1, len(TABLES) + 1)]
        names = book.read("xl/workbook.xml").decode()
    assert all(f'name="{table.name}"' in names for table in TABLES)
    assert all('state="frozen"' in sheet and "<autoFilter" in sheet for sheet in sheets)
    assert not any("<f>" in sheet for sheet in sheets), "no formula"
    judgements = sheets[[table.name for table in TABLES].index("judgements")]
    assert "<v>2</v>" in judgements, "grades' steps are numbers"
    sentences = sheets[[table.name for table in TABLES].index("sentences")]
    assert 't="b"' in sentences, "chosen is true or false"


def test_a_table_longer_than_a_sheet_goes_to_csv_beside_it(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 2)
    with opened(archive) as database:
        too_long = export.write_xlsx(database, tmp_path / "tables.xlsx")
    assert "sentences" in too_long
    assert (tmp_path / "tables-sentences.csv").exists()
