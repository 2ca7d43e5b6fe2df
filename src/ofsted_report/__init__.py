"""From an Ofsted letter to a committee report that says what Ofsted said.

The four functions below are the whole line; the command `ofsted-report` only translates between a person and them.

    letter = read_letter("letter.pdf")
    findings = choose_findings(letter)
    report = build_report(letter, findings, settings, meeting)
    problems = check_report("report.docx", letter)

They are imported when first used, so that `import ofsted_report` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from ofsted_report.checking.check import check_report as check_report
    from ofsted_report.findings.choose import choose_findings as choose_findings
    from ofsted_report.letter.parse import read_letter as read_letter
    from ofsted_report.report.compose import build_report as build_report

_HOMES = {
    "read_letter": "ofsted_report.letter.parse",
    "choose_findings": "ofsted_report.findings.choose",
    "build_report": "ofsted_report.report.compose",
    "check_report": "ofsted_report.checking.check",
}
__all__ = ["__version__", "build_report", "check_report", "choose_findings", "read_letter"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
