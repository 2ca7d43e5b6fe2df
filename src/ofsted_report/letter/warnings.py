"""Warnings about facts that a document of this kind has and that were not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ofsted_report.letter.dates import misspelt
from ofsted_report.letter.head import Head
from ofsted_report.letter.kinds import KindTable
from ofsted_report.letter.model import Letter, LetterWarning
from ofsted_report.letter.sections import role_of, says_none
from ofsted_report.letter.sentences import first_words
from ofsted_report.letter.signoff import names_copies, not_read
from ofsted_report.letter.team import Team
from ofsted_report.reading.document import Line
from ofsted_report.reading.footnote_marks import raised_in
from ofsted_report.reading.pagebreaks import ends_sentence
from ofsted_report.reading.text_block import TextBlock

_MISSING = {
    "introduction": "No introduction was found.",
    "areas_covered": "No part on the areas covered was found.",
    "overview": "No overview was found.",
    "improvements": "No part on what needs to improve was found.",
    "priority_actions": "No areas for priority action were found.",
    "findings": "No findings were found.",
}


def find_warnings(
    letter: Letter,
    table: KindTable,
    *,
    head: Head,
    team: Team,
    signed: Sequence[Line] = (),
    below: Sequence[TextBlock] = (),
    dated: Sequence[str] = (),
) -> tuple[LetterWarning, ...]:
    """Return all warnings about missing or doubtful facts, in the order of the letter.

    `head` and `team` may contain more than the letter's fields, such as a line in the position of the date that is not
    a date. `signed`: the sign-off as printed; `below`: the blocks below it; `dated`: the texts that dates are taken from.
    """
    return (
        *_of_form(letter, table, head),
        *_not_taken(head, team),
        *_misspelt(dated),
        *_not_signing(letter, signed),
        *_out_of_place(letter, below),
    )


def _of_form(letter: Letter, table: KindTable, head: Head) -> tuple[LetterWarning, ...]:
    """Warn of missing facts that every document of this kind has."""
    if letter.kind == "other":
        about_form = [
            LetterWarning(
                code="unknown-kind",
                message="This form of document is not known; it was read into sections as printed. "
                "Compare it with the original.",
            )
        ]
        return (*about_form, *_in_all(letter))
    is_report = not table.letter and letter.salutation is None
    about_head = _in_report(letter) if is_report else _in_letter(letter, table, head.printed_date)
    return (*_in_all(letter), *about_head, *_in_known(letter, table))


def _not_taken(head: Head, team: Team) -> Iterator[LetterWarning]:
    """Warn of text in the position of a fact that could not be read as one."""
    for line in head.unfilled:
        yield LetterWarning(
            code="unfilled-field",
            message=f"The letter's head has “{line}”, a placeholder that Ofsted did not fill in; it was ignored.",
        )
    for line in head.unread:
        yield LetterWarning(
            code="unread-addressee",
            message=f"The line “{line}” above the salutation was not read as an addressee or an address; it was ignored.",
        )
    for text in team.unread:
        yield LetterWarning(
            code="unread-inspector",
            message=f"The text “{text}” among the inspectors was not recognised as a name; it was ignored.",
        )


def _misspelt(dated: Sequence[str]) -> Iterator[LetterWarning]:
    """Say how a misprinted date was read."""
    for printed, read in dict(pair for text in dated for pair in misspelt(text)).items():
        yield LetterWarning(code="misspelt-month", message=f"“{printed}” was read as {read}.")


def _not_signing(letter: Letter, signed: Sequence[Line]) -> Iterator[LetterWarning]:
    """Warn of what is printed at the end like somebody who signs, and was not read as one."""
    if letter.signatory is None:
        return
    for line in not_read(signed, letter.signatories):
        yield LetterWarning(
            code="unread-signatory",
            message=f"“{line.text}” at the letter's end has no name or post beside it: see who else signed.",
            page=line.page if letter.source.pages is not None else None,
        )


def _out_of_place(letter: Letter, below: Sequence[TextBlock]) -> Iterator[LetterWarning]:
    """Warn of blocks in unexpected positions and of missing parts."""
    for printed in below:
        if names_copies(printed.text) or (printed.kind != "heading" and not ends_sentence(printed.text)):
            continue  # who gets a copy, or a line of a list or an address
        yield LetterWarning(
            code="text-below-sign-off",
            message=f"The text “{first_words(printed.text)}” is printed below the sign-off; it was kept, and is not quoted.",
            page=printed.page if letter.source.pages is not None else None,
        )
    found = {note.mark for note in letter.footnotes}
    if "" in found:
        return  # a note whose mark was not read may be any of them
    for block in (block for section in letter.sections for block in section.blocks if block.kind != "footnote"):
        for mark in sorted(raised_in(block.text) - found):
            found.add(mark)
            yield LetterWarning(
                code="no-footnote",
                message=f"The text refers to a footnote {mark}, which was not found.",
                page=block.page,
            )


def _in_all(letter: Letter) -> Iterator[LetterWarning]:
    if not letter.title:
        yield LetterWarning(code="no-title", message="No title was found.")
    if not letter.authority:
        yield LetterWarning(code="no-authority", message="The authority was not found.")


def _in_report(letter: Letter) -> Iterator[LetterWarning]:
    if not letter.judgements:
        yield LetterWarning(code="no-judgements", message="No judgements were found at the report's head.")
    if letter.signatory is None:
        yield LetterWarning(code="no-lead-inspector", message="The lead inspector was not found.")


def _in_known(letter: Letter, table: KindTable) -> Iterator[LetterWarning]:
    """Warn of missing facts that every document of a known kind has."""
    if letter.visit.start is None:
        yield LetterWarning(code="no-visit-dates", message="The dates of the visit were not found.")
    for role in table.required:
        if not letter.sections_of(role):
            yield LetterWarning(code=f"no-{role.replace('_', '-')}", message=_MISSING[role])
    for section in letter.sections:
        items = {"improvements": letter.improvements, "priority_actions": letter.priority_actions}.get(section.role)
        if items == () and any(not says_none(block.text) for block in section.paragraphs):
            yield LetterWarning(
                code="no-list-items",
                message=f"No list was found under “{section.heading}”: the text there was kept as prose.",
                page=section.blocks[0].page,
            )
        if section.role == "findings" and section.heading is None:
            yield LetterWarning(
                code="findings-without-heading",
                message="The findings have no heading: everything after the introduction was taken as findings.",
                page=section.blocks[0].page,
            )
        if section.role == "other" and section.heading is not None and role_of(section.heading, table) is None:
            yield LetterWarning(
                code="unknown-heading",
                message=f"The heading “{section.heading}” is not one that this kind of document has; "
                "the text under it was kept.",
                page=section.blocks[0].page if section.blocks else None,
            )


def _in_letter(letter: Letter, table: KindTable, printed_date: str | None) -> Iterator[LetterWarning]:
    if letter.letter_date is None:
        yield LetterWarning(
            code="no-letter-date",
            message=f"The date is printed as “{printed_date}”, which is not a date."
            if printed_date
            else "The letter's date was not found.",
        )
    if letter.addressee is None:
        yield LetterWarning(code="no-addressee", message="The addressee was not found.")
    if letter.salutation is None:
        yield LetterWarning(code="no-salutation", message="No salutation (“Dear …”) was found.")
    if not letter.inspectors and not table.joint:
        yield LetterWarning(code="no-inspectors", message="The names of the inspectors were not found.")
    if letter.signatory is None:
        yield LetterWarning(code="no-signatory", message="The signatory was not found.")
