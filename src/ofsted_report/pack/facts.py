"""The values on the front sheet and the appendix title page: from settings, meeting and letter, as in `build`."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ofsted_report.findings.model import Findings
from ofsted_report.letter import written_dates
from ofsted_report.letter.model import Letter, Source
from ofsted_report.report.compose import build_report
from ofsted_report.report.model import FrontSheet, Paragraph, Part
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import Wording, load_wording

_UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that the pack says for itself."""

    front_sheet: FrontSheet
    """Its pages still open."""
    appendix: Part
    appendix_title: str
    """For the bookmark: 'Appendix 1: Third monitoring visit of Anyshire children’s services'."""
    title: str
    """The PDF's title: the item, the committee and its date, as far as they are known."""
    open_fields: Mapping[str, str]
    """Return the values that the meeting now gives, by the label of the open field."""
    open_pages: str
    """The label of the open field for the pages."""
    appendix_word: str
    """With what the heading of an appendix's title page begins: 'Appendix 1'."""
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
    today: date | None = None,
) -> Facts:
    """Return the facts of a pack. `letter` is None if there is none, or if it could not be read as one of Ofsted's.

    `report_title` and `report_subject` are properties of the report's Word document, set by `build` to the titles of the
    item and of the letter.

    Raises:
        SettingsError: the council's wording has an unknown entry or field.
    """
    wording = load_wording(settings.wording)
    known = letter or _unknown_letter(report_subject)
    ours = bool(report_subject) and (letter is None or report_subject == letter.title)
    if meeting.title is None and report_title and (ours or letter is None):
        meeting = dataclasses.replace(meeting, title=report_title)
    none = Findings(mode="key", findings=())
    report = build_report(known, none, settings, meeting, today=today)
    undated = build_report(known, none, settings, dataclasses.replace(meeting, committee_date=None), today=today)
    sheet = report.front_sheet
    appendix = report.parts["appendix"]
    heading = appendix.heading
    title = known.title.rstrip(".")
    to_follow = wording.sentence("sentences.document_to_follow")
    if letter_to_follow:
        appendix = Part(heading=heading, paragraphs=(Paragraph(text=Text.of(to_follow)),))
    return Facts(
        front_sheet=sheet,
        appendix=dataclasses.replace(appendix, heading=f"{heading}: {title}" if title else heading),
        appendix_title=f"{heading}: {title}" if title else heading,
        title=_title(sheet),
        open_fields=_now_known(report.deadlines.questions if report.deadlines else None, sheet, meeting, wording),
        open_pages=wording.open_field("pages").label,
        appendix_word=heading,
        to_follow=to_follow,
        # `build` has already warned about the findings and the rest of the report
        warnings=tuple(warning for warning in report.warnings if warning not in undated.warnings),
    )


def _unknown_letter(title: str) -> Letter:
    """A letter of which at most the title is known: all else becomes open fields."""
    return Letter(kind="other", title=title, authority="", source=Source(name=_UNKNOWN, sha256=""))


def _title(sheet: FrontSheet) -> str:
    where = ", ".join(text.plain for text in (sheet.committee, sheet.committee_date) if not text.open_fields)
    return f"{sheet.item_title.plain} – {where}" if where else sheet.item_title.plain


def _now_known(questions: date | None, sheet: FrontSheet, meeting: Meeting, wording: Wording) -> dict[str, str]:
    """Open fields of a report built before the meeting was known, with what is known now."""
    values = {
        "committee": None if sheet.committee.open_fields else sheet.committee.plain,
        "committee_date": None if sheet.committee_date.open_fields else sheet.committee_date.plain,
        "agenda_item": None if sheet.item_number.open_fields else sheet.item_number.plain,
        "questions_deadline": None if questions is None else written_dates.day(questions, weekday=True),
        "author": meeting.author,
        "cabinet_member": meeting.cabinet_member,
        "contributors": "; ".join(meeting.contributors) or None,
    }
    return {wording.open_field(name).label: value for name, value in values.items() if value}
