"""Reports commands that Typer cannot parse, in the usual two sentences.

Typer prints such errors in a box or in four lines of its own. Its classes for them are private, and have moved between
versions, so they are recognised here by their attributes.
"""

from __future__ import annotations

from typing import Any

import typer

from ofsted_report.errors import UsageError, did_you_mean

USAGE_MISTAKE: type[Exception] = typer.BadParameter.__bases__[0]
"""The base class of Typer's errors for invalid commands."""


def asks_for_help(mistake: Exception) -> bool:
    """Whether it is a command without any arguments, which is answered with the help."""
    return type(mistake).__name__ == "NoArgsIsHelpError"


def in_two_sentences(mistake: Any) -> UsageError:
    """Return what is wrong with the command, and what to do; with the most similar option, command or value if there is
    one."""
    context = getattr(mistake, "ctx", None)
    command = context.command_path if context is not None else "ofsted-report"
    help_line = f"`{command} --help` shows how it is called."
    message = mistake.format_message().rstrip(".") + "."
    parameter = getattr(mistake, "param", None)
    if hasattr(mistake, "possibilities"):
        return _unknown_option(mistake, command, help_line)
    if hasattr(mistake, "param_type") and parameter is not None:
        return UsageError(f"Something is missing: `{command}` needs {_name(parameter)}.", help_line)
    if parameter is not None:
        return _wrong_value(parameter, mistake.message, message, help_line)
    if hasattr(mistake, "option_name"):
        return _bare_or_filled(mistake.option_name, message)
    if message.startswith("No such command"):
        word, known = message.split("'")[1], getattr(mistake.cmd, "commands", {})
        return UsageError(f"There is no command {word}.", did_you_mean(word, known, otherwise=help_line))
    if message.startswith("Got unexpected extra argument"):
        words = message.partition("argument")[2].partition(" (")[2].removesuffix(").")
        return UsageError(
            f"`{command}` does not know what to do with {words}.", f"Put a name with spaces in quotes. {help_line}"
        )
    return UsageError(message.replace("'", ""), help_line)


def _unknown_option(mistake: Any, command: str, help_line: str) -> UsageError:
    """An option that the command does not have; Typer knows those whose names are near."""
    name = mistake.option_name
    near = mistake.possibilities or ()
    otherwise = f"Did you mean {' or '.join(sorted(near))}?" if near else help_line
    return UsageError(
        f"`{command}` has no option {name}.", did_you_mean(name, near, otherwise=otherwise) if near else help_line
    )


def _bare_or_filled(name: str, message: str) -> UsageError:
    """An option without the value it needs, or with a value although it is a switch."""
    if "requires" in message:
        return UsageError(f"{name} needs a value.", f"Write it after {name}, or leave {name} out.")
    return UsageError(f"{name} takes no value.", f"Write just {name}.")


def _wrong_value(parameter: Any, said: str, message: str, help_line: str) -> UsageError:
    """A value that the option does not take: one of a few words, or a number."""
    name, kind = _name(parameter), parameter.type
    value, is_not, _ = said.partition(" is not ")
    if not is_not:
        return UsageError(message, help_line)
    value = value.strip("'")
    if choices := getattr(kind, "choices", None):
        known = [str(getattr(choice, "value", choice)) for choice in choices]
        return UsageError(
            f"{name} {value} is not known.", did_you_mean(value, known, otherwise=f"Choose one of {', '.join(known)}.")
        )
    lowest, highest = getattr(kind, "min", None), getattr(kind, "max", None)
    number = "a number" if "float" in str(getattr(kind, "name", "")) else "a whole number"
    span = f" from {lowest} on" if highest is None else f" from {lowest} to {highest}"
    return UsageError(
        f"{name} takes {number}{span if lowest is not None else ''}, not {value}.",
        f"Give such a number, or leave {name} out.",
    )


def _name(parameter: Any) -> str:
    """'--jobs' for an option, 'LETTER' for an argument."""
    options = [name for name in parameter.opts if name.startswith("--")]
    return options[0] if options else str(parameter.metavar or parameter.name).upper().removesuffix("...")
