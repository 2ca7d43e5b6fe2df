"""The state of a running desk: its folder, its secrets, its processes, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ofsted_report.desk.folder import Folder
from ofsted_report.desk.history import History
from ofsted_report.desk.idle import Idle
from ofsted_report.desk.library import Library
from ofsted_report.desk.security import Secrets
from ofsted_report.desk.workers import Workers


@dataclass(frozen=True)
class Desk:
    """One desk on one folder."""

    folder: Folder
    workers: Workers
    idle: Idle
    end: Callable[[], None]
    """Ends the server once its answers are given."""
    second: bool = False
    """Whether another desk is open on the same folder."""
    secrets: Secrets = field(default_factory=Secrets)
    history: History = field(default_factory=History)
    library: Library = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "library", Library(self.folder, self.workers))

    @property
    def place(self) -> Path:
        """The folder's path, for people."""
        return self.folder.path
