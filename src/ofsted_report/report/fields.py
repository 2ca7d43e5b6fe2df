"""The values of the fields of the wording in one report: `{place}`, `{on_dates}`, `{contact_details}`.

A missing value becomes an open field, which the report shows as such.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ofsted_report.letter import format_dates
from ofsted_report.letter.council_name import council_in_text, council_name
from ofsted_report.letter.history import is_reinspection
from ofsted_report.letter.joint import inspectorates, theme
from ofsted_report.letter.kinds import TABLES
from ofsted_report.letter.local_area import director
from ofsted_report.letter.model import Letter, Said
from ofsted_report.letter.ordinals import ordinal_word
from ofsted_report.report import grammar
from ofsted_report.report.deadlines import Deadlines
from ofsted_report.settings.model import ContactOfficer, DemocraticServices, Meeting, Settings
from ofsted_report.settings.text import Text
from ofsted_report.settings.wording import FIELDS, Wording, fill


def forms_for(letter: Letter, meeting: Meeting) -> tuple[str, ...]:
    """The forms of the wording that fit, the first one first: the kind, 'reinspected', 'themed', 'dated', 'to_follow'."""
    fitting = (
        ("reinspected", is_reinspection(letter)),
        ("themed", theme(letter) is not None),
        ("dated", bool(letter.letter_date or meeting.published)),
        ("to_follow", meeting.document_to_follow),
    )
    return (letter.kind, *(form for form, fits in fitting if fits))


def appendix_name(number: int, wording: Wording, forms: Sequence[str]) -> str:
    """Return the name of the appendix with this number, from 1: 'Appendix 1'."""
    if number == 1:
        return wording.sentence("headings.appendix", *forms)
    return f"{wording.sentence('labels.appendix', *forms)} {number}"


def field_values(
    letter: Letter,
    settings: Settings,
    meeting: Meeting,
    wording: Wording,
    days: Deadlines | None,
    *,
    appendix: int = 1,
) -> Mapping[str, Text]:
    """Return the value of every field that a sentence of the wording may use, by name.

    `appendix`: the number of the appendix with the letter. Fields that are used only in sentences of one part are empty:
    the function that composes the part fills them.
    """
    services, addressee = settings.democratic_services, letter.addressee
    services_name = services.name or wording.sentence("sentences.democratic_services")
    officer = _contact_officer(meeting, settings.contact_officers)
    when = letter.visit.end or letter.visit.start or letter.letter_date
    forms = forms_for(letter, meeting)
    post = addressee or director(letter)
    director_post = Said.at(post.role, post.place) if post and post.role else None
    team = Said.at(grammar.inspectors(letter.inspectors, when), *(one.place for one in letter.inspectors))
    simple = {
        "council": known(wording, settings.council or council_name(letter) or council_in_text(letter), "council"),
        "committee": known(wording, meeting.committee or settings.committee, "committee"),
        "committee_short": Text.of(
            grammar.body(meeting.committee or settings.committee or "") or wording.sentence("sentences.committee_short")
        ),
        "visit_short": Text.of(wording.sentence("visit_short", *forms)),
        "visit_kind": Text.of(wording.sentence("visit_kind", *forms)),
        "document": Text.of(wording.sentence("document", *forms)),
        "ofsted": Text.of(inspectorates(letter) or wording.sentence("ofsted", *forms)),
        "whose": Text.of(wording.sentence("whose", *forms)),
        "on_dates": _visit_days(letter, wording),
        "letter_date": _letter_date(letter, meeting, wording),
        "letter_title": known(wording, Said.at(letter.title.rstrip("."), letter.places.title), "letter_title"),
        "inspectors": known(wording, team, "inspectors"),
        "appendix": Text.of(appendix_name(appendix, wording, forms)),
        "previous_inspection": Text.of(previous_inspection(letter, meeting) or ""),
        "addressee": known(wording, Said.at(addressee.name, addressee.place) if addressee else None, "addressee"),
        "director": known(wording, director_post, "director"),
        "committee_date": _known_day(wording, meeting.committee_date, "committee_date", weekday=True),
        "contact_officer": known(wording, officer.name if officer else None, "contact_officer"),
        "contact_details": known(wording, _reach(officer) if officer else None, "contact_details"),
        "cabinet_member": known(wording, meeting.cabinet_member, "cabinet_member"),
        "democratic_services": Text.of(services_name),
        "the_democratic_services": Text.of(grammar.with_the_of_a_team(services_name)),
        "democratic_telephone": Text.of(services.telephone or ""),
        "democratic_email": Text.of(services.email or ""),
        "democratic_contact": _democratic_contact(services, wording),
        "democratic_address": Text.of(services.address or ""),
        "questions_time": Text.of(settings.deadlines.questions_time),
        "questions_deadline": _known_day(wording, days.questions if days else None, "questions_deadline", weekday=True),
    }
    values = {**{name: Text() for name in FIELDS}, **simple, **_places(letter, wording)}
    values |= _visit(letter, wording, forms, values)
    for name in ("whose_document", "appendix_title", "whole"):
        values[name] = fill(wording.sentence(name, *forms), values)
    values["Whose_document"] = grammar.beginning(values["whose_document"])
    return values


def visits(values: Sequence[Mapping[str, Text]], sentences: Sequence[str]) -> Text:
    """Several inspections and visits as one series: each sentence filled with the values of its letter."""
    texts = [fill(sentence, of) for sentence, of in zip(sentences, values, strict=True)]
    return grammar.joined(texts, "; ", last=" and " if len(texts) == 2 else "; and ")


def _places(letter: Letter, wording: Wording) -> dict[str, Text]:
    """The place, and what a joint inspection there was about."""
    at, found = letter.places.authority, theme(letter)
    place, about = known(wording, Said.at(letter.authority, at), "place"), Text.of(found) if found else Text()
    the_place = Text.of(Said.at(grammar.with_the(letter.authority), at)) if letter.authority else place
    named = not letter.authority or letter.authority in about.plain
    in_place = about if named else Text.of(*about.parts, " in ", *the_place.parts)
    return {"place": place, "the_place": the_place, "theme": about, "theme_in_place": in_place}


def _visit(letter: Letter, wording: Wording, forms: Sequence[str], values: Mapping[str, Text]) -> dict[str, Text]:
    """Return the name of the visit, with its number if the letter counts visits."""
    numbered = f"{ordinal_word(letter.visit.ordinal)} " if letter.visit.ordinal else ""
    visit_of = fill(numbered + wording.sentence("visit_of", *forms), values)
    article = grammar.article(visit_of.plain, numbered=bool(numbered))
    return {
        "visit": Text.of(numbered + wording.sentence("visit", *forms)),
        "visit_of": visit_of,
        "a_visit_of": Text.of(f"{article} ", *visit_of.parts),
    }


def previous_inspection(letter: Letter, meeting: Meeting) -> str | Said | None:
    """Return when the previous inspection was: from the meeting, else the month of the dates in the document's head."""
    before = letter.previous_inspection
    if meeting.previous_inspection or before is None:
        return meeting.previous_inspection
    return Said.at(format_dates.months(before.start, before.end), before.place)


