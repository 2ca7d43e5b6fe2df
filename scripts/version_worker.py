"""Read letters with one version of the program; `compare_versions.py` starts it, with that version's src on PYTHONPATH.

    PYTHONPATH=CHECKOUT/src python version_worker.py SECONDS < jobs.json

A job names a letter and the file for its result. A result is what the version makes of the letter: its JSON, the key
findings, the report in Markdown with its warnings, and the error that ended it. It is written letter by letter, so that
a crash or a letter that takes more than SECONDS, which ends this process, loses no other.
"""

from __future__ import annotations

import faulthandler
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

TODAY, COMMITTEE_DATE = date(2025, 12, 1), date(2026, 1, 15)
"""The same in every run: a report must not depend on the day on which versions are compared."""


def result_of(path: Path) -> dict[str, Any]:
    """What this version makes of one letter; as far as it came, where it fails."""
    from ofsted_report import Meeting, build_report, choose_findings, read_letter, render

    result: dict[str, Any] = {"error": None, "letter": None, "findings": None, "report": None, "warnings": None}
    try:
        letter = read_letter(path)
        result["letter"] = json.loads(letter.to_json())
        findings = choose_findings(letter)
        result["findings"] = [
            {"sentences": list(one.sentences), "place": one.source.place(), "reason": one.reason}
            for one in findings.findings
        ]
        report = build_report(letter, findings, None, Meeting(committee_date=COMMITTEE_DATE), today=TODAY)
        result["warnings"] = list(report.warnings)
        result["report"] = render(report, "md").content.decode()
    except Exception as error:  # any failure is a result, also a defect of that version
        result["error"] = f"{type(error).__name__}: {error}"
    return result


def main() -> None:
    """Do the jobs that stand on stdin: [{"letter": PATH, "result": PATH}, …]."""
    seconds = float(sys.argv[1])
    for job in json.load(sys.stdin):
        faulthandler.dump_traceback_later(seconds, exit=True)
        result = result_of(Path(job["letter"]))
        faulthandler.cancel_dump_traceback_later()
        whole = Path(job["result"])
        part = whole.with_suffix(".part")
        part.write_text(json.dumps(result), encoding="utf-8")
        part.replace(whole)


if __name__ == "__main__":
    main()
