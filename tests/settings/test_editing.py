"""Values put into a settings file: what else stands there stays."""

from __future__ import annotations

import tomllib

import pytest

from ofsted_report.errors import SettingsError
from ofsted_report.rendering.starter import starter_files
from ofsted_report.settings.editing import with_values

FILE = """\
# Our council.
council = "Anyshire Council"  # as it is printed

[democratic_services]
telephone = "01234 567890"

[[contact_officers]]
name = "Sam Poole"

[wording]
purpose = "This report tells what Ofsted found {on_dates}."
"""


def test_comments_order_and_other_keys_stay():
    text = with_values(FILE, {"council": "Saltby City Council", "democratic_services.email": "d@saltby.gov.uk"})
    assert "# Our council." in text
    assert "# as it is printed" in text
    assert text.index("democratic_services") < text.index("contact_officers") < text.index("wording")
    found = tomllib.loads(text)
    assert found["council"] == "Saltby City Council"
    assert found["democratic_services"] == {"telephone": "01234 567890", "email": "d@saltby.gov.uk"}
    assert found["wording"] == tomllib.loads(FILE)["wording"]


def test_a_new_key_does_not_land_in_the_last_table():
    assert tomllib.loads(with_values(FILE, {"committee": "Scrutiny"}))["committee"] == "Scrutiny"


def test_none_takes_a_key_away_and_rows_are_replaced():
    rows = [{"name": "Jo Marsh"}, {"name": "Anna Bell", "email": "a@b.uk"}]
    found = tomllib.loads(
        with_values(FILE, {"council": None, "contact_officers": rows, "deadlines.questions_time": None})
    )
    assert "council" not in found
    assert found["contact_officers"] == rows
    assert "deadlines" not in found


def test_the_files_that_init_writes_can_be_changed():
    for content in starter_files({}, "select-committee").values():
        if content.startswith(b"PK"):
            continue
        text = with_values(content.decode(), {"committee": "Scrutiny", "implications": {"financial": "None."}})
        assert tomllib.loads(text)["committee"] == "Scrutiny"
        assert text.count("#") >= content.count(b"#")


def test_what_is_no_toml_is_not_touched():
    with pytest.raises(SettingsError, match="cannot be changed"):
        with_values("council = Anyshire\n", {"committee": "x"})
