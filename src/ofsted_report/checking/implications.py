"""Does a report state every implication that its council requires? council.toml names them: required_implications."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.checking.model import Problem
from ofsted_report.checking.passages import Passage
from ofsted_report.findings.matching import plain
from ofsted_report.pattern import Pattern
from ofsted_report.settings.model import KNOWN_IMPLICATIONS, Settings
from ofsted_report.settings.wording import load_wording

_NUMBER = Pattern(r"^\d+(?:\.\d+)*[.)]?\s+")


def missing_implications(passages: Sequence[Passage], settings: Settings, path: str) -> Iterator[Problem]:
    """The required implications that no heading, table cell or line of the report names."""
    labels = load_wording(settings.wording).words("labels")
    named = [plain(_NUMBER.sub("", passage.text)).lower() for passage in passages]
    for name in settings.required_implications:
        heading = labels[name.lower()] if name.lower() in KNOWN_IMPLICATIONS else name
        if not any(text.startswith(plain(heading).lower()) for text in named):
            yield Problem(
                code="implication-missing",
                message=f"The report says nothing under “{heading}”, which council.toml requires of every report.",
                path=path,
            )
