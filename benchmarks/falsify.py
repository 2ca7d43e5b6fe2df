"""How much of what is falsified in a report does `check` find?

    python benchmarks/falsify.py LETTERS [--sample N] [--show]

Each letter's report is built in Word with all its fields filled, and checked: nothing may be found that is not advice. Then
one thing at a time is altered, in the ways of `falsifications.py`, and the altered report is checked; it counts as found if a
problem is told that the unaltered report has not. The edits of `harmless_edits.py` are tried too, and must raise nothing.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

from docx import Document

from falsifications import WAYS
from harmless_edits import HARMLESS
from ofsted_report import Meeting, Settings, build_report, check_report, choose_findings, read_letter, render
from ofsted_report.checking.report_file import open_report
from ofsted_report.letter.model import Letter
from ofsted_report.settings.model import ContactOfficer, DemocraticServices
from report_edits import Edit

SETTINGS = Settings(
    council="Anyshire County Council",
    committee="Children and Families Scrutiny Committee",
    contact_officers=(ContactOfficer(name="Sam Poole", telephone="01632 960102", email="sam.poole@example.org"),),
    democratic_services=DemocraticServices(name="Democratic Services", telephone="01632 960101", email="d@example.org"),
)
MEETING = Meeting(
    committee_date=date(2027, 3, 9),
    author="Anna Bell",
    contact_officer="Sam Poole",
    cabinet_member="Cllr J Marsh",
    agenda_item="7",
    pages="3 - 12",
    contributors=("Cllr J Marsh",),
)
OPEN = {"open-field"}
"""What may be told of a fresh report: fields that only this letter leaves open."""


ALSO = {"contrast-left-out", "quotation-moved", "paragraphs-joined", "part-missing"}
"""Advice that counts as found: of what limits a quotation, of one under another heading, of two in one, of a part left out."""


def problems(content: bytes, letter: Letter) -> set[tuple[str, str, str]]:
    """The problems of a report, without advice, without their places."""
    report = open_report("report.docx", content)
    found = check_report(report, letter)
    counted = [p for p in found if not p.code.startswith("docx-")]
    return {(p.code, p.message, p.detail) for p in counted if p.level == "problem" or p.code in ALSO}


def edited(content: bytes, edit: Edit, letter: Letter) -> bytes | None:
    document = Document(io.BytesIO(content))
    if not edit(document, letter):
        return None
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class Counts:
    """What was tried, found and falsely told, by way."""

    def __init__(self, show: bool) -> None:
        self.show = show
        self.tried: dict[str, int] = defaultdict(int)
        self.told: dict[str, int] = defaultdict(int)
        self.clean = 0

    def try_all(self, path: Path, *, alter: bool) -> None:
        """Build one letter's report, and alter it in every way."""
        letter = read_letter(path)
        report = build_report(letter, choose_findings(letter), SETTINGS, MEETING, today=date(2027, 1, 5))
        content = render(report, "docx").content
        before = problems(content, letter)
        unexpected = {problem for problem in before if problem[0] not in OPEN | ALSO}
        self.clean += not unexpected
        for problem in sorted(unexpected):
            self.say(f"FALSE {path.parent.name}/{path.name}: {' | '.join(problem)[:400]}")
        for way, edit in (WAYS | HARMLESS).items() if alter else ():
            altered = edited(content, edit, letter)
            if altered is None:
                continue
            told = problems(altered, letter) - before
            self.tried[way] += 1
            self.told[way] += bool(told)
            if bool(told) != (way in WAYS):
                what = " | ".join(sorted(told)[0])[:300] if told else ""
                self.say(f"{'FALSE' if told else 'MISS'} {way}: {path.parent.name}/{path.name} {what}")

    def say(self, line: str) -> None:
        if self.show:
            print(line)


def main() -> int:
    """Print the counts; exit code 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("letters", type=Path, nargs="+")
    parser.add_argument("--sample", type=int, default=1, help="take every N-th letter")
    parser.add_argument("--clean", action="store_true", help="check unaltered reports only")
    parser.add_argument("--show", action="store_true", help="name each miss and each false problem")
    given = parser.parse_args()
    paths = [p for place in given.letters for p in (sorted(place.rglob("*.pdf")) if place.is_dir() else [place])]
    counts = Counts(given.show)
    for path in paths[:: given.sample]:
        counts.try_all(path, alter=not given.clean)
    print(f"unaltered reports without a problem: {counts.clean} of {len(paths[:: given.sample])}")
    for way in WAYS | HARMLESS:
        tried, told = counts.tried[way], counts.told[way]
        if tried:
            print(f"{way:34} {'found' if way in WAYS else 'false'} {told:4} of {tried:4}  {100 * told / tried:5.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
