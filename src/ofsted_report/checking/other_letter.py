"""Is the report about another letter than the one that it is checked against? Then that is all there is to tell."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_report.checking.facts.dates import other_visit
from ofsted_report.checking.model import Comparison, Problem
from ofsted_report.checking.report_file import ReportFile
from ofsted_report.letter.format_dates import day, on_days
from ofsted_report.letter.model import Letter
from ofsted_report.report.cautions import names_place

_FEW = 0.1
"""Share of the quotations; two letters about one council may have a sentence in common."""


def of_another_letter(file: ReportFile, compared: Comparison, letters: Sequence[Letter]) -> Problem | None:
    """Return the problem that hardly anything is quoted from these letters and the report is of another; None otherwise.

    It is of another if it does not name the authority, names other days and none of these visits, or was built from another
    file.
    """
    letter = letters[0]
    verbatim, quoted = compared.count("verbatim"), [each for each in compared.quotations if each.block]
    if verbatim > _FEW * len(compared.quotations):
        return None
    texts = [passage.text for passage in file.passages]
    if letter.authority and not quoted and not names_place(" ".join(texts), letter.authority):
        message = f"Nothing in this report is from the letter about {letter.authority}, nor does it name it."
    elif sign := _sign(file, texts, letters):
        message = f"This report is about another letter: {sign}, and hardly anything in it is from {_named(letter)}."
    else:
        return None
    return Problem(code="other-letter", message=f"{message} Check which letter you gave.", path=file.path)


def _sign(file: ReportFile, texts: Sequence[str], letters: Sequence[Letter]) -> str | None:
    """Return what shows that the report is about another letter, besides the place."""
    if all(visited := [other_visit(texts, each) for each in letters]):
        return f"it names a visit of {visited[0]}"
    if file.letter_sha256 and not any(each.source.sha256 in file.letter_sha256 for each in letters):
        return "it was built from another file"
    return None


def _named(letter: Letter) -> str:
    """'visit.pdf (“Focused visit to Anyshire”, visit on 3 May 2024, dated 10 June 2024)'."""
    visit, written = letter.visit, letter.letter_date
    parts = [f"“{letter.title}”"] if letter.title else []
    parts += [f"visit {on_days(visit.start, visit.end)}"] if visit.start else []
    parts += [f"dated {day(written)}"] if written else []
    return f"{letter.source.name} ({', '.join(parts)})" if parts else letter.source.name
