"""`ofsted-report init`: a council's settings and template to start from."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import OutputError, SettingsError, UsageError

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
    folder: Annotated[Path, typer.Argument(help="Where to put the files.", show_default="this folder")] = Path(),
    council: Annotated[str | None, typer.Option(help="The council's name.")] = None,
    committee: Annotated[str | None, typer.Option(help="The committee's name.")] = None,
    contact_officer: Annotated[str | None, typer.Option(help="The contact officer's name.")] = None,
    contact_telephone: Annotated[str | None, typer.Option(help="The contact officer's telephone.")] = None,
    contact_email: Annotated[str | None, typer.Option(help="The contact officer's e-mail.")] = None,
    democratic_telephone: Annotated[str | None, typer.Option(help="Democratic Services' telephone.")] = None,
    democratic_email: Annotated[str | None, typer.Option(help="Democratic Services' e-mail.")] = None,
    template: Annotated[
        Literal["select-committee", "scrutiny-report", "cabinet-report", "scrutiny-briefing"] | None,
        typer.Option(
            metavar="NAME",
            help="The template to copy: select-committee, unless another is named (scrutiny-report, cabinet-report, "
            "scrutiny-briefing).",
        ),
    ] = None,
    ask: Annotated[bool, typer.Option("--ask/--no-ask", help="Ask for what is not given (only on a terminal).")] = True,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files; by default, they are kept.")] = False,
) -> None:
    """Start a council.toml, a meeting.toml and a copy of a Word template to edit."""
    from ofsted_report.files import write_whole
    from ofsted_report.rendering.starter import MEETING_FILE, TEMPLATE_FILE, starter_files
    from ofsted_report.settings.load import COUNCIL_FILE, check_email

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
        raise OutputError(f"The folder {folder} does not exist.", "Create it first, or give another.")
    names = (COUNCIL_FILE, MEETING_FILE, TEMPLATE_FILE)
    kept = () if force else tuple(name for name in names if (folder / name).exists())
    _refuse_what_kept_files_contradict(folder, kept, answers, template)
    if ask and sys.stdin.isatty() and COUNCIL_FILE not in kept:
        say("Press Enter to skip a question; you can edit council.toml at any time.")
        for key, question in _QUESTIONS.items():
            if key in _OF_CONTACT and not answers["contact_officer"]:
                continue
            if answers[key] is None:
                answers[key] = _ask(question, email=key in _EMAILS)
    if not answers["contact_officer"] and (answers["contact_telephone"] or answers["contact_email"]):
        raise UsageError("A contact's telephone or e-mail was given without a name.", "Give --contact-officer too.")
    for key in _EMAILS:
        check_email(answers[key] or None, key.replace("_", "-"), "given here")
    for path, content in starter_files(answers, template or "select-committee").items():
        if path.name in kept:
            say(f"Kept {folder / path}, which already exists.")
        else:
            write_whole(folder / path, content, force=force)
            say(f"Wrote {folder / path}.")
    if COUNCIL_FILE in kept and TEMPLATE_FILE not in kept:
        say(f'The new template is used if {folder / COUNCIL_FILE} says: template = "{TEMPLATE_FILE}"')
    say(
        f"Next: fill in {COUNCIL_FILE} and, for each meeting, {MEETING_FILE}; change {TEMPLATE_FILE} in Word as you like;"
    )
    say("and make the report:")
    say(f"  ofsted-report build letter.pdf --meeting {MEETING_FILE}")


def _refuse_what_kept_files_contradict(
    folder: Path, kept: tuple[str, ...], answers: Mapping[str, str | None], template: str | None
) -> None:
    """Stop where nothing is left to write, or what was asked for would not be in the file that is kept."""
    from ofsted_report.rendering.starter import MEETING_FILE, TEMPLATE_FILE
    from ofsted_report.settings.load import COUNCIL_FILE

    if TEMPLATE_FILE in kept and template is not None:
        raise OutputError(
            f"{folder / TEMPLATE_FILE} already exists.",
            "Rename it and run the command again, or name another folder.",
        )
    if COUNCIL_FILE in kept and any(answers.values()):
        raise OutputError(
            f"{folder / COUNCIL_FILE} already exists.",
            "Write the values into it with an editor, or name another folder.",
        )
    if set(kept) == {COUNCIL_FILE, MEETING_FILE, TEMPLATE_FILE}:
        raise OutputError(
            f"{', '.join(kept[:-1])} and {kept[-1]} are already there.",
            "Edit them, or name another folder; --force replaces all three, and what you have written in them is lost.",
        )


def _ask(question: str, *, email: bool) -> str:
    """Return the answer to a question; ask again if it must be an e-mail address and is not."""
    from ofsted_report.settings.load import check_email

    while True:
        answer: str = typer.prompt(question, default="", show_default=False, err=True)
        try:
            check_email((answer or None) if email else None, question, "just now")
        except SettingsError as error:
            say(str(error))
        else:
            return answer
