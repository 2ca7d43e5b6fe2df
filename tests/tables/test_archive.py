"""The archive: one row a thing, brought up to date without reading anew what did not change."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from examples import example_letter, inspection_letter, quoted_findings
from ofsted_report.errors import NotReadableError, OutputError
from ofsted_report.letter.model import Judgement
from ofsted_report.tables.archive import Item, opened, rows, update
from ofsted_report.tables.kept import packed, unpacked
from ofsted_report.tables.rows import Document, chosen_in, rows_of
from ofsted_report.tables.schema import TABLES

DOCUMENTS, JUDGEMENTS, *_, SENTENCES, _ = TABLES


class Loads:
    """Items that count how often they are read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def item(self, name, letter, *, stamp="1"):
        letter = replace(letter, source=replace(letter.source, sha256=letter.source.sha256 or name))

        def load():
            self.read.append(name)
            return rows_of(Document(name=name, letter=letter, source=f"{name}.pdf"))

        return Item(name=name, sha256=letter.source.sha256, stamp=stamp, load=load)


def letter_of(sha256, letter=None, **changes):
    """A letter whose file has this digest."""
    base = letter or example_letter()
    return replace(base, source=replace(base.source, sha256=sha256), **changes)


def table(path, wanted):
    with opened(path) as database:
        return list(rows(database, wanted))


def test_each_thing_a_letter_says_is_a_row(tmp_path):
    path, letter = tmp_path / "archive.db", letter_of("a1")
    result = update(path, [Loads().item("anyshire", letter)])
    assert (result.added, result.changed, result.unchanged) == (1, 0, 0)
    [document] = table(path, DOCUMENTS)
    found = dict(zip(DOCUMENTS.names, document, strict=True))
    assert found["authority"] == letter.authority
    assert found["visit_end"] == letter.visit.end
    assert found["year"] == letter.letter_date.year
    sentences = [dict(zip(SENTENCES.names, row, strict=True)) for row in table(path, SENTENCES)]
    blocks = {block.id: block.text for section in letter.sections for block in section.paragraphs}
    assert all(each["text"] in blocks[each["block"]] for each in sentences)
    assert {each["block"] for each in sentences} == set(blocks)
    assert {each["chosen"] for each in sentences} == {None}, "nothing was chosen"


def test_a_second_update_reads_only_what_is_new_or_changed(tmp_path):
    path, first = tmp_path / "archive.db", Loads()
    one, two = letter_of("a1"), letter_of("b2", inspection_letter())
    update(path, [first.item("one", one), first.item("two", two)])
    before = {each.name: table(path, each) for each in TABLES}
    second = Loads()
    result = update(path, [second.item("one", one), second.item("two", two), second.item("three", letter_of("c3"))])
    assert second.read == ["three"]
    assert (result.added, result.unchanged) == (1, 2)
    third = Loads()
    result = update(path, [third.item("one", one, stamp="2"), third.item("two", two)])
    assert third.read == ["one"]
    assert (result.changed, result.removed, result.unchanged) == (1, 1, 1)
    assert {each.name: table(path, each) for each in TABLES} == before, "two runs give the same rows"


def test_a_file_under_two_names_is_counted_once_and_told(tmp_path):
    path, loads = tmp_path / "archive.db", Loads()
    result = update(path, [loads.item("one", letter_of("a1")), loads.item("same", letter_of("a1"))])
    assert result.copies == (("same", "one"),)
    [document] = table(path, DOCUMENTS)
    assert dict(zip(DOCUMENTS.names, document, strict=True))["copies"] == "same"
    update(path, [loads.item("same", letter_of("a1"))])
    assert [row[0] for row in table(path, DOCUMENTS)] == ["same"], "the copy takes the place of what has gone"


def test_a_councils_grades_are_one_query_whatever_the_areas_were_called(tmp_path):
    then = letter_of(
        "a1",
        inspection_letter(),
        judgements=(Judgement(area="Children looked after and achieving permanence", grade="Good"),),
    )
    now = letter_of(
        "b2",
        inspection_letter(),
        judgements=(
            Judgement(area="The experiences and progress of children in care and care leavers", grade="Inadequate"),
        ),
    )
    path, loads = tmp_path / "archive.db", Loads()
    update(path, [loads.item("then", then), loads.item("now", now)])
    with opened(path) as database:
        query = (
            "SELECT grade_step FROM grades WHERE council = ? AND area_name = 'Children in care' ORDER BY document DESC"
        )
        assert [row[0] for row in database.execute(query, (then.authority,))] == [3, 1]


