"""How much of what is falsified in a report does `check` find?

    python benchmarks/falsify.py LETTERS [--sample N] [--show]

Each letter's report is built in Word with all its fields filled, and checked: nothing may be found that is not advice. Then
one thing at a time is altered, in the ways below, and the altered report is checked; it counts as found if a problem is told
that the unaltered report has not. Harmless edits are tried too, and must raise nothing. No text of letters is in this file.
"""

from __future__ import annotations

import argparse
import copy
import io
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from docx import Document

from ofsted_report import Meeting, Settings, build_report, check_report, choose_findings, read_letter, render
from ofsted_report.checking.report_file import open_report
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.model import Letter
from ofsted_report.letter.sentences import split
from ofsted_report.lexicon import MONTHS
from ofsted_report.settings.model import ContactOfficer, DemocraticServices

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


ALSO = {"contrast-left-out"}
"""Advice that counts as found: of a "However" that limits what it follows."""

Edit = Callable[[Any, Letter], bool]
"""Alters a document; says whether it had what the way alters."""


def paragraphs(document: Any) -> Iterator[Any]:
    """The paragraphs of the body and of its tables."""
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


def rewrite(paragraph: Any, text: str) -> None:
    """Give a paragraph other words in its first run's look."""
    runs = paragraph.runs
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def replace(document: Any, old: str, new: str, *, where: Callable[[Any], bool] = lambda _: True) -> bool:
    """Replace the first occurrence of some words."""
    for paragraph in paragraphs(document):
        if old and old in paragraph.text and where(paragraph):
            rewrite(paragraph, paragraph.text.replace(old, new, 1))
            return True
    return False


def findings(document: Any, letter: Letter) -> list[Any]:
    """The paragraphs that quote findings."""
    ofsteds = {sentence.text for sentence in letter.sentences if sentence.role in ("findings", "overview")}
    return [p for p in document.paragraphs if split(p.text) and split(p.text)[0] in ofsteds]


def is_heading(paragraph: Any) -> bool:
    return bool(paragraph.style.name.startswith("Heading"))


def other_grade(grade: str) -> str:
    return "Outstanding" if grade.lower() != "outstanding" else "Inadequate"


