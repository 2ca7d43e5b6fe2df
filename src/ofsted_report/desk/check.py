"""Step 5, the check: an edited report compared with its letter, the result beside the report, a copy with comments."""

from __future__ import annotations

import contextlib
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from starlette.responses import Response

from ofsted_report.beside import REPORT_ENDINGS, check_of, commented
from ofsted_report.checking.codes import ADVICE, TITLES
from ofsted_report.checking.commented_copy import with_comments
from ofsted_report.checking.model import Problem
from ofsted_report.checking.output import Checked, as_data, compared_in_words
from ofsted_report.desk import in_worker
from ofsted_report.desk.calls import Call
from ofsted_report.desk.folder import identify, safe_name
from ofsted_report.desk.opened import Opened
from ofsted_report.errors import NotReadableError, OfstedReportError
from ofsted_report.findings.matching import side_by_side

_LARGEST = 100 * 2**20
_SIDE_BY_SIDE = ("quotation-edited", "quotation-not-in-letter")
"""Problems that are shown beside the letter's words, and not in the list."""


class Changed(NamedTuple):
    """A quotation that is not the letter's, and its original, as runs of words with whether they differ."""

    place: str
    source: str
    report: tuple[tuple[str, bool], ...]
    letter: tuple[tuple[str, bool], ...]


def show(call: Call) -> Response:
    """Which report to check, and what was checked before."""
    return _page(call)


def _page(call: Call, *, status: int = 200, failure: OfstedReportError | None = None) -> Response:
    opened = call.opened
    return call.show(
        "check.html.jinja",
        status=status,
        step="check",
        failure=failure,
        reports=[(identify(name), name, check_of(name) in opened.state.checks, False) for name in opened.state.reports]
        + [(identify(name), name, True, True) for name in opened.state.of_others],
    )


def run(call: Call) -> Response:
    """Check a report of the folder, or one that was handed over, and keep the result beside it."""
    opened, name, added = call.opened, "", False
    try:
        if call.uploads:
            upload = call.uploads[0]
            name = safe_name(upload.name, REPORT_ENDINGS)
            if not opened.beside.is_report(name):
                name = f"{opened.beside.stem}-report-{name}"
            before = opened.folder.names()
            name = opened.folder.add(name, upload.data)
            added = name not in before
        elif call.value("report"):
            name = opened.folder.name_of(call.value("report"))
        else:
            raise NotReadableError("No report was chosen.", "Choose the report: a Word file, web page or Markdown.")
        _check(call, name)
    except OfstedReportError as failure:
        if added:  # what cannot be checked is no report about the letter
            with contextlib.suppress(OSError):
                opened.folder.place(name).unlink()
        return _page(call, status=422, failure=failure)
    return call.go(f"{opened.address}/check/{identify(name)}")


def _check(call: Call, name: str) -> None:
    opened = call.opened
    if not opened.beside.is_report(name):
        raise NotReadableError("This file is not a report about the letter.", "Choose another one.")
    data = opened.folder.read_bytes(name, most=_LARGEST) or b""
    settings = opened.loaded.settings
    problems, comparison = call.desk.workers.run(in_worker.check, opened.folder.place(name), opened.letters, settings)
    file = Checked(path=name, problems=problems, comparison=comparison)
    kept = as_data([file]) | {
        "letter": opened.name,
        "letter_sha256": _sha256(opened),
        "report_sha256": hashlib.sha256(data).hexdigest(),
        "checked": datetime.now().astimezone().isoformat(timespec="seconds"),
        "summary": compared_in_words(comparison),
    }
    beside = check_of(name)
    text = json.dumps(kept, indent=2, ensure_ascii=False) + "\n"
    opened.folder.write(beside, text, stamp=opened.folder.read(beside).stamp)


def result(call: Call) -> Response:
    """What a check found."""
    opened, name = call.opened, _report(call)
    kept, found = _kept(opened, name)
    data = opened.folder.read_bytes(name, most=_LARGEST) or b""
    problems = [each for each in found["problems"] if each["level"] == "problem"]
    advice = [each for each in found["problems"] if each["level"] == "advice"]
    return call.show(
        "result.html.jinja",
        step="check",
        report=name,
        file=identify(name),
        is_word=name.endswith(".docx"),
        changed=_changed(found["comparison"]),
        problems=[each for each in problems if each["code"] not in (*_SIDE_BY_SIDE, "open-field")],
        open_fields=[each for each in problems if each["code"] == "open-field"],
        advice=advice,
        count=len(problems),
        titles=TITLES,
        advice_words=ADVICE,
        summary=kept["summary"],
        checked=datetime.fromisoformat(kept["checked"]),
        quotations=len((found["comparison"] or {}).get("quotations", ())),
        of_another=name in opened.state.of_others,
        stale=(kept["report_sha256"], kept["letter_sha256"]) != (hashlib.sha256(data).hexdigest(), _sha256(opened)),
    )


def _sha256(opened: Opened) -> str:
    """The SHA-256 of all letters that the report is about."""
    return " ".join(each.source.sha256 for each in opened.letters)


def comments(call: Call) -> Response:
    """A copy of the Word report with the problems as comments, to take away."""
    opened, name = call.opened, _report(call)
    _, found = _kept(opened, name)
    rows = [each for each in found["problems"] if each["level"] == "problem"]
    problems = [Problem(**{key: value for key, value in row.items() if key != "level"}) for row in rows]
    quoted = {each["place"]: each["text"] for each in (found["comparison"] or {}).get("quotations", ())}
    content = with_comments(opened.folder.place(name), problems, quoted)
    made = opened.folder.add(commented(name), content)
    return call.go(f"{opened.address}/files/{identify(made)}")


def _report(call: Call) -> str:
    name = call.desk.folder.name_of(call.request.path_params["file"])
    if not call.opened.beside.is_report(name):
        raise NotReadableError("This file is not a report about the letter.", "Go back to the check.")
    return name


def _kept(opened: Opened, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The result of a check as it is kept beside the report, and what it says of the report."""
    text = opened.folder.read(check_of(name)).text
    try:
        kept = json.loads(text or "")
        found = kept["files"][0]
        if not {"summary", "checked", "report_sha256", "letter_sha256"} <= kept.keys() or "problems" not in found:
            raise KeyError
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise NotReadableError(f"There is no result of a check of {Path(name).name}.", "Check it once more.") from error
    return kept, found


def _changed(comparison: dict[str, Any] | None) -> list[Changed]:
    rows = []
    for each in (comparison or {}).get("quotations", ()):
        if each["verdict"] == "edited" and each["original"] is not None:
            report, letter = side_by_side(each["text"], each["original"])
            rows.append(Changed(each["place"], each["source"] or "", report, letter))
        elif each["verdict"] == "not in the letter":
            near = each["original"]
            said = f"Not in the letter. Nearest to it: {near}" if near else "Not in the letter."
            rows.append(
                Changed(
                    each["place"], (each["source"] or "") if near else "", ((each["text"], True),), ((said, False),)
                )
            )
    return rows
