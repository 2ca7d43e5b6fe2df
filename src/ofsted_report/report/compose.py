"""Letter, findings, settings and meeting → the report, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ofsted_report.findings.model import Findings, label
from ofsted_report.letter import background as letter_background
from ofsted_report.letter.abbreviations import abbreviations
from ofsted_report.letter.action_lists import ListName, listed
from ofsted_report.letter.grades import is_grade
from ofsted_report.letter.history import history
from ofsted_report.letter.local_area import director
from ofsted_report.letter.model import KINDS, VISITS, Kind, Letter
from ofsted_report.letter.next_steps import next_steps
from ofsted_report.report.cautions import about_quoted_days, about_the_council, about_the_meeting
from ofsted_report.report.chapters import headings_of_findings
from ofsted_report.report.clean import cleaned
from ofsted_report.report.deadlines import Deadlines, deadlines
from ofsted_report.report.fields import field_values, known, previous_inspection
from ofsted_report.report.model import (
    Detail,
    FrontSheet,
    Implication,
    Item,
    JudgementRow,
    Judgements,
    KeyFindings,
    Paragraph,
    Part,
    QuotedFinding,
    Report,
)
from ofsted_report.settings.load import Meeting, Settings
from ofsted_report.settings.text import OpenField, Text
from ofsted_report.settings.wording import Wording, fill, load_wording

_GROUPED: frozenset[Kind] = frozenset(KINDS) - VISITS - {"other"}
"""Kinds whose findings stand under the document's own headings: an inspection judges several areas, one after another,
and "they" in a finding are the care leavers only under the heading that says so. A visit has one subject."""


def build_report(
    letter: Letter,
    findings: Findings,
    settings: Settings | None = None,
    meeting: Meeting | None = None,
    *,
    today: date | None = None,
) -> Report:
    """The committee report about a letter. `today` is what deadlines are measured against; None is the real today.

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
    composer = _Composer(letter, settings, meeting, wording, days)
    warnings = about_the_meeting(meeting, settings, days, today or date.today())
    warnings += about_the_council(settings.council, letter.authority)
    if not findings.findings:
        warnings += ("The letter gave no findings to quote: choose them with `ofsted-report findings --toml`.",)
    report = composer.report(findings, warnings)
    return cleaned(report)


