"""`ofsted-report template`: is a council's Word template fit to make reports?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode, one_line

app = typer.Typer(help="Look after a council's Word template.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    pass


@app.command("variables", short_help="List every variable of a Word template, as it is written.")
def variables(
    word: Annotated[str, typer.Argument(help="Only those with this word.", show_default="all")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """List every variable and loop of a Word template, with what it means and what it may become.

    Example: ofsted-report template variables improve
    """
    from ofsted_report.rendering.template_guide import guide

    wanted = (
        group for group in guide() if any(word.casefold() in f"{line.tag} {line.meaning}".casefold() for line in group)
    )
    lines = [line for group in wanted for line in group]
    if as_json:
        rows = [{"tag": line.tag, "meaning": line.meaning, "example": line.example} for line in lines if line.meaning]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    for line in lines:
        said = f"{line.meaning} (“{line.example}”)" if line.example and line.meaning else line.meaning or line.example
        typer.echo(f"{'    ' * line.depth}{line.tag}  {said}".rstrip())
    if not lines:
        say(f"No variable has the word {word}.")


@app.command("check", short_help="Tell what is wrong with a Word template, and where.")
def check(
    template: Annotated[
        str, typer.Argument(help="Your Word template, or the name of one of ours: select-committee, cabinet-report …")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Tell what is wrong with a Word template, and where: tags, numbering, headings, parts left out.

    A report is made with it as a trial, and checked as `check` does: can everybody read it, is anything still open?

    Ends with 1 if something must be mended, else with 0; advice alone does not count.
    """
    from ofsted_report.checking.templates import check_template

    found = check_template(template)
    wrong = [mistake for mistake in found if mistake.level == "error"]
    if as_json:
        rows = [{"level": m.level, "place": m.place, "what": m.what, "remedy": m.remedy} for m in found]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for mistake in found:
            typer.echo(one_line(f"{mistake.level}: {mistake}"))
    if wrong:
        say(f"{len(wrong)} to mend in {template}.")
        raise typer.Exit(ExitCode.PROBLEMS)
    say(f"All is well with {template}: every tag is known, and a report made with it passes `check`.")
