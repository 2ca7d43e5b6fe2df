"""The data model of a batch: the order (the same for all letters), a task (one letter), and its record (the result).

A record is one line of `manifest.jsonl`; fields are only ever added to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ofsted_report.findings.model import Mode
from ofsted_report.letter.doubts import LOOK_HERE
from ofsted_report.letter.model import Judgement, LetterWarning
from ofsted_report.settings.model import DEFAULT_TEMPLATE, Meeting, Settings

Format = Literal["docx", "html", "md", "json"]
FORMATS: tuple[Format, ...] = ("docx", "html", "md", "json")

Reason = Literal[
    "not-readable",
    "not-ofsted",
    "encrypted",
    "no-text",
    "template",
    "settings",
    "findings",
    "output",
    "disk",
    "timeout",
    "memory",
    "too-much",
    "crash",
    "worker-lost",
    "defect",
]
"""Why a letter failed: the failures of `errors.py`, and what only a batch can meet.

`disk`: the place the output goes to is full or read-only, which stops the batch; `crash`: the worker died while it read
the letter; `worker-lost`: machines of a cluster were lost while they had it in hand.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is the same for every letter of a run; sent once to each worker."""

    formats: tuple[Format, ...]
    out: str
    """The destination of outputs: a folder, or a URL that fsspec supports."""
    settings: Settings = field(default_factory=Settings)
    meeting: Meeting = field(default_factory=Meeting)
    """For letters that have no row in the meetings table."""
    template_data: bytes | None = None
    """The council's own Word template, read once; None for a shipped one."""
    form: str = DEFAULT_TEMPLATE
    """The shipped template that the council's is a copy of: what web page and Markdown look like."""
    mode: Mode = "key"
    limit: int | None = None
    comments: bool = True
    reader: str = "auto"
    ocr: str = "auto"
    """Whether the text of scans is recognised."""
    force: bool = False
    by_content: bool = False
    """Workers get letters and give outputs as bytes: they share no storage with whoever ordered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One letter to convert."""

    source: str
    """Its path or URL."""
    shown: str
    """The same for people and for the manifest: printable, on one line."""
    name: str
    """Path of its outputs below `Order.out`, without suffix: 'anyshire/2025-08 letter'."""
    fingerprint: str
    """Changes with anything that changes an output: settings, template, wording, version, this letter's meeting."""
    meeting: Meeting | None = None
    """Its row of the meetings table."""
    ours: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of outputs that an earlier run wrote, by path: these may be replaced."""
    stamp: str | None = None
    """The content's version according to the storage, if it has one (ETag)."""
    content: bytes | None = None
    pages_to_recognise: int = 0
    """For a scan that was handed out before: it is now recognised, and gets time for this number of pages."""
    corrections: bytes | None = None
    """The file of corrections beside a letter on this machine, if it has one; a copy of the letter needs it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that was written: its path below `Order.out`, with slashes, and the SHA-256 of what was written."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a letter could not be converted, and what to do."""

    reason: Reason
    what: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The result of one letter."""

    source: str
    name: str
    status: Literal["done", "failed"]
    sha256: str | None = None
    stamp: str | None = None
    fingerprint: str = ""
    kind: str | None = None
    authority: str | None = None
    title: str | None = None
    letter_date: date | None = None
    visit_start: date | None = None
    visit_end: date | None = None
    ordinal: int | None = None
    judgements: tuple[Judgement, ...] = ()
    areas_covered: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    priority_actions: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    """The key findings' words, for the timeline."""
    warnings: tuple[LetterWarning, ...] = ()
    report_warnings: tuple[str, ...] = ()
    """What `build` would warn of: a letter about another council, a meeting in the past."""
    open_fields: tuple[str, ...] = ()
    outputs: dict[Format, Output] = field(default_factory=dict)
    kept: Output | None = None
    """The letter's rows, which the tables are made from."""
    outdated: tuple[Output, ...] = ()
    """Outputs of earlier runs that are not made again: of other settings, or before a failure."""
    error: Failure | None = None
    seconds: float = 0.0
    """Seconds that the letter took in its worker."""
    finished: str = ""
    """Time in UTC: '2026-01-15T10:30:00Z'."""

    @property
    def all_warnings(self) -> tuple[str, ...]:
        """In words: what was noticed in the letter, and about the report."""
        return (*(warning.message for warning in self.warnings), *self.report_warnings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The answer of a worker: the record, and the outputs if it did not write them itself."""

    record: Record
    contents: Mapping[str, bytes] = field(default_factory=dict)
    """By path, only with `Order.by_content`."""
    pages_to_recognise: int = 0
    """The letter is a scan of this many pages: hand it out again, with time to recognise its text."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """The run so far, for progress and for the summary."""

    total: int
    skipped: int = 0
    """Done by an earlier run, and unchanged."""
    done: int = 0
    failed: int = 0
    by_reason: dict[str, int] = field(default_factory=dict)
    with_warnings: int = 0
    to_look_at: int = 0
    """Letters of which a quoted word or a fact may be wrong."""
    why: Counter[str] = field(default_factory=Counter)
    """How many of these have a warning with this code."""
    reports: Counter[str] = field(default_factory=Counter)
    """How many reports have this warning."""
    reports_with_warnings: int = 0

    def add(self, record: Record) -> None:
        """Count one letter."""
        if record.status == "done":
            self.done += 1
            self.with_warnings += bool(record.all_warnings)
            codes = {warning.code for warning in record.warnings} & LOOK_HERE
            self.to_look_at += bool(codes)
            self.why.update(codes)
            self.reports.update(record.report_warnings)
            self.reports_with_warnings += bool(record.report_warnings)
        else:
            self.failed += 1
            reason = record.error.reason if record.error else "defect"
            self.by_reason[reason] = self.by_reason.get(reason, 0) + 1

    @property
    def left(self) -> int:
        """Letters not yet counted."""
        return self.total - self.skipped - self.done - self.failed
