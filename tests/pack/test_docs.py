"""docs/pack.md speaks of the options there are."""

from __future__ import annotations

import re
from pathlib import Path

import typer

from ofsted_report.cli.app import program

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "pack.md").read_text(encoding="utf-8")


def options() -> set[str]:
    """Every long option of the command."""
    command = typer.main.get_command(program()).commands["pack"]
    return {
        name
        for parameter in command.params
        for name in (*parameter.opts, *parameter.secondary_opts)
        if name.startswith("--")
    }


def test_every_option_is_explained_and_none_that_is_not_there():
    table = PAGE[PAGE.index("## Options") : PAGE.index("The front sheet is taken")]
    first_cells = "\n".join(line.split("|")[1] for line in table.splitlines() if line.startswith("|"))
    explained = set(re.findall(r"--[a-z-]{2,}", first_cells.replace("| --- |", "")))
    assert explained == options() - {"--help"}
