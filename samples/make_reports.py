"""Make the reports of the sample letters, in both templates: samples/*.pdf → samples/reports/*.docx.

    python samples/make_reports.py

The council is made up, the meeting is `samples/reports/meeting.toml`. The same letters give the same bytes; a test
holds the files here against what the program makes now.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ofsted_report import build_report, choose_findings, read_letter
from ofsted_report.rendering.render import render
from ofsted_report.settings.load import load
from ofsted_report.shipped import WORD_TEMPLATES

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
TODAY = date(2026, 1, 5)
"""From where deadlines are seen: a fixed day, so that nothing depends on the clock."""


def letters() -> tuple[Path, ...]:
    """The sample letters."""
    return tuple(sorted(HERE.glob("*.pdf")))


def made(letter: Path) -> Iterator[tuple[str, bytes]]:
    """Name and content of each report of this letter."""
    loaded = load(council_file=REPORTS / "council.toml", meeting_file=REPORTS / "meeting.toml")
    read = read_letter(letter)
    report = build_report(read, choose_findings(read), loaded.settings, loaded.meeting, today=TODAY)
    for template in WORD_TEMPLATES:
        yield f"{letter.stem}-{template}.docx", render(report, "docx", template).content


def main() -> None:
    """Write all reports."""
    for letter in letters():
        for name, content in made(letter):
            (REPORTS / name).write_bytes(content)


if __name__ == "__main__":
    main()
