"""Two versions of the program, and what the second makes otherwise of a letter."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import compare_versions
from compare_versions import shortened

PROJECT = Path(__file__).resolve().parents[2]
LETTER = PROJECT / "samples" / "anyshire-monitoring-visit.txt"

VERSION = '''
"""A version of the program in few lines: what it makes of a letter is the letter's text."""
import json, os, time
from types import SimpleNamespace as Made

def read_letter(path):
    text = path.read_text()
    if "crash" in text: os._exit(3)
    if "hang" in text: time.sleep(60)
    if "wrong" in text: raise ValueError("not a letter")
    return Made(to_json=lambda: json.dumps({"title": text, "sections": [], "warnings": []}))

def choose_findings(letter): return Made(findings=())
def Meeting(**given): return None
def build_report(letter, *given, today): return Made(warnings=(), day=today)
def render(report, format): return Made(content=f"# Report of {report.day}".encode())
'''


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str]:
    """Two checkouts: in the second a key was added to the JSON, and titles are read in capitals."""
    for name, title in (("old", "text"), ("new", 'text.upper(), "place": "line 1"')):
        package = tmp_path / name / "src" / "ofsted_report"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(VERSION.replace('"title": text', f'"title": {title}'))
    return str(tmp_path / "old"), str(tmp_path / "new")


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters" / "visits"
    folder.mkdir(parents=True)
    for number, text in enumerate(("VISIT", "a visit", "wrong")):
        (folder / f"{number}.txt").write_text(text)
    (folder / "notes.md").write_text("no letter")
    return folder.parent


@pytest.fixture
def compare(tmp_path: Path):
    def run(*arguments: str | Path) -> int:
        return compare_versions.main([*map(str, arguments), "--cache", str(tmp_path / "cache")])

    return run


def test_counts_by_kind_and_the_letters_that_differ(compare, versions, letters, capsys) -> None:
    assert compare(*versions, letters) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("3 letters, 1 differ\n")
    assert "json: title        1      1" in shown
    assert "place (2 letters)" in shown, "an added key is counted, and no difference"
    assert "1.txt\n  json: title\n    - a visit\n    + A VISIT" in shown


def test_json_and_only_some_kinds(compare, versions, letters, capsys) -> None:
    assert compare(*versions, letters, "--json") == 1
    answer = json.loads(capsys.readouterr().out)
    assert (answer["letters"], answer["differing"], answer["added_keys"]) == (3, 1, {"place": 2})
    assert answer["kinds"] == {"json: title": {"letters": 1, "times": 1}}
    assert answer["differences"] == [{"letter": "1.txt", "kind": "json: title", "old": "a visit", "new": "A VISIT"}]
    assert compare(*versions, letters, "--only", "findings", "--only", "error") == 0


@pytest.mark.slow
def test_a_letter_that_fails_crashes_or_hangs_ends_no_run(compare, versions, letters, capsys) -> None:
    (letters / "crash.txt").write_text("crash")
    (letters / "hang.txt").write_text("hang")
    source = Path(versions[1], "src", "ofsted_report", "__init__.py")
    source.write_text(source.read_text().replace('"crash" in text', "False").replace("not a letter", "no letter"))
    compare(*versions, letters, "--jobs", "1", "--seconds", "1", "--json")
    found = {one["letter"]: one for one in json.loads(capsys.readouterr().out)["differences"] if "error" in one["kind"]}
    assert found["crash.txt"]["kind"] == "error: vanished"
    assert found["crash.txt"]["old"].startswith("The process ended with 3")
    assert found["visits/2.txt"]["new"] == "ValueError: no letter"
    assert "hang.txt" not in found, "both versions fail alike on it"


def test_results_are_kept_until_the_version_changes(compare, versions, letters, capsys) -> None:
    old, _ = versions
    compare(old, old, letters)
    assert f"{old}: 3 letters, 3 to read" in capsys.readouterr().err
    compare(old, old, letters)
    assert f"{old}: 3 letters, 0 to read" in capsys.readouterr().err
    (letters / "visits" / "0.txt").write_text("another visit")
    compare(old, old, letters)
    assert f"{old}: 3 letters, 1 to read" in capsys.readouterr().err
    (Path(old) / "templates").mkdir()
    (Path(old) / "templates" / "wording.toml").write_text("")
    compare(old, old, letters)
    assert f"{old}: 3 letters, 3 to read" in capsys.readouterr().err
    compare(old, old, letters, "--no-cache", "--sample", "2")
    assert f"{old}: 2 letters, 2 to read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("no-such-version", ".", LETTER), "'no-such-version' is neither a checkout"),
        ((PROJECT, PROJECT, "nowhere"), "There is no nowhere"),
        ((PROJECT, PROJECT, PROJECT / "templates" / "letters"), "There is no"),
        ((PROJECT, PROJECT, PROJECT / "src" / "ofsted_report" / "letter"), "There are no letters"),
    ],
)
def test_wrong_usage(compare, arguments, said, capsys) -> None:
    assert compare(*arguments) == 2
    assert said in capsys.readouterr().err


def test_long_texts_are_shown_where_they_differ() -> None:
    long = "Plans drift for some children. " * 20
    assert shortened(f"{long}Visits are late.{long}", f"{long}Visits are held.{long}") == (
        "…ans drift for some children. Visits are late.Plans drift for some children. Plans dr…",
        "…ans drift for some children. Visits are held.Plans drift for some children. Plans dr…",
    )
    assert shortened(None, "a\nb") == (None, "a ⏎ b")
    assert shortened("aa", "aaa") == ("aa", "aaa")


def test_this_version_against_itself_with_one_rule_changed(compare, tmp_path, capsys) -> None:
    """The program as it is answers as the worker asks, in every stage; a changed wording is found in the report alone."""
    for part in ("src", "templates"):
        shutil.copytree(PROJECT / part, tmp_path / "changed" / part)
    assert compare(PROJECT, tmp_path / "changed", LETTER) == 0
    wording = tmp_path / "changed" / "templates" / "wording.toml"
    wording.write_text(
        wording.read_text("utf-8").replace("The purpose of this report", "The aim of this report"), "utf-8"
    )
    assert compare(PROJECT, tmp_path / "changed", LETTER, "--json") == 1
    answer = json.loads(capsys.readouterr().out.split("0 differ\n")[1])
    assert answer["kinds"] == {"report: Purpose of agenda item": {"letters": 1, "times": 1}}
    assert len(answer["differences"]) == 1
