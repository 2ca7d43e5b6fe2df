"""`ofsted-report template`: is a council's Word template fit to make reports?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.options import ForceOption
from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode, NotReadableError, OutputError, one_line

app: typer.Typer = typer.Typer(help="Check or make a council's Word template.", no_args_is_help=True)


@app.callback()
def _root() -> None:
    pass


@app.command("variables", short_help="List the variables of a Word template, as you write them.")
def variables(
    word: Annotated[str, typer.Argument(help="Only variables that contain this word.", show_default="all")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
) -> None:
    """List every variable and loop of a Word template, with its meaning and an example.

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
        say(f"No variable contains the word {word}.")


@app.command("adopt", short_help="Turn your council's report form into a template.")
def adopt_form(
    form: Annotated[Path, typer.Argument(help="Your report form: .docx.", show_default=False)],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write the template; by default, beside the form.")
    ] = None,
    force: ForceOption = False,
) -> None:
    """Find the labels of a report form ("Report of", "Purpose", …) and put the variables where their values go.

    The form itself is not changed; in the copy the variables are highlighted. Look at each, remove the highlighting and run
    `ofsted-report template check`.
    """
    from ofsted_report import outside
    from ofsted_report.checking.templates import check_template
    from ofsted_report.files import refuse_to_overwrite, write_whole
    from ofsted_report.rendering.adopt import adopt
    from ofsted_report.report.grammar import counted

    target = output or form.with_name(f"{form.stem}-template.docx")
    if target.suffix.lower() != ".docx":
        raise OutputError(f"{target} does not end in .docx.", "A template is a Word document.")
    refuse_to_overwrite(target, force=force, inputs=[form])
    data = outside.content(form, NotReadableError, "Give your council's form as a Word document (.docx).")
    made = adopt(data, form.name)
    write_whole(target, made.content, force=force)
    say(f"Wrote {target}. The variables that were put in are highlighted:")
    for label, tag in made.placed:
        say(f"  {label} → {tag}")
    for line in made.unsure:
        say(f"not sure: {line}")
    wrong = [mistake for mistake in check_template(str(target)) if mistake.level == "error"]
    say(
        f"`ofsted-report template check {target}` finds {counted(len(wrong), 'mistake')}."
        if wrong
        else "Its tags are well."
    )


@app.command("check", short_help="List the mistakes in a Word template, with their places.")
def check(
    template: Annotated[
        str, typer.Argument(help="Your Word template, or the name of one of ours: select-committee, cabinet-report …")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """List the mistakes in a Word template, with their places: tags, numbering, headings, missing parts.

    A trial report is made with it and checked as `check` does: is it accessible, is anything still open?

    The exit code is 1 if something must be corrected; advice does not count.
    """
    from ofsted_report.checking.templates import check_template
    from ofsted_report.report.grammar import counted

    found = check_template(template)
    wrong = [mistake for mistake in found if mistake.level == "error"]
    if as_json:
        rows = [{"level": m.level, "place": m.place, "what": m.what, "remedy": m.remedy} for m in found]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for mistake in found:
            typer.echo(one_line(f"{mistake.level}: {mistake}"))
    if wrong:
        say(f"{counted(len(wrong), 'mistake')} in {template}.")
        raise typer.Exit(ExitCode.PROBLEMS)
    passes = "and a report made with it passes `check`" if not found else "and the advice keeps nobody from using it"
    say(f"No mistakes in {template}: every tag is known, {passes}.")
