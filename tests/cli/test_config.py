"""`config`: each value and where it comes from."""

import json

import jsonschema

from ofsted_report.errors import ExitCode


def test_each_value_is_shown_with_its_origin(run, tmp_path):
    (tmp_path / "council.toml").write_text('committee = "Scrutiny"')
    ran = run("config")
    lines = {line.split()[0]: line for line in ran.out.splitlines()}
    assert '"Scrutiny"' in lines["committee"]
    assert lines["committee"].endswith("(council.toml)")
    assert str(tmp_path / "council.toml") in ran.err
    assert lines["deadlines.publication_clear_days"].endswith("5  (default)")
    assert lines["meeting.author"].endswith("-  (not set)")


def test_tables_are_shown_as_they_are_written_with_only_what_is_set(run, tmp_path):
    (tmp_path / "council.toml").write_text('[[contact_officers]]\nname = "Sam Poole"\n[wording]\n')
    shown = run("config").out
    assert 'contact_officers                  [{ name = "Sam Poole" }]  (council.toml)' in shown.splitlines()
    assert "wording                           -  (not set)" in shown.splitlines()


def test_as_json_for_scripts(run, tmp_path):
    (tmp_path / "m.toml").write_text("committee_date = 2026-01-15")
    told = json.loads(run("config", "--meeting", "m.toml", "--json").out)
    assert told["meeting.committee_date"] == {"value": "2026-01-15", "from": "m.toml"}


def test_without_settings_it_says_how_to_start(run):
    assert "ofsted-report init" in run("config").err


def test_the_schema_is_printed_for_editors(run):
    for name in ("council", "meeting"):
        jsonschema.Draft202012Validator.check_schema(json.loads(run("config", "--schema", name).out))


def test_a_typo_is_told_with_what_was_meant(run, tmp_path):
    (tmp_path / "council.toml").write_text('counsil = "Anyshire"')
    ran = run("config")
    assert ran.code == ExitCode.SETTINGS
    assert "the key counsil is not known" in ran.err
    assert "Did you mean council?" in ran.err
