"""Scanned letters in the commands: progress on the terminal, and the searchable scan to keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ofsted_report.cli.talk import say
from ofsted_report.errors import UsageError


def progress(*, quiet: bool = False, of: Path | None = None) -> Callable[[int], None] | None:
    """Says which page of a scan was recognised; `of`: the file, where the command reads several."""
    name = f" of {of.name}" if of is not None else ""
    return None if quiet else lambda number: say(f"Page {number}{name} recognised.")


def keep(letter: Path, target: Path, *, recognised: bool, force: bool) -> None:
    """Write the scan with its recognised text.

    Raises:
        UsageError: the letter is no scan, so nothing was recognised.
        OutputError: the file cannot be written.
    """
    from ofsted_report.files import write_whole
    from ofsted_report.reading.ocr import recognise
    from ofsted_report.reading.read import load

    if not recognised:
        raise UsageError(
            f"{letter.name} has text of its own: nothing was recognised.", "Leave --keep-ocr out, or use --ocr always."
        )
    write_whole(target, recognise(load(letter), letter.name).pdf, force=force)
    say(f"Wrote {target}.")
