"""Step 4, the report: a preview, the template, and the files that are made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from starlette.responses import Response

from ofsted_report.beside import check_of, letters, pack_of
from ofsted_report.desk import in_worker
from ofsted_report.desk.archive import open_with_system
from ofsted_report.desk.calls import Call
from ofsted_report.desk.folder import identify, safe_name
from ofsted_report.desk.meeting import HEAD, save_council, typed_values
from ofsted_report.desk.opened import Opened
from ofsted_report.desk.where_filled import where_filled
from ofsted_report.errors import NotReadableError, OfstedReportError, TemplateError
from ofsted_report.letter.model import Letter
from ofsted_report.letter.place_names import plain
from ofsted_report.rendering.starter import TEMPLATE_FILE
from ofsted_report.report.grammar import counted
from ofsted_report.settings.editing import with_values
from ofsted_report.settings.load import COUNCIL_FILE
from ofsted_report.shipped import WORD_TEMPLATES

FORMS = {"docx": "Word", "pack": "Pack (PDF)", "html": "Web page", "md": "Markdown"}
_LARGEST_TEMPLATE = 20 * 2**20
_MEDIA = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".json": "application/json",
}


def show(call: Call) -> Response:
    """The preview and what can be made."""
    return _page(call)


def _page(call: Call, *, status: int = 200, failure: OfstedReportError | None = None, **more: Any) -> Response:
    opened = call.opened
    trouble = opened.trouble
    values = {"mistakes": (), "template_failure": None, "made": call.query("made"), "told": (), **more}
    return call.show(
        "report.html.jinja",
        status=status,
        step="report",
        trouble=trouble,
        failure=failure,
        choices=_choices(opened),
        meeting_stamp=opened.meeting_file.stamp,
        warnings=() if trouble else opened.report.warnings,
        open_fields=() if trouble else opened.open_fields,
        links={} if trouble else _links(opened),
        left_out=() if trouble else opened.left_out,
        forms=FORMS,
        made_files=_made_files(opened),
        templates=_templates(opened),
        template_now=_template(opened),
        council_stamp=_council_stamp(opened),
        **values,
    )


def _council_stamp(opened: Opened) -> str:
    try:
        return opened.folder.read(COUNCIL_FILE).stamp
    except OfstedReportError:  # not text: it can neither be used nor changed, which is told when somebody tries
        return ""


def preview(call: Call) -> Response:
    """The report as its web page, with each open field leading to where it is filled in; in a frame of the page."""
    from ofsted_report.rendering.html import linked

    opened = call.opened
    report = opened.report
    rendered = call.desk.workers.run(in_worker.render, report, "html", opened.loaded.settings.template, True)
    text = linked(rendered.content.decode(), _links(opened))
    # Styles are in the page itself and in its lists; no script may run, and nothing may be fetched or sent. It keeps its
    # origin: a browser follows the links of a page without one as a stranger's, without the desk's cookie.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'; "
        "sandbox allow-same-origin allow-top-navigation-by-user-activation"
    )
    headers = {"content-security-policy": policy, "x-frame-options": "SAMEORIGIN"}
    return Response(text, media_type="text/html", headers=headers)


def _links(opened: Opened) -> dict[str, str]:
    """Return the address at which each open field of the report is filled in, by label."""
    found = where_filled((*opened.open_fields, *opened.report.open_fields), typed_values(opened))
    return {label: opened.address + path for label, path in found.items()}


def _template(opened: Opened) -> str:
    """The template that holds, as the list of templates names it; '' where the settings cannot be read."""
    try:
        given = opened.loaded.settings.template
    except OfstedReportError:
        return ""
    return given if given in WORD_TEMPLATES else Path(given).name


def _templates(opened: Opened) -> list[str]:
    """Return the templates to choose from: the shipped ones, and Word files of the folder that are neither letters nor
    reports."""
    own = []
    for name in opened.folder.names():
        if not name.lower().endswith(".docx") or name.startswith("~$"):
            continue
        is_letter = opened.library.known_letter(name) is not None
        if name == TEMPLATE_FILE or (not is_letter and "-report" not in name and name != opened.name):
            own.append(name)
    return [*WORD_TEMPLATES, *dict.fromkeys(own)]


def _made_files(opened: Opened) -> list[tuple[str, str]]:
    """The existing reports and packs, each with its identifier in URLs."""
    there = set(opened.folder.names())
    files = []
    for name in opened.state.reports:
        files.append((identify(name), name))
        pack = pack_of(name)
        if name.endswith(".docx") and pack in there:
            files.append((identify(pack), pack))
    return files


def make(call: Call) -> Response:
    """Write the report in one form into the folder, under a name that is free, and say what to mind about it."""
    opened, wanted = call.opened, call.value("form")
    if wanted not in FORMS:
        raise NotReadableError("There is no such report format.", "Choose one of the buttons.")
    try:
        made = _pack(call) if wanted == "pack" else _rendered(call, wanted)
        name = opened.folder.add(made.name, made.content)
    except OfstedReportError as failure:
        return _page(call, status=422, failure=failure)
    if made.told:
        return _page(call, made=identify(name), told=made.told)
    return call.go(f"{opened.address}/report?made={identify(name)}#made")


class _Made(NamedTuple):
    """A file to be written, and what a person should know of it."""

    name: str
    content: bytes
    told: tuple[str, ...] = ()


def _rendered(call: Call, wanted: str) -> _Made:
    opened = call.opened
    comments = call.value("comments") == "yes"
    template = opened.loaded.settings.template
    rendered = call.desk.workers.run(in_worker.render, opened.report, wanted, template, comments)
    no_place = (f"Your template has no place for: {'; '.join(rendered.left_out)}.",) if rendered.left_out else ()
    return _Made(opened.beside.report(f".{wanted}"), rendered.content, (*no_place, *opened.left_out))


def _pack(call: Call) -> _Made:
    """The public pack of the newest Word report, which is checked first."""
    from ofsted_report.pack.make import make_pack

    opened = call.opened
    words = [name for name in opened.state.reports if name.endswith(".docx")]
    if not words:
        raise NotReadableError(
            "A pack is made from a Word report, and there is none yet.", "Make the Word report first."
        )
    newest = max(words, key=lambda name: opened.folder.place(name).stat().st_mtime_ns)
    others = [opened.folder.place(each.name) for each in opened.further]
    if any(Path(each.name).suffix.lower() not in (".pdf", ".docx") for each in (opened, *opened.further)):
        raise NotReadableError("A letter as text cannot be part of a pack.", "Get it as a PDF or Word file.")
    report, letter, settings = opened.folder.place(newest), opened.folder.place(opened.name), opened.loaded.settings
    problems, _ = call.desk.workers.run(in_worker.check, report, opened.letters, settings)
    count = sum(problem.level == "problem" for problem in problems)
    meeting = opened.loaded.meeting
    appendices = [opened.folder.place(each.file) if each.file else None for each in meeting.appendices]
    made = make_pack(report, letter, settings, meeting, appendices=appendices, others=others)
    told = (
        [f"The pack was made of {newest}, in which a check finds {counted(count, 'problem')}: see Check."]
        if count
        else []
    )
    if made.open_fields:
        told.append(f"Still open or highlighted in the pack: {'; '.join(made.open_fields)}.")
    return _Made(pack_of(newest), made.content, (*told, *made.warnings, *opened.left_out))


class Choice(NamedTuple):
    """A letter of the folder that the report could be about too."""

    key: str
    name: str
    title: str
    """Its title; nothing where it was not read, or is no letter."""
    chosen: bool


def _choices(opened: Opened) -> tuple[Choice, ...]:
    """The other letters of the folder about the same council, by their dates, and whatever is chosen already."""
    names = [name for name in letters(opened.folder.names()) if name != opened.name]
    opened.library.read_behind(names)
    try:
        chosen = opened.loaded.meeting.further_letters
    except OfstedReportError:
        chosen = ()
    found: list[tuple[date, Choice]] = []
    for name in dict.fromkeys([*names, *chosen]):
        letter = opened.library.known_letter(name) if name in names else None
        fits = letter is not None and letter.authority and opened.letter.authority
        if name in chosen or (
            letter and fits and plain(letter.authority or "") == plain(opened.letter.authority or "")
        ):
            when = _when(letter) if letter else date.max
            found.append((when, Choice(identify(name), name, letter.title if letter else "", name in chosen)))
    return tuple(choice for _, choice in sorted(found, key=lambda row: (row[0], row[1].name)))


def _when(letter: Letter) -> date:
    return letter.visit.start or letter.letter_date or date.min


def choose_letters(call: Call) -> Response:
    """Take these further letters into the report, in the order of their dates."""
    opened = call.opened
    wanted = set(call.fields.get("further", ()))
    names = [each.name for each in _choices(opened) if each.key in wanted]
    text = opened.meeting_file.text or HEAD.format(name=opened.beside.meeting)
    changed = with_values(text, {"further_letters": names or None})
    opened.folder.write(opened.beside.meeting, changed, stamp=call.value("stamp"))
    return call.go(f"{opened.address}/report#letters")


def choose_template(call: Call) -> Response:
    """Take another template from now on: one of the list, or one handed over, if it is fit."""
    opened = call.opened
    wanted = call.value("template")
    try:
        if call.uploads:
            upload = call.uploads[0]
            if len(upload.data) > _LARGEST_TEMPLATE:
                raise TemplateError(f"{upload.name} is too large for a template.", "Make its pictures smaller.")
            wanted = opened.folder.add(safe_name(upload.name, (".docx",)), upload.data)
        elif wanted not in _templates(opened):
            raise TemplateError("There is no such template.", "Choose one from the list.")
        place = wanted if wanted in WORD_TEMPLATES else str(opened.folder.place(wanted))
        mistakes = () if wanted in WORD_TEMPLATES else call.desk.workers.run(in_worker.mistakes, place)
        if not any(level == "error" for level, *_ in mistakes):
            save_council(opened, {"template": wanted}, stamp=call.value("council_stamp"))
    except OfstedReportError as failure:
        return _page(call, status=422, template_failure=failure)
    if mistakes:
        refused = any(level == "error" for level, *_ in mistakes)
        return _page(call, status=422 if refused else 200, mistakes=mistakes, tried=wanted, refused=refused)
    return call.go(f"{opened.address}/report#template")


def download(call: Call) -> Response:
    """A report, a pack or a check's copy of this letter, to take away."""
    name = _own_file(call)
    data = call.opened.folder.read_bytes(name, most=200 * 2**20)
    if data is None:
        raise NotReadableError(f"{name} is no longer in the folder.", "Make it again.")
    from urllib.parse import quote

    # As a download, never shown: a web page that somebody put into the folder must not run with our privileges.
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    media = _MEDIA.get(Path(name).suffix.lower(), "application/octet-stream")
    return Response(data, media_type=media, headers=headers)


def open_file(call: Call) -> Response:
    """Open one of these files on this computer, in the program that it belongs to."""
    open_with_system(call.opened.folder.place(_own_file(call)))
    return call.go(call.request.headers.get("referer") or call.opened.address + "/report")


def _own_file(call: Call) -> str:
    name = call.desk.folder.name_of(call.request.path_params["file"])
    if not call.opened.beside.is_own(name) or name.endswith((".toml", check_of(""))):
        raise NotReadableError("This file does not belong to the letter.", "Go back to the report.")
    return name
