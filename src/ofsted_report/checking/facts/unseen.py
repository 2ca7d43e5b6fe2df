"""Text that is in the file and that no reader sees: hidden, struck through, white on white."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage


def unseen_problems(passages: Sequence[Passage], path: str) -> Iterator[Problem]:
    """A problem for each passage with unseen words."""
    for passage in passages:
        if re.search(r"\w", passage.unseen):
            yield Problem.at(
                passage,
                code="text-not-shown",
                message=f"“{passage.unseen}” is in the file here but not shown: hidden, struck through or white.",
                path=path,
                detail=passage.text,
            )
