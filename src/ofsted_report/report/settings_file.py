"""What may stand in `council.toml` and in a meeting file: the keys, their types, and what each is for.

These classes are the one place where a key is named and described; the JSON Schema for editors and the reading of the
files both come from them. Inside the program the plain dataclasses of `settings` are used.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct

Words = Annotated[str, Meta(min_length=1, max_length=2000)]
Days = Annotated[int, Meta(ge=1, le=60)]


class DemocraticServicesTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """Whom readers tell their views: [democratic_services]."""

    name: Annotated[Words | None, Meta(description="What the team is called: 'Democratic Services Team'.")] = None
    telephone: Annotated[Words | None, Meta(description="As it is to be printed: '01234 567890'.")] = None
    email: Annotated[Words | None, Meta(description="The team's e-mail address.")] = None
    address: Annotated[Words | list[Words] | None, Meta(description="Postal address, as one text or as lines.")] = None


class ContactOfficerTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """An officer who answers questions about reports: [[contact_officers]]; the first is taken unless one is named."""

    name: Annotated[Words, Meta(description="The officer's name.")]
    role: Annotated[Words | None, Meta(description="The officer's post.")] = None
    telephone: Annotated[Words | None, Meta(description="As it is to be printed.")] = None
    email: Annotated[Words | None, Meta(description="The officer's e-mail address.")] = None


class DeadlinesTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """The council's deadlines: [deadlines]."""

    questions_working_days: Annotated[
        Days | None, Meta(description="Questions and views by so many working days before the meeting.")
    ] = None
    questions_time: Annotated[Words | None, Meta(description="At what time of that day: '5.00 pm'.")] = None
    publication_clear_days: Annotated[
        Days | None,
        Meta(description="Clear working days between publication and meeting; the law asks for five."),
    ] = None


class ImplicationsTable(Struct, forbid_unknown_fields=True, kw_only=True):
    """What the report means for …: [implications] (form scrutiny-report)."""

    financial: Annotated[Words | None, Meta(description="Financial implications.")] = None
    legal: Annotated[Words | None, Meta(description="Legal implications.")] = None
    equality: Annotated[Words | None, Meta(description="Equality implications.")] = None
    risk: Annotated[Words | None, Meta(description="Risk implications.")] = None


class MeetingFile(Struct, forbid_unknown_fields=True, kw_only=True):
    """One meeting and the report to it; also [meeting] in council.toml, for what is the same every time."""

    committee: Annotated[Words | None, Meta(description="The committee, where it is another than the usual.")] = None
    committee_date: Annotated[
        Words | None, Meta(description="The day of the meeting: 2026-01-15, 15/01/2026 or '15 January 2026'.")
    ] = None
    agenda_item: Annotated[int | Words | None, Meta(description="The item's number on the agenda.")] = None
    title: Annotated[Words | None, Meta(description="The item's title; else made from the kind of visit.")] = None
    author: Annotated[Words | None, Meta(description="Who wrote the report.")] = None
    contact_officer: Annotated[Words | None, Meta(description="Name of the contact officer of this report.")] = None
    contact_telephone: Annotated[Words | None, Meta(description="Their telephone, if not in council.toml.")] = None
    contact_email: Annotated[Words | None, Meta(description="Their e-mail address, if not in council.toml.")] = None
    cabinet_member: Annotated[Words | None, Meta(description="The Cabinet Member who signs the report off.")] = None
    contributors: Annotated[
        list[Words] | None, Meta(description="Who contributes to the item: 'Cllr A Bell – Cabinet Member'.")
    ] = None
    committee_will: Annotated[Words | None, Meta(description="What the committee will do, as a sentence.")] = None
    pages: Annotated[Words | None, Meta(description="Pages of the item in the agenda: '3 - 12'.")] = None
    document_to_follow: Annotated[bool | None, Meta(description="Say 'Document to follow' on the front sheet.")] = None
    report_of: Annotated[Words | None, Meta(description="Whose report it is: 'Director for Education'.")] = None
    wards: Annotated[Words | None, Meta(description="Wards affected.")] = None
    recommendations: Annotated[
        list[Words] | None, Meta(description="What the committee is asked to do, one text each.")
    ] = None
    previous_inspection: Annotated[
        Words | None, Meta(description="When the inspection before this visit was: 'November 2017'.")
    ] = None
    implications: Annotated[ImplicationsTable | None, Meta(description="Implications of the report.")] = None


class CouncilFile(Struct, forbid_unknown_fields=True, kw_only=True):
    """council.toml: what is the same for all reports of a council."""

    council: Annotated[Words | None, Meta(description="The council's name; else the one the letter is sent to.")] = None
    committee: Annotated[Words | None, Meta(description="The committee: 'Children's Select Committee'.")] = None
    template: Annotated[
        Words | None, Meta(description="A shipped template's name, or a Word file beside council.toml.")
    ] = None
    democratic_services: Annotated[
        DemocraticServicesTable | None, Meta(description="Whom readers tell their views.")
    ] = None
    contact_officers: Annotated[
        list[ContactOfficerTable] | None, Meta(description="Officers who answer questions about reports.")
    ] = None
    deadlines: Annotated[DeadlinesTable | None, Meta(description="The council's deadlines.")] = None
    wording: Annotated[
        dict[str, Any] | None, Meta(description="Standing sentences in the council's own words; see docs/settings.md.")
    ] = None
    meeting: Annotated[MeetingFile | None, Meta(description="What is the same at every meeting.")] = None
