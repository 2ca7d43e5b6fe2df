"""Step 2, the findings: the letter with what is quoted marked, the findings beside it, and every change of the choice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, get_args

from starlette.responses import Response

from ofsted_report.desk import pages
from ofsted_report.desk.calls import Call
from ofsted_report.desk.folder import ChangedError
from ofsted_report.desk.opened import Opened
from ofsted_report.errors import FindingsError, OfstedReportError
from ofsted_report.findings import editing
from ofsted_report.findings.candidates import sentences_of
from ofsted_report.findings.choose import choose_findings
from ofsted_report.findings.chooser import Chooser, chooser_of
from ofsted_report.findings.edited import BY_AN_OFFICER, write_findings
from ofsted_report.findings.matching import marked
from ofsted_report.findings.model import Finding, Findings, Mode
from ofsted_report.grouped import grouped
from ofsted_report.letter.model import Letter
from ofsted_report.settings.model import Settings

CHOOSER = "chooser"
"""Beside the program's own ways of choosing: the program that the settings name."""


class ShownSentence(NamedTuple):
    """A sentence of the letter: which finding quotes it, if any."""

    key: str
    """Its block and number: 's3.b2:1'."""
    text: str
    label: str | None
    """The label of the finding, '' of the only one; None where none quotes it."""

    @property
    def anchor(self) -> str:
        """The position on the page."""
        return "s-" + self.key.replace(".", "-").replace(":", "-")


class ShownParagraph(NamedTuple):
    """A paragraph of overview or findings."""

    block: str
    page: int | None
    heading: str | None
    """The section's heading, at its first paragraph."""
    sentences: tuple[ShownSentence, ...]

    @property
    def quoted(self) -> bool:
        """Whether a finding quotes it."""
        return any(sentence.label is not None for sentence in self.sentences)


class ShownFinding(NamedTuple):
    """A finding with its place in the row and its heading in the report."""

    at: int
    finding: Finding
    label: str
    """As the report has it: 'b)', '3.27'; '' for the only one."""
    heading: str | None
    keys: tuple[str, ...]
    """The numbers of its sentences; '' for one that is not the letter's."""
    originals: tuple[str, ...]
    """The letter's own words for each sentence; '' as for `keys`."""
    changes: tuple[str, ...]
    """For an edited one: each changed sentence with its changes marked."""


def show(call: Call) -> Response:
    """The letter and its findings."""
    panel = _panel(call.opened, call)
    return call.show(
        "findings.html.jinja",
        step="findings",
        paragraphs=_paragraphs(call.opened.letter, panel["labels"]),
        places_by=[(number, *size) for number, size in enumerate(call.opened.reading.pages, 1)],
        modes=get_args(Mode),
        **panel,
    )


def _panel(opened: Opened, call: Call) -> dict[str, Any]:
    """The contents of the findings' side of the page."""
    stamp = opened.findings_file.stamp
    shown = _shown(opened)
    has_places = bool(opened.reading.pages) and opened.letter.source.reader != "ocr"
    return {
        "shown": shown,
        "has_places": has_places,
        "view": "pages" if has_places and "words" not in (call.query("view"), call.value("view")) else "words",
        "labels": {key: each.label for each in shown for key in each.keys if key},
        "label_of": {each.finding.label: each.label for each in shown},
        "coverage": opened.coverage,
        "stamp": stamp,
        "proposed": opened.findings_file.text is None,
        "trouble": (trouble := opened.trouble),
        "left_out": () if trouble else opened.left_out,
        "chooser": _chooser_name(opened),
        "can_undo": call.desk.history.can_undo(opened.beside.findings, stamp),
    }


def _paragraphs(letter: Letter, labels: Mapping[str, str]) -> list[ShownParagraph]:
    # The report shows what needs to improve in a part of its own.
    listed = (s for s in sentences_of(letter) if not s.listed or f"{s.block.id}:{s.number}" in labels)
    made, before = [], object()
    for block, sentences in grouped(listed, lambda sentence: sentence.block.id).items():
        section = sentences[0].section
        heading = section.heading if section is not before else None
        before = section
        rows = tuple(
            ShownSentence(key, each.text, labels.get(key)) for each in sentences for key in (f"{block}:{each.number}",)
        )
        made.append(ShownParagraph(block, sentences[0].block.page, heading, rows))
    return made


def _shown(opened: Opened) -> list[ShownFinding]:
    findings = opened.findings.findings
    printed = {f"{each.block.id}:{each.number}": each.text for each in sentences_of(opened.letter)}
    shown = []
    for at, (finding, (label, heading)) in enumerate(zip(findings, opened.labels_and_headings, strict=True)):
        keys = _keys(finding)
        originals = tuple(printed.get(key, "") for key in keys)
        pairs = zip(finding.sentences, originals, strict=True) if finding.edited else ()
        changes = tuple(marked(text, original) for text, original in pairs if original and text != original)
        shown.append(ShownFinding(at, finding, label, heading, keys, originals, changes))
    return shown


def _keys(finding: Finding) -> tuple[str, ...]:
    if not editing.is_plain(finding):
        return ("",) * len(finding.sentences)
    return tuple(f"{finding.source.block}:{number}" for number in finding.source.sentences)


def places(call: Call) -> Response:
    """Return where each sentence is printed, for the script that draws boxes on the pages."""
    opened = call.opened
    found = opened.library.places(opened.name, opened.letter)
    by_page: dict[int, dict[str, list[list[float]]]] = {}
    for (block, number), boxes in found.items():
        for box in boxes:
            shape = [round(value, 5) for value in (box.left, box.top, box.width, box.height)]
            by_page.setdefault(box.page, {}).setdefault(f"{block}:{number}", []).append(shape)
    return call.data(pages=by_page)


