"""`init`: files that a council can begin with at once."""

import sys
import tomllib

import docx
import pytest

from ofsted_report.errors import ExitCode
from ofsted_report.rendering.template_check import check_template

FILES = ["council.toml", "meeting.toml", "report-template.docx"]


def test_it_writes_settings_a_meeting_and_a_template(run, tmp_path):
    ran = run("init")
    assert ran.code == ExitCode.DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    assert tomllib.loads((tmp_path / "council.toml").read_text(encoding="utf-8"))["template"] == "report-template.docx"
    assert tomllib.loads((tmp_path / "meeting.toml").read_text(encoding="utf-8")) == {}
    assert docx.Document(tmp_path / "report-template.docx").paragraphs
    assert not [m for m in check_template(tmp_path / "report-template.docx") if m.level == "error"]


def test_what_it_writes_is_understood_and_used(run, tmp_path, monitoring_visit):
    run("init", "--council", 'Anyshire & "Sons"', "--committee", "Scrutiny", "--contact-officer", "Sam Poole",
        "--contact-email", "sam@anyshire.gov.uk", "--template", "scrutiny-report")  # fmt: skip
    assert '"Anyshire & \\"Sons\\""' in run("config").out
    assert run("build", monitoring_visit, "-o", "r.docx").code == ExitCode.DONE
    found = [paragraph.text for paragraph in docx.Document(tmp_path / "r.docx").paragraphs]
    assert 'Anyshire & "Sons"' in found
    assert "Contact officer:\tSam Poole, sam@anyshire.gov.uk" in found
    assert "Recommendations" in found


def test_every_line_that_is_commented_out_is_right_when_the_mark_is_taken_away(run, tmp_path):
    """An officer takes the # away; the file must still be read."""
    run("init")
    for name in ("council.toml", "meeting.toml"):
        path = tmp_path / name
        lines = path.read_text(encoding="utf-8").splitlines()
        keys = [
            line[2:] if line.startswith("# ") and ("= " in line or line.startswith("# [")) else line for line in lines
        ]
        path.write_text("\n".join(line for line in keys if "`" not in line), encoding="utf-8")
    ran = run("config", "--meeting", "meeting.toml")
    assert ran.code == ExitCode.DONE, ran.err
    assert "Sam Poole" in ran.out


@pytest.fixture
def answering(monkeypatch):
    """`answering(...)`: a person at a terminal who answers so, question by question."""

    def given(*answers):
        left = iter(answers)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("typer.prompt", lambda *_, **__: next(left))

    return given


def test_on_a_terminal_it_asks_and_an_empty_answer_stays_open(run, tmp_path, answering):
    answering("Anyshire Council", "", "Sam Poole", "", "", "", "")
    assert run("init").code == ExitCode.DONE
    settings = tomllib.loads((tmp_path / "council.toml").read_text(encoding="utf-8"))
    assert settings["council"] == "Anyshire Council"
    assert "committee" not in settings
    assert settings["contact_officers"] == [{"name": "Sam Poole"}]


def test_on_a_terminal_an_address_that_is_none_is_asked_for_again(run, tmp_path, answering):
    """What was answered before is not lost."""
    answering("Anyshire Council", "", "Sam Poole", "", "sam at anyshire", "sam@anyshire.gov.uk", "", "")
    ran = run("init")
    assert "is not an e-mail address: sam at anyshire" in ran.err
    settings = tomllib.loads((tmp_path / "council.toml").read_text(encoding="utf-8"))
    assert settings["contact_officers"] == [{"name": "Sam Poole", "email": "sam@anyshire.gov.uk"}]


def test_on_a_terminal_nobodys_telephone_is_not_asked_for(run, tmp_path, answering):
    answering("Anyshire Council", "", "", "01234 567890", "")
    assert run("init").code == ExitCode.DONE
    settings = tomllib.loads((tmp_path / "council.toml").read_text(encoding="utf-8"))
    assert settings["democratic_services"] == {"telephone": "01234 567890"}
    assert settings["contact_officers"] == [{}], "a header to fill in, and nobody under it"


@pytest.mark.parametrize("there", FILES)
def test_what_is_there_is_kept_and_what_is_missing_is_written(run, tmp_path, there):
    """An officer who wants the template back must not lose their settings."""
    (tmp_path / there).write_text("mine")
    ran = run("init")
    assert ran.code == ExitCode.DONE
    assert f"Kept {there}" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    assert (tmp_path / there).read_text() == "mine"


def test_another_template_comes_to_settings_that_are_there_already(run, tmp_path):
    """As docs/templates.md has it: init once, and again with --template."""
    run("init", "--council", "Anyshire Council")
    again = run("init", "--template", "scrutiny-report")
    assert again.code == ExitCode.OUTPUT
    assert "--force" not in again.err
    (tmp_path / "report-template.docx").rename(tmp_path / "before.docx")
    assert run("init", "--template", "scrutiny-report").code == ExitCode.DONE
    assert "Recommendations" not in "".join(p.text for p in docx.Document(tmp_path / "before.docx").paragraphs)
    assert "recommendations" in "".join(p.text for p in docx.Document(tmp_path / "report-template.docx").paragraphs)
    assert "Anyshire Council" in (tmp_path / "council.toml").read_text(encoding="utf-8")


def test_where_all_is_there_nothing_is_lost_unasked(run, tmp_path):
    for name in FILES:
        (tmp_path / name).write_text("mine")
    ran = run("init")
    assert ran.code == ExitCode.OUTPUT
    assert "is lost" in ran.err
    assert {path.read_text() for path in tmp_path.iterdir()} == {"mine"}
    assert run("init", "--force").code == ExitCode.DONE
    assert "mine" not in (tmp_path / "council.toml").read_text(encoding="utf-8")


def test_an_answer_that_would_be_lost_is_refused(run, tmp_path):
    (tmp_path / "council.toml").write_text("")
    assert run("init", "--council", "Anyshire Council").code == ExitCode.OUTPUT
    assert [path.name for path in tmp_path.iterdir()] == ["council.toml"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--democratic-email", "nobody"], ExitCode.SETTINGS),
        (["--contact-telephone", "1"], ExitCode.USAGE),
        (["nowhere"], ExitCode.OUTPUT),
        (["--template", "ours"], ExitCode.USAGE),
    ],
)
def test_wrong_answers_are_told_before_anything_is_written(run, tmp_path, arguments, code):
    assert run("init", *arguments).code == code
    assert list(tmp_path.iterdir()) == []
