"""One letter of the folder with everything that is known of it: read from its files, for one answer of the desk."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ofsted_report.beside import Beside, State
from ofsted_report.desk.checked import state_of
from ofsted_report.desk.folder import ChangedError, Content, Folder, identify
from ofsted_report.desk.in_worker import Reading
from ofsted_report.desk.library import Library
from ofsted_report.errors import OfstedReportError, TemplateError
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.coverage import Coverage, coverage
from ofsted_report.findings.edited import parse_findings
from ofsted_report.findings.model import Findings
from ofsted_report.letter.corrections import Correction, read_corrections
from ofsted_report.letter.model import Letter
from ofsted_report.rendering.outline import outline, printed_labels
from ofsted_report.report.action_plan import read_actions
from ofsted_report.report.compose import build_report
from ofsted_report.report.grammar import counted
from ofsted_report.report.letter_parts import labels_and_headings
from ofsted_report.report.model import Report
from ofsted_report.settings.load import Loaded, load
from ofsted_report.settings.text import OpenField
from ofsted_report.shipped import WORD_TEMPLATES


@dataclass(frozen=True)
class Opened:
    """A letter, its choice of findings, its meeting; each read when it is first asked for.

    What cannot be read raises where it is asked for: a slip in `council.toml` does not keep the letter from being shown.
    """

    name: str
    folder: Folder
    library: Library

    @property
    def identifier(self) -> str:
        """The identifier of the letter in URLs."""
        return identify(self.name)

    @property
    def address(self) -> str:
        """Where its pages begin."""
        return f"/letters/{self.identifier}"

    @property
    def beside(self) -> Beside:
        """The names of its files."""
        return Beside(self.name)

    @cached_property
    def reading(self) -> Reading:
        """As it was read."""
        return self.library.reading(self.name)

    @property
    def letter(self) -> Letter:
        """The letter, with corrections."""
        return self.reading.letter

    @property
    def mark(self) -> str:
        """Sent with every form about the letter: it differs for another letter of the same name."""
        return self.letter.source.sha256[:16]

    def hold_to(self, mark: str) -> None:
        """Refuse a form that was shown for another letter.

        Raises:
            ChangedError: the letter's file was replaced since.
        """
        if mark and mark != self.mark:
            raise ChangedError(
                f"The file {self.name} was replaced after this page was shown. Your change was not saved.",
                "Load the page again: it shows the letter as it is now.",
            )

    @cached_property
    def corrections_file(self) -> Content:
        """The file of corrections."""
        return self.folder.read(self.beside.corrections)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections made by hand."""
        text = self.corrections_file.text
        return read_corrections(text, self.beside.corrections) if text is not None else ()

    @cached_property
    def findings_file(self) -> Content:
        """The file of the choice; without text where none was made yet."""
        return self.folder.read(self.beside.findings)

    @cached_property
    def findings(self) -> Findings:
        """The choice in the file, else the program's own."""
        return self.library.findings(self.letter, self.findings_file.stamp, self._findings)

    def _findings(self) -> Findings:
        text = self.findings_file.text
        if text is not None:
            return parse_findings(text, self.beside.findings, self.letter)
        return choose_findings(self.letter)

    @cached_property
    def coverage(self) -> Coverage:
        """What the choice covers."""
        return coverage(self.letter, self.findings)

    @cached_property
    def meeting_file(self) -> Content:
        """The file about the meeting."""
        return self.folder.read(self.beside.meeting)

    @cached_property
    def loaded(self) -> Loaded:
        """Settings and meeting joined, as the commands do."""
        path: Path | None = self.folder.place(self.beside.meeting)
        return load(self.folder.path, meeting_file=path if self.meeting_file.text is not None else None)

    @property
    def further(self) -> tuple[Opened, ...]:
        """The other letters that the report is about, in the order of their appendices, each with its own choice."""
        return tuple(opened for opened in self._further.values() if isinstance(opened, Opened))

    @property
    def left_out(self) -> tuple[str, ...]:
        """What is to be said of letters that the report was to be about too, and that cannot be read."""
        return tuple(said for said in self._further.values() if isinstance(said, str))

    @cached_property
    def _further(self) -> dict[str, Opened | str]:
        there = set(self.folder.names())
        found: dict[str, Opened | str] = {}
        for name in self.loaded.meeting.further_letters:
            told = f"The report was to be about {name} too, which is not in the folder."
            try:
                other = Opened(name, self.folder, self.library)
                if name in there:
                    found[name] = other if other.letter else told
                    continue
            except OfstedReportError as failure:
                told = f"The report was to be about {name} too. {failure.what}"
            found[name] = f"{told} It is left out: put it back, or take it out of “Letters in this report”."
        return found

    @property
    def letters(self) -> tuple[Letter, ...]:
        """All letters that the report is about, this one first."""
        return (self.letter, *(each.letter for each in self.further))

    @cached_property
    def report(self) -> Report:
        """The report in words."""
        named = self.loaded.meeting.action_plan
        plan = None if named is None or named.casefold() == "yes" else self.folder.place(named)
        return build_report(
            self.letter,
            self.findings,
            self.loaded.settings,
            self.loaded.meeting,
            actions=read_actions(plan, *self.letters) if plan is not None else None,
            others=[(each.letter, each.findings) for each in self.further],
        )

    @cached_property
    def open_fields(self) -> tuple[OpenField, ...]:
        """The report's open fields that its template shows."""
        return outline(self.report, self._form or WORD_TEMPLATES[0]).open_fields

    @property
    def _form(self) -> str | None:
        return self.library.form(self.loaded.settings.template)

    @property
    def labels_and_headings(self) -> tuple[tuple[str, str | None], ...]:
        """For each finding its label as the report prints it, '' for the only one, and the heading above it."""
        findings = self.findings.findings
        try:
            several, many = bool(self.further), self.loaded.settings.many_findings
            found = labels_and_headings(self.letter, findings, many=many)
            # A number is behind that of the paragraph before the list. This letter's findings are the first of several.
            if several or any(label.isdecimal() for label, _ in found):
                labels = printed_labels(self.report, self._form)[: len(found)]
                return tuple(zip(labels, (heading for _, heading in found), strict=True))
        except OfstedReportError:  # `trouble` says so; the findings can be chosen all the same
            found = labels_and_headings(self.letter, findings, many="letters")
        return tuple((f"{label})" if len(found) > 1 else "", heading) for label, heading in found)

    @property
    def trouble(self) -> OfstedReportError | None:
        """Why there is no report as things are: a file of settings, the template, or a findings file cannot be used."""
        try:
            self.open_fields  # noqa: B018
        except OfstedReportError as failure:
            return failure
        except Exception as defect:  # whatever a template or setting does: another template can be chosen
            logging.getLogger(__name__).exception("The report cannot be shown")
            return TemplateError(
                f"A defect of ofsted-report got in the way of this report ({type(defect).__name__}).",
                "Choose another template, and please report what you did.",
            )
        return None

    @cached_property
    def state(self) -> State:
        """The progress of the work."""
        return state_of(self.name, self.folder.names(), self.folder)