def known(wording: Wording, value: str | Said | None, name: str) -> Text:
    """Return the value; if there is none, the open field of this name."""
    words = str(value).strip() if value is not None else ""
    if not words:
        return Text.of(wording.open_field(name))
    return Text.of(Said(words, value.places) if isinstance(value, Said) else words)


def _letter_date(letter: Letter, meeting: Meeting, wording: Wording) -> Text:
    """The day the document is dated, as it says itself; otherwise the day of publication that the meeting gives."""
    if letter.letter_date is None:
        return _known_day(wording, meeting.published, "letter_date" if TABLES[letter.kind].letter else "published")
    return Text.of(Said.at(format_dates.day(letter.letter_date), letter.places.letter_date))


def _known_day(wording: Wording, value: date | None, name: str, *, weekday: bool = False) -> Text:
    return known(wording, None if value is None else format_dates.day(value, weekday=weekday), name)


def _visit_days(letter: Letter, wording: Wording) -> Text:
    visit = letter.visit
    if visit.start is None:
        return Text.of("on ", wording.open_field("dates"))
    if len(visit.periods) < 2:
        days = format_dates.on_days(visit.start, visit.end)
    else:
        days = grammar.series([format_dates.on_days(period.start, period.end) for period in visit.periods])
    return Text.of(Said.at(days, *(period.place for period in visit.periods)))


def _democratic_contact(services: DemocraticServices, wording: Wording) -> Text:
    """'by telephone (to …) or e-mail (to …)', of these what council.toml gives."""
    ways = (
        ("by_telephone", "democratic_telephone", services.telephone),
        ("by_email", "democratic_email", services.email),
    )
    given = [fill(wording.sentence(key), {name: Text.of(value)}).plain for key, name, value in ways if value]
    return known(wording, grammar.series(given, "or"), "democratic_contact")


def _contact_officer(meeting: Meeting, officers: tuple[ContactOfficer, ...]) -> ContactOfficer | None:
    """The officer the meeting names, with what council.toml knows of them; else the council's first."""
    named = next((o for o in officers if o.name.casefold() == (meeting.contact_officer or "").casefold()), None)
    if meeting.contact_officer is None:
        named = officers[0] if officers else None
    if meeting.contact_officer is None and named is None:
        return None
    return ContactOfficer(
        name=named.name if named else meeting.contact_officer or "",
        role=named.role if named else None,
        telephone=meeting.contact_telephone or (named.telephone if named else None),
        email=meeting.contact_email or (named.email if named else None),
    )


def _reach(officer: ContactOfficer) -> str | None:
    """Telephone and e-mail as one text."""
    return ", ".join(part for part in (officer.telephone, officer.email) if part) or None
