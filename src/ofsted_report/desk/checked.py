"""What the results of checks beside the reports say of them: is a report about its letter at all?"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from ofsted_report import outside
from ofsted_report.beside import State, check_of, state
from ofsted_report.desk.folder import Folder
from ofsted_report.errors import NotReadableError, OfstedReportError

_LARGEST = 20 * 2**20
_OF_ANOTHER = ("other-letter", "subject-differs")


def state_of(letter: str, names: Iterable[str], folder: Folder) -> State:
    """The state of a letter of the folder, which has these files; a report about another letter counts for nothing."""
    there = tuple(names)
    reports = state(letter, there).reports
    return state(letter, there, [name for name in reports if _is_of_another(folder, name, there)])


def _is_of_another(folder: Folder, report: str, names: Collection[str]) -> bool:
    """Whether the result of a report's check, if the folder has it, says that it is about another letter."""
    check = check_of(report)
    if check not in names:
        return False
    try:
        place = folder.place(check)
        status = place.stat()
        return _says_so(place, status.st_mtime_ns, status.st_size)
    except (OfstedReportError, OSError):
        return False


@lru_cache(maxsize=1000)
def _says_so(path: Path, changed: int, size: int) -> bool:
    try:
        found = json.loads(outside.content(path, NotReadableError, "Check it once more.", most=_LARGEST))["files"][0]
        return _names_another(found)
    except (ValueError, LookupError, TypeError, AttributeError):
        return False


def _names_another(found: dict[str, Any]) -> bool:
    """Whether the data of a check say that the report is about another letter: it names another, and quotes nothing of this."""
    quotations = (found["comparison"] or {}).get("quotations", ())
    if any(each["verdict"] == "verbatim" for each in quotations):
        return False
    return any(each["code"] in _OF_ANOTHER for each in found["problems"] if each["level"] == "problem")
