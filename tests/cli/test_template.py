"""`template check`: what an officer sees."""

import json

import docx
import pytest

from ofsted_report.errors import ExitCode


@pytest.fixture
def ours(tmp_path):
    """A template with one mistake."""
    document = docx.Document()
    document.add_heading("Background", 1)
    document.add_paragraph("{{ purpos }}")
    path = tmp_path / "ours.docx"
    document.save(path)
    return path


def test_a_good_template_is_said_to_be_good(run):
    ran = run("template", "check", "select-committee")
    assert ran.code == ExitCode.DONE
    assert "No mistakes in select-committee" in ran.err


def test_a_mistake_is_told_with_place_and_remedy_and_ends_with_1(run, ours):
    ran = run("template", "check", ours)
    assert ran.code == ExitCode.PROBLEMS
    first = ran.out.splitlines()[0]
    assert first.startswith("error: Under “Background”, in “{{ purpos }}”: ")
    assert first.endswith("Did you mean purpose?")
    assert "1 mistake in" in ran.err


def test_as_json_for_scripts(run, ours):
    rows = json.loads(run("template", "check", ours, "--json").out)
    assert rows[0]["level"] == "error"
    assert {"level", "place", "what", "remedy"} == set(rows[0])


def test_what_is_no_template_has_its_own_exit_code(run, tmp_path):
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    ran = run("template", "check", "old.doc")
    assert ran.code == ExitCode.TEMPLATE
    assert "Save As, Word Document" in ran.err


def test_every_variable_is_listed_as_it_is_written(run):
    """Nested ones too: what an officer copies must be known, each with what it means."""
    told = run("template", "variables").out
    for tag in (
        "{{ committee_date }}",
        "{%p for row in background %}",
        "    {%p for item in row.points %}",
        "{{ item.text }}",
    ):
        assert tag in told
    assert "Tuesday 15 January 2019" in told


def test_only_the_variables_with_a_word_are_listed_if_one_is_given(run):
    told = run("template", "variables", "judged").out
    assert "{{ row.area }}" in told
    assert "committee_date" not in told
    assert "No variable" in run("template", "variables", "xylophone").err
    assert json.loads(run("template", "variables", "judged", "--json").out)[0]["tag"]


def test_a_form_is_adopted_beside_itself_and_never_written_over(run, tmp_path):
    document = docx.Document()
    document.add_heading("Purpose of the report", 1)
    document.add_paragraph("")
    document.save(tmp_path / "form.docx")
    before = (tmp_path / "form.docx").read_bytes()
    ran = run("template", "adopt", "form.docx")
    assert ran.code == ExitCode.DONE
    assert "Purpose of the report → purpose" in ran.err
    assert "not sure: " in ran.err
    assert (tmp_path / "form.docx").read_bytes() == before
    assert (tmp_path / "form-template.docx").exists()
    assert run("template", "adopt", "form.docx").code == ExitCode.OUTPUT
    assert run("template", "adopt", "form.docx", "-o", "form.docx", "--force").code == ExitCode.OUTPUT