class Step(NamedTuple):
    """One of the five steps of the bar: where it is, and what is still missing in it."""

    key: str
    name: str
    address: str
    note: str
    needs_a_look: bool = False


def steps(opened: Opened) -> tuple[Step, ...]:
    """The five steps of a letter, each with its note; a step whose state is unknown says so."""
    told = (
        ("letter", "Letter", "", _letter_note),
        ("findings", "Findings", "/findings", _findings_note),
        ("meeting", "Meeting", "/meeting", _meeting_note),
        ("report", "Report", "/report", _report_note),
        ("check", "Check", "/check", _check_note),
    )
    made = []
    for key, name, path, note in told:
        try:
            text, look = note(opened)
        except OfstedReportError:
            text, look = "look here", True
        except Exception:  # a defect in one step must not keep anybody from the others
            logging.getLogger(__name__).exception("The state of a step cannot be told")
            text, look = "look here", True
        made.append(Step(key, name, opened.address + path, text, look))
    return tuple(made)


def _letter_note(opened: Opened) -> tuple[str, bool]:
    warnings = [each for each in opened.letter.warnings if each.code != "fact-corrected"]
    if not warnings:
        return "read", False
    page = next((each.page for each in warnings if each.page), None)
    return (f"look here: page {page}" if page else f"{len(warnings)} to look at"), True


def _findings_note(opened: Opened) -> tuple[str, bool]:
    count = len(opened.findings.findings)
    said = counted(count, "finding")
    return (said if opened.findings_file.text is not None else f"{said}, proposed"), not count


def _meeting_note(opened: Opened) -> tuple[str, bool]:
    fields = len(opened.open_fields)
    return ("complete", False) if not fields else (counted(fields, "open field"), True)


def _report_note(opened: Opened) -> tuple[str, bool]:
    count = len(opened.state.reports)
    return ("made" if count == 1 else f"{count} made") if count else "not made yet", False


def _check_note(opened: Opened) -> tuple[str, bool]:
    """The result of the last check."""
    if not opened.state.checks:
        return "not checked yet", False
    last = max(opened.state.checks, key=lambda name: opened.folder.place(name).stat().st_mtime_ns)
    try:
        found = json.loads(opened.folder.read(last).text or "")["files"][0]["problems"]
        count = sum(each["level"] == "problem" for each in found)
    except (ValueError, LookupError, TypeError):
        return "look here", True
    return ("no problems" if not count else counted(count, "problem")), bool(count)
