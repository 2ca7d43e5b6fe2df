"""Letter, findings, settings and meeting → the report, part by part in the order of the table of parts."""

from __future__ import annotations

from datetime import date

from ofsted_report.findings.model import Findings
from ofsted_report.letter.model import Letter
from ofsted_report.report import front_matter, parts
from ofsted_report.report.action_plan import Action
from ofsted_report.report.cautions import (
    about_quoted_days,
    about_the_council,
    about_the_councils_name,
    about_the_meeting,
)
from ofsted_report.report.clean import cleaned
from ofsted_report.report.composer import Composer
from ofsted_report.report.deadlines import deadlines
from ofsted_report.report.earlier import Earlier
from ofsted_report.report.fields import field_values
from ofsted_report.report.letter_parts import with_explanations
from ofsted_report.report.model import Part, Report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.wording import load_wording


def build_report(
    letter: Letter,
    findings: Findings,
    settings: Settings | None = None,
    meeting: Meeting | None = None,
    *,
    today: date | None = None,
    actions: tuple[Action, ...] | None = None,
    earlier: Earlier | None = None,
) -> Report:
    """The committee report about a letter. `today` is what deadlines are measured against; None is the real today.

    `actions`: the council's action plan (`action_plan.read_actions`). `earlier`: the previous inspection, beside which the
    judgements are set (`comparing.earlier.earlier_of`).

    Raises:
        SettingsError: the council's wording has an unknown entry or field.
    """
    settings = settings or Settings()
    meeting = meeting or Meeting()
    wording = load_wording(settings.wording)
    days = None
    if meeting.committee_date is not None:
        days = deadlines(
            meeting.committee_date,
            questions_working_days=settings.deadlines.questions_working_days,
            publication_clear_days=settings.deadlines.publication_clear_days,
        )
    values = field_values(letter, settings, meeting, wording, days)
    composer = Composer(letter, findings, settings, meeting, wording, values, days, actions, earlier)
    made = _made(composer)
    warnings = about_the_meeting(meeting, settings, days, today or date.today())
    warnings += about_the_council(settings.council, letter.authority) + about_the_councils_name(letter, settings)
    if not findings.findings:
        warnings += ("The letter gave no findings to quote: choose them with `ofsted-report findings --toml`.",)
    report = Report(
        kind=letter.kind,
        letter_title=letter.title,
        letter_name=letter.source.name,
        letter_sha256=letter.source.sha256,
        findings_chosen_by=findings.chosen_by,
        letter_date=letter.letter_date,
        front_sheet=front_matter.front_sheet(composer),
        council=values["council"],
        committee=values["committee"],
        report_to=composer.say("sentences.report_to"),
        title=front_matter.title(composer),
        details=front_matter.details(composer),
        report_of=composer.given_or(meeting.report_of, "sentences.report_of"),
        wards=composer.given_or(meeting.wards, "sentences.wards"),
        parts=made,
        headings=wording.words("headings", *composer.forms),
        labels=wording.words("labels", *composer.forms),
        deadlines=days,
        template=settings.template,
        warnings=(*warnings, *about_quoted_days(_quoting(made))),
    )
    return cleaned(report)


def _made(composer: Composer) -> dict[str, Part]:
    """Every part of the table that this report has."""
    composed = ((entry.key, entry.compose(composer)) for entry in parts.PARTS)
    made = {key: part for key, part in composed if part is not None}
    return {**made, "key_findings": with_explanations(made["key_findings"], _quoting(made), composer)}


def _quoting(made: dict[str, Part]) -> list[str]:
    """The texts of all parts that quote the letter."""
    return [text for entry in parts.PARTS if entry.quotes and entry.key in made for text in made[entry.key].texts]
