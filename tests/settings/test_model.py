"""A key is defined once: schema, options, meetings table and the files of `init` follow from the definition."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields

import pytest
from typer.main import get_command

from ofsted_report.batch.meetings import COLUMNS
from ofsted_report.cli.app import program
from ofsted_report.rendering.starter import starter_files
from ofsted_report.settings.load import load
from ofsted_report.settings.model import Meeting, Settings, key, keys_of, option_keys
from ofsted_report.settings.schema import json_schema


def test_every_key_says_what_it_is_for_and_has_a_shape():
    for table in (Settings, Meeting):
        assert [each.name for each in keys_of(table)] == [field.name for field in fields(table)]
        assert all(each.about.text.endswith(".") for each in keys_of(table))


def test_a_new_key_needs_its_definition_alone():
    """The class is the one place: its type, default and help are read from it."""

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Room:
        name: str | None = key("The room of the meeting.", option=True, example="Council Chamber")
        seats: int = key("How many may come.", 40, least=1)

    name, seats = keys_of(Room)
    assert (name.shape, name.default, name.label, name.about.example) == ("text", None, "Name", "Council Chamber")
    assert (seats.shape, seats.default, seats.about.least) == ("number", 40, 1)


def test_build_has_an_option_for_each_key_that_says_so():
    options = {option.name: option.help for option in get_command(program()).commands["build"].params}
    for dotted, each in option_keys().items():
        assert options[dotted.rpartition(".")[2]].rstrip(".") == each.about.text.rstrip(".")


def test_the_schema_has_every_key_with_its_description():
    shapes = json_schema("council")["$defs"]
    for name, table in (("CouncilFile", Settings), ("MeetingFile", Meeting)):
        for each in keys_of(table):
            assert shapes[name]["properties"][each.name]["description"] == each.about.text


def test_the_meetings_table_has_a_column_for_each_simple_key():
    simple = {each.name for each in keys_of(Meeting) if each.table is None}
    assert simple - set(COLUMNS) == {"further_letters"}, "a batch makes a report for each letter"


@pytest.mark.parametrize("name", ["council.toml", "meeting.toml"])
def test_the_files_of_init_use_keys_that_there_are(tmp_path, name):
    """With every # taken away in front of a key or a table, they can be read."""
    files = {
        path.name: content.decode()
        for path, content in starter_files({}, "select-committee").items()
        if path.suffix == ".toml"
    }
    told = re.sub(r"^# (?=[\w.]+ = |\[)", "", files[name], flags=re.M)
    assert tomllib.loads(told)
    path = tmp_path / name
    path.write_text(told, encoding="utf-8")
    loaded = load(council_file=path) if name == "council.toml" else load(tmp_path, meeting_file=path)
    assert loaded.settings.contact_officers or loaded.meeting.author