def grade_in_table(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                if is_grade(cell.text):
                    rewrite(cell.paragraphs[0], other_grade(cell.text))
                    return True
    return False


def grade_in_heading(document: Any, letter: Letter) -> bool:
    headings = [p for p in document.paragraphs if is_heading(p)]
    grades = {judgement.grade.lower() for judgement in letter.judgements}
    words = ("outstanding", "inadequate", "requires improvement", "good")
    word = next((each for each in words if each not in grades), words[0])
    rewrite(headings[-2], f"{headings[-2].text}: {word}")
    return True


def judgement_row_gone(document: Any, letter: Letter) -> bool:
    for table in document.tables:
        rows = [row for row in table.rows if any(is_grade(cell.text) for cell in row.cells)]
        if len(rows) > 1:
            rows[-1]._tr.getparent().remove(rows[-1]._tr)
            return True
    return False


def _other_day(text: str) -> str:
    """The text with the first day of its first date moved by one."""
    match = re.search(rf"\b(\d{{1,2}})(?=[^.]{{0,30}}\b(?:{'|'.join(MONTHS)})\b)", text)
    if match is None:
        return text
    day = int(match[1])
    return text[: match.start()] + str(day - 1 if day > 1 else day + 1) + text[match.end() :]


def visit_date(document: Any, letter: Letter) -> bool:
    year = str(letter.visit.start.year) if letter.visit.start else "none"
    for paragraph in document.paragraphs:
        if year in paragraph.text and re.search("visit|inspection", paragraph.text):
            text = _other_day(paragraph.text)
            if text != paragraph.text:
                rewrite(paragraph, text)
                return True
    return False


def letter_date(document: Any, letter: Letter) -> bool:
    when = letter.letter_date
    if when is None:
        return False
    said = f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    other = said.replace(str(when.year), str(when.year - 1))
    return replace(document, said, other, where=lambda p: re.search("letter|report", p.text, re.I) is not None)


_BEFORE = re.compile(rf"(?:previous|last|judged|inspection)[^.]{{0,80}}?\b((?:{'|'.join(MONTHS)}) (\d{{4}}))")


def date_before(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs:
        match = _BEFORE.search(paragraph.text)
        if match and (letter.visit.start is None or int(match[2]) != letter.visit.start.year):
            other = match[1].replace(match[2], str(int(match[2]) - 1))
            rewrite(paragraph, paragraph.text.replace(match[1], other, 1))
            return True
    return False


def _other_name(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{'Martin' if first != 'Martin' else 'Judith'} {rest}"


def inspector(document: Any, letter: Letter) -> bool:
    return bool(letter.inspectors) and replace(
        document, letter.inspectors[-1].name, _other_name(letter.inspectors[-1].name)
    )


def lead(document: Any, letter: Letter) -> bool:
    if not letter.inspectors:
        return False
    name = letter.inspectors[0].name
    return replace(document, name, f"{name.rpartition(' ')[0]} Hargreaves")


def _list_paragraphs(document: Any, items: tuple[str, ...]) -> list[Any]:
    return [p for p in paragraphs(document) if p.text in items]


def item_gone(document: Any, letter: Letter) -> bool:
    for items in (letter.improvements, letter.priority_actions, letter.areas_covered):
        found = _list_paragraphs(document, items)
        if len(found) > 2:
            found[1]._p.getparent().remove(found[1]._p)
            return True
    return False


def _reworded(text: str) -> str:
    words = text.split()
    return " ".join([*words[: len(words) // 2], "further", *words[len(words) // 2 + 1 :]])


def item_reworded(document: Any, letter: Letter) -> bool:
    found = _list_paragraphs(document, (*letter.improvements, *letter.priority_actions))
    if len(found) > 1:
        rewrite(found[0], _reworded(found[0].text))
        return True
    return False


def area_reworded(document: Any, letter: Letter) -> bool:
    found = _list_paragraphs(document, letter.areas_covered)
    if found:
        rewrite(found[-1], _reworded(found[-1].text))
        return True
    return False


def _in_finding(change: Callable[[str], str]) -> Edit:
    def edit(document: Any, letter: Letter) -> bool:
        for paragraph in findings(document, letter):
            if (text := change(paragraph.text)) != paragraph.text:
                rewrite(paragraph, text)
                return True
        return False

    return edit


negated = _in_finding(lambda text: re.sub(r"\b(is|are|was|were|has|have)\b", r"\1 not", text, count=1))
softened = _in_finding(lambda text: re.sub(r"\b(Most|most|all|All|Many|many)\b", "some", text, count=1))
number = _in_finding(lambda text: re.sub(r"\b(\d+)\b", lambda m: str(int(m[1]) + 3), text, count=1))


def however_gone(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        sentences = split(paragraph.text)
        at = next((n for n, s in enumerate(sentences) if n and re.match(r"However|But\b", s)), None)
        if at is not None and sentences[at - 1] != "[…]":
            rewrite(paragraph, " ".join(sentences[:at]))
            return True
    return False


def gap_gone(document: Any, letter: Letter) -> bool:
    return _in_finding(lambda text: text.replace(" […] ", " ", 1))(document, letter)


def action_plan(document: Any, letter: Letter) -> bool:
    items = letter.improvements or letter.priority_actions
    if len(items) < 2:
        return False
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("What Ofsted said", "Our action", "By when"), strict=True):
        cell.text = text
    for n, item in enumerate(items):
        cells = table.add_row().cells
        cells[0].text = _reworded(item) if n % 2 == 0 else item
        cells[1].text, cells[2].text = "We will review this.", "May"
    return True


def hidden_not(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        run = paragraph.add_run(" not")
        run.font.hidden = True
        return True
    return False


def struck_not(document: Any, letter: Letter) -> bool:
    for paragraph in findings(document, letter):
        if " not " in paragraph.text:
            before, _, after = paragraph.text.partition(" not ")
            rewrite(paragraph, before)
            paragraph.add_run(" not").font.strike = True
            paragraph.add_run(f" {after}")
            return True
    return False


def outcome_changed(document: Any, letter: Letter) -> bool:
    for judgement in letter.judgements:
        if not is_grade(judgement.grade):
            words = judgement.grade.split()
            return replace(document, " ".join(words[2:8]), " ".join([*words[2:5], "sometimes", *words[6:8]]))
    return False


WAYS: dict[str, Edit] = {
    "grade in the table": grade_in_table,
    "grade typed into a heading": grade_in_heading,
    "judgement row gone": judgement_row_gone,
    "date of the visit": visit_date,
    "date of the letter": letter_date,
    "date of the inspection before": date_before,
    "name of an inspector": inspector,
    "name of the lead": lead,
    "item of a list gone": item_gone,
    "item reworded": item_reworded,
    "area covered reworded": area_reworded,
    "sentence negated": negated,
    "quantity softened": softened,
    "number changed": number,
    "However gone": however_gone,
    "gap mark gone": gap_gone,
    "action plan reworded": action_plan,
    "hidden not": hidden_not,
    "struck not": struck_not,
    "outcome changed": outcome_changed,
}


def straight_quotes(document: Any, letter: Letter) -> bool:
    for paragraph in document.paragraphs:
        if set("‘’“”") & set(paragraph.text):
            rewrite(paragraph, paragraph.text.translate(str.maketrans("‘’“”", "''\"\"")))
    return True


def own_paragraph(document: Any, letter: Letter) -> bool:
    document.add_heading("The council’s response", 2)
    document.add_paragraph("The council accepts the findings. A board chaired by Dana Whitfield meets on 4 May 2027.")
    return True


def own_points(document: Any, letter: Letter) -> bool:
    document.add_heading("Management response", 2)
    for text in ("a) We have recruited nine social workers.", "b) A new plan was agreed in June 2027."):
        document.add_paragraph(text)
    return True


def own_letter_points(document: Any, letter: Letter) -> bool:
    document.add_heading("Our response", 2)
    style = next((s for s in document.styles if s.name == "Lettered Item"), None)
    for text in ("We have recruited nine social workers.", "A new plan was agreed."):
        document.add_paragraph(text, style)
    return True


def finding_gone(document: Any, letter: Letter) -> bool:
    found = findings(document, letter)
    if len(found) < 4:
        return False
    found[2]._p.getparent().remove(found[2]._p)
    return True


def findings_moved(document: Any, letter: Letter) -> bool:
    found = findings(document, letter)
    if len(found) < 3:
        return False
    found[0]._p.addprevious(copy.deepcopy(found[1]._p))
    found[1]._p.getparent().remove(found[1]._p)
    return True


def own_date(document: Any, letter: Letter) -> bool:
    document.add_paragraph(
        "The action plan will be submitted by 12 June 2027; the committee meets again on 8 September 2027."
    )
    return True


def own_table(document: Any, letter: Letter) -> bool:
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("Risk", "Level", "Recruitment", "Amber"), strict=True
    ):
        cell.text = text
    return True


def own_heading(document: Any, letter: Letter) -> bool:
    document.add_heading("Good practice elsewhere", 2)
    document.add_paragraph("Officers visited a neighbouring council on 3 March 2027.")
    return True


def own_person(document: Any, letter: Letter) -> bool:
    document.add_paragraph("For more information: Priya Lakhani, Head of Quality Assurance, telephone 01632 960103.")
    return True


HARMLESS: dict[str, Edit] = {
    "straight quotes": straight_quotes,
    "own paragraph": own_paragraph,
    "own lettered points, typed": own_points,
    "own lettered points, styled": own_letter_points,
    "finding deleted": finding_gone,
    "findings moved": findings_moved,
    "own dates": own_date,
    "own table": own_table,
    "own heading": own_heading,
    "own contact": own_person,
}


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
