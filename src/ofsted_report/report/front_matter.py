"""The pages before the parts: the agenda front sheet and the title block."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ofsted_report.letter import format_dates
from ofsted_report.letter.local_area import director
from ofsted_report.letter.model import Said
from ofsted_report.report import grammar
from ofsted_report.report.composer import Composer
from ofsted_report.report.fields import known
from ofsted_report.report.model import Detail, FrontSheet
from ofsted_report.settings.model import DecisionStep
from ofsted_report.settings.text import Text


def title(composer: Composer) -> Text:
    """The title of the item and of the report."""
    return composer.given_or(composer.meeting.title, "item_title")


def front_sheet(composer: Composer) -> FrontSheet:
    """The agenda front sheet."""
    meeting, words, values = composer.meeting, composer.words, composer.values
    return FrontSheet(
        committee=values["committee"],
        committee_date=values["committee_date"],
        item_heading=words("labels.agenda_item"),
        item_number=known(composer.wording, meeting.agenda_item, "agenda_item"),
        item_title=title(composer),
        committee_will=composer.given_or(meeting.committee_will, "committee_will"),
        pages_heading=words("labels.pages"),
        pages=known(composer.wording, meeting.pages, "pages"),
        contributors_heading=words("labels.contributors"),
        contributors=_contributors(composer),
        document_to_follow=words("sentences.document_to_follow") if meeting.document_to_follow else None,
    )


def _contributors(composer: Composer) -> tuple[Text, ...]:
    """Those the meeting names; else the Cabinet Member, and as a guess the director whom the letter names."""
    meeting, letter = composer.meeting, composer.letter
    if meeting.contributors:
        return tuple(Text.of(name) for name in meeting.contributors)
    found = []
    if meeting.cabinet_member:
        found.append(_cabinet_member(meeting.cabinet_member, composer))
    guess = None
    if (addressee := letter.addressee) is not None:
        guess = composer.say("contributing_director") if addressee.role else composer.values["addressee"]
    elif (leader := director(letter)) is not None:
        # Nobody is addressed: only here the field means somebody else.
        guess = composer.say("contributing_director", addressee=Text.of(Said.at(leader.name, leader.place)))
    if guess is not None:
        found.append(composer.guess(guess, "contributors"))
    return tuple(found) or (Text.of(composer.wording.open_field("contributors")),)


def _cabinet_member(name: str, composer: Composer) -> Text:
    """The Cabinet Member as contributor; 'Cllr A Bell, Cabinet Member for Children' says the post already."""
    post = composer.say("contributing_member", cabinet_member=Text()).plain.strip(" ,–-:()")
    said = post.casefold() in name.casefold()
    return composer.values["cabinet_member"] if said else composer.say("contributing_member")


def details(composer: Composer) -> tuple[Detail, ...]:
    """The lines of the title block."""
    values = composer.values
    rows = (
        ("title", title(composer)),
        ("committee_date", values["committee_date"]),
        ("author", known(composer.wording, composer.meeting.author, "author")),
        ("contact_officer", _contact_line(composer)),
        ("cabinet_member", values["cabinet_member"]),
    )
    return tuple(
        Detail(label=composer.words(f"labels.{name}"), value=value) for name, value in (*rows, *_decision(composer))
    )


def _decision(composer: Composer) -> Iterator[tuple[str, Text]]:
    """The kind of decision, as far as the meeting gives it."""
    meeting, words = composer.meeting, composer.words
    if meeting.purpose_type:
        yield "purpose_type", Text.of(meeting.purpose_type[:1].upper() + meeting.purpose_type[1:])
    if meeting.decision_route:
        last = len(meeting.decision_route) - 1
        steps = [_step(n, step, composer, last=n == last) for n, step in enumerate(meeting.decision_route)]
        yield "decision_route", grammar.joined(steps, "; ")
    if meeting.key_decision is not None:
        yield "key_decision", Text.of(words(f"sentences.{'yes' if meeting.key_decision else 'no'}"))
    if meeting.call_in:
        yield "call_in", Text.of(meeting.call_in)
    if meeting.exempt is not None:
        yield "exempt", _exempt(meeting.exempt, composer)
    if meeting.urgency:
        yield "urgency", Text.of(meeting.urgency)


def _step(number: int, step: DecisionStep, composer: Composer, *, last: bool) -> Text:
    purpose = step.purpose or composer.words(f"sentences.{'for_decision' if last else 'for_comment'}")
    to_fill = replace(composer.wording.open_field("step_date"), fills=f"decision_route.{number}.date")
    when = format_dates.day(step.date) if step.date else to_fill
    return composer.say(
        "sentences.decision_step", body=Text.of(step.body), when=Text.of(when), purpose=Text.of(purpose)
    )


def _exempt(paragraphs: tuple[int, ...], composer: Composer) -> Text:
    """'Open', or by which paragraphs of Schedule 12A the report is not."""
    if not paragraphs:
        return Text.of(composer.words("sentences.open_report"))
    said = (
        composer.say(
            "sentences.exempt_report",
            number=Text.of(str(number)),
            reason=Text.of(composer.words(f"exempt_reasons.{number}")),
        ).plain
        for number in paragraphs
    )
    return Text.of("; ".join(said))


def _contact_line(composer: Composer) -> Text:
    """Return name, telephone and e-mail on one line: readers are referred to the head of the paper for it."""
    name = composer.values["contact_officer"]
    return name if name.open_fields else composer.say("contact_line")
