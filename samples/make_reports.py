"""Make the reports of the sample letters in the Word templates, and write down what they say.

    python samples/make_reports.py            what each report says → samples/reports/*.txt
    python samples/make_reports.py FOLDER     the Word reports themselves → FOLDER/*.docx

The council is invented; the meeting is `samples/reports/meeting.toml`, or `decision.toml` where the form has a decision. A
test compares the .txt files with what the
program writes now. They are text, so that a change to a report can be read in a diff.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.table import Table

from ofsted_report import build_report, choose_findings, read_letter
from ofsted_report.rendering.render import render
from ofsted_report.rendering.template_parts import own_text
from ofsted_report.settings.load import load
from ofsted_report.settings.text import NO_BREAK
from ofsted_report.shipped import WORD_TEMPLATES

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
TODAY = date(2026, 8, 10)
"""The day deadlines are measured against: fixed, so that the output does not depend on the clock."""


def letters() -> tuple[Path, ...]:
    """The sample letters."""
    return tuple(sorted(HERE.glob("*.pdf")))


@lru_cache
def made(letter: Path) -> dict[str, bytes]:
    """The Word reports of this letter by file name, one for each template that it is shown in."""
    read = read_letter(letter)
    findings = choose_findings(read)
    reports = {}
    for template in _templates(letter):
        meeting = REPORTS / ("meeting.toml" if template in _ALL else "decision.toml")
        loaded = load(council_file=REPORTS / "council.toml", meeting_file=meeting)
        report = build_report(read, findings, loaded.settings, loaded.meeting, today=TODAY)
        reports[f"{letter.stem}-{template}.docx"] = render(report, "docx", template).content
    return reports


_ALL = WORD_TEMPLATES[:2]
"""The templates that every letter is shown in; the others are shown for two, a visit and an inspection."""
_IN_EVERY = ("saltby-focused-visit", "harrowmere-ilacs-2026")


def _templates(letter: Path) -> tuple[str, ...]:
    return WORD_TEMPLATES if letter.stem in _IN_EVERY else _ALL


def said(content: bytes) -> str:
    """What a Word report says, a line a paragraph with its style, a line a table row."""
    return "\n".join(_lines(content)).replace(NO_BREAK, " ") + "\n"


def _lines(content: bytes) -> Iterator[str]:
    for part in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(part, Table):
            yield from (" | ".join(["", *map(_cell, row.cells), ""]).strip() for row in part.rows)
        elif text := own_text(part._p).strip():
            yield f"{part.style.name if part.style else ''}: {text}"


def _cell(cell: Any) -> str:
    return "\n".join(own_text(paragraph._p) for paragraph in cell.paragraphs)


def main() -> None:
    """Write what all reports say, or all reports as Word files into a folder."""
    for letter in letters():
        for name, content in made(letter).items():
            if len(sys.argv) > 1:
                (Path(sys.argv[1]) / name).write_bytes(content)
            else:
                (REPORTS / name).with_suffix(".txt").write_text(said(content), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
