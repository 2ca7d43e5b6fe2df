"""The result of a run, in words for a person and as data for a script."""

from __future__ import annotations

from typing import Any

from ofsted_report.batch.overview import REASONS
from ofsted_report.batch.run import Result
from ofsted_report.batch.sources import Found
from ofsted_report.checking.codes import TITLES
from ofsted_report.report.grammar import counted

_NAMED = 5
"""Most letters that are named for each reason; all are in index.html."""


def in_words(result: Result, found: Found, out: str) -> str:
    """A few lines: how many done, skipped, failed, by reason; what was passed over; where to look."""
    tally = result.tally
    parts = [f"{tally.done:,} done"]
    if tally.skipped:
        parts.append(f"{tally.skipped:,} done before")
    parts.append(f"{tally.failed:,} failed")
    lines = [f"{counted(tally.total, 'letter')}: {', '.join(parts)}."]
    if tally.with_warnings:
        lines.append(f"{counted(tally.with_warnings, 'letter')} with warnings.")
    if tally.done:
        confident = tally.done - tally.to_look_at
        lines.append(
            f"{confident:,} of {tally.done:,} read with confidence"
            + (f"; look at the warnings of the other {tally.to_look_at:,}:" if tally.to_look_at else ".")
        )
        lines += [f"  {TITLES.get(code, code)}: {number:,}." for code, number in tally.why.most_common(_NAMED)]
    if tally.reports_with_warnings:
        lines.append(f"{counted(tally.reports_with_warnings, 'report')} to look at before use:")
        shown = tally.reports.most_common(_NAMED)
        lines += [f"  {warning}" + (f" ({number:,} reports)" if number > 1 else "") for warning, number in shown]
        if len(tally.reports) > _NAMED:
            lines.append(f"  and {len(tally.reports) - _NAMED:,} more warnings, in the overview.")
    for reason, number in sorted(tally.by_reason.items(), key=lambda pair: -pair[1]):
        lines.append(f"{number:,} failed: {REASONS.get(reason, reason)}.")
        named = [record for record in result.failures if record.error and record.error.reason == reason]
        lines += [f"  {record.source}: {record.error.what}" for record in named[:_NAMED] if record.error]
        if number > _NAMED:
            lines.append(f"  and {number - _NAMED:,} more, in the overview.")
        if named and named[0].error:
            lines.append(f"  {named[0].error.remedy}")
    lines += _passed_over(result, found)
    lines += result.tables.remarks(_NAMED) if result.tables is not None else []
    lines.append(f"Overview: {out.rstrip('/')}/index.html")
    return "\n".join(lines)


def _passed_over(result: Result, found: Found) -> list[str]:
    lines = []
    if found.other_files:
        kinds = ", ".join(f"{ending} {number}" for ending, number in found.other_files.most_common(_NAMED))
        lines.append(f"Passed over {counted(found.other_files.total(), 'file')} of other kinds: {kinds}.")
    lines += [f"Passed over {path}: it leads to a folder that was searched already." for path in found.loops]
    lines += [f"Could not look into {path}: {why}." for path, why in found.unreadable]
    lines += [f"The meetings table names {letter}, but no such letter was found." for letter in result.unused_meetings]
    if result.damaged_lines:
        lines.append(
            f"{counted(result.damaged_lines, 'line')} of the manifest could not be read (a run was cut short); "
            "the letters were converted again."
        )
    return lines


def as_data(result: Result, found: Found, out: str) -> dict[str, Any]:
    """The same for scripts."""
    tally = result.tally
    return {
        "format": "ofsted-report/batch",
        "version": 1,
        "out": out,
        "letters": tally.total,
        "done": tally.done,
        "skipped": tally.skipped,
        "failed": tally.failed,
        "failed_by_reason": tally.by_reason,
        "with_warnings": tally.with_warnings,
        "to_look_at": tally.to_look_at,
        "reports_with_warnings": tally.reports_with_warnings,
        "failures": [
            {"source": each.source, "reason": each.error.reason, "what": each.error.what, "remedy": each.error.remedy}
            for each in result.failures
            if each.error
        ],
        "other_files": dict(found.other_files),
        "unreadable_folders": [path for path, _ in found.unreadable],
        "unused_meetings": list(result.unused_meetings),
        **(result.tables.as_data() if result.tables is not None else {}),
    }
