"""`ofsted-report template`: is a council's Word template fit to make reports?"""

from __future__ import annotations

import json
from typing import Annotated

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode

app = typer.Typer(help="Look after a council's Word template.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    pass


@app.command("check", short_help="Tell what is wrong with a Word template, and where.")
def check(
    template: Annotated[
        str, typer.Argument(help="Your Word template, or the name of one of ours: select-committee, scrutiny-report.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Tell what is wrong with a Word template, and where: tags, numbering, headings, parts left out.

    Ends with 1 if something must be mended, else with 0; advice alone does not count.
    """
    from ofsted_report.rendering.template_check import check_template

    found = check_template(template)
    wrong = [mistake for mistake in found if mistake.level == "error"]
    if as_json:
        rows = [{"level": m.level, "place": m.place, "what": m.what, "remedy": m.remedy} for m in found]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for mistake in found:
            typer.echo(f"{mistake.level}: {mistake}")
    if wrong:
        say(f"{len(wrong)} to mend in {template}.")
        raise typer.Exit(ExitCode.PROBLEMS)
    say(f"All is well with {template}: every tag is known, and a report can be made with it.")