# ── Changes ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def toggle(call: Call) -> Response:
    """Quote a sentence, or take it back."""
    block, _, number = call.value("sentence").partition(":")

    def changed(letter: Letter, findings: Findings) -> Findings:
        return editing.toggled(letter, findings, block, int(number) if number.isdecimal() else 0)

    return _changed(call, changed, f"s-{block.replace('.', '-')}-{number}")


def move(call: Call) -> Response:
    """Move a finding up or down, or take it out."""
    # A browser sends the button that was pressed, and no other.
    at, by = call.number("at"), None if call.value("remove") else call.number("by")

    def changed(_: Letter, findings: Findings) -> Findings:
        return editing.without(findings, at) if by is None else editing.moved(findings, at, by)

    return _changed(call, changed, "findings-list")


def start(call: Call) -> Response:
    """Begin anew with a way of choosing."""
    mode, settings = call.value("mode"), None
    if mode == CHOOSER:
        settings = call.opened.loaded.settings

    def changed(letter: Letter, _: Findings) -> Findings:
        if settings is not None:
            return choose_findings(letter, chooser=_chooser(settings))
        return replace(choose_findings(letter, mode=mode), mode="key")  # type: ignore[arg-type]

    return _changed(call, changed, "findings-list")


def _chooser(settings: Settings) -> Chooser:
    """The program that the council lets choose.

    Raises:
        FindingsError: the settings name none.
    """
    brief = Path(settings.chooser_brief) if settings.chooser_brief is not None else None
    chooser = chooser_of(settings.chooser, brief=brief, seconds=settings.chooser_seconds)
    if chooser is None:
        raise FindingsError("The settings name no chooser.", "Start again with another way of choosing.")
    return chooser


def _chooser_name(opened: Opened) -> str:
    """Return the name of the council's chooser; '' if the settings have none, or cannot be read."""
    try:
        return _chooser(opened.loaded.settings).name
    except OfstedReportError:
        return ""


def undo(call: Call) -> Response:
    """Take back the last change of the findings."""
    opened = call.opened
    name, stamp, history = opened.beside.findings, call.value("stamp"), call.desk.history
    if not history.can_undo(name, stamp):
        raise ChangedError("There is nothing to take back here.", "Load the page again to see the current findings.")
    before = history.last(name)
    if before is None:
        opened.folder.remove(name, stamp=stamp)
    else:
        opened.folder.write(name, before, stamp=stamp)
    history.undone(name, _anew(opened).findings_file.stamp)
    return _after(call, "findings-list")


def one(call: Call) -> Response:
    """The form for one finding's heading and words."""
    return _form(call, call.request.path_params["at"], "", None)


def change(call: Call) -> Response:
    """Change a finding's heading and words."""
    at = call.request.path_params["at"]
    texts = call.fields.get("text", ())

    def changed(letter: Letter, findings: Findings) -> Findings:
        if not 0 <= at < len(findings.findings):
            return editing.without(findings, at)  # which explains that it is empty
        count = len(findings.findings)
        if len(texts) == len(findings.findings[at].sentences) and editing.is_plain(findings.findings[at]):
            findings = editing.reworded(letter, findings, at, texts)
        choice = call.value("heading_by")
        if not choice or len(findings.findings) < count:  # its last sentence was taken out
            return findings
        return editing.headed(findings, at, {"letter": None, "none": ""}.get(choice, call.value("heading")))

    try:
        return _changed(call, changed, f"finding-{at}")
    except FindingsError as failure:
        return _form(call, at, f"{failure.what} {failure.remedy}", texts or None)


def _form(call: Call, at: int, error: str, texts: Sequence[str] | None) -> Response:
    opened = call.opened
    shown = _shown(opened)
    if not 0 <= at < len(shown):
        raise FindingsError("There is no such finding.", "Go back to the findings.")
    return call.show(
        "finding.html.jinja",
        status=422 if error else 200,
        step="findings",
        shown=shown[at],
        texts=list(texts or shown[at].finding.sentences),
        stamp=opened.findings_file.stamp,
        error=error,
    )


def _changed(call: Call, change: Callable[[Letter, Findings], Findings], anchor: str) -> Response:
    """The findings with a change, written where nobody else has written since the page was shown."""
    opened = call.opened
    opened.hold_to(call.value("letter"))
    name, file, stamp = opened.beside.findings, opened.findings_file, call.value("stamp")
    if file.stamp != stamp:
        raise ChangedError(
            "The findings were changed in another window or by another program since this page was shown. "
            "Your last click was not taken, and nothing was overwritten.",
            "Load the page again to see them as they are now.",
        )
    findings = replace(change(opened.letter, opened.findings), chosen_by=BY_AN_OFFICER)
    written = opened.folder.write(name, write_findings(opened.letter, findings), stamp=stamp)
    opened.library.keep_findings(opened.letter, written, findings)
    if written != stamp:
        call.desk.history.note(name, file.text, written)
    return _after(call, anchor)


def _anew(opened: Opened) -> Opened:
    """The letter with its files read again."""
    return Opened(opened.name, opened.folder, opened.library)


def _after(call: Call, anchor: str) -> Response:
    """After a change: the page again, or for our script what of it is different."""
    opened = _anew(call.opened)
    if not call.by_script:
        view = "?view=words" if call.value("view") == "words" else ""
        return call.go(f"{opened.address}/findings{view}#{anchor}")
    panel = _panel(opened, call)
    return call.data(
        html=pages.render("findings_panel.html.jinja", desk=call.desk, opened=opened, **panel),
        stamp=panel["stamp"],
        labels=panel["labels"],
    )
