"""The values on the front sheet and the appendix title page: from settings, meeting and letter, as in `build`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ofsted_report.findings.model import Findings
from ofsted_report.letter import format_dates
from ofsted_report.letter.model import Letter, Source
from ofsted_report.report.compose import build_report
from ofsted_report.report.model import FrontSheet, Paragraph, Part
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import Wording, load_wording

_UNKNOWN = "unknown"


class AppendixPage(NamedTuple):
    """The title page of one appendix."""

    word: str
    """How its heading begins: 'Appendix 1'."""
    part: Part
    """Its heading ('Appendix 1: Third monitoring visit of Anyshire children’s services'), which is its bookmark too, and its
    text."""
    to_follow: bool = False

    @property
    def title(self) -> str:
        return self.part.heading


class Facts(NamedTuple):
    """All that the pack says for itself."""

    front_sheet: FrontSheet
    """Its pages still open."""
    appendices: tuple[AppendixPage, ...]
    """The title pages of all appendices, in their order."""
    title: str
    """The PDF's title: the item, the committee and its date, as far as they are known."""
    open_fields: Mapping[str, str]
    """Return the values that the meeting now gives, by the label of the open field."""
    appendix_word: str
    """The word before the number of any appendix: 'Appendix'."""
    open_pages: str
    """The label of the open field for the pages."""
    to_follow: str
    """The words 'Document to follow'."""
    warnings: tuple[str, ...]


def gather(
    letter: Letter | None,
    settings: Settings,
    meeting: Meeting,
    *,
    letter_to_follow: bool = False,
    report_title: str = "",
    report_subject: str = "",
    others: Sequence[Letter | None] = (),
) -> Facts:
    """Return the facts of a pack. `letter` is None if there is none, or if it could not be read as one of Ofsted's.

    `report_title` and `report_subject` are properties of the report's Word document, set by `build` to the titles of the
    item and of the letter. `others`: further letters that the report is about.

    Raises:
        SettingsError: the council's wording has an unknown entry or field.
        UsageError: two of the letters are the same, or about different councils.
    """
    wording = load_wording(settings.wording)
    given = (letter, *others)
    letters = [each or _unknown_letter("" if others else report_subject, n) for n, each in enumerate(given)]
    ours = bool(report_subject) and (letter is None or any(report_subject == each.title for each in letters))
    if meeting.title is None and report_title and (ours or letter is None):
        meeting = dataclasses.replace(meeting, title=report_title)
    none = Findings(mode="key", findings=())
    known, *more = ((each, none) for each in letters)
    report = build_report(*known, settings, meeting, others=more)
    undated_meeting = dataclasses.replace(meeting, committee_date=None)
    undated = build_report(*known, settings, undated_meeting, others=more)
    sheet = report.front_sheet
    to_follow = wording.sentence("sentences.document_to_follow")
    return Facts(
        front_sheet=sheet,
        appendices=_title_pages(report.parts["appendix"], letters, meeting, to_follow if letter_to_follow else None),
        title=_title(sheet),
        open_fields=_now_known(report.deadlines.questions if report.deadlines else None, sheet, meeting, wording),
        appendix_word=wording.sentence("labels.appendix"),
        open_pages=wording.open_field("pages").label,
        to_follow=to_follow,
        # `build` has already warned about the findings and the rest of the report
        warnings=tuple(warning for warning in report.warnings if warning not in undated.warnings),
    )


def _title_pages(
    appendix: Part, letters: Sequence[Letter], meeting: Meeting, letter_to_follow: str | None
) -> tuple[AppendixPage, ...]:
    """The title pages of the report's appendices; where the letter is to follow its page says so in these words."""
    before = [(each.title, each.to_follow) for each in meeting.appendices if each.before_letter]
    after = [(each.title, each.to_follow) for each in meeting.appendices if not each.before_letter]
    of_letters = [(each.title.rstrip("."), letter_to_follow is not None) for each in letters]
    pages = []
    for number, (paragraph, (title, to_follow)) in enumerate(
        zip(appendix.paragraphs, (*before, *of_letters, *after), strict=True)
    ):
        word = paragraph.heading or appendix.heading
        is_letter = len(before) <= number < len(before) + len(letters)
        text = Text.of(letter_to_follow) if letter_to_follow is not None and is_letter else paragraph.text
        part = Part(heading=f"{word}: {title}" if title else word, paragraphs=(Paragraph(text=text),))
        pages.append(AppendixPage(word=word, part=part, to_follow=to_follow))
    return tuple(pages)


def _unknown_letter(title: str, number: int) -> Letter:
    """A letter of which at most the title is known: all else becomes open fields."""
    return Letter(kind="other", title=title, authority="", source=Source(name=_UNKNOWN, sha256=str(number)))


def _title(sheet: FrontSheet) -> str:
    where = ", ".join(text.plain for text in (sheet.committee, sheet.committee_date) if not text.open_fields)
    return f"{sheet.item_title.plain} – {where}" if where else sheet.item_title.plain


def _now_known(questions: date | None, sheet: FrontSheet, meeting: Meeting, wording: Wording) -> dict[str, str]:
    """Open fields of a report built before the meeting was known, with what is known now."""
    values = {
        "committee": None if sheet.committee.open_fields else sheet.committee.plain,
        "committee_date": None if sheet.committee_date.open_fields else sheet.committee_date.plain,
        "agenda_item": None if sheet.item_number.open_fields else sheet.item_number.plain,
        "questions_deadline": None if questions is None else format_dates.day(questions, weekday=True),
        "author": meeting.author,
        "cabinet_member": meeting.cabinet_member,
        "contributors": "; ".join(meeting.contributors) or None,
    }
    return {wording.open_field(name).label: value for name, value in values.items() if value}
