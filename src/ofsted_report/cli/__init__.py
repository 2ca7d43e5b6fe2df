"""The commands: each module here translates between a person and one function of the package; no logic of its own."""

from ofsted_report.cli.app import main

__all__ = ["main"]
