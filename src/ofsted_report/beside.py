"""Names of the files that are kept beside a letter, and the progress of the work on it.

For the letter `visit.pdf` these are `visit.corrections.toml`, `visit-findings.toml`, `visit-meeting.toml`, reports
(`visit-report.docx`, `visit-report-2.docx`, `.html`, `.md`), packs (`visit-report-pack.pdf`) and the results of checks
(`visit-report.docx.check.json`). There is no other record: the state of a letter follows from the files that exist.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

LETTER_ENDINGS = (".pdf", ".docx", ".txt")
REPORT_ENDINGS = (".docx", ".html", ".md")
CHECK_ENDING = ".check.json"
CORRECTIONS_ENDING = ".corrections.toml"
_PACK = "-pack.pdf"
_COMMENTED = "-checked.docx"


class Beside(NamedTuple):
    """The names of a letter's own files, by the letter's name."""

    letter: str

    @property
    def stem(self) -> str:
        """The letter's name without its ending; all its files begin with it."""
        return Path(self.letter).stem

    @property
    def corrections(self) -> str:
        """Facts that a person corrected."""
        return self.stem + CORRECTIONS_ENDING

    @property
    def findings(self) -> str:
        """The choice of findings, for `build --findings`."""
        return f"{self.stem}-findings.toml"

    @property
    def meeting(self) -> str:
        """The file with the details of the meeting, for `build --meeting`."""
        return f"{self.stem}-meeting.toml"

    def report(self, ending: str) -> str:
        """The report as `build` names it; `ending` with its dot."""
        return f"{self.stem}-report{ending}"

    def is_report(self, name: str) -> bool:
        """Whether a file of this name is a report about the letter: 'visit-report.docx', 'visit-report-final.docx'."""
        path = Path(name)
        of_letter = name.startswith(f"{self.stem}-report")
        return of_letter and path.suffix.lower() in REPORT_ENDINGS and not name.endswith(_COMMENTED)

    def is_own(self, name: str) -> bool:
        """Whether a file of this name was made for the letter, and so is not itself a letter."""
        made = (self.corrections, self.findings, self.meeting)
        of_report = name.startswith(f"{self.stem}-report") and name.endswith((_PACK, _COMMENTED, CHECK_ENDING))
        return name != self.letter and (name in made or self.is_report(name) or of_report)


def pack_of(report: str) -> str:
    """The name of a report's public pack, as `pack` names it."""
    return Path(report).stem + _PACK


def check_of(report: str) -> str:
    """The name of the file that keeps the result of a report's check."""
    return report + CHECK_ENDING


def commented(report: str) -> str:
    """The name of a copy of a Word report with the problems as comments."""
    return Path(report).stem + _COMMENTED


class State(NamedTuple):
    """Return the progress of the work on a letter, from the files beside it."""

    corrected: bool
    chosen: bool
    reports: tuple[str, ...]
    """All reports about the letter, in every format, sorted by name."""
    checks: tuple[str, ...]
    """The results of their checks."""
    of_others: tuple[str, ...] = ()
    """Reports that are called so and are about another letter."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The progress in words, in the order of the work: 'chosen', 'built', 'checked'."""
        done = (("chosen", self.chosen), ("built", bool(self.reports)), ("checked", bool(self.checks)))
        return tuple(name for name, is_done in done if is_done)


def state(letter: str, names: Iterable[str], others: Collection[str] = ()) -> State:
    """The state of a letter in a folder that has these files; `others`: reports that are known to be about another letter."""
    beside, there = Beside(letter), sorted(names)
    called_so = tuple(name for name in there if beside.is_report(name))
    reports = tuple(name for name in called_so if name not in others)
    return State(
        corrected=beside.corrections in there,
        chosen=beside.findings in there,
        reports=reports,
        checks=tuple(check for report in reports if (check := check_of(report)) in there),
        of_others=tuple(name for name in called_so if name in others),
    )


def letters(names: Iterable[str]) -> tuple[str, ...]:
    """Return the files of a folder that may be letters, sorted: selected by suffix, without files generated for another
    letter."""
    there = sorted(names, key=str.casefold)
    may_be = [
        name for name in there if Path(name).suffix.lower() in LETTER_ENDINGS and not name.startswith((".", "~$"))
    ]
    stems = {Path(name).stem: Beside(name) for name in may_be}
    return tuple(name for name in may_be if not _made_for_another(name, stems))


def _made_for_another(name: str, stems: dict[str, Beside]) -> bool:
    """Whether another letter's stem, followed by '-report', begins this name."""
    at = name.find("-report")
    while at > 0:
        if (other := stems.get(name[:at])) is not None and other.is_own(name):
            return True
        at = name.find("-report", at + 1)
    return False
