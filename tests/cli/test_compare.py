"""`compare`: what an officer, and a script, sees."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from ofsted_report.errors import ExitCode

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
THEN = SAMPLES / "ashcombe-ilacs-2019.pdf"
NOW = SAMPLES / "harrowmere-ilacs-2026.pdf"
ANY = "--any-authority"  # the two samples are about different councils


def test_two_authorities_are_refused_with_both_named(run) -> None:
    ran = run("compare", THEN, NOW)
    assert ran.code == ExitCode.USAGE
    assert ran.out == ""
    assert "Ashcombe" in ran.err
    assert "Harrowmere" in ran.err
    assert ANY in ran.err


def test_text_by_default_plain_where_it_is_no_terminal(run) -> None:
    ran = run("compare", THEN, NOW, ANY)
    assert ran.code == ExitCode.DONE
    for heading in ("JUDGEMENTS", "NAMED IN BOTH", "NEEDED TO IMPROVE THEN, NOT NAMED NOW", "NEW"):
        assert f"\n{heading}" in ran.out
    assert "\x1b" not in ran.out
    assert "│" not in ran.out


def test_the_other_way_round_is_put_in_order_with_a_warning(run) -> None:
    ran = run("compare", NOW, THEN, ANY, "--format", "json")
    answer = json.loads(ran.out)
    assert answer["earlier"]["name"] == THEN.name
    assert "warning: harrowmere-ilacs-2026.pdf was named first, but it is the later document" in ran.err


def test_json_for_scripts_has_places(run) -> None:
    answer = json.loads(run("compare", THEN, NOW, ANY, "--format", "json", "--quiet").out)
    assert (answer["format"], answer["version"]) == ("ofsted-report/comparison", 1)
    items = answer["only_earlier"] + answer["only_later"] + [named["earlier"] for named in answer["in_both"]]
    assert items
    assert all(item["place"]["block"].startswith("s") and item["place"]["page"] for item in items)


@pytest.mark.parametrize("arguments", [("-o", "out.docx"), ("--format", "docx", "-o", "comparison")])
def test_a_word_document_by_its_name_or_by_the_option(run, tmp_path, arguments) -> None:
    ran = run("compare", THEN, NOW, ANY, *arguments)
    assert ran.code == ExitCode.DONE
    assert "Wrote" in ran.err
    assert ran.out == ""
    assert docx.Document(str(tmp_path / arguments[-1])).tables


def test_word_needs_a_file(run) -> None:
    ran = run("compare", THEN, NOW, ANY, "--format", "docx")
    assert ran.code == ExitCode.USAGE
    assert "-o" in ran.err


def test_nothing_is_overwritten_unasked(run, tmp_path) -> None:
    (tmp_path / "out.docx").write_text("mine")
    assert run("compare", THEN, NOW, ANY, "-o", "out.docx").code == ExitCode.OUTPUT
    assert (tmp_path / "out.docx").read_text() == "mine"
    assert run("compare", THEN, NOW, ANY, "-o", "out.docx", "--force").code == ExitCode.DONE


def test_a_document_with_itself_is_refused(run) -> None:
    ran = run("compare", THEN, THEN)
    assert ran.code == ExitCode.USAGE
    assert "same document" in ran.err


def test_a_letter_without_judgements_is_told_to_have_none(run, monitoring_visit) -> None:
    ran = run("compare", THEN, monitoring_visit, ANY)
    assert ran.code == ExitCode.DONE
    assert "it gives no judgements" in ran.out
    assert "they look at different things" in ran.out


def test_a_file_that_is_missing_has_its_own_exit_code(run) -> None:
    assert run("compare", THEN, "nowhere.pdf").code == ExitCode.NOT_READABLE


def test_an_ending_that_is_not_the_format_is_refused(run, tmp_path) -> None:
    ran = run("compare", THEN, NOW, ANY, "-o", tmp_path / "c.docx", "--format", "json")
    assert ran.code == ExitCode.OUTPUT
    assert "does not end as --format json asks for" in ran.err
    assert list(tmp_path.iterdir()) == []
