"""Letter, findings, settings and meeting → the report, part by part in the order of the table of parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from ofsted_report.errors import UsageError
from ofsted_report.findings.model import Findings
from ofsted_report.letter.model import Letter
from ofsted_report.letter.place_names import plain
from ofsted_report.report import front_matter, parts
from ofsted_report.report.action_plan import Action
from ofsted_report.report.cautions import (
    about_quoted_days,
    about_the_council,
    about_the_councils_name,
    about_the_meeting,
    about_the_order,
)
from ofsted_report.report.clean import cleaned
from ofsted_report.report.composer import Composer
from ofsted_report.report.deadlines import deadlines
from ofsted_report.report.fields import field_values, forms_for, visits
from ofsted_report.report.letter_parts import with_explanations
from ofsted_report.report.model import Chapter, Part, Report
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.wording import Wording, load_wording

if TYPE_CHECKING:
    from ofsted_report.report.earlier import Earlier


def build_report(
    letter: Letter,
    findings: Findings,
    settings: Settings | None = None,
    meeting: Meeting | None = None,
    *,
    today: date | None = None,
    actions: tuple[Action, ...] | None = None,
    earlier: Earlier | None = None,
    others: Sequence[tuple[Letter, Findings]] = (),
) -> Report:
    """The committee report about a letter. `today` is what deadlines are measured against; None is the real today.

    `actions`: the council's action plan (`action_plan.read_actions`). `earlier`: the previous inspection, beside which the
    judgements are set (`comparing.earlier.earlier_of`). `others`: further letters about the same council that the report
    is about too, each with its findings; the letter is the first appendix, they are the next ones.

    Raises:
        SettingsError: the council's wording has an unknown entry or field.
        UsageError: two of the letters are the same, or about different councils.
    """
    accounts = ((letter, findings), *others)
    refuse_strangers([about for about, _ in accounts])
    settings = settings or Settings()
    meeting = meeting or Meeting()
    wording = load_wording(settings.wording)
    days = None
    if meeting.committee_date is not None:
        days = deadlines(meeting.committee_date, settings.deadlines)
    before = sum(each.before_letter for each in meeting.appendices)
    composers = [
        Composer(
            about,
            chosen,
            settings,
            meeting,
            wording,
            field_values(about, settings, meeting, wording, days, appendix=before + place + 1),
            days,
            actions,
            earlier if about is letter else None,
            one_of_several=bool(others),
            findings_before=sum(len(each.findings) for _, each in accounts[:place]),
        )
        for place, (about, chosen) in enumerate(accounts)
    ]
    composer = _of_all(composers, wording) if others else composers[0]
    # The parts of several letters are in a chapter for each.
    made = _composed(composer, [entry for entry in parts.PARTS if not (composer.together and entry.by_letter)])
    chapters = tuple(map(_chapter, composer.together))
    warnings = about_the_meeting(meeting, settings, days, today or date.today())
    for each in composers:
        warnings += about_the_order(meeting, each.letter)
        warnings += about_the_council(settings.council, each.letter.authority)
        warnings += about_the_councils_name(each.letter, settings)
        if not each.findings.findings:
            which = f"The letter {each.letter.source.name}" if others else "The letter"
            warnings += (f"{which} gave no findings to quote: choose them with `ofsted-report findings --toml`.",)
    newest, values = composer.letter, composer.values
    report = Report(
        kind=newest.kind,
        letter_title=newest.title,
        letter_name=newest.source.name,
        letter_sha256=" ".join(each.letter.source.sha256 for each in composers),
        findings_chosen_by="; ".join(dict.fromkeys(each.findings.chosen_by for each in composers)),
        letter_date=newest.letter_date,
        front_sheet=front_matter.front_sheet(composer),
        council=values["council"],
        committee=values["committee"],
        report_to=composer.say("sentences.report_to"),
        title=front_matter.title(composer),
        details=front_matter.details(composer),
        report_of=composer.given_or_guess(meeting.report_of, "sentences.report_of"),
        wards=composer.given_or_guess(meeting.wards, "sentences.wards"),
        parts=made,
        headings=wording.words("headings", *composer.forms),
        labels=wording.words("labels", *composer.forms),
        chapters=chapters,
        deadlines=days,
        template=settings.template,
        warnings=(*dict.fromkeys(warnings), *about_quoted_days(_quoting(*(made, *(each.parts for each in chapters))))),
    )
    return cleaned(report)


def refuse_strangers(letters: Sequence[Letter]) -> None:
    """Stop before letters that do not belong together come into one report.

    Raises:
        UsageError: two of them are the same, or about different councils.
    """
    for number, one in enumerate(letters):
        for other in letters[:number]:
            if one.source.sha256 == other.source.sha256:
                raise UsageError(
                    f"{other.source.name} and {one.source.name} are the same letter.",
                    "Name each letter of the report once.",
                )
            if one.authority and other.authority and plain(one.authority) != plain(other.authority):
                raise UsageError(
                    f"{other.source.name} is about {other.authority}, {one.source.name} about {one.authority}: "
                    "one report is about one council.",
                    "Build a report for each council.",
                )


def _of_all(composers: Sequence[Composer], wording: Wording) -> Composer:
    """Return the composer for parts that occur once: that of the newest letter, with the visits of all."""
    newest = max(composers, key=lambda each: _when(each.letter))
    forms = (forms_for(each.letter, each.meeting) for each in composers)
    sentences = [wording.sentence("one_of_several", *of) for of in forms]
    together = visits([each.values for each in composers], sentences)
    named = (each.values["council"] for each in (newest, *composers))
    council = next((name for name in named if not name.open_fields), newest.values["council"])
    values = {**newest.values, "council": council, "visits": together}
    return newest._replace(values=values, together=tuple(composers))


def _when(letter: Letter) -> date:
    return letter.visit.end or letter.visit.start or letter.letter_date or date.min


def _composed(composer: Composer, entries: Sequence[parts.PartEntry]) -> dict[str, Part]:
    composed = ((entry.key, entry.compose(composer)) for entry in entries)
    made = {key: part for key, part in composed if part is not None}
    if "key_findings" in made:
        made["key_findings"] = with_explanations(made["key_findings"], _quoting(made), composer)
    return made


def _chapter(composer: Composer) -> Chapter:
    letter = composer.letter
    return Chapter(
        heading=composer.say("chapter").plain,
        parts=_composed(composer, [entry for entry in parts.PARTS if entry.by_letter]),
        headings=composer.wording.words("headings", *composer.forms),
        labels=composer.wording.words("labels", *composer.forms),
        letter_name=letter.source.name,
        letter_sha256=letter.source.sha256,
    )


def _quoting(*all_made: Mapping[str, Part]) -> list[str]:
    """The texts of all parts that quote the letter."""
    return [
        text
        for made in all_made
        for entry in parts.PARTS
        if entry.quotes and entry.key in made
        for text in made[entry.key].texts
    ]
