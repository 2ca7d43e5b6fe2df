"""`--help` speaks to officers: it names what an option takes, not the types of a program."""

import re

import pytest

from ofsted_report.errors import ExitCode

COMMANDS = ["build", "extract", "findings", "check", "compare", "batch", "pack", "init", "config", "template check"]


@pytest.mark.parametrize("command", COMMANDS)
def test_no_help_names_a_programs_types(run, command):
    ran = run(*command.split(), "--help")
    assert ran.code == ExitCode.DONE
    assert not re.search(r"<(str|path|int|float|integer|boolean|choice)\b[^>]*>", ran.out)


def test_help_says_what_options_take(run):
    told = run("build", "--help").out
    assert re.search(r"--output +FILE", told)
    assert re.search(r"--author +TEXT", told)
    assert re.search(r"--max +NUMBER", told)
    assert re.search(r"--format +<docx\|html\|md>", told), "a choice names itself"
