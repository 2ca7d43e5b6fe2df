"""The commands: each module here translates between a person and one function of the package; no logic of its own."""

from ofsted_report.cli.entry import main

__all__ = ["main"]
