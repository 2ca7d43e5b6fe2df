"""The first page: drop a letter, or take one of the folder; how far each has come; search and filter."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.responses import Response

from ofsted_report.beside import LETTER_ENDINGS, State, letters
from ofsted_report.desk.checked import state_of
from ofsted_report.desk.folder import identify, safe_name
from ofsted_report.errors import NotOfstedError, NotReadableError, OfstedReportError, OutputError, OwnFileError
from ofsted_report.letter.model import Letter
from ofsted_report.rendering.starter import TEMPLATE_FILE
from ofsted_report.settings.load import load

if TYPE_CHECKING:
    from ofsted_report.desk.calls import Call

STATES = {"": "All", "new": "Not chosen yet", "chosen": "Chosen", "built": "Report made", "checked": "Checked"}
"""The filter's choices, by the furthest step."""


class Row(NamedTuple):
    """A file of the folder that may be a letter."""

    name: str
    letter: Letter | None
    failure: OfstedReportError | None
    """Why it could not be read; neither it nor a letter: it was not read yet."""
    state: State

    @property
    def steps(self) -> tuple[str, ...]:
        """What was done, in words."""
        return (*(("read",) if self.letter is not None else ()), *self.state.steps)

    @property
    def furthest(self) -> str:
        """The furthest step, as the filter names it."""
        return self.state.steps[-1] if self.state.steps else "new"

    def says(self, words: str) -> bool:
        """Whether it has all these words in its name, title, place or kind."""
        letter = self.letter
        known = f"{letter.title} {letter.authority} {letter.kind.replace('_', ' ')}" if letter is not None else ""
        text = f"{self.name} {known}".casefold()
        return all(word in text for word in words.casefold().split())


def show(call: Call) -> Response:
    """The folder's letters."""
    return call.show("archive.html.jinja", **_table(call), failures=())


def rows(call: Call) -> Response:
    """The table alone, for our script while letters are still being read."""
    from ofsted_report.desk import pages

    table = _table(call)
    return call.data(html=pages.render("archive_table.html.jinja", desk=call.desk, **table), waiting=table["waiting"])


def _possible_letters(call: Call, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that may be letters: not the council's template."""
    template = TEMPLATE_FILE
    with contextlib.suppress(OfstedReportError):
        template = Path(load(call.desk.folder.path).settings.template).name
    return tuple(name for name in letters(names) if name not in (template, TEMPLATE_FILE))


def _table(call: Call) -> dict[str, Any]:
    """What the table of letters shows; those that were not read yet are read meanwhile."""
    names = call.desk.folder.names()
    possible = _possible_letters(call, names)
    call.desk.library.read_behind(possible)
    found = [_row(call, name, names) for name in possible]
    every = [row for row in found if not isinstance(row.failure, NotOfstedError)]
    words, wanted = call.query("q"), call.query("state")
    shown = [row for row in every if row.says(words) and wanted in ("", row.furthest)]
    shown.sort(key=lambda row: (row.failure is not None, row.name.casefold()))
    return {
        "rows": shown,
        "no_letters": [
            row
            for row in found
            if isinstance(row.failure, NotOfstedError) and not isinstance(row.failure, OwnFileError)
        ],
        "total": len(every),
        "waiting": sum(row.letter is None and row.failure is None for row in every),
        "words": words,
        "wanted": wanted,
        "states": STATES,
    }


def _row(call: Call, name: str, names: tuple[str, ...]) -> Row:
    known = call.desk.library.known(name)
    failure = known if isinstance(known, OfstedReportError) else None
    return Row(name, call.desk.library.known_letter(name), failure, state_of(name, names, call.desk.folder))


def add(call: Call) -> Response:
    """Put letters into the folder; with one, go on to its page."""
    if not call.uploads:
        return _again(call, [NotReadableError("No file was chosen.", "Choose the letter: a PDF, Word or text file.")])
    added, failures = [], []
    for upload in call.uploads:
        try:
            name = call.desk.folder.add(safe_name(upload.name, LETTER_ENDINGS), upload.data)
            call.desk.library.reading(name)
            added.append(name)
        except OfstedReportError as failure:
            failures.append(failure)
    if failures:
        return _again(call, failures)
    return call.go(f"/letters/{identify(added[0])}" if len(added) == 1 else "/")


def _again(call: Call, failures: list[OfstedReportError]) -> Response:
    return call.show("archive.html.jinja", status=422, **_table(call), failures=tuple(failures))


def open_folder(call: Call) -> Response:
    """Show the folder in the system's file manager."""
    open_with_system(call.desk.folder.path)
    return call.go(call.request.headers.get("referer") or "/")


def open_with_system(path: Path) -> None:
    """Open a file or folder as a double click would.

    Raises:
        OutputError: this computer has no way to.
    """
    try:
        if sys.platform == "win32":
            import os

            os.startfile(path)  # noqa: S606 - what a double click does, on a path of ours
            return
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen(  # noqa: S603
            [opener, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError as error:
        raise OutputError(f"{path} cannot be opened from here.", "Open it in your file manager.") from error