def test_a_grade_nobody_has_seen_is_kept_as_printed_and_told(tmp_path):
    letter = letter_of(
        "a1", inspection_letter(), judgements=(Judgement(area="Overall effectiveness", grade="Splendid"),)
    )
    result = update(tmp_path / "archive.db", [Loads().item("one", letter)])
    assert result.unknown_grades == (("one", "Splendid"),)
    [row] = table(tmp_path / "archive.db", JUDGEMENTS)
    assert row[4:7] == ("Splendid", None, None)


def test_a_failure_while_reading_leaves_the_archive_as_it_was(tmp_path):
    path, loads = tmp_path / "archive.db", Loads()
    update(path, [loads.item("one", letter_of("a1"))])
    before = path.read_bytes()

    def damaged():
        raise NotReadableError("two is damaged.", "Run the batch again.")

    with pytest.raises(NotReadableError):
        update(path, [loads.item("zero", letter_of("z9")), Item(name="two", sha256="b2", stamp="1", load=damaged)])
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["archive.db"]


def test_a_database_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE photos (name TEXT)")
        database.commit()
    with pytest.raises(OutputError, match="of another program"):
        update(path, [])
    with pytest.raises(NotReadableError, match="of another program"), opened(path):
        pass
    (tmp_path / "text.db").write_text("no database at all, but text", encoding="utf-8")
    with pytest.raises(OutputError, match="is not a database"):
        update(tmp_path / "text.db", [])


def test_a_database_that_another_program_has_locked_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("ofsted_report.tables.archive._PATIENCE", 0.05)
    path, loads = tmp_path / "archive.db", Loads()
    update(path, [loads.item("one", letter_of("a1"))])
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(OutputError, match="in use by another program"):
            update(path, [loads.item("one", letter_of("a1")), loads.item("two", letter_of("b2"))])


def test_an_archive_of_another_version(tmp_path):
    """An earlier one is built anew, a newer one refused."""
    path, loads = tmp_path / "archive.db", Loads()
    update(path, [loads.item("one", letter_of("a1"))])
    for version, told in ((99, "newer"), (0, None)):
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"PRAGMA user_version = {version}")
        if told:
            with pytest.raises(OutputError, match=told):
                update(path, [])
        else:
            assert update(path, [loads.item("one", letter_of("a1"))]).added == 1


def test_what_a_batch_keeps_of_a_letter_comes_back_whole():
    letter = example_letter()
    findings = quoted_findings(letter)
    document = Document(
        name="anyshire", letter=letter, source="a.pdf", chosen=chosen_in(findings), findings=len(findings)
    )
    content = packed(document)
    rows = unpacked(content, "anyshire")
    assert rows == rows_of(document)
    sentences = [dict(zip(SENTENCES.names, row, strict=True)) for row in rows["sentences"]]
    assert {(each["block"], each["sentence"]) for each in sentences if each["chosen"]} == {
        (finding.source.block, number) for finding in findings for number in finding.source.sentences
    }
    assert packed(document) == content
    for damaged in (content[:-9], content + content, content[:40] + b"?" + content[41:]):
        with pytest.raises(NotReadableError, match="kept of anyshire is damaged"):
            unpacked(damaged, "anyshire")


def test_an_archive_that_another_program_is_writing_to_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("ofsted_report.tables.archive._PATIENCE", 0.05)
    path = tmp_path / "archive.db"
    update(path, [Loads().item("one", letter_of("a1"))])
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotReadableError, match="in use by another program"), opened(path):
            pass
        with pytest.raises(OutputError, match="in use by another program"):
            update(path, [Loads().item("one", letter_of("a1"))])


def test_an_empty_file_has_nothing_to_lose_and_becomes_an_archive(tmp_path):
    path = tmp_path / "archive.db"
    path.touch()
    assert update(path, [Loads().item("one", letter_of("a1"))]).documents == 1
