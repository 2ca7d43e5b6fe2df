"""Help for options and arguments in words, where Typer would show names of types."""

from __future__ import annotations

from copy import copy
from typing import Any

_IN_WORDS = {"str": "TEXT", "path": "FILE", "int range": "NUMBER", "integer": "NUMBER", "float range": "NUMBER"}
"""By the name that Typer has for a type. Choices name themselves, and a switch takes nothing."""
_TYPERS_OWN = {
    "install_completion": "Let the Tab key complete commands in this shell.",
    "show_completion": "Print what --install-completion would install.",
}
"""The help of the options that Typer adds to every program."""


def say_in_words(command: Any) -> Any:
    """Return the command, and its sub-commands, with help in words.

    Options have the metavar FILE, TEXT or NUMBER unless they set another, and show their range as '1 to 9'; an argument
    shows its name in capitals; paragraphs of the help are wrapped at the width of the terminal.
    """
    if command.help:
        command.help = "\n\n".join(" ".join(paragraph.split()) for paragraph in command.help.split("\n\n"))
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            _say_argument(parameter)
        else:
            _say_option(parameter)
    for inner in getattr(command, "commands", {}).values():
        say_in_words(inner)
    return command


def _say_option(option: Any) -> None:
    option.help = _TYPERS_OWN.get(option.name, option.help)
    if option.metavar is None and not option.is_flag:
        option.metavar = _IN_WORDS.get(option.type.name)
    if getattr(option.type, "min", None) is not None:
        lowest, highest = option.type.min, option.type.max
        span = f"from {lowest}" if highest is None else f"{lowest} to {highest}"
        option.type = copy(option.type)
        option.type._describe_range = lambda: span


def _say_argument(argument: Any) -> None:
    name = argument.metavar or argument.name.upper()
    usage = name if argument.required else f"[{name}]"
    argument.metavar = name
    argument.get_usage_pieces = lambda _: [usage]
    argument.type = copy(argument.type)  # text arguments share theirs with text options
    argument.type.get_metavar = lambda *_, **__: ""  # on a terminal it is beside the name
