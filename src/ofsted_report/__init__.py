"""From an Ofsted letter to a committee report that says what Ofsted said.

The functions below are the whole line; the command `ofsted-report` only translates between a person and them.

    letter = read_letter(Path("letter.pdf"))
    findings = choose_findings(letter)
    given = load_settings()  # council.toml of the working folder or above, or Settings(...) and Meeting(...)
    report = build_report(letter, findings, given.settings, given.meeting)
    Path("report.docx").write_bytes(render(report, "docx", given.settings.template).content)
    problems = check_report(Path("report.docx"), letter)

What goes wrong is raised as an OfstedReportError, which says what happened and what to do. All are imported when first
used, so that `import ofsted_report` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from ofsted_report.checking.check import check_report as check_report
    from ofsted_report.errors import OfstedReportError as OfstedReportError
    from ofsted_report.findings.choose import choose_findings as choose_findings
    from ofsted_report.letter.parse import read_letter as read_letter
    from ofsted_report.rendering.render import render as render
    from ofsted_report.report.compose import build_report as build_report
    from ofsted_report.settings.load import Meeting as Meeting
    from ofsted_report.settings.load import Settings as Settings
    from ofsted_report.settings.load import load as load_settings

_HOMES = {
    "read_letter": ("ofsted_report.letter.parse", "read_letter"),
    "choose_findings": ("ofsted_report.findings.choose", "choose_findings"),
    "load_settings": ("ofsted_report.settings.load", "load"),
    "Settings": ("ofsted_report.settings.load", "Settings"),
    "Meeting": ("ofsted_report.settings.load", "Meeting"),
    "build_report": ("ofsted_report.report.compose", "build_report"),
    "render": ("ofsted_report.rendering.render", "render"),
    "check_report": ("ofsted_report.checking.check", "check_report"),
    "OfstedReportError": ("ofsted_report.errors", "OfstedReportError"),
}
__all__ = [
    "Meeting",
    "OfstedReportError",
    "Settings",
    "__version__",
    "build_report",
    "check_report",
    "choose_findings",
    "load_settings",
    "read_letter",
    "render",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        module, own_name = _HOMES[name]
        return getattr(import_module(module), own_name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
