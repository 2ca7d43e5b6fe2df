"""Step 3, the meeting and the council: `meeting.toml` beside the letter and the folder's `council.toml`, as a form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from starlette.responses import Response

from ofsted_report.desk import form, pages
from ofsted_report.desk.folder import ChangedError, Content, identify
from ofsted_report.errors import OfstedReportError, SettingsError
from ofsted_report.report.cautions import about_the_council, about_the_meeting
from ofsted_report.report.deadlines import Deadlines, deadlines
from ofsted_report.settings.editing import with_values
from ofsted_report.settings.load import COUNCIL_FILE, find_council_file, load, parse_date
from ofsted_report.settings.model import Meeting, Settings
from ofsted_report.settings.schema import read_table

if TYPE_CHECKING:
    from ofsted_report.desk.calls import Call
    from ofsted_report.desk.opened import Opened

HEAD = "# What is known of the meeting; `ofsted-report build LETTER --meeting {name}` takes it.\n"
_COUNCIL_HEAD = "# What is the same for all reports; every command takes it. All keys: docs/settings.md.\n"


class _Files(NamedTuple):
    """The two settings files as they are now."""

    meeting: Content
    council: Content
    meeting_table: Mapping[str, Any]
    council_table: Mapping[str, Any]
    slip: SettingsError | None
    """Why one of them cannot be used."""
    above: Path | None
    """A council.toml in a folder above, which holds as long as this one has none."""


def show(call: Call) -> Response:
    """The form with the values that hold."""
    opened = call.opened
    files = _files(opened)
    given = form.as_typed("meeting", files.meeting_table)
    source = _meetings(opened).get(call.query("from"))
    if source is not None:
        given = form.as_typed("meeting", read_table(opened.folder.place(source), "meeting"))
    return _form(call, files, given | form.as_typed("council", files.council_table), {}, taken_from=source)


def typed_values(opened: Opened) -> dict[str, str]:
    """Return the values of the form by the names of its fields, as the two files have them."""
    files = _files(opened)
    return form.as_typed("meeting", files.meeting_table) | form.as_typed("council", files.council_table)


def save(call: Call) -> Response:
    """Write what was typed into the two files; nothing of either, if something cannot be used or was changed meanwhile."""
    opened = call.opened
    files = _files(opened)
    typed = {name: call.value(name) for name in call.fields}
    stamps = (call.value("stamp"), call.value("council_stamp"))
    if stamps != (files.meeting.stamp, files.council.stamp):
        raise ChangedError(
            "The meeting or the council’s details were changed in another window since this page was shown. "
            "Nothing was overwritten.",
            "Go back to copy what you typed, then load the page again.",
        )
    of_meeting, errors = form.read("meeting", typed)
    of_council, more = form.read("council", typed)
    errors |= more
    if errors:
        return _form(call, files, typed, errors)
    if new := _changes("meeting", files.meeting_table, of_meeting):
        text = with_values(files.meeting.text or HEAD.format(name=opened.beside.meeting), new)
        opened.folder.write(opened.beside.meeting, text, stamp=files.meeting.stamp)
    if new := _changes("council", files.council_table, of_council):
        save_council(opened, new, stamp=files.council.stamp)
    return call.go(f"{opened.address}/meeting?saved=yes")


def _changes(prefix: str, table: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Those values that are others than in the file: what nobody changed stays as it is written there."""
    there, _ = form.read(prefix, form.as_typed(prefix, table))
    return {key: value for key, value in values.items() if there.get(key) != value}


def save_council(opened: Opened, values: Mapping[str, Any], *, stamp: str) -> None:
    """Put values into the folder's council.toml; where it has none, one that begins as the one above it.

    Raises:
        ChangedError, OutputError, SettingsError: it was changed meanwhile, cannot be written, or not be changed.
    """
    content = opened.folder.read(COUNCIL_FILE)
    text = content.text
    if text is None:
        above = find_council_file(opened.folder.path)
        text = above.read_text(encoding="utf-8-sig") if above is not None else _COUNCIL_HEAD
        if above is not None:
            template = read_table(above, "council").get("template", "")
            if template.lower().endswith(".docx"):
                text = with_values(text, {"template": str(above.parent / template)})
    opened.folder.write(COUNCIL_FILE, with_values(text, values), stamp=stamp)


