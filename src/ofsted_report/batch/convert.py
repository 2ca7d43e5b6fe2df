"""One letter, from source to outputs: what every worker does, on this machine or another."""

from __future__ import annotations

import errno
import hashlib
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ofsted_report.batch.model import Failure, Format, Order, Outcome, Output, Reason, Record, Task
from ofsted_report.batch.storage import Store, local_path, read
from ofsted_report.errors import (
    ExitCode,
    NoTextError,
    OfstedReportError,
    OutputError,
    UnreadableFontsError,
    printable,
)
from ofsted_report.letter.model import Letter

if TYPE_CHECKING:
    from ofsted_report.report.model import Report

REASONS: Mapping[ExitCode, Reason] = {
    ExitCode.NOT_READABLE: "not-readable",
    ExitCode.NOT_OFSTED: "not-ofsted",
    ExitCode.ENCRYPTED: "encrypted",
    ExitCode.NO_TEXT: "no-text",
    ExitCode.TEMPLATE: "template",
    ExitCode.SETTINGS: "settings",
    ExitCode.FINDINGS: "findings",
    ExitCode.OUTPUT: "output",
    ExitCode.LIMIT: "too-much",
    ExitCode.CONVERTER: "no-text",  # text recognition failed; a batch needs no other program
}
_DISK = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)
"""Errors of the disk as a whole: every other letter would meet them too."""


@dataclass(slots=True)
class _Made:
    """The outputs of one letter, as they are put in their place."""

    outputs: dict[Format, Output] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    open_fields: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def convert(task: Task, order: Order, *, progress: Callable[[int], None] | None = None) -> Outcome:
    """Convert one letter. Whatever is wrong with it is in the record; nothing is raised but what stops a worker.

    A scan is not recognised at once: the outcome says how many pages it has, and the task is to be given again with them.
    `progress` is then called with the number of pages done.
    """
    begun = time.perf_counter()
    record = Record(source=task.shown, name=task.name, status="failed", fingerprint=task.fingerprint, stamp=task.stamp)
    made = _Made()
    try:
        if order.ocr == "always" and (pages := _pages(task)):
            return Outcome(record=record, pages_to_recognise=pages)
        letter = _read(task, order, progress)
        record = described(record, letter)
        record = _written(record, letter, task, order, made)
    except OfstedReportError as failure:
        is_scan = isinstance(failure, NoTextError) and not isinstance(failure, UnreadableFontsError)
        if is_scan and order.ocr == "auto" and (pages := _pages(task)):
            return Outcome(record=record, pages_to_recognise=pages)
        record = _failed(record, task, failed_by(failure))
    except MemoryError:
        record = _failed(record, task, needs_memory())
    except Exception as defect:
        what = printable(f"A defect of ofsted-report got in the way: {type(defect).__name__}: {defect}.")
        remedy = "Please report it with this message; `ofsted-report extract` on this letter alone shows more."
        record = _failed(record, task, Failure(reason="defect", what=what, remedy=remedy))
    record = replace(record, seconds=round(time.perf_counter() - begun, 4), finished=now())
    handed_back = order.by_content and record.status == "done"
    return Outcome(record=record, contents=made.contents if handed_back else {})


def now() -> str:
    """The time as records carry it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def failed_by(failure: OfstedReportError) -> Failure:
    """A failure of `errors.py` as a record keeps it."""
    reason = REASONS.get(failure.exit_code, "defect")
    cause = failure.__cause__
    if reason == "output" and isinstance(cause, OSError) and cause.errno in _DISK:
        reason = "disk"
    return Failure(reason=reason, what=printable(failure.what), remedy=printable(failure.remedy))


def needs_memory() -> Failure:
    """The letter was given up because of its hunger."""
    return Failure(
        reason="memory",
        what="To read it takes more memory than a worker may have.",
        remedy="Look at the file; if it is sound, give workers more with --memory.",
    )


def _failed(record: Record, task: Task, failure: Failure) -> Record:
    sha256 = record.sha256
    if sha256 is None and failure.reason not in ("not-readable", "memory"):
        with suppress(OfstedReportError, MemoryError):
            sha256 = hashlib.sha256(_content(task)).hexdigest()
    return replace(record, status="failed", sha256=sha256, error=failure)


def _read(task: Task, order: Order, progress: Callable[[int], None] | None) -> Letter:
    """The letter, from its path, or from its bytes; the text of a scan is recognised where its turn has come."""
    from ofsted_report.letter.parse import read_letter

    path = local_path(task.source) if task.content is None else None
    shown = _shown(task)
    ocr = "always" if task.pages_to_recognise else "never" if order.ocr == "auto" else order.ocr
    if path is not None:
        return read_letter(path, name=shown, reader=order.reader, ocr=ocr, progress=progress)
    data = _content(task)
    return read_letter(data, name=shown, reader=order.reader, corrections=task.corrections, ocr=ocr, progress=progress)


def _content(task: Task) -> bytes:
    return task.content if task.content is not None else read(task.source)


def _shown(task: Task) -> str:
    """The file's name, as messages call it."""
    return printable(task.source.replace("\\", "/").rpartition("/")[2])


