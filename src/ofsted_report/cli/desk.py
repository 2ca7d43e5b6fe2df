"""`ofsted-report desk`: the same in pages of the person's own browser."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Annotated

import typer

from ofsted_report.cli.talk import say
from ofsted_report.errors import ConverterError

_NEEDED = {"starlette": "starlette", "uvicorn": "uvicorn", "python_multipart": "python-multipart", "tomlkit": "tomlkit"}
"""Modules of the extra `desk`, with the names that pip knows."""


def desk(
    folder: Annotated[
        Path, typer.Argument(help="The folder with your letters and reports.", show_default="this folder")
    ] = Path(),
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the browser; without it, only print the address.")
    ] = True,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port on this computer; 0 for any free port.")] = 0,
    idle: Annotated[
        float, typer.Option(min=0, help="Close after this many minutes without an open page; 0: never.")
    ] = 60,
    shortcut: Annotated[
        bool,
        typer.Option("--shortcut", help="Put an icon that opens the desk for this folder on the desktop, and stop."),
    ] = False,
    shortcut_in: Annotated[
        Path | None, typer.Option(help="Put the icon into this folder instead of the desktop.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing icon.")] = False,
) -> None:
    """Open the desk in your browser: from the letter to the Word report, on this computer, with nothing sent anywhere.

    Example: ofsted-report desk "Ofsted letters"
    """
    _need()
    from ofsted_report.desk.serve import opened_folder, serve

    if shortcut or shortcut_in is not None:
        from ofsted_report.desk.shortcut import made_folder, write_shortcut

        path = write_shortcut(opened_folder(made_folder(folder)).path, shortcut_in, force=force)
        say(f"Wrote {path}. Double-click it to open the desk.")
        return
    serve(folder, say, port=port, browser=browser, idle_minutes=idle)


def _need() -> None:
    missing = [name for module, name in _NEEDED.items() if importlib.util.find_spec(module) is None]
    if missing:
        from ofsted_report.report.grammar import series

        program = f'"{sys.executable}"' if " " in sys.executable else sys.executable
        raise ConverterError(
            f"The desk needs {series(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed.",
            f'Install the extra: {program} -m pip install "ofsted-report[desk]", or {" ".join(missing)} alone.',
        )
