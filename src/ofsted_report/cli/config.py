"""`ofsted-report config`: what the settings are, and where each comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from ofsted_report.cli.talk import say


def config(
    meeting: Annotated[Path | None, typer.Option(help="Also read this meeting file.")] = None,
    settings: Annotated[
        Path | None, typer.Option(help="council.toml, if it is not in this folder or a parent folder.")
    ] = None,
    schema: Annotated[
        Literal["council", "meeting"] | None,
        typer.Option(help="Print the JSON Schema of council.toml or of a meeting file instead."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the values as JSON.")] = False,
) -> None:
    """Show each setting, its value and where it comes from."""
    from ofsted_report.settings.load import COUNCIL_FILE, explain, load

    if schema is not None:
        from ofsted_report.settings.schema import json_schema

        typer.echo(json.dumps(json_schema(schema), indent=2, ensure_ascii=False))
        return
    loaded = load(council_file=settings, meeting_file=meeting)
    rows = explain(loaded)
    if as_json:
        typer.echo(json.dumps({key: {"value": value, "from": origin} for key, value, origin in rows}, indent=2,
                              ensure_ascii=False))  # fmt: skip
        return
    if loaded.council_file is None:
        say(f"No {COUNCIL_FILE} in this folder or above; `ofsted-report init` starts one.")
    else:
        say(f"Settings from {loaded.council_file}:")
    width = max(len(key) for key, _, _ in rows)
    for key, value, origin in rows:
        source = COUNCIL_FILE if origin == str(loaded.council_file) else origin
        typer.echo(f"{key:<{width}}  {_shown(value)}  ({source})")


def _shown(value: Any) -> str:
    """Return the value as in a settings file; of a table, only the keys that are set."""
    if value is None:
        return "-"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_shown, value)) + "]"
    if isinstance(value, dict):
        inside = (f"{key} = {_shown(inner)}" for key, inner in value.items() if inner is not None)
        return "{ " + ", ".join(inside) + " }"
    return json.dumps(value, ensure_ascii=False)