def _pages(task: Task) -> int:
    """The pages of a PDF whose turn to be recognised has not come; 0 of any other file, and where no text can be."""
    from ofsted_report.reading.ocr import is_available
    from ofsted_report.reading.pdf_file import opened

    if task.pages_to_recognise or not is_available():
        return 0
    try:
        with opened(_content(task), _shown(task)) as pdf:
            return len(pdf)
    except OfstedReportError:
        return 0  # reading it raises the error


def described(record: Record, letter: Letter) -> Record:
    """The record with what the overview shows of the letter."""
    return replace(
        record,
        sha256=letter.source.sha256,
        kind=letter.kind,
        authority=letter.authority,
        title=letter.title,
        letter_date=letter.letter_date,
        visit_start=letter.visit.start,
        visit_end=letter.visit.end,
        ordinal=letter.visit.ordinal,
        judgements=letter.judgements,
        areas_covered=letter.areas_covered,
        improvements=letter.improvements,
        priority_actions=letter.priority_actions,
        warnings=letter.warnings,
    )


def _written(record: Record, letter: Letter, task: Task, order: Order, made: _Made) -> Record:
    """Every format made and put in its place."""
    from ofsted_report.findings.choose import choose_findings
    from ofsted_report.tables.kept import packed
    from ofsted_report.tables.rows import Document, chosen_in

    findings = choose_findings(letter, mode=order.mode, limit=order.limit)
    report: Report | None = None
    for form in order.formats:
        if form == "json":
            content = letter.to_json().encode()
        else:
            from ofsted_report.report.compose import build_report

            report = report or build_report(letter, findings, order.settings, task.meeting or order.meeting)
            made.warnings = report.warnings
            content = _rendered(report, form, order, made)
        path = f"{task.name}.{form}"
        made.outputs[form] = Output(path=path, sha256=hashlib.sha256(content).hexdigest())
        made.contents[path] = content
    chosen = chosen_in(findings)
    document = Document(name=task.name, letter=letter, source=task.shown, chosen=chosen, findings=len(findings))
    content = packed(document)
    kept = Output(path=f"kept/{task.name}.json.gz", sha256=hashlib.sha256(content).hexdigest())
    made.contents[kept.path] = content
    if not order.by_content:
        for path, content in made.contents.items():
            put(Store(order.out), path, content, task.ours, force=order.force)
    return replace(
        record,
        status="done",
        findings=tuple(finding.text for finding in findings.findings),
        report_warnings=made.warnings,
        open_fields=made.open_fields,
        outputs=made.outputs,
        kept=kept,
    )


def _rendered(report: Report, form: Format, order: Order, made: _Made) -> bytes:
    if form == "docx" and order.template_data is not None:
        from ofsted_report.rendering.docx import render_template

        name = Path(order.settings.template).name
        rendered = render_template(report, order.template_data, name, comments=order.comments)
    else:
        from ofsted_report.rendering.render import render

        rendered = render(report, form, order.form, comments=order.comments)  # type: ignore[arg-type]
    made.open_fields = made.open_fields or tuple(each.label for each in rendered.open_fields)
    return rendered.content


def put(store: Store, path: str, content: bytes, ours: Mapping[str, str], *, force: bool) -> None:
    """Write an output, but never over somebody's work.

    What is there already is replaced if it is what an earlier run wrote (`ours`: path to SHA-256), or with `force`. Equal
    content is left as it is: outputs are reproducible, so this is what a run that was killed had just written.

    Raises:
        OutputError: it is somebody's, or storage refuses.
    """
    there = None if force else store.read(path)
    if there is not None:
        if there == content:
            return
        if hashlib.sha256(there).hexdigest() != ours.get(path):
            raise OutputError(
                f"{path} in the output folder was changed or made by somebody else.",
                "Move it away, or use --force to replace it.",
            )
    store.write(path, content)
