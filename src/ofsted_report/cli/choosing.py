"""The program that a council lets choose its key findings, as an option or `council.toml` names it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.cli.talk import say
from ofsted_report.errors import UsageError

if TYPE_CHECKING:
    from ofsted_report.findings.chooser import Chooser
    from ofsted_report.findings.model import Findings
    from ofsted_report.settings.load import Loaded


def chooser_in(loaded: Loaded, mode: str, *, quiet: bool) -> Chooser | None:
    """The chooser that the settings name; None where the built-in choice is wanted, or another mode than key findings.

    Raises:
        SettingsError: its command line or its brief cannot be used.
        UsageError: it was named as an option together with another mode.
    """
    settings = loaded.settings
    if mode != "key":
        if loaded.origins.get("chooser") == "--chooser":
            raise UsageError(f"A chooser chooses key findings, not {mode}.", "Leave --findings or --chooser out.")
        return None
    if settings.chooser is None:
        return None
    from ofsted_report.findings.chooser import chooser_of

    brief = Path(settings.chooser_brief) if settings.chooser_brief is not None else None
    chooser = chooser_of(settings.chooser, brief=brief, seconds=settings.chooser_seconds)
    if chooser is not None and not quiet:
        say(f"Asking {chooser.name} to choose the findings, for up to {settings.chooser_seconds} seconds.")
    return chooser


def say_who_chose(findings: Findings) -> None:
    """One line on stderr: who chose the findings, and to which of them sentences were added."""
    labels = ", ".join(f"{label})" for label in findings.added_to)
    say(f"Findings chosen by {findings.chosen_by}{': see ' + labels if labels else ''}.")
