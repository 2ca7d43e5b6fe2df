"""`ofsted-report init`: a council's settings and template to start from."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import OutputError, SettingsError, UsageError


class TemplateName(StrEnum):
    """The templates that ship."""

    select_committee = "select-committee"
    scrutiny_report = "scrutiny-report"


_QUESTIONS = {
    "council": "The council's name",
    "committee": "The committee the reports go to",
    "contact_officer": "Contact officer's name",
    "contact_telephone": "Contact officer's telephone",
    "contact_email": "Contact officer's e-mail",
    "democratic_telephone": "Democratic Services' telephone",
    "democratic_email": "Democratic Services' e-mail",
}
_OF_CONTACT = ("contact_telephone", "contact_email")
"""Asked only of a contact officer who has a name."""
_EMAILS = ("contact_email", "democratic_email")


def init(
    folder: Annotated[Path, typer.Argument(help="Where to put the files.")] = Path(),
    council: Annotated[str | None, typer.Option(help="The council's name.")] = None,
    committee: Annotated[str | None, typer.Option(help="The committee's name.")] = None,
    contact_officer: Annotated[str | None, typer.Option(help="Whom readers ask.")] = None,
    contact_telephone: Annotated[str | None, typer.Option(help="The contact officer's telephone.")] = None,
    contact_email: Annotated[str | None, typer.Option(help="The contact officer's e-mail.")] = None,
    democratic_telephone: Annotated[str | None, typer.Option(help="Democratic Services' telephone.")] = None,
    democratic_email: Annotated[str | None, typer.Option(help="Democratic Services' e-mail.")] = None,
    template: Annotated[TemplateName, typer.Option(help="Which template to copy.")] = TemplateName.select_committee,
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask for what is not given (only on a terminal).")] = True,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are already there.")] = False,
) -> None:
    """Start a council.toml, a meeting.toml and a copy of a Word template to edit."""
    from ofsted_report.files import refuse_to_overwrite, write_whole
    from ofsted_report.report.settings import COUNCIL_FILE, check_email
    from ofsted_report.report.starter import MEETING_FILE, TEMPLATE_FILE, starter_files

    answers = {
        "council": council,
        "committee": committee,
        "contact_officer": contact_officer,
        "contact_telephone": contact_telephone,
        "contact_email": contact_email,
        "democratic_telephone": democratic_telephone,
        "democratic_email": democratic_email,
    }
    if not folder.is_dir():
        raise OutputError(f"The folder {folder} does not exist.", "Make it first, or name another.")
    for name in (COUNCIL_FILE, MEETING_FILE, TEMPLATE_FILE):
        refuse_to_overwrite(folder / name, force=force, elsewhere="name another folder")
    if ask and sys.stdin.isatty():
        say("Press Enter to leave an answer open; council.toml can be edited at any time.")
        for key, question in _QUESTIONS.items():
            if key in _OF_CONTACT and not answers["contact_officer"]:
                continue
            if answers[key] is None:
                answers[key] = _ask(question, email=key in _EMAILS)
    if not answers["contact_officer"] and (answers["contact_telephone"] or answers["contact_email"]):
        raise UsageError("A contact's telephone or e-mail was given without a name.", "Give --contact-officer too.")
    for key in _EMAILS:
        check_email(answers[key] or None, key.replace("_", "-"), "given here")
    for path, content in starter_files(answers, template.value).items():
        write_whole(folder / path, content, force=force)
        say(f"Wrote {folder / path}.")
    say(f"Next: fill in {MEETING_FILE}, change {TEMPLATE_FILE} in Word as you like, and make the report:")
    say(f"  ofsted-report build letter.pdf --meeting {MEETING_FILE}")


def _ask(question: str, *, email: bool) -> str:
    """The answer to a question; asked again if it should be an e-mail address and is none."""
    from ofsted_report.report.settings import check_email

    while True:
        answer: str = typer.prompt(question, default="", show_default=False, err=True)
        try:
            check_email((answer or None) if email else None, question, "just now")
        except SettingsError as error:
            say(str(error))
        else:
            return answer