def days(call: Call) -> Response:
    """The days that follow from a date that is being typed, for our script."""
    opened = call.opened
    try:
        when = parse_date(call.query("date"), "committee_date")
        settings = opened.loaded.settings
    except OfstedReportError as failure:
        return call.data(html=pages.render("days.html.jinja", days=None, told=(), failure=failure, settings=None))
    return call.data(html=pages.render("days.html.jinja", failure=None, **_days(settings, when)))


def _days(settings: Settings, when: date | None) -> dict[str, Any]:
    """The deadlines before a meeting on this day, and what is odd about it."""
    found: Deadlines | None = None
    if when is not None:
        found = deadlines(when, settings.deadlines)
    told = about_the_meeting(Meeting(committee_date=when), settings, found, date.today())
    return {"days": found, "told": told, "settings": settings}


def _files(opened: Opened) -> _Files:
    folder = opened.folder
    meeting, council = opened.meeting_file, folder.read(COUNCIL_FILE)
    found = find_council_file(folder.path)
    tables: dict[str, Mapping[str, Any]] = {"meeting": {}, "council": {}}
    slip: SettingsError | None = None
    try:
        if found is not None:
            tables["council"] = read_table(found, "council")
        if meeting.text is not None:
            tables["meeting"] = read_table(folder.place(opened.beside.meeting), "meeting")
        load(folder.path, meeting_file=folder.place(opened.beside.meeting) if meeting.text is not None else None)
    except SettingsError as error:
        slip = error
    above = found if found is not None and found.parent != folder.path else None
    # [meeting] in council.toml stays as it is: it is shown as what holds while a field is empty.
    of_council = {key: value for key, value in tables["council"].items() if key not in (*form.ELSEWHERE, "meeting")}
    return _Files(meeting, council, tables["meeting"], of_council, slip, above)


def _meetings(opened: Opened) -> dict[str, str]:
    """The other meetings of the folder, by their identifiers in URLs."""
    names = [name for name in opened.folder.names() if name.endswith("meeting.toml") and name != opened.beside.meeting]
    return {identify(name): name for name in names}


def _form(
    call: Call, files: _Files, typed: Mapping[str, str], errors: Mapping[str, str], taken_from: str | None = None
) -> Response:
    opened = call.opened
    defaults: dict[str, str] = {}
    settings, when = Settings(), None
    cautions: tuple[str, ...] = ()
    if files.slip is None:
        settings = opened.loaded.settings
        defaults = _defaults(opened)
        when = opened.loaded.meeting.committee_date
        cautions = about_the_council(settings.council, opened.letter.authority)
    if "meeting.committee_date" in call.fields and "meeting.committee_date" not in errors:
        typed_date = call.value("meeting.committee_date")
        when = parse_date(typed_date, "committee_date") if typed_date else None
    return call.show(
        "meeting.html.jinja",
        status=422 if errors else 200,
        step="meeting",
        meeting_parts=form.parts("meeting", form.Typed(typed, errors, defaults)),
        council_parts=form.parts("council", form.Typed(typed, errors)),
        council_known=bool(files.council_table),
        errors=errors,
        slip=files.slip,
        above=files.above,
        stamp=files.meeting.stamp,
        council_stamp=files.council.stamp,
        others=_meetings(opened),
        taken_from=taken_from,
        saved=call.query("saved") == "yes",
        cautions=cautions,
        open_fields=_open_fields(opened),
        **_days(settings, when),
    )


def _defaults(opened: Opened) -> dict[str, str]:
    """Return the values that apply while a field of the meeting is empty: [meeting] of council.toml, and its committee."""
    found = find_council_file(opened.folder.path)
    table = read_table(found, "council") if found is not None else {}
    defaults = form.as_typed("meeting", table.get("meeting", {}))
    if committee := table.get("committee"):
        defaults.setdefault("meeting.committee", str(committee))
    return defaults


def _open_fields(opened: Opened) -> tuple[str, ...]:
    try:
        return tuple(each.label for each in opened.open_fields)
    except OfstedReportError:
        return ()
