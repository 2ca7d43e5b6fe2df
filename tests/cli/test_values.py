"""`--help` speaks to officers: it names what an option takes, not the types of a program."""

import re

import pytest

from ofsted_report.errors import ExitCode

COMMANDS = ["build", "extract", "findings", "check", "compare", "batch", "pack", "init", "config", "template check"]


@pytest.fixture(params=["to a file", "on a terminal"])
def told(run, request, monkeypatch):
    """`told("build")` is that command's help, as it looks in a file and, in boxes, on a terminal of 80 columns."""
    if request.param == "on a terminal":
        monkeypatch.setattr("ofsted_report.cli.app._MARKUP", "rich")
        monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 80)

    def told(command):
        ran = run(*command.split(), "--help")
        assert ran.code == ExitCode.DONE
        assert ("╭" in ran.out) == (request.param == "on a terminal")
        return ran.out

    return told


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_names_a_programs_types(told, command):
    text = told(command)
    assert not re.search(r"<(str|path|int|float|integer|boolean|choice)\b[^>]*>", text)
    assert not re.search(r"\bx[<>]=|<=x\b", text), "a range is told in words"


@pytest.mark.parametrize("command", COMMANDS)
def test_no_option_is_cut_short_where_the_terminal_is_narrow(told, command):
    assert not re.search(r"--[\w-]*…", told(command))


def test_an_argument_is_its_name_in_capitals(told):
    assert re.search(r"Usage: ofsted-report build \[OPTIONS\] LETTER\.\.\.\s", told("build"))
    assert re.search(r"Usage: ofsted-report extract \[OPTIONS\] \[LETTER\]\s", told("extract"))
    assert re.search(r"Usage: ofsted-report check \[OPTIONS\] PATH\.\.\.\s", told("check"))
    assert re.search(r"LETTER\.\.\. +The letter, or the letters", told("build"))


def test_a_paragraph_of_the_help_breaks_where_the_terminal_ends_and_nowhere_else(told):
    """The breaks of the source once stayed: 'a timeline of', and the rest of the line empty."""
    lines = [line.strip() for line in told("batch").splitlines()]
    at = next(number for number, line in enumerate(lines) if line.startswith("A letter that cannot be converted"))
    assert all(len(line) > 60 for line in lines[at : at + 2])


def test_help_says_what_options_take(run):
    told = run("build", "--help").out
    assert re.search(r"--output +FILE", told)
    assert re.search(r"--author +TEXT", told)
    assert re.search(r"--max +NUMBER", told)
    assert re.search(r"--format +<docx\|html\|md>", told), "a choice names itself"
