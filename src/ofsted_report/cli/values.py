"""What an option takes, as `--help` shows it: in words, where Typer would name the types of a program."""

from __future__ import annotations

from typing import Any

_IN_WORDS = {"str": "TEXT", "path": "FILE", "int range": "NUMBER", "integer": "NUMBER", "float range": "NUMBER"}
"""By the name that Typer has for a type. Choices name themselves, and a switch takes nothing."""


def say_in_words(command: Any) -> Any:
    """The command, and those within it, with FILE, TEXT and NUMBER for what options take that say nothing else."""
    for option in command.params:
        if option.param_type_name == "option" and option.metavar is None and not option.is_flag:
            option.metavar = _IN_WORDS.get(option.type.name)
    for inner in getattr(command, "commands", {}).values():
        say_in_words(inner)
    return command
