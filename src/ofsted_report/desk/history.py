"""Undo: the earlier contents of a findings file, as long as the desk runs."""

from __future__ import annotations

import threading

_MOST = 200


class History:
    """For each file the contents that changes of the desk replaced, the last one last."""

    def __init__(self) -> None:
        self._changes: dict[str, list[tuple[str | None, str]]] = {}
        self._lock = threading.Lock()

    def note(self, name: str, before: str | None, after_stamp: str) -> None:
        """Remember that the desk replaced `before` by the content with this stamp."""
        with self._lock:
            changes = self._changes.setdefault(name, [])
            changes.append((before, after_stamp))
            del changes[:-_MOST]

    def can_undo(self, name: str, stamp: str) -> bool:
        """Whether the file's content with this stamp is what the desk wrote last."""
        with self._lock:
            changes = self._changes.get(name, [])
            return bool(changes) and changes[-1][1] == stamp

    def last(self, name: str) -> str | None:
        """The content before the last change; None where there was no file."""
        with self._lock:
            return self._changes[name][-1][0]

    def undone(self, name: str, stamp: str) -> None:
        """Forget the last change, after which the file has this stamp."""
        with self._lock:
            changes = self._changes[name]
            changes.pop()
            if changes and changes[-1][1] != stamp:
                changes.clear()