@dataclass(frozen=True, slots=True)
class _Composer:
    """One report in the making: each method makes one part."""

    letter: Letter
    settings: Settings
    meeting: Meeting
    wording: Wording
    days: Deadlines | None

    def report(self, findings: Findings, warnings: tuple[str, ...]) -> Report:
        values = field_values(self.letter, self.settings, self.meeting, self.wording, self.days)
        quoted = " ".join(finding.text for finding in findings.findings)
        background, key_findings = self._background(values, quoted), self._key_findings(findings, values)
        priority_actions = self._list_part("priority_actions", values)
        improvements = self._list_part("improvements", values)
        steps = self._next_steps(values, quoted)
        quoting: tuple[KeyFindings | Part | None, ...] = (
            key_findings,
            background,
            priority_actions,
            improvements,
            steps,
        )
        texts = [text for part in quoting if part for text in part.texts]
        return Report(
            kind=self.letter.kind,
            letter_title=self.letter.title,
            letter_name=self.letter.source.name,
            letter_date=self.letter.letter_date,
            front_sheet=self._front_sheet(values),
            council=values["council"],
            committee=values["committee"],
            report_to=self._say("sentences.report_to", values),
            title=self._title(values),
            details=self._details(values),
            report_of=self._given_or(self.meeting.report_of, "sentences.report_of", values),
            wards=self._given_or(self.meeting.wards, "sentences.wards", values),
            purpose=self._part("purpose", [Paragraph(text=self._say("purpose", values))]),
            recommendations=self._recommendations(values),
            background=background,
            key_findings=key_findings,
            abbreviations=self._abbreviations(texts, values),
            priority_actions=priority_actions,
            improvements=improvements,
            next_steps=steps,
            judgements=self._judgements(values),
            implications_heading=self._words("headings.implications"),
            implications=self._implications(),
            background_papers=self._part("background_papers", [Paragraph(text=self._say("appendix_entry", values))]),
            questions=self._questions(values),
            appendix=self._part("appendix", [Paragraph(text=self._say("appendix", values))]),
            headings=self.wording.words("headings", self.letter.kind),
            labels=self.wording.words("labels", self.letter.kind),
            deadlines=self.days,
            template=self.settings.template,
            warnings=(*warnings, *about_quoted_days(texts)),
        )

    def _say(self, key: str, values: Mapping[str, Text], *, count: int = 0, **more: Text) -> Text:
        sentence = self.wording.sentence(key, self.letter.kind, *_number(count))
        return fill(sentence, {**values, **more})

    def _words(self, key: str) -> str:
        """A heading, a label or another entry without fields, as this kind of document has it."""
        return self.wording.sentence(key, self.letter.kind)

    def _given_or(self, given: str | None, key: str, values: Mapping[str, Text]) -> Text:
        return Text.of(given) if given else self._say(key, values)

    def _part(self, name: str, paragraphs: Iterable[Paragraph]) -> Part:
        return Part(heading=self._words(f"headings.{name}"), paragraphs=tuple(paragraphs))

    def _title(self, values: Mapping[str, Text]) -> Text:
        return self._given_or(self.meeting.title, "item_title", values)

    def _front_sheet(self, values: Mapping[str, Text]) -> FrontSheet:
        meeting, say = self.meeting, self._words
        return FrontSheet(
            committee=values["committee"],
            committee_date=values["committee_date"],
            item_heading=say("labels.agenda_item"),
            item_number=known(self.wording, meeting.agenda_item, "agenda_item"),
            item_title=self._title(values),
            committee_will=self._given_or(meeting.committee_will, "committee_will", values),
            pages_heading=say("labels.pages"),
            pages=known(self.wording, meeting.pages, "pages"),
            contributors_heading=say("labels.contributors"),
            contributors=self._contributors(values),
            document_to_follow=say("sentences.document_to_follow") if meeting.document_to_follow else None,
        )

    def _contributors(self, values: Mapping[str, Text]) -> tuple[Text, ...]:
        """Those the meeting names; else the Cabinet Member and the director: to whom the letter is sent, or whom it names."""
        if self.meeting.contributors:
            return tuple(Text.of(name) for name in self.meeting.contributors)
        found = []
        if self.meeting.cabinet_member:
            found.append(self._cabinet_member(self.meeting.cabinet_member, values))
        if (addressee := self.letter.addressee) is not None:
            found.append(self._say("contributing_director", values) if addressee.role else values["addressee"])
        elif (leader := director(self.letter)) is not None:
            # Nobody is addressed: only here the field means somebody else.
            found.append(self._say("contributing_director", {**values, "addressee": Text.of(leader.name)}))
        return tuple(found) or (Text.of(self.wording.open_field("contributors")),)

    def _cabinet_member(self, name: str, values: Mapping[str, Text]) -> Text:
        """The Cabinet Member as contributor; 'Cllr A Bell, Cabinet Member for Children' says the post already."""
        post = self._say("contributing_member", {**values, "cabinet_member": Text()}).plain.strip(" ,–-:()")
        said = post.casefold() in name.casefold()
        return values["cabinet_member"] if said else self._say("contributing_member", values)

    def _details(self, values: Mapping[str, Text]) -> tuple[Detail, ...]:
        rows = (
            ("title", self._title(values)),
            ("committee_date", values["committee_date"]),
            ("author", known(self.wording, self.meeting.author, "author")),
            ("contact_officer", self._contact_line(values)),
            ("cabinet_member", values["cabinet_member"]),
        )
        return tuple(Detail(label=self._words(f"labels.{name}"), value=value) for name, value in rows)

    def _contact_line(self, values: Mapping[str, Text]) -> Text:
        """Name, telephone and e-mail in one line: readers are told that it stands at the head of the paper."""
        name = values["contact_officer"]
        return name if name.open_fields else self._say("contact_line", values)

    def _recommendations(self, values: Mapping[str, Text]) -> Part:
        ours = self.wording.sentences("recommendations", self.letter.kind)
        texts = [Text.of(text) for text in self.meeting.recommendations] or [fill(text, values) for text in ours]
        lead = self._say("recommendations_lead", values)
        return self._part("recommendations", [Paragraph(text=lead, items=_items(texts))])

    def _background(self, values: Mapping[str, Text], quoted: str) -> Part:
        paragraphs = [Paragraph(text=self._before(values, quoted))]
        areas = letter_background.areas_covered(self.letter)
        if areas.prose and len(areas.items) == 1:
            paragraphs.append(Paragraph(text=self._covered(areas.items[0], values)))
        elif areas.items:
            lead = Text.of(areas.lead) if areas.lead else self._say("areas_covered", values, count=len(areas.items))
            paragraphs.append(Paragraph(text=lead, items=_items(areas.items)))
        paragraphs.extend(Paragraph(text=Text.of(text)) for text in letter_background.evidence(self.letter))
        return self._part("background", paragraphs)

    def _covered(self, sentence: str, values: Mapping[str, Text]) -> Text:
        """The sentence that says what was covered; of one that says it of the letter ("This letter summarises"), what it says."""
        if found := letter_background.subject(sentence):
            return self._say("subject", values, quotation=Text.of(found))
        said = Text.of(sentence)
        return self._say("history", values, quotation=said) if letter_background.speaks_of_itself(sentence) else said

    def _before(self, values: Mapping[str, Text], quoted: str) -> Text:
        """Paragraph 1: the visit, what went before it, and who came."""
        known = previous_inspection(self.letter, self.meeting) and self.letter.kind != "other"
        parts = [self._say("before_after_inspection" if known else "before", values)]
        sentence = history(self.letter, quoted_already=quoted)
        if sentence is not None:
            parts.append(self._say("history", values, quotation=Text.of(sentence)))
        if self.letter.inspectors:
            parts.append(self._say("inspectors", values, count=len(self.letter.inspectors)))
        return _joined(parts)

    def _key_findings(self, findings: Findings, values: Mapping[str, Text]) -> KeyFindings:
        conclusion = letter_background.conclusion(self.letter)
        parts = [self._say("conclusion", values, quotation=Text.of(conclusion))] if conclusion else []
        parts.append(self._say("key_findings", values, count=len(findings.findings)))
        if not findings.findings:
            parts.append(Text.of(self.wording.open_field("key_findings")))
        grouped = self.letter.kind in _GROUPED
        headings = headings_of_findings(self.letter, findings.findings) if grouped else (None,) * len(findings.findings)
        return KeyFindings(
            heading=self._words("headings.key_findings"),
            lead=_joined(parts),
            findings=tuple(
                QuotedFinding(
                    label=label(number),
                    text=finding.text,
                    source=finding.source,
                    heading=heading,
                    edited=finding.edited,
                )
                for number, (finding, heading) in enumerate(zip(findings.findings, headings, strict=True), start=1)
            ),
        )

    def _abbreviations(self, texts: Sequence[str], values: Mapping[str, Text]) -> Text:
        """What the abbreviations in these texts mean, as far as the texts do not say it themselves."""
        found = abbreviations(self.letter, texts)
        said = "; ".join(f"{each.short} ({each.long})" for each in found)
        return self._say("abbreviations", values, count=len(found), abbreviations=Text.of(said)) if found else Text()

    def _list_part(self, name: ListName, values: Mapping[str, Text]) -> Part | None:
        """One of the letter's lists, led in by Ofsted's own words where it has any."""
        found = listed(self.letter, name)
        if not found.items:
            return None
        count = 0 if found.prose else len(found.items)  # how many things prose names is not known: the general sentence
        if found.lead:
            lead = Text.of(found.lead)
        else:
            heading = Text.of((found.told_under or "").rstrip(" .:"))
            lead = self._say(found.led_in_by, values, count=count, quotation=heading)
        return self._part(name, [Paragraph(text=lead, items=_items(found.items, found.headings))])

    def _next_steps(self, values: Mapping[str, Text], quoted: str) -> Part | None:
        """Each in quotation marks: its "we", "you" and "this letter" are Ofsted's."""
        said = next_steps(self.letter, quoted_already=quoted)
        if not said:
            return None
        items = _items(self._say("next_step", values, quotation=Text.of(text)) for text in said)
        return self._part("next_steps", [Paragraph(text=self._say("next_steps", values), items=items)])

    def _judgements(self, values: Mapping[str, Text]) -> Judgements | None:
        found = self.letter.judgements
        if not found:
            return None
        parts = [self._say("judgements", values, count=len(found))]
        if board := letter_background.board_judgement(self.letter):
            parts.insert(0, self._say("board_judgement", values, quotation=Text.of(board.rstrip("."))))
        if overall := self.letter.overall_judgement:
            parts.insert(0, self._say("overall_judgement", values, quotation=Text.of(overall.rstrip("."))))
        said = found[0].grade if len(found) == 1 and not is_grade(found[0].grade) else ""
        return Judgements(
            heading=self._words("headings.judgements"),
            lead=_joined(parts),
            outcome=self._say("outcome", values, quotation=Text.of(said)) if said else Text(),
            area_heading=self._words("labels.judgement_area"),
            grade_heading=self._words("labels.judgement_grade"),
            rows=tuple(JudgementRow(area=judgement.area, grade=judgement.grade) for judgement in found),
        )

    def _implications(self) -> tuple[Implication, ...]:
        given = self.meeting.implications
        rows = (
            ("financial", given.financial),
            ("legal", given.legal),
            ("equality", given.equality),
            ("risk", given.risk),
        )
        made = []
        for name, text in rows:
            heading = self._words(f"labels.{name}")
            made.append(Implication(heading=heading, text=Text.of(text if text else OpenField(heading))))
        return tuple(made)

    def _questions(self, values: Mapping[str, Text]) -> Part:
        paragraphs = [Paragraph(text=self._say("questions", values)), Paragraph(text=self._say("views", values))]
        if self.settings.democratic_services.address:
            paragraphs.append(Paragraph(text=self._say("views_by_post", values)))
        return self._part("questions", paragraphs)


def _joined(texts: Sequence[Text]) -> Text:
    """The sentences as one paragraph."""
    parts: list[str | OpenField] = []
    for number, text in enumerate(texts):
        parts.extend(((" ",) if number else ()) + text.parts)
    return Text(tuple(parts))


def _items(texts: Iterable[str | Text], headings: Sequence[str | None] = ()) -> tuple[Item, ...]:
    """The texts as items of a list; `headings`: one for each text, or none at all."""
    said = [Text.of(text) if isinstance(text, str) else text for text in texts]
    rows = zip(said, headings or (None,) * len(said), strict=True)
    return tuple(Item(label=label(n), text=text, heading=heading) for n, (text, heading) in enumerate(rows, start=1))


def _number(count: int) -> tuple[str, ...]:
    return () if count == 0 else ("one",) if count == 1 else ("many",)
