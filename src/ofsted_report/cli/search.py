"""`ofsted-report search`: sentences of years of letters, with their places."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import ExitCode, UsageError


def search(
    archive: Annotated[
        Path, typer.Argument(help="A database written by `tables`, or the output of a batch.", show_default=False)
    ],
    words: Annotated[str, typer.Argument(help='Words that a sentence must hold; "in quotes": in this order.')],
    kind: Annotated[str | None, typer.Option(help="Only this kind of document: focused_visit …")] = None,
    council: Annotated[str | None, typer.Option(help="Only this council, in any spelling.")] = None,
    year: Annotated[int | None, typer.Option(help="Only documents of this year.")] = None,
    grade: Annotated[str | None, typer.Option(help="Only documents that give this grade to any area.")] = None,
    role: Annotated[str | None, typer.Option(help="Only sections of this role: findings, improvements …")] = None,
    limit: Annotated[
        int, typer.Option("--max", min=1, max=10_000, help="The maximum number of sentences to print.")
    ] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")] = False,
) -> None:
    """Print the sentences that contain the words, each with document, page and place. Exit code 1 if there are none.

    Example: ofsted-report search archive.db "missing children" --grade inadequate
    """
    from ofsted_report.letter.model import KINDS, ROLES
    from ofsted_report.tables.archive import opened
    from ofsted_report.tables.search import Filters, unmet
    from ofsted_report.tables.search import search as find

    for name, value, known in (("kind", kind, KINDS), ("role", role, ROLES)):
        if value is not None and value not in known:
            raise UsageError(f"There is no {name} called {value}.", f"Choose one of {', '.join(known)}.")
    path = archive / "tables" / "archive.db" if archive.is_dir() else archive
    filters = Filters(kind=kind, council=council, year=year, grade=grade, role=role)
    with opened(path) as database:
        found = find(database, words, filters, limit=limit)
        for reason in unmet(database, filters) if not found.hits else ():
            say(reason)
    if as_json:
        hits = [{**asdict(hit), "place": hit.place()} for hit in found.hits]
        content = {
            "format": "ofsted-report/search",
            "version": 1,
            "total": found.total,
            "more": found.more,
            "hits": hits,
        }
        typer.echo(json.dumps(content, indent=2, ensure_ascii=False))
    else:
        for hit in found.hits:
            typer.echo(f"{hit.text}\n    {hit.council}, {hit.date or 'no date'}: {hit.place()}")
        shown, total = len(found.hits), f"more than {found.total:,}" if found.more else f"{found.total:,}"
        filtered = " with these filters" if filters != Filters() else ""
        said = f"{shown:,} of {total} sentences hold" if shown else "No sentence holds"
        say(f"{said} “{words}”{filtered}.")
    if not found.hits:
        raise typer.Exit(ExitCode.PROBLEMS)
